"""The registry and the awkward cases of tests/data/kasus-ganjil.csv."""

from decimal import Decimal

import pytest

from pipeline.core import words
from pipeline.core.formulas import ACHIEVEMENT, FORMULAS, Case, shown
from pipeline.core.model import Polarity
from tests import builders, truth_table

CASES = truth_table.cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_awkward_case(case):
    found = case.measured()
    assert found.outcome.value == case.row["hasil"]
    assert found.formula == case.row["rumus"]
    assert (None if found.raw is None else words.rounded(found.raw, 10)) == (Decimal(case.row["mentah"]) if case.row["mentah"] else None)
    assert words.number(found.value, 2) == case.row["tercetak"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_missing_figure_always_says_why(case):
    found = case.measured()
    assert (found.raw is None) == (found.value is None) == (found.outcome.value != "terukur")
    assert all(found.steps)
    assert found.steps


def test_every_formula_of_capaian_has_a_case():
    assert {case.row["rumus"] for case in CASES} - {""} == set(ACHIEVEMENT)


def test_every_case_has_its_own_name():
    assert len({case.name for case in CASES}) == len(CASES)


def test_the_page_of_the_docs_is_generated_from_the_cases():
    assert truth_table.PAGE.read_text(encoding="utf-8") == truth_table.page(), "run: python -m tests.truth_table"


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=lambda formula: formula.code)
def test_every_formula_says_what_it_is_and_where_it_comes_from(formula):
    assert formula.name
    assert formula.expression
    assert formula.source


@pytest.mark.parametrize(
    ("code", "actual", "worked"),
    [
        ("maksimal", "83", "83 ÷ 80 × 100"),
        ("minimal-selisih", "-5", "(2 × 80 − (−5)) ÷ 80 × 100"),
        ("minimal-nisbah", "0", "R = 0: ditetapkan 100"),
        ("stabil", "60", "(1 − |60 − 80| ÷ 80) × 100"),
        ("rentang", "92", "92 ÷ 90 × 100 (di luar 80–90)"),
        ("rentang", "85", "85 di dalam 80–90: 100"),
        ("terpenuhi", "83", "target terpenuhi: 100"),
        ("skala", "3", "peringkat 3 ÷ peringkat 80 × 100"),
    ],
)
def test_a_formula_is_written_out_with_its_numbers(code, actual, worked):
    case = Case(actual=Decimal(actual), target=Decimal(80), upper=Decimal(90) if code == "rentang" else None)
    assert ACHIEVEMENT[code].worked(case) == worked


def test_a_long_fraction_is_shortened_only_where_it_is_shown():
    assert shown(Decimal(200) / 3) == "≈66,666667"


def test_the_indicators_own_minimal_formula_goes_before_the_periods():
    case = builders.indicator(polarity=Polarity.LESS, minimize="nisbah")
    found = truth_table.assess(case, builders.value(10), builders.value(25), builders.rules(minimize="selisih"), annual=True)
    assert (found.formula, found.raw) == ("minimal-nisbah", Decimal(40))


def test_the_cap_is_named_with_its_basis_only_where_it_acts():
    rules = builders.rules(cap=Decimal(100), cap_basis="Dasar X")
    capped = truth_table.assess(builders.indicator(), builders.value(80), builders.value(83), rules, annual=True)
    assert (capped.raw, capped.value, capped.cap) == (Decimal("103.75"), Decimal(100), "dibatasi 100% (Dasar X)")
    assert truth_table.assess(builders.indicator(), builders.value(80), builders.value(80), rules, annual=True).cap == ""


def test_a_range_that_begins_at_zero_is_no_zero_target():
    shown = builders.indicator(polarity=Polarity.RANGE)
    rules = builders.rules(zero_target={Polarity.RANGE: "tidak-dihitung"})
    assert truth_table.assess(shown, builders.value(0, "5"), builders.value(3), rules, annual=True).raw == 100


def test_words_without_a_rule_are_not_guessed():
    indicator = builders.indicator(kind=truth_table.m.Kind.OPINION)
    found = truth_table.assess(indicator, builders.value("WTP"), builders.value("WTP"), builders.rules(grades={}), annual=True)
    assert found.outcome.value == "tidak dapat dihitung"
    assert "opini" in found.steps[0]
