"""The number grammar, and what a number written otherwise probably means."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.number_rules import NUMBERS
from pipeline.core.numbers import PLAIN, Diagnosis, Fault, read, two_readings


@pytest.mark.parametrize("text", ["0", "7", "82.5", "-3", "-0.25", "1234", "1.234", "0.005", "100000000000000000000.01"])
def test_the_grammar_reads_exactly(text):
    assert read(text) == Decimal(text)


CASES = [
    ("82,5", Fault.COMMA, ("82.5",)),
    ("0,5", Fault.COMMA, ("0.5",)),
    ("-82,5", Fault.COMMA, ("-82.5",)),
    ("1,234", Fault.COMMA_TWO_READINGS, ("1.234", "1234")),
    ("1.234,56", Fault.THOUSANDS, ("1234.56",)),
    ("1,234.56", Fault.THOUSANDS, ("1234.56",)),
    ("1.234.567", Fault.THOUSANDS, ("1234567",)),
    ("1,234,567", Fault.THOUSANDS, ("1234567",)),
    ("12.5.0", Fault.NOT_A_NUMBER, ()),
    ("1..5", Fault.NOT_A_NUMBER, ()),
    (".5", Fault.NOT_A_NUMBER, ()),
    ("5.", Fault.NOT_A_NUMBER, ()),
    ("tujuh", Fault.NOT_A_NUMBER, ()),
    ("7 orang", Fault.NOT_A_NUMBER, ()),
    ("0x10", Fault.NOT_A_NUMBER, ()),
    ("1_000", Fault.NOT_A_NUMBER, ()),
    ("inf", Fault.NOT_A_NUMBER, ()),
    ("٨٢", Fault.FOREIGN_DIGITS, ("82",)),
    ("٨٢٫٥", Fault.FOREIGN_DIGITS, ("82.5",)),
    ("\uff18\uff12,5", Fault.FOREIGN_DIGITS, ("82.5",)),
    ("1²", Fault.NOT_A_NUMBER, ()),
    ("1e3", Fault.EXPONENT, ("1000",)),
    ("2,45E+09", Fault.EXPONENT, ("2450000000",)),
    ("1e-3", Fault.EXPONENT, ("0.001",)),
    ("1e999", Fault.EXPONENT, ()),
    ("50%", Fault.PERCENT, ("50",)),
    ("82,5 %", Fault.SPACES, ("82.5",)),
    ("82,5%", Fault.PERCENT, ("82.5",)),
    ("Rp1000", Fault.CURRENCY, ("1000",)),
    ("Rp1.000.000,00", Fault.CURRENCY, ("1000000",)),
    ("Rp. 5.000,-", Fault.SPACES, ("5000", "5")),
    ("n/a", Fault.EMPTY_WORD, ()),
    ("-", Fault.EMPTY_WORD, ()),
    ("NaN", Fault.EMPTY_WORD, ()),
    ("Nihil", Fault.EMPTY_WORD, ()),
    ("012", Fault.LEADING_ZERO, ("12",)),
    ("-007.5", Fault.LEADING_ZERO, ("-7.5",)),
    ("+5", Fault.SIGN, ("5",)),
    ("−5", Fault.SIGN, ("-5",)),
    (" 82", Fault.SPACES, ("82",)),
    ("1 000", Fault.SPACES, ("1000",)),
    ("1\u00a0000", Fault.SPACES, ("1000",)),
]


@pytest.mark.parametrize(("text", "fault", "readings"), CASES)
def test_a_fault_is_named_and_the_right_way_shown(text, fault, readings):
    assert read(text) == Diagnosis(fault, readings)


@pytest.mark.parametrize(
    ("text", "fault", "readings"),
    [
        ("1.234", Fault.DOT_IN_WHOLE, ("1234", "1")),
        ("12.500", Fault.DOT_IN_WHOLE, ("12500", "12")),
        ("1250000.5", Fault.NOT_WHOLE, ("1250000",)),
        ("0.125", Fault.NOT_WHOLE, ("0",)),
        ("1,234", Fault.COMMA_TWO_READINGS, ("1234", "1")),
        ("1.234.567,89", Fault.THOUSANDS, ("1234567",)),
    ],
)
def test_a_whole_column_shows_both_readings(text, fault, readings):
    assert read(text, whole=True) == Diagnosis(fault, readings)


def test_zero_or_more_refuses_the_sign_only_where_asked():
    assert read("-5") == -5
    assert read("-5", negative=False) == Diagnosis(Fault.NEGATIVE, ("5",))


@pytest.mark.parametrize(
    ("text", "decimals", "expected"),
    [
        ("1.234", 2, True),
        ("12.500", 0, True),
        ("999.999", 2, True),
        ("1.234", 3, False),
        ("0.125", 2, False),
        ("1234.567", 2, False),
        ("1.23", 2, False),
        ("1234", 0, False),
    ],
)
def test_a_legal_decimal_may_have_two_readings(text, decimals, expected):
    assert two_readings(text, decimals) is expected


def test_every_fault_has_a_rule():
    assert set(NUMBERS) == set(Fault)


@given(st.text(max_size=12) | st.text("0123456789.,-+eE% Rp٨", max_size=12), st.booleans(), st.booleans())
def test_nothing_but_the_grammar_is_a_number_and_every_reading_is(text, whole, negative):
    found = read(text, whole=whole, negative=negative)
    if isinstance(found, Decimal):
        assert PLAIN.fullmatch(text)
    else:
        assert all(PLAIN.fullmatch(reading) for reading in found.readings)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda n: format(n, "f")))
def test_a_plain_decimal_is_read_back(text):
    assert read(text) == Decimal(text)
