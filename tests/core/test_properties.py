"""What must hold for every number there is, not only for the examples."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core import exact, words
from pipeline.core import model as m
from pipeline.core.assess import assess
from pipeline.core.consolidate import consolidate
from pipeline.core.measure import measure
from pipeline.core.scale import class_of
from pipeline.core.scorecard import Outcome
from tests.builders import budget_line, commitment, dossier, entry, indicator, rules, scale, spending, value


def always(*args: Any, **kwargs: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Hypothesis' `given` with settings of this file only: repeatable, and no deadline on a busy machine."""
    return lambda test: settings(deadline=None, max_examples=80, derandomize=True)(given(*args, **kwargs)(test))


amounts = st.decimals(min_value=-10_000, max_value=10_000, places=3)
positive = st.decimals(min_value="0.001", max_value=10_000, places=3)
caps = st.sampled_from([None, Decimal(100), Decimal(110), Decimal(120)])
consolidations = st.sampled_from(m.Consolidation)


def raw(polarity, target, actual, upper=None, **changes):
    measured = assess(
        indicator(polarity=polarity), value(target, None if upper is None else str(upper)), value(actual), rules(**changes), annual=True
    )
    return measured.raw


@always(target=positive, first=amounts, second=amounts)
def test_more_is_never_worse_where_more_is_better(target, first, second):
    low, high = sorted((first, second))
    assert raw(m.Polarity.MORE, target, low) <= raw(m.Polarity.MORE, target, high)


@always(target=positive, first=amounts, second=amounts)
def test_less_is_never_worse_by_difference(target, first, second):
    low, high = sorted((first, second))
    assert raw(m.Polarity.LESS, target, low) >= raw(m.Polarity.LESS, target, high)


@always(target=positive, first=positive, second=positive)
def test_less_is_never_worse_by_ratio(target, first, second):
    low, high = sorted((first, second))
    assert raw(m.Polarity.LESS, target, low, minimize="nisbah") >= raw(m.Polarity.LESS, target, high, minimize="nisbah")


@always(target=positive, first=amounts, second=amounts)
def test_nearer_is_never_worse_where_stable_is_better(target, first, second):
    near, far = sorted((first, second), key=lambda x: abs(x - target))
    assert raw(m.Polarity.STABLE, target, near) >= raw(m.Polarity.STABLE, target, far)
    assert raw(m.Polarity.STABLE, target, near) <= 100


@always(lower=positive, width=positive, first=amounts, second=amounts)
def test_a_range_never_falls_and_is_full_exactly_inside(lower, width, first, second):
    upper = lower + width
    low, high = sorted((first, second))
    assert raw(m.Polarity.RANGE, lower, low, upper) <= raw(m.Polarity.RANGE, lower, high, upper)
    assert (raw(m.Polarity.RANGE, lower, first, upper) == 100) == (lower <= first <= upper)


@pytest.mark.parametrize("polarity", [m.Polarity.MORE, m.Polarity.LESS, m.Polarity.STABLE])
@pytest.mark.parametrize("minimize", ["selisih", "nisbah"])
@always(target=positive)
def test_reaching_the_target_exactly_is_a_hundred(polarity, minimize, target):
    assert raw(polarity, target, target, minimize=minimize) == 100


@always(polarity=st.sampled_from(m.Polarity), target=amounts, actual=amounts, cap=caps)
def test_the_cap_never_raises_and_the_raw_is_kept(polarity, target, actual, cap):
    found = assess(indicator(polarity=polarity), value(target, str(target + 1)), value(actual), rules(cap=cap), annual=True)
    free = assess(indicator(polarity=polarity), value(target, str(target + 1)), value(actual), rules(cap=None), annual=True)
    assert (found.outcome, found.raw, found.formula) == (free.outcome, free.raw, free.formula)
    assert free.value == free.raw
    if found.raw is not None:
        assert found.value == (found.raw if cap is None else min(found.raw, cap))
        assert bool(found.cap) == (found.value < found.raw)


@always(st.lists(amounts, min_size=1, max_size=40))
def test_a_mean_lies_between_its_values_and_ignores_their_order(values):
    thirds = [exact.quotient(x, Decimal(3)) or Decimal(0) for x in values]
    assert min(thirds) <= exact.mean(thirds) <= max(thirds)
    assert exact.mean(thirds) == exact.mean(thirds[::-1]) == exact.mean(sorted(thirds))


@always(st.lists(st.tuples(amounts, positive), min_size=1, max_size=20))
def test_a_weighted_mean_lies_between_its_values(pairs):
    found = exact.weighted_mean(pairs)
    assert min(x for x, _ in pairs) <= found <= max(x for x, _ in pairs)


@always(st.lists(positive, min_size=1, max_size=6), st.integers(1, 6), st.sampled_from(["rata-rata-indikator", "rata-rata-sasaran"]))
def test_empty_never_counts_as_zero(actuals, empty, method):
    filled = [(indicator(f"IK-1.{i}"), entry(f"IK-1.{i}", actual=str(x))) for i, x in enumerate(actuals, 1)]
    blank = [(indicator(f"IK-1.{i}"), entry(f"IK-1.{i}", actual=None)) for i in range(50, 50 + empty)]
    parts = [part for pair in filled for part in pair]
    more = parts + [part for pair in blank for part in pair]
    chosen = rules(office_aggregation=method)
    alone, together = (measure(dossier(*p, rules=chosen)).year for p in (parts, more))
    assert alone.office.value == together.office.value
    assert [together.of(i.code).outcome for i, _ in blank] == [Outcome.NO_DATA] * empty


