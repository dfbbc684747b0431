"""Each rule on the budget fires where it should and is silent at a near miss."""

from decimal import Decimal

import pytest

from pipeline.core.checks.rules import budget as rules
from pipeline.core.model import BudgetTotal
from tests import builders as b
from tests.core.sense import found


def parent(code="076", **changes):
    return b.budget_line(code, **({"fund": "", "spending_type": ""} | changes))


def child(code="076.1", above="076", **changes):
    return b.budget_line(code, **({"parent": above, "level": "kegiatan"} | changes))


def pagu(initial, revised=None):
    return {"initial": Decimal(initial), "revised": Decimal(initial if revised is None else revised)}


def total(initial=None, revised=None, **funds):
    made = {code: Decimal(amount) for code, amount in funds.items()}
    return BudgetTotal(
        initial=None if initial is None else Decimal(initial),
        revised=None if revised is None else Decimal(revised),
        funds=made,
        fund_names=dict.fromkeys(made, "Sumber dana"),
        document="",
        place=b.HERE,
    )


def split(first, second):
    """A programme of 1000 with two lines below it."""
    return b.dossier(parent(), child("076.1", **pagu(*first)), child("076.2", **pagu(*second)))


def controlled(control, *lines):
    return b.dossier(*(lines or (b.budget_line(),)), budget_total=control)


def spent(*amounts, volumes=(), revised=1000, note="", code="076.01"):
    volumes = volumes or (None,) * len(amounts)
    rows = [
        b.spending(code, month=n, amount=a, volume=None if v is None else Decimal(v), note=note)
        for n, (a, v) in enumerate(zip(amounts, volumes, strict=True), 1)
    ]
    return b.dossier(b.budget_line(**pagu(revised)), *rows)


CASES = [
    (rules.PARTS_DIFFER, lambda: split((400,), (599,)), lambda: split((400,), (600,))),
    (rules.PARTS_DIFFER, lambda: split((400, 400), (600, 500)), lambda: split((400, 300), (600, 700))),
    (rules.FUNDS_DIFFER, lambda: controlled(total(RM=999)), lambda: controlled(total(RM=1000))),
    (rules.FUNDS_DIFFER, lambda: controlled(total(revised=1001, RM=1000)), lambda: controlled(total(revised=1000, RM=1000))),
    (rules.UNKNOWN_FUND, lambda: controlled(total(HLD=0)), lambda: controlled(total())),
    (rules.TOTAL_DIFFERS, lambda: controlled(total(revised=1001)), lambda: controlled(total(revised=1000))),
    (rules.TOTAL_DIFFERS, lambda: controlled(total(initial=1001)), lambda: controlled(total())),
    (rules.ORPHAN, lambda: b.dossier(child()), lambda: b.dossier(parent(), child())),
    (
        rules.CYCLE,
        lambda: b.dossier(child("076.1", "076.2"), child("076.2", "076.1")),
        lambda: b.dossier(parent(), child("076.1"), child("076.1.1", "076.1", level="kro")),
    ),
    (rules.ODD_LEVEL, lambda: b.dossier(b.budget_line(level="kegiatan")), lambda: b.dossier(b.budget_line())),
    (rules.ODD_LEVEL, lambda: b.dossier(parent(), child(level="program")), lambda: b.dossier(parent(), child(level="ro"))),
    (
        rules.ODD_LEVEL,
        lambda: b.dossier(parent(), child(), child("076.1.1", "076.1", level="kegiatan")),
        lambda: b.dossier(parent(), child(), child("076.1.1", "076.1", level="kro")),
    ),
    (rules.LEAF_INCOMPLETE, lambda: b.dossier(b.budget_line(fund="")), lambda: b.dossier(parent(), child())),
    (rules.LEAF_INCOMPLETE, lambda: b.dossier(b.budget_line(spending_type="")), lambda: b.dossier(b.budget_line())),
    (rules.PARENT_FUNDED, lambda: b.dossier(parent(fund="RM"), child()), lambda: b.dossier(parent(), child())),
    (rules.SMALL_PAGU, lambda: b.dossier(b.budget_line(**pagu(999_999))), lambda: b.dossier(b.budget_line(**pagu(1_000_000)))),
    (rules.SMALL_PAGU, lambda: b.dossier(b.budget_line(**pagu(900))), lambda: b.dossier(b.budget_line(**pagu(0)))),
    (rules.OVERSPENT, lambda: spent(600, 401), lambda: spent(600, 400)),
    (rules.DONE_FOR_FREE, lambda: spent(0, 0, volumes=("1", "1")), lambda: spent(0, 1, volumes=("1", "1"))),
    (rules.DONE_FOR_FREE, lambda: spent(None, volumes=("2",)), lambda: spent(0, volumes=("0",))),
    (rules.DONE_FOR_FREE, lambda: spent(0, volumes=("2",)), lambda: spent(0, volumes=("2",), revised=0)),
    (rules.DONE_FOR_FREE, lambda: spent(0, volumes=("2",)), lambda: spent(0, volumes=("2",), note="Dibiayai hibah")),
    (
        rules.SPENT_ON_PARENT,
        lambda: b.dossier(parent(), child(), b.spending("076", amount=1)),
        lambda: b.dossier(parent(), child(), b.spending("076", amount=None, volume=Decimal(1)), b.spending("076.1", amount=1)),
    ),
    (rules.UNKNOWN_CODE, lambda: spent(1, code="076.09"), lambda: spent(1)),
    (
        rules.FOREIGN_SPENDING,
        lambda: b.dossier(b.budget_line(department="rendatin"), b.spending()),
        lambda: b.dossier(b.budget_line(department=""), b.spending()),
    ),
]


