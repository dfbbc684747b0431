"""An agenda as an iCalendar file (RFC 5545). The only door to `icalendar`."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ..core.agenda import Agenda, Event

if TYPE_CHECKING:
    import icalendar

PRODID = "-//lakip//Kalender kinerja//ID"
AHEAD = timedelta(days=2) - timedelta(hours=8)  # eight in the morning, two days before a day that begins at midnight
AGAIN = timedelta(hours=12)  # how often a subscriber may look again


def written(agenda: Agenda) -> bytes:
    """Return the calendar's bytes, the same for the same agenda: lines folded and ended as the standard says, every text escaped."""
    from icalendar import Calendar, vText

    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for key in ("name", "x-wr-calname"):  # the library would write these two as they are
        calendar.add(key, vText(_text(agenda.title)))
    calendar.add("refresh-interval", AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for event in agenda.events:
        calendar.add_component(_event(event, agenda.moment))
    return bytes(calendar.to_ical(sorted=False))


def _event(event: Event, moment: datetime) -> "icalendar.Event":
    from icalendar import Event as Component

    made = Component()
    made.add("uid", event.uid)
    made.add("dtstamp", moment.astimezone(UTC))
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", _text(event.summary))
    made.add("description", _text(event.description))
    made.add("transp", "TRANSPARENT")
    if not event.done:
        made.add_component(_alarm(event))
    return made


def _alarm(event: Event) -> "icalendar.Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(event.summary))
    alarm.add("trigger", -AHEAD)
    return alarm


def _text(text: str) -> str:
    """Keep the library from reading a written backslash and N as the end of a line."""
    return text.replace("\\N", "\\ N")


def named(agendas: Sequence[Agenda]) -> dict[str, bytes]:
    """Return the bytes of every agenda by its file name."""
    return {f"{agenda.role}.ics": written(agenda) for agenda in agendas}
