"""Means of sasaran and office, what counts in them, and the class they fall into."""

from decimal import Decimal

import pytest

from pipeline.core import model as m
from pipeline.core.measure import measure
from pipeline.core.scale import category_of, class_of
from tests.builders import commitment, dossier, entry, indicator, rules, scale

TWO_AND_ONE = (indicator("IK-1.1"), indicator("IK-1.2"), indicator("IK-2.1", objective="SS-2"))
ACTUALS = (entry("IK-1.1", actual="40"), entry("IK-1.2", actual="80"), entry("IK-2.1", actual="20"))  # 50, 100, 25 percent


def office(*parts, **changes):
    return measure(dossier(*parts, rules=rules(**changes))).year.office


@pytest.mark.parametrize(
    ("method", "expected", "counted"),
    [("rata-rata-indikator", Decimal(175) / 3, 3), ("rata-rata-sasaran", Decimal(50), 2)],
)
def test_the_office_is_a_mean_of_indicators_or_of_sasaran(method, expected, counted):
    found = office(*TWO_AND_ONE, *ACTUALS, office_aggregation=method)
    assert found.value is not None
    assert round(found.value, 20) == round(expected, 20)
    assert found.counted == found.total == counted


def test_weights_weigh():
    weights = [commitment(code, weight=Decimal(w)) for code, w in (("IK-1.1", 50), ("IK-1.2", 30), ("IK-2.1", 20))]
    found = office(*TWO_AND_ONE, *ACTUALS, *weights, office_aggregation="tertimbang", objective_aggregation="tertimbang")
    assert found.value == 60
    assert found.trace.expression == "(50 × 50,00 + 30 × 100,00 + 20 × 25,00) ÷ (50 + 30 + 20)"


def test_a_missing_weight_leaves_no_figure_and_says_so():
    found = office(*TWO_AND_ONE, *ACTUALS, office_aggregation="tertimbang")
    assert (found.value, found.category) == (None, "")
    assert any(step.startswith("Bobot belum diisi untuk IK-1.1, IK-1.2, dan IK-2.1") for step in found.trace.steps)


def test_weights_of_zero_leave_no_figure():
    weights = [commitment(code, weight=Decimal(0)) for code in ("IK-1.1", "IK-1.2", "IK-2.1")]
    assert office(*TWO_AND_ONE, *ACTUALS, *weights, office_aggregation="tertimbang").value is None


@pytest.mark.parametrize(("rule", "expected", "counted"), [("tidak-dihitung", Decimal(75), 2), ("nol", Decimal(50), 3)])
def test_an_indicator_without_data_counts_in_the_year_as_the_rule_says(rule, expected, counted):
    parts = (*TWO_AND_ONE, entry("IK-1.1", actual="40"), entry("IK-1.2", actual="80"))
    found = office(*parts, no_data=rule)
    assert (found.value, found.counted, found.total) == (expected, counted, 3)


def test_that_rule_is_the_years_and_not_a_periods():
    parts = (*TWO_AND_ONE, entry("IK-1.1", actual="40"), entry("IK-1.2", actual="80"))
    last = measure(dossier(*parts, rules=rules(no_data="nol"))).periods[1]
    assert (last.office.value, last.office.counted) == (Decimal(75), 2)


def test_nothing_to_average_is_no_figure():
    assert office(*TWO_AND_ONE).value is None


@pytest.mark.parametrize(("floor", "expected"), [(Decimal(0), Decimal(50)), (None, Decimal(25))])
def test_the_floor_acts_in_the_mean_only(floor, expected):
    parts = (indicator("IK-1.1", polarity=m.Polarity.LESS), indicator("IK-1.2"))
    agreed = (commitment("IK-1.1", target="10"), commitment("IK-1.2"))
    card = measure(dossier(*parts, *agreed, entry("IK-1.1", actual="25"), entry("IK-1.2", actual="80"), rules=rules(floor=floor)))
    assert card.year.achievements[0].value == -50
    assert card.year.office.value == expected
    assert any("dihitung 0%" in step for step in card.year.office.trace.steps) == (floor is not None)


def test_a_figure_on_the_floor_is_left_as_it_is():
    assert not any("dihitung 0%" in step for step in office(entry(actual="0")).trace.steps)


def test_the_cap_acts_before_the_mean():
    # Tapin 2026, quarter I: (100 + 120) ÷ 2 = 110.
    parts = (indicator("IK-1.1"), indicator("IK-1.2"), commitment("IK-1.1", target="2.22"), commitment("IK-1.2", target="19.2"))
    found = office(*parts, entry("IK-1.1", actual="2.22"), entry("IK-1.2", actual="58.53"))
    assert found.value == 110


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("130", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90.996", "Sangat Tinggi"),
        ("90.994", "Tinggi"),
        ("75.5", "Sedang"),
        ("0", "Sangat Rendah"),
        ("-50", "Sangat Rendah"),
        (None, ""),
    ],
)
def test_the_printed_figure_decides_the_class(value, expected):
    assert category_of(None if value is None else Decimal(value), rules()) == expected


@pytest.mark.parametrize(("value", "expected"), [("100.01", "Melampaui"), ("100", "Sesuai"), ("99.99", "Tidak mencapai")])
def test_two_classes_may_share_a_bound_that_only_one_includes(value, expected):
    classes = (
        m.ScaleClass(name="Sesuai", lower=Decimal(100), inclusive=True),
        m.ScaleClass(name="Tidak mencapai", lower=Decimal(0), inclusive=True),
        m.ScaleClass(name="Melampaui", lower=Decimal(100), inclusive=False),
    )
    assert class_of(Decimal(value), scale(classes=classes)) == expected
