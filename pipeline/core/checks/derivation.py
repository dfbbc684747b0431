"""Checks on pembilang and penyebut: they must be there, be possible, and give the realisasi."""

from collections.abc import Iterator
from decimal import Decimal

from .. import exact, words
from ..findings import Finding
from ..model import Derivation, Entry, Indicator, Kind
from .case import Case, at
from .rules import figures as rules

FULL = Decimal(100)
SLACK = Decimal("0.01")  # of the last agreed decimal


def derived(case: Case) -> Iterator[tuple[Indicator, Entry]]:
    """Give the rows of known indicators that are worked out from pembilang and penyebut."""
    for entry in case.dossier.entries:
        indicator = case.indicators.get(entry.indicator)
        if indicator and indicator.derivation is not Derivation.DIRECT:
            yield indicator, entry


def both_parts(case: Case) -> Iterator[Finding]:
    """A realisasi without its pembilang or penyebut."""
    for indicator, entry in derived(case):
        parts = {"pembilang": entry.numerator, "penyebut": entry.denominator}
        missing = [name for name, part in parts.items() if part is None]
        if entry.actual is not None and missing:
            yield rules.NO_FRACTION.at(
                at(entry.place, missing[0]), code=indicator.code, derivation=indicator.derivation.value, missing=words.listed(missing)
            )


def possible_parts(case: Case) -> Iterator[Finding]:
    """A penyebut that cannot divide, and a pembilang below zero or above the whole it is part of.

    Zero of zero with an empty realisasi is a month in which there was nothing to measure, and no fault.
    """
    for indicator, entry in derived(case):
        numerator, denominator = entry.numerator, entry.denominator
        if denominator is not None and (denominator < 0 or (denominator == 0 and (entry.actual is not None or numerator))):
            yield rules.ZERO_DENOMINATOR.at(at(entry.place, "penyebut"), code=indicator.code, denominator=words.plain(denominator))
        if numerator is None or indicator.derivation is not Derivation.SHARE:
            continue
        if numerator < 0:
            yield rules.NEGATIVE.at(at(entry.place, "pembilang"), what="Pembilang", code=indicator.code, text=words.plain(numerator))
        if denominator is not None and numerator > denominator > 0:
            yield rules.ABOVE_WHOLE.at(
                at(entry.place, "pembilang"), code=indicator.code, numerator=words.plain(numerator), denominator=words.plain(denominator)
            )


def follows(case: Case) -> Iterator[Finding]:
    """A realisasi that does not follow from pembilang and penyebut.

    It follows when it is the quotient rounded half up to the agreed decimals, or the quotient itself,
    each to a hundredth of the last agreed decimal.
    """
    for indicator, entry in derived(case):
        actual = entry.actual.number if entry.actual else None
        if actual is None or entry.numerator is None or not entry.denominator or entry.denominator < 0:
            continue
        factor = FULL if indicator.derivation is Derivation.SHARE or indicator.kind is Kind.PERCENT else Decimal(1)
        quotient = exact.quotient(exact.product(entry.numerator, factor), entry.denominator)
        if quotient is None or _agree(actual, quotient, indicator.decimals):
            continue
        yield rules.NOT_DERIVED.at(
            at(entry.place, "realisasi"),
            code=indicator.code,
            actual=words.plain(actual),
            numerator=words.plain(entry.numerator),
            denominator=words.plain(entry.denominator),
            factor=" kali 100" if factor == FULL else "",
            expected=words.number(quotient, indicator.decimals),
        )


def _agree(actual: Decimal, quotient: Decimal, decimals: int) -> bool:
    slack = SLACK.scaleb(-decimals)
    return abs(actual - words.rounded(quotient, decimals)) <= slack or abs(actual - quotient) <= slack


CHECKS = (both_parts, possible_parts, follows)
