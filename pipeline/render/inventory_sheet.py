"""The inventory of evidence as the office reads it: a workbook, and the same rows as JSON."""

from collections.abc import Mapping

from ..core import words
from ..core.collecting.inventory import COLUMNS, Inventory, Item
from ..core.reporting.appendix_tables import size
from .sheet import sheet

DIGITS = 16  # of a digest; the whole stands in inventaris.csv
HEADS = (
    ("Subbagian", 11),
    ("Indikator", 10),
    ("Bulan", 11),
    ("Berkas", 36),
    ("SHA-256", 20),
    ("Ukuran", 10),
    ("Jenis", 9),
    ("Tanggal", 21),
    ("Diserahkan oleh", 26),
    ("Klasifikasi", 11),
    ("Data pribadi", 15),
)
NOTES = (
    "Klasifikasi menurut bukti.csv; berkas yang tidak terdaftar dianggap terbatas. Nama dari Git ditulis pencatatnya sendiri.",
    f"SHA-256 ditampilkan {DIGITS} karakter pertama; nilai lengkapnya ada dalam inventaris.csv.",
)


def workbook(inventory: Inventory, title: str) -> bytes:
    """Return the inventory as XLSX."""
    return sheet(HEADS, [_shown(item) for item in inventory.items], title, NOTES, "Inventaris")


def _shown(item: Item) -> tuple[str, ...]:
    month = words.month_name(item.month) if item.month else "–"
    day = f"{words.long_date(item.day)} ({item.day_source})" if item.day else "–"
    who = f"{item.handed_by} ({item.handed_source})" if item.handed_by else "–"
    about = (item.department, item.indicator or "–", month, item.name, item.sha256[:DIGITS] + "…", size(item.size), item.kind)
    return (*about, day, who, item.access.value, item.privacy)


def plain(inventory: Inventory) -> Mapping[str, object]:
    """Return the inventory as JSON has it: the columns of inventaris.csv, and the rows whose evidence is not there."""
    lacking = [dict(zip(("subbagian", "indikator", "bulan", "berkas"), row, strict=True)) for row in inventory.missing]
    rows = [dict(zip(COLUMNS, item.cells, strict=True)) for item in inventory.items]
    return {"periode": inventory.period, "berkas": rows, "tanpa_bukti": lacking}
