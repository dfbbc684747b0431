"""The journey of opening a period: papers laid ready for every subbagian, what was agreed frozen, nothing overwritten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from ..core.findings import Finding, Severity, ordered
from .archive import Archive

if TYPE_CHECKING:
    from ..core.collecting.opening import Ready
    from ..core.collecting.values import Asked, Form
    from ..core.model import Dossier, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What was laid ready for one subbagian: files made, files that stood there already, and owed rows that those do not have."""

    form: "Form"
    made: tuple[PurePosixPath, ...]
    kept: tuple[PurePosixPath, ...]
    lacking: "tuple[Asked, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What opening a period came to; `findings` are the faults in the plan that stopped it."""

    year: int
    period: "Period | None" = None
    day: date | None = None
    record: PurePosixPath | None = None
    laid: tuple[Laid, ...] = ()
    findings: tuple[Finding, ...] = ()


def today(dossier: "Dossier") -> date:
    """Return the office's present day."""
    from ..core.approvals import roles

    return roles.local(datetime.now(UTC), dossier.policy).date()


def open_period(root: Path, year: int, code: str, day: date | None = None, by: str = "") -> Opened:
    """Open a period. Raise PipelineError where it is open already, unknown, or without a deadline after `day` (None: today)."""
    from ..core.collecting import forms, opening
    from ..render import papers

    archive = Archive(root)
    dossier = archive.dossier(year)
    period, day = opening.period_of(dossier, code), day or today(dossier)
    record = opening.file_of(dossier, code)
    _refuse_again(root, record, period)
    opening.due_of(dossier, period, day)
    if faults := _faults(archive, year):
        return Opened(year=year, findings=faults)
    departments = forms.departments(dossier, period)
    laid = tuple(_lay(root, opening.ready(dossier, period, department)) for department in departments)
    frozen = opening.frozen(dossier, period, day, by, departments)
    if not papers.create(root, frozen.file, frozen.text):  # last, so that what was interrupted can be done again
        _refuse_again(root, record, period)
    return Opened(year=year, period=period, day=day, record=record, laid=laid)


def _refuse_again(root: Path, record: PurePosixPath, period: "Period") -> None:
    if (root / record).exists() or (root / record).is_symlink():
        raise PipelineError(
            f"{period.name} sudah dibuka: {record} sudah ada. Tidak ada yang ditulis.",
            "Lanjutkan dengan `lakip status`; perubahan Perjanjian Kinerja dicatat pada «revisi_pk» di periode.yml.",
        )


def _faults(archive: Archive, year: int) -> tuple[Finding, ...]:
    """Return the errors in what is about to be frozen; those of the data that subbagian handed in do not matter here."""
    from ..core.validate import validate

    dossier = archive.dossier(year)
    planning = {f"{dossier.folder}/{name}" for name in ("periode.yml", "perjanjian-kinerja.csv", "rencana-aksi.csv", "anggaran.csv")}
    found = (*archive.loaded(year).findings, *validate(dossier))
    return ordered(
        f
        for f in found
        if f.severity is Severity.ERROR
        and (str(f.place.file) in planning or dossier.strategy.folder in f.place.file.parents or f.place.file.name == "satker.yml")
    )


def _lay(root: Path, ready: "Ready") -> Laid:
    from ..render import papers

    wanted = [paper for paper in ready.papers if paper.text or not (root / paper.file.parent).exists()]
    made = {paper.file: papers.create(root, paper.file, paper.text) for paper in wanted}
    kept = tuple(file for file, is_new in made.items() if not is_new)
    lacking = [asked for asked in ready.form.rows if not asked.filled] if any(file.name == "realisasi.csv" for file in kept) else []
    shown = tuple(file for file, is_new in made.items() if is_new)
    return Laid(form=ready.form, made=shown, kept=kept, lacking=tuple(lacking))


def changes(archive: Archive, year: int) -> tuple[Finding, ...]:
    """Return what is wrong with a year's openings, and what has changed in what was agreed since."""
    from ..core.collecting import opening
    from ..core.collecting.rules import opening as rules
    from ..intake.beside import opened

    read, dossier = opened.read(archive.root, year), archive.dossier(year)
    known = [p.code for p in dossier.periods]
    found: list[Finding] = [*read.findings, *opening.unknown_subjects(read.revisions, dossier)]
    for folder, one in read.openings.items():
        if folder != one.period or folder not in known:
            place = one.place("periode")
            found.append(rules.MISPLACED.at(place, isi=one.period, folder=folder, pilihan=", ".join(known)))
        else:
            found += opening.changed(one, dossier, read.revisions)
    return ordered(found)


def summary(laid: Laid) -> str:
    """Return in words what a subbagian is asked."""
    rows, lines = len(laid.form.rows), len(laid.form.spending)
    indicators = len({asked.indicator.code for asked in laid.form.rows})
    asked = f"{indicators} indikator, {rows} baris realisasi" if rows else "tidak ada indikator"
    return f"{asked}, {lines} baris anggaran" if lines else f"{asked}, tanpa anggaran"


def lacking(rows: "Sequence[Asked]") -> str:
    """Return in words which owed rows a file that stood there already does not have."""
    from ..core import words

    months: dict[str, list[str]] = {}
    for asked in rows:
        months.setdefault(asked.indicator.code, []).append(words.month_name(asked.month))
    return _listed(f"{code} {words.listed(names)}" for code, names in months.items())


def _listed(items: Iterable[str]) -> str:
    return "; ".join(items)