@pytest.mark.parametrize(("rule", "faulty", "near_miss"), CASES)
def test_a_rule_fires_and_stays_silent_at_a_near_miss(rule, faulty, near_miss):
    assert found(faulty(), rule)
    assert not found(near_miss(), rule)


def test_every_rule_has_a_case():
    assert {rule.code for rule, _, _ in CASES} == {rule.code for rule in rules.RULES}


def test_overspending_is_shown_once_at_the_month_in_which_the_pagu_was_passed():
    (finding,) = found(spent(600, 401, 5), rules.OVERSPENT)
    assert "Februari" in finding.message


def test_the_sum_of_outputs_of_a_real_activity_differs_from_the_activity():
    """Dinas PUPR 2015: outputs of 22.41 milliard below an activity of 26.56 milliard."""
    lines = (parent(**pagu(26_560_000_000)), child("076.1", **pagu(12_410_000_000)), child("076.2", **pagu(10_000_000_000)))
    found_here = found(b.dossier(*lines), rules.PARTS_DIFFER)
    assert {f.place.column for f in found_here} == {"pagu_awal", "pagu_revisi"}
    assert "selisih Rp4.150.000.000" in found_here[0].message


def test_programmes_and_sources_of_funds_of_a_real_office_agree():
    """KPU Provinsi Jawa Barat, RKA 2026: two programmes, two sources of funds, one pagu."""
    support, election = 24_082_363_000, 1_345_074_000
    lines = (
        parent("WA", **pagu(support)),
        child("WA.1", "WA", **pagu(14_082_363_000)),
        child("WA.2", "WA", fund="HLD", **pagu(10_000_000_000)),
        b.budget_line("CQ", **pagu(election)),
    )
    control = total(25_427_437_000, 25_427_437_000, RM=15_427_437_000, HLD=10_000_000_000)
    dossier = controlled(control, *lines)
    assert not [f for rule in (rules.PARTS_DIFFER, rules.FUNDS_DIFFER, rules.TOTAL_DIFFERS) for f in found(dossier, rule)]


def test_a_tree_that_turns_in_circles_still_yields_all_other_findings():
    dossier = b.dossier(child("076.1", "076.2", fund="RM"), child("076.2", "076.1"), b.spending("076.1", amount=0, volume=Decimal(1)))
    assert found(dossier, rules.CYCLE)
    assert found(dossier, rules.DONE_FOR_FREE)
