"""Where Indonesian column names become English field names: the only place. Each table's rows become values of the model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, TypeVar

from ..core import model as m
from ..core.findings import Place
from .tables import Row

Made = TypeVar("Made")
Reader = Callable[["Cell"], Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with the row it stands in, because a value may take its upper end from the next column."""

    row: Row
    column: str
    file: PurePosixPath

    @property
    def text(self) -> str:
        """The cell as written; "" where empty."""
        return self.row.cells[self.column]

    @property
    def place(self) -> Place:
        """Where the cell stands."""
        return Place(self.file, self.row.line, self.column)


def text(cell: Cell) -> str:
    """Return the text; empty stays empty."""
    return cell.text


def whole(cell: Cell) -> int:
    """Return a whole number; the schema requires it."""
    return int(cell.text)


def number(cell: Cell) -> Decimal | None:
    """Return a number; None where empty, which is not zero."""
    return Decimal(cell.text) if cell.text else None


def amount(cell: Cell) -> Decimal:
    """Return a number that the schema requires."""
    return Decimal(cell.text)


def yes(cell: Cell) -> bool:
    """Return whether the cell says ya."""
    return cell.text == "ya"


def files(cell: Cell) -> tuple[str, ...]:
    """Return file names parted by semicolons."""
    return tuple(name for part in cell.text.split(";") if (name := part.strip()))


def value(cell: Cell) -> m.Value | None:
    """Return a number or a word as written, with the upper end of a range from the column `target_atas`; None where empty."""
    if not cell.text:
        return None
    upper = cell.row.cells.get("target_atas", "") if cell.column == "target" else ""
    is_number = cell.text.lstrip("-")[:1].isdigit()
    return m.Value(
        text=cell.text,
        number=Decimal(cell.text) if is_number else None,
        upper=Decimal(upper) if upper else None,
        place=cell.place,
    )


Fields = Mapping[str, tuple[str, Reader]]  # column → field and how it is read; the field "" is read with another column

OBJECTIVE: Fields = {"kode": ("code", text), "tujuan": ("goal", text), "sasaran": ("name", text)}
INDICATOR: Fields = {
    "kode": ("code", text),
    "sasaran": ("objective", text),
    "indikator": ("name", text),
    "definisi": ("definition", text),
    "formula": ("formula", text),
    "sumber_data": ("source", text),
    "satuan": ("unit", text),
    "jenis": ("kind", lambda cell: m.Kind(cell.text)),
    "polaritas": ("polarity", lambda cell: m.Polarity(cell.text)),
    "perhitungan": ("derivation", lambda cell: m.Derivation(cell.text)),
    "konsolidasi": ("consolidation", lambda cell: m.Consolidation(cell.text)),
    "kumulatif": ("cumulative", yes),
    "desimal": ("decimals", whole),
    "subbagian": ("department", text),
    "rumus_minimal": ("minimize", text),
    "standar": ("standard", value),
    "dasar_standar": ("standard_basis", text),
    "catatan": ("note", text),
}
TARGET: Fields = {"indikator": ("indicator", text), "tahun": ("year", whole), "target": ("target", value), "target_atas": ("", text)}
PAST: Fields = {
    "indikator": ("indicator", text),
    "tahun": ("year", whole),
    "target": ("target", value),
    "realisasi": ("actual", value),
    "sumber": ("source", text),
}
COMMITMENT: Fields = {
    "indikator": ("indicator", text),
    "target": ("target", value),
    "target_atas": ("", text),
    "bobot": ("weight", number),
    "catatan": ("note", text),
}
PLAN: Fields = {
    "indikator": ("indicator", text),
    "bulan": ("month", whole),
    "target": ("target", value),
    "target_atas": ("", text),
    "kegiatan": ("activity", text),
}
BUDGET: Fields = {
    "kode": ("code", text),
    "induk": ("parent", text),
    "tingkat": ("level", text),
    "uraian": ("name", text),
    "sumber_dana": ("fund", text),
    "jenis_belanja": ("spending_type", text),
    "sasaran": ("objective", text),
    "subbagian": ("department", text),
    "pagu_awal": ("initial", amount),
    "pagu_revisi": ("revised", amount),
    "volume": ("volume", number),
    "satuan_volume": ("volume_unit", text),
}
ENTRY: Fields = {
    "indikator": ("indicator", text),
    "bulan": ("month", whole),
    "pembilang": ("numerator", number),
    "penyebut": ("denominator", number),
    "realisasi": ("actual", value),
    "kendala": ("obstacle", text),
    "tindak_lanjut": ("follow_up", text),
    "bukti": ("evidence", files),
}
SPENDING: Fields = {
    "kode": ("code", text),
    "bulan": ("month", whole),
    "realisasi": ("amount", number),
    "volume": ("volume", number),
    "keterangan": ("note", text),
}


@dataclass(frozen=True, slots=True)
class MediumTarget:
    """A row of target.csv, before it becomes part of the Strategy's mapping."""

    indicator: str
    year: int
    target: m.Value
    place: Place


TABLES: Mapping[str, tuple[type, Fields]] = {
    "sasaran": (m.Objective, OBJECTIVE),
    "indikator": (m.Indicator, INDICATOR),
    "target": (MediumTarget, TARGET),
    "riwayat": (m.PastFigure, PAST),
    "perjanjian-kinerja": (m.Commitment, COMMITMENT),
    "rencana-aksi": (m.PlannedTarget, PLAN),
    "anggaran": (m.BudgetLine, BUDGET),
    "realisasi": (m.Entry, ENTRY),
    "realisasi-anggaran": (m.Spending, SPENDING),
}


def make(kind: type[Made], fields: Fields, row: Row, file: PurePosixPath, **known: Any) -> Made:
    """Return the row as a value of the model, with what is `known` from the file's place."""
    read = {name: reader(Cell(row, column, file)) for column, (name, reader) in fields.items() if name}
    return kind(**read, **known, **{"place": Place(file, row.line)})
