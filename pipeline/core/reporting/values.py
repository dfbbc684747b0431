"""Named values for the office's own prose: every {{nilai:…}} and the text that takes its place."""

from collections.abc import Iterator

from .. import words
from ..report import Printed
from ..scorecard import Achievement, BudgetScore, ObjectiveScore
from .comparison_sentences import figure
from .view import View, amount, with_unit

Named = tuple[str, str, str]  # name, text, label


def of(view: View) -> dict[str, Printed]:
    """Return all values by name."""
    found = (*_year(view), *_office(view), *_periods(view), *_objectives(view), *_indicators(view), *_budget(view))
    return {name: Printed(text=text, label=label) for name, text, label in found}


def _year(view: View) -> Iterator[Named]:
    yield "tahun", str(view.year), "tahun laporan"
    yield "tahun-lalu", str(view.year - 1), "tahun sebelum tahun laporan"
    yield "satker", view.card.dossier.office.name, "nama satuan kerja"


def _office(view: View) -> Iterator[Named]:
    year = view.card.year
    yield "kantor.capaian", view.percent(year.office.value), f"capaian kinerja satuan kerja {view.span}"
    yield "kantor.kategori", view.category(year.office), f"kategori capaian satuan kerja {view.span}"
    yield "kantor.jumlah-sasaran", str(len(year.objectives)), "jumlah sasaran strategis"
    yield "kantor.jumlah-indikator", str(len(year.achievements)), "jumlah indikator kinerja"
    yield "kantor.tercapai", str(len(view.met)), "jumlah indikator yang mencapai target"
    yield "kantor.tidak-tercapai", str(len(view.failed)), "jumlah indikator yang tidak mencapai target"
    yield "kantor.tanpa-data", str(len(view.unmeasured)), "jumlah indikator yang belum dapat dinilai"


def _periods(view: View) -> Iterator[Named]:
    for score in view.card.periods:
        if score.period:
            where = f"satuan kerja {score.period.name} {view.year}"
            yield f"{score.period.code}.capaian", view.percent(score.office.value), f"capaian kinerja {where}"
            yield f"{score.period.code}.kategori", view.category(score.office), f"kategori capaian {where}"


def _objectives(view: View) -> Iterator[Named]:
    for score in view.card.year.objectives:
        yield from _objective(view, score)


def _objective(view: View, score: ObjectiveScore) -> Iterator[Named]:
    code = score.objective.code
    yield f"{code}.nama", score.objective.name, f"nama sasaran {code}"
    yield f"{code}.capaian", view.percent(score.aggregate.value), f"capaian {code} {view.span}"
    yield f"{code}.kategori", view.category(score.aggregate), f"kategori {code} {view.span}"


def _indicators(view: View) -> Iterator[Named]:
    for a in view.card.year.achievements:
        yield from _achievement(view, a)
        yield from _compared(view, a.indicator.code)


def _achievement(view: View, a: Achievement) -> Iterator[Named]:
    code = a.indicator.code
    yield f"{code}.nama", a.indicator.name, f"nama indikator {code}"
    yield f"{code}.target", with_unit(a.target, a.indicator), f"target {code} tahun {view.year}"
    yield f"{code}.realisasi", with_unit(a.actual, a.indicator), f"realisasi {code} {view.span}"
    yield f"{code}.capaian", view.percent(a.value), f"capaian {code} {view.span}"
    yield f"{code}.capaian-mentah", view.percent(a.raw), f"capaian {code} {view.span} sebelum dibatasi"
    yield f"{code}.kategori", view.category(a), f"kategori {code} {view.span}"


def _compared(view: View, code: str) -> Iterator[Named]:
    c = view.comparisons.get(code)
    if c is None:
        return
    before = figure(c, view.year - 1)
    strategy = view.card.dossier.strategy
    yield f"{code}.realisasi-lalu", with_unit(before.actual if before else None, c.indicator), f"realisasi {code} tahun {view.year - 1}"
    sign = "+" if c.change is not None and c.change > 0 else ""
    yield f"{code}.perubahan", sign + amount(c.change, c.indicator), f"perubahan realisasi {code} dari tahun {view.year - 1}"
    yield f"{code}.target-renstra", with_unit(c.renstra_target, c.indicator), f"target akhir Renstra {code} tahun {strategy.last_year}"
    yield f"{code}.kemajuan-renstra", view.percent(c.renstra_progress), f"capaian {code} terhadap target akhir Renstra"
    yield f"{code}.standar", with_unit(c.standard, c.indicator), f"standar nasional {code}"


def _budget(view: View) -> Iterator[Named]:
    card = view.card.budget
    yield "anggaran.pagu-awal", words.rupiah(card.total.initial), f"pagu awal tahun {view.year}"
    yield from _absorbed(view, "anggaran", "", card.total)
    yield "anggaran.sisa", words.rupiah(card.total.revised - card.total.realised), f"sisa pagu {view.span}"
    used = card.efficiency.value if card.efficiency.limited is None else card.efficiency.limited
    efficiency = view.points(used) if card.efficiency.method == "sederhana" else view.percent(used)
    yield "anggaran.efisiensi", efficiency, f"efisiensi anggaran {view.span}"
    yield "anggaran.nilai-efisiensi", view.percent(card.efficiency.score), f"nilai efisiensi anggaran {view.span}"
    for fund in card.funds:
        if fund.code:
            yield from _absorbed(view, f"anggaran.{fund.code}", f" {fund.code}", fund)


def _absorbed(view: View, name: str, of_what: str, score: BudgetScore) -> Iterator[Named]:
    yield f"{name}.pagu", words.rupiah(score.revised), f"pagu revisi{of_what} tahun {view.year}"
    yield f"{name}.realisasi", words.rupiah(score.realised), f"realisasi anggaran{of_what} {view.span}"
    yield f"{name}.serapan", view.percent(score.absorption), f"serapan anggaran{of_what} {view.span}"
