"""Months, targets and outcomes: from rows to the capaian of an indicator, with its jejak hitung."""

from decimal import Decimal

import pytest

from pipeline.core import model as m
from pipeline.core import words
from pipeline.core.measure import measure
from pipeline.core.scorecard import Outcome
from tests.builders import commitment, dossier, entry, indicator, objective, period, place, planned, rules, strategy

SHARE = {"derivation": m.Derivation.SHARE}


def year_of(*parts, **changes):
    return measure(dossier(*parts, **changes)).year.achievements[0]


def test_a_year_is_measured_against_the_agreement():
    found = year_of(commitment(target="80"), entry(actual="83"))
    assert (found.outcome, found.raw, found.value) == (Outcome.MEASURED, Decimal("103.75"), Decimal("103.75"))
    assert found.trace.expression == "83 ÷ 80 × 100"


@pytest.mark.parametrize(
    ("method", "expected"),
    [(m.Consolidation.SUM, "90"), (m.Consolidation.LAST, "50"), (m.Consolidation.MEAN, "30"), (m.Consolidation.MAXIMUM, "50")],
)
def test_months_are_consolidated_and_empty_months_skipped(method, expected):
    rows = [entry(month=1, actual="10"), entry(month=3, actual=None), entry(month=4, actual="30"), entry(month=9, actual="50")]
    found = year_of(indicator(consolidation=method), *rows)
    assert found.actual is not None
    assert found.actual.number == Decimal(expected)
    assert "Dilewati karena realisasi kosong, bukan nol: Maret." in found.trace.steps


@pytest.mark.parametrize(
    ("months", "step"),
    [
        ({3: "10"}, "Konsolidasi (rata-rata): hanya Maret 10 yang terisi."),
        ({3: "10", 4: "15"}, "Konsolidasi (rata-rata): Maret 10; April 15 = 12,5."),
    ],
)
def test_consolidation_is_written_out(months, step):
    rows = [entry(month=month, actual=actual) for month, actual in months.items()]
    assert step in year_of(indicator(consolidation=m.Consolidation.MEAN), *rows).trace.steps


def test_zero_is_a_value_and_empty_is_none():
    assert year_of(entry(actual="0")).value == 0
    empty = year_of(entry(actual=None))
    assert (empty.outcome, empty.actual, empty.value) == (Outcome.NO_DATA, None, None)


def test_the_realisasi_as_written_goes_before_pembilang_and_penyebut():
    # Tapin 2026: 3/135 is written 2.22; only 2.22 gives the printed 50,00 against 4.44.
    row = entry(numerator=Decimal(3), denominator=Decimal(135), actual="2.22")
    found = year_of(indicator(**SHARE), commitment(target="4.44"), row)
    assert found.value == 50
    assert [s.text for s in found.trace.sources if "penyebut" in s.label] == ["3/135"]


def test_an_empty_realisasi_follows_from_pembilang_and_penyebut():
    found = year_of(indicator(**SHARE), entry(numerator=Decimal(3), denominator=Decimal(4), actual=None))
    assert found.actual is not None
    assert found.actual.number == 75
    assert any("3 ÷ 4 = 75" in step for step in found.trace.steps)


def test_a_ratio_of_a_number_is_not_multiplied_by_hundred():
    row = entry(numerator=Decimal(3), denominator=Decimal(4), actual=None)
    found = year_of(indicator(kind=m.Kind.NUMBER, unit="kali", derivation=m.Derivation.RATIO), row)
    assert found.actual is not None
    assert found.actual.number == Decimal("0.75")


def test_a_ratio_of_a_percent_is_multiplied_by_hundred():
    row = entry(numerator=Decimal(3), denominator=Decimal(2), actual=None)
    found = year_of(indicator(derivation=m.Derivation.RATIO), row)
    assert found.actual is not None
    assert found.actual.number == 150


def test_the_last_of_two_equal_months_is_the_source_of_the_figure():
    rows = [entry(month=1, actual=None, numerator=Decimal(1), denominator=Decimal(2), place=place(5))]
    rows.append(entry(month=2, actual=None, numerator=Decimal(2), denominator=Decimal(4), place=place(9)))
    found = year_of(indicator(**SHARE), *rows)
    assert found.actual is not None
    assert (found.actual.number, found.actual.place.row) == (Decimal(50), 9)


