"""One cell of a filled workbook: its canonical text, or what is wrong with it and how to put it right."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any

from ...core import numbers
from ...core import shape_rules as shapes
from ...core.collecting import canonical
from ...core.collecting.rules import forms as rules
from ...core.collecting.sheets import Field
from ...core.exact import product
from ...core.findings import Finding, Place
from ...core.numbers import Diagnosis, Fault
from .. import contract
from .workbook_xml import Mark

MOST_DECIMALS = 10  # more of them come from a division that nobody rounded, or from binary arithmetic (0.30000000000000004)
DIGITS = (
    "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus seratus ribu seribu juta sejuta miliar koma"
)
NUMBER_WORDS = frozenset(DIGITS.split())
Read = tuple[str, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with everything known of it; `before` is the number that stood there when the form was made, "" where none did."""

    field: Field
    value: Any  # as calamine gives it
    mark: Mark | None  # as the XML has it
    before: str
    place: Place
    table: str  # schema whose column this is, "" for analyses

    @property
    def name(self) -> str:
        """The cell as a person calls it, e.g. F7."""
        return self.place.column.rpartition("!")[2]

    @property
    def column(self) -> contract.Column:
        """The column of the data contract."""
        return next(c for c in contract.table(self.table).columns if c.name == self.field.key)


def read(cell: Cell) -> Read:
    """Return the canonical text and any findings; a refused cell is empty."""
    mark = cell.mark
    if mark and mark.type == "e":
        return "", (rules.ERROR_CELL.at(cell.place, sel=cell.name, isi=canonical.shown(mark.text)),)
    if mark and mark.has_formula and not mark.text:
        return "", (rules.FORMULA_BLANK.at(cell.place, sel=cell.name),)
    text, found = _value(cell)
    if mark and mark.has_formula and not found:
        return text, (rules.FORMULA.at(cell.place, sel=cell.name, isi=canonical.shown(text)),)
    return text, found


def _value(cell: Cell) -> Read:
    value, column = cell.value, cell.field.title
    if isinstance(value, bool):
        return "", (rules.BOOLEAN_CELL.at(cell.place, sel=cell.name, kolom=column, isi="TRUE" if value else "FALSE"),)
    if isinstance(value, (date, datetime, time, timedelta)):
        return "", (rules.DATE_CELL.at(cell.place, sel=cell.name, kolom=column, isi=value),)
    if isinstance(value, (int, float)):
        return _number(cell, value)
    if cell.field.kind == "text":
        return (str(value) if cell.field.key == "uraian" else canonical.one_line(str(value))), ()
    return _typed(cell, str(value).strip())


def _number(cell: Cell, value: int | float) -> Read:
    text = plain(value) if isfinite(value) else str(value)
    if cell.field.kind == "text":
        return text, ()
    if cell.mark and cell.mark.is_percent:
        shown = plain(float(product(Decimal(repr(value)), Decimal(100)))) if isfinite(value) else text
        return "", (rules.PERCENT_CELL.at(cell.place, sel=cell.name, kolom=cell.field.title, isi=text, saran=shown),)
    if len(text.partition(".")[2]) > MOST_DECIMALS:
        return "", (rules.TOO_FINE.at(cell.place, sel=cell.name, kolom=cell.field.title, isi=text, batas=MOST_DECIMALS),)
    if _is_number(cell.before) and Decimal(cell.before) == Decimal(text):
        return cell.before, ()
    whole, negative = cell.column.is_whole, cell.column.is_signed
    exact = numbers.read(text, whole=whole, negative=negative) if len(text) <= canonical.LONGEST_NUMBER else Diagnosis(Fault.NOT_A_NUMBER)
    return ("", (canonical.refused(text, exact, cell.field.title, cell.place),)) if isinstance(exact, Diagnosis) else (text, ())


def _typed(cell: Cell, text: str) -> Read:
    """Read text in a column of numbers: a word of the scale, or a number that must become one."""
    if not text or text == cell.before:
        return text, ()
    if cell.field.kind == "value" and (word := canonical.WORDS.get(text.casefold())):
        return word, ()
    given: dict[str, object] = {"sel": cell.name, "kolom": cell.field.title, "isi": canonical.shown(text)}
    if is_in_words(text):
        return "", (rules.NUMBER_IN_WORDS.at(cell.place, **given),)
    found = canonical.read_number(text, whole=cell.column.is_whole, negative=cell.column.is_signed)
    if not isinstance(found, Diagnosis):
        return "", (rules.NUMBER_AS_TEXT.at(cell.place, **given, saran=found.replace(".", ",")),)
    if found.fault is Fault.NOT_A_NUMBER and cell.field.kind == "value" and not any(c.isdigit() for c in text):
        return "", (shapes.WORD_UNKNOWN.at(cell.place, isi=canonical.shown(text), kolom=cell.field.title),)
    return "", (canonical.refused(text, found, cell.field.title, cell.place),)


def plain(value: int | float) -> str:
    """Return a number as Excel holds it, in the shortest digits that mean it, without exponent; 0 has no sign."""
    text = format(Decimal(repr(value)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def is_in_words(text: str) -> bool:
    """Say whether a text is a number in words, such as `sembilan puluh koma lima persen`."""
    said = re.findall(r"[a-z]+", text.casefold())
    return bool(NUMBER_WORDS & set(said)) and set(said) <= NUMBER_WORDS | {"persen", "rupiah"}


def _is_number(text: str) -> bool:
    return numbers.PLAIN.fullmatch(text) is not None
