"""The sentences the report makes by itself, word for word."""

from decimal import Decimal

import pytest

from pipeline.core import model as m
from pipeline.core.measure import measure
from pipeline.core.reporting import budget_sentences, comparison_sentences, sentences
from pipeline.core.reporting.view import View
from tests import builders as b
from tests.core import scorecards
from tests.core.scorecards import COUNT

GRADES = {m.Kind.GRADE: b.word_scale("skala", "D", "C", "CC", "B", "BB", "A", "AA", D=1, C=2, CC=3, B=4, BB=5, A=6, AA=7)}


def about(indicator: m.Indicator, target: str | None, actual: str | None, upper: str | None = None, **changes: object) -> str:
    """What is said of one indicator with this target and realisasi."""
    entries = () if actual is None else (b.entry(actual=actual),)
    view = scorecards.view(indicator, b.commitment(target=target, upper=upper), *entries, **changes)
    return " ".join(sentences.achievement(view, view.card.year.achievements[0]))


@pytest.mark.parametrize(
    ("indicator", "target", "actual", "said"),
    [
        pytest.param(
            b.indicator(),
            "77.50",
            "72.76",
            "Realisasi tahun 2025 sebesar 72,76% dari target 77,50% sehingga capaiannya 93,88% (kategori Sangat Tinggi). "
            "Target tidak tercapai.",
            id="gagal",
        ),
        pytest.param(
            b.indicator(),
            "80",
            "80",
            "Realisasi tahun 2025 sebesar 80,00% dari target 80,00% sehingga capaiannya 100,00% (kategori Sangat Tinggi). Target tercapai.",
            id="tepat",
        ),
        pytest.param(
            b.indicator(),
            "80",
            "83",
            "Realisasi tahun 2025 sebesar 83,00% dari target 80,00% sehingga capaiannya 103,75% (kategori Sangat Tinggi). "
            "Target terlampaui.",
            id="terlampaui",
        ),
        pytest.param(
            b.indicator(),
            "19.2",
            "58.53",
            "Realisasi tahun 2025 sebesar 58,53% dari target 19,20% sehingga capaiannya 120,00% (kategori Sangat Tinggi). "
            "Target terlampaui. Capaian dibatasi 120%: nilai mentahnya 304,84%.",
            id="dibatasi",
        ),
        pytest.param(
            b.indicator(polarity=m.Polarity.LESS),
            "0.20",
            "0.18",
            "Realisasi tahun 2025 sebesar 0,18%, sedangkan targetnya paling tinggi 0,20% (lebih rendah lebih baik), sehingga capaiannya "
            "110,00% (kategori Sangat Tinggi). Hasilnya lebih baik daripada target.",
            id="minimal",
        ),
        pytest.param(
            b.indicator(polarity=m.Polarity.LESS, **COUNT),
            "0",
            "0",
            "Realisasi tahun 2025 sebesar 0 laporan, sedangkan targetnya 0 laporan karena nol memang tujuannya, sehingga capaiannya "
            "100,00% (kategori Sangat Tinggi). Target tercapai.",
            id="nol-tujuan",
        ),
        pytest.param(
            b.indicator(polarity=m.Polarity.STABLE, kind=m.Kind.RUPIAH, decimals=0),
            "5000",
            "5500",
            "Realisasi tahun 2025 sebesar Rp5.500 terhadap target Rp5.000 (makin dekat dengan target makin baik) sehingga capaiannya "
            "90,00% (kategori Tinggi). Target tidak tercapai.",
            id="stabil",
        ),
        pytest.param(
            b.indicator(kind=m.Kind.OPINION),
            "WTP",
            "WTP",
            "Realisasi tahun 2025 adalah “WTP”, sedangkan targetnya “WTP”, sehingga capaiannya 100,00% (kategori Sangat Tinggi). "
            "Target tercapai.",
            id="opini",
        ),
        pytest.param(
            b.indicator(kind=m.Kind.YES_NO),
            "ya",
            "tidak",
            "Realisasi tahun 2025 adalah “tidak”, sedangkan targetnya “ya”, sehingga capaiannya 0,00% (kategori Sangat Rendah). "
            "Target tidak tercapai.",
            id="tidak",
        ),
        pytest.param(
            b.indicator(**COUNT),
            "4",
            None,
            "Realisasi tahun 2025 belum dilaporkan oleh Subbagian rendatin; capaian terhadap target 4 laporan dicetak n/a, yang berarti "
            "data belum ada dan bukan nol.",
            id="tanpa-data",
        ),
        pytest.param(
            b.indicator(**COUNT),
            "0",
            "0",
            "Belum ada target yang jatuh tempo tahun 2025 sehingga capaiannya belum dihitung; realisasi tercatat 0 laporan.",
            id="belum-jatuh-tempo",
        ),
        pytest.param(
            b.indicator(**COUNT),
            None,
            "3",
            "Target tahun 2025 belum ditetapkan sehingga capaiannya tidak dihitung; realisasi tercatat 3 laporan.",
            id="tanpa-target",
        ),
        pytest.param(
            b.indicator(**COUNT),
            "0",
            "3",
            "Realisasi tahun 2025 tercatat 3 laporan dan targetnya 0 laporan, tetapi capaiannya tidak dapat dihitung.",
            id="tidak-dapat-dihitung",
        ),
    ],
)
def test_achievement_is_said_in_whole_sentences(indicator: m.Indicator, target: str | None, actual: str | None, said: str) -> None:
    assert about(indicator, target, actual) == said


