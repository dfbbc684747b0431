"""The vocabulary of a document, the same for PDF, DOCX and site: blocks, tables, charts. Core decides what is said, render only sets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "kiri"
    RIGHT = "kanan"
    CENTER = "tengah"


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a table or chart by ident; printed as "Tabel 3.1" / "Gambar 3.1", linked."""

    ident: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold text."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the archive site (`target` is a page path such as "2025/indikator/ik-1-1/") or to https.

    A link within the site is plain text in PDF and DOCX.
    """

    text: str
    target: str


Inline = str | Ref | Strong | Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, alignment and relative width."""

    title: str
    align: Align = Align.LEFT
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: inlines, how many rows and columns it spans, and whether it is bold."""

    text: tuple[Inline, ...]
    rows: int = 1
    columns: int = 1
    bold: bool = False
    tone: str = ""  # "baik" | "sedang" | "kurang" | "": a class for the site and a tint in PDF; meaning is always also in the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. `header` overrides the single header row made of the columns' titles (for headings of two levels)."""

    ident: str  # e.g. "tbl-capaian"; "" = unnumbered, not listed
    caption: str
    columns: tuple[Column, ...]
    body: tuple[tuple[Cell, ...], ...]
    header: tuple[tuple[Cell, ...], ...] = ()
    footer: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()  # small print under the table: legal basis, cap, meaning of signs
    landscape: bool = False


class ChartKind(StrEnum):
    """The family of charts; each has one Vega-Lite spec in render/charts.py."""

    TARGET_ACTUAL = "target-realisasi"  # rows: label, series ("Target" | "Realisasi"), value
    ACHIEVEMENT = "capaian"  # rows: label, value; rule at 100
    TREND = "tren"  # rows: year (int), series (a target's | "Realisasi"), value
    BUDGET = "anggaran"  # rows: label, series ("Pagu" | "Realisasi"), value (rupiah)
    MONTHLY = "bulanan"  # rows: month (1..12), label ("Jan" ...), series, value


Datum = str | int | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: its data as plain rows, numbers exact and rounded as printed, and an alternative text made from the same numbers.

    A series whose name begins with "Target" or "Pagu" is what was promised, with "Perkiraan" an estimate; any other is what came of it.
    """

    ident: str  # e.g. "gbr-capaian"
    caption: str
    kind: ChartKind
    rows: tuple[Mapping[str, Datum], ...]
    alt: str
    unit: str = ""
    decimals: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading. Level 1 is a chapter (BAB I), numbered unless `numbered` is False; `ident` is its anchor."""

    level: int
    text: str
    ident: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Our own sentence, made from data."""

    text: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Narrative:
    """The office's Markdown with this key in `Report.narratives`; its headings are lowered by `shift` levels."""

    key: str
    shift: int = 0


@dataclass(frozen=True, slots=True)
class TableBlock:
    """The table with this ident."""

    ident: str


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """The chart with this ident."""

    ident: str


@dataclass(frozen=True, slots=True)
class SignOffSheet:
    """The lembar pengesahan, drawn by the layout from `Report.sign_off`."""


Block = Heading | Paragraph | Bullets | Narrative | TableBlock | ChartBlock | SignOffSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the report with its own page numbers: `depan` (i, ii …), `isi` (1, 2 …) or `lampiran`."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file embedded in the PDF (PDF/A-3, relationship source)."""

    file: PurePosixPath  # in the repository
    name: str  # inside the PDF
    mime: str
    description: str
