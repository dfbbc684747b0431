"""What is wrong with one cell, in the office's words: our own diagnosis where a schema can only say that a pattern is not met."""

from ..core import number_rules, numbers
from ..core import shape_rules as rules
from ..core.findings import Finding, Place
from ..core.gate import characters
from .contract import Column

LONGEST_SHOWN = 40


def shown(text: str) -> str:
    """Return the text as a message may quote it: on one line, not too long, and with nothing unseen in it."""
    flat = characters.plain(" ".join(text.split()))
    return flat if len(flat) <= LONGEST_SHOWN else flat[: LONGEST_SHOWN - 1] + "…"


def cell_finding(column: Column, cell: str, place: Place) -> Finding:
    """Return the finding for a cell that its column does not accept."""
    if not cell.strip() and column.required:
        return rules.CELL_REQUIRED.at(place, kolom=column.name, arti=_lowered(column.meaning), contoh=column.example)
    if column.choices:
        return rules.NOT_IN_LIST.at(place, isi=shown(cell), kolom=column.name, pilihan=", ".join(column.choices))
    if column.is_numeric:
        return _number_finding(column, cell, place)
    return rules.PATTERN.at(place, isi=shown(cell), kolom=column.name, arti=_lowered(column.meaning), contoh=column.example)


def _number_finding(column: Column, cell: str, place: Place) -> Finding:
    found = numbers.read(cell, whole=column.is_whole, negative=column.is_signed)
    if not isinstance(found, numbers.Diagnosis):
        arti = _lowered(column.meaning)
        return number_rules.NUMBER_RANGE.at(place, isi=shown(cell), kolom=column.name, arti=arti, contoh=column.example)
    if found.fault is numbers.Fault.NOT_A_NUMBER and column.takes_words and not any(c.isdigit() for c in cell):
        return rules.WORD_UNKNOWN.at(place, isi=shown(cell), kolom=column.name)
    first, last = (found.readings[0], found.readings[-1]) if found.readings else ("angkanya saja", "angkanya saja")
    return number_rules.NUMBERS[found.fault].at(place, isi=shown(cell) or cell, kolom=column.name, saran=first, lain=last)


def _lowered(sentence: str) -> str:
    """Return a schema's description as the middle of a sentence; abbreviations keep their capitals."""
    return sentence if sentence[:2].isupper() else sentence[:1].lower() + sentence[1:]