@pytest.mark.parametrize(
    ("actual", "end"),
    [
        ("85", "capaiannya 100,00% (kategori Sangat Tinggi). Target tercapai."),
        ("92", "capaiannya 102,22% (kategori Sangat Tinggi). Realisasi melampaui batas atas rentang target."),
        ("60", "capaiannya 75,00% (kategori Sedang). Target tidak tercapai."),
    ],
)
def test_range_target_is_said_as_a_range(actual: str, end: str) -> None:
    said = about(b.indicator(polarity=m.Polarity.RANGE), "80", actual, upper="90")
    assert said == f"Realisasi tahun 2025 sebesar {actual},00% terhadap rentang target 80,00–90,00% sehingga {end}"


def test_running_year_speaks_of_the_year_to_date() -> None:
    view = scorecards.view(b.commitment(target="80"), b.entry(month=6, actual="40"), status=m.Status.RUNNING)
    assert " ".join(sentences.achievement(view, view.card.year.achievements[0])) == (
        "Realisasi sampai dengan Juni 2025 sebesar 40,00% dari target 80,00% sehingga capaiannya 50,00% (kategori Sangat Rendah). "
        "Target tahun 2025 belum tercapai sampai dengan Juni 2025."
    )


def compared(indicator: m.Indicator, actual: str | None, *past: tuple[int, str], **changes: object) -> View:
    """One indicator with target 80 and these realisasi of years before."""
    known = {"indicator": indicator.code, "target": None, "source": "LKj", "place": b.HERE}
    figures = tuple(m.PastFigure(year=year, actual=b.value(was), **known) for year, was in past)
    entries = () if actual is None else (b.entry(actual=actual),)
    strategy = b.strategy(indicator, past=figures, targets=changes.pop("targets", {}))
    return View(measure(b.dossier(indicator, b.commitment(target="80"), *entries, strategy=strategy, **changes)))


@pytest.mark.parametrize(
    ("indicator", "actual", "past", "said"),
    [
        (
            b.indicator(),
            "72.76",
            "71.56",
            "Dibandingkan dengan tahun 2024, realisasi naik 1,20 poin persen, dari 71,56% menjadi 72,76%.",
        ),
        (
            b.indicator(**COUNT),
            "12",
            "15",
            "Dibandingkan dengan tahun 2024, realisasi turun 3 laporan (20,00%), dari 15 laporan menjadi 12 laporan.",
        ),
        (b.indicator(), "80", "80", "Realisasi sama dengan tahun 2024, yaitu 80,00%."),
        (
            b.indicator(polarity=m.Polarity.LESS, **COUNT),
            "2",
            "3",
            "Dibandingkan dengan tahun 2024, realisasi turun 1 laporan (33,33%), dari 3 laporan menjadi 2 laporan. "
            "Karena lebih rendah lebih baik, penurunan ini berarti kinerja membaik.",
        ),
        (b.indicator(kind=m.Kind.GRADE), "BB", "B", "Realisasi tahun 2024 adalah “B”, sedangkan realisasi tahun 2025 adalah “BB”."),
        (b.indicator(kind=m.Kind.OPINION), "WTP", "WTP", "Realisasi tetap “WTP” seperti tahun 2024."),
        (
            b.indicator(),
            None,
            "71",
            "Realisasi tahun 2024 sebesar 71,00%, tetapi perubahannya belum dapat dihitung karena realisasi tahun 2025 belum ada.",
        ),
    ],
)
def test_change_against_last_year(indicator: m.Indicator, actual: str | None, past: str, said: str) -> None:
    view = compared(indicator, actual, (2024, past))
    assert " ".join(comparison_sentences.change(view, view.card.comparisons[0])) == said


