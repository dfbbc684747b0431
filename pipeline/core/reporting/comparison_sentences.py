"""Sentences that set an indicator beside its past, its Renstra target and a standard: chooses a whole phrase and fills its holes."""

from decimal import Decimal

from .. import words
from ..model import Polarity
from ..scorecard import Comparison, YearFigure
from . import phrases
from .view import View, amount, with_unit


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
