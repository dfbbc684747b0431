"""The deadlines of one role as calendar entries: what, on which day, whether done. How a calendar is written is decided by render."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from . import words
from .collecting import forms
from .collecting.owing import owing
from .comparing.markdown import plain
from .model import Department, Dossier
from .tracking.values import Board, Due

SECRETARY, PLANNER = "sekretaris", "perencana"
TITLES = {SECRETARY: "Sekretaris", PLANNER: "Pengelola data kinerja"}
HEAD = "kasubbag-"
NOTE = "Kalender ini bantuan bagi proses, bukan penilaian atas orang."


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day with something due. `uid` is the same as long as the matter is the same, whatever its day or state."""

    uid: str
    day: date
    summary: str
    description: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The calendar of a role: its file name, its title, its days, and the moment it tells of."""

    role: str
    title: str
    events: tuple[Event, ...]
    moment: datetime


def agendas(dossier: Dossier, board: Board) -> tuple[Agenda, ...]:
    """Return one agenda for the Sekretaris, the perencana and every subbagian of the year.

    A subbagian and its head share one. Sekretaris and perencana see every subbagian's deadlines beside their own.
    """
    dues = (*board.dues, *_other_periods(dossier, board), *board.reviews)
    departments = dossier.office.departments_on(dossier.reference_day)
    whole = {SECRETARY: TITLES[SECRETARY], PLANNER: TITLES[PLANNER]} | {d.code: d.name for d in departments}
    return tuple(_agenda(dossier, board, role, title, _of(role, dues, departments)) for role, title in whole.items())


def desk(role: str) -> str:
    """Return whose agenda and reminder a role reads: the head of a subbagian reads that of the subbagian."""
    return role.removeprefix(HEAD)


def _other_periods(dossier: Dossier, board: Board) -> Iterator[Due]:
    """Yield the deadlines of the year's other periods, worded and named as the board words its own."""
    for period in dossier.periods:
        if period.due is None or period.code == board.period:
            continue
        for department in forms.departments(dossier, period):
            yield Due(
                day=period.due,
                what=f"Isian data kinerja {period.name} {dossier.year} beserta data dukung",
                role=department.code,
                done=owing(forms.ask(dossier, period, department.code), period.due).is_filled,
                basis="batas dalam periode.yml; SOP Pengumpulan Data Kinerja, langkah 11",
                ident=f"{dossier.year}-{period.code}-isian-{department.code}",
            )


def _of(role: str, dues: Iterable[Due], departments: Sequence[Department]) -> list[tuple[Due, str]]:
    """Return the dues of a role, and those of the subbagian with their names where the role oversees them."""
    names: Mapping[str, str] = {d.code: d.name for d in departments} if role in TITLES else {}
    return [(due, "" if desk(due.role) == role else names[desk(due.role)]) for due in dues if desk(due.role) in {role, *names}]


def _agenda(dossier: Dossier, board: Board, role: str, title: str, dues: Sequence[tuple[Due, str]]) -> Agenda:
    made = {event.uid: event for event in (_event(dossier, due, of, role) for due, of in dues)}
    return Agenda(
        role=role,
        title=plain(f"Kinerja {dossier.year} · {title} · {dossier.office.short_name}"),
        events=tuple(sorted(made.values(), key=lambda event: (event.day, event.summary, event.uid))),
        moment=board.day,
    )


def _event(dossier: Dossier, due: Due, of: str, role: str) -> Event:
    matter = ";".join((dossier.office.region_code, str(dossier.year), role, due.role, due.ident or f"{due.what};{due.day}"))
    who = f": {of}" if of else ""
    told = (f"Dasar: {due.basis}." if due.basis else "", "Sudah selesai." if due.done else "", NOTE)
    return Event(
        uid=f"{hashlib.sha256(matter.encode()).hexdigest()[:32]}@lakip",
        day=due.day,
        summary=plain(f"{'Selesai: ' if due.done else ''}{due.what}{who}", 200),
        description="\n".join(plain(line) for line in told if line),
        done=due.done,
    )


def day_in_words(day: date) -> str:
    """Return `Senin, 11 Januari 2027`."""
    return f"{words.weekday(day)}, {words.long_date(day)}"
