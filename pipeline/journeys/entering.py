"""Entry into e-Lapkin and Monev: the sheet to type from, the log of what was typed, and whether it is still what is printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from .archive import Archive, Scope
from .inventorying import folder, wanted

if TYPE_CHECKING:
    from ..core.collecting.entry import Application, Row, Typed
    from ..core.findings import Finding

LARGEST_SCREENSHOT = 20_000_000  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far entry into one application has come in a period."""

    application: "Application"
    due: int
    waiting: tuple[str, ...]
    last: "Typed | None"


def application(root: Path, code: str) -> "Application":
    """Return an application by its code; trouble that names the others where there is none."""
    from ..intake.beside import entered

    known = entered.applications(root)
    if code not in known:
        raise PipelineError(f"Aplikasi «{code}» tidak dikenal.", f"Yang ada: {', '.join(known)}; tambahkan di satker.yml, kunci aplikasi.")
    return known[code]


def make(root: Path, scope: Scope, code: str, out: Path | None) -> tuple[Path, ...]:
    """Write the sheet of a period for one application as XLSX and CSV; return the files."""
    from ..render import entry_sheet, sheet

    archive, chosen = Archive(root), application(root, code)
    year, period = wanted(archive, scope)
    rows = _rows(archive, year, period, chosen)
    title = f"{archive.dossier(year).office.short_name}: lembar entri {chosen.name} {archive.period(year, period).name} {year}"
    place, name = out or root / "build" / "entri", f"{chosen.code}-{year}-{period}"
    made = {f"{name}.xlsx": entry_sheet.workbook(chosen, rows, title), f"{name}.csv": entry_sheet.table(chosen, rows)}
    return tuple(sheet.put(place.absolute(), PurePosixPath(file), content) for file, content in made.items())


def _rows(archive: Archive, year: int, period: str, chosen: "Application") -> "tuple[Row, ...]":
    from ..core.collecting import entry

    return entry.sheet(archive.scorecard(year, period), period, chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody wants logged: without a column the whole row as it is printed, without a value what is printed."""

    application: str
    indicator: str
    column: str
    value: str | None
    by: str
    screenshot: Path | None


def note(root: Path, scope: Scope, wish: Note, now: datetime) -> tuple[Path, int]:
    """Add lines to the log of a period and put the screenshot beside it; return the log and how many lines were added."""
    from ..core.collecting.entry import LOG_COLUMNS
    from ..intake.beside import entered
    from ..render import sheet

    archive, chosen = Archive(root), application(root, wish.application)
    year, period = wanted(archive, scope)
    place = folder(archive.dossier(year), period)
    log, found = entered.log(root, place)
    if found:
        raise PipelineError(f"{place / entered.LOG} belum dapat dipakai: {found[0].message}", f"Jalankan `lakip periksa {year}/{period}`.")
    row = next((r for r in _rows(archive, year, period, chosen) if r.indicator == wish.indicator), None)
    added = _lines(row, chosen, wish, now, _kept(root, place, wish.screenshot), place)
    cells = [typed.cells for typed in (*log, *added)]
    return sheet.put(root, place / entered.LOG, sheet.csv_bytes(LOG_COLUMNS, cells)), len(added)


def _lines(row: "Row | None", chosen: "Application", wish: Note, now: datetime, screenshot: str, place: PurePosixPath) -> "Sequence[Typed]":
    from ..core.collecting.entry import NAMING, Typed
    from ..core.findings import Place

    if row is None:
        raise PipelineError(f"Indikator {wish.indicator} tidak ada dalam lembar entri ini.", "Periksa kodenya pada lembar entri.")
    columns = (wish.column,) if wish.column else tuple(c for c in chosen.columns if c not in NAMING)
    if wish.column and wish.column not in chosen.columns:
        raise PipelineError(f"Kolom «{wish.column}» tidak ada pada lembar {chosen.name}.", f"Kolomnya: {', '.join(chosen.columns)}.")
    if wish.value is not None and not wish.column:
        raise PipelineError("Nilai tanpa kolom tidak jelas maksudnya.", "Sebutkan juga --kolom.")
    bare = Typed(
        application=chosen.code,
        indicator=row.indicator,
        column="",
        value=wish.value or "",
        by=wish.by,
        time=now.replace(microsecond=0),
        screenshot=screenshot,
        place=Place(place),
    )
    return [replace(bare, column=c, value=row.cells[c] if wish.value is None else wish.value) for c in columns]


def _kept(root: Path, place: PurePosixPath, screenshot: Path | None) -> str:
    """Put the screenshot into the period's folder entri/ and return its name; one that is there already is never overwritten."""
    from ..intake.beside import entered, papers
    from ..render import sheet

    if screenshot is None:
        return ""
    content = papers.given(screenshot, LARGEST_SCREENSHOT)
    sheet.put(root, place / entered.SCREENSHOTS / screenshot.name, content, replace=False)
    return screenshot.name


def standings(root: Path, scope: Scope) -> tuple[Standing, ...]:
    """Return how far entry has come in a period, for every application."""
    from ..core.collecting.entry import waiting
    from ..intake.beside import entered

    archive = Archive(root)
    year, period = wanted(archive, scope)
    log, _ = entered.log(root, folder(archive.dossier(year), period))
    made = []
    for chosen in entered.applications(root).values():
        rows = _rows(archive, year, period, chosen)
        mine = [typed for typed in log if typed.application == chosen.code]
        last = max(mine, key=lambda typed: typed.time, default=None)
        made.append(Standing(application=chosen, due=sum(r.is_due for r in rows), waiting=waiting(rows, log, chosen.code), last=last))
    return tuple(made)


def findings(archive: Archive, year: int) -> "Iterable[Finding]":
    """Yield what is wrong with the logs of a year's periods."""
    for period in archive.dossier(year).periods:
        yield from _period_findings(archive, year, period.code)


def _period_findings(archive: Archive, year: int, period: str) -> "Iterable[Finding]":
    from ..core.collecting import entry_checks as checks
    from ..intake.beside import entered

    place = folder(archive.dossier(year), period)
    log, found = entered.log(archive.root, place)
    yield from found
    if not log:
        return
    known = entered.applications(archive.root)
    sheets: Mapping[str, Sequence[Row]] = {
        t.application: _rows(archive, year, period, known[t.application]) for t in log if t.application in known
    }
    seen = entered.screenshots(archive.root, place, {t.screenshot for t in log if t.screenshot})
    yield from checks.known(log, known, [c.indicator for c in archive.dossier(year).commitments])
    yield from checks.agrees(log, sheets, known)
    yield from checks.screenshots(log, place / entered.SCREENSHOTS, seen)
    yield from checks.complete(log, sheets, known, place / entered.LOG, f"{year}/{period}")
