"""Checks on single values: targets and realisasi alike must suit the kind of their indicator."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from .. import words
from ..findings import Finding, Place
from ..model import Derivation, Indicator, Kind, Value
from ..numbers import two_readings
from .case import Case, at
from .rules import figures as rules

FULL = Decimal(100)
GRADES = {
    Kind.GRADE: ("D", "C", "CC", "B", "BB", "A", "AA"),
    Kind.OPINION: ("TMP", "TW", "WDP", "WTP"),
    Kind.YES_NO: ("tidak", "ya"),
}


@dataclass(frozen=True, slots=True)
class Written:
    """A value of an indicator as somebody wrote it, what it is called and where it stands."""

    what: str  # Indonesian, e.g. "Realisasi"
    indicator: Indicator
    value: Value
    place: Place


def written(case: Case) -> Iterator[Written]:
    """Give every value of a known indicator: Renstra, standard, Perjanjian Kinerja, Rencana Aksi and realisasi."""
    dossier, known = case.dossier, case.indicators
    for indicator in known.values():
        if indicator.standard:
            yield Written("Standar", indicator, indicator.standard, at(indicator.place, "standar"))
    for (code, year), target in dossier.strategy.targets.items():
        if code in known:
            yield Written(f"Target Renstra {year}", known[code], target, at(target.place, "target"))
    for commitment in dossier.commitments:
        if commitment.target and commitment.indicator in known:
            yield Written("Target", known[commitment.indicator], commitment.target, at(commitment.place, "target"))
    for row in dossier.plan:
        if row.target and row.indicator in known:
            yield Written(f"Target {words.month_name(row.month)}", known[row.indicator], row.target, at(row.place, "target"))
    for entry in dossier.entries:
        if entry.actual and entry.indicator in known:
            yield Written("Realisasi", known[entry.indicator], entry.actual, at(entry.place, "realisasi"))


def is_count(indicator: Indicator) -> bool:
    """Say whether the unit counts things one by one: rupiah, or a number agreed to have no decimals."""
    return indicator.kind is Kind.RUPIAH or (indicator.kind is Kind.NUMBER and indicator.decimals == 0)


def suits_kind(case: Case) -> Iterator[Finding]:
    """A word where a number is expected, a number where a word is, or a word that the scale of the kind does not have."""
    for w in written(case):
        allowed = _allowed(case, w.indicator.kind)
        if (w.value.text not in allowed) if allowed else (w.value.number is None):
            expected = "salah satu dari " + ", ".join(allowed) if allowed else "angka"
            yield rules.WRONG_KIND.at(
                w.place, what=w.what, code=w.indicator.code, text=w.value.text, kind=w.indicator.kind.value, expected=expected
            )


def _allowed(case: Case, kind: Kind) -> tuple[str, ...]:
    scale = case.dossier.rules.grades.get(kind)
    return scale.order if scale and scale.order else GRADES.get(kind, ())


def numbers(case: Case) -> Iterator[Written]:
    """Give the values that are numbers as their kind asks."""
    return (w for w in written(case) if w.value.number is not None and not w.indicator.kind.is_worded)


def counts_whole(case: Case) -> Iterator[Finding]:
    """A fraction of a thing that is counted one by one; `2.0` is whole."""
    for w in numbers(case):
        number = w.value.number or Decimal(0)
        if is_count(w.indicator) and number != number.to_integral_value():
            yield rules.FRACTION.at(w.place, what=w.what, code=w.indicator.code, text=w.value.text, unit=w.indicator.unit)


def shares_within_whole(case: Case) -> Iterator[Finding]:
    """A share (perhitungan bagian) outside 0–100; other percents, such as growth, may be."""
    for w in numbers(case):
        ends = [end for end in (w.value.number, w.value.upper) if end is not None]
        if w.indicator.derivation is Derivation.SHARE and not all(0 <= end <= FULL for end in ends):
            yield rules.OUTSIDE_SHARE.at(w.place, what=w.what, code=w.indicator.code, text=w.value.text)


def not_negative(case: Case) -> Iterator[Finding]:
    """A negative count, rupiah or index; shares are judged by their bounds, and other figures may fall below zero."""
    for w in numbers(case):
        number = w.value.number or Decimal(0)
        is_share = w.indicator.derivation is Derivation.SHARE
        if number < 0 and not is_share and (is_count(w.indicator) or w.indicator.kind is Kind.INDEX):
            yield rules.NEGATIVE.at(w.place, what=w.what, code=w.indicator.code, text=w.value.text)


def as_exact_as_agreed(case: Case) -> Iterator[Finding]:
    """More decimals than agreed; zeros at the end do not count, and a count's fraction is a fault of its own."""
    for w in numbers(case):
        number, agreed = w.value.number or Decimal(0), w.indicator.decimals
        exponent = number.normalize().as_tuple().exponent
        ambiguous = two_readings(w.value.text, agreed)
        if isinstance(exponent, int) and -exponent > agreed and not is_count(w.indicator) and not ambiguous:
            yield rules.TOO_EXACT.at(w.place, what=w.what, code=w.indicator.code, text=w.value.text, decimals=agreed)


def one_reading(case: Case) -> Iterator[Finding]:
    """A figure such as 1.234 where fewer than three decimals are agreed: it may mean a thousand and more."""
    for w in numbers(case):
        if two_readings(w.value.text, w.indicator.decimals):
            readings = f"{w.value.text.replace('.', ',')} (desimal) atau {w.value.text.replace('.', '')} (ribuan)"
            yield rules.TWO_READINGS.at(w.place, what=w.what, code=w.indicator.code, text=w.value.text, readings=readings)


CHECKS = (suits_kind, counts_whole, shares_within_whole, not_negative, as_exact_as_agreed, one_reading)
