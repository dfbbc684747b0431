"""Tables of the document model as pandoc's tables, with widths that no word or number outgrows."""

from collections.abc import Callable, Sequence
from math import ceil

from ..core.document import Align, Cell, Column, Inline, Table
from . import elements as e
from .pandoc import Node

ALIGN = {Align.LEFT: "AlignLeft", Align.RIGHT: "AlignRight", Align.CENTER: "AlignCenter"}
PORTRAIT_CM, LANDSCAPE_CM = 15.5, 25.2
SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)  # points, the first that fits
CROWDED = ((12, 3), (10, 2), (8, 1))  # with more columns than this, begin at that place of SIZES
INSET_CM = 0.32  # of a cell, both sides together
CM_PER_POINT = 2.54 / 72
FIGURE_EMS = 9.0  # a figure with its unit no longer than this stays on one line
WHOLE_CM = 8.5  # a table no taller than this never breaks over pages
RAGGED, LINE = 1.12, 1.22  # what line ends leave unused; a line in ems
LONG = 1200  # characters; a row with more may break over pages
PULLED_PARAGRAPHS = 2

Inlines = Callable[[Sequence[Inline]], list[Node]]


def lower(table: Table, inlines: Inlines, fluid: bool = False, classes: Sequence[str] = ()) -> list[Node]:
    """Return the table and, if it has notes, a division with them. `fluid` leaves the widths to the browser."""
    size, widths = as_told(table) if "paraf" in classes else fit(table)
    columns = [_column(column, 0.0 if fluid else width) for column, width in zip(table.columns, widths, strict=True)]
    attributes = e.attr(table.ident, classes)
    if not fluid:
        attributes[2] += [["ukuran", f"{size:g}"], ["utuh", "ya" if _longest_cell(table) < LONG else "tidak"]]
        attributes[2] += [["bercatatan", "ya"]] if table.notes else []
        attributes[2] += [["menyatu", "ya"]] if height(table, size, widths) <= WHOLE_CM else []
    head = [_row(row, inlines, heading=True) for row in header_rows(table)]
    body = [_row(row, inlines) for row in table.body]
    foot = [_row(row, inlines) for row in table.footer]
    caption = [None, [e.plain(e.words(table.caption))] if table.caption else []]
    made = {"t": "Table", "c": [attributes, caption, columns, [e.EMPTY, head], [[e.EMPTY, 0, [], body]], [e.EMPTY, foot]]}
    notes = " ".join(table.notes)
    long = ["catatan-panjang"] if len(notes) > LONG and not fluid else []
    return [made, e.div([*long, "catatan-tabel"], [e.para(e.words(notes))])] if notes else [made]


def header_rows(table: Table) -> tuple[tuple[Cell, ...], ...]:
    """Return the table's header, or one row made of the columns' titles."""
    return table.header or (tuple(Cell(text=(column.title,)) for column in table.columns),)


def _column(column: Column, width: float) -> list[Node]:
    return [{"t": ALIGN[column.align]}, {"t": "ColWidth", "c": width} if width else {"t": "ColWidthDefault"}]


def _row(cells: Sequence[Cell], inlines: Inlines, heading: bool = False) -> list[object]:
    return [e.EMPTY, [_cell(cell, inlines, heading) for cell in cells]]


def _cell(cell: Cell, inlines: Inlines, heading: bool) -> list[object]:
    inside = inlines(cell.text)
    if inside and cell.bold:
        inside = [e.strong(inside)]
    attributes = e.attr("", [f"nada-{cell.tone}"] if cell.tone else [])
    align = {"t": "AlignCenter" if heading else "AlignDefault"}
    return [attributes, align, cell.rows, cell.columns, [e.plain(inside)] if inside else []]


def fit(table: Table) -> tuple[float, list[float]]:
    """Return a size of type in points and each column's share of the width, so that its longest word fits.

    Where that does not cost height, a figure and its unit stay on one line too.
    """
    loose, tight = _fitted(table, FIGURE_EMS), _fitted(table, 0.0)
    return loose if loose[0] >= tight[0] and height(table, *loose) <= height(table, *tight) else tight


def _fitted(table: Table, unbroken: float) -> tuple[float, list[float]]:
    """Return size and shares; figures of no more than `unbroken` ems are taken as one word."""
    room = LANDSCAPE_CM if table.landscape else PORTRAIT_CM
    rows = [*header_rows(table), *table.body, *table.footer]
    heads = len(header_rows(table))
    longest, natural = [1.0] * len(table.columns), [1.0] * len(table.columns)
    for row, cell, column in _placed(rows, len(table.columns)):
        if cell.columns == 1:
            bold = 1.08 if cell.bold or row == 0 else 1.0
            width = ems(_text(cell))
            whole = row >= heads and width <= unbroken and table.columns[column].align is not Align.LEFT
            word = width if whole else max((ems(word) for word in _text(cell).split()), default=0.0)
            longest[column] = max(longest[column], bold * word)
            natural[column] = max(natural[column], bold * width)
    return shares([column.width for column in table.columns], longest, natural, room)


