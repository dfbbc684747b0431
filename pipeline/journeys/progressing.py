"""Laporan Progres Bulanan: where every indicator stands at the end of a month against the Rencana Aksi."""

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from ..core.progress import last_filled, progress
from ..core.reporting.progress_sheet import sheet
from .archive import Archive

if TYPE_CHECKING:
    from ..core.reporting.progress_sheet import ProgressSheet


def month_of(archive: Archive, year: int, month: int | None) -> int:
    """Return the month asked for, else the latest one filled in; a year without any data is said so."""
    found = month or last_filled(archive.dossier(year))
    if not found:
        raise PipelineError(f"Belum ada realisasi tahun {year}.", "Terima dahulu formulir subbagian (`lakip terima`), lalu ulangi.")
    return found


def monthly(root: Path, year: int, month: int | None, out: Path | None) -> "tuple[ProgressSheet, Path]":
    """Make the sheet of a month (None: the latest filled in) as PDF; return what it says and where it lies."""
    from ..render import outputs
    from ..render import progress as render

    archive = Archive(root)
    archive.loaded(year)
    at = month_of(archive, year, month)
    made = sheet(archive.dossier(year), progress(archive.dossier(year), at))
    name = f"progres-{year}-{at:02}"
    folder = (out or root / "build") / name
    with outputs.replaced(folder) as staging:
        (staging / f"{name}.pdf").write_bytes(render.pdf(made, root, archive.imprint(year)[0]))
    return made, folder / f"{name}.pdf"
