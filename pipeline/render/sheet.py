"""A plain table as a workbook or as CSV: every cell is text, so that what is read, copied and compared is the very same."""

import csv
import io
import os
import re
import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from ..core.errors import PipelineError
from ..core.gate import spreadsheets
from . import xlsx_text

FIXED = datetime(2000, 1, 1)  # noqa: DTZ001  (a workbook's times have no zone; one fixed time keeps the bytes the same)
FONT = {"font_name": "Arial", "font_size": 10, "valign": "top"}
HEAD = {"bold": True, "bg_color": "#E8E8E8", "border": 1, "text_wrap": True, "valign": "vcenter"}
CELL = {"border": 1, "text_wrap": True, "num_format": "@"}
TOP = 4  # rows of heading above the table: title, up to two lines of notes, one empty
FIGURE = re.compile(r"[\N{MINUS SIGN}]?[0-9][0-9.]*(?:,[0-9]+)?(?:–[0-9.,]+)?|n/a")  # text that reads as a figure stands to the right
A4 = 9
LINE, TALLEST = 13.0, 405.0  # points


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a canonical CSV: UTF-8, LF, quotes only where needed.

    What an opened CSV would run as a formula gets an apostrophe before it. The gate keeps such cells out of the office's tables; names
    of files, of those who commit and of those who declare something come past it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([f"'{cell}" if spreadsheets.is_run(cell) else cell for cell in row] for row in rows)
    return text.getvalue().encode()


def sheet(
    columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], title: str, notes: Sequence[str] = (), name: str = "Data"
) -> bytes:
    """Return an XLSX of one sheet: title, at most two notes, then the table; `columns` are heading and width in characters.

    Prints landscape on A4, the heading of the table on every page. The same input gives the same bytes.
    """
    import xlsxwriter

    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": title, "created": FIXED})
        page = book.add_worksheet(name)
        _fill(book, page, columns, rows, (title, *notes[: TOP - 2]))
        _printed(page, len(columns))
    return whole.getvalue()


def _fill(book: Any, page: Any, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]], above: Sequence[str]) -> None:
    heading, note = book.add_format(FONT | {"bold": True, "font_size": 13}), book.add_format(FONT | {"italic": True})
    head, cell, figure = (book.add_format(FONT | look) for look in (HEAD, CELL, CELL | {"align": "right"}))
    for number, text in enumerate(above):
        xlsx_text.put(page, number, 0, text, note if number else heading)
    for at, (text, width) in enumerate(columns):
        page.set_column(at, at, width)
        xlsx_text.put(page, TOP, at, text, head)
    widths = [width for _, width in columns]
    page.set_row(TOP, _height([text for text, _ in columns], widths))
    for number, row in enumerate(rows, TOP + 1):
        page.set_row(number, _height(row, widths))
        for at, text in enumerate(row):
            xlsx_text.put(page, number, at, text, figure if FIGURE.fullmatch(text) else cell)
    page.ignore_errors({"number_stored_as_text": f"A1:{chr(64 + min(len(columns), 26))}{TOP + 1 + len(rows)}"})
    page.freeze_panes(TOP + 1, 0)
    if rows:
        page.autofilter(TOP, 0, TOP + len(rows), len(columns) - 1)


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height in points that a row needs: not every program works it out for wrapped text by itself."""
    lines = max(len(textwrap.wrap(text, max(int(width) - 1, 4))) for text, width in zip(texts, widths, strict=True))
    return min(LINE * max(lines, 1) + 3, TALLEST)


def _printed(page: Any, width: int) -> None:
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(TOP)
    page.set_footer("&L&A&RHalaman &P dari &N")
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)


def put(root: Path, file: PurePosixPath, content: bytes, *, replace: bool = True) -> Path:
    """Write a paper below `root`, whole or not at all, and return where; no link on the way is followed.

    Without `replace` a file of other content that is there already stops it.
    """
    target = root / file
    if any((root / part).is_symlink() for part in (file, *file.parents[:-1])):
        raise PipelineError(f"{file} melalui pintasan (symlink).", "Ganti pintasan itu dengan folder atau berkas aslinya.")
    if not replace and target.is_file():
        if target.read_bytes() == content:
            return target
        raise PipelineError(f"{file} sudah ada dan isinya lain.", "Beri nama lain; berkas yang sudah dicatat tidak pernah ditimpa.")
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".sedang-{os.getpid()}-{target.name}")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return target
