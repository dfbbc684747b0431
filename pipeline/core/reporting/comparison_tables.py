"""Tables that set an indicator beside its past, its Renstra target, a standard, and what the months told."""

from collections.abc import Iterator
from itertools import groupby

from .. import words
from ..document import Table
from ..model import Indicator, Kind
from ..scorecard import Comparison
from . import notes
from .cells import CENTER, RIGHT, column, row
from .performance_tables import named
from .view import View, amount, slug, with_unit

NOT_KNOWN = "n/a berarti angka tahun itu tidak tersedia atau tidak dapat dihitung."


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
        notes=(*notes.reach(view), *_signs(c)),
    )


def _signs(c: Comparison) -> tuple[str, ...]:
    """Say what the signs in a table of years mean, those that occur."""
    incomplete = any(f.target is None or f.actual is None or f.achievement is None for f in c.history)
    points = (notes.POINTS,) if c.indicator.kind is Kind.PERCENT else ()
    return (*points, *((NOT_KNOWN,) if incomplete else ()))


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
    return Table(
        ident=f"tbl-kendala-{slug(indicator.code)}",
        caption=f"Kendala dan tindak lanjut bulanan {indicator.code}",
        columns=(column("Bulan", 1.3), column("Kendala", 3.0), column("Tindak lanjut", 3.0)),
        body=tuple(row(when, obstacle or "–", follow_up or "–") for when, obstacle, follow_up in _told(view, indicator)),
    )


def _told(view: View, indicator: Indicator) -> Iterator[tuple[str, str, str]]:
    """Yield months with what they told; months in a row with the same words are one."""
    told = [e for e in view.card.dossier.entries if e.indicator == indicator.code and (e.obstacle or e.follow_up)]
    for (obstacle, follow_up), alike in groupby(sorted(told, key=lambda e: e.month), lambda e: (e.obstacle, e.follow_up)):
        months = list(dict.fromkeys(words.month_name(e.month) for e in alike))
        yield months[0] if len(months) == 1 else f"{months[0]}–{months[-1]}", obstacle, follow_up
