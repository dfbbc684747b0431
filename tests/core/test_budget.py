"""Money: absorption at every level, and efficiency by both methods."""

from decimal import Decimal

import pytest

from pipeline.core import words
from pipeline.core.measure import measure
from tests.builders import budget_line, commitment, dossier, entry, indicator, rules, spending

TREE = (
    budget_line("076", fund="", spending_type="", initial=Decimal(900), revised=Decimal(1000)),
    budget_line("076.A", parent="076", level="ro", fund="", spending_type="", revised=Decimal(600), objective="SS-1", volume=Decimal(4)),
    budget_line("076.A.1", parent="076.A", level="rincian", fund="RM", spending_type="52", revised=Decimal(400)),
    budget_line("076.A.2", parent="076.A", level="rincian", fund="HLD", spending_type="51", revised=Decimal(200)),
    budget_line("076.B", parent="076", level="ro", fund="RM", spending_type="53", revised=Decimal(400), volume=Decimal(2)),
)
SPENT = (
    spending("076.A.1", month=1, amount=100),
    spending("076.A.1", month=8, amount=200),
    spending("076.A.2", amount=200),
    spending("076.B", amount=400, volume=Decimal(1)),
    spending("076.A", month=6, amount=None, volume=Decimal(3)),
    spending("076.A", month=12, amount=None, volume=Decimal(2)),
)


def card(*parts, **changes):
    return measure(dossier(*parts, **changes)).budget


def test_money_rolls_up_from_the_lines_without_children():
    found = {line.code: (line.depth, line.realised, words.percent(line.absorption)) for line in card(*TREE, *SPENT).lines}
    assert found == {
        "076": (0, Decimal(900), "90,00%"),
        "076.A": (1, Decimal(500), "83,33%"),
        "076.A.1": (2, Decimal(300), "75,00%"),
        "076.A.2": (2, Decimal(200), "100,00%"),
        "076.B": (1, Decimal(400), "100,00%"),
    }


def test_breakdowns_come_to_the_same_total():
    found = card(*TREE, *SPENT)
    assert {(f.code, f.revised, f.realised) for f in found.funds} == {
        ("RM", Decimal(800), Decimal(700)),
        ("HLD", Decimal(200), Decimal(200)),
    }
    assert [(t.code, t.name, t.realised) for t in found.types] == [
        ("51", "Belanja Pegawai", Decimal(200)),
        ("52", "Belanja Barang", Decimal(300)),
        ("53", "Belanja Modal", Decimal(400)),
    ]
    assert (found.total.revised, found.total.realised, found.total.absorption) == (Decimal(1000), Decimal(900), Decimal(90))


def test_a_line_serves_its_parents_sasaran():
    assert [(o.code, o.realised) for o in card(*TREE, *SPENT).objectives] == [("SS-1", Decimal(500))]


def test_what_a_line_does_not_state_is_a_group_of_its_own():
    found = card(budget_line("1", fund=""), budget_line("2", fund="RM"), spending("1", amount=10), spending("2", amount=20)).funds
    assert [(f.code, f.name, f.realised) for f in found] == [("RM", "RM", Decimal(20)), ("", "Tidak dirinci", Decimal(10))]


def test_a_pagu_of_zero_has_no_percentage():
    found = card(budget_line(initial=Decimal(0), revised=Decimal(0)), spending(amount=0))
    assert found.lines[0].absorption is None
    assert "Pagu nol: serapan tidak terdefinisi." in found.lines[0].trace.steps
    assert found.total.absorption is None


def test_absorption_is_of_the_revised_pagu_and_both_are_kept():
    found = card(budget_line(initial=Decimal(1000), revised=Decimal(800)), spending(amount=400)).total
    assert (found.initial, found.revised, found.absorption) == (Decimal(1000), Decimal(800), Decimal(50))


def test_money_written_on_a_parent_is_not_counted_twice_and_said_so():
    found = card(*TREE, *SPENT, spending("076.A", month=11, amount=77))
    parent = next(line for line in found.lines if line.code == "076.A")
    assert (parent.realised, found.total.realised) == (Decimal(500), Decimal(900))
    assert any(step.startswith("Rp77 yang ditulis pada baris induk") for step in parent.trace.steps)


