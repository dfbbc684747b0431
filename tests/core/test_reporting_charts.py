"""Charts of the report: their data and the sentences that stand for them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.core import document as d
from pipeline.core import model as m
from pipeline.core.assemble import assemble
from tests import builders as b
from tests.core import scorecards


@pytest.fixture(scope="module")
def full() -> dict[str, d.Chart]:
    return dict(assemble(scorecards.full()).charts)


def test_achievements_leave_out_what_was_not_measured(full: dict[str, d.Chart]) -> None:
    labels = [row["label"] for row in full["gbr-capaian"].rows]
    assert "IK-1.1" in labels
    assert not {"IK-3.3", "IK-3.4"} & set(labels)


def test_alternative_text_is_a_sentence_of_the_same_numbers(full: dict[str, d.Chart]) -> None:
    assert full["gbr-sasaran"].alt == "Grafik capaian sasaran strategis tahun 2025: SS-1 111,29%, SS-2 75,00%, dan SS-3 95,00%."
    assert full["gbr-tren-ik-1-1"].alt == "Grafik realisasi IK-1.1 antartahun: tahun 2023 70,00%, tahun 2024 71,56%, dan tahun 2025 72,76%."
    assert full["gbr-anggaran"].alt == (
        "Grafik pagu dan realisasi anggaran tahun 2025: Dukungan Manajemen terealisasi Rp1.900 dari pagu Rp2.000 (95,00%) "
        "dan Penyelenggaraan Pemilu terealisasi Rp0 dari pagu Rp0 (n/a)."
    )


def test_trend_needs_two_years_of_numbers(full: dict[str, d.Chart]) -> None:
    assert {i for i in full if i.startswith("gbr-tren")} == {"gbr-tren-ik-1-1", "gbr-tren-ik-1-2", "gbr-tren-ik-1-3"}


@pytest.mark.parametrize(("months", "drawn"), [(5, False), (6, True)])
def test_months_are_drawn_from_six_on(months: int, drawn: bool) -> None:
    entries = [b.entry(month=month, actual=str(10 * month)) for month in range(1, months + 1)]
    charts = assemble(scorecards.card(*entries, b.planned(month=6, target="40"))).charts
    assert ("gbr-bulanan-ik-1-1" in charts) is drawn


def test_month_that_is_due_for_nothing_has_no_target() -> None:
    entries = [b.entry(month=month, actual="10") for month in range(1, 13)]
    chart = assemble(scorecards.card(*entries, b.planned(month=3, target="0"), b.planned(month=6, target="40"))).charts[
        "gbr-bulanan-ik-1-1"
    ]
    assert [(row["label"], row["value"]) for row in chart.rows if row["series"] == "Target s.d. bulan"] == [("Jun", Decimal(40))]


def test_words_are_never_drawn() -> None:
    entries = [b.entry(month=month, actual="BB") for month in range(1, 13)]
    charts = assemble(scorecards.card(b.indicator(kind=m.Kind.GRADE), b.commitment(target="BB"), *entries)).charts
    assert set(charts) == {"gbr-capaian", "gbr-sasaran"}


def test_budget_is_drawn_at_the_level_that_can_be_compared() -> None:
    lines = (
        b.budget_line("076", fund="", spending_type=""),
        b.budget_line("076.1", parent="076", level="kegiatan", name="Satu"),
        b.budget_line("076.2", parent="076", level="kegiatan", name="Dua"),
    )
    chart = assemble(scorecards.card(*lines)).charts["gbr-anggaran"]
    assert [row["label"] for row in chart.rows if row["series"] == "Pagu"] == ["076.1 Satu", "076.2 Dua"]


def test_year_without_figures_has_no_chart() -> None:
    assert assemble(scorecards.card()).charts == {}


def test_chart_rounds_as_the_tables_do() -> None:
    past = b.strategy(past=(m.PastFigure(indicator="IK-1.1", year=2024, target=None, actual=b.value("80"), source="LKj", place=b.HERE),))
    report = assemble(scorecards.card(b.entry(actual="83.225"), strategy=past))
    trend = report.charts["gbr-tren-ik-1-1"]
    assert report.values["IK-1.1.realisasi"].text == "83,23%"
    assert [row["value"] for row in trend.rows if row["series"] == "Realisasi"] == [Decimal("80.00"), Decimal("83.23")]


MEASURED = {
    m.Consolidation.SUM: ("Realisasi s.d. bulan", [1, 3, 6, 10, 15, 21]),
    m.Consolidation.LAST: ("Realisasi", [1, 2, 3, 4, 5, 6]),
    m.Consolidation.MAXIMUM: ("Tertinggi s.d. bulan", [1, 2, 3, 4, 5, 6]),
    m.Consolidation.MEAN: ("Rata-rata s.d. bulan", [Decimal(n) / 2 for n in range(2, 8)]),
}


@pytest.mark.parametrize("how", m.Consolidation)
def test_a_cumulative_target_is_set_against_what_is_measured_to_that_month(how: m.Consolidation) -> None:
    entries = [b.entry(month=month, actual=str(month)) for month in range(1, 7)]
    indicator = b.indicator(consolidation=how, kind=m.Kind.NUMBER, unit="kegiatan")
    chart = assemble(scorecards.card(indicator, *entries, b.planned(month=6, target="40"))).charts["gbr-bulanan-ik-1-1"]
    name, figures = MEASURED[how]
    assert [row["value"] for row in chart.rows if row["series"] == name] == figures


def test_a_range_is_drawn_as_two_targets() -> None:
    entries = [b.entry(month=month, actual="70") for month in range(1, 7)]
    planned = replace(b.planned(month=6), target=b.value("60", upper="80"))
    chart = assemble(scorecards.card(b.indicator(polarity=m.Polarity.RANGE), *entries, planned)).charts["gbr-bulanan-ik-1-1"]
    assert [(row["series"], row["value"]) for row in chart.rows[:2]] == [("Target terendah", 60), ("Target tertinggi", 80)]


def test_a_running_year_goes_on_as_an_estimate_that_is_called_one() -> None:
    entries = [b.entry(month=month, actual=str(10 * month)) for month in range(1, 7)]
    plan = [b.planned(month=6, target="40"), b.planned(month=12, target="80")]
    running = assemble(scorecards.card(*entries, *plan, b.indicator(cumulative=True), status=m.Status.RUNNING)).charts["gbr-bulanan-ik-1-1"]
    ahead = [(row["month"], row["value"]) for row in running.rows if str(row["series"]).startswith("Perkiraan")]
    assert ahead == [(6, Decimal("60.00")), (12, Decimal("120.00"))]
    assert running.alt.endswith("perkiraan Desember 120,00, bukan realisasi.")
    complete = assemble(scorecards.card(*entries, *plan, b.indicator(cumulative=True))).charts["gbr-bulanan-ik-1-1"]
    assert not [row for row in complete.rows if str(row["series"]).startswith("Perkiraan")]
