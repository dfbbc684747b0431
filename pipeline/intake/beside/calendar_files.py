"""The office's working calendar: periods/kalender.yml and periods/libur.csv. Both are optional; without them nothing is counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ...core import shape_rules
from ...core.clock import Calendar, Holiday, Special, Stretch
from ...core.collecting.rules import time as rules
from ...core.document_rules import DATE_IMPOSSIBLE
from ...core.findings import Finding, Place, ordered
from .. import contract, documents, tables
from ..files import PERIODS
from .papers import read as content

HOURS, HOLIDAYS = PERIODS / "kalender.yml", PERIODS / "libur.csv"
WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
Hours = Mapping[int, tuple[Stretch, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The calendar, None where there is none or it cannot be used, what is wrong with its files, and where its coverage is stated."""

    calendar: Calendar | None = None
    findings: tuple[Finding, ...] = ()
    coverage: Place = field(default=Place(HOURS))


def read(root: Path, zone: str) -> Kept:
    """Read the calendar; `zone` is the office's (periode.yml, pengesahan: zona)."""
    data = content(root, HOURS)
    if not isinstance(data, bytes):
        return Kept(findings=(data,) if data else ())
    document, found = documents.read(data, HOURS, "kalender")
    if document is None or (impossible := tuple(_impossible(document))):
        return Kept(findings=found or impossible)
    days, wrong = _holidays(root)
    return Kept(
        calendar=_calendar(document, zone, days), findings=ordered((*found, *wrong)), coverage=document.place("libur_mencakup_sampai")
    )


def _holidays(root: Path) -> tuple[Mapping[date, Holiday], tuple[Finding, ...]]:
    data = content(root, HOLIDAYS)
    if not isinstance(data, bytes):
        return {}, (data or shape_rules.FILE_MISSING.at(Place(HOLIDAYS), berkas=HOLIDAYS),)
    rows, found = tables.read(data, HOLIDAYS, contract.table("libur"))
    made = {}
    wrong = list(found)
    for row in rows:
        cells = row.cells
        if (day := _day(cells["tanggal"])) is None:
            wrong.append(DATE_IMPOSSIBLE.at(Place(HOLIDAYS, row.line, "tanggal"), isi=cells["tanggal"], kunci="tanggal"))
        else:
            made[day] = Holiday(day=day, name=cells["nama"], kind=cells["jenis"], source=cells["sumber"])
    return made, tuple(wrong)


def _calendar(document: documents.Document, zone: str, holidays: Mapping[date, Holiday]) -> Calendar:
    data: Any = document.value
    return Calendar(
        zone=zone,
        hours=_hours(data["jam_kerja"]),
        basis=data["dasar"],
        special=tuple(_special(item) for item in data.get("jam_khusus", ())),
        holidays=holidays,
        covered_from=_day(data.get("libur_mencakup_dari", "")),
        covered_until=_day(data["libur_mencakup_sampai"]),
    )


def _special(item: Mapping[str, Any]) -> Special:
    start, end = date.fromisoformat(item["mulai"]), date.fromisoformat(item["selesai"])
    return Special(start=start, end=end, hours=_hours(item["jam_kerja"]), name=item["nama"], basis=item["dasar"])


def _hours(items: list[Mapping[str, Any]]) -> Hours:
    """Return the stretches of every weekday; the schema and `_impossible` have made sure that they make sense."""
    return {WEEKDAYS.index(day): tuple(_stretches(item)) for item in items for day in item["hari"]}


def _stretches(item: Mapping[str, Any]) -> Iterator[Stretch]:
    """Cut the breaks out of the hours."""
    begin = _minute(item["masuk"])
    for pause in sorted(item.get("istirahat", ()), key=lambda p: str(p["mulai"])):
        yield Stretch(start=begin, end=_minute(pause["mulai"]))
        begin = _minute(pause["selesai"])
    yield Stretch(start=begin, end=_minute(item["pulang"]))


def _minute(text: str) -> int:
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def _impossible(document: documents.Document) -> Iterator[Finding]:
    """Yield what a schema cannot see: hours in the wrong order, a weekday twice, backward ranges, dates in no calendar."""
    data: Any = document.value
    yield from _disorder(document, data["jam_kerja"], "jam_kerja")
    for key in ("libur_mencakup_dari", "libur_mencakup_sampai"):
        if (text := data.get(key)) and _day(text) is None:
            yield DATE_IMPOSSIBLE.at(document.place(key), isi=text, kunci=key)
    for number, item in enumerate(data.get("jam_khusus", ())):
        yield from _impossible_range(document, item, ("jam_khusus", number))


def _impossible_range(document: documents.Document, item: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Finding]:
    start, end = _day(item["mulai"]), _day(item["selesai"])
    for key, day in (("mulai", start), ("selesai", end)):
        if day is None:
            yield DATE_IMPOSSIBLE.at(document.place(*path, key), isi=item[key], kunci=key)
    if start and end and end < start:
        yield rules.DISORDERED.at(document.place(*path, "selesai"), sebab=f"{item['nama']} berakhir {end}, sebelum dimulai {start}")
    yield from _disorder(document, item["jam_kerja"], *path, "jam_kerja")


def _disorder(document: documents.Document, items: list[Mapping[str, Any]], *path: str | int) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, item in enumerate(items):
        times = [edge for stretch in _stretches(item) for edge in (stretch.start, stretch.end)]
        if times != sorted(set(times)):
            named = ", ".join(item["hari"])
            yield rules.DISORDERED.at(
                document.place(*path, number, "masuk"), sebab=f"jam masuk, istirahat, dan pulang hari {named} tidak berurutan"
            )
        for day in item["hari"]:
            if day in seen:
                yield rules.DISORDERED.at(document.place(*path, number, "hari"), sebab=f"hari {day} tertulis lebih dari sekali")
            seen.add(day)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
