"""The register of letters: numbers taken in a calendar year, what is wrong with them, and the tasks that meetings gave out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .. import words
from ..approvals.roles import HEAD, SECRETARY, holder
from ..collecting.rules import letters as rules
from ..findings import Finding, ordered
from ..model import Dossier, Office
from ..tracking.values import Due
from .forms import FORMS
from .matter import PLANNER, title
from .numbering import PATTERN, planner, read_back
from .values import UNNUMBERED, Wish

MOST_NAMED = 5  # skipped numbers that one finding names


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the register: a letter with its place in the calendar year. `order` 0: its number does not follow the pattern."""

    year: int
    order: int
    wish: Wish


def register(wishes: Iterable[Wish], office: Office) -> tuple[Entry, ...]:
    """Return the numbered letters whose calendar year is known, by year and place; the year is that of the letter's date."""
    found = []
    for wish in wishes:
        stated = read_back(wish.number, office) if wish.number else None
        year = wish.day.year if wish.day else stated.year if stated else None
        if wish.number and year:
            found.append(Entry(year=year, order=stated.order if stated else 0, wish=wish))
    return tuple(
        sorted(
            found,
            key=lambda e: (e.year, e.order, e.wish.number if not e.order else "", e.wish.issued is None, str(e.wish.issued), e.wish.file),
        )
    )


def next_order(entries: Sequence[Entry], year: int) -> int:
    """Return the number to be taken next in a calendar year."""
    return max((e.order for e in entries if e.year == year), default=0) + 1


def check(own: Iterable[Wish], everything: Iterable[Wish], dossier: Dossier, today: date) -> tuple[Finding, ...]:
    """Return what is wrong with the letters of one year's folder, seen beside those of all years."""
    mine = tuple(own)
    files = {wish.file for wish in mine}
    numbers = (f for f in _numbers(register(everything, dossier.office), dossier.office) if f.place.file in files)
    return ordered((*numbers, *(f for wish in mine for f in _letter(wish, dossier, today))))


def _numbers(entries: Sequence[Entry], office: Office) -> Iterator[Finding]:
    """Neighbours of one year tell it all; numbers outside the pattern have no place and come first, in no order."""
    for before, entry in pairwise(entries):
        if before.year != entry.year:
            continue
        facts = {"urut": entry.order or entry.wish.number, "tahun": entry.year}
        if before.order == entry.order and (entry.order or before.wish.number == entry.wish.number):
            yield rules.NUMBER_TWICE.at(entry.wish.at("nomor"), **facts, lain=before.wish.file)
        elif before.order and entry.order - before.order > 1 and not office.numbering.is_shared:
            yield rules.NUMBER_SKIPPED.at(entry.wish.at("nomor"), **facts, hilang=_skipped(before.order + 1, entry.order - 1))


def _skipped(first: int, last: int) -> str:
    if last - first >= MOST_NAMED:
        return f"{first} sampai dengan {last}"
    return words.listed([str(n) for n in range(first, last + 1)])


def _letter(wish: Wish, dossier: Dossier, today: date) -> Iterator[Finding]:
    yield from _dated(wish)
    office = dossier.office
    if wish.number and not read_back(wish.number, office):
        yield rules.NUMBER_FORM.at(wish.at("nomor"), nomor=wish.number, pola=office.numbering.pattern or PATTERN)
    codes = [p.code for p in dossier.periods]
    if wish.period and wish.period not in codes:
        yield rules.PERIOD_UNKNOWN.at(wish.at("periode"), periode=wish.period, tahun=dossier.year, pilihan=", ".join(codes))
    yield from _signed(wish, dossier)
    yield from _decided(wish, dossier, today)


def _dated(wish: Wish) -> Iterator[Finding]:
    if wish.number and not wish.day:
        yield rules.NUMBER_UNDATED.at(wish.at("nomor"), nomor=wish.number)
    if wish.day and not wish.number and wish.kind not in UNNUMBERED:
        yield rules.DATE_UNNUMBERED.at(wish.at("tanggal"), tanggal=words.long_date(wish.day))


def _signed(wish: Wish, dossier: Dossier) -> Iterator[Finding]:
    """Only a dated letter has a signer; a draft may wait for an official."""
    if not wish.day:
        return
    role = signing_role(wish, dossier.office, wish.day)
    if holder(dossier.office, role, wish.day, dossier.policy).official is None:
        called = title(role, dossier.office.departments_on(wish.day), planner(dossier.office, wish.day))
        yield rules.NOBODY_SIGNS.at(wish.at("tanggal"), tanggal=words.long_date(wish.day), peran=called)


def signing_role(wish: Wish, office: Office, day: date) -> str:
    """Return the code of the role that signs a letter: the office's own choice, else that of the kind."""
    role, planning = wish.sender or FORMS[wish.kind].signer, planner(office, day)
    return f"{HEAD}-{planning.code}" if role == PLANNER and planning else role


def _decided(wish: Wish, dossier: Dossier, today: date) -> Iterator[Finding]:
    day = wish.day or dossier.reference_day
    departments = dossier.office.departments_on(day)
    known = (SECRETARY, PLANNER, *(f"{HEAD}-{d.code}" for d in departments), *(d.code for d in departments))
    for n, decision in enumerate(wish.decisions):
        place = wish.at(f"keputusan.{n}")
        if decision.role not in known:
            yield rules.ROLE_UNKNOWN.at(place, peran=decision.role, pilihan=", ".join(known))
        if decision.done is None and decision.due < today:
            called = title(decision.role, departments, planner(dossier.office, day))
            yield rules.TASK_LATE.at(place, uraian=decision.what, peran=called, batas=words.long_date(decision.due))


def tasks(wishes: Mapping[str, Wish], year: int) -> tuple[Due, ...]:
    """Return what meetings decided, as things with a deadline; `wishes` are a year's letters by file stem."""
    return tuple(
        Due(
            day=decision.due,
            what=decision.what,
            role=decision.role,
            done=decision.done is not None,
            basis=f"Keputusan {FORMS[wish.kind].title.lower()}" + (f" nomor {wish.number}" if wish.number else f" ({stem}.yml)"),
            ident=f"tugas-{year}-{stem}-{n}",
        )
        for stem, wish in sorted(wishes.items())
        for n, decision in enumerate(wish.decisions, 1)
    )
