"""A form with every kind of indicator, made by hand, for the tests of the HTML form."""

from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.core import model as m
from pipeline.core.collecting.values import Asked, AskedSpending, Form, FormIdentity
from pipeline.render import form_html
from tests import builders as b

DIGEST = "ab" * 32
IDENTITY = FormIdentity(region="0000", year=2026, period="s2", department="rendatin", digest=DIGEST)
HOST = m.Hosting(name="github.com", repo="kantor/arsip")
PARTS = {"derivation": m.Derivation.SHARE}

SHARE = b.indicator("IK-1.1", **PARTS)
COUNT = b.indicator("IK-1.2", kind=m.Kind.NUMBER, unit="kegiatan", decimals=0, consolidation=m.Consolidation.SUM, polarity=m.Polarity.MORE)
DAYS = b.indicator(
    "IK-1.3", kind=m.Kind.NUMBER, unit="hari", decimals=1, derivation=m.Derivation.RATIO, polarity=m.Polarity.LESS,
    consolidation=m.Consolidation.MEAN, minimize="nisbah",
)  # fmt: skip
INDEX = b.indicator("IK-2.1", kind=m.Kind.INDEX, unit="indeks", decimals=2, polarity=m.Polarity.STABLE)
RUPIAH = b.indicator(
    "IK-2.2", kind=m.Kind.RUPIAH, unit="rupiah", decimals=0, polarity=m.Polarity.LESS, consolidation=m.Consolidation.MAXIMUM
)
RANGE = b.indicator("IK-2.3", kind=m.Kind.PERCENT, decimals=4, polarity=m.Polarity.RANGE, derivation=m.Derivation.RATIO)
GRADE = b.indicator("IK-3.1", kind=m.Kind.GRADE, unit="predikat", decimals=0)
GROWTH = b.indicator("IK-3.2", decimals=3)
INDICATORS = (SHARE, COUNT, DAYS, INDEX, RUPIAH, RANGE, GRADE, GROWTH)
TARGETS: dict[str, m.Value | None] = {
    "IK-1.1": b.value("80"),
    "IK-1.2": b.value("12"),
    "IK-1.3": b.value("10"),
    "IK-2.1": b.value("76.61"),
    "IK-2.2": b.value("5000000"),
    "IK-2.3": b.value("60", "85"),
    "IK-3.1": b.value("B"),
    "IK-3.2": b.value("2.5"),
}
GRADES = ("D", "C", "CC", "B", "BB", "A", "AA")


def asked(indicator: m.Indicator, month: int, **filled: str) -> Asked:
    """One row, with what is already there."""
    choices = GRADES if indicator.kind is m.Kind.GRADE else ()
    return Asked(indicator=indicator, month=month, target=TARGETS[indicator.code], activity="Rapat", choices=choices, filled=filled)


def form(**changes: Any) -> Form:
    """Two months of every indicator and one budget line."""
    fields: dict[str, Any] = {
        "identity": IDENTITY,
        "office": "Kantor <Contoh>",
        "short_name": "Kantor",
        "period": b.period("s2", (7, 8, 9, 10, 11, 12), name="Semester II"),
        "department": b.department(name="Subbagian Perencanaan, Data, dan Informasi"),
        "due": date(2027, 1, 11),
        "rows": tuple(asked(indicator, month) for indicator in INDICATORS for month in (8, 12)),
        "spending": tuple(
            AskedSpending(code="076.01", name="Layanan", revised="40000000", month=k, volume_unit="laporan") for k in (8, 12)
        ),
        "subjects": INDICATORS,
    }
    return Form(**(fields | changes))


def page(asked_form: Form | None = None, **changes: Any) -> bytes:
    """The form as a page, measured by the usual rules."""
    options: dict[str, Any] = {"hosting": HOST, "branch": "main", "rules": b.rules(), "earlier": ()}
    return form_html.html(asked_form or form(), **(options | changes))


def entry(indicator: m.Indicator, cells: dict[str, str]) -> m.Entry:
    """A row of the model from canonical cells, as intake would make it."""
    number = {name: Decimal(cells[name]) if cells.get(name) else None for name in ("pembilang", "penyebut")}
    evidence = tuple(name for name in cells.get("bukti", "").split(";") if name)
    return b.entry(
        indicator.code, int(cells.get("bulan", "12")), cells.get("realisasi") or None,
        numerator=number["pembilang"], denominator=number["penyebut"], evidence=evidence,
    )  # fmt: skip