@always(
    values=st.dictionaries(st.integers(1, 12), st.none() | amounts, min_size=1), how=consolidations, seed=st.randoms(use_true_random=False)
)
def test_consolidation_ignores_order_and_empty_months(values, how, seed):
    shown = indicator(consolidation=how)
    rows = [entry(month=month, actual=None if x is None else str(x)) for month, x in values.items()]
    shuffled = list(rows)
    seed.shuffle(shuffled)
    found = consolidate(shown, rows, 12)
    filled = [values[month] for month in sorted(values) if values[month] is not None]
    assert consolidate(shown, shuffled, 12).value == found.value
    assert consolidate(shown, [row for row in rows if row.actual], 12).value == found.value
    assert (found.value is None) == (not filled)
    if filled:
        expected = {"jumlah": sum(filled), "akhir": filled[-1], "maksimum": max(filled)}
        assert found.value.number == expected.get(how, exact.mean(filled))
        if how is not m.Consolidation.SUM:
            assert min(filled) <= found.value.number <= max(filled)


@always(parts=st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50)), min_size=1, max_size=12))
def test_the_sum_of_a_share_lies_between_its_months(parts):
    shown = indicator(consolidation=m.Consolidation.SUM, derivation=m.Derivation.SHARE)
    rows = [entry(month=i, numerator=Decimal(n), denominator=Decimal(d), actual=None) for i, (n, d) in enumerate(parts, 1)]
    shares = [exact.percent(Decimal(n), Decimal(d)) for n, d in parts]
    assert min(shares) <= consolidate(shown, rows, 12).value.number <= max(shares)


@always(st.permutations(range(6)))
def test_a_scorecard_does_not_depend_on_the_order_of_rows(order):
    shown = [indicator("IK-1.1", consolidation=m.Consolidation.SUM), indicator("IK-1.2")]
    rows = [entry("IK-1.1" if i % 2 else "IK-1.2", month=1 + i, actual=str(7 * i)) for i in order]
    in_order = [rows[order.index(i)] for i in range(6)]
    first, second = (measure(dossier(*shown, *each)).year for each in (rows, in_order))
    assert first.achievements == second.achievements
    assert first.office == second.office


bounds = st.lists(st.tuples(st.integers(-50, 150), st.booleans()), min_size=1, max_size=8, unique=True)


@always(amounts, bounds)
def test_every_value_has_exactly_one_class_and_a_better_value_no_worse_class(number, chosen):
    classes = tuple(m.ScaleClass(name=f"{lower} {inclusive}", lower=Decimal(lower), inclusive=inclusive) for lower, inclusive in chosen)
    ladder = [c.name for c in sorted(classes, key=lambda c: (c.lower, not c.inclusive))]
    found = class_of(number, scale(classes=classes))
    assert found == class_of(number, scale(classes=classes[::-1]))
    assert ladder.index(found) <= ladder.index(class_of(number + 1, scale(classes=classes)))


@always(number=st.decimals(min_value=-(10**12), max_value=10**12, places=6), decimals=st.integers(0, 4))
def test_printing_rounds_half_up_once_and_shows_what_rounding_gave(number, decimals):
    with localcontext(prec=60):
        expected = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert words.rounded(number, decimals) == expected
    printed = words.number(number, decimals).replace(".", "").replace(",", ".").replace(words.MINUS, "-")
    assert Decimal(printed) == expected


@always(actual=amounts, target=positive)
def test_what_is_printed_is_what_the_class_was_judged_on(actual, target):
    found = measure(dossier(commitment(target=str(target)), entry(actual=str(actual)), rules=rules(cap=None))).year.achievements[0]
    assert found.category == class_of(words.rounded(found.value, 2), rules().categories)


rupiah = st.integers(0, 10**11)
leaves = st.lists(
    st.tuples(st.sampled_from(["RM", "HLD", ""]), st.sampled_from(["51", "52", "53"]), rupiah, rupiah), min_size=1, max_size=10
)


@always(leaves)
def test_every_breakdown_of_the_budget_comes_to_the_same_sum(rows):
    parts = [budget_line("P", fund="", spending_type="", revised=Decimal(sum(pagu for *_, pagu, _ in rows)))]
    for i, (fund, kind, pagu, spent) in enumerate(rows):
        parts.append(budget_line(f"P.{i}", parent="P", fund=fund, spending_type=kind, revised=Decimal(pagu), objective="SS-1"))
        parts.append(spending(f"P.{i}", month=1 + i, amount=spent))
    card = measure(dossier(*parts)).budget
    sums = {
        sum(x.realised for x in group) for group in (card.funds, card.types, card.objectives, [card.total], card.lines[:1], card.lines[1:])
    }
    assert sums == {sum(spent for *_, spent in rows)}
    assert sum(x.revised for x in card.funds) == sum(x.revised for x in card.types) == card.total.revised


@always(budget=st.lists(st.tuples(positive, positive, st.integers(1, 10), st.integers(0, 20)), min_size=1, max_size=6))
def test_efficiency_stays_within_its_limits(budget):
    parts = []
    for i, (pagu, spent, aim, done) in enumerate(budget):
        parts += [budget_line(f"{i}", revised=pagu, volume=Decimal(aim)), spending(f"{i}", amount=spent, volume=Decimal(done))]
    found = measure(dossier(*parts, rules=rules(efficiency="pmk-22-2021"))).budget.efficiency
    if found.limited is not None:
        assert -20 <= found.limited <= 20
        assert 0 <= found.score <= 100
