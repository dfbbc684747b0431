"""The form as a workbook: its sheets, their columns and where the first row stands; writer and reader share nothing else."""

from dataclasses import dataclass

from ..chapters import TOPICS
from ..findings import Place
from ..words import month_name

IDENTITY_SHEET = "_lakip"  # hidden: the identity in A1, below it the rows as they were made
IDENTITY_PROPERTY = "lakip"  # the same identity as a property of the document
GUIDE = "Petunjuk"
FILLED_BY = (7, 1)  # row and column (from 0) of the guide's one input: who filled the form in
MONTHS = {month_name(month).casefold(): month for month in range(1, 13)}
TOPIC_KEYS = {topic.title.casefold(): topic.key for topic in TOPICS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column of a sheet; `key` is its column in the canonical CSV, "" for what is only shown."""

    title: str
    width: float  # of the column, in characters
    key: str = ""
    kind: str = "text"  # of an input: "number", "value" (number or word), "text"

    @property
    def is_number(self) -> bool:
        """Whether nothing but numbers belongs here."""
        return self.kind == "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of rows: the first columns say which row it is, the last `inputs` columns are filled in."""

    name: str
    title: str
    fields: tuple[Field, ...]
    inputs: int
    lines: int = 1  # at least so many lines high is a row, so that there is room to write
    header: int = 3  # row of the column titles, from 0; the rows follow below it

    @property
    def keys(self) -> tuple[int, int]:
        """The two columns (from 0) that say which row it is."""
        first, second = (at for at, field in enumerate(self.fields[: self.first_input]) if field.key)
        return first, second

    @property
    def first_input(self) -> int:
        """Column (from 0) of the first input."""
        return len(self.fields) - self.inputs

    @property
    def numbers(self) -> tuple[Field, ...]:
        """The inputs that hold numbers, alone or beside words."""
        return tuple(f for f in self.fields[self.first_input :] if f.kind != "text")


ENTRIES = Sheet(
    name="Realisasi",
    title="Realisasi kinerja",
    inputs=6,
    lines=3,
    fields=(
        Field(title="Kode", width=8, key="indikator"),
        Field(title="Indikator", width=30),
        Field(title="Bulan", width=11, key="bulan"),
        Field(title="Satuan", width=10),
        Field(title="Target", width=12),
        Field(title="Kegiatan (Rencana Aksi)", width=20),
        Field(title="Pembilang (n)", width=12, key="pembilang", kind="number"),
        Field(title="Penyebut (N)", width=12, key="penyebut", kind="number"),
        Field(title="Realisasi", width=12, key="realisasi", kind="value"),
        Field(title="Kendala", width=24, key="kendala"),
        Field(title="Tindak lanjut", width=24, key="tindak_lanjut"),
        Field(title="Bukti (nama berkas)", width=20, key="bukti"),
    ),
)
SPENDING = Sheet(
    name="Anggaran",
    title="Realisasi anggaran",
    inputs=3,
    fields=(
        Field(title="Kode", width=27, key="kode"),
        Field(title="Uraian", width=36),
        Field(title="Pagu revisi (Rp)", width=18),
        Field(title="Bulan", width=11, key="bulan"),
        Field(title="Satuan volume", width=13),
        Field(title="Realisasi (Rp)", width=18, key="realisasi", kind="number"),
        Field(title="Volume", width=10, key="volume", kind="number"),
        Field(title="Keterangan", width=36, key="keterangan"),
    ),
)
ANALYSIS = Sheet(
    name="Analisis",
    title="Analisis per indikator",
    inputs=1,
    lines=4,
    fields=(
        Field(title="Kode", width=9, key="indikator"),
        Field(title="Indikator", width=36),
        Field(title="Hal yang diuraikan", width=26, key="topik"),
        Field(title="Uraian", width=90, key="uraian"),
    ),
)
SHEETS = (ENTRIES, SPENDING, ANALYSIS)
NAMES = (GUIDE, *(sheet.name for sheet in SHEETS), IDENTITY_SHEET)


def reference(row: int, column: int) -> str:
    """Return `F7` for row 6, column 5 (both from 0)."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def cell(place: Place, key: str) -> Place:
    """Return the place of one column (its name in the canonical CSV) in the row where a form's row stood; other places stay."""
    sheet = next((sheet for sheet in SHEETS if place.column.startswith(f"{sheet.name}!")), None)
    column = next((at for at, field in enumerate(sheet.fields) if field.key == key), None) if sheet else None
    return place if sheet is None or column is None else Place(place.file, place.row, at(sheet, place.row - 1, column))


def at(sheet: Sheet, row: int, column: int) -> str:
    """Return `Realisasi!F7` for row 6, column 5 (both from 0)."""
    return f"{sheet.name}!{reference(row, column)}"