def test_the_sum_of_a_share_is_worked_out_from_the_sums():
    rows = [
        entry(month=1, numerator=Decimal(1), denominator=Decimal(1), actual="100"),
        entry(month=2, numerator=Decimal(1), denominator=Decimal(3), actual="33.33"),
    ]
    found = year_of(indicator(consolidation=m.Consolidation.SUM, **SHARE), *rows)
    assert found.actual is not None
    assert found.actual.number == 50
    assert any("jumlah pembilang ÷ jumlah penyebut × 100 = 2 ÷ 4 × 100 = 50" in step for step in found.trace.steps)


def test_the_sum_of_a_share_without_its_parts_is_a_plain_sum_that_says_so():
    rows = [entry(month=1, numerator=Decimal(1), denominator=Decimal(1), actual="20"), entry(month=2, actual="30")]
    found = year_of(indicator(consolidation=m.Consolidation.SUM, **SHARE), *rows)
    assert found.actual is not None
    assert found.actual.number == 50
    assert any("tidak lengkap" in step for step in found.trace.steps)


def test_written_values_stand_where_the_penyebut_come_to_zero():
    rows = [entry(month=i, numerator=Decimal(0), denominator=Decimal(0), actual="0") for i in (1, 2)]
    assert year_of(indicator(consolidation=m.Consolidation.SUM, **SHARE), *rows).value == 0


def test_a_penyebut_of_zero_gives_no_realisasi():
    found = year_of(indicator(**SHARE), entry(numerator=Decimal(0), denominator=Decimal(0), actual=None))
    assert found.outcome is Outcome.NO_DATA


def test_words_are_not_added_up():
    grade = indicator(kind=m.Kind.GRADE, unit="predikat", consolidation=m.Consolidation.SUM)
    found = year_of(grade, commitment(target="B"), entry(month=1, actual="CC"), entry(month=9, actual="BB"))
    assert found.actual is not None
    assert (found.actual.text, found.value) == ("BB", Decimal(100))


class TestPeriods:
    def test_a_period_runs_from_january_against_its_last_months_target(self):
        parts = (planned(month=3, target="20"), planned(month=6, target="40"), planned(month=12, target="80"))
        card = measure(dossier(*parts, entry(month=2, actual="10"), entry(month=6, actual="30"), entry(month=9, actual="80")))
        first, second = (p.achievements[0] for p in card.periods)
        assert (first.value, second.value) == (Decimal(75), Decimal(100))
        assert first.trace.sources[0].label == "target Rencana Aksi sampai dengan Juni"

    def test_the_latest_row_before_the_periods_end_counts(self):
        card = measure(dossier(planned(month=3, target="20"), planned(month=6, target=None), entry(month=6, actual="20")))
        assert card.periods[0].achievements[0].value == 100

    def test_a_target_of_zero_is_not_due_and_leaves_the_mean(self):
        parts = (indicator(), indicator("IK-1.2"), planned(month=6, target="0"), planned("IK-1.2", month=6, target="50"))
        card = measure(dossier(*parts, entry(month=6, actual="9"), entry("IK-1.2", month=6, actual="25")))
        office = card.periods[0].office
        assert card.periods[0].achievements[0].outcome is Outcome.NOT_DUE
        assert (office.value, office.counted, office.total) == (Decimal(50), 1, 2)
        assert "IK-1.1 tidak dihitung: belum jatuh tempo." in office.trace.steps

    def test_the_last_period_has_the_annual_target_where_the_plan_says_nothing(self):
        card = measure(dossier(commitment(target="80"), entry(actual="40")))
        assert [p.achievements[0].outcome for p in card.periods] == [Outcome.NOT_DUE, Outcome.MEASURED]
        assert card.periods[1].achievements[0].value == 50

    def test_earlier_months_do_not_stand_in_for_a_period_without_a_report(self):
        parts = (indicator(), indicator("IK-1.2", department="kul"), planned(month=6, target="40"), planned("IK-1.2", month=6, target="40"))
        rows = (entry(month=6, actual="40"), entry("IK-1.2", month=6, actual="40"), entry("IK-1.2", month=11, actual="80"))
        card = measure(dossier(*parts, *rows))
        assert [a.outcome for a in card.periods[1].achievements] == [Outcome.NO_DATA, Outcome.MEASURED]
        assert card.periods[1].achievements[0].trace.steps[0] == "Belum ada realisasi dari subbagian rendatin pada Periode s2."
        assert card.year.achievements[0].value == 50

    def test_a_subbagian_that_reported_keeps_its_last_figure_for_an_indicator_without_news(self):
        parts = (indicator(), indicator("IK-1.2"), entry(month=6, actual="40"), entry("IK-1.2", month=11, actual="80"))
        assert measure(dossier(*parts)).periods[1].achievements[0].value == 50

    def test_the_plan_goes_before_the_agreement(self):
        card = measure(dossier(commitment(target="80"), planned(month=12, target="40"), entry(actual="40")))
        assert card.periods[1].achievements[0].value == 100

    def test_later_months_do_not_reach_back(self):
        card = measure(dossier(planned(month=6, target="50"), entry(month=7, actual="50")))
        assert card.periods[0].achievements[0].outcome is Outcome.NO_DATA


