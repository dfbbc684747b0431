"""The form as a workbook. The only door to XlsxWriter: values go in as values, text as text, and the same form gives the same bytes.

No formula is written anywhere, and number formats are built in, so that Excel shows them in the reader's own language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from ..core import words
from ..core.chapters import TOPICS
from ..core.checks.values import FULL, is_count
from ..core.collecting import forms, sheets
from ..core.collecting.sheets import ANALYSIS, ENTRIES, FILLED_BY, GUIDE, IDENTITY_PROPERTY, IDENTITY_SHEET, SPENDING, Sheet
from ..core.collecting.values import Asked, AskedSpending, Form
from ..core.errors import PipelineError
from ..core.model import Derivation, Indicator, Kind
from . import xlsx_text
from .workbook_guide import Line, lines

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's times have no zone; one fixed time makes the bytes the same each time
GUIDE_WIDTH = 92  # characters
LINE_HEIGHT, HIGHEST = 13.5, 405.0  # points; the second is Excel's own limit
LONGEST_CELL = 32_767  # characters, Excel's own limit
MOST = 999_999_999_999_999  # beyond this Excel is no longer exact
EXACT_DIGITS = 15  # significant digits that survive Excel's binary numbers
LONGEST_FOOTER = 50  # characters of each name: Excel takes 255 in all, and of a longer footer nothing
LONGEST_MESSAGE = 255  # characters of an input message, Excel's own limit
INK, SHADE, LINE, PAPER = "#1F3A5F", "#EEF1F5", "#B8C2CE", "#FFF8DC"
BOX: dict[str, object] = {"font_name": "Arial", "font_size": 10, "border": 1, "border_color": LINE, "valign": "top"}
# Number formats by their built-in number (3: thousands, 4: two decimals, 49: text), which every Excel shows in its own language
STYLES: Mapping[str, dict[str, object]] = {
    "office": {"bold": True, "font_size": 14, "font_color": INK},
    "title": {"bold": True, "font_size": 12},
    "sample": {"bold": True, "font_color": "#A32121"},
    "plain": {"valign": "top", "text_wrap": True, "indent": 1},
    "note": {"italic": True, "font_color": "#4A5563"},
    "strong": {"bold": True, "valign": "top"},
    "head": BOX | {"bold": True, "font_color": "#FFFFFF", "bg_color": INK, "text_wrap": True, "valign": "vcenter", "align": "center"},
    "shown": BOX | {"bg_color": SHADE, "text_wrap": True},
    "shown-middle": BOX | {"bg_color": SHADE, "text_wrap": True, "align": "center"},
    "shown-rupiah": BOX | {"bg_color": SHADE, "num_format": 3},
    "unused": BOX | {"bg_color": SHADE, "font_color": LINE, "align": "center"},
    "text": BOX | {"bg_color": PAPER, "text_wrap": True, "locked": False, "num_format": 49},
    "general": BOX | {"bg_color": PAPER, "locked": False},
    "word": BOX | {"bg_color": PAPER, "locked": False, "align": "center"},
    "whole": BOX | {"bg_color": PAPER, "locked": False, "num_format": 3},
    "decimal": BOX | {"bg_color": PAPER, "locked": False, "num_format": 4},
}
ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True, "select_unlocked_cells": True}


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook being written: XlsxWriter's object and its formats by name."""

    file: Any
    styles: Mapping[str, Any]
    form: Form
    meanings: Mapping[str, str]  # "realisasi.pembilang" -> what the data dictionary says


def xlsx(form: Form, meanings: Mapping[str, str], *, is_sample: bool = False) -> bytes:
    """Return the form as a workbook. `meanings` are the words of the data dictionary by "table.column", shown beside each input."""
    from xlsxwriter import Workbook

    content = BytesIO()
    file = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    file.set_properties({"title": f"Formulir data kinerja {form.period.name} {form.identity.year}", "author": form.office, "created": MADE})
    file.set_custom_property(IDENTITY_PROPERTY, form.identity.text)
    styles = {name: file.add_format({"font_name": "Arial", "font_size": 10} | style) for name, style in STYLES.items()}
    book = Book(file, styles, form, meanings)
    _guide(book, is_sample)
    for sheet, write in ((ENTRIES, _entries), (SPENDING, _spending), (ANALYSIS, _analysis)):
        _sheet(book, sheet, write)
    _identity(book)
    file.close()
    return content.getvalue()


