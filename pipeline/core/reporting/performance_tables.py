"""Tables of targets, realisasi and capaian: the year's overview, its periods, each sasaran."""

from .. import words
from ..document import Cell, Table
from ..model import Commitment, Indicator, Polarity
from ..scorecard import Achievement, Aggregate, ObjectiveScore, Outcome, StretchScore
from . import notes
from .cells import CENTER, RIGHT, Row, band, cell, column, grouped, row
from .view import View, slug, with_unit

DIRECTIONS = {
    Polarity.MORE: "makin tinggi makin baik",
    Polarity.LESS: "makin rendah makin baik",
    Polarity.STABLE: "makin dekat target makin baik",
    Polarity.RANGE: "di dalam rentang",
}
MEAN = "Rata-rata capaian"


def of(view: View) -> tuple[Table, ...]:
    """Return all tables of performance; those that would be empty are left out."""
    year = view.card.year
    wide = (_summary(view), _agreement(view), _facts(view), _overall(view), _periods(view))
    each = (_objective(view, o) for o in year.objectives)
    found = (*wide, *each)
    return tuple(t for t in found if t.body)


def named(indicator: Indicator) -> str:
    """Return code and name, as an indicator is called in tables."""
    return f"{indicator.code} {indicator.name}"


def outcome_cells(view: View, a: Achievement) -> Row:
    """Return capaian and category, the latter toned."""
    return (cell(view.achieved(a)), cell(view.category(a), tone=view.tone(a.category)))


def mean_cells(view: View, aggregate: Aggregate) -> Row:
    """Return the mean and its category for a footer."""
    value = cell(view.percent(aggregate.value), bold=True)
    return (value, cell(view.category(aggregate), bold=True, tone=view.tone(aggregate.category)))


def targets(a: Achievement) -> Row:
    """Return target and realisasi with units."""
    return (cell(with_unit(a.target, a.indicator)), cell(with_unit(a.actual, a.indicator)))


def _summary(view: View) -> Table:
    year, rules = view.card.year, view.card.dossier.rules
    body: list[Row] = []
    for score in year.objectives:
        members = [(cell(named(a.indicator)), *targets(a), *outcome_cells(view, a)) for a in score.achievements]
        body += grouped((f"{score.objective.code} {score.objective.name}",), members)
    return Table(
        ident="tbl-ringkasan",
        caption=f"Ringkasan capaian kinerja {view.span}",
        columns=(
            column("Sasaran strategis", 2.7),
            column("Indikator kinerja", 4.4),
            column("Target", 1.5, RIGHT),
            column("Realisasi", 1.5, RIGHT),
            column("Capaian", 1.2, RIGHT),
            column("Kategori", 1.1, CENTER),
        ),
        body=tuple(body),
        footer=((cell(MEAN, columns=4, bold=True), *mean_cells(view, year.office)),),
        notes=(notes.office_mean(rules), *notes.governing(view, year.achievements)),
    )


def _agreement(view: View) -> Table:
    year = view.card.year
    commitments = {c.indicator: c for c in view.card.dossier.commitments}
    weighted = any(c.weight is not None for c in commitments.values())
    body: list[Row] = []
    for score in year.objectives:
        members = [_agreed(a, commitments.get(a.indicator.code), weighted) for a in score.achievements]
        body += grouped((f"{score.objective.code} {score.objective.name}",), members)
    columns = (column("Sasaran strategis", 2.6), column("Indikator kinerja", 3.6), column("Target", 1.4, RIGHT))
    return Table(
        ident="tbl-pk",
        caption=f"Perjanjian Kinerja Tahun {view.year}",
        columns=(*columns, column("Bobot", 0.9, RIGHT)) if weighted else columns,
        body=tuple(body),
        notes=tuple(f"{c.indicator}: {c.note}" for c in commitments.values() if c.note),
    )


def _agreed(a: Achievement, commitment: Commitment | None, weighted: bool) -> Row:
    cells = (cell(named(a.indicator)), cell(with_unit(a.target, a.indicator)))
    weight = commitment.weight if commitment else None
    return (*cells, cell("–" if weight is None else words.plain(weight))) if weighted else cells


def _facts(view: View) -> Table:
    body = [
        row(
            named(i),
            f"{i.definition.rstrip('.')}. Rumus: {i.formula.rstrip('.')}.",
            f"{i.unit}; {DIRECTIONS[i.polarity]}; konsolidasi {i.consolidation}. "
            f"Sumber: {i.source.rstrip('.')}. {view.department(i.department)}.",
        )
        for i in (a.indicator for a in view.card.year.achievements)
    ]
    return Table(
        ident="tbl-iku",
        caption="Indikator kinerja: definisi, rumus, dan sumber data",
        columns=(
            column("Indikator kinerja", 2.3),
            column("Definisi operasional dan rumus", 4.6),
            column("Satuan, arah, sumber data, dan penanggung jawab", 3.1),
        ),
        body=tuple(body),
        notes=("Konsolidasi ialah cara angka bulanan menjadi angka periode dan tahun: jumlah, akhir, rata-rata, atau maksimum.",),
    )


