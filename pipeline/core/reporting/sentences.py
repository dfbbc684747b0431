"""Sentences about the year of an indicator, a sasaran and the office: chooses a whole phrase and fills its holes."""

from decimal import Decimal

from .. import words
from ..model import Polarity
from ..scorecard import Achievement, Aggregate, ObjectiveScore
from . import phrases
from .view import View, named, with_unit

# By what occurs at all: nothing is said of a count of zero.
COUNTS = {
    ("met",): phrases.COUNTS_ALL_MET,
    ("failed",): phrases.COUNTS_ALL_FAILED,
    ("unmeasured",): phrases.COUNTS_ALL_OPEN,
    ("met", "failed"): phrases.COUNTS_ALL_KNOWN,
    ("met", "unmeasured"): phrases.COUNTS_NONE_FAILED,
    ("failed", "unmeasured"): phrases.COUNTS_NONE_MET,
}


def achievement(view: View, a: Achievement) -> tuple[str, ...]:
    """Say what was promised, what came of it, and whether that is enough (analysis 1)."""
    holes = {
        "span": view.span,
        "actual": with_unit(a.actual, a.indicator) if a.actual else phrases.NOT_FILLED,
        "target": with_unit(a.target, a.indicator),
        "achievement": view.percent(a.value),
        "grade": grade(a.category),
        "department": view.department(a.indicator.department),
    }
    if a.value is None:
        known = phrases.UNMEASURED.get(a.outcome)
        return (known.format(**holes),) if known else ()
    return (phrases.FACTS[_fact(a)].format(**holes), *_verdict(view, a), *_capped(view, a))


def grade(category: str) -> str:
    """Return ` (kategori Tinggi)`, nothing where there is no category."""
    return phrases.GRADE.format(category=category) if category else ""


def _fact(a: Achievement) -> str:
    if a.indicator.kind.is_worded:
        return "sebutan"
    if a.target is not None and a.target.number == 0:
        return "nol"
    return str(a.indicator.polarity)


def _verdict(view: View, a: Achievement) -> tuple[str, ...]:
    if a.is_met is None or a.raw is None:
        return ()
    if a.indicator.polarity is Polarity.RANGE and a.raw > 100:
        return (phrases.BEYOND_RANGE,)
    exceeds = a.raw > 100 and a.indicator.polarity in (Polarity.MORE, Polarity.LESS) and not a.indicator.kind.is_worded
    if exceeds:
        side = "minimal" if a.indicator.polarity is Polarity.LESS else "lain"
        return (phrases.EXCEEDED[side, view.is_unfinished].format(year=view.year, until=view.until),)
    return (phrases.VERDICTS[a.is_met, view.is_unfinished].format(year=view.year, until=view.until),)


def _capped(view: View, a: Achievement) -> tuple[str, ...]:
    cap = view.card.dossier.rules.cap
    if not a.is_capped or cap is None:
        return ()
    return (phrases.CAPPED.format(cap=words.plain(cap) + "%", raw=view.percent(a.raw)),)


def objective(view: View, score: ObjectiveScore) -> str:
    """Say how a sasaran came out."""
    aggregate = score.aggregate
    phrase = phrases.OBJECTIVE_OPEN if aggregate.value is None else phrases.OBJECTIVE
    return phrase.format(
        code=score.objective.code,
        total=aggregate.total,
        counted=aggregate.counted,
        value=view.percent(aggregate.value),
        grade=grade(aggregate.category),
    )


def office(view: View) -> tuple[str, ...]:
    """Say how the office came out: achievement, counts, best and worst, what is still open."""
    return (*overview(view), *_extremes(view), *_lists(view))


def overview(view: View) -> tuple[str, ...]:
    """Say in two sentences how the office came out."""
    return (_overall(view, view.card.year.office), _counts(view))


def _overall(view: View, aggregate: Aggregate) -> str:
    dossier = view.card.dossier
    phrase = phrases.NO_AGGREGATE if aggregate.value is None else phrases.AGGREGATES[dossier.rules.office_aggregation]
    return phrase.format(
        office=dossier.office.name,
        span=view.span,
        value=view.percent(aggregate.value),
        grade=grade(aggregate.category),
        counted=aggregate.counted,
        total=aggregate.total,
    )


def _counts(view: View) -> str:
    year = view.card.year
    counts = {"met": len(view.met), "failed": len(view.failed), "unmeasured": len(view.unmeasured)}
    present = tuple(name for name, count in counts.items() if count)
    phrase = phrases.COUNTS_ONE[present[0]] if len(year.achievements) == 1 else COUNTS.get(present, phrases.COUNTS)
    return phrase.format(total=len(year.achievements), objectives=len(year.objectives), **counts)


def _extremes(view: View) -> tuple[str, ...]:
    measured = [a for a in view.card.year.achievements if a.value is not None]
    if len({a.value for a in measured}) < 2:
        return ()
    best, worst = max(measured, key=_standing), min(measured, key=_standing)
    return (
        phrases.EXTREMES.format(
            best=best.indicator.code,
            best_name=best.indicator.name,
            best_value=view.percent(best.value),
            worst=worst.indicator.code,
            worst_name=worst.indicator.name,
            worst_value=view.percent(worst.value),
        ),
    )


def _standing(a: Achievement) -> Decimal:
    return a.raw if a.raw is not None else a.value or Decimal(0)


def _lists(view: View) -> tuple[str, ...]:
    failed = (phrases.FAILED_LIST.format(codes=named(view.failed)),) if view.failed else ()
    unmeasured = (phrases.UNMEASURED_LIST.format(codes=named(view.unmeasured)),) if view.unmeasured else ()
    return failed + unmeasured


def progress(view: View) -> tuple[str, ...]:
    """Say honestly, for an unfinished year, how far the data reach and who has not handed in."""
    owed: dict[tuple[str, ...], list[str]] = {}
    for period, names in view.missing.items():
        owed.setdefault(names, []).append(period)
    missing = (phrases.MISSING.format(periods=words.listed(p), departments=words.listed(names)) for names, p in owed.items())
    if not view.last_month:
        return (phrases.NO_ENTRIES.format(year=view.year), *missing)
    reach = (phrases.TO_DATE.format(until=view.until, year=view.year),) if view.is_unfinished else ()
    return (*reach, *missing)


def periods(view: View) -> tuple[str, ...]:
    """Say how the office came out at the end of each period that is over."""
    aggregation = view.card.dossier.rules.office_aggregation
    phrase = phrases.PERIODS.get(aggregation, phrases.PERIODS["lain"])
    return tuple(
        phrase.format(
            period=s.period.name,
            year=view.year,
            value=view.percent(s.office.value),
            grade=grade(s.office.category),
            counted=s.office.counted,
        )
        for s in view.card.periods
        if s.period and s.office.value is not None and (s.last_month <= view.last_month or not view.is_unfinished)
    )


def conclusion(view: View) -> str:
    """Return the one sentence on which the report closes."""
    aggregate = view.card.year.office
    key = "baik" if aggregate.value is not None and aggregate.category else "tanpa"
    return phrases.CONCLUSION[key].format(
        office=view.card.dossier.office.name, span=view.span, category=aggregate.category, value=view.percent(aggregate.value)
    )
