"""The one way a number is written in the office's files, and what a number written otherwise probably means.

Grammar: optional minus, ASCII digits without leading zero, optional decimals after a dot. No thousands separator, no exponent.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
EMPTY_WORDS = frozenset(
    {"n/a", "n.a.", "na", "nan", "nihil", "null", "none", "-", "--", "–", "—", "kosong", "tidak ada", "belum ada", "#n/a"}
)
MINUS_SIGNS = "−–‒"
MOST_ZEROS = 15  # an exponent beyond this is no quantity an office reports


class Fault(Enum):
    """Why a text is not a number in this grammar."""

    NOT_A_NUMBER = auto()
    EMPTY_WORD = auto()
    SPACES = auto()
    SIGN = auto()
    FOREIGN_DIGITS = auto()
    PERCENT = auto()
    CURRENCY = auto()
    EXPONENT = auto()
    LEADING_ZERO = auto()
    COMMA = auto()
    COMMA_TWO_READINGS = auto()
    THOUSANDS = auto()
    DOT_IN_WHOLE = auto()
    NOT_WHOLE = auto()
    NEGATIVE = auto()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A fault and the right ways to write what was probably meant, likeliest first; empty where nothing can be guessed."""

    fault: Fault
    readings: tuple[str, ...] = ()


def read(text: str, *, whole: bool = False, negative: bool = True) -> Decimal | Diagnosis:
    """Return the exact number, or the diagnosis; `whole` asks for a number without decimals, `negative=False` for zero or more."""
    if not PLAIN.fullmatch(text):
        return _diagnose(text, whole)
    if text.startswith("-") and not negative:
        return Diagnosis(Fault.NEGATIVE, (text[1:],))
    if whole and "." in text:
        return _with_dot(text)
    return Decimal(text)


def two_readings(text: str, decimals: int) -> bool:
    """Say whether a legal decimal such as 1.234 may be a thousand and more: three digits follow the dot and `decimals` are fewer."""
    return decimals < 3 and AMBIGUOUS.fullmatch(text) is not None


def _with_dot(text: str) -> Diagnosis:
    whole_part = text.split(".")[0]
    if AMBIGUOUS.fullmatch(text):
        return Diagnosis(Fault.DOT_IN_WHOLE, (text.replace(".", ""), whole_part))
    return Diagnosis(Fault.NOT_WHOLE, (whole_part,))


def _diagnose(text: str, whole: bool) -> Diagnosis:
    if text.strip().casefold() in EMPTY_WORDS:
        return Diagnosis(Fault.EMPTY_WORD)
    return next((found for look in LOOKS if (found := look(text, whole))), Diagnosis(Fault.NOT_A_NUMBER))


def _mended(fault: Fault, mended: str, whole: bool) -> Diagnosis | None:
    """Return `fault` if `mended` is a number or can itself be mended, with the last reading in the chain."""
    if not mended or not any(c.isdigit() for c in mended):
        return None
    inner = read(mended, whole=whole)
    readings = inner.readings if isinstance(inner, Diagnosis) else (mended,)
    return Diagnosis(fault, readings) if readings else None


def _spaces(text: str, whole: bool) -> Diagnosis | None:
    mended = re.sub(r"\s", "", text)
    return _mended(Fault.SPACES, mended, whole) if mended != text else None


def _foreign_digits(text: str, whole: bool) -> Diagnosis | None:
    mended = "".join(str(unicodedata.decimal(c)) if not c.isascii() and c.isdecimal() else c for c in text)
    return _mended(Fault.FOREIGN_DIGITS, mended.replace("٫", "."), whole) if mended != text else None


def _sign(text: str, whole: bool) -> Diagnosis | None:
    if text[:1] == "+":
        return _mended(Fault.SIGN, text[1:], whole)
    return _mended(Fault.SIGN, "-" + text[1:], whole) if text[:1] in tuple(MINUS_SIGNS) else None


def _percent(text: str, whole: bool) -> Diagnosis | None:
    return _mended(Fault.PERCENT, text.rstrip("%"), whole) if text.endswith("%") else None


def _currency(text: str, whole: bool) -> Diagnosis | None:
    found = re.fullmatch(r"(?:rp|idr)\.?(.+?)(?:,-|,00)?", text, re.IGNORECASE)
    return _mended(Fault.CURRENCY, found[1], True) if found else None  # rupiah are written whole


def _exponent(text: str, whole: bool) -> Diagnosis | None:
    found = re.fullmatch(r"(-?[0-9]+(?:[.,][0-9]+)?)e([+-]?[0-9]{1,3})", text, re.IGNORECASE | re.ASCII)
    if not found:
        return None
    if abs(int(found[2])) > MOST_ZEROS:
        return Diagnosis(Fault.EXPONENT)
    number = Decimal(found[1].replace(",", ".")).scaleb(int(found[2]))
    return Diagnosis(Fault.EXPONENT, (format(number.normalize(), "f"),))


def _leading_zero(text: str, whole: bool) -> Diagnosis | None:
    found = re.fullmatch(r"(-?)0+([0-9].*)", text)
    return _mended(Fault.LEADING_ZERO, found[1] + found[2], whole) if found else None


def _comma(text: str, whole: bool) -> Diagnosis | None:
    found = re.fullmatch(r"(-?(?:0|[1-9][0-9]*)),([0-9]+)", text, re.ASCII)
    if not found:
        return None
    joined, decimal = found[1] + found[2], f"{found[1]}.{found[2]}"
    if AMBIGUOUS.fullmatch(decimal):
        return Diagnosis(Fault.COMMA_TWO_READINGS, (joined, found[1]) if whole else (decimal, joined))
    return Diagnosis(Fault.COMMA, (found[1] if whole else decimal,))


def _thousands(text: str, whole: bool) -> Diagnosis | None:
    for separator, point in (".,", ",."):
        group, mark = re.escape(separator), re.escape(point)
        found = re.fullmatch(rf"(-?[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}})+)(?:{mark}([0-9]+))?", text, re.ASCII)
        if found:
            integer = found[1].replace(separator, "")
            return Diagnosis(Fault.THOUSANDS, (integer if whole or not found[2] else f"{integer}.{found[2]}",))
    return None


LOOKS: tuple[Callable[[str, bool], Diagnosis | None], ...] = (
    _spaces,
    _foreign_digits,
    _sign,
    _percent,
    _currency,
    _exponent,
    _leading_zero,
    _comma,
    _thousands,
)
