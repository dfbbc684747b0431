"""Which figures a change moves, as an official reads them."""

from dataclasses import replace

import pytest

from pipeline.core import model as m
from pipeline.core.comparing.figures import ABSENT, Pair, compare
from pipeline.core.measure import measure
from tests.builders import budget_line, commitment, dossier, entry, indicator, spending, strategy

PERCENT = {"kind": m.Kind.PERCENT, "unit": "persen"}


def card(actual="80", target="80", *more, month=6, shown=None):
    chosen = shown or indicator(**PERCENT)
    return measure(dossier(chosen, commitment(target=target), entry(actual=actual, month=month), *more))


def test_nothing_differs_between_a_year_and_itself():
    assert compare(card(), card(), 2025).is_empty


def test_a_changed_actual_shows_old_and_new_and_what_it_does_to_the_means():
    found = compare(card("80"), card("40"), 2025)
    (year,) = [s for s in found.shifts if s.stretch == "Tahun"]
    assert year.actual == Pair(before="80,00%", after="40,00%")
    assert not year.target.is_changed
    assert year.achievement.before.startswith("100,00%")
    assert year.achievement.after.startswith("50,00%")
    effects = {e.what: e.value for e in found.effects if e.stretch == "Tahun"}
    assert effects["Satuan kerja"].after.startswith("50,00%")
    assert any(what.startswith("Sasaran SS-1") for what in effects)


def test_a_changed_promise_is_a_change_of_target_and_capaian_not_of_realisasi():
    (shift,) = [s for s in compare(card(), card(target="40"), 2025).shifts if s.stretch == "Tahun"]
    assert shift.target.is_changed
    assert shift.achievement.is_changed
    assert not shift.actual.is_changed


def test_a_change_too_small_to_be_printed_is_shown_exactly():
    (shift,) = [s for s in compare(card("80.00"), card("80.001"), 2025).shifts if s.stretch == "Tahun"]
    assert shift.actual == Pair(before="80,00%", after="80,00% (80,001)")


def test_data_that_is_taken_away_says_so():
    (shift,) = [s for s in compare(card("80"), card(None), 2025).shifts if s.stretch == "Tahun"]
    assert shift.actual.after == "n/a"
    assert shift.achievement.after == "data belum ada"


@pytest.mark.parametrize("way", ["came", "went"])
def test_a_year_that_comes_or_goes_has_nothing_on_the_other_side(way):
    pair = (None, card()) if way == "came" else (card(), None)
    found = compare(*pair, 2025)
    sides = {getattr(s.target, "before" if way == "came" else "after") for s in found.shifts}
    assert sides == {ABSENT}


def test_an_indicator_that_is_dropped_is_shown_after_those_that_stay():
    other = indicator("IK-1.2", **PERCENT)
    both = measure(
        dossier(
            indicator(**PERCENT), other, commitment(), commitment("IK-1.2"), entry(), entry("IK-1.2"), strategy(indicator(**PERCENT), other)
        )
    )
    found = [s for s in compare(both, card("83", month=12), 2025).shifts if s.stretch == "Tahun"]
    assert [(s.code, s.target.after) for s in found] == [("IK-1.2", ABSENT)]


def test_the_budget_s_totals_are_compared():
    before, after = (card("80", "80", budget_line(), spending(amount=amount)) for amount in (500, 900))
    changed = {e.what for e in compare(before, after, 2025).effects}
    assert changed == {"Realisasi anggaran", "Serapan"}


def test_a_new_name_is_no_new_figure():
    renamed = card(shown=replace(indicator(**PERCENT), name="Nama lain"))
    assert compare(card(), renamed, 2025).is_empty
