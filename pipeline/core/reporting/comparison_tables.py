"""Tables that set an indicator beside its past, its Renstra target, a standard, and what the months told."""

from .. import words
from ..document import Table
from ..model import Indicator
from ..scorecard import Comparison
from . import notes
from .cells import CENTER, RIGHT, column, row
from .performance_tables import named
from .view import View, amount, slug, with_unit


def of(view: View) -> tuple[Table, ...]:
    """Return all tables of comparison; those that would be empty are left out."""
    compared = (_history(view, c) for c in view.card.comparisons)
    months = (_obstacles(view, a.indicator) for a in view.card.year.achievements)
    return tuple(t for t in (_renstra(view), *compared, *months, _standards(view)) if t.body)


def _history(view: View, c: Comparison) -> Table:
    body = [
        row(
            str(f.year),
            with_unit(f.target, c.indicator),
            with_unit(f.actual, c.indicator),
            view.percent(f.achievement),
            f.source or "arsip data kinerja",
        )
        for f in c.history
    ]
    to_date = (f"Angka tahun {view.year} sampai dengan {view.until}.",) if view.is_unfinished and view.last_month else ()
    return Table(
        ident=f"tbl-banding-{slug(c.indicator.code)}",
        caption=f"Perbandingan {c.indicator.code} antartahun",
        columns=(
            column("Tahun", 0.8, CENTER),
            column("Target", 1.4, RIGHT),
            column("Realisasi", 1.4, RIGHT),
            column("Capaian", 1.2, RIGHT),
            column("Sumber", 2.6),
        ),
        body=tuple(body) if len(body) > 1 else (),
        notes=(*to_date, notes.POINTS, "n/a berarti angka tahun itu tidak tersedia."),
    )


def _renstra(view: View) -> Table:
    strategy = view.card.dossier.strategy
    body = [
        row(
            named(c.indicator),
            with_unit(strategy.targets.get((c.indicator.code, view.year)), c.indicator),
            with_unit(c.history[-1].actual if c.history else None, c.indicator),
            with_unit(c.renstra_target, c.indicator),
            view.percent(c.renstra_progress),
        )
        for c in view.card.comparisons
    ]
    return Table(
        ident="tbl-renstra",
        caption=f"Realisasi {view.span} terhadap target Renstra {strategy.first_year}–{strategy.last_year}",
        columns=(
            column("Indikator kinerja", 3.4),
            column(f"Target Renstra {view.year}", 1.4, RIGHT),
            column(f"Realisasi {view.year}", 1.4, RIGHT),
            column(f"Target akhir {strategy.last_year}", 1.4, RIGHT),
            column("Kemajuan", 1.3, RIGHT),
        ),
        body=tuple(body),
        notes=("Kemajuan ialah capaian realisasi terhadap target akhir Renstra, tidak dibatasi; n/a berarti belum dapat dihitung.",),
    )


def _standards(view: View) -> Table:
    body = [
        row(
            named(c.indicator),
            with_unit(c.standard, c.indicator),
            c.indicator.standard_basis or "–",
            with_unit(c.history[-1].actual if c.history else None, c.indicator),
            amount(c.standard_gap, c.indicator),
        )
        for c in view.card.comparisons
        if c.standard is not None
    ]
    return Table(
        ident="tbl-standar",
        caption=f"Realisasi {view.span} terhadap standar nasional",
        columns=(
            column("Indikator kinerja", 3.0),
            column("Standar", 1.2, RIGHT),
            column("Sumber standar", 2.0),
            column("Realisasi", 1.2, RIGHT),
            column("Selisih", 1.5, RIGHT),
        ),
        body=tuple(body),
        notes=("Selisih ialah realisasi dikurangi standar; hanya indikator yang mempunyai standar yang dimuat.",),
    )


def _obstacles(view: View, indicator: Indicator) -> Table:
    told = [e for e in view.card.dossier.entries if e.indicator == indicator.code and (e.obstacle or e.follow_up)]
    return Table(
        ident=f"tbl-kendala-{slug(indicator.code)}",
        caption=f"Kendala dan tindak lanjut bulanan {indicator.code}",
        columns=(column("Bulan", 1.0), column("Kendala", 3.0), column("Tindak lanjut", 3.0)),
        body=tuple(row(words.month_name(e.month), e.obstacle or "–", e.follow_up or "–") for e in sorted(told, key=lambda e: e.month)),
    )
