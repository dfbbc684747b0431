"""The verifier's papers of a year: kendali/<period>/verifikasi-<subbagian>.yml and konfirmasi-<NNN>.yml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from ...core.collecting.confirming import STEM, Confirmation, Said
from ...core.collecting.verification import PENDING, Item, Sheet
from ...core.findings import Finding, ordered
from .. import documents
from .opened import folders, paper

PREFIX = "verifikasi-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What a year's verifiers wrote: sheets and konfirmasi in order of file, and what is wrong with the files."""

    sheets: tuple[Sheet, ...] = ()
    asked: tuple[Confirmation, ...] = ()
    findings: tuple[Finding, ...] = ()

    def sheet(self, period: str, department: str) -> Sheet | None:
        """Return a subbagian's sheet in the folder of a period, None where there is none."""
        return next((s for s in self.sheets if s.file.parent.name == period and s.department == department), None)

    def asked_in(self, period: str) -> tuple[Confirmation, ...]:
        """Return the konfirmasi in the folder of a period, by number."""
        inside = (one for one in self.asked if one.file.parent.name == period)
        return tuple(sorted(inside, key=lambda one: (one.number, one.file)))


def read(root: Path, year: int) -> Verified:
    """Read a year's papers of verification. A file that cannot be used is a finding; nothing counts as verified by it."""
    found: list[Finding] = []
    sheets, asked = [], []
    for folder in folders(root, year):
        sheets += [_sheet(d) for d in _papers(root, folder, PREFIX, "verifikasi", found)]
        asked += [_confirmation(d) for d in _papers(root, folder, STEM, "konfirmasi", found)]
    return Verified(sheets=tuple(sheets), asked=tuple(asked), findings=ordered(found))


def asked(root: Path, year: int) -> tuple[Confirmation, ...]:
    """Return a year's konfirmasi alone; what cannot be read is left to `read`."""
    found: list[Finding] = []
    return tuple(_confirmation(d) for folder in folders(root, year) for d in _papers(root, folder, STEM, "konfirmasi", found))


def _papers(root: Path, folder: PurePosixPath, prefix: str, schema: str, found: list[Finding]) -> Iterator[documents.Document]:
    names = sorted(child.name for child in (root / folder).iterdir())
    for name in (name for name in names if name.startswith(prefix) and name.endswith(".yml")):
        document = paper(root, folder / name, schema, found)
        if document:
            yield document


def _sheet(document: documents.Document) -> Sheet:
    data: Any = document.value
    items = tuple(_item(item, document, i) for i, item in enumerate(data["indikator"]))
    return Sheet(period=data["periode"], department=data["subbagian"], items=items, file=document.file)


def _item(data: Mapping[str, Any], document: documents.Document, at: int) -> Item:
    return Item(
        code=data["kode"],
        name=data.get("nama", ""),
        rows=tuple(data.get("baris", ())),
        checks=dict(data.get("pemeriksaan", {})),
        machine=tuple(data.get("temuan", ())),
        result=data.get("hasil", PENDING),
        note=data.get("catatan", ""),
        by=data.get("oleh", ""),
        alone=data.get("sendiri", ""),
        day=date.fromisoformat(data["tanggal"]) if data.get("tanggal") else None,
        sha256=data.get("sha256", ""),
        place=document.place("indikator", at, "hasil"),
    )


def _confirmation(document: documents.Document) -> Confirmation:
    data: Any = document.value
    decided = data.get("putusan")
    return Confirmation(
        number=data["nomor"],
        period=data["periode"],
        indicator=data["indikator"],
        months=tuple(data.get("bulan", ())),
        to=data["kepada"],
        question=_said(data["pertanyaan"]),
        answer=_said(data["jawaban"]) if data.get("jawaban") else None,
        decision=decided["putusan"] if decided else "",
        decided=_said(decided) if decided else None,
        file=document.file,
    )


def _said(data: Mapping[str, Any]) -> Said:
    return Said(day=date.fromisoformat(data["tanggal"]), by=data["oleh"], text=data.get("isi", ""))