def height(table: Table, size: float, widths: Sequence[float]) -> float:
    """Return about how tall the table will be, in centimetres."""
    room = LANDSCAPE_CM if table.landscape else PORTRAIT_CM
    rows = [*header_rows(table), *table.body, *table.footer]
    lines = [1.0] * len(rows)
    for row, cell, column in _placed(rows, len(widths)):
        width = sum(widths[column : column + cell.columns]) * room - INSET_CM
        needed = ceil(RAGGED * ems(_text(cell)) * size * CM_PER_POINT / max(width, INSET_CM))
        lines[row] = max(lines[row], needed / cell.rows)
    return sum(count * LINE * size * CM_PER_POINT + INSET_CM for count in lines)


def as_told(table: Table) -> tuple[float, list[float]]:
    """Return the widths just as the columns say, for a table whose cells are to be filled by hand."""
    total = sum(column.width for column in table.columns)
    return SIZES[0], [round(column.width / total, 4) for column in table.columns]


def shares(wanted: Sequence[float], longest: Sequence[float], natural: Sequence[float], room: float) -> tuple[float, list[float]]:
    """Return size and shares for columns of `wanted` relative width.

    No column is narrower than its `longest` word (ems), nor wider than its `natural` text on one line while another needs the room.
    """
    for size in SIZES[next((first for columns, first in CROWDED if len(wanted) > columns), 0) :]:
        least = [width * size * CM_PER_POINT + INSET_CM for width in longest]
        if sum(least) <= room:
            break
    most = [max(low, width * size * CM_PER_POINT + INSET_CM) for low, width in zip(least, natural, strict=True)]
    total = sum(wanted) or 1.0
    wide = [min(max(width / total * room, low), high) for width, low, high in zip(wanted, least, most, strict=True)]
    left = room - sum(wide)
    bounds = most if left > 0 else least
    lack = [bound - width for bound, width in zip(bounds, wide, strict=True)]
    if sum(lack):
        part = min(1.0, left / sum(lack))
        wide = [width + part * missing for width, missing in zip(wide, lack, strict=True)]
    return size, [round(width / sum(wide), 4) for width in wide]


def _placed(rows: Sequence[Sequence[Cell]], columns: int) -> list[tuple[int, Cell, int]]:
    """Return (row, cell, column) for each cell, minding cells that reach down from above."""
    reach = [0] * columns
    placed = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while column < columns and reach[column] > number:
                column += 1
            if column >= columns:
                break
            placed.append((number, cell, column))
            for at in range(column, min(columns, column + cell.columns)):
                reach[at] = number + cell.rows
            column += cell.columns
    return placed


def _text(cell: Cell) -> str:
    return "".join(piece if isinstance(piece, str) else getattr(piece, "text", "Gambar 88.88") for piece in cell.text)


def _longest_cell(table: Table) -> int:
    return max((len(_text(cell)) for row in table.body for cell in row), default=0)


def ems(word: str) -> float:
    """Return about how wide `word` is in the report's fonts, in ems."""
    return sum(0.29 if c in ".,:;!|'il()[]-jtf" else 0.9 if c in "mwMW%@" else 0.7 if c.isupper() else 0.556 for c in word)


def gather_landscape(nodes: Sequence[Node]) -> list[Node]:
    """Return `nodes` where each landscape table stands with its heading above it on the turned page, and neighbours share pages."""
    made: list[Node] = []
    for node in nodes:
        if "lanskap" not in e.classes(node):
            made.append(node)
            continue
        start = _heading_above(made)
        pulled = made[start:]
        del made[start:]
        if not pulled and made and "lanskap" in e.classes(made[-1]):
            made[-1]["c"][1].extend(node["c"][1])
        else:
            made.append(e.div(["lanskap"], [*pulled, *node["c"][1]]))
    return made


def _heading_above(made: Sequence[Node]) -> int:
    """Return where the headings (with at most a few paragraphs below) at the end of `made` begin; its length where there are none."""
    start = len(made)
    while start and made[start - 1]["t"] == "Para" and len(made) - start < PULLED_PARAGRAPHS:
        start -= 1
    if not start or made[start - 1]["t"] != "Header":
        return len(made)
    while start and made[start - 1]["t"] == "Header":
        start -= 1
    return start
