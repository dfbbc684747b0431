"""Each rule on Renstra, Perjanjian Kinerja, Rencana Aksi and scale fires where it should and is silent at a near miss."""

from decimal import Decimal

import pytest

from pipeline.core import model as m
from pipeline.core.checks.rules import planning as rules
from tests import builders as b
from tests.core.sense import found

RANGE = {"polarity": m.Polarity.RANGE}
COUNT = {"kind": m.Kind.NUMBER, "unit": "laporan", "decimals": 0}
# BPBD Kabupaten Boyolali, Perjanjian Kinerja Eselon II 2026 (github.com/ichien86/esakip), as transcribed in
# pk_rencana_aksi_bpbd_boyolali_2026.csv: the annual target and twelve cumulative monthly ones.
# The first indicator's December is not its annual target.
RISK_INFORMATION = ("4.47", "4 4 4.1 4.1 4.1 4.2 4.2 4.2 4.2 4.3 4.3 4.7")
PREVENTION = ("0.49", "0.1 0.1 0.1 0.1 0.2 0.2 0.2 0.2 0.3 0.3 0.3 0.49")


def renstra(target, year=2025, code="IK-1.1", promise="80", note=""):
    strategy = b.strategy(targets={(code, year): b.value(target)})
    return b.dossier(b.commitment(target=promise, note=note), strategy=strategy)


def boyolali(target, months):
    rows = [b.planned(month=n, target=t) for n, t in enumerate(months.split(), 1)]
    return b.dossier(b.commitment(target=target), *rows)


def planned(*targets, **changes):
    rows = [b.planned(month=n, target=t) for n, t in zip((3, 6, 9, 12), targets, strict=False)]
    return b.dossier(b.indicator(**changes), b.commitment(target=targets[-1]), *rows)


def ranged(target, upper, **changes):
    return b.dossier(b.indicator(**(RANGE | changes)), b.commitment(target=target, upper=upper))


def compared(**changes):
    """This year's office and last year's, whose indicator was the plain one."""
    return b.dossier(b.indicator(**changes)), b.dossier(year=2024)


def scaled(*classes):
    return b.dossier(rules=b.rules(categories=b.scale(*classes)))


def weighted(*weights, method="rata-rata-indikator"):
    codes = [f"IK-1.{n}" for n in range(1, len(weights) + 1)]
    commitments = [b.commitment(c, weight=None if w is None else Decimal(w)) for c, w in zip(codes, weights, strict=True)]
    return b.dossier(*map(b.indicator, codes), *commitments, rules=b.rules(office_aggregation=method))


def targets(*numbers):
    codes = [f"IK-1.{n}" for n in range(1, len(numbers) + 1)]
    return b.dossier(*map(b.indicator, codes), *(b.commitment(c, n) for c, n in zip(codes, numbers, strict=True)))


def after(past, target, note="", **changes):
    """Last year's realisasi and this year's target."""
    indicator = b.indicator(**changes)
    figure = m.PastFigure(indicator="IK-1.1", year=2024, target=None, actual=b.value(past), source="LKj", place=b.HERE)
    return b.dossier(indicator, b.commitment(target=target, note=note), strategy=b.strategy(indicator, past=(figure,)))


