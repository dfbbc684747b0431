"""A year measured: the capaian of every agreed indicator, for each period and for the year, and what follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import words
from .aggregate import of_objective, of_office, rounding_step
from .assess import Assessment, assess
from .budget import measure_budget
from .compare import compare
from .consolidate import Consolidated, consolidate, reported
from .findings import Place
from .model import Commitment, Dossier, Entry, Indicator, Objective, Period, PlannedTarget, Status, Value
from .scale import category_of
from .scorecard import Achievement, ObjectiveScore, Scorecard, Source, StretchScore, Trace

DECEMBER = 12


def measure(dossier: Dossier, earlier: Sequence[Scorecard] = ()) -> Scorecard:
    """Return the year's scorecard; `earlier` are the scorecards of earlier years, oldest first, to compare with.

    A running year's figure stands to date against the annual target.
    """
    year = _stretch(dossier, None)
    return Scorecard(
        dossier=dossier,
        periods=tuple(_stretch(dossier, period) for period in dossier.periods),
        year=year,
        budget=measure_budget(dossier, year),
        comparisons=compare(dossier, year, earlier),
    )


def to_month(dossier: Dossier, month: int) -> StretchScore:
    """Return the achievements from January to the end of `month`, against the Rencana Aksi of that month."""
    months = tuple(range(1, month + 1))
    return _stretch(dossier, Period(code="", name=f"s.d. {words.month_name(month)}", months=months, due=None, place=Place(dossier.folder)))


@dataclass(frozen=True, slots=True)
class _Span:
    """What is measured over: a period or (None) the year, the rows by indicator, and the subbagian that reported in the period."""

    period: Period | None
    last_month: int
    entries: Mapping[str, Sequence[Entry]]
    reporting: frozenset[str]


def _span(dossier: Dossier, period: Period | None) -> _Span:
    known = {i.code: i for i in dossier.strategy.indicators}
    entries: dict[str, list[Entry]] = {code: [] for code in known}
    for entry in dossier.entries:
        entries.get(entry.indicator, []).append(entry)
    months = range(1, DECEMBER + 1) if period is None else period.months
    filled = [
        (i.department, e.month) for code, i in known.items() for e in entries[code] if e.month in months and reported(i, e) is not None
    ]
    last_month = _reach(dossier, [month for _, month in filled]) if period is None else period.last_month
    return _Span(period, last_month, entries, frozenset(department for department, _ in filled))


def _reach(dossier: Dossier, filled: Sequence[int]) -> int:
    """Return the month the year's figures reach: December, but in a year not yet complete the latest month filled in."""
    return DECEMBER if dossier.status is Status.COMPLETE else max(filled, default=DECEMBER)


def _stretch(dossier: Dossier, period: Period | None) -> StretchScore:
    span, annual = _span(dossier, period), period is None
    weights = {c.indicator: c.weight for c in dossier.commitments}
    objectives = []
    for objective, agreed in _agreed(dossier):
        achievements = tuple(_achievement(dossier, span, indicator, promise) for indicator, promise in agreed)
        aggregate = of_objective(achievements, weights, dossier.rules, annual=annual)
        objectives.append(ObjectiveScore(objective=objective, achievements=achievements, aggregate=aggregate))
    office = of_office(objectives, weights, dossier.rules, annual=annual)
    return StretchScore(period=period, last_month=span.last_month, objectives=tuple(objectives), office=office)


Agreed = list[tuple[Indicator, Commitment]]


def _agreed(dossier: Dossier) -> list[tuple[Objective, Agreed]]:
    """Return the sasaran that have agreed indicators, these in the order of the Perjanjian Kinerja.

    A row that the Renstra does not know is left out here and is a finding elsewhere.
    """
    indicators = {i.code: i for i in dossier.strategy.indicators}
    promises = {c.indicator: c for c in reversed(dossier.commitments)}
    order = [c for c in dict.fromkeys(c.indicator for c in dossier.commitments) if c in indicators]
    found = [
        (objective, [(indicators[c], promises[c]) for c in order if indicators[c].objective == objective.code])
        for objective in dossier.strategy.objectives
    ]
    return [(objective, agreed) for objective, agreed in found if agreed]


def _achievement(dossier: Dossier, span: _Span, indicator: Indicator, promise: Commitment) -> Achievement:
    target, label = promise.target, f"target Perjanjian Kinerja {dossier.year}"
    if span.period is not None:
        target, label = _target_due(dossier.plan, promise, span.period)
    reached = _reached(span, indicator)
    assessed = assess(indicator, target, reached.value, dossier.rules, annual=span.period is None)
    return Achievement(
        indicator=indicator,
        target=target,
        actual=reached.value,
        outcome=assessed.outcome,
        raw=assessed.raw,
        value=assessed.value,
        category=category_of(assessed.value, dossier.rules),
        trace=_trace(dossier, target, label, reached, assessed),
    )


def _reached(span: _Span, indicator: Indicator) -> Consolidated:
    """Return the realisasi to the end of the stretch.

    Figures of earlier months do not stand in for a period in which the subbagian has reported nothing yet.
    """
    if span.period is not None and indicator.department not in span.reporting:
        return Consolidated(
            value=None, sources=(), steps=(f"Belum ada realisasi dari subbagian {indicator.department} pada {span.period.name}.",)
        )
    return consolidate(indicator, span.entries[indicator.code], span.last_month)


def _target_due(plan: Sequence[PlannedTarget], promise: Commitment, period: Period) -> tuple[Value | None, str]:
    """Return the target reached for by the end of `period`: the latest filled row of the Rencana Aksi, and what to call it.

    An indicator that the Rencana Aksi leaves out altogether is due with its annual target in the period that ends the year.
    """
    rows = [row for row in plan if row.indicator == promise.indicator]
    if not rows and period.last_month == DECEMBER:
        return promise.target, "target Perjanjian Kinerja (Rencana Aksi tidak memuat indikator ini)"
    due = [row for row in rows if row.month <= period.last_month and row.target is not None]
    if not due:
        return None, ""
    latest = max(due, key=lambda row: row.month)
    return latest.target, f"target Rencana Aksi sampai dengan {words.month_name(latest.month)}"


def _trace(dossier: Dossier, target: Value | None, label: str, reached: Consolidated, assessed: Assessment) -> Trace:
    aims = () if target is None else (Source(label=label, text=_text(target), place=target.place),)
    printing = () if assessed.value is None else (rounding_step(dossier.rules),)
    return Trace(
        sources=(*aims, *reached.sources),
        formula=assessed.formula,
        expression=assessed.expression,
        raw=assessed.raw,
        cap=assessed.cap,
        steps=(*reached.steps, *assessed.steps, *printing),
    )


def _text(target: Value) -> str:
    return target.text if target.upper is None else f"{target.text}–{_plain(target.upper)}"


def _plain(number: Decimal) -> str:
    return f"{number:f}"
