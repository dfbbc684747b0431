"""The office's SOPs as data: periods/sop.yml. Optional; without it there are no steps to follow."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ...core.collecting.rules import time as rules
from ...core.document_rules import DATE_IMPOSSIBLE
from ...core.findings import Finding, ordered
from ...core.tracking.procedures import Basis, Procedure, Procedures, Review
from ...core.tracking.values import Standard, Step, Unit
from .. import documents
from ..files import PERIODS
from .papers import read as content

FILE = PERIODS / "sop.yml"
ILLEGIBLE = "tidak terbaca pada naskah yang tersedia"
PRINTED = "kolom Waktu naskah SOP"
DATE_KEYS = ("tanggal", "diperiksa")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The SOPs, none where the file is missing or cannot be used, and what is wrong with it."""

    procedures: Procedures = field(default=Procedures())
    findings: tuple[Finding, ...] = ()


def read(root: Path) -> Kept:
    """Read sop.yml."""
    data = content(root, FILE)
    if not isinstance(data, bytes):
        return Kept(findings=(data,) if data else ())
    document, found = documents.read(data, FILE, "sop")
    if document is None or (wrong := tuple(_wrong(document))):
        return Kept(findings=ordered(found or wrong))
    given: Any = document.value
    made = tuple(_procedure(document, item, n) for n, item in enumerate(given["sop"]))
    return Kept(procedures=Procedures(all=made), findings=found)


def _procedure(document: documents.Document, item: Mapping[str, Any], number: int) -> Procedure:
    path, about = ("sop", number), item["tinjauan"]
    return Procedure(
        code=item["kode"],
        name=item["nama"],
        number=item.get("nomor", ""),
        issued=_day(item.get("tanggal")),
        printed_total=item.get("waktu_tercetak", ""),
        note=item.get("catatan", ""),
        steps=tuple(_step(document, x, item["kode"], (*path, "langkah", n)) for n, x in enumerate(item["langkah"])),
        bases=tuple(_basis(document, x, (*path, "dasar_hukum", n)) for n, x in enumerate(item["dasar_hukum"])),
        reviews_per_year=about["per_tahun"],
        review_basis=about["dasar"],
        reviews=tuple(
            Review(day=date.fromisoformat(x["tanggal"]), result=x["hasil"], file=x.get("berkas", "")) for x in about["dilakukan"]
        ),
        place=document.place(*path),
    )


def _step(document: documents.Document, item: Mapping[str, Any], sop: str, path: tuple[str | int, ...]) -> Step:
    return Step(
        code=item["kode"],
        number=item["kode"].rpartition("-")[2],
        sop=sop,
        name=item["nama"],
        holder=item["pelaksana"],
        output=item["keluaran"],
        standard=_standard(item["baku"]),
        trace=item["jejak"],
        annual=item.get("tahunan", False),
        short=item.get("ringkas", ""),
        place=document.place(*path),
    )


def _standard(item: Mapping[str, Any]) -> Standard:
    legible = item.get("terbaca", True) and item["nilai"] is not None
    basis = item.get("dasar", PRINTED if legible else ILLEGIBLE)
    amount = Decimal(item["nilai"]) if legible else None
    return Standard(amount=amount, unit=Unit(item["satuan"]), working=item.get("hari_kerja", True), basis=basis)


def _basis(document: documents.Document, item: Mapping[str, Any], path: tuple[str | int, ...]) -> Basis:
    note, checked = item.get("catatan", ""), _day(item.get("diperiksa"))
    return Basis(text=item["naskah"], status=item["status"], checked=checked, note=note, place=document.place(*path))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _wrong(document: documents.Document) -> Iterator[Finding]:
    """Yield what a schema cannot see: dates in no calendar, a step twice, a step of another SOP."""
    yield from _impossible(document, document.value, ())
    given: Any = document.value
    seen: set[str] = set()
    for n, item in enumerate(given["sop"]):
        for m, step in enumerate(item["langkah"]):
            place, code = document.place("sop", n, "langkah", m, "kode"), step["kode"]
            if code in seen:
                yield rules.STEPS_DISORDERED.at(place, kode=code, sebab="tertulis lebih dari sekali")
            if not code.startswith(f"{item['kode']}-"):
                yield rules.STEPS_DISORDERED.at(place, kode=code, sebab=f"bukan milik SOP «{item['kode']}»")
            seen.add(code)


def _impossible(document: documents.Document, value: Any, path: tuple[str | int, ...]) -> Iterator[Finding]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        if key in DATE_KEYS and isinstance(item, str) and not _exists(item):
            yield DATE_IMPOSSIBLE.at(document.place(*path, key), isi=item, kunci=key)
        yield from _impossible(document, item, (*path, key))


def _exists(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
