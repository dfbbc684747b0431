"""Our own sentences and tables as HTML: every text escaped, alignment by class, tables in a box that scrolls sideways.

Only the office's Markdown goes through pandoc: a page is mostly figures in cells, and pandoc's time per cell would make a large
archive slow.
"""

from collections.abc import Callable, Sequence
from html import escape

from ..core.document import Align, Cell, Column, Inline, Link, Ref, Strong, Table
from .tables import header_rows

CLASS = {Align.LEFT: "", Align.RIGHT: "ka", Align.CENTER: "te"}
WIDE = 1.5  # relative width from which a column keeps room on a phone
Href = Callable[[str], str]  # page path -> href
Refer = Callable[[str], tuple[str, str]]  # ident -> printed number, href


class Writer:
    """Writes the sentences and tables of one page; `href` and `refer` know where that page stands."""

    def __init__(self, href: Href, refer: Refer) -> None:
        self.href, self.refer = href, refer

    def table(self, table: Table, label: str = "") -> str:
        """Return the table with its caption (`label`: its number) and notes; it can be reached and scrolled by keyboard."""
        name = escape(f"{label} {table.caption}".strip() or "Tabel")
        ident = f' id="{escape(table.ident)}"' if table.ident else ""
        number = f"<strong>{escape(label)}.</strong> " if label else ""
        caption = f"<caption><span>{number}{escape(table.caption)}</span></caption>\n" if table.caption else ""
        head = self._rows(header_rows(table), table.columns, "th")
        body = self._rows(table.body, table.columns, "td")
        foot = f"<tfoot>{self._rows(table.footer, table.columns, 'td')}</tfoot>" if table.footer else ""
        inner = f'<table class="data"{ident}>{caption}<thead>{head}</thead>\n<tbody>{body}</tbody>{foot}</table>'
        return f'<div class="tabel" role="region" tabindex="0" aria-label="{name}">{inner}</div>{_notes(table.notes)}'

    def _rows(self, rows: Sequence[Sequence[Cell]], columns: Sequence[Column], tag: str) -> str:
        """Return the rows; a cell knows its column even beside cells that reach down from above."""
        reach = [0] * len(columns)
        made = []
        for number, row in enumerate(rows):
            cells, at = [], 0
            for cell in row:
                while at < len(columns) - 1 and reach[at] > number:
                    at += 1
                cells.append(self._cell(cell, columns[min(at, len(columns) - 1)], tag))
                reach[at : at + cell.columns] = [number + cell.rows] * len(reach[at : at + cell.columns])
                at += cell.columns
            made.append(f"<tr>{' '.join(cells)}</tr>")
        return "\n".join(made)

    def _cell(self, cell: Cell, column: Column, tag: str) -> str:
        place = CLASS[column.align] if cell.columns == 1 else "te" if tag == "th" else ""
        wide = "lebar" if column.width >= WIDE and cell.columns == 1 else ""
        classes = " ".join(filter(None, (place, wide, cell.tone and f"nada-{cell.tone}", "tebal" if cell.bold else "")))
        attributes = f' class="{classes}"' if classes else ""
        attributes += ' scope="col"' if tag == "th" else ""
        attributes += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        attributes += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        return f"<{tag}{attributes}>{self.inlines(cell.text)}</{tag}>"

    def inlines(self, text: Sequence[Inline]) -> str:
        """Return our own sentence."""
        return "".join(map(self.inline, text))

    def inline(self, piece: Inline) -> str:
        """Return one piece of our own text."""
        if isinstance(piece, str):
            return escape(piece).replace("\n", "<br>")
        if isinstance(piece, Strong):
            return f"<strong>{escape(piece.text)}</strong>"
        if isinstance(piece, Link):
            target = piece.target if piece.target.startswith("https://") else self.href(piece.target)
            return f'<a href="{escape(target)}">{escape(piece.text)}</a>'
        return self._reference(piece)

    def _reference(self, piece: Ref) -> str:
        label, href = self.refer(piece.ident)
        return f'<a href="{escape(href)}">{escape(label)}</a>' if href else escape(label)


def _notes(notes: Sequence[str]) -> str:
    return f'<div class="catatan-tabel">{"".join(f"<p>{escape(note)}</p>" for note in notes)}</div>' if notes else ""
