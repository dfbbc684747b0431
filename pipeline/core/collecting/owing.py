"""What a subbagian still owes for a period: which indicators in which months, which budget months, by when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .. import words
from ..checks.case import DECEMBER
from ..model import Period, Polarity
from .values import Asked, Form

Months = tuple[tuple[str, tuple[int, ...]], ...]  # code of an indicator -> months


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """How far a subbagian is. A row is owed as soon as its month is over; one of a month to come is only counted as `later`."""

    department: str
    name: str
    period: str
    due: date | None
    asked: int  # rows of realisasi.csv that the whole period asks for
    filled: int
    names: Mapping[str, str]  # code of an indicator -> its name
    given: Months = ()
    missing: Months = ()  # months that are over
    later: Months = ()  # months that still run or lie ahead
    spending: tuple[int, ...] = ()  # months that are over, of which anggaran.csv says nothing at all

    @property
    def is_filled(self) -> bool:
        """Whether every row of realisasi.csv that the period asks for is filled in."""
        return self.filled == self.asked

    @property
    def is_complete(self) -> bool:
        """Whether nothing of the whole period is left to fill in."""
        return self.is_filled and not self.spending

    @property
    def is_owing(self) -> bool:
        """Whether something could already have been filled in and is not."""
        return bool(self.missing or self.spending)

    def is_late(self, day: date) -> bool:
        """Say whether the deadline has passed with anything left open."""
        return self.due is not None and day > self.due and not self.is_complete


def owing(form: Form, day: date) -> Owing:
    """Return what the subbagian of a form owes on `day`."""
    year = form.identity.year
    rows = owed(form)
    open_rows = [(r.indicator.code, r.month) for r in rows if not is_answered(r)]
    given = [(r.indicator.code, r.month) for r in rows if is_answered(r)]
    return Owing(
        department=form.department.code,
        name=form.department.name,
        period=form.period.code,
        due=form.due,
        asked=len(rows),
        filled=len(given),
        names={r.indicator.code: r.indicator.name for r in rows},
        given=_grouped(given),
        missing=_grouped((code, month) for code, month in open_rows if _is_over(year, month, day)),
        later=_grouped((code, month) for code, month in open_rows if not _is_over(year, month, day)),
        spending=tuple(month for month in _unspent(form) if _is_over(year, month, day)),
    )


def owed(form: Form) -> tuple[Asked, ...]:
    """Return the rows that a form really asks for: those answered, and those for which something is due."""
    return tuple(row for row in form.rows if is_answered(row) or not _is_nothing_due(row))


def is_answered(row: Asked) -> bool:
    """Say whether a row holds a figure, or the reason why there is none (kendala)."""
    return bool(row.filled.get("realisasi") or row.filled.get("kendala"))


def _is_nothing_due(row: Asked) -> bool:
    """Say whether the plan has nothing due in a month: its target is zero, unless zero is the aim and the year ends."""
    target = row.target
    is_zero = target is not None and target.number == 0 and not target.upper and not row.indicator.kind.is_worded
    return is_zero and not (row.indicator.polarity is Polarity.LESS and row.month == DECEMBER)


def _unspent(form: Form) -> list[int]:
    """Return the months without a word on any budget line: a single line may well have nothing to report in a month."""
    told = {row.month for row in form.spending if any(row.filled.values())}
    return sorted({row.month for row in form.spending} - told)


def running(periods: Sequence[Period], year: int, day: date) -> Period:
    """Return the period that is being collected on `day`: the first that is not both over and past its deadline, else the last."""
    ordered = sorted(periods, key=lambda period: period.last_month)
    return next((p for p in ordered if not _is_over(year, p.last_month, day) or (p.due and day <= p.due)), ordered[-1])


def _is_over(year: int, month: int, day: date) -> bool:
    last = date(year, month, 28) + timedelta(days=4)
    return day >= last.replace(day=1)


def _grouped(rows: Iterable[tuple[str, int]]) -> Months:
    found: dict[str, list[int]] = {}
    for code, month in rows:
        found.setdefault(code, []).append(month)
    return tuple((code, tuple(sorted(months))) for code, months in found.items())


def lines(rows: Months) -> tuple[str, ...]:
    """Return `IK-1.1: September dan Oktober`, one line an indicator."""
    return tuple(f"{code}: {month_list(months)}" for code, months in rows)


def month_list(months: Iterable[int]) -> str:
    """Return `September dan Oktober`."""
    return words.listed([words.month_name(month) for month in months])
