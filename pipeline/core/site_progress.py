"""The page of a running year's monthly progress: every indicator against the Rencana Aksi, with lights and an estimate."""

from collections.abc import Iterator

from .document import Paragraph, TableBlock
from .progress import Light, last_filled, progress
from .report import Report
from .reporting.progress_sheet import SIGNS, sheet
from .site_page import Page, SiteBlock, Tile, Tiles
from .site_year import page_of

TABLE = "progres"


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
    yield page_of(report, TABLE, f"Progres {told.span}", description, blocks, {TABLE: told.table})