def _guide(book: Book, is_sample: bool) -> None:
    page = book.file.add_worksheet(GUIDE)
    page.hide_gridlines(2)
    page.set_column(0, 0, 24)
    page.set_column(1, 1, GUIDE_WIDTH)
    for row, line in enumerate(lines(book.form, is_sample)):
        page.set_row(row, 32 if len(line.text) > GUIDE_WIDTH else 18)
        _line(book, page, row, line)
    page.write_blank(*FILLED_BY, None, book.styles["text"])
    page.data_validation(*FILLED_BY, *FILLED_BY, _message("Diisi oleh", "Nama dan jabatan yang mengisi formulir ini."))
    _printed(book, page)
    page.activate()


def _line(book: Book, page: Any, row: int, line: Line) -> None:
    if line.label:
        xlsx_text.put(page, row, 0, line.label, book.styles[line.style])
    elif line.style in ("general", "shown"):
        page.write_blank(row, 0, None, book.styles[line.style])
    if line.text:
        xlsx_text.put(page, row, 1, line.text, book.styles["plain"])


def _sheet(book: Book, sheet: Sheet, write: Callable[[Book, Any], int]) -> None:
    page = book.file.add_worksheet(sheet.name)
    form = book.form
    page.hide_gridlines(2)
    xlsx_text.put(page, 0, 0, f"{sheet.title} – {form.department.name}", book.styles["title"])
    xlsx_text.put(page, 1, 0, f"{form.period.name} {form.identity.year} · {form.office}", book.styles["note"])
    xlsx_text.put(page, 2, 0, _advice(sheet), book.styles["note"])
    for column, field in enumerate(sheet.fields):
        page.set_column(column, column, field.width)
        xlsx_text.put(page, sheet.header, column, field.title, book.styles["head"])
    page.set_row(sheet.header, 32)
    page.freeze_panes(sheet.header + 1, 1)
    page.repeat_rows(sheet.header)
    last = sheet.header + max(1, write(book, page))
    page.print_area(0, 0, last, len(sheet.fields) - 1)
    _printed(book, page)


def _advice(sheet: Sheet) -> str:
    if sheet is ANALYSIS:
        return "Isi kolom kuning. Alinea baru di dalam sel: Alt+Enter. Yang tidak diuraikan dibiarkan kosong."
    return "Isi kolom kuning saja. Kosong berarti belum ada data; 0 berarti nol. Baris dan kolom tidak ditambah, dihapus, atau dipindah."


def _printed(book: Book, page: Any) -> None:
    form = book.form
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L&8{_footer(form.short_name)} · {_footer(form.period.name)} {form.identity.year}&R&8&A · halaman &P dari &N")
    page.protect("", ALLOWED)


def _footer(text: str) -> str:
    return text[:LONGEST_FOOTER].replace("&", "&&")


def _entries(book: Book, page: Any) -> int:
    first = ENTRIES.header + 1
    for row, asked in enumerate(book.form.rows, first):
        _entry(book, page, row, asked)
    return len(book.form.rows)