CASES = [
    (rules.NOT_IN_STRATEGY, lambda: b.dossier(b.commitment("IK-9.9")), lambda: b.dossier(b.commitment("IK-1.1"))),
    (
        rules.NOT_PROMISED,
        lambda: b.dossier(strategy=b.strategy(targets={("IK-1.1", 2025): b.value(80)}), commitments=()),
        lambda: b.dossier(strategy=b.strategy(targets={("IK-1.1", 2026): b.value(80)}), commitments=()),
    ),
    (
        rules.UNKNOWN_OBJECTIVE,
        lambda: b.dossier(strategy=b.strategy(objectives=(b.objective("SS-2"),))),
        lambda: b.dossier(strategy=b.strategy(objectives=(b.objective("SS-1"),))),
    ),
    (
        rules.UNKNOWN_OBJECTIVE,
        lambda: b.dossier(b.budget_line(objective="SS-9")),
        lambda: b.dossier(b.budget_line(objective="")),
    ),
    (rules.TARGET_DIFFERS, lambda: renstra("81"), lambda: renstra("80.00")),
    (rules.TARGET_DIFFERS, lambda: renstra("81"), lambda: renstra("81", note="Disepakati turun")),
    (rules.NO_STRATEGIC_TARGET, lambda: renstra("80", year=2026), lambda: renstra("80")),
    (rules.NO_STRATEGIC_TARGET, lambda: renstra("80", year=2026), lambda: b.dossier()),  # a Renstra without any targets
    (rules.BAD_RANGE, lambda: ranged("80", None), lambda: ranged("80", "90")),
    (rules.BAD_RANGE, lambda: ranged("90", "80"), lambda: ranged("90", "90")),
    (rules.BAD_RANGE, lambda: ranged("80", "90", polarity=m.Polarity.MORE), lambda: ranged("80", None, polarity=m.Polarity.MORE)),
    (rules.DECEMBER_DIFFERS, lambda: boyolali(*RISK_INFORMATION), lambda: boyolali(*PREVENTION)),
    (
        rules.DECEMBER_DIFFERS,
        lambda: b.dossier(b.commitment(target="4"), b.planned(month=11, target="3")),
        lambda: b.dossier(b.commitment(target="4"), b.planned(month=11, target="4.0"), b.planned(month=12, target=None)),
    ),
    (rules.PLAN_FALLS, lambda: planned("2", "1", "4"), lambda: planned("2", "2", "4")),
    (rules.PLAN_FALLS, lambda: planned("2", "1"), lambda: planned("2", "1", polarity=m.Polarity.LESS)),
    (rules.NO_PLAN, lambda: b.dossier(), lambda: b.dossier(b.planned())),
    (
        rules.NO_PLAN,
        lambda: b.dossier(b.indicator(), b.indicator("IK-1.2"), b.planned()),
        lambda: b.dossier(b.indicator(), b.indicator("IK-1.2"), b.planned(), b.planned("IK-1.2", month=3)),
    ),
    (rules.CHANGED, lambda: compared(name="Nama baru"), lambda: compared(name="indikator  ik-1.1")),
    (rules.CHANGED, lambda: compared(unit="orang"), lambda: compared(unit="orang", note="Satuan diperjelas")),
    (rules.POLARITY_CHANGED, lambda: compared(polarity=m.Polarity.LESS), lambda: compared(name="Nama baru")),
    (rules.POLARITY_CHANGED, lambda: compared(polarity=m.Polarity.LESS), lambda: compared(polarity=m.Polarity.LESS, note="Salah tulis")),
    (rules.SCALE_OVERLAP, lambda: scaled(("A", "90"), ("B", "90"), ("C", "0")), lambda: scaled(("A", "90"), ("B", "89.99"), ("C", "0"))),
    (rules.SCALE_OVERLAP, lambda: scaled(("A", "75"), ("B", "90"), ("C", "0")), lambda: scaled(("A", "90"), ("B", "75"), ("C", "0"))),
    (rules.SCALE_GAP, lambda: scaled(("A", "90"), ("B", "0.01")), lambda: scaled(("A", "90"), ("B", "0"))),
    (rules.SCALE_GAP, lambda: scaled(("A", "90"), ("B", "50")), lambda: scaled(("A", "90"), ("B", "-10"))),
    (rules.SCALE_NAMES, lambda: scaled(("A", "90"), ("A", "0")), lambda: scaled(("A", "90"), ("B", "0"))),
    (rules.WEIGHTS, lambda: weighted("60", "30"), lambda: weighted("60", "40")),
    (rules.WEIGHTS, lambda: weighted("50", "50", None), lambda: weighted("33.33", "33.33", "33.33")),
    (rules.WEIGHTS, lambda: weighted(None, None, method="tertimbang"), lambda: weighted(None, None)),
    (rules.NOT_SMART, lambda: b.dossier(b.indicator(formula=" ")), lambda: b.dossier(b.indicator())),
    (
        rules.OUTPUT_ONLY,
        lambda: b.dossier(b.indicator(name="Jumlah Laporan keuangan")),
        lambda: b.dossier(b.indicator(name="Persentase laporan tepat waktu dari jumlah laporan")),
    ),
    (rules.NOT_CHALLENGING, lambda: targets("100", "100", "100", "100", "80"), lambda: targets("100", "100", "100", "80")),  # 80 %, 75 %
    (rules.NOT_CHALLENGING, lambda: targets("100", "100", "100"), lambda: targets("100", "100")),
    (rules.NO_PROGRESS, lambda: after("80", "80"), lambda: after("79.99", "80")),
    (rules.NO_PROGRESS, lambda: after("85", "80"), lambda: after("85", "80", note="Ada pemilihan pada tahun lalu")),
    (rules.NO_PROGRESS, lambda: after("100", "99"), lambda: after("100", "100")),
    (rules.NO_PROGRESS, lambda: after("3", "2", **COUNT), lambda: after("2", "2", **COUNT)),
    (
        rules.NO_PROGRESS,
        lambda: after("0.2", "0.3", polarity=m.Polarity.LESS),
        lambda: after("0", "0", polarity=m.Polarity.LESS),
    ),
]


def checked(made, rule):
    return found(made[0], rule, made[1]) if isinstance(made, tuple) else found(made, rule)


@pytest.mark.parametrize(("rule", "faulty", "near_miss"), CASES)
def test_a_rule_fires_and_stays_silent_at_a_near_miss(rule, faulty, near_miss):
    assert checked(faulty(), rule)
    assert not checked(near_miss(), rule)


def test_every_rule_has_a_case():
    assert {rule.code for rule, _, _ in CASES} == {rule.code for rule in rules.RULES}


def test_the_real_december_is_named_with_both_figures():
    (finding,) = found(boyolali(*RISK_INFORMATION), rules.DECEMBER_DIFFERS)
    assert "Desember" in finding.message
    assert "4,7," in finding.message
    assert "4,47." in finding.message


def test_a_scale_of_more_equal_and_less_than_100_is_whole():
    """Pemprov Kaltim 2017 has just these three classes."""
    classes = (("Melampaui", "100", False), ("Sesuai", "100", True), ("Kurang", "0", True))
    made = tuple(m.ScaleClass(name=n, lower=Decimal(lower), inclusive=inclusive) for n, lower, inclusive in classes)
    dossier = b.dossier(rules=b.rules(categories=m.Scale(classes=made, basis="", place=b.HERE)))
    assert not found(dossier, rules.SCALE_OVERLAP)
    assert not found(dossier, rules.SCALE_GAP)


def test_a_lowest_class_that_leaves_out_zero_has_a_gap():
    made = (m.ScaleClass(name="Kurang", lower=Decimal(0), inclusive=False),)
    assert found(b.dossier(rules=b.rules(categories=m.Scale(classes=made, basis="", place=b.HERE))), rules.SCALE_GAP)


def test_last_year_as_measured_comes_before_riwayat():
    previous = b.dossier(b.entry(actual="85"), year=2024)
    assert found(b.dossier(b.commitment(target="82")), rules.NO_PROGRESS, previous)


def test_an_indicator_that_was_not_agreed_last_year_has_not_changed():
    assert not found(b.dossier(b.indicator(name="Baru")), rules.CHANGED, b.dossier(year=2024, commitments=()))
