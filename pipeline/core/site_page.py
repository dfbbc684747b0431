"""The vocabulary of the archive site: pages, and the few blocks that only a screen has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from .document import Align, Block, Cell, Chart, Column, Datum, Heading, Inline, Link, Part, Table
from .report import Report
from .scorecard import Outcome
from .words import NOT_AVAILABLE, month_short, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A key figure at the head of a page; `tone` tints it, its meaning is always also in the words."""

    label: str
    value: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """Key figures side by side."""

    items: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Blocks that open on demand; readable without script."""

    summary: str
    blocks: "tuple[SiteBlock, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file offered to the reader: `path` within the site, what it is, its size in bytes and its digest."""

    path: str
    label: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """A list of files with size and sha256."""

    items: tuple[Download, ...]


SiteBlock = Block | Part | Tiles | Details | Downloads


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the archive.

    `path` is its address without slashes at the ends ("" = home, "2025/indikator/ik-1-1"). `ribbons` are the watermarks of its figures
    (CONTOH, KONSEP) and `notice` the sentence that explains them. `report` is the year's report whose narratives and drawings
    the blocks name. `trail` leads back up: (text, page path) pairs. `numbered` keeps the report's
    own numbers of tables and charts.
    """

    path: str
    title: str
    description: str
    blocks: tuple[SiteBlock, ...]
    tables: Mapping[str, Table] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    report: Report | None = None
    ribbons: tuple[str, ...] = ()
    notice: str = ""
    trail: tuple[tuple[str, str], ...] = ()
    menu: str = ""  # short title in the menu of the archive; "" = not in the menu
    numbered: bool = False

    @property
    def year(self) -> int | None:
        """The year whose report this page belongs to."""
        return None if self.report is None else self.report.identity.year


def slug(code: str) -> str:
    """Return `ik-1-1` for IK-1.1."""
    return code.lower().replace(".", "-").replace("_", "-")


def section(title: str, ident: str = "", level: int = 2) -> Heading:
    """Return an unnumbered heading of the site."""
    return Heading(level=level, text=title, ident=ident, numbered=False)


def cells(*texts: Inline | tuple[Inline, ...]) -> tuple[Cell, ...]:
    """Return a row of plain cells."""
    return tuple(Cell(text=text if isinstance(text, tuple) else (text,)) for text in texts)


def table(caption: str, columns: Iterable[Column], rows: Iterable[tuple[Cell, ...]], notes: tuple[str, ...] = ()) -> Table:
    """Return an unnumbered table of the site."""
    return Table(ident="", caption=caption, columns=tuple(columns), body=tuple(rows), notes=notes)


def verdict(met: bool | None) -> Cell:
    """Return whether the target was reached, in words and tint."""
    return {True: Cell(text=("Tercapai",), tone="baik"), False: Cell(text=("Belum tercapai",), tone="kurang"), None: Cell(text=("–",))}[met]


def state(outcome: Outcome, category: str) -> str:
    """Return the category, or why there is none."""
    return category if outcome is Outcome.MEASURED and category else outcome.value.capitalize()


def chart_table(chart: Chart) -> Table:
    """Return the chart's data as a table, for those who do not see the drawing: one row a label, one column a series."""
    labels = list(dict.fromkeys(_label(row) for row in chart.rows))
    series = list(dict.fromkeys(str(row.get("series", "Nilai")) for row in chart.rows))
    found = {(_label(row), str(row.get("series", "Nilai"))): _amount(row.get("value"), chart.decimals) for row in chart.rows}
    columns = (Column(title="Uraian", width=2), *(numeric(name) for name in series))
    rows = [cells(label, *(found.get((label, name), NOT_AVAILABLE) for name in series)) for label in labels]
    return table(f"Data grafik: {chart.caption}" + (f" ({chart.unit})" if chart.unit else ""), columns, rows)


def _label(row: Mapping[str, Datum]) -> str:
    """Return what a row of chart data is about; a month without a name gets its short one."""
    if "label" in row:
        return str(row["label"])
    return month_short(int(row["month"])) if "month" in row else str(row.get("year", ""))


def _amount(value: Datum | None, decimals: int) -> str:
    return NOT_AVAILABLE if value is None else number(Decimal(str(value)), decimals)


def numeric(title: str, width: float = 1.0) -> Column:
    """Return a right-aligned column."""
    return Column(title=title, align=Align.RIGHT, width=width)


def to(text: str, path: str) -> Link:
    """Return a link to the page at `path`."""
    return Link(text, f"{path}/" if path else "")