def _entry(book: Book, page: Any, row: int, asked: Asked) -> None:
    indicator, style = asked.indicator, book.styles
    _high(
        page,
        row,
        ENTRIES,
        {1: indicator.name, 5: asked.activity, 9: asked.filled.get("kendala", ""), 10: asked.filled.get("tindak_lanjut", "")},
    )
    xlsx_text.put(page, row, 0, indicator.code, style["shown"])
    xlsx_text.put(page, row, 1, indicator.name, style["shown"])
    xlsx_text.put(page, row, 2, words.month_name(asked.month), style["shown-middle"])
    xlsx_text.put(page, row, 3, indicator.unit, style["shown-middle"])
    xlsx_text.put(page, row, 4, words.with_unit(asked.target, indicator), style["shown-middle"])
    xlsx_text.put(page, row, 5, asked.activity, style["shown"])
    for column, field in list(enumerate(ENTRIES.fields))[ENTRIES.first_input :]:
        text = asked.filled.get(field.key, "")
        if field.is_number and not text and indicator.derivation is Derivation.DIRECT:
            xlsx_text.put(page, row, column, "", style["unused"])
            continue
        _put(page, row, column, text, field.kind, style[_style(indicator, field.key, field.kind)])
        page.data_validation(row, column, row, column, _told(book, "realisasi", field.key, field.title) | _limits(asked, field.key))


def _style(indicator: Indicator, key: str, kind: str) -> str:
    if kind == "text":
        return "text"
    if indicator.kind.is_worded:
        return "word"
    if key != "realisasi":
        return "general"
    return "whole" if is_count(indicator) else "decimal" if indicator.decimals == 2 else "general"


def _limits(asked: Asked, key: str) -> dict[str, object]:
    """Return what Excel lets in: no more than what `lakip periksa` would refuse for certain."""
    indicator = asked.indicator
    if key in ("kendala", "tindak_lanjut", "bukti"):
        return {"validate": "any"}
    if key == "realisasi" and asked.choices:
        return _list(asked.choices)
    if key == "realisasi" and indicator.kind is Kind.PERCENT and indicator.derivation is Derivation.SHARE:
        return _number("decimal", "between", 0, int(FULL), "Tulis angka 0 sampai dengan 100.")
    if key == "realisasi" and is_count(indicator):
        return _number("integer", ">=", 0, None, "Tulis bilangan bulat, nol atau lebih.")
    least = 0 if key == "realisasi" and indicator.kind is Kind.INDEX else -MOST
    return _number("decimal", "between", least, MOST, "Tulis angka saja, tanpa pemisah ribuan dan tanpa satuan.")


def _list(choices: tuple[str, ...]) -> dict[str, object]:
    error = f"Pilih salah satu: {', '.join(choices)}."
    told: dict[str, object] = {"validate": "list", "source": list(choices), "error_title": "Di luar pilihan", "error_message": error}
    return told if xlsx_text.listable(choices) else {"validate": "any"}


def _number(kind: str, criteria: str, least: float, most: float | None, error: str) -> dict[str, object]:
    bounds = {"minimum": least, "maximum": most} if most is not None else {"value": least}
    return {"validate": kind, "criteria": criteria, **bounds, "error_title": "Angka tidak sesuai", "error_message": error}


def _told(book: Book, table: str, key: str, title: str) -> dict[str, object]:
    return _message(title, book.meanings.get(f"{table}.{key}", ""))


def _message(title: str, text: str) -> dict[str, object]:
    cut = text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"
    return {"validate": "any", "input_title": title[:32], "input_message": cut} if cut else {"validate": "any"}


def _spending(book: Book, page: Any) -> int:
    for row, asked in enumerate(book.form.spending, SPENDING.header + 1):
        _spent(book, page, row, asked)
    return len(book.form.spending)


