"""A filled workbook: looked into, read, and every cell turned into the canonical text or a finding. The only door to calamine."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from xml.parsers.expat import ExpatError

from ...core.collecting import canonical, sheets
from ...core.collecting.rules import forms as rules
from ...core.collecting.sheets import ANALYSIS, ENTRIES, GUIDE, IDENTITY_SHEET, MONTHS, NAMES, SHEETS, SPENDING, TOPIC_KEYS, Sheet
from ...core.collecting.values import Filled, FilledRow, FormIdentity, NamedEvidence
from ...core.findings import Finding, Place, Severity
from ..guards import containers
from . import form_cells, workbook_xml
from .form_cells import Cell
from .workbook_xml import Marks

Key = tuple[str, str]
MOST_SHEETS = 40  # with what people add for themselves
TABLES: Mapping[str, str] = {ENTRIES.name: "realisasi", SPENDING.name: "realisasi-anggaran"}


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as read: rows of values and marks by sheet; the identity and the rows as they were made."""

    file: PurePosixPath
    rows: Mapping[str, Sequence[Sequence[Any]]]
    marks: Mapping[str, Marks]
    identity: FormIdentity
    made: Mapping[str, Mapping[Key, tuple[str, ...]]]  # sheet -> key of a row -> the numbers it had

    def place(self, sheet: Sheet, row: int, column: int) -> Place:
        """Where a cell stands (row and column from 0)."""
        return Place(self.file, row + 1, sheets.at(sheet, row, column))


def read(content: bytes, name: str) -> tuple[Filled | None, tuple[Finding, ...]]:
    """Return what was filled in, or None and everything that stands in its way; warnings come beside what was filled in."""
    parts, found = containers.inspect(content, name)
    if parts is None:
        return None, found
    try:
        book, found = _opened(parts, PurePosixPath(name))
    except containers.Overgrown as grown:
        return None, (rules.BOMB.at(Place(PurePosixPath(name)), sebab=str(grown)),)
    except (ExpatError, KeyError, ValueError, OSError) as broken:
        return None, (rules.NOT_A_WORKBOOK.at(Place(PurePosixPath(name)), sebab=f"isinya rusak ({type(broken).__name__})"),)
    if book is None:
        return None, found
    filled, more = _filled(book)
    found = (*found, *more)
    return (None if any(f.severity is Severity.ERROR for f in found) else filled), found


def _opened(parts: containers.Parts, file: PurePosixPath) -> tuple[Book | None, tuple[Finding, ...]]:
    listed = workbook_xml.sheets(parts)
    found = tuple(_sheet_faults(listed, file))
    if any(f.severity is Severity.ERROR for f in found):
        return None, found
    marks = {s.name: workbook_xml.marks(parts, s.part) for s in listed if s.name in NAMES}
    workbook_xml.measured(parts, marks)
    rows = _values(containers.fresh(parts))
    identity, fault = _identity(rows[IDENTITY_SHEET], workbook_xml.identity_property(parts, sheets.IDENTITY_PROPERTY))
    if identity is None:
        return None, (*found, rules.FOREIGN.at(Place(file), sebab=fault))
    return Book(file, rows, marks, identity, _made(rows[IDENTITY_SHEET])), found


def _sheet_faults(listed: Sequence[workbook_xml.SheetPart], file: PurePosixPath) -> Iterator[Finding]:
    names = [sheet.name for sheet in listed]
    if len(set(names)) < len(names) or len(names) > MOST_SHEETS:
        yield rules.FOREIGN.at(Place(file), sebab="daftar lembarnya tidak wajar")
        return
    if IDENTITY_SHEET not in names:
        yield rules.FOREIGN.at(Place(file), sebab=f"lembar tersembunyi «{IDENTITY_SHEET}» tidak ada")
        return
    for sheet in SHEETS:
        if sheet.name not in names:
            shown = ", ".join(canonical.shown(name) for name in names if name != IDENTITY_SHEET)
            yield rules.SHEET_MISSING.at(Place(file, 0, sheet.name), lembar=sheet.name, ada=shown)
    for listed_sheet in listed:
        if listed_sheet.name not in NAMES:
            rule = rules.SHEET_HIDDEN if listed_sheet.is_hidden else rules.SHEET_EXTRA
            yield rule.at(Place(file, 0, canonical.shown(listed_sheet.name)), lembar=canonical.shown(listed_sheet.name))
        elif listed_sheet.is_hidden and listed_sheet.name != IDENTITY_SHEET:
            yield rules.SHEET_HIDDEN.at(Place(file, 0, listed_sheet.name), lembar=listed_sheet.name)


def _values(content: bytes) -> dict[str, Sequence[Sequence[Any]]]:
    from python_calamine import CalamineError, load_workbook

    try:
        book = load_workbook(io.BytesIO(content))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names if name in NAMES}
    except CalamineError as trouble:
        raise ValueError(str(trouble)) from trouble


def _identity(hidden: Sequence[Sequence[Any]], told: str) -> tuple[FormIdentity | None, str]:
    written = str(hidden[0][0]) if hidden and hidden[0] else ""
    identity = FormIdentity.parse(written)
    if identity is None:
        return None, "isi lembar tersembunyinya tidak dikenal"
    if told and told != written.strip():
        return None, "tanda pengenal pada lembar tersembunyi berbeda dari yang ada pada keterangan berkas"
    return identity, ""


