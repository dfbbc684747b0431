"""The papers of the inventory: bukti.csv of a subbagian, inventaris.csv as taken, and a look into the evidence itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from ...core import document_rules
from ...core import model as m
from ...core.collecting import inventory as inv
from ...core.collecting import personal
from ...core.findings import Finding, Place
from .. import contract, tables
from ..guards import kinds
from . import papers, textual

DESCRIBED, TAKEN = "bukti.csv", "inventaris.csv"
T = TypeVar("T")
MOST_HITS = 50  # so many places in one file are more than enough to refuse it


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(Generic[T]):
    """What a paper holds, and what is wrong with its shape; `exists` is False where there is none."""

    rows: tuple[T, ...] = ()
    findings: tuple[Finding, ...] = ()
    exists: bool = False


def described(root: Path, folder: PurePosixPath) -> Read[inv.Described]:
    """Read the bukti.csv of a subbagian's folder."""
    return _table(root, folder / DESCRIBED, "bukti", _described)


def open_files(root: Path, dossier: m.Dossier) -> frozenset[PurePosixPath]:
    """Return the evidence of a year that its subbagian opened to everybody; a table that cannot be used opens nothing."""
    read = {s.folder: described(root, s.folder) for s in dossier.submissions if s.exists}
    usable = ((folder, row) for folder, table in read.items() if not table.findings for row in table.rows)
    return frozenset(folder / "bukti" / row.name for folder, row in usable if row.access is inv.Access.OPEN)


def taken(root: Path, folder: PurePosixPath) -> Read[inv.Item]:
    """Read the inventaris.csv of a period's folder of papers; `Item.place` is the row it stands on."""
    return _table(root, folder / TAKEN, "inventaris", _item)


def _table(root: Path, file: PurePosixPath, schema: str, make: Callable[[Mapping[str, str], Place], T]) -> Read[T]:
    content = papers.read(root, file)
    if not isinstance(content, bytes):
        return Read(findings=(content,) if content else (), exists=content is not None)
    rows, found = tables.read(content, file, contract.table(schema))
    found += tuple(_impossible(row, file) for row in rows if row.cells["tanggal"] and _day(row.cells["tanggal"]) is None)
    return Read(rows=tuple(make(row.cells, Place(file, row.line)) for row in rows), findings=found, exists=True)


def _impossible(row: tables.Row, file: PurePosixPath) -> Finding:
    return document_rules.DATE_IMPOSSIBLE.at(Place(file, row.line, "tanggal"), isi=row.cells["tanggal"], kunci="tanggal")


def _described(cells: Mapping[str, str], place: Place) -> inv.Described:
    return inv.Described(
        name=cells["berkas"],
        access=inv.Access.OPEN if cells["klasifikasi"] == inv.Access.OPEN else inv.Access.RESTRICTED,
        day=_day(cells["tanggal"]),
        handed_by=cells["diserahkan_oleh"],
        note=cells["keterangan"],
        place=place,
    )


def _item(cells: Mapping[str, str], place: Place) -> inv.Item:
    return inv.Item(
        department=cells["subbagian"],
        indicator=cells["indikator"],
        month=int(cells["bulan"]) if cells["bulan"] else None,
        name=cells["berkas"],
        sha256=cells["sha256"],
        size=int(cells["ukuran"] or 0),
        kind=cells["jenis"],
        day=_day(cells["tanggal"]),
        day_source=cells["sumber_tanggal"],
        handed_by=cells["diserahkan_oleh"],
        handed_source=cells["sumber_penyerah"],
        access=inv.Access.OPEN if cells["klasifikasi"] == inv.Access.OPEN else inv.Access.RESTRICTED,
        privacy=cells["data_pribadi"],
        place=place,
    )


def _day(text: str) -> date | None:
    """Return the day; one that is in no calendar is none, and a finding."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def contents(
    root: Path, files: Sequence[m.EvidenceFile], public: str, *, search: Callable[[m.EvidenceFile], bool]
) -> Mapping[PurePosixPath, inv.Content]:
    """Look into files: their kind, and for those that `search` asks for the personal numbers in them.

    One that cannot be opened is of unknown kind.
    """
    return {file.file: _content(root, file.file, public, search=search(file)) for file in files}


def _content(root: Path, file: PurePosixPath, public: str, *, search: bool) -> inv.Content:
    try:
        with papers.opened(root, file) as stream:
            kind = kinds.kind_of(stream)
            found = textual.stretches(stream, kind) if search else None
            hits = None if found is None else _hits(found, public)
            if not hits and search and textual.has_pictures(stream, kind):
                hits = None
    except OSError:
        return inv.Content(kind=kinds.UNKNOWN, fits_name=True)
    return inv.Content(kind=kind, fits_name=kinds.fits(kind, file), hits=hits, unit=textual.UNITS.get(kind, "baris"))


def _hits(found: textual.Stretches, public: str) -> tuple[personal.Hit, ...]:
    seen: list[personal.Hit] = []
    for stretch in found:
        seen += personal.find(stretch.text, public, stretch.first)
        if len(seen) >= MOST_HITS:
            break
    return tuple(seen[:MOST_HITS])
