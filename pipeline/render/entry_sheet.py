"""The entry sheet: text cells in the order of the application, ready to be copied one by one, as XLSX and CSV."""

from collections.abc import Sequence

from ..core.collecting.entry import COLUMNS, Application, Row
from . import sheet


def workbook(application: Application, rows: Sequence[Row], title: str) -> bytes:
    """Return the sheet as XLSX."""
    heads = [(COLUMNS[key][0], COLUMNS[key][1]) for key in application.columns]
    notes = ("Salin sel demi sel; setiap angka tertulis persis seperti dalam laporan.", application.note)
    return sheet.sheet(heads, _cells(application, rows), title, notes, "Lembar entri")


def table(application: Application, rows: Sequence[Row]) -> bytes:
    """Return the same as CSV, headed by the keys of the columns."""
    return sheet.csv_bytes(application.columns, _cells(application, rows))


def _cells(application: Application, rows: Sequence[Row]) -> list[tuple[str, ...]]:
    return [tuple(row.cells[key] for key in application.columns) for row in rows]
