"""Checks on the rows of realisasi.csv: whose they are, whether they are there, and whether they run plausibly over the months."""

from collections.abc import Iterator
from itertools import pairwise

from .. import words
from ..findings import Finding, Place
from ..model import Consolidation, Entry, Indicator, Polarity, Prose, Spending, Submission
from .case import DECEMBER, Case, at
from .rules import figures as rules

LEAST_ALIKE = 6  # so many equal months before equality is doubtful


def known(case: Case) -> Iterator[Finding]:
    """A code that the Renstra does not know, wherever figures or analyses name it."""
    dossier = case.dossier
    named = [(e.indicator, at(e.place, "indikator")) for e in dossier.entries]
    named += [(p.indicator, at(p.place, "indikator")) for p in dossier.plan]
    named += [(code, at(target.place, "indikator")) for (code, _), target in dossier.strategy.targets.items()]
    named += [(f.indicator, at(f.place, "indikator")) for f in dossier.strategy.past]
    named += [(_subject(prose), prose.place) for s in dossier.submissions for prose in s.analysis]
    for code, place in named:
        if code not in case.indicators:
            yield rules.UNKNOWN_INDICATOR.at(place, code=code, dictionary=case.dictionary)


def _subject(prose: Prose) -> str:
    return prose.key.split("/")[0]


def agreed(case: Case) -> Iterator[Finding]:
    """A realisasi of an indicator that the year's Perjanjian Kinerja does not hold."""
    for entry in case.dossier.entries:
        if entry.indicator in case.indicators and entry.indicator not in case.commitments:
            yield rules.NOT_AGREED.at(at(entry.place, "indikator"), code=entry.indicator, year=case.dossier.year)


def own(case: Case) -> Iterator[Finding]:
    """A row in the folder of a subbagian that does not own the indicator."""
    for entry in case.dossier.entries:
        indicator = case.indicators.get(entry.indicator)
        if indicator and indicator.department != entry.department:
            place = at(entry.place, "indikator")
            yield rules.FOREIGN_INDICATOR.at(place, code=entry.indicator, owner=indicator.department, department=entry.department)


def reported(case: Case) -> Iterator[Finding]:
    """An agreed indicator with something due in a period that its owner handed in, but no row, or no figure in any row.

    In a period that still runs, only what was due by the latest month that anybody has filled counts.
    """
    for period, submission in case.handed_in():
        for indicator, _ in case.agreed:
            if indicator.department != submission.department or not _is_due(case, indicator, submission):
                continue
            rows = [e for e in submission.entries if e.indicator == indicator.code]
            month = words.month_name(min(period.last_month, case.horizon))
            if not rows:
                place = _table(submission)
                yield rules.NOT_REPORTED.at(place, code=indicator.code, month=month, period=period.name)
            elif not any(entry in rows for entry, _ in case.filled.get(indicator.code, ())):
                place = at(rows[-1].place, "realisasi")
                yield rules.NOT_FILLED.at(place, code=indicator.code, month=month, period=period.name)


def _table(submission: Submission) -> Place:
    return Place(submission.folder / "realisasi.csv")


def _is_due(case: Case, indicator: Indicator, submission: Submission) -> bool:
    """Say whether something is due in the period.

    Nothing is before anybody has filled a month of it, where the target is zero or empty, and where a sum has no more due than by the
    end of the period before.
    An indicator without any Rencana Aksi is due in the period that ends the year; a zero that is the aim is due at the year's end.
    """
    period = case.periods[submission.period]
    month = min(period.last_month, case.horizon)
    if min(period.months) > case.horizon:
        return False
    if not case.plans.get(indicator.code):
        return month == DECEMBER
    row = case.due(indicator.code, month)
    if row is None or row.target is None:
        return False
    if not row.target.number and not row.target.upper and not indicator.kind.is_worded:
        return indicator.polarity is Polarity.LESS and month == DECEMBER
    before = case.due(indicator.code, min(period.months) - 1)
    is_settled = before is not None and before.target is not None and before.target.number == row.target.number
    return not (is_settled and indicator.consolidation is Consolidation.SUM)


def within_period(case: Case) -> Iterator[Finding]:
    """A month, of realisasi or of spending, that the folder's period does not have."""
    for period, submission in case.handed_in():
        rows: tuple[Entry | Spending, ...] = (*submission.entries, *submission.spending)
        for row in rows:
            if row.month not in period.months:
                months = words.listed([words.month_name(m) for m in period.months])
                yield rules.OUTSIDE_PERIOD.at(at(row.place, "bulan"), month=words.month_name(row.month), period=period.name, months=months)


def once(case: Case) -> Iterator[Finding]:
    """The same indicator and month, or budget code and month, in two folders; twice in one file is a fault of its shape."""
    entries = [(e.indicator, e.month, at(e.place, "indikator")) for e in case.dossier.entries]
    spending = [(s.code, s.month, at(s.place, "kode")) for s in case.dossier.spending]
    first: dict[tuple[str, str, int], Place] = {}
    for code, month, place in (*entries, *spending):
        seen = first.setdefault((place.column, code, month), place)
        if seen.file != place.file:
            yield rules.DUPLICATE.at(place, code=code, month=words.month_name(month), first=f"{seen.file} baris {seen.row}")


def rising(case: Case) -> Iterator[Finding]:
    """A cumulative figure that falls from one filled month to the next."""
    for code, rows in case.filled.items():
        if not case.indicators[code].cumulative:
            continue
        for (before, earlier), (entry, value) in pairwise(rows):
            if earlier.number is not None and value.number is not None and value.number < earlier.number:
                yield rules.FALLING.at(
                    at(entry.place, "realisasi"),
                    code=code,
                    earlier=earlier.text,
                    earlier_month=words.month_name(before.month),
                    text=value.text,
                    month=words.month_name(entry.month),
                )


def measured_each_month(case: Case) -> Iterator[Finding]:
    """One and the same number in every filled month, six at least.

    Silent where the number says so little that equality is natural: zero, the year's own target, words; and where
    different pembilang or penyebut show that each month was measured.
    """
    for code, rows in case.filled.items():
        values = {value.number for _, value in rows}
        parts = {(entry.numerator, entry.denominator) for entry, _ in rows}
        if len(rows) < LEAST_ALIKE or len(values) > 1 or len(parts) > 1:
            continue
        commitment = case.commitments.get(code)
        target = commitment.target.number if commitment and commitment.target else None
        if values & {None, 0, target}:
            continue
        entry, value = rows[-1]
        yield rules.ALL_ALIKE.at(at(entry.place, "realisasi"), code=code, text=value.text, count=len(rows))


CHECKS = (known, agreed, own, reported, within_period, once, rising, measured_each_month)
