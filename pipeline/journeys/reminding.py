"""Journeys of reminding: the board on the site, calendars, texts to send. All tell of one moment, handed in.

year, period, moment ─ tracking → Board ─┬ owing, agendas → page of the site, <role>.ics
                     forms → what is owed ┴ reminders → texts
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from .archive import Archive, Scope

if TYPE_CHECKING:
    from ..core.collecting.owing import Owing
    from ..core.model import Dossier, Office, Period
    from ..core.reminders import Reminder, Situation
    from ..core.site_board import Collecting

GUIDE = "panduan/mengisi-data/"


def reminders(root: Path, scope: Scope, now: datetime) -> "tuple[Reminder, ...]":
    """Return the texts for a period (default: the one that runs now in the newest year); none where nothing is due."""
    from ..core import reminders as core

    return core.reminders(situation(Archive(root), scope, now))


def situation(archive: Archive, scope: Scope, now: datetime) -> "Situation":
    """Return what reminders and tasks are made from."""
    from ..core.reminders import Situation
    from . import tracking

    dossier, period = _period(archive, scope, now)
    return Situation(
        office=dossier.office.short_name,
        board=tracking.board(archive.root, dossier.year, period.code, now),
        owing=owing(dossier, period, _day(dossier, now)),
        day=_day(dossier, now),
        links=links(dossier.office, dossier.year, period.code, tuple(d.code for d in dossier.office.departments_on(dossier.reference_day))),
    )


def _period(archive: Archive, scope: Scope, now: datetime) -> "tuple[Dossier, Period]":
    from ..core.collecting.owing import running

    if not archive.years:
        raise PipelineError("Belum ada tahun di folder periods/.", "Buka periode dahulu: `lakip periode buka`.")
    (year,) = archive.wanted(Scope(scope.year or archive.years[-1], scope.period))
    dossier = archive.dossier(year)
    return dossier, archive.period(year, scope.period) if scope.period else running(dossier.periods, year, _day(dossier, now))


def _day(dossier: "Dossier", now: datetime) -> date:
    """Return the day of a moment where the office is."""
    from ..core.approvals.roles import OFFSETS

    return now.astimezone(timezone(timedelta(hours=OFFSETS[dossier.policy.zone]))).date()


def owing(dossier: "Dossier", period: "Period", day: date) -> "tuple[Owing, ...]":
    """Return what every subbagian owes that is asked anything in the period."""
    from ..core.collecting import forms
    from ..core.collecting.owing import owing as of

    asked = [forms.ask(dossier, period, department.code) for department in forms.departments(dossier, period)]
    return tuple(of(form, day) for form in asked if form.rows or form.spending)


def links(office: "Office", year: int, period: str, departments: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return where each subbagian fills in and reads how, as far as satker.yml names a host and a public archive."""
    guide = (("Panduan", f"{office.archive.rstrip('/')}/{GUIDE}"),) if office.archive else ()
    board = (("Papan pengumpulan", f"{office.archive.rstrip('/')}/{year}/papan/"),) if office.archive else ()
    found = {code: (*_folder(office, f"periods/{year}/{period}/{code}"), *guide) for code in departments}
    return found | {"perencana": board, "sekretaris": board}


def _folder(office: "Office", path: str) -> tuple[tuple[str, str], ...]:
    """Return the folder's address at the host; only GitHub's addresses name the main branch without knowing it."""
    host = office.hosting
    return (("Formulir dan data", f"https://{host.name}/{host.repo}/tree/HEAD/{path}"),) if host.repo and host.name == "github.com" else ()


def collecting(archive: Archive, year: int) -> "Collecting":
    """Return a year's running period as the site shows it: at the moment of the revision, so that the same revision gives the same site."""
    from ..core.agenda import agendas
    from ..core.collecting.owing import running
    from ..core.site_board import Collecting
    from . import tracking

    dossier = archive.dossier(year)
    now, since = _moment(archive, dossier)
    day = _day(dossier, now)
    period = running(dossier.periods, year, day)
    board = tracking.board(archive.root, year, period.code, now)
    return Collecting(board=board, owing=owing(dossier, period, day), agendas=agendas(dossier, board), since=since, day=day)


def _moment(archive: Archive, dossier: "Dossier") -> tuple[datetime, str]:
    """Return the moment of the revision; outside Git nothing tells the time but the data: the end of the last month that is filled in."""
    from ..core import words
    from ..core.site_board import moment

    revision = archive.revision
    if revision is not None:
        return revision.time, f"Menurut keadaan per {moment(revision.time, dossier.policy.zone)} (komit {revision.label})."
    month = max((e.month for e in dossier.entries if e.actual is not None), default=0)
    last = date(dossier.year, month, 28) + timedelta(days=4) if month else date(dossier.year, 1, 1)
    until = f"bulan terakhir yang terisi, {words.month_name(month)} {dossier.year}" if month else f"awal tahun {dossier.year}"
    # three o'clock in UTC is the same day in all three zones
    return datetime.combine(last.replace(day=1), time(3), UTC), f"Menurut data sampai dengan {until}; folder ini tidak tercatat dalam Git."


def calendars(found: "Collecting", folder: Path) -> dict[str, Path]:
    """Write a period's calendars into `folder` and return where each lies, by its address within the site."""
    from ..core.site_board import calendar_path
    from ..render import calendar, outputs

    made = {}
    for agenda in found.agendas:
        file = folder / f"{agenda.role}.ics"
        outputs.put(file, calendar.written(agenda))
        made[calendar_path(found.board.year, agenda.role)] = file
    return made
