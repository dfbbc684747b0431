"""The inventory of evidence as the office reads it: a workbook, and the same rows as JSON."""

from collections.abc import Mapping

from ..core import words
from ..core.collecting.inventory import COLUMNS, Inventory, Item
from ..core.reporting.appendix_tables import size
from .sheet import sheet

HEADS = (
    ("Subbagian", 11),
    ("Indikator", 10),
    ("Bulan", 11),
    ("Berkas", 34),
    ("SHA-256", 22),
    ("Ukuran", 10),
    ("Jenis", 10),
    ("Tanggal", 18),
    ("Sumber tanggal", 10),
    ("Diserahkan oleh", 22),
    ("Sumber nama", 10),
    ("Klasifikasi", 11),
    ("Data pribadi", 15),
)
NOTES = (
    "Klasifikasi menurut bukti.csv; berkas yang tidak terdaftar dianggap terbatas dan tidak pernah terbit.",
    "Nama dari Git ialah nama yang ditulis pencatatnya sendiri, bukan pernyataan kantor.",
)


def workbook(inventory: Inventory, title: str) -> bytes:
    """Return the inventory as XLSX."""
    return sheet(HEADS, [_shown(item) for item in inventory.items], title, NOTES, "Inventaris")


def _shown(item: Item) -> tuple[str, ...]:
    cells = list(item.cells)
    cells[1] = cells[1] or "–"
    cells[2] = words.month_name(item.month) if item.month else "–"
    cells[5] = size(item.size)
    cells[7] = words.long_date(item.day) if item.day else "–"
    return tuple(cells)


def plain(inventory: Inventory) -> Mapping[str, object]:
    """Return the inventory as JSON has it: the columns of inventaris.csv, and the rows whose evidence is not there."""
    lacking = [dict(zip(("subbagian", "indikator", "bulan", "berkas"), row, strict=True)) for row in inventory.missing]
    rows = [dict(zip(COLUMNS, item.cells, strict=True)) for item in inventory.items]
    return {"periode": inventory.period, "berkas": rows, "tanpa_bukti": lacking}
