"""Checks on the log of entry: it names what there is, agrees with what is printed, has its screenshots, and is complete."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from .. import words
from ..findings import Finding, Place
from .entry import NAMING, Application, Row, Typed, latest, same, waiting
from .rules import entry as rules

PICTURES = frozenset({"PNG", "JPEG", "WEBP", "GIF", "BMP", "PDF"})
MOST_CODES = 6


def known(log: Sequence[Typed], applications: Mapping[str, Application], indicators: Sequence[str]) -> Iterator[Finding]:
    """A line about an application, an indicator or a column that there is not."""
    for typed in log:
        application = applications.get(typed.application)
        columns = application.columns if application else ()
        asked = (
            ("aplikasi", "aplikasi", typed.application, tuple(applications)),
            ("indikator", "indikator", typed.indicator, tuple(indicators)),
            ("kolom", "kolom", typed.column, columns or (typed.column,)),
        )
        for what, column, text, choices in asked:
            if text not in choices:
                place = Place(typed.place.file, typed.place.row, column)
                yield rules.UNKNOWN.at(place, what=what, text=text, choices=", ".join(choices) or "belum ada")


def agrees(log: Sequence[Typed], sheets: Mapping[str, Sequence[Row]], applications: Mapping[str, Application]) -> Iterator[Finding]:
    """The last value logged for a cell is no longer, or never was, what the report prints."""
    printed = {(code, row.indicator, column): text for code, rows in sheets.items() for row in rows for column, text in row.cells.items()}
    for key, typed in latest(log).items():
        if key in printed and typed.column not in NAMING and not same(typed.value, printed[key]):
            name = applications[typed.application].name
            about = {"application": name, "column": typed.column, "code": typed.indicator, "typed": typed.value, "printed": printed[key]}
            yield rules.DIFFERS.at(Place(typed.place.file, typed.place.row, "nilai"), **about)


def screenshots(log: Sequence[Typed], folder: PurePosixPath, seen: Mapping[str, str]) -> Iterator[Finding]:
    """A screenshot that is not named, not there, or no picture; `seen` gives the kind of each file in the folder by name."""
    bare = set()
    for typed in log:
        place = Place(typed.place.file, typed.place.row, "tangkapan")
        if not typed.screenshot:
            if (typed.application, typed.indicator) not in bare:
                yield rules.NO_SCREENSHOT.at(place, code=typed.indicator, application=typed.application)
            bare.add((typed.application, typed.indicator))
        elif typed.screenshot not in seen:
            yield rules.SCREENSHOT_MISSING.at(place, name=typed.screenshot, folder=folder)
        elif seen[typed.screenshot] not in PICTURES:
            yield rules.SCREENSHOT_KIND.at(place, name=typed.screenshot, kind=seen[typed.screenshot])


def complete(
    log: Sequence[Typed], sheets: Mapping[str, Sequence[Row]], applications: Mapping[str, Application], file: PurePosixPath, scope: str
) -> Iterator[Finding]:
    """Indicators that were due and are not logged yet, for each application that entry has begun for."""
    for code in dict.fromkeys(typed.application for typed in log if typed.application in sheets):
        rows = sheets[code]
        if left := waiting(rows, log, code):
            shown = [*left[:MOST_CODES], *([f"{len(left) - MOST_CODES} lainnya"] if len(left) > MOST_CODES else [])]
            about = {"count": len(left), "total": sum(row.is_due for row in rows), "codes": words.listed(shown)}
            yield rules.WAITING.at(Place(file), application=applications[code].name, scope=scope, key=code, **about)