def _overall(view: View) -> Table:
    year, rules = view.card.year, view.card.dossier.rules
    body = [
        (
            cell(f"{o.objective.code} {o.objective.name}"),
            cell(str(o.aggregate.total)),
            cell(str(sum(1 for a in o.achievements if a.is_met))),
            *mean_cells(view, o.aggregate),
        )
        for o in year.objectives
    ]
    return Table(
        ident="tbl-capaian",
        caption=f"Capaian sasaran strategis {view.span}",
        columns=(
            column("Sasaran strategis", 4.2),
            column("Jumlah indikator", 1.1, RIGHT),
            column("Mencapai target", 1.1, RIGHT),
            column("Capaian", 1.2, RIGHT),
            column("Kategori", 1.4, CENTER),
        ),
        body=tuple(body),
        footer=(
            (
                cell(f"Capaian {view.card.dossier.office.short_name}", bold=True),
                cell(str(len(year.achievements)), bold=True),
                cell(str(len(view.met)), bold=True),
                *mean_cells(view, year.office),
            ),
        ),
        notes=(notes.objective_mean(rules), notes.office_mean(rules), *notes.floor(rules), notes.scale(rules)),
    )


def _objective(view: View, score: ObjectiveScore) -> Table:
    capped = any(a.is_capped for a in score.achievements)
    body = [_scored(view, a, capped) for a in score.achievements]
    columns = [
        column("Indikator kinerja", 3.6),
        column("Target", 1.3, RIGHT),
        column("Realisasi", 1.3, RIGHT),
        column("Capaian", 1.2, RIGHT),
        column("Kategori", 1.3, CENTER),
    ]
    if capped:
        columns.insert(3, column("Nilai mentah", 1.2, RIGHT))
    return Table(
        ident=f"tbl-{slug(score.objective.code)}",
        caption=f"Target, realisasi, dan capaian sasaran {score.objective.code} {view.span}",
        columns=tuple(columns),
        body=tuple(body),
        footer=((cell(MEAN, columns=len(columns) - 2, bold=True), *mean_cells(view, score.aggregate)),),
        notes=(notes.objective_mean(view.card.dossier.rules), *notes.governing(view, score.achievements)),
    )


def _scored(view: View, a: Achievement, capped: bool) -> Row:
    raw: tuple[Cell, ...] = (cell(view.percent(a.raw) if a.raw is not None else "–"),) if capped else ()
    return (cell(named(a.indicator)), *targets(a), *raw, *outcome_cells(view, a))


def _periods(view: View) -> Table:
    stretches = (*view.card.periods, view.card.year)
    body: list[Row] = []
    for score in view.card.year.objectives:
        body.append(band(f"{score.objective.code} {score.objective.name}", 1 + len(stretches)))
        body += [(cell(named(a.indicator)), *(_in(view, s, a.indicator) for s in stretches)) for a in score.achievements]
    return Table(
        ident="tbl-periode",
        caption=f"Capaian per periode tahun {view.year}",
        columns=(column("Indikator kinerja", 4.0), *(column(stretch_name(view, s), 1.3, RIGHT) for s in stretches)),
        body=tuple(body),
        footer=((cell(MEAN, bold=True), *(cell(view.percent(s.office.value), bold=True) for s in stretches)),),
        notes=(
            "Capaian periode dihitung dari Januari sampai dengan bulan terakhir periode terhadap target Rencana Aksi bulan itu; "
            "capaian tahun dihitung terhadap target Perjanjian Kinerja.",
            *notes.reach(view),
            *((notes.DUE_ONLY,) if any(a.outcome is Outcome.NOT_DUE for s in stretches for a in s.achievements) else ()),
            notes.cap(view.card.dossier.rules),
            *(
                (notes.no_data(view.card.dossier.rules),)
                if any(a.outcome is Outcome.NO_DATA for s in stretches for a in s.achievements)
                else ()
            ),
        ),
    )


def stretch_name(view: View, stretch: StretchScore) -> str:
    """Return the period's name, `Tahun 2025` for the year."""
    return stretch.period.name if stretch.period else f"Tahun {view.year}"


def _in(view: View, stretch: StretchScore, indicator: Indicator) -> Cell:
    a = stretch.of(indicator.code)
    return cell(view.achieved(a) if a else "–")
