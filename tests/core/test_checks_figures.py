"""Each rule on figures fires where it should and is silent at a near miss."""

from decimal import Decimal

import pytest

from pipeline.core import model as m
from pipeline.core.checks.rules import figures as rules
from tests import builders as b
from tests.core.sense import found, prose

COUNT = {"kind": m.Kind.NUMBER, "unit": "laporan", "decimals": 0}
SHARE = {"derivation": m.Derivation.SHARE}


def at(row, **more):
    return {"place": b.place(row, **more)}


def share(numerator, denominator, actual, decimals=2, **changes):
    parts = {
        "numerator": None if numerator is None else Decimal(numerator),
        "denominator": None if denominator is None else Decimal(denominator),
    }
    return b.dossier(b.indicator(**(SHARE | {"decimals": decimals} | changes)), b.entry(actual=actual, **parts))


def months(*actuals, **changes):
    return b.dossier(b.indicator(**changes), *(b.entry(month=n, actual=a) for n, a in enumerate(actuals, 1)))


def written(actual, target="80", **changes):
    return b.dossier(b.indicator(**changes), b.commitment(target=target), b.entry(actual=actual))


def due(*plan, entries=(), period="s1", **changes):
    """An office whose folder of a period holds just these entries."""
    return b.dossier(b.indicator(**changes), *plan, submissions=(b.submission(period=period, entries=tuple(entries)),))


SUM = {"consolidation": m.Consolidation.SUM}
CASES = [
    (rules.UNKNOWN_INDICATOR, lambda: b.dossier(b.entry("IK-9.9")), lambda: b.dossier(b.entry("IK-1.1"))),
    (rules.UNKNOWN_INDICATOR, lambda: b.dossier(b.planned("IK-9.9")), lambda: b.dossier(b.planned("IK-1.1"))),
    (
        rules.UNKNOWN_INDICATOR,
        lambda: b.dossier(submissions=(b.submission(analysis=(prose("IK-9.9/penyebab"),)),)),
        lambda: b.dossier(submissions=(b.submission(analysis=(prose("IK-1.1/penyebab"),)),)),
    ),
    (
        rules.NOT_AGREED,
        lambda: b.dossier(b.indicator(), b.entry(), commitments=()),
        lambda: b.dossier(b.indicator(), b.entry()),
    ),
    (
        rules.FOREIGN_INDICATOR,
        lambda: b.dossier(b.indicator(department="kul"), b.entry(department="rendatin")),
        lambda: b.dossier(b.indicator(department="kul"), b.entry(department="kul")),
    ),
    (rules.NOT_REPORTED, lambda: due(b.planned(month=6)), lambda: due(b.planned(month=12))),
    (rules.NOT_REPORTED, lambda: due(b.planned(month=3)), lambda: due(b.planned(month=3, target=0))),
    (rules.NOT_REPORTED, lambda: due(b.planned(month=3)), lambda: due(b.planned(month=3, target=None))),
    (rules.NOT_REPORTED, lambda: due(period="s2"), lambda: due(period="s1")),  # without Rencana Aksi: due at the year's end
    (
        rules.NOT_REPORTED,
        lambda: due(b.planned(month=6, target=1), b.planned(month=12, target=2), period="s2", **SUM),
        lambda: due(b.planned(month=6, target=2), b.planned(month=12, target=2), period="s2", **SUM),
    ),
    (
        rules.NOT_FILLED,
        lambda: due(b.planned(month=6), entries=[b.entry(month=6, actual=None)]),
        lambda: due(b.planned(month=6), entries=[b.entry(month=5, actual=0), b.entry(month=6, actual=None)]),
    ),
    (
        rules.OUTSIDE_PERIOD,
        lambda: b.dossier(b.entry(month=7, period="s1")),
        lambda: b.dossier(b.entry(month=6, period="s1")),
    ),
    (
        rules.OUTSIDE_PERIOD,
        lambda: b.dossier(b.budget_line(), b.spending(month=7, period="s1")),
        lambda: b.dossier(b.budget_line(), b.spending(month=7, period="s2")),
    ),
    (
        rules.DUPLICATE,
        lambda: b.dossier(b.entry(**at(2, file="satu.csv")), b.entry(**at(2, file="dua.csv"))),
        lambda: b.dossier(b.entry(month=11, **at(2, file="satu.csv")), b.entry(month=12, **at(2, file="dua.csv"))),
    ),
    (rules.WRONG_KIND, lambda: written("BB"), lambda: written("0")),
    (rules.WRONG_KIND, lambda: written("70", "BB", kind=m.Kind.GRADE), lambda: written("CC", "BB", kind=m.Kind.GRADE)),
    (rules.WRONG_KIND, lambda: written("BB", "WTP", kind=m.Kind.OPINION), lambda: written("WDP", "WTP", kind=m.Kind.OPINION)),
    (rules.WRONG_KIND, lambda: b.dossier(b.commitment(target="WTP")), lambda: b.dossier(b.commitment(target="100"))),
    (rules.NOT_DERIVED, lambda: share(2, 3, "66.66"), lambda: share(2, 3, "66.67")),
    (rules.NOT_DERIVED, lambda: share(1, 8, "12", decimals=0), lambda: share(1, 8, "13", decimals=0)),  # 12,5 half up
    (rules.NOT_DERIVED, lambda: share(2, 3, "66.668"), lambda: share(2, 3, "66.6667")),  # the quotient itself, to 0,01 of the last decimal
    (rules.NOT_DERIVED, lambda: share(1, 3, "33.3302"), lambda: share(1, 3, "33.3301")),
    (
        rules.NOT_DERIVED,
        lambda: share(3, 2, "150", derivation=m.Derivation.RATIO, kind=m.Kind.INDEX),
        lambda: share(3, 2, "1.5", derivation=m.Derivation.RATIO, kind=m.Kind.INDEX),
    ),
    (rules.NO_FRACTION, lambda: share(4, None, "80"), lambda: share(4, None, None)),
    (rules.NO_FRACTION, lambda: share(None, 5, "80"), lambda: share(None, None, "80", derivation=m.Derivation.DIRECT)),
    (rules.ZERO_DENOMINATOR, lambda: share(0, 0, "100"), lambda: share(0, 0, None)),
    (rules.ZERO_DENOMINATOR, lambda: share(4, 0, None), lambda: share(0, 5, "0")),
    (rules.ABOVE_WHOLE, lambda: share(6, 5, "120"), lambda: share(5, 5, "100")),
    (rules.ABOVE_WHOLE, lambda: share(6, 5, "120"), lambda: share(6, 5, "120", derivation=m.Derivation.RATIO)),
    (rules.FRACTION, lambda: written("0.4", **COUNT), lambda: written("4.0", **COUNT)),
    (rules.FRACTION, lambda: written("10.5", kind=m.Kind.RUPIAH), lambda: written("10.5", kind=m.Kind.NUMBER, decimals=1)),
    (rules.OUTSIDE_SHARE, lambda: written("100.01", **SHARE), lambda: written("100", **SHARE)),
    (rules.OUTSIDE_SHARE, lambda: written("-1", **SHARE), lambda: written("130", derivation=m.Derivation.RATIO)),
    (rules.NEGATIVE, lambda: written("-1", **COUNT), lambda: written("0", **COUNT)),
    (rules.NEGATIVE, lambda: written("-1", kind=m.Kind.INDEX), lambda: written("-2.5")),  # growth in percent may fall
    (rules.NEGATIVE, lambda: share(-1, 5, "0"), lambda: share(0, 5, "0")),
    (rules.TOO_EXACT, lambda: written("83.3333"), lambda: written("83.33")),
    (rules.TOO_EXACT, lambda: written("83.3333"), lambda: written("83.3000")),
    (rules.TWO_READINGS, lambda: written("1.234"), lambda: written("1.23")),
    (rules.TWO_READINGS, lambda: written("1.234"), lambda: written("1.234", decimals=3)),
    (
        rules.FALLING,
        lambda: months("91", "90", cumulative=True),
        lambda: months("90", "90", "91", cumulative=True),
    ),  # LLDIKTI XII: 91, then 90
    (rules.FALLING, lambda: months("91", "90", cumulative=True), lambda: months("91", "90")),
    (rules.ALL_ALIKE, lambda: months(*["77"] * 6), lambda: months(*["77"] * 5)),
    (rules.ALL_ALIKE, lambda: months(*["77"] * 6), lambda: months(*["77"] * 5, "78")),
    (rules.ALL_ALIKE, lambda: months(*["77"] * 6), lambda: months(*["80"] * 6)),  # the year's own target
    (rules.ALL_ALIKE, lambda: months(*["77"] * 6), lambda: months(*["0"] * 6)),
]


