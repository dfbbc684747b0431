"""The monthly progress: lights at their bounds, waiting for data, and estimates that never pass for realisasi."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core import model as m
from pipeline.core.forecast import SAME_PACE, UNCHANGED, forecast
from pipeline.core.progress import Light, last_filled, light, progress
from pipeline.core.reporting.progress_sheet import sheet
from pipeline.core.site_progress import narrow
from tests import builders as b

LIGHTS = m.Lights()
SUM = {"consolidation": m.Consolidation.SUM, "kind": m.Kind.NUMBER, "unit": "kegiatan", "decimals": 0}


def standing(*parts, month=6, **changes):
    return progress(b.dossier(*parts, **changes), month).standings[0]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("100", Light.GREEN), ("99.999", Light.YELLOW), ("90", Light.YELLOW), ("89.999", Light.RED), ("-5", Light.RED), (None, Light.NONE)],
)
def test_a_light_changes_exactly_at_its_bound(raw, expected):
    assert light(None if raw is None else Decimal(raw), LIGHTS) is expected


def test_the_bounds_are_the_offices():
    strict = m.Lights(green=Decimal(110), yellow=Decimal(105), basis="uji")
    rules = replace(b.rules(), lights=strict)
    found = standing(b.entry(month=6, actual="84"), b.planned(month=6, target="80"), rules=rules)
    assert found.light is Light.YELLOW


def test_the_light_looks_at_the_plan_of_the_month_not_at_the_year():
    found = standing(b.entry(month=6, actual="40"), b.planned(month=6, target="40"), b.planned(month=12, target="80"))
    assert (found.light, found.achievement.raw) == (Light.GREEN, Decimal(100))


def test_old_data_shows_no_light_and_no_estimate():
    rows = (b.entry(month=3, actual="40"), b.planned(month=3, target="40"), b.planned(month=6, target="60"))
    found = standing(*rows, month=6)
    assert (found.is_waiting, found.light, found.forecast) == (True, Light.NONE, None)
    assert standing(*rows, month=5).light is Light.GREEN


def test_later_months_do_not_count():
    rows = (b.entry(month=6, actual="40"), b.entry(month=9, actual="10"), b.planned(month=6, target="40"))
    assert standing(*rows, month=6).achievement.actual.number == 40


def test_a_sum_keeps_its_pace_and_any_other_figure_stays():
    due, actual, annual = b.value("10"), b.value("12"), b.value("26")
    summed = forecast(b.indicator(**SUM), due, actual, annual)
    assert summed
    assert (summed.number, summed.supposing) == (Decimal("31.2"), SAME_PACE)
    stays = forecast(b.indicator(), due, actual, annual)
    assert stays
    assert (stays.number, stays.supposing) == (Decimal(12), UNCHANGED)


@pytest.mark.parametrize("due", [None, "0"])
def test_nothing_due_yet_gives_no_pace(due):
    found = forecast(b.indicator(**SUM), b.value(due), b.value("3"), b.value("26"))
    assert found
    assert found.supposing == UNCHANGED


def test_words_and_missing_figures_have_no_estimate():
    assert forecast(b.indicator(kind=m.Kind.GRADE), b.value("B"), b.value("B"), b.value("BB")) is None
    assert forecast(b.indicator(), b.value("10"), None, b.value("10")) is None


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_what_was_planned_comes_out_as_the_years_target(due, actual, annual):
    found = forecast(b.indicator(**SUM), b.value(due), b.value(actual), b.value(annual))
    assert found
    assert abs(found.number * due - Decimal(actual) * annual) < Decimal("1e-30")
    on_plan = forecast(b.indicator(**SUM), b.value(due), b.value(due), b.value(annual))
    assert on_plan
    assert on_plan.number == annual


def test_the_sheet_says_what_it_shows():
    dossier = b.dossier(b.indicator(**SUM), b.entry(month=6, actual="12"), b.planned(month=6, target="10"), b.commitment(target="26"))
    told = sheet(dossier, progress(dossier, 6))
    row = ["".join(map(str, c.text)) for c in told.table.body[1]]
    assert row[1:] == ["10 kegiatan", "12 kegiatan", "Jun", "120,00%", "● sesuai rencana", "26 kegiatan", "≈ 31 kegiatan"]
    assert told.sentences == ("1 indikator: 1 sesuai rencana.",)
    assert any("bukan realisasi" in note for note in told.table.notes)
    assert any(LIGHTS.basis in note for note in told.table.notes)


def test_waiting_indicators_are_named():
    dossier = b.dossier(b.entry(month=3, actual="40"), b.planned(month=6, target="60"))
    assert "IK-1.1" in sheet(dossier, progress(dossier, 6)).sentences[-1]


def test_the_latest_month_with_data():
    assert last_filled(b.dossier(b.entry(month=3), b.entry(month=9, actual=None))) == 3
    assert last_filled(b.dossier()) == 0


def test_the_screen_does_without_two_columns_and_keeps_the_month():
    dossier = b.dossier(b.entry(month=6, actual="40"), b.planned(month=6, target="40"))
    shown = narrow(sheet(dossier, progress(dossier, 6)).table)
    texts = [["".join(map(str, c.text)) for c in row] for row in shown.body]
    assert [len(shown.columns), shown.body[0][0].columns] == [6, 6]
    assert texts[1][1:4] == ["40,00%", "40,00% (Jun)", "100,00%"]
