"""What is wrong with the papers of time: holidays that do not reach far enough, a journal that names what is not there."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ..clock import Calendar
from ..collecting.rules import time as rules
from ..findings import Finding, Place
from ..model import Dossier, Period
from .procedures import Procedures
from .traces import Declared


def span(year: int, period: Period) -> tuple[date, date]:
    """Return the first and the last day of a period."""
    after = date(year, period.last_month, 28) + timedelta(days=4)
    return date(year, min(period.months), 1), after.replace(day=1) - timedelta(days=1)


def coverage(calendar: Calendar | None, place: Place, dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every period whose holidays are not all known."""
    if calendar is None:
        return
    for period in dossier.periods:
        first, last = span(dossier.year, period)
        if not (calendar.covers(first) and calendar.covers(last)):
            stated = {"dari": calendar.covered_from or "awal", "sampai": calendar.covered_until}
            named = f"{period.name} {dossier.year}"
            yield rules.UNCOVERED.at(place, periode=named, awal=first, akhir=last, **stated)


def journal(lines: Iterable[Declared], procedures: Procedures, dossier: Dossier) -> Iterator[Finding]:
    """Yield a finding for every step, period or subbagian in the journal that is not known."""
    if not procedures.all:
        return
    known = (
        ("langkah", "langkah", [step.code for step in procedures.steps]),
        ("periode", "periode", ["", *(period.code for period in dossier.periods)]),
        ("subbagian", "subbagian", ["", *dict.fromkeys(d.code for d in dossier.office.departments)]),
    )
    for line in lines:
        for (column, what, choices), text in zip(known, (line.step, line.period, line.department), strict=True):
            if text not in choices:
                place = Place(line.place.file, line.place.row, column)
                yield rules.JOURNAL_UNKNOWN.at(place, apa=what, isi=text, pilihan=", ".join(filter(None, choices)))