def test_missing_past_is_said_honestly() -> None:
    view = compared(b.indicator(), "80")
    assert comparison_sentences.change(view, view.card.comparisons[0]) == (
        "Realisasi tahun 2024 tidak tersedia dalam data sehingga perubahan terhadap tahun lalu tidak dihitung.",
    )


def test_several_years_name_every_best_and_worst() -> None:
    view = compared(b.indicator(), "80", (2022, "80"), (2023, "70"), (2024, "75"))
    assert comparison_sentences.change(view, view.card.comparisons[0])[-1] == (
        "Selama tahun 2022–2025, realisasi tertinggi 80,00% (tahun 2022 dan 2025) dan terendah 70,00% (tahun 2023)."
    )


def test_note_of_a_changed_indicator_is_told() -> None:
    view = compared(b.indicator(note="Rumusan disesuaikan"), "80")
    assert comparison_sentences.change(view, view.card.comparisons[0])[-1] == "Catatan atas indikator: Rumusan disesuaikan."


@pytest.mark.parametrize(
    ("indicator", "target", "actual", "said"),
    [
        (
            b.indicator(),
            "85",
            "72.76",
            "Target akhir Renstra (tahun 2029) adalah 85,00%; realisasi tahun 2025 mencapai 85,60% dari target itu.",
        ),
        (
            b.indicator(polarity=m.Polarity.LESS),
            "0.10",
            "0.15",
            "Target akhir Renstra (tahun 2029) paling tinggi 0,10%; capaian realisasi tahun 2025 terhadap target itu 50,00%.",
        ),
        (
            b.indicator(kind=m.Kind.GRADE),
            "A",
            "BB",
            "Target akhir Renstra (tahun 2029) adalah “A”; capaian realisasi tahun 2025 terhadap target itu 83,33%.",
        ),
        (b.indicator(), "85", None, "Target akhir Renstra (tahun 2029) adalah 85,00%; kemajuannya belum dapat dihitung."),
        (b.indicator(), None, "80", "Renstra tahun 2025–2029 dalam data tidak memuat target akhir bagi indikator ini."),
    ],
)
def test_progress_towards_the_renstra(indicator: m.Indicator, target: str | None, actual: str | None, said: str) -> None:
    aims = {} if target is None else {("IK-1.1", 2029): b.value(target)}
    view = compared(indicator, actual, targets=aims, rules=b.rules(grades=GRADES))
    assert comparison_sentences.renstra(view, view.card.comparisons[0]) == said


@pytest.mark.parametrize(
    ("standard", "actual", "said"),
    [
        ("77.5", "72.76", "Realisasi tahun 2025 sebesar 72,76%, yaitu 4,74 poin persen di bawah standar nasional 77,50% (RPJMN)."),
        ("70", "72.76", "Realisasi tahun 2025 sebesar 72,76%, yaitu 2,76 poin persen di atas standar nasional 70,00% (RPJMN)."),
        ("70", "70", "Realisasi tahun 2025 sebesar 70,00%, sama dengan standar nasional (RPJMN)."),
        ("70", None, "Standar nasional bagi indikator ini adalah 70,00% (RPJMN); realisasi untuk dibandingkan belum ada."),
        (None, "70", "Tidak terdapat standar nasional bagi indikator ini dalam data."),
    ],
)
def test_standing_to_the_national_standard(standard: str | None, actual: str | None, said: str) -> None:
    view = compared(b.indicator(standard=b.value(standard), standard_basis="RPJMN"), actual)
    assert comparison_sentences.standard(view, view.card.comparisons[0]) == said


def test_office_is_summed_up_in_sentences() -> None:
    view = scorecards.view(
        b.indicator("IK-1.1", name="Satu"),
        b.indicator("IK-1.2", name="Dua"),
        b.entry("IK-1.1", actual="80"),
        b.entry("IK-1.2", actual="40"),
        b.indicator("IK-1.2", name="Dua"),
        b.entry("IK-1.1", actual="80"),
        b.entry("IK-1.2", actual="40"),
    )
    assert sentences.office(view) == (
        "Capaian kinerja Kantor Contoh tahun 2025 adalah 75,00% (kategori Sedang), yaitu rata-rata capaian 2 dari 2 indikator kinerja.",
        "Dari 2 indikator kinerja pada 1 sasaran strategis, 1 indikator mencapai target dan 1 indikator belum mencapai target.",
        "Capaian tertinggi terdapat pada IK-1.1 (Satu) sebesar 100,00%, sedangkan capaian terendah pada IK-1.2 (Dua) sebesar 50,00%.",
        "Indikator yang belum mencapai target: IK-1.2; penyebab dan langkah perbaikannya diuraikan pada BAB III.",
    )


