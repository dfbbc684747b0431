"""Periods as they were opened: periods/<year>/kendali/<period>/pembukaan.yml, and the revisions of the Perjanjian Kinerja since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from ...core.collecting.agreement import DEADLINE, PLAN, RULES, Clause
from ...core.collecting.opening import ALL, FILE, PAPERS, Opening, Revision
from ...core.findings import Finding, Place, ordered
from .. import documents
from ..files import PERIODS
from ..particulars import impossible_dates
from . import papers

STATED = frozenset({"kode", PLAN})  # keys of an indicator that are no clause of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The periods of a year that were opened, by the folder they lie in; the revisions; what is wrong with the files."""

    openings: Mapping[str, Opening] = field(default_factory=dict)
    revisions: tuple[Revision, ...] = ()
    findings: tuple[Finding, ...] = ()


def read(root: Path, year: int) -> Opened:
    """Read a year's openings. A file that cannot be used is a finding, and its period counts as not opened."""
    found: list[Finding] = []
    made = {}
    for folder in folders(root, year):
        document = paper(root, folder / FILE, "pembukaan", found)
        if document:
            made[folder.name] = _opening(document)
    revisions = tuple(_revisions(root, year)) if made else ()
    return Opened(openings=made, revisions=revisions, findings=ordered(found))


def folders(root: Path, year: int) -> tuple[PurePosixPath, ...]:
    """Return the folders of kendali/, one for each period that has papers; links are none."""
    base = PERIODS / str(year) / PAPERS
    if (root / base).is_symlink() or not (root / base).is_dir():
        return ()
    inside = (base / child.name for child in (root / base).iterdir() if child.is_dir() and not child.is_symlink())
    return tuple(sorted(folder for folder in inside if not folder.name.startswith(".")))


def paper(root: Path, file: PurePosixPath, schema: str, found: list[Finding]) -> documents.Document | None:
    """Return a YAML paper of the collection, None where there is none or it cannot be used; what is wrong with it goes to `found`."""
    content = papers.read(root, file)
    if not isinstance(content, bytes):
        found.extend([content] if content else [])
        return None
    document, wrong = documents.read(content, file, schema)
    wrong = wrong or (impossible_dates(document) if document else ())
    found.extend(wrong)
    return None if wrong else document


def _opening(document: documents.Document) -> Opening:
    data: Any = document.value
    stated = list(_clauses(document))
    return Opening(
        period=data["periode"],
        day=date.fromisoformat(data["dibuka"]),
        by=data.get("oleh", ""),
        due=date.fromisoformat(data[DEADLINE]),
        departments=tuple(data["subbagian"]),
        clauses=tuple(clause for clause, _ in stated),
        sha256=data["sha256"],
        file=document.file,
        places={
            ("sha256", ""): document.place("sha256"),
            **{(item["kode"], ""): document.place("indikator", i, "kode") for i, item in enumerate(data["indikator"])},
            **{(clause.subject, clause.what): place for clause, place in stated},
        },
    )


def _clauses(document: documents.Document) -> Iterator[tuple[Clause, Place]]:
    data: Any = document.value
    for i, item in enumerate(data["indikator"]):
        for key in (key for key in item if key not in STATED):
            yield Clause(subject=item["kode"], what=key, text=item[key]), document.place("indikator", i, key)
        for j, row in enumerate(item[PLAN]):
            place = document.place("indikator", i, PLAN, j, "target")
            yield Clause(subject=item["kode"], what=f"{PLAN}/{row['bulan']}", text=row["target"]), place
    for key, text in data[RULES].items():
        yield Clause(subject=RULES, what=key, text=text), document.place(RULES, key)
    yield Clause(subject=DEADLINE, what=DEADLINE, text=data[DEADLINE]), document.place(DEADLINE)


def _revisions(root: Path, year: int) -> Iterator[Revision]:
    """What is wrong with periode.yml is found where the year itself is read."""
    document = paper(root, PERIODS / str(year) / "periode.yml", "periode", [])
    data: Any = document.value if document else {}
    for i, item in enumerate(data.get("revisi_pk", ())):
        named = item["indikator"]
        yield Revision(
            day=date.fromisoformat(item["tanggal"]),
            number=item["nomor"],
            subjects=(ALL,) if named == ALL else tuple(named),
            reason=item["alasan"],
            basis=item["dasar"],
            place=document.place("revisi_pk", i, "indikator") if document else Place(PERIODS),
        )
