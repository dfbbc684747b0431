"""The office's clock: exact sums against a naive count, minute by minute, and the days of deadlines."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core import clock
from pipeline.core.clock import Calendar, Holiday, Special, Stretch

WIB = timezone(timedelta(hours=7))


def stretches(*times):
    """`stretches("07:30-12:00", …)`."""
    ends = [[int(t[:2]) * 60 + int(t[3:]) for t in span.split("-")] for span in times]
    return tuple(Stretch(start=a, end=b) for a, b in ends)


WEEK = {**dict.fromkeys(range(4), stretches("07:30-12:00", "13:00-16:00")), 4: stretches("07:30-11:30", "13:00-16:30")}
SHORT = dict.fromkeys(range(5), stretches("08:00-12:00", "12:30-15:00"))
RAMADAN = Special(start=date(2026, 2, 18), end=date(2026, 3, 17), hours=SHORT, name="Ramadan", basis="uji")


def off(*days):
    return {day: Holiday(day=day, name="Libur", kind="libur nasional", source="uji") for day in days}


def calendar(**changes):
    return Calendar(
        **({"zone": "WIB", "hours": WEEK, "special": (RAMADAN,), "holidays": off(date(2026, 3, 19), date(2026, 12, 25))} | changes)
    )


OFFICE = calendar()


def at(text, zone=WIB):
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-19T09:00", "2026-11-19T10:00", 60),
        ("2026-11-19T11:30", "2026-11-19T13:30", 60),  # the break does not count
        ("2026-11-20T16:00", "2026-11-23T08:00", 60),  # Friday afternoon to Monday morning
        ("2026-11-21T09:00", "2026-11-22T10:00", 0),  # a weekend
        ("2026-11-19T05:00", "2026-11-19T07:30", 0),  # before the office opens
        ("2026-11-19T16:00", "2026-11-20T07:30", 0),  # a night
        ("2026-12-24T15:00", "2026-12-28T08:30", 120),  # over Christmas
        ("2026-02-18T07:00", "2026-02-18T16:00", 390),  # short hours
        ("2026-11-19T10:00", "2026-11-19T09:00", 0),  # backwards
        ("2026-11-16T07:30", "2026-11-20T16:30", 4 * 450 + 450),  # 37,5 hours a week
    ],
)
def test_working_minutes(start, end, minutes):
    assert clock.minutes(OFFICE, at(start), at(end)) == minutes


def test_seconds_are_dropped_as_on_a_clock_on_the_wall():
    assert clock.minutes(OFFICE, at("2026-11-19T09:00:59"), at("2026-11-19T09:01:01")) == 1


def test_any_zone_is_understood_and_none_is_refused():
    assert clock.minutes(OFFICE, datetime(2026, 11, 19, 2, tzinfo=UTC), at("2026-11-19T10:00")) == 60
    with pytest.raises(ValueError, match="zone"):
        clock.minutes(OFFICE, datetime(2026, 11, 19, 9), at("2026-11-19T10:00"))  # noqa: DTZ001


def test_the_same_moment_is_another_time_of_day_in_the_east():
    moment = datetime(2026, 11, 19, 0, 30, tzinfo=UTC)  # 07:30 WIB, 09:30 WIT
    later = moment + timedelta(hours=1)
    assert clock.minutes(OFFICE, moment, later) == 60
    assert clock.minutes(calendar(zone="WIT"), moment - timedelta(hours=2), moment) == 120
    assert clock.minutes(OFFICE, moment - timedelta(hours=2), moment) == 0


MOMENTS = st.datetimes(datetime(2026, 2, 10), datetime(2026, 4, 2), timezones=st.sampled_from([UTC, WIB, timezone(timedelta(hours=9))]))  # noqa: DTZ001


def naive(office, start, end):
    """Count the minutes one by one, each by looking at the wall."""
    first, last = (m.astimezone(WIB).replace(second=0, microsecond=0) for m in (start, end))
    count = 0
    while first < last:
        of_day = first.hour * 60 + first.minute
        day = first.date()
        hours = RAMADAN.hours if RAMADAN.start <= day <= RAMADAN.end else office.hours
        is_on = any(s.start <= of_day < s.end for s in hours.get(day.weekday(), ()))
        count += is_on and day not in office.holidays
        first += timedelta(minutes=1)
    return count


@settings(max_examples=40, deadline=None)
@given(MOMENTS, st.timedeltas(timedelta(0), timedelta(days=12)))
def test_it_agrees_with_counting_one_by_one(start, span):
    assert clock.minutes(OFFICE, start, start + span) == naive(OFFICE, start, start + span)


@given(st.lists(MOMENTS, min_size=3, max_size=3))
def test_a_cut_loses_nothing(moments):
    first, middle, last = sorted(moments)
    parts = clock.minutes(OFFICE, first, middle) + clock.minutes(OFFICE, middle, last)
    assert parts == clock.minutes(OFFICE, first, last)


@given(st.lists(MOMENTS, min_size=3, max_size=3))
def test_more_time_is_never_fewer_minutes(moments):
    first, middle, last = sorted(moments)
    assert 0 <= clock.minutes(OFFICE, first, middle) <= clock.minutes(OFFICE, first, last)


@given(MOMENTS, st.integers(1, 3000))
def test_a_standard_ends_at_the_earliest_minute_that_uses_it_up(start, amount):
    end = clock.add_minutes(OFFICE, start, amount)
    assert clock.minutes(OFFICE, start, end) == amount
    assert clock.minutes(OFFICE, start, end - timedelta(minutes=1)) == amount - 1


def test_a_standard_over_a_night_and_a_holiday():
    assert clock.add_minutes(OFFICE, at("2026-12-24T15:30"), 60) == at("2026-12-28T08:00")
    assert clock.add_minutes(OFFICE, at("2026-11-19T11:45"), 20) == at("2026-11-19T13:05")


def test_an_office_that_never_works_uses_nothing_up():
    assert clock.add_minutes(calendar(hours={}, special=()), at("2026-11-19T09:00"), 1) is None
    assert clock.add_days(calendar(hours={}, special=()), at("2026-11-19T09:00"), 1, working=True) is None


@pytest.mark.parametrize(
    ("start", "end", "working", "calendar_days"),
    [
        ("2026-11-19T09:00", "2026-11-19T15:00", 0, 0),  # the first day is day nought
        ("2026-11-19T09:00", "2026-11-20T07:31", 1, 1),
        ("2026-11-20T09:00", "2026-11-23T09:00", 1, 3),
        ("2026-12-24T09:00", "2026-12-28T09:00", 1, 4),
    ],
)
def test_days_are_counted_from_the_day_after(start, end, working, calendar_days):
    assert clock.days(OFFICE, at(start), at(end), working=True) == working
    assert clock.days(OFFICE, at(start), at(end), working=False) == calendar_days


@given(MOMENTS, st.integers(1, 20), st.booleans())
def test_the_last_day_of_a_standard_is_within_it_and_the_next_is_not(start, amount, working):
    last = clock.add_days(OFFICE, start, amount, working=working)
    evening = datetime(last.year, last.month, last.day, 23, 59, tzinfo=WIB)
    assert clock.days(OFFICE, start, evening, working=working) == amount
    assert clock.days(OFFICE, start, evening - timedelta(days=1), working=working) == amount - 1


def test_what_is_not_stated_is_not_covered():
    office = calendar(covered_from=date(2026, 1, 1), covered_until=date(2026, 12, 31))
    assert [office.covers(day) for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))] == [
        False,
        True,
        True,
        False,
    ]
