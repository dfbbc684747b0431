"""A year measured: the capaian of every agreed indicator, for each period and for the year, and what follows from them."""

from collections.abc import Sequence
from decimal import Decimal

from . import words
from .aggregate import of_objective, of_office, rounding_step
from .assess import Assessment, assess
from .budget import measure_budget
from .compare import compare
from .consolidate import Consolidated, consolidate, reported
from .model import Commitment, Dossier, Indicator, Objective, Period, PlannedTarget, Value
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


def _stretch(dossier: Dossier, period: Period | None) -> StretchScore:
    annual = period is None
    weights = {c.indicator: c.weight for c in dossier.commitments}
    last_month = DECEMBER if period is None else period.last_month
    objectives = []
    for objective, agreed in _agreed(dossier):
        achievements = tuple(
            _achievement(dossier, indicator, promise, _reached(dossier, indicator, period), period) for indicator, promise in agreed
        )
        aggregate = of_objective(achievements, weights, dossier.rules, annual=annual)
        objectives.append(ObjectiveScore(objective=objective, achievements=achievements, aggregate=aggregate))
    office = of_office(objectives, weights, dossier.rules, annual=annual)
    return StretchScore(period=period, last_month=last_month, objectives=tuple(objectives), office=office)


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


def _achievement(dossier: Dossier, indicator: Indicator, promise: Commitment, reached: Consolidated, period: Period | None) -> Achievement:
    if period is None:
        target, label = promise.target, f"target Perjanjian Kinerja {dossier.year}"
    else:
        target, label = _target_due(dossier.plan, promise, period)
    assessed = assess(indicator, target, reached.value, dossier.rules, annual=period is None)
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


def _reached(dossier: Dossier, indicator: Indicator, period: Period | None) -> Consolidated:
    """Return the realisasi to the end of the stretch.

    Figures of earlier months do not stand in for a period in which the subbagian has reported nothing yet.
    """
    if period is None:
        return consolidate(indicator, dossier.entries, DECEMBER)
    if indicator.department not in _reporting(dossier, period):
        return Consolidated(
            value=None, sources=(), steps=(f"Belum ada realisasi dari subbagian {indicator.department} pada {period.name}.",)
        )
    return consolidate(indicator, dossier.entries, period.last_month)


def _reporting(dossier: Dossier, period: Period) -> set[str]:
    """Return the subbagian that have filled in any month of the period."""
    indicators = {i.code: i for i in dossier.strategy.indicators}
    rows = [e for e in dossier.entries if e.month in period.months and e.indicator in indicators]
    return {indicators[e.indicator].department for e in rows if reported(indicators[e.indicator], e) is not None}


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
