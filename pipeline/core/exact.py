"""Sums that lose nothing a reader could see: 50 digits in a division, 100 in a sum. Rounding happens in `words`, at printing."""

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext

DIGITS = 50
SUM_DIGITS = 100  # a sum stays exact, so that only the division after it is inexact, and a mean never leaves its values' span


def total(values: Iterable[Decimal]) -> Decimal:
    """Return the sum of the values; 0 for none."""
    with localcontext(prec=SUM_DIGITS):
        return sum(values, Decimal(0))


def product(first: Decimal, second: Decimal) -> Decimal:
    """Return the product of two values."""
    with localcontext(prec=SUM_DIGITS):
        return first * second


def difference(first: Decimal, second: Decimal) -> Decimal:
    """Return first minus second."""
    with localcontext(prec=SUM_DIGITS):
        return first - second


def quotient(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part ÷ whole, None where whole is zero."""
    with localcontext(prec=DIGITS):
        return part / whole if whole else None


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return part ÷ whole × 100, None where whole is zero."""
    return quotient(product(part, Decimal(100)), whole)


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """Return the plain mean, None of nothing."""
    return quotient(total(values), Decimal(len(values)))


def weighted_mean(pairs: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return the mean of (value, weight) pairs, None where the weights come to zero."""
    return quotient(total(product(value, weight) for value, weight in pairs), total(weight for _, weight in pairs))
