"""Charts: their rows of data and an alternative text made from the same numbers."""

from collections.abc import Iterable
from decimal import Decimal

from .. import words
from ..consolidate import consolidate, reported
from ..document import Chart, ChartKind, Datum
from ..forecast import forecast
from ..model import Consolidation, Dossier, Indicator, Kind, Value
from ..scorecard import BudgetScore, Comparison
from .view import View, slug, with_unit

Row = dict[str, Datum]
MONTHS_FOR_A_CHART = 6
LEVELS = ("program", "kegiatan", "kro", "ro")

ALT = "Grafik {subject}: {points}."
ALT_TREND = "Grafik realisasi {code} antartahun: {points}."
ALT_MONTHLY = "Grafik {told} {code} tahun {year}: {points}."
ALT_ONWARD = "; perkiraan Desember {number}, bukan realisasi"
ALT_BUDGET = "Grafik pagu dan realisasi anggaran {span}: {points}."
DECEMBER = 12
FORECAST = "Perkiraan (bukan realisasi)"
TARGET_TO_DATE, LOWER, UPPER = "Target s.d. bulan", "Target terendah", "Target tertinggi"
# How months join into the figure that is measured: the name of its line, of the figure in words, and in the caption.
TO_DATE = {
    Consolidation.SUM: ("Realisasi s.d. bulan", "realisasi kumulatif", "realisasi kumulatif {code} sampai dengan tiap bulan"),
    Consolidation.LAST: ("Realisasi", "realisasi bulanan", "realisasi bulanan {code}"),
    Consolidation.MEAN: ("Rata-rata s.d. bulan", "rata-rata realisasi", "rata-rata realisasi {code} sampai dengan tiap bulan"),
    Consolidation.MAXIMUM: ("Tertinggi s.d. bulan", "realisasi tertinggi", "realisasi tertinggi {code} sampai dengan tiap bulan"),
}
BUDGET_POINT = "{name} terealisasi {realised} dari pagu {revised} ({absorption})"


def of(view: View) -> tuple[Chart, ...]:
    """Return all charts; those that would have nothing to show are left out."""
    trends = (_trend(c) for c in view.card.comparisons)
    months = (_monthly(view, a.indicator) for a in view.card.year.achievements)
    found = (_indicators(view), _objectives(view), *trends, *months, _budget(view))
    return tuple(c for c in found if c.rows)


def drawn(value: Decimal, decimals: int) -> Decimal:
    """Return the number as it is printed elsewhere, rounded half up, so that a chart and a table never disagree."""
    return words.rounded(value, decimals)


def _indicators(view: View) -> Chart:
    points = [(a.indicator.code, a.value) for a in view.card.year.achievements if a.value is not None]
    return _achievement(view, "gbr-capaian", f"Capaian indikator kinerja {view.span}", points)


def _objectives(view: View) -> Chart:
    points = [(o.objective.code, o.aggregate.value) for o in view.card.year.objectives if o.aggregate.value is not None]
    return _achievement(view, "gbr-sasaran", f"Capaian sasaran strategis {view.span}", points)


def _achievement(view: View, ident: str, caption: str, points: list[tuple[str, Decimal]]) -> Chart:
    told = words.listed([f"{code} {view.percent(value)}" for code, value in points])
    subject = caption[0].lower() + caption[1:]
    return Chart(
        ident=ident,
        caption=caption,
        kind=ChartKind.ACHIEVEMENT,
        rows=tuple({"label": code, "value": drawn(value, view.decimals)} for code, value in points),
        alt=ALT.format(subject=subject, points=told),
        unit="persen",
        decimals=view.decimals,
    )


def _trend(c: Comparison) -> Chart:
    figures = [f for f in c.history if f.actual is not None and f.actual.number is not None]
    rows: list[Row] = []
    for f in c.history:
        promised = _promised(f.target, "Target") if f.target else ()
        came = (("Realisasi", f.actual.number),) if f.actual and f.actual.number is not None else ()
        if not c.indicator.kind.is_worded:
            rows += [{"year": f.year, "series": s, "value": drawn(value, c.indicator.decimals)} for s, value in (*promised, *came)]
    told = words.listed([f"tahun {f.year} {with_unit(f.actual, c.indicator)}" for f in figures])
    return Chart(
        ident=f"gbr-tren-{slug(c.indicator.code)}",
        caption=f"Target dan realisasi {c.indicator.code} antartahun",
        kind=ChartKind.TREND,
        rows=tuple(rows) if len(figures) > 1 else (),
        alt=ALT_TREND.format(code=c.indicator.code, points=told),
        unit=_unit(c.indicator),
        decimals=c.indicator.decimals,
    )