def _made(hidden: Sequence[Sequence[Any]]) -> dict[str, dict[Key, tuple[str, ...]]]:
    made: dict[str, dict[Key, tuple[str, ...]]] = {sheet.name: {} for sheet in SHEETS}
    for row in hidden[1:]:
        name, first, second, *numbers = (str(cell) for cell in row)
        if name in made:
            made[name][first, second] = tuple(numbers)
    return made


def _filled(book: Book) -> tuple[Filled, tuple[Finding, ...]]:
    found: list[Finding] = []
    entries, spending, analysis = (_rows(book, sheet, found) for sheet in SHEETS)
    names = dict.fromkeys(name.strip() for row in entries for name in row.cells["bukti"].split(";") if name.strip())
    filled = Filled(
        kind="xlsx",
        identity=book.identity,
        rows=entries,
        spending=spending,
        analysis={f"{r.cells['indikator']}/{r.cells['topik']}": canonical.markdown(r.cells["uraian"]) for r in analysis},
        evidence=tuple(NamedEvidence(name=name) for name in names),
        filled_by=_filled_by(book),
    )
    return filled, tuple(found)


def _filled_by(book: Book) -> str:
    row, column = sheets.FILLED_BY
    rows = book.rows.get(GUIDE, ())
    return canonical.one_line(str(rows[row][column])) if row < len(rows) and column < len(rows[row]) else ""


def _rows(book: Book, sheet: Sheet, found: list[Finding]) -> tuple[FilledRow, ...]:
    if changed := list(_header_faults(book, sheet)):
        found.extend(changed)
        return ()
    found.extend(_merged(book, sheet))
    seen: dict[Key, int] = {}
    rows = []
    for at, values in enumerate(book.rows[sheet.name]):
        if at <= sheet.header or not any(str(value).strip() for value in values):
            continue
        key = _key(sheet, values)
        if fault := _row_fault(book, sheet, at, key, seen):
            found.append(fault)
            continue
        seen[key] = at
        rows.append(_row(book, sheet, at, key, found))
    missing = [key for key in book.made[sheet.name] if key not in seen]
    found.extend(
        rules.ROW_MISSING.at(Place(book.file, 0, sheet.name), apa=_row_name(sheet, key), lembar=sheet.name)
        for key in missing
        if not any(f.rule == rules.ROW_ADDED.code and f.place.column.startswith(f"{sheet.name}!") for f in found)
    )
    return tuple(rows)


def _header_faults(book: Book, sheet: Sheet) -> Iterator[Finding]:
    rows = book.rows[sheet.name]
    titles = [str(value) for value in rows[sheet.header]] if sheet.header < len(rows) else []
    wanted = [field.title for field in sheet.fields]
    for column in range(max(len(wanted), len(titles))):
        title = canonical.one_line(titles[column]) if column < len(titles) else ""
        right = wanted[column] if column < len(wanted) else ""
        if title != right:
            place, cell = book.place(sheet, sheet.header, column), sheets.reference(sheet.header, column)
            yield rules.COLUMN_CHANGED.at(place, sel=cell, judul=right or "(kosong)", isi=canonical.shown(title))


def _merged(book: Book, sheet: Sheet) -> Iterator[Finding]:
    for (top, left), (bottom, right) in book.marks[sheet.name].merged:
        if bottom > sheet.header and left < len(sheet.fields) and (bottom, right) != (top, left):
            cells = f"{sheets.reference(top, left)}:{sheets.reference(bottom, right)}"
            yield rules.MERGED.at(Place(book.file, top + 1, f"{sheet.name}!{cells}"), sel=cells, lembar=sheet.name)


def _key(sheet: Sheet, values: Sequence[Any]) -> Key:
    first, second = (canonical.one_line(str(values[column])) if column < len(values) else "" for column in sheet.keys)
    if sheet is ANALYSIS:
        return first, TOPIC_KEYS.get(second.casefold(), second)
    return first, str(MONTHS.get(second.casefold(), second))


def _row_fault(book: Book, sheet: Sheet, at: int, key: Key, seen: Mapping[Key, int]) -> Finding | None:
    place, name = book.place(sheet, at, 0), _row_name(sheet, key)
    if key in seen:
        return rules.ROW_TWICE.at(place, baris=at + 1, lembar=sheet.name, apa=name, lain=seen[key] + 1)
    if key not in book.made[sheet.name]:
        return rules.ROW_ADDED.at(place, baris=at + 1, lembar=sheet.name, apa=name)
    return None


def _row_name(sheet: Sheet, key: Key) -> str:
    months = {str(number): name.capitalize() for name, number in MONTHS.items()}
    second = key[1] if sheet is ANALYSIS else months.get(key[1], key[1])
    return canonical.shown(f"{key[0]} {second}".strip()) or "tanpa kode"


def _row(book: Book, sheet: Sheet, at: int, key: Key, found: list[Finding]) -> FilledRow:
    before = dict(zip((f.key for f in sheet.numbers), book.made[sheet.name][key], strict=False))
    values, marks = book.rows[sheet.name][at], book.marks[sheet.name]
    cells = {sheet.fields[column].key: text for column, text in zip(sheet.keys, key, strict=True)}
    for column in range(sheet.first_input, len(sheet.fields)):
        field, value = sheet.fields[column], values[column] if column < len(values) else ""
        place = book.place(sheet, at, column)
        cell = Cell(field, value, marks.cells.get((at, column)), before.get(field.key, ""), place, TABLES.get(sheet.name, ""))
        cells[field.key], faults = form_cells.read(cell)
        found.extend(faults)
    return FilledRow(cells=cells, place=book.place(sheet, at, 0))