@pytest.mark.parametrize(("rule", "faulty", "near_miss"), CASES)
def test_a_rule_fires_and_stays_silent_at_a_near_miss(rule, faulty, near_miss):
    assert found(faulty(), rule)
    assert not found(near_miss(), rule)


def test_every_rule_has_a_case():
    assert {rule.code for rule, _, _ in CASES} == {rule.code for rule in rules.RULES}


def test_different_parts_show_that_each_month_was_measured():
    entries = [b.entry(month=n, actual="50", numerator=Decimal(n), denominator=Decimal(2 * n)) for n in range(1, 7)]
    assert not found(b.dossier(b.indicator(**SHARE), *entries), rules.ALL_ALIKE)


def test_a_finding_names_row_and_column():
    (finding,) = found(b.dossier(b.indicator(**COUNT), b.entry(actual="0.4", place=b.place(7))), rules.FRACTION)
    assert (finding.place.row, finding.place.column) == (7, "realisasi")


def test_two_readings_are_both_shown():
    (finding,) = found(written("1.234"), rules.TWO_READINGS)
    assert "1,234 (desimal) atau 1234 (ribuan)" in finding.message


def test_a_figure_with_two_readings_is_not_blamed_for_its_decimals_too():
    assert not found(written("1.234"), rules.TOO_EXACT)


def running(*entries, month=12):
    """A running year whose second semester is handed in and still runs; something is due in `month`."""
    submission = b.submission(period="s2", entries=entries)
    return b.dossier(b.indicator(), b.indicator("IK-1.2"), b.planned(month=month), submissions=(submission,), status=m.Status.RUNNING)


def test_what_is_due_in_december_is_not_missed_in_october():
    assert not found(running(b.entry("IK-1.2", month=10)), rules.NOT_REPORTED)
    assert found(running(b.entry("IK-1.2", month=12)), rules.NOT_REPORTED)


def test_what_was_due_in_september_is_missed_in_october():
    assert found(running(b.entry("IK-1.2", month=10), month=9), rules.NOT_REPORTED)
