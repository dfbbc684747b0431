"""The office's clock: working minutes and working days between two moments, exactly, without a float and without a time of day of its own.

The clock counts whole minutes: a moment is the minute in which it lies, as somebody reads it off the wall. So every sum is a whole
number, and what was used before and after any cut adds up to the whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

from .approvals.roles import OFFSETS

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
FARTHEST = 3660  # days looked ahead for a working minute; a calendar without any within ten years has none


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Stretch:
    """Minutes of a day in which the office works: from `start` up to, not including, `end`, counted from midnight."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """Other hours for a run of days, both days included, e.g. in Ramadan; a weekday that is not named is no working day in it."""

    start: date
    end: date
    hours: Mapping[int, tuple[Stretch, ...]]
    name: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day on which the office is closed, and who says so."""

    day: date
    name: str
    kind: str  # "libur nasional" | "cuti bersama"
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When the office works (kalender.yml and libur.csv). Weekdays count from Monday 0; stretches of a day are disjoint and in order."""

    zone: str  # WIB | WITA | WIT
    hours: Mapping[int, tuple[Stretch, ...]]
    basis: str = ""
    special: tuple[Special, ...] = ()
    holidays: Mapping[date, Holiday] = field(default_factory=dict)
    covered_from: date | None = None  # the holidays of all days between these two are known; None: nothing is said
    covered_until: date | None = None

    @property
    def offset(self) -> timezone:
        """The office's time zone; Indonesia has no daylight saving."""
        return timezone(timedelta(hours=OFFSETS[self.zone]))

    def local(self, time: datetime) -> datetime:
        """Return the moment as the office's clock shows it, to the minute."""
        if time.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return time.astimezone(self.offset).replace(second=0, microsecond=0)

    def covers(self, day: date) -> bool:
        """Say whether the holidays around `day` are known."""
        after = self.covered_from is None or self.covered_from <= day
        return after and (self.covered_until is None or day <= self.covered_until)

    def stretches(self, day: date) -> tuple[Stretch, ...]:
        """Return the working stretches of a day; none on a holiday or a day without hours."""
        if day in self.holidays:
            return ()
        special = next((s for s in self.special if s.start <= day <= s.end), None)
        return (special.hours if special else self.hours).get(day.weekday(), ())

    def is_working(self, day: date) -> bool:
        """Say whether the office works at all on `day`."""
        return bool(self.stretches(day))


def minutes(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Return the working minutes from `start` up to `end`; 0 where `end` is not later. Both need a zone, any zone."""
    first, last = calendar.local(start), calendar.local(end)
    return sum(_within(calendar, day, first, last) for day in _days(first.date(), last.date()))


def _within(calendar: Calendar, day: date, first: datetime, last: datetime) -> int:
    low = _minute(first) if day == first.date() else 0
    high = _minute(last) if day == last.date() else 24 * 60
    return sum(max(0, min(high, s.end) - max(low, s.start)) for s in calendar.stretches(day))


def _minute(time: datetime) -> int:
    return time.hour * 60 + time.minute


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * DAY for n in range((last - first).days + 1))


def add_minutes(calendar: Calendar, start: datetime, amount: int) -> datetime | None:
    """Return the earliest moment at which `amount` working minutes since `start` are used up; None where no such moment is in sight."""
    first = calendar.local(start)
    if amount <= 0:
        return first
    for day in _days(first.date(), first.date() + FARTHEST * DAY):
        low = _minute(first) if day == first.date() else 0
        for stretch in calendar.stretches(day):
            begin = max(low, stretch.start)
            if (has := stretch.end - begin) >= amount:
                return _moment(calendar, day, begin + amount)
            amount -= max(0, has)
    return None


def _moment(calendar: Calendar, day: date, minute: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=calendar.offset) + minute * MINUTE


def days(calendar: Calendar, start: datetime, end: datetime, *, working: bool) -> int:
    """Return the days used between two moments: the day of `start` is day nought, as deadlines in days are counted.

    With `working`, only days on which the office works count.
    """
    first, last = calendar.local(start).date(), calendar.local(end).date()
    return sum(1 for day in _days(first + DAY, last) if not working or calendar.is_working(day))


def add_days(calendar: Calendar, start: datetime, amount: int, *, working: bool) -> date | None:
    """Return the last day of a standard of `amount` days begun at `start`; None where no such day is in sight."""
    first = calendar.local(start).date()
    if amount <= 0 or not working:
        return first + max(0, amount) * DAY
    counted = (day for day in _days(first + DAY, first + FARTHEST * DAY) if calendar.is_working(day))
    return next((day for n, day in enumerate(counted, 1) if n == amount), None)