def test_a_running_year_stands_to_date_against_the_annual_target():
    card = measure(dossier(entry(month=3, actual="20"), status=m.Status.RUNNING, periods=(period("tw1", (1, 2, 3)),)))
    assert card.year.achievements[0].value == 25


@pytest.mark.parametrize(
    ("status", "month", "expected"),
    [(m.Status.RUNNING, 3, 3), (m.Status.SAMPLE, 12, 12), (m.Status.COMPLETE, 3, 12), (m.Status.RUNNING, None, 12)],
)
def test_a_year_reaches_as_far_as_it_was_filled_in(status, month, expected):
    rows = [] if month is None else [entry(month=month), entry(month=5, actual=None)]
    assert measure(dossier(*rows, status=status)).year.last_month == expected


def test_order_is_that_of_sasaran_and_then_of_the_agreement():
    parts = (indicator("IK-2.1", objective="SS-2"), indicator("IK-1.2"), indicator("IK-1.1"))
    plan = strategy(*parts, objectives=(objective("SS-1"), objective("SS-2"), objective("SS-3")))
    agreed = tuple(commitment(code) for code in ("IK-2.1", "IK-1.1", "IK-1.2"))
    card = measure(dossier(*parts, strategy=plan, commitments=agreed))
    assert [a.indicator.code for a in card.year.achievements] == ["IK-1.1", "IK-1.2", "IK-2.1"]
    assert [o.objective.code for o in card.year.objectives] == ["SS-1", "SS-2"]


def test_an_agreed_indicator_unknown_to_the_renstra_is_left_to_the_findings():
    card = measure(dossier(indicator(), commitment("IK-9.9"), commitment()))
    assert [a.indicator.code for a in card.year.achievements] == ["IK-1.1"]


def test_the_first_of_two_rows_for_one_indicator_is_the_promise():
    assert year_of(commitment(target="80"), commitment(target="40"), entry(actual="80")).value == 100


def test_every_source_of_a_figure_has_its_file_and_row():
    found = year_of(entry(actual="83"))
    assert [(s.label, s.text, s.place.row) for s in found.trace.sources] == [
        ("target Perjanjian Kinerja 2025", "80", 2),
        ("realisasi Desember", "83", 2),
    ]


def test_a_range_target_is_traced_with_both_ends():
    found = year_of(indicator(polarity=m.Polarity.RANGE), commitment(target="80", upper="90"), entry(actual="92"))
    assert found.trace.sources[0].text == "80–90"
    assert words.percent(found.value) == "102,22%"


def test_the_year_knows_its_rules():
    found = year_of(entry(actual="83"), rules=rules(cap=Decimal(100), cap_basis="Dasar X"))
    assert (found.is_capped, found.is_met, found.category) == (True, True, "Sangat Tinggi")
    assert found.trace.cap == "dibatasi 100% (Dasar X)"