def _monthly(view: View, indicator: Indicator) -> Chart:
    series, told_as, title = TO_DATE[indicator.consolidation]
    found = [(month, value) for month, value in to_date(view.card.dossier, indicator).items() if value.number is not None]
    shown = len(found) >= MONTHS_FOR_A_CHART and not indicator.kind.is_worded
    rows: list[Row] = []
    for planned in view.card.dossier.plan:
        if planned.indicator == indicator.code and planned.target is not None and planned.target.number:
            rows += [_month(planned.month, name, value, indicator) for name, value in _promised(planned.target, TARGET_TO_DATE)]
    rows += [_month(month, series, value.number, indicator) for month, value in found if value.number is not None]
    onward = _onward(view, indicator, found) if shown else []
    told = words.listed([f"{words.month_name(month)} {with_unit(value, indicator)}" for month, value in found])
    told += "".join(ALT_ONWARD.format(number=words.number(Decimal(row["value"]), indicator.decimals)) for row in onward[-1:])
    return Chart(
        ident=f"gbr-bulanan-{slug(indicator.code)}",
        caption=f"Target Rencana Aksi dan {title.format(code=indicator.code)} tahun {view.year}",
        kind=ChartKind.MONTHLY,
        rows=(*rows, *onward) if shown else (),
        alt=ALT_MONTHLY.format(told=told_as, code=indicator.code, year=view.year, points=told),
        unit=_unit(indicator),
        decimals=indicator.decimals,
    )


def _onward(view: View, indicator: Indicator, found: list[tuple[int, Value]]) -> list[Row]:
    """Return the line from the latest figure to December, called an estimate; none in a year that is complete."""
    month, actual = found[-1]
    annual = next((c.target for c in view.card.dossier.commitments if c.indicator == indicator.code), None)
    due = next((p.target for p in view.card.dossier.plan if p.indicator == indicator.code and p.month == month), None)
    ahead = forecast(indicator, due, actual, annual)
    if ahead is None or actual.number is None or month == DECEMBER or not view.is_unfinished:
        return []
    return [_month(at, FORECAST, number, indicator) for at, number in ((month, actual.number), (DECEMBER, ahead.number))]


def to_date(dossier: Dossier, indicator: Indicator) -> dict[int, Value]:
    """Return the realisasi from January to each filled month, consolidated as it is measured."""
    filled = {e.month for e in dossier.entries if e.indicator == indicator.code and reported(indicator, e) is not None}
    found = {month: consolidate(indicator, dossier.entries, month).value for month in sorted(filled)}
    return {month: value for month, value in found.items() if value is not None}


def _promised(target: Value, name: str) -> tuple[tuple[str, Decimal], ...]:
    """Return the target as a series, a range as the two lines between which realisasi should stay."""
    if target.number is None:
        return ()
    return ((name, target.number),) if target.upper is None else ((LOWER, target.number), (UPPER, target.upper))


def _month(month: int, series: str, value: Decimal, indicator: Indicator) -> Row:
    return {"month": month, "label": words.month_short(month), "series": series, "value": drawn(value, indicator.decimals)}


def _unit(indicator: Indicator) -> str:
    return {Kind.PERCENT: "persen", Kind.RUPIAH: "rupiah"}.get(indicator.kind, indicator.unit)


def _budget(view: View) -> Chart:
    scores = _drawn(view)
    rows: list[Row] = []
    for score in scores:
        name = f"{score.code} {score.name}".strip()
        rows.append({"label": name, "series": "Pagu", "value": drawn(score.revised, 0)})
        rows.append({"label": name, "series": "Realisasi", "value": drawn(score.realised, 0)})
    told = words.listed([_told(view, s) for s in scores])
    return Chart(
        ident="gbr-anggaran",
        caption=f"Pagu dan realisasi anggaran {view.span}",
        kind=ChartKind.BUDGET,
        rows=tuple(rows),
        alt=ALT_BUDGET.format(span=view.span, points=told),
        unit="rupiah",
        decimals=0,
    )


def _told(view: View, score: BudgetScore) -> str:
    return BUDGET_POINT.format(
        name=score.name or score.code,
        realised=words.rupiah(score.realised),
        revised=words.rupiah(score.revised),
        absorption=view.percent(score.absorption),
    )


def _drawn(view: View) -> tuple[BudgetScore, ...]:
    """Take the highest level of the budget with more than one line, so that there is something to compare."""
    levels: Iterable[tuple[BudgetScore, ...]] = (tuple(b for b in view.card.budget.lines if b.level == level) for level in LEVELS)
    present = [lines for lines in levels if lines]
    return next((lines for lines in present if len(lines) > 1), present[0] if present else ())
