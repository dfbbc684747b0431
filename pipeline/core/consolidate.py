"""Months into one realisasi: sum, last, mean or highest of what was filled in; an empty month is skipped and said so.

The realisasi as written is the figure the office stands for; pembilang and penyebut only check it, and stand in for it where it is empty.
Only the sum of a share is worked out anew as Σ pembilang ÷ Σ penyebut, because percents of different wholes cannot be added.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import exact, words
from .formulas import FULL, shown
from .model import Consolidation, Derivation, Entry, Indicator, Kind, Value
from .scorecard import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidated:
    """The realisasi of a stretch, the rows it came from and what was done with them; `value` None: nothing filled in."""

    value: Value | None
    sources: tuple[Source, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Month:
    """A filled row and the value it stands for."""

    entry: Entry
    value: Value


def consolidate(indicator: Indicator, entries: Iterable[Entry], last_month: int) -> Consolidated:
    """Return the realisasi of `indicator` from January to `last_month`."""
    rows = sorted((e for e in entries if e.indicator == indicator.code and e.month <= last_month), key=lambda e: (e.month, e.place))
    months = [_Month(entry=row, value=value) for row in rows if (value := reported(indicator, row)) is not None]
    sources = tuple(source for month in months for source in _sources(month))
    skipped = _skipped([row for row in rows if reported(indicator, row) is None])
    if not months:
        return Consolidated(value=None, sources=sources, steps=(*skipped, f"Belum ada realisasi sampai dengan {_until(last_month)}."))
    value, steps = _joined(indicator, months)
    return Consolidated(value=value, sources=sources, steps=(*skipped, *steps))


def reported(indicator: Indicator, entry: Entry) -> Value | None:
    """Return what a row stands for: its realisasi as written, else what follows from pembilang and penyebut, else None."""
    if entry.actual is not None:
        return entry.actual
    number = _derived(indicator, entry.numerator, entry.denominator)
    return None if number is None else Value(text=_exactly(number), number=number, place=entry.place)


def _derived(indicator: Indicator, numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    if indicator.derivation is Derivation.DIRECT or numerator is None or denominator is None:
        return None
    return exact.quotient(exact.product(numerator, _factor(indicator)), denominator)


def _factor(indicator: Indicator) -> Decimal:
    is_percent = indicator.derivation is Derivation.SHARE or indicator.kind is Kind.PERCENT
    return FULL if is_percent else Decimal(1)


def _exactly(number: Decimal) -> str:
    return f"{number:f}"


def _until(month: int) -> str:
    return words.month_name(month)


def _sources(month: _Month) -> list[Source]:
    entry, name = month.entry, words.month_name(month.entry.month)
    found = []
    if entry.actual is not None:
        found.append(Source(label=f"realisasi {name}", text=entry.actual.text, place=entry.place))
    if entry.numerator is not None and entry.denominator is not None:
        text = f"{_exactly(entry.numerator)}/{_exactly(entry.denominator)}"
        found.append(Source(label=f"pembilang/penyebut {name}", text=text, place=entry.place))
    return found


def _skipped(rows: Sequence[Entry]) -> tuple[str, ...]:
    if not rows:
        return ()
    names = words.listed([words.month_name(row.month) for row in rows])
    return (f"Dilewati karena realisasi kosong, bukan nol: {names}.",)


def _joined(indicator: Indicator, months: Sequence[_Month]) -> tuple[Value | None, tuple[str, ...]]:
    """Return the value of the filled months and the steps that led to it."""
    numbers = [month.value.number for month in months]
    if any(number is None for number in numbers):
        return _last_word(indicator, months)
    if indicator.consolidation is Consolidation.SUM and indicator.derivation is not Derivation.DIRECT:
        return _ratio_of_sums(indicator, months)
    return _plainly(indicator, months)


def _last_word(indicator: Indicator, months: Sequence[_Month]) -> tuple[Value, tuple[str, ...]]:
    """Words have no sum, mean or size; the latest one stands."""
    last = months[-1]
    reason = (
        ""
        if indicator.consolidation is Consolidation.LAST
        else f" karena sebutan tidak dapat dikonsolidasi dengan {indicator.consolidation}"
    )
    return last.value, (f"Konsolidasi: nilai terakhir, {words.month_name(last.entry.month)}{reason}.",)


def _plainly(indicator: Indicator, months: Sequence[_Month]) -> tuple[Value, tuple[str, ...]]:
    method, how = _METHODS[indicator.consolidation]
    numbers = [month.value.number for month in months if month.value.number is not None]
    number = method(numbers)
    unchanged = next((month.value for month in reversed(months) if month.value.number == number), None)
    derived = (_derived_step(month) for month in months if month.entry.actual is None)
    value = unchanged or Value(text=_exactly(number), number=number, place=months[-1].entry.place)
    return value, (*derived, _joining_step(months, numbers, how, number))


def _joining_step(months: Sequence[_Month], numbers: Sequence[Decimal], how: str, number: Decimal) -> str:
    written = [f"{words.month_name(m.entry.month)} {shown(n)}" for m, n in zip(months, numbers, strict=True)]
    if len(written) == 1:
        return f"Konsolidasi ({how}): hanya {written[0]} yang terisi."
    return f"Konsolidasi ({how}): {'; '.join(written)} = {shown(number)}."


def _derived_step(month: _Month) -> str:
    entry = month.entry
    name, number = words.month_name(entry.month), month.value.number or Decimal(0)
    return f"Realisasi {name} kosong, dihitung dari pembilang dan penyebut: {entry.numerator} ÷ {entry.denominator} = {shown(number)}."


def _ratio_of_sums(indicator: Indicator, months: Sequence[_Month]) -> tuple[Value | None, tuple[str, ...]]:
    """The sum of a share: Σ pembilang ÷ Σ penyebut, where every filled month has both."""
    parts = [(m.entry.numerator, m.entry.denominator) for m in months if m.entry.numerator is not None and m.entry.denominator is not None]
    numerator = exact.total(part for part, _ in parts if part is not None)
    denominator = exact.total(whole for _, whole in parts if whole is not None)
    number = _derived(indicator, numerator, denominator)
    if len(parts) < len(months) or number is None:
        value, steps = _plainly(indicator, months)
        return value, ("Pembilang dan penyebut tidak lengkap: nilai bulanan dijumlahkan sebagaimana ditulis.", *steps)
    times = " × 100" if _factor(indicator) == FULL else ""
    step = f"Konsolidasi: jumlah pembilang ÷ jumlah penyebut{times} = {shown(numerator)} ÷ {shown(denominator)}{times} = {shown(number)}."
    return Value(text=_exactly(number), number=number, place=months[-1].entry.place), (step,)


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    return exact.mean(numbers) or Decimal(0)


_METHODS: Mapping[Consolidation, tuple[Callable[[Sequence[Decimal]], Decimal], str]] = {
    Consolidation.SUM: (exact.total, "jumlah"),
    Consolidation.LAST: (lambda numbers: numbers[-1], "nilai terakhir"),
    Consolidation.MEAN: (_mean, "rata-rata"),
    Consolidation.MAXIMUM: (max, "nilai tertinggi"),
}
