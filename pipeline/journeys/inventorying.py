"""The inventory of evidence, from the folders of the subbagian to inventaris.csv, and what `lakip periksa` says around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from .archive import Archive, Scope

if TYPE_CHECKING:
    from ..core.collecting.inventory import Content, Described, Inventory
    from ..core.findings import Finding
    from ..core.model import Dossier, EvidenceFile, Submission

PAPERS = "kendali"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An inventory as taken, where it was written (None: only shown), and what was found around it."""

    inventory: "Inventory"
    name: str  # 2026-s2
    title: str
    file: Path | None
    findings: "tuple[Finding, ...]"


def folder(dossier: "Dossier", period: str) -> PurePosixPath:
    """Return where the papers of a period lie."""
    return dossier.folder / PAPERS / period


def wanted(archive: Archive, scope: Scope) -> tuple[int, str]:
    """Return the year and period of a scope that must name both."""
    if scope.year is None or not scope.period:
        raise PipelineError("Perintah ini untuk satu periode.", "Tulis tahun dan periodenya, misalnya 2026/s2.")
    return scope.year, archive.period(scope.year, scope.period).code


def take(root: Path, scope: Scope, *, save: bool = False) -> Taken:
    """Take the inventory of a period; with `save` it is written as the record of step 13, in place of an earlier one."""
    from ..core.collecting import inventory
    from ..core.findings import ordered
    from ..intake.repository import history_added

    archive = Archive(root)
    year, period = wanted(archive, scope)
    dossier = archive.dossier(year)
    files = _files(dossier, period)
    told, _ = described(archive, year)
    added = history_added.added(root, dossier.folder / period)
    made = inventory.take(dossier, period, told, _contents(archive, year, files, told, everything=True), added)
    file = _saved(root, folder(dossier, period), made) if save else None
    near = (dossier.folder / period, folder(dossier, period))
    found = ordered(f for f in findings(Archive(root), year) if any(place in f.place.file.parents for place in near))
    title = f"{dossier.office.short_name}: inventaris data dukung {archive.period(year, period).name} {year}"
    return Taken(inventory=made, name=f"{year}-{period}", title=title, file=file, findings=found)


def _saved(root: Path, place: PurePosixPath, made: "Inventory") -> Path:
    from ..core.collecting.inventory import COLUMNS
    from ..intake.beside.inventoried import TAKEN
    from ..render import sheet

    return sheet.put(root, place / TAKEN, sheet.csv_bytes(COLUMNS, [item.cells for item in made.items]))


def described(archive: Archive, year: int) -> "tuple[Mapping[PurePosixPath, Described], tuple[Finding, ...]]":
    """Return what each bukti.csv of a year says, by evidence file, and what is wrong with these tables."""
    from ..core.collecting import inventory_checks
    from ..intake.beside import inventoried

    told: dict[PurePosixPath, Described] = {}
    found: list[Finding] = []
    for submission in archive.dossier(year).submissions:
        read = inventoried.described(archive.root, submission.folder) if submission.exists else inventoried.Read()
        told |= {submission.folder / "bukti" / row.name: row for row in read.rows}
        found += [*read.findings, *inventory_checks.listed(read.rows, submission.evidence)]
    return told, tuple(found)


def _files(dossier: "Dossier", period: str = "") -> "tuple[EvidenceFile, ...]":
    chosen: Iterable[Submission] = (s for s in dossier.submissions if s.period == period or not period)
    return tuple(chain.from_iterable(submission.evidence for submission in chosen))


def _contents(
    archive: Archive, year: int, files: "tuple[EvidenceFile, ...]", told: "Mapping[PurePosixPath, Described]", *, everything: bool = False
) -> "Mapping[PurePosixPath, Content]":
    """Look into files. Only open ones are searched for personal numbers by a check, all of them for an inventory."""
    from ..core.collecting.inventory import Access
    from ..intake.beside import inventoried

    public = archive.dossier(year).office.contact
    opened = {file for file, row in told.items() if row.access is Access.OPEN}
    return inventoried.contents(archive.root, files, public, search=lambda file: everything or file.file in opened)


def findings(archive: Archive, year: int) -> "Iterable[Finding]":
    """Yield what is wrong around a year's evidence, its inventories, and the personal data in what is published."""
    from ..core.collecting import inventory_checks as checks

    dossier, files = archive.dossier(year), _files(archive.dossier(year))
    told, wrong = described(archive, year)
    contents = _contents(archive, year, files, told)
    yield from wrong
    yield from checks.looked_into(files, contents)
    yield from checks.open_ones(files, told, contents)
    yield from checks.published(dossier)
    if year - 1 in archive.earlier(year):
        yield from checks.repeated(files, _files(archive.dossier(year - 1)), year - 1)
    for period in dossier.periods:
        yield from _since(archive, year, period.code, told)


def _since(archive: Archive, year: int, period: str, told: "Mapping[PurePosixPath, Described]") -> "Iterable[Finding]":
    from ..core.collecting import inventory_checks
    from ..intake.beside import inventoried

    dossier = archive.dossier(year)
    place = folder(dossier, period)
    read = inventoried.taken(archive.root, place)
    yield from read.findings
    if read.exists and not read.findings:
        yield from inventory_checks.since(read.rows, place / inventoried.TAKEN, _files(dossier, period), told, f"{year}/{period}")


def export(root: Path, taken: Taken, form: str, out: Path | None) -> Path:
    """Write the inventory as csv, xlsx or json, into build/inventaris/ unless told where; return the file."""
    import json

    from ..core.collecting.inventory import COLUMNS
    from ..render import inventory_sheet, sheet

    made = taken.inventory
    content = {
        "csv": lambda: sheet.csv_bytes(COLUMNS, [item.cells for item in made.items]),
        "xlsx": lambda: inventory_sheet.workbook(made, taken.title),
        "json": lambda: (json.dumps(inventory_sheet.plain(made), ensure_ascii=False, indent=1) + "\n").encode(),
    }[form]()
    file = out.absolute() if out else root / "build" / "inventaris" / f"inventaris-{taken.name}.{form}"
    return sheet.put(file.parent, PurePosixPath(file.name), content)