def test_every_rupiah_is_traced_to_its_row():
    leaf = next(line for line in card(*TREE, *SPENT).lines if line.code == "076.A.1")
    assert [(s.label, s.text) for s in leaf.trace.sources] == [
        ("pagu revisi", "Rp400"),
        ("realisasi Januari", "Rp100"),
        ("realisasi Agustus", "Rp200"),
    ]
    assert leaf.trace.expression == "300 ÷ 400 × 100"


def test_lines_in_a_circle_do_not_hang_the_sum():
    found = card(budget_line("1", parent="2"), budget_line("2", parent="1"), spending("1", amount=10))
    assert found.total.realised == 10


def test_an_office_without_a_budget_has_empty_cards():
    found = card()
    assert (found.lines, found.funds, found.total.absorption, found.efficiency.value) == ((), (), None, None)


class TestSimpleEfficiency:
    @pytest.mark.parametrize(("actual", "expected"), [("80", "10"), ("79.999", "9.99875"), ("79", None)])
    def test_it_means_something_only_from_a_printed_hundred(self, actual, expected):
        found = card(indicator(), commitment(), entry(actual=actual), budget_line(), spending(amount=900))
        assert found.efficiency.value == (None if expected is None else Decimal(expected))
        assert (found.efficiency.trace.expression == "") == (expected is None)

    def test_it_is_per_sasaran_too(self):
        parts = (budget_line(objective="SS-1"), budget_line("9", objective="SS-9"))
        found = card(indicator(), entry(actual="80"), *parts, spending(amount=900))
        assert found.objective_efficiency == (("SS-1", Decimal(10)), ("SS-9", None))


class TestOutputEfficiency:
    RULES = rules(efficiency="pmk-22-2021")

    def test_it_sets_the_cost_of_what_was_reached_against_what_was_spent(self):
        found = card(*TREE, *SPENT, rules=self.RULES).efficiency
        # fair: 600 × 5/4 (limited to 1) + 400 × 1/2 = 800; spent: 500 + 400 = 900
        assert (found.value, found.limited, found.score) == (Decimal("-12.5"), Decimal("-12.5"), Decimal("18.75"))
        assert "Capaian keluaran dibatasi 100%: 076.A." in found.trace.steps
        assert found.trace.expression == "(800 − 900) ÷ 800 × 100"

    @pytest.mark.parametrize(("amount", "limited", "score"), [(100, "20", "100"), (1000, "0", "50"), (3000, "-20", "0")])
    def test_it_is_kept_within_twenty(self, amount, limited, score):
        line = budget_line(level="ro", volume=Decimal(1))
        found = card(line, spending(amount=amount, volume=Decimal(1)), rules=self.RULES).efficiency
        assert (found.limited, found.score) == (Decimal(limited), Decimal(score))

    def test_an_output_without_a_reported_volume_is_left_out_and_named(self):
        lines = (budget_line("1", volume=Decimal(1)), budget_line("2", volume=Decimal(1)))
        found = card(*lines, spending("1", amount=900, volume=Decimal(1)), spending("2", amount=5), rules=self.RULES).efficiency
        assert found.value == 10
        assert "Volume belum dilaporkan, tidak ikut dihitung: 2." in found.trace.steps

    def test_a_volume_on_two_levels_counts_once(self):
        parent = budget_line("1", fund="", revised=Decimal(2000), volume=Decimal(1))
        children = (budget_line("1.1", parent="1", level="ro", volume=Decimal(1)), budget_line("1.2", parent="1", level="ro"))
        rows = (spending("1.1", amount=900, volume=Decimal(1)), spending("1", amount=None, volume=Decimal(1)))
        assert card(parent, *children, *rows, rules=self.RULES).efficiency.value == 10

    def test_nothing_reached_is_not_computable(self):
        found = card(budget_line(volume=Decimal(1)), spending(amount=900, volume=Decimal(0)), rules=self.RULES).efficiency
        assert (found.value, found.limited, found.score) == (None, None, None)