def _spent(book: Book, page: Any, row: int, asked: AskedSpending) -> None:
    style = book.styles
    _high(page, row, SPENDING, {1: asked.name, 7: asked.filled.get("keterangan", "")})
    xlsx_text.put(page, row, 0, asked.code, style["shown"])
    xlsx_text.put(page, row, 1, asked.name, style["shown"])
    _put(page, row, 2, asked.revised, "number", style["shown-rupiah"])
    xlsx_text.put(page, row, 3, words.month_name(asked.month), style["shown-middle"])
    xlsx_text.put(page, row, 4, asked.volume_unit, style["shown-middle"])
    formats = {"realisasi": "whole", "volume": "general", "keterangan": "text"}
    limits: dict[str, dict[str, object]] = {
        "realisasi": _number("integer", ">=", 0, None, "Tulis rupiah utuh, nol atau lebih."),
        "volume": _number("decimal", ">=", 0, None, "Tulis angka, nol atau lebih."),
        "keterangan": {"validate": "any"},
    }
    unused = {"realisasi": asked.is_parent, "volume": not asked.volume_unit}
    for column, field in list(enumerate(SPENDING.fields))[SPENDING.first_input :]:
        if unused.get(field.key) and not asked.filled.get(field.key):
            xlsx_text.put(page, row, column, "", style["unused"])
            continue
        _put(page, row, column, asked.filled.get(field.key, ""), field.kind, style[formats[field.key]])
        told = _told(book, "realisasi-anggaran", field.key, field.title)
        page.data_validation(row, column, row, column, told | limits[field.key])


def _analysis(book: Book, page: Any) -> int:
    rows = [(i, topic) for i in forms.indicators(book.form) for topic in TOPICS]
    for row, (indicator, topic) in enumerate(rows, ANALYSIS.header + 1):
        text = book.form.analysis.get(f"{indicator.code}/{topic.key}", "")
        _high(page, row, ANALYSIS, {1: indicator.name, 3: text})
        xlsx_text.put(page, row, 0, indicator.code, book.styles["shown"])
        xlsx_text.put(page, row, 1, indicator.name, book.styles["shown"])
        xlsx_text.put(page, row, 2, topic.title, book.styles["shown"])
        _put(page, row, 3, text, "text", book.styles["text"])
    return len(rows)


def _high(page: Any, row: int, sheet: Sheet, texts: Mapping[int, str]) -> None:
    """Make a row as high as its wrapped texts need, by their length: Excel does so by itself only for what is typed later."""
    needed = (sum(-(-max(1, len(part)) // int(sheet.fields[column].width)) for part in text.split("\n")) for column, text in texts.items())
    page.set_row(row, min(HIGHEST, LINE_HEIGHT * max(sheet.lines, *needed)))


def _put(page: Any, row: int, column: int, text: str, kind: str, style: Any) -> None:
    """Write what is already filled: a number as a number where Excel keeps it exactly, everything else as text."""
    if len(text) > LONGEST_CELL:
        raise PipelineError(
            f"Isi yang sudah ada untuk sel {sheets.reference(row, column)} melebihi {LONGEST_CELL} karakter, batas satu sel Excel.",
            "Pakai bentuk formulir lain untuk subbagian ini: html atau csv.",
        )
    if not text:
        page.write_blank(row, column, None, style)
    elif kind != "text" and _is_exact(text):
        page.write_number(row, column, float(text), style)
    else:
        xlsx_text.put(page, row, column, text, style)


def _is_exact(text: str) -> bool:
    if not text.lstrip("-")[:1].isdigit():
        return False
    return len(Decimal(text).normalize().as_tuple().digits) <= EXACT_DIGITS


def _identity(book: Book) -> None:
    """Write, out of sight, whose form it is and its rows with the numbers they had, so that 25.00 does not come back as 25."""
    page = book.file.add_worksheet(IDENTITY_SHEET)
    page.write_string(0, 0, book.form.identity.text)
    made: list[tuple[Sheet, str, str, Mapping[str, str]]]
    made = [(ENTRIES, a.indicator.code, str(a.month), a.filled) for a in book.form.rows]
    made += [(SPENDING, a.code, str(a.month), a.filled) for a in book.form.spending]
    made += [(ANALYSIS, i.code, topic.key, {}) for i in forms.indicators(book.form) for topic in TOPICS]
    for row, (sheet, code, second, filled) in enumerate(made, 1):
        for column, text in enumerate((sheet.name, code, second, *(filled.get(f.key, "") for f in sheet.numbers))):
            page.write_string(row, column, text)
    page.very_hidden()