COUNTS = {
    ("80", "90"): "Seluruh 2 indikator kinerja pada 1 sasaran strategis mencapai target.",
    ("80", None): "Dari 2 indikator kinerja pada 1 sasaran strategis, 1 indikator mencapai target dan 1 indikator belum dapat dinilai.",
    ("40", "30"): "Seluruh 2 indikator kinerja pada 1 sasaran strategis belum mencapai target.",
    (
        "40",
        None,
    ): "Dari 2 indikator kinerja pada 1 sasaran strategis, 1 indikator belum mencapai target dan 1 indikator belum dapat dinilai.",
    (None, None): "Seluruh 2 indikator kinerja pada 1 sasaran strategis belum dapat dinilai.",
    ("80",): "Satu-satunya indikator kinerja mencapai target.",
    ("40",): "Satu-satunya indikator kinerja belum mencapai target.",
    (None,): "Satu-satunya indikator kinerja belum dapat dinilai.",
}


@pytest.mark.parametrize("actuals", COUNTS)
def test_nothing_is_said_of_a_count_of_zero(actuals: tuple[str | None, ...]) -> None:
    codes = [f"IK-1.{n}" for n, _ in enumerate(actuals, 1)]
    rows = [b.entry(code, actual=actual) for code, actual in zip(codes, actuals, strict=True)]
    assert sentences.overview(scorecards.view(*map(b.indicator, codes), *rows))[1] == COUNTS[actuals]


def test_period_that_is_over_is_said_and_the_one_running_is_not() -> None:
    plan = (b.planned(month=6, target="40"), b.planned(month=12, target="80"))
    view = scorecards.view(b.entry(month=6, actual="36"), b.entry(month=8, actual="50"), *plan, status=m.Status.RUNNING)
    assert sentences.periods(view) == (
        "Capaian Periode s1 2025 adalah 90,00% (kategori Tinggi), dihitung dari 1 indikator yang targetnya jatuh tempo.",
    )


def test_missing_submissions_are_told_together() -> None:
    late = tuple(b.submission(period=code, exists=False) for code in ("s1", "s2"))
    assert sentences.progress(scorecards.view(submissions=late)) == (
        "Belum ada realisasi yang dilaporkan untuk tahun 2025.",
        "Data Periode s1 dan Periode s2 belum disampaikan oleh Subbagian rendatin.",
    )


def test_year_without_a_figure_has_no_conclusion() -> None:
    view = scorecards.view()
    assert sentences.conclusion(view) == (
        "Secara umum kinerja Kantor Contoh tahun 2025 belum dapat disimpulkan karena capaiannya belum terhitung."
    )
    assert sentences.progress(view) == ("Belum ada realisasi yang dilaporkan untuk tahun 2025.",)


def test_budget_is_told_with_its_revision_and_what_is_left() -> None:
    view = scorecards.view(b.budget_line(initial=Decimal(1500)), b.spending())
    assert budget_sentences.budget(view) == (
        "Pagu awal Rp1.500 berubah menjadi Rp1.000 setelah revisi.",
        "Dari pagu Rp1.000 telah direalisasikan Rp900 atau 90,00%, sehingga tersisa Rp100.",
    )


def test_missing_budget_is_told() -> None:
    assert budget_sentences.budget(scorecards.view()) == ("Data anggaran tahun 2025 belum diisi.",)


@pytest.mark.parametrize(
    ("actual", "said"),
    [
        ("80", "capaian kinerja 10,00 poin persen lebih tinggi daripada serapannya."),
        ("40", "selisihnya dengan capaian tidak dihitung karena hanya bermakna bila capaian sekurang-kurangnya 100%."),
    ],
)
def test_money_of_a_sasaran_is_set_against_its_achievement(actual: str, said: str) -> None:
    view = scorecards.view(b.budget_line(objective="SS-1"), b.spending(), b.entry(actual=actual))
    assert budget_sentences.objective_budget(view, "SS-1") == (
        f"Anggaran yang mendukung sasaran ini Rp1.000 dan terealisasi Rp900 (90,00%); {said}"
    )


def test_sasaran_without_budget_is_told() -> None:
    assert budget_sentences.objective_budget(scorecards.view(), "SS-1") == "Tidak ada rincian anggaran yang ditautkan dengan sasaran ini."
