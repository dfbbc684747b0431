"""Numbers and dates as Indonesian readers expect them."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.core import model as m
from pipeline.core import words
from tests import builders as b


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1234567.5", 2, "1.234.567,50"),
        ("0.005", 2, "0,01"),
        ("-0.004", 2, "0,00"),
        ("-12.5", 0, "−13"),
        ("999.995", 2, "1.000,00"),
        ("0", 0, "0"),
    ],
)
def test_number_is_rounded_half_up_and_written_in_indonesian(value: str, decimals: int, text: str) -> None:
    assert words.number(Decimal(value), decimals) == text


def test_nothing_is_not_zero() -> None:
    assert {words.number(None), words.percent(None), words.rupiah(None), words.with_unit(None, b.indicator())} == {"n/a"}


@pytest.mark.parametrize(("value", "text"), [("120", "120"), ("1E+3", "1.000"), ("91.50", "91,5"), ("0.20", "0,2")])
def test_plain_number_keeps_just_its_own_decimals(value: str, text: str) -> None:
    assert words.plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("indicator", "written", "upper", "text"),
    [
        (b.indicator(), "83", None, "83,00%"),
        (b.indicator(), "80", "90", "80,00–90,00%"),
        (b.indicator(kind=m.Kind.NUMBER, unit="laporan", decimals=0), "12", None, "12 laporan"),
        (b.indicator(kind=m.Kind.RUPIAH, decimals=0), "5000", None, "Rp5.000"),
        (b.indicator(kind=m.Kind.GRADE), "BB", None, "BB"),
        (b.indicator(kind=m.Kind.INDEX, unit="indeks"), "3.5", None, "3,50"),
        (b.indicator(kind=m.Kind.INDEX, unit="skala 1–4"), "3.5", None, "3,50 skala 1–4"),
    ],
)
def test_value_carries_its_unit(indicator: m.Indicator, written: str, upper: str | None, text: str) -> None:
    assert words.with_unit(b.value(written, upper), indicator) == text


def test_dates_and_months_have_indonesian_names() -> None:
    assert words.long_date(date(2026, 1, 2)) == "2 Januari 2026"
    assert [words.month_name(8), words.month_short(8)] == ["Agustus", "Agu"]


@pytest.mark.parametrize(("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")])
def test_list_reads_as_a_sentence(items: list[str], text: str) -> None:
    assert words.listed(items) == text
