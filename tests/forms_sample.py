"""Forms for tests, and the spoiling of workbooks by their XML: what Excel, LibreOffice or a hostile hand would have left in them."""

import io
import re
import zipfile
from datetime import date
from typing import Any

from pipeline.core import model as m
from pipeline.core.collecting.values import Asked, AskedSpending, Form, FormIdentity
from pipeline.render import workbook
from tests import builders

IDENTITY = FormIdentity(region="3673", year=2026, period="s2", department="rendatin", digest="a" * 64)
WORDS = {"opini": ("TMP", "TW", "WDP", "WTP"), "predikat": ("D", "C", "CC", "B", "BB", "A", "AA"), "ya/tidak": ("tidak", "ya")}
SHEET_PARTS = {"Petunjuk": 1, "Realisasi": 2, "Anggaran": 3, "Analisis": 4, "_lakip": 5}


def department() -> m.Department:
    return m.Department(
        code="rendatin", name="Subbagian Perencanaan", number=3, term=m.Term(start=date(2021, 1, 1)), place=builders.place()
    )


def period() -> m.Period:
    return m.Period(code="s2", name="Semester II", months=(7, 8, 9, 10, 11, 12), due=date(2027, 1, 11), place=builders.place())


def asked(code: str = "IK-1.1", month: int = 9, filled: dict[str, str] | None = None, **changes: Any) -> Asked:
    changes.setdefault("derivation", m.Derivation.RATIO)
    indicator = builders.indicator(code, **changes)
    choices = WORDS.get(indicator.kind.value, ())
    return Asked(indicator=indicator, month=month, target=builders.value(80), activity="Pleno", choices=choices, filled=filled or {})


def spent(code: str = "076.01", month: int = 9, filled: dict[str, str] | None = None) -> AskedSpending:
    return AskedSpending(code=code, name="Belanja", revised="1000000", month=month, volume_unit="dokumen", filled=filled or {})


def form(rows: tuple[Asked, ...] | None = None, spending: tuple[AskedSpending, ...] | None = None, **changes: Any) -> Form:
    """A form of two indicators and one budget line, nothing filled in."""
    rows = (asked(), asked("IK-1.2", 12)) if rows is None else rows
    fields: dict[str, Any] = {
        "identity": IDENTITY,
        "office": "Kantor Contoh",
        "short_name": "Contoh",
        "period": period(),
        "department": department(),
        "due": date(2027, 1, 11),
        "rows": rows,
        "spending": (spent(),) if spending is None else spending,
        "subjects": tuple({a.indicator.code: a.indicator for a in rows}.values()),
    }
    return Form(**(fields | changes))


def book(of: Form | None = None) -> bytes:
    return workbook.xlsx(of or form(), {})


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(inside: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inside.items():
            archive.writestr(name, data)
    return out.getvalue()


def part_of(sheet: str) -> str:
    return f"xl/worksheets/sheet{SHEET_PARTS[sheet]}.xml"


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """Replace text in a part; it must be there."""
    inside = parts(content)
    text = inside[part].decode()
    assert old in text, (part, old)
    inside[part] = text.replace(old, new).encode()
    return packed(inside)


def with_cell(content: bytes, sheet: str, reference: str, attributes: str, inner: str) -> bytes:
    """Put a cell's XML in the place of what stands at `reference`, keeping its style unless `attributes` names another."""
    inside = parts(content)
    text = inside[part_of(sheet)].decode()
    found = re.search(rf'<c r="{reference}"([^>]*?)(?:/>|>.*?</c>)', text)
    assert found, reference
    style = "" if " s=" in attributes else "".join(re.findall(r' s="\d+"', found[1]))
    new = f'<c r="{reference}"{style}{attributes}>{inner}</c>'
    inside[part_of(sheet)] = (text[: found.start()] + new + text[found.end() :]).encode()
    return packed(inside)


def with_number(content: bytes, sheet: str, reference: str, number: str) -> bytes:
    return with_cell(content, sheet, reference, "", f"<v>{number}</v>")


def with_text(content: bytes, sheet: str, reference: str, text: str) -> bytes:
    return with_cell(content, sheet, reference, ' t="inlineStr"', f'<is><t xml:space="preserve">{text}</t></is>')
