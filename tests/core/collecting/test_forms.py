"""What a form asks of a subbagian."""

import pytest

from pipeline.core.collecting import canonical, forms
from pipeline.core.errors import PipelineError
from pipeline.core.model import Consolidation
from pipeline.journeys.archive import Archive
from tests import builders as b
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def dossier():
    return Archive(ROOT).dossier(2026)


def owed(dossier, period="s2", department="rendatin"):
    form = forms.ask(dossier, next(p for p in dossier.periods if p.code == period), department)
    return form, [(a.indicator.code, a.month) for a in form.rows]


def test_the_planned_months_and_those_already_filled_are_asked(dossier):
    _, rows = owed(dossier)
    assert [month for code, month in rows if code == "IK-1.1"] == [9, 12]
    assert [month for code, month in rows if code == "IK-4.4"] == [10, 11, 12]


def test_rows_stand_in_the_order_of_the_renstra_and_then_of_the_months(dossier):
    order = [i.code for i in dossier.strategy.indicators]
    for period in ("s1", "s2"):
        for department in ("kul", "teknis", "rendatin", "sdm"):
            _, rows = owed(dossier, period, department)
            assert rows == sorted(rows, key=lambda row: (order.index(row[0]), row[1]))


def test_what_is_already_there_comes_out_as_the_same_csv(dossier):
    for department in ("kul", "teknis", "rendatin", "sdm"):
        form, _ = owed(dossier, "s1", department)
        stored = (ROOT / "periods" / "2026" / "s1" / department / "realisasi.csv").read_text(encoding="utf-8")
        assert set(canonical.realisasi_csv(canonical.entry_rows(form)).splitlines()) >= set(stored.splitlines())


def test_every_analysis_is_asked_even_where_no_row_is(dossier):
    form, rows = owed(dossier, "s1")
    assert "IK-4.4" not in {code for code, _ in rows}
    assert "IK-4.4" in {i.code for i in forms.indicators(form)}
    assert any(key.startswith("IK-4.4/") for key in form.analysis)


def test_leaves_of_the_own_budget_and_lines_with_an_output_are_asked_every_month(dossier):
    form, _ = owed(dossier, "s2", "kul")
    assert {(a.code.rpartition(".")[2], a.month) for a in form.spending} == {
        (code, month) for code in ("994", "RM51", "RM52", "951") for month in range(7, 13)
    }
    assert {a.code.rpartition(".")[2] for a in form.spending if a.is_parent} == {"994"}


@pytest.mark.parametrize(
    ("plan", "consolidation", "months"),
    [
        ((), Consolidation.LAST, {12}),
        ((3,), Consolidation.LAST, {12}),
        ((3,), Consolidation.SUM, set()),
        ((8, 9), Consolidation.SUM, {8, 9}),
    ],
)
def test_where_nothing_is_planned_the_last_month_is_owed_unless_all_was_due_before(dossier, plan, consolidation, months):
    class Year:
        plan = ()

    Year.plan = tuple(b.planned(month=month) for month in plan)
    assert forms._owed(Year, dossier.periods[1], b.indicator(consolidation=consolidation)) == months


def test_nothing_is_owed_before_the_first_planned_month(dossier):
    class Year:
        plan = (b.planned(month=11),)

    assert forms._owed(Year, dossier.periods[0], b.indicator()) == set()


def test_an_unknown_subbagian_is_trouble_with_the_known_ones(dossier):
    with pytest.raises(PipelineError) as trouble:
        owed(dossier, department="humas")
    assert "rendatin" in trouble.value.hint


def test_the_identity_says_whose_form_it_is(dossier):
    form, _ = owed(dossier)
    assert form.identity.text.startswith("lakip-formulir/1;3673;2026;s2;rendatin;")
    assert form.identity.name == "2026-s2-rendatin"
    assert type(form.identity).parse(form.identity.text) == form.identity
