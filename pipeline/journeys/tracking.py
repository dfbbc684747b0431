"""Where the office stands in its SOPs: papers, history and calendar together make the board of a period."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from .archive import Archive, Scope

if TYPE_CHECKING:
    from ..core.approvals.values import SignOff
    from ..core.findings import Finding
    from ..core.model import Dossier, Period
    from ..core.tracking.traces import Papers
    from ..core.tracking.values import Board
    from ..intake.beside.correspondence import Correspondence


def board(root: Path, year: int, period: str, now: datetime) -> "Board":
    """Return the board of a period at `now` (with a zone)."""
    return board_of(Archive(root), year, period, now)


def board_of(archive: Archive, year: int, period: str, now: datetime) -> "Board":
    """Return the same for a year that may already have been read."""
    from ..core.letters.register import tasks
    from ..core.tracking import board as boards
    from ..intake.beside import calendar_files, correspondence, sop_files

    dossier, chosen = archive.dossier(year), archive.period(year, period)
    letters = correspondence.read(archive.root, year)
    calendar = calendar_files.read(archive.root, dossier.policy.zone).calendar
    found = _papers(archive, dossier, chosen, letters, now)
    procedures = sop_files.read(archive.root).procedures
    return boards.board(procedures, found, calendar, dossier, chosen, now, tasks(letters.wishes, year))


def status(root: Path, scope: Scope, now: datetime) -> "Board":
    """Return the board of a scope; left open, of the newest year and of the period that is being collected."""
    archive = Archive(root)
    return board_of(archive, *running(archive, scope, now), now)


def running(archive: Archive, scope: Scope, now: datetime) -> tuple[int, str]:
    """Return year and period of a scope; left open, the newest year and the period that is being collected."""
    if not archive.years:
        raise PipelineError("Belum ada tahun di periods/.", "Buat folder tahun beserta periode.yml, lalu buka periodenya.")
    year = scope.year or archive.years[-1]
    if scope.period:
        return year, archive.period(year, scope.period).code
    return year, _collected(archive.dossier(year), now.date()).code


def _collected(dossier: "Dossier", day: date) -> "Period":
    """Return the first period that is not both over and past its deadline, else the last."""
    ordered = sorted(dossier.periods, key=lambda p: p.last_month)
    return next((p for p in ordered if day <= max(_last_day(dossier.year, p), p.due or date.min)), ordered[-1])


def _last_day(year: int, period: "Period") -> date:
    return (date(year, period.last_month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _papers(archive: Archive, dossier: "Dossier", period: "Period", letters: "Correspondence", now: datetime) -> "Papers":
    """Gather everything that is known of a period's steps."""
    from ..core.approvals.roles import OFFSETS
    from ..core.tracking.traces import Papers
    from ..core.tracking.values import Moment, Source
    from ..intake.beside import journal
    from ..intake.beside import process_papers as papers
    from ..intake.repository import history_moments

    root, year = archive.root, dossier.year
    zone = timezone(timedelta(hours=OFFSETS[dossier.policy.zone]))
    touched = history_moments.moments(root, PurePosixPath("periods", str(year)))
    desk = papers.Desk(root=root, year=year, period=period.code, touched=touched, zone=zone)
    sealed = history_moments.tagged(root, year)
    return Papers(
        letters=papers.letters(desk, letters.wishes.values()),
        opened=papers.opened(desk),
        filling=papers.filling(desk, _asked(dossier, period)),
        verified=papers.verified(desk),
        inventory=papers.inventory(desk),
        entered=papers.entered(desk),
        questions=papers.questions(desk),
        corrections=papers.corrections(desk),
        submitted=papers.submitted(desk),
        sign_off=_sign_off(root, year, now),
        received=desk.whole(letters.receipt.day, Source.LETTER) if letters.receipt else None,
        archived=Moment(time=sealed, source=Source.GIT) if sealed else None,
        journal=journal.read(root, year).lines,
        is_cut=touched.is_shallow,
    )


def _asked(dossier: "Dossier", period: "Period") -> "Iterator[tuple[str, int, int]]":
    """Yield every subbagian with the rows it is asked for and those it has filled."""
    from ..core.collecting import forms
    from ..core.tracking import handed

    for department in forms.departments(dossier, period):
        asked, filled = handed.counted(forms.ask(dossier, period, department.code))
        yield department.code, asked, filled


def _sign_off(root: Path, year: int, now: datetime) -> "SignOff | None":
    """Return where the year stands by its records, taken at their word; None where nothing was recorded yet."""
    from ..intake import exported
    from . import desk

    if not (root / desk.PERIODS / str(year) / "pengesahan").is_dir():
        return None
    try:
        return desk.desk(exported.files(root, *desk.watched(year)), year, now.date()).sign_off
    except PipelineError:
        return None  # whatever is wrong there is said by `lakip sahkan status`


def findings(archive: Archive, year: int) -> "Iterator[Finding]":
    """Yield what is wrong with the papers of time, as far as they concern a year."""
    from ..core.tracking import checks
    from ..intake.beside import calendar_files, journal, sop_files

    dossier = archive.dossier(year)
    calendar = calendar_files.read(archive.root, dossier.policy.zone)
    procedures, told = sop_files.read(archive.root), journal.read(archive.root, year)
    yield from (*calendar.findings, *procedures.findings, *told.findings)
    yield from checks.coverage(calendar.calendar, calendar.coverage, dossier)
    yield from checks.journal(told.lines, procedures.procedures, dossier)
