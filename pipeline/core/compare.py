"""An indicator beside its past, its Renstra target and the national standard.

Indicators are matched by code. The same code in an earlier Renstra under another name, kind, unit or polarity is another indicator,
unless a note in indikator.csv says how the two belong together; a different kind or unit can never be subtracted.
"""

from collections.abc import Sequence
from decimal import Decimal

from . import exact
from .assess import assess
from .formulas import FULL
from .model import Dossier, Indicator, Kind, PastFigure, Value
from .scorecard import Achievement, Comparison, Scorecard, StretchScore, YearFigure


def compare(dossier: Dossier, year: StretchScore, earlier: Sequence[Scorecard]) -> tuple[Comparison, ...]:
    """Return one comparison per agreed indicator, in order; `earlier` scorecards are oldest first."""
    past = [card for card in earlier if card.dossier.year < dossier.year]
    return tuple(_comparison(dossier, achievement, past) for achievement in year.achievements)


def _comparison(dossier: Dossier, achievement: Achievement, earlier: Sequence[Scorecard]) -> Comparison:
    indicator, actual = achievement.indicator, achievement.actual
    history, remarks = _history(dossier, achievement, earlier)
    before = next((f.actual for f in history if f.year == dossier.year - 1), None)
    aim = dossier.strategy.targets.get((indicator.code, dossier.strategy.last_year))
    return Comparison(
        indicator=indicator,
        history=history,
        change=_gap(actual, before),
        change_percent=_relative_change(indicator, actual, before),
        renstra_target=aim,
        renstra_progress=assess(indicator, aim, actual, dossier.rules, annual=True).raw,
        standard=indicator.standard,
        standard_gap=_gap(actual, indicator.standard),
        remarks=remarks,
    )


def _history(dossier: Dossier, achievement: Achievement, earlier: Sequence[Scorecard]) -> tuple[tuple[YearFigure, ...], tuple[str, ...]]:
    """Return the years known, oldest first and this year last, and what readers must know of them. The archive goes before riwayat.csv."""
    indicator = achievement.indicator
    figures = {
        p.year: _from_past(dossier, indicator, p) for p in dossier.strategy.past if p.indicator == indicator.code and p.year < dossier.year
    }
    remarks = []
    for card in earlier:
        found = card.year.of(indicator.code)
        if found is None:
            continue
        difference = _difference(found.indicator, indicator)
        if difference:
            remarks.append(_remark(card.dossier.year, difference, indicator))
        if _is_comparable(found.indicator, indicator):
            figures[card.dossier.year] = _from_archive(card.dossier.year, found)
    this_year = _from_archive(dossier.year, achievement)
    return (*(figures[y] for y in sorted(figures)), this_year), tuple(remarks)


def _from_past(dossier: Dossier, indicator: Indicator, past: PastFigure) -> YearFigure:
    """A figure of riwayat.csv; its capaian is worked out anew by this year's rules."""
    value = assess(indicator, past.target, past.actual, dossier.rules, annual=True).value
    return YearFigure(year=past.year, target=past.target, actual=past.actual, achievement=value, source=past.source)


def _from_archive(year: int, achievement: Achievement) -> YearFigure:
    return YearFigure(year=year, target=achievement.target, actual=achievement.actual, achievement=achievement.value, source="")


def _difference(before: Indicator, now: Indicator) -> str:
    """Name what makes the earlier indicator another one, "" where nothing does."""
    facets = (
        ("rumusan", _folded(before.name), _folded(now.name)),
        ("polaritas", before.polarity, now.polarity),
        ("jenis", before.kind, now.kind),
        ("satuan", _folded(before.unit), _folded(now.unit)),
    )
    return ", ".join(name for name, old, new in facets if old != new)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_comparable(before: Indicator, now: Indicator) -> bool:
    same_measure = before.kind is now.kind and _folded(before.unit) == _folded(now.unit)
    return same_measure and (bool(now.note.strip()) or not _difference(before, now))


def _remark(year: int, difference: str, indicator: Indicator) -> str:
    if indicator.note.strip():
        return f"Tahun {year}: {difference} indikator {indicator.code} berbeda. Catatan: {indicator.note.strip()}"
    return (
        f"Tahun {year}: tidak dapat dibandingkan karena {difference} indikator {indicator.code} berbeda dan catatan perubahannya belum ada."
    )


def _gap(value: Value | None, other: Value | None) -> Decimal | None:
    """Return value minus other: percent points for percents, else in the unit; None for words and missing values."""
    if value is None or other is None or value.number is None or other.number is None:
        return None
    return exact.difference(value.number, other.number)


def _relative_change(indicator: Indicator, actual: Value | None, before: Value | None) -> Decimal | None:
    gap = _gap(actual, before)
    if gap is None or indicator.kind is Kind.PERCENT or before is None or not before.number:
        return None
    return exact.quotient(exact.product(gap, FULL), before.number.copy_abs())
