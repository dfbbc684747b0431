"""Sentences about one indicator, a sasaran and the office: chooses a whole phrase and fills its holes."""

from decimal import Decimal

from .. import words
from ..model import Polarity
from ..scorecard import Achievement, Aggregate, Comparison, ObjectiveScore, YearFigure
from . import phrases
from .view import View, amount, named, with_unit


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


def change(view: View, c: Comparison) -> tuple[str, ...]:
    """Say how realisasi and capaian moved against last year and over the years (analysis 2)."""
    sentences = [*_last_year(view, c), *_last_achievement(view, c), *_several_years(view, c)]
    if view.is_unfinished and c.change is not None:
        sentences.append(phrases.TO_DATE_CHANGE.format(year=view.year, until=view.until))
    note = (phrases.INDICATOR_NOTE.format(note=c.indicator.note.strip()),) if c.indicator.note.strip() else ()
    return tuple(s if s.endswith(".") else s + "." for s in (*sentences, *(c.remarks or note)))


def figure(c: Comparison, year: int) -> YearFigure | None:
    """Return the figures of one year of an indicator's history."""
    return next((f for f in c.history if f.year == year), None)


def _last_year(view: View, c: Comparison) -> tuple[str, ...]:
    before, after = figure(c, view.year - 1), figure(c, view.year)
    holes = {"last": view.year - 1, "span": view.span}
    if before is None or before.actual is None:
        return (phrases.CHANGES["tanpa-lalu"].format(**holes),)
    holes["before"] = with_unit(before.actual, c.indicator)
    if after is None or after.actual is None:
        return (phrases.CHANGES["tanpa-kini"].format(**holes),)
    holes["after"] = with_unit(after.actual, c.indicator)
    if c.indicator.kind.is_worded or c.change is None:
        key = "sebutan-tetap" if before.actual.text == after.actual.text else "sebutan"
        return (phrases.CHANGES[key].format(**holes),)
    return _moved(view, c, c.change, holes)


def _moved(view: View, c: Comparison, moved: Decimal, holes: dict[str, object]) -> tuple[str, ...]:
    if moved == 0:
        return (phrases.CHANGES["tetap"].format(**holes),)
    way = "naik" if moved > 0 else "turun"
    key = way if c.change_percent is None else f"{way}-persen"
    relative = view.percent(None if c.change_percent is None else abs(c.change_percent))
    sentence = phrases.CHANGES[key].format(change=amount(abs(moved), c.indicator), relative=relative, **holes)
    return (sentence, phrases.DIRECTIONS[way]) if c.indicator.polarity is Polarity.LESS else (sentence,)


def _last_achievement(view: View, c: Comparison) -> tuple[str, ...]:
    before, after = figure(c, view.year - 1), figure(c, view.year)
    if before is None or after is None or before.achievement is None or after.achievement is None:
        return ()
    old, new = view.percent(before.achievement), view.percent(after.achievement)
    if old == new:
        return (phrases.ACHIEVEMENT_SAME.format(last=view.year - 1, after=new),)
    return (phrases.ACHIEVEMENT_CHANGE.format(last=view.year - 1, before=old, after=new),)


def _several_years(view: View, c: Comparison) -> tuple[str, ...]:
    known = [(f.year, f.actual) for f in c.history if f.actual is not None and f.actual.number is not None]
    numbers = [actual.number for _, actual in known if actual.number is not None]
    if len(known) < 3 or len(set(numbers)) < 2:
        return ()
    high, low = ([(year, v) for year, v in known if v.number == end] for end in (max(numbers), min(numbers)))
    return (
        phrases.SEVERAL_YEARS.format(
            first=known[0][0],
            year=known[-1][0],
            highest=with_unit(high[0][1], c.indicator),
            high_years=words.listed([str(year) for year, _ in high]),
            lowest=with_unit(low[0][1], c.indicator),
            low_years=words.listed([str(year) for year, _ in low]),
        ),
    )


def renstra(view: View, c: Comparison) -> str:
    """Say how far realisasi has come towards the Renstra's last target (analysis 3)."""
    strategy = view.card.dossier.strategy
    if c.renstra_target is None:
        return phrases.RENSTRA_NONE.format(first=strategy.first_year, last=strategy.last_year)
    target = with_unit(c.renstra_target, c.indicator)
    if c.renstra_progress is None:
        return phrases.RENSTRA_OPEN.format(last=strategy.last_year, target=target)
    phrase = phrases.RENSTRA_WORD if c.indicator.kind.is_worded else _TOWARDS.get(c.indicator.polarity, phrases.RENSTRA_NEAR)
    return phrase.format(last=strategy.last_year, target=target, span=view.span, progress=view.percent(c.renstra_progress))


_TOWARDS = {Polarity.MORE: phrases.RENSTRA, Polarity.LESS: phrases.RENSTRA_LESS}


def standard(view: View, c: Comparison) -> str:
    """Say how realisasi stands to a national standard, or that there is none (analysis 4)."""
    if c.standard is None:
        return phrases.STANDARDS["tidak-ada"]
    now = figure(c, view.year)
    actual = now.actual if now else None
    return phrases.STANDARDS[_against_standard(c, actual is not None)].format(
        span=view.span,
        actual=with_unit(actual, c.indicator),
        standard=with_unit(c.standard, c.indicator),
        basis=c.indicator.standard_basis or phrases.NO_BASIS,
        gap=amount(None if c.standard_gap is None else abs(c.standard_gap), c.indicator),
    )


def _against_standard(c: Comparison, has_actual: bool) -> str:
    if c.indicator.kind.is_worded and has_actual:
        return "sebutan"
    if c.standard_gap is None:
        return "tanpa-data"
    if c.standard_gap == 0:
        return "sama"
    return "di atas" if c.standard_gap > 0 else "di bawah"


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
    all_met = len(view.met) == len(year.achievements)
    return (phrases.COUNTS_ALL_MET if all_met else phrases.COUNTS).format(
        total=len(year.achievements),
        objectives=len(year.objectives),
        met=len(view.met),
        failed=len(view.failed),
        unmeasured=len(view.unmeasured),
    )


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
    missing = (phrases.MISSING.format(period=p, departments=words.listed(names)) for p, names in view.missing.items())
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
