"""Short ways to write columns, cells and rows of a table."""

from collections.abc import Iterable

from ..document import Align, Cell, Column, Inline, Strong

LEFT, RIGHT, CENTER = Align.LEFT, Align.RIGHT, Align.CENTER
Row = tuple[Cell, ...]


def column(title: str, width: float = 1.0, align: Align = LEFT) -> Column:
    """Return a column."""
    return Column(title=title, width=width, align=align)


def cell(*text: Inline, rows: int = 1, columns: int = 1, bold: bool = False, tone: str = "") -> Cell:
    """Return a cell of these inlines."""
    return Cell(text=text, rows=rows, columns=columns, bold=bold, tone=tone)


def row(*texts: Inline, bold: bool = False) -> Row:
    """Return a row of plain cells."""
    return tuple(cell(text, bold=bold) for text in texts)


def band(text: str, columns: int) -> Row:
    """Return a row that is one bold cell across the table."""
    return (cell(Strong(text), columns=columns, bold=True),)


def grouped(heads: Iterable[Inline], members: list[Row]) -> list[Row]:
    """Return the members' rows with leading cells that span them all."""
    spanning = tuple(cell(head, rows=len(members)) for head in heads)
    return [spanning + members[0], *members[1:]] if members else []
