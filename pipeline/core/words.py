"""Indonesian numbers and dates for the reader. The only place where a figure is rounded: half up, once."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, parse_pattern

from .model import Indicator, Kind, Value

NOT_AVAILABLE = "n/a"
MINUS = "\N{MINUS SIGN}"
LOCALE = Locale("id")


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Return `number` rounded half up, as Indonesian reports do."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


def number(value: Decimal | None, decimals: int = 2) -> str:
    """Return `1.234,50`, or n/a where there is none; a minus is a real minus sign."""
    if value is None:
        return NOT_AVAILABLE
    exact = rounded(value, decimals)
    text: str = _pattern(decimals).apply(abs(exact), LOCALE, decimal_quantization=False)
    return MINUS + text if exact < 0 else text


def percent(value: Decimal | None, decimals: int = 2) -> str:
    """Return `103,75%`, or n/a where there is none."""
    return NOT_AVAILABLE if value is None else number(value, decimals) + "%"


def rupiah(value: Decimal | None) -> str:
    """Return `Rp1.234.567`, or n/a where there is none."""
    return NOT_AVAILABLE if value is None else "Rp" + number(value, 0)


def plain(value: Decimal) -> str:
    """Return the number with Indonesian separators and just the decimals it was written with."""
    return number(value, max(0, -int(value.normalize().as_tuple().exponent)))


def of_indicator(value: Value | None, indicator: Indicator) -> str:
    """Return a target or realisasi as its indicator prints it: decimals of the indicator, words as they are, a range as `80–90`."""
    if value is None:
        return NOT_AVAILABLE
    if indicator.kind.is_worded or value.number is None:
        return value.text
    text = number(value.number, indicator.decimals)
    return text if value.upper is None else f"{text}–{number(value.upper, indicator.decimals)}"


def with_unit(value: Value | None, indicator: Indicator) -> str:
    """Return a target or realisasi with its unit: `83,00%`, `Rp5.000`, `12 laporan`, `BB`; an index measured in "indeks" is bare."""
    text = of_indicator(value, indicator)
    if value is None or indicator.kind.is_worded or indicator.unit.casefold() == Kind.INDEX:
        return text
    if indicator.kind is Kind.RUPIAH:
        return "Rp" + text
    return text + "%" if indicator.kind is Kind.PERCENT else f"{text} {indicator.unit}"


def long_date(day: date) -> str:
    """Return `2 Januari 2026`."""
    return format_date(day, "d MMMM y", LOCALE)


def weekday(day: date) -> str:
    """Return `Senin`."""
    return format_date(day, "EEEE", LOCALE)


def weekday_date(day: date) -> str:
    """Return `Jumat, 2 Januari 2026`."""
    return format_date(day, "EEEE, d MMMM y", LOCALE)


@cache
def month_name(month: int) -> str:
    """Return `Januari` for 1."""
    return format_date(date(2000, month, 1), "MMMM", LOCALE)


@cache
def month_short(month: int) -> str:
    """Return `Jan` for 1."""
    return format_date(date(2000, month, 1), "MMM", LOCALE)


def listed(items: tuple[str, ...] | list[str]) -> str:
    """Return `a, b, dan c`."""
    if len(items) < 3:
        return " dan ".join(items)
    return ", ".join(items[:-1]) + ", dan " + items[-1]
