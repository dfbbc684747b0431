"""The letters of a year and the receipt of its delivery: periods/<year>/surat/*.yml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from ..core import shape_rules as rules
from ..core.delivery import Receipt
from ..core.findings import Finding, ordered
from ..core.letters import Wish
from . import documents
from .files import PERIODS, Snapshot, snapshot
from .particulars import impossible_dates

FOLDER = "surat"
RECEIPT = "penyampaian.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correspondence:
    """What lies in surat/: letters by file stem, the receipt (None: not delivered yet), and what is wrong with the files."""

    wishes: Mapping[str, Wish] = field(default_factory=dict)
    receipt: Receipt | None = None
    findings: tuple[Finding, ...] = ()

    def of_kind(self, kind: str) -> Wish:
        """Return the office's letter of a kind, or one with everything left open."""
        return next((wish for _, wish in sorted(self.wishes.items()) if wish.kind == kind), Wish(kind=kind))


def read(root: Path, year: int) -> Correspondence:
    """Read a year's surat/. A file that cannot be used is a finding; nothing counts as delivered by it."""
    taken = snapshot(root, year)
    folder = PERIODS / str(year) / FOLDER
    found: list[Finding] = []
    made = {file: _document(taken, file, found) for file in taken.inside(folder) if file.suffix == ".yml"}
    wishes = {file.stem: _wish(document) for file, document in made.items() if document and file.name != RECEIPT}
    given = made.get(folder / RECEIPT)
    receipt = _receipt(given, taken, found) if given else None
    return Correspondence(wishes=wishes, receipt=receipt, findings=ordered(found))


def _document(taken: Snapshot, file: PurePosixPath, found: list[Finding]) -> documents.Document | None:
    content = taken.text(file)
    if not isinstance(content, bytes):
        found.extend([content] if content else [])
        return None
    document, wrong = documents.read(content, file, "penyampaian" if file.name == RECEIPT else "surat")
    wrong = wrong or (impossible_dates(document) if document else ())
    found.extend(wrong)
    return None if wrong else document


def _wish(document: documents.Document) -> Wish:
    data: Any = document.value
    return Wish(
        kind=data["jenis"],
        number=data.get("nomor", ""),
        day=_day(data.get("tanggal")),
        nature=data.get("sifat", "Biasa"),
        subject=data.get("hal", ""),
        to=tuple(data.get("kepada", ())),
        opening=data.get("pembuka", ""),
        closing=data.get("penutup", ""),
        copies=tuple(data.get("tembusan", ())),
    )


def _receipt(document: documents.Document, taken: Snapshot, found: list[Finding]) -> Receipt | None:
    """A receipt that names a file which is not there proves nothing."""
    data: Any = document.value
    file = document.file.parent / data["berkas"] if data.get("berkas") else None
    if file and file not in taken.digests:
        found.append(rules.FILE_MISSING.at(document.place("berkas"), berkas=file))
        return None
    return Receipt(
        day=date.fromisoformat(data["tanggal"]),
        to=data["penerima"],
        way=data["cara"],
        agenda=data.get("nomor_agenda", ""),
        file=file,
        package=data.get("paket_sha256", ""),
        note=data.get("keterangan", ""),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
