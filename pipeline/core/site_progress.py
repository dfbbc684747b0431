"""The page of a running year's monthly progress: every indicator against the Rencana Aksi, with lights and an estimate."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .document import Cell, Paragraph, Table, TableBlock
from .progress import Light, last_filled, progress
from .report import Report
from .reporting.progress_sheet import SIGNS, sheet
from .site_page import Page, SiteBlock, Tile, Tiles
from .site_year import page_of

TABLE = "progres"
MONTH, ANNUAL = 3, 6  # columns that a screen can do without: the month goes beside the realisasi, the annual target is on the year's page


def progress_pages(report: Report) -> Iterator[Page]:
    """Yield the page at the end of the latest month that has data; none where no month has any."""
    dossier = report.scorecard.dossier
    month = last_filled(dossier)
    if not month:
        return
    found = progress(dossier, month)
    told = sheet(dossier, found)
    lights = tuple(Tile(label=f"{SIGNS[light]} {light}", value=str(found.count(light)), note="indikator") for light in Light)
    description = f"Progres kinerja {report.office.name} {told.span} terhadap Rencana Aksi."
    blocks: list[SiteBlock] = [Tiles(lights), *(Paragraph((text,)) for text in told.sentences[1:]), TableBlock(TABLE)]
    yield page_of(report, TABLE, f"Progres {told.span}", description, blocks, {TABLE: narrow(told.table)})


def narrow(table: Table) -> Table:
    """Return the sheet's table as a screen takes it: without the columns of the latest month and of the annual target."""
    kept = [n for n in range(len(table.columns)) if n not in (MONTH, ANNUAL)]
    body = tuple(_narrow_row(row, kept) for row in table.body)
    return replace(table, columns=tuple(table.columns[n] for n in kept), body=body, landscape=False)


def _narrow_row(row: tuple[Cell, ...], kept: Sequence[int]) -> tuple[Cell, ...]:
    if len(row) == 1:
        return (replace(row[0], columns=len(kept)),)
    month = row[MONTH].text
    told = replace(row[MONTH - 1], text=(*row[MONTH - 1].text, " (", *month, ")")) if month != ("–",) else row[MONTH - 1]
    return tuple(told if n == MONTH - 1 else row[n] for n in kept)
