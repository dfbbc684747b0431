"""One year of the office from its files to a Dossier. A file that cannot be used is a finding in its place; all others still load."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from ..core import document_rules
from ..core import model as m
from ..core import shape_rules as rules
from ..core.approvals.contents import BESIDE
from ..core.findings import Finding, Place, ordered
from . import contract, documents, fields, particulars, prose, tables
from .files import PERIODS, Snapshot, digests, snapshot, years

__all__ = ["Loaded", "digests", "load", "years"]

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A year as read. `dossier` is None only where satker.yml, periode.yml or the Renstra cannot be used."""

    year: int
    dossier: m.Dossier | None
    findings: tuple[Finding, ...]
    digests: Mapping[PurePosixPath, str]  # sha256 of every file the year may depend on; equals digests(root, year)


def load(root: Path, year: int) -> Loaded:
    """Read one year. Raise PipelineError where periods/ or the year's folder is missing."""
    reading = _Reading(snapshot(root, year))
    dossier = reading.dossier()
    return Loaded(year=year, dossier=dossier, findings=ordered(reading.findings), digests=reading.snapshot.digests)


class _Reading:
    """The reading of one snapshot, gathering findings on the way."""

    def __init__(self, taken: Snapshot) -> None:
        self.snapshot = taken
        self.folder = PERIODS / str(taken.year)
        self.findings: list[Finding] = []

    def dossier(self) -> m.Dossier | None:
        """Return the year, or None; everything that can be read is read in either case, so that all findings are seen."""
        about = self.document(PERIODS / "satker.yml", "satker")
        yearly = self.document(self.folder / "periode.yml", "periode")
        office = particulars.office(about) if about else None
        periods = particulars.periods(yearly) if yearly else ()
        strategy = self.strategy(yearly) if yearly else None
        submissions = self.submissions(office, periods) if office and periods else self.unassigned()
        own = {name: self.rows(self.folder / f"{name}.csv", name) for name in ("perjanjian-kinerja", "rencana-aksi", "anggaran")}
        chapters = self.chapters()
        period_chapters = tuple(c for p in periods for c in self.chapters(p.code))
        self.note_strange_folders(self.folder / "laporan", tuple(p.code for p in periods))
        self.note_absent(about, PERIODS, "logo")
        self.note_absent(yearly, self.folder, "laporan", "pernyataan_reviu")
        self.note_irregular()
        if office is None or yearly is None or strategy is None:
            return None
        data: Any = yearly.value
        return m.Dossier(
            office=office,
            strategy=strategy,
            year=self.snapshot.year,
            folder=self.folder,
            status=m.Status(data["status"]),
            periods=periods,
            rules=particulars.measuring(yearly),
            edition=particulars.edition(yearly, self.snapshot.year, office.city),
            commitments=own["perjanjian-kinerja"],
            plan=own["rencana-aksi"],
            budget=own["anggaran"],
            budget_total=particulars.budget_total(yearly),
            submissions=submissions,
            chapters={chapter.key: chapter for chapter in chapters},
            period_chapters=period_chapters,
            notes=data.get("keterangan", ""),
            files=self.files(submissions),
            policy=particulars.policy(yearly),
        )

    def content(self, file: PurePosixPath, *, optional: bool = False) -> bytes | None:
        """Return the bytes of a file, None with a finding where they cannot be had (no finding for a missing optional file)."""
        found = self.snapshot.text(file)
        if isinstance(found, bytes):
            return found
        if isinstance(found, Finding):
            self.findings.append(found)
        elif not optional:
            self.findings.append(rules.FILE_MISSING.at(Place(file), berkas=file))
        return None

    def document(self, file: PurePosixPath, schema: str) -> documents.Document | None:
        """Return a YAML file, None where it cannot be used."""
        if (content := self.content(file)) is None:
            return None
        document, found = documents.read(content, file, schema)
        found = found or self.doubts(document)
        self.findings.extend(found)
        return None if found else document

    def doubts(self, document: documents.Document | None) -> tuple[Finding, ...]:
        """Return what a schema cannot see: dates in no calendar, a year other than the folder's."""
        if document is None:
            return ()
        found = particulars.impossible_dates(document)
        data: Any = document.value
        if "tahun" in data and data["tahun"] != self.snapshot.year:
            found += (document_rules.YEAR_DIFFERS.at(document.place("tahun"), isi=data["tahun"], folder=self.folder),)
        return found

    def rows(self, file: PurePosixPath, schema: str, *, optional: bool = False, **known: Any) -> Values:
        """Return a table's usable rows as values of the model."""
        if (content := self.content(file, optional=optional)) is None:
            return ()
        read, found = tables.read(content, file, contract.table(schema))
        self.findings.extend(found)
        kind, columns = fields.TABLES[schema]
        return tuple(fields.make(kind, columns, row, file, **known) for row in read)

    def strategy(self, yearly: documents.Document) -> m.Strategy | None:
        """Return the Renstra that periode.yml names; None where its folder or its indicators are missing."""
        data: Any = yearly.value
        folder = PERIODS / data["renstra"]
        if folder not in self.snapshot.folders:
            self.findings.append(rules.FOLDER_MISSING.at(yearly.place("renstra"), folder=folder, asal=yearly.file))
            return None
        made = {name: self.rows(folder / f"{name}.csv", name, optional=name == "riwayat") for name in _RENSTRA}
        if not made["indikator"] or not made["sasaran"]:
            return None
        _, first, last = folder.name.split("-")
        return m.Strategy(
            folder=folder,
            first_year=int(first),
            last_year=int(last),
            objectives=made["sasaran"],
            indicators=made["indikator"],
            targets={(row.indicator, row.year): row.target for row in made["target"]},
            past=made["riwayat"],
        )

    def submissions(self, office: m.Office, periods: tuple[m.Period, ...]) -> tuple[m.Submission, ...]:
        """Return what each subbagian handed in, by period and then in the order of satker.yml."""
        made = []
        for period in periods:
            codes = _codes(office, self.snapshot.year, period)
            self.note_strange_folders(self.folder / period.code, codes)
            made += [self.submission(period.code, code) for code in codes]
        return tuple(made)

    def unassigned(self) -> tuple[m.Submission, ...]:
        """Read whatever lies where submissions lie, although satker.yml or periode.yml cannot say whose it is: its faults are seen."""
        found = (f for f in sorted(self.snapshot.folders) if f.parent.parent == self.folder and f.parent.name not in _NO_PERIODS)
        return tuple(self.submission(folder.parent.name, folder.name) for folder in found)

    def submission(self, period: str, department: str) -> m.Submission:
        """Return one subbagian's folder; `exists` is False where there is none yet."""
        folder = self.folder / period / department
        if folder not in self.snapshot.folders:
            return m.Submission(department=department, period=period, folder=folder, exists=False)
        known: dict[str, Any] = {"department": department, "period": period}
        return m.Submission(
            folder=folder,
            exists=True,
            entries=self.rows(folder / "realisasi.csv", "realisasi", **known),
            spending=self.rows(folder / "anggaran.csv", "realisasi-anggaran", optional=True, **known),
            analysis=self.analysis(folder / "analisis.md", department, period),
            evidence=tuple(self.evidence(file, **known) for file in self.snapshot.inside(folder / "bukti")),
            department=department,
            period=period,
        )

    def analysis(self, file: PurePosixPath, department: str, period: str) -> tuple[m.Prose, ...]:
        """Return the stretches of an analisis.md."""
        if (content := self.content(file, optional=True)) is None:
            return ()
        stretches, found = prose.analysis(content, file, department, period)
        self.findings.extend(found)
        return stretches

    def evidence(self, file: PurePosixPath, department: str, period: str) -> m.EvidenceFile:
        """Return a file of a bukti/ folder with its digest."""
        taken = self.snapshot
        return m.EvidenceFile(file=file, sha256=taken.digests[file], size=taken.sizes[file], department=department, period=period)

    def chapters(self, period: str = "") -> tuple[m.Prose, ...]:
        """Return the chapter files of laporan/, or of laporan/<period>/."""
        made = []
        for file in (f for f in self.snapshot.inside(self.folder / "laporan" / period) if f.suffix == ".md"):
            if (content := self.content(file)) is None:
                continue
            chapter, found = prose.chapter(content, file, period)
            self.findings.extend(found)
            made += [chapter] if chapter else []
        return tuple(made)

    def note_strange_folders(self, above: PurePosixPath, codes: tuple[str, ...]) -> None:
        """Report folders that belong to no subbagian or period, for nobody would see that they are not read."""
        for folder in self.snapshot.folders_in(above):
            if folder.name not in codes:
                self.findings.append(rules.FOLDER_UNKNOWN.at(Place(folder), folder=folder, pilihan=", ".join(codes)))

    def note_absent(self, document: documents.Document | None, folder: PurePosixPath, *path: str) -> None:
        """Report a file that a document names and that is not among those read; a way out of the office's folders is none of them."""
        named: Any = document.value if document else {}
        for key in path:
            named = named.get(key) or {}
        if document and named and folder / named not in self.snapshot.digests:
            self.findings.append(rules.FILE_MISSING.at(document.place(*path), berkas=folder / named))

    def note_irregular(self) -> None:
        """Report links, pipes and unreadable files anywhere in the year, and folders inside bukti/."""
        inside = (fault for file, fault in self.snapshot.faults.items() if self.folder in file.parents)
        self.findings.extend(inside)
        for folder in sorted(self.snapshot.folders):
            if folder.parent.name == "bukti" and self.folder in folder.parents:
                self.findings.append(rules.FILE_IRREGULAR.at(Place(folder), nama=folder.name, jenis="folder"))

    def files(self, submissions: tuple[m.Submission, ...]) -> tuple[PurePosixPath, ...]:
        """Return every file that was read or hashed for the dossier, sorted."""
        evidence = {e.file for s in submissions for e in s.evidence}
        return tuple(sorted(self.snapshot.opened | evidence))


_NO_PERIODS = ("laporan", "pengesahan", *BESIDE)
_RENSTRA = ("sasaran", "indikator", "target", "riwayat")


def _codes(office: m.Office, year: int, period: m.Period) -> tuple[str, ...]:
    """Return the codes of the subbagian that existed at some time in the period's last month, without repeats."""
    day = date(year, period.last_month, 28)
    return tuple(dict.fromkeys(d.code for d in office.departments_on(day)))
