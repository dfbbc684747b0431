"""What a workbook's own XML says of its sheets and cells and a reader of values does not: types, formulas, merges, formats, hidden.

The parts have been looked at before (no DOCTYPE, UTF-8, bounded); here only sizes are counted again.
"""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from ..guards.containers import Overgrown, Parts

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 2000, 60, 20_000  # of cells with something in them, in one sheet
MOST_TEXT = 2_000_000  # characters of all cells together
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
PERCENT_FORMATS = frozenset({9, 10})  # built-in number formats that show a hundredth as one percent
Attributes = Mapping[str, str]
Spot = tuple[int, int]  # row and column from 0


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of the workbook: its name, whether people see it, and the part that holds it."""

    name: str
    is_hidden: bool
    part: str


@dataclass(slots=True)
class Mark:
    """What the XML says of one cell."""

    type: str = "n"
    text: str = ""  # as stored: a number, an index of a shared string, an error
    has_formula: bool = False
    is_percent: bool = False


@dataclass(slots=True)
class Marks:
    """The cells of a sheet that hold something, and the merged ranges (first and last spot)."""

    cells: dict[Spot, Mark] = field(default_factory=dict)
    merged: list[tuple[Spot, Spot]] = field(default_factory=list)


def sheets(parts: Parts) -> tuple[SheetPart, ...]:
    """Return the workbook's sheets in order."""
    found: list[Attributes] = []
    _walk(parts["xl/workbook.xml"], lambda tag, given: found.append(given) if tag == "sheet" else None)
    targets: dict[str, str] = {}
    _walk(parts["xl/_rels/workbook.xml.rels"], lambda _, given: targets.update({given["Id"]: given["Target"]} if "Id" in given else {}))
    return tuple(
        SheetPart(given.get("name", ""), given.get("state", "visible") != "visible", _part(targets.get(given.get("r:id", ""), "")))
        for given in found
    )


def identity_property(parts: Parts, name: str) -> str:
    """Return a property of the document by its name, "" where there is none."""
    found: list[str] = []
    inside = False

    def start(tag: str, given: Attributes) -> None:
        nonlocal inside
        inside = given.get("name") == name if tag == "property" else inside

    if "docProps/custom.xml" in parts:
        _walk(parts["docProps/custom.xml"], start, lambda text: found.append(text) if inside else None)
    return "".join(found).strip()


def marks(parts: Parts, part: str) -> Marks:
    """Return what the XML says of a sheet's cells. Raise Overgrown where there are more than a form can have."""
    reader = _SheetReader(percents(parts))
    _walk(parts[part], reader.start, reader.text, reader.end)
    return reader.marks


def measured(parts: Parts, found: Mapping[str, Marks]) -> None:
    """Raise Overgrown where the texts of all cells together are more than a form can hold, one text counted wherever it stands."""
    lengths = _lengths(parts)
    whole = 0
    for sheet in found.values():
        for mark in sheet.cells.values():
            index = int(mark.text) if mark.type == "s" and mark.text.isdecimal() else -1
            whole += lengths[index] if 0 <= index < len(lengths) else len(mark.text)
    if whole > MOST_TEXT:
        raise Overgrown(f"{whole} karakter dalam sel, batasnya {MOST_TEXT}")


def percents(parts: Parts) -> frozenset[str]:
    """Return the styles (as cells name them) that show a number as a percentage."""
    custom: set[int] = set()
    formats: list[int] = []
    inside = False

    def start(tag: str, given: Attributes) -> None:
        nonlocal inside
        if tag == "numFmt" and "%" in given.get("formatCode", ""):
            custom.add(_whole(given.get("numFmtId")))
        if tag in ("cellXfs", "cellStyleXfs", "dxfs"):
            inside = tag == "cellXfs"
        if tag == "xf" and inside:
            formats.append(_whole(given.get("numFmtId")))

    if "xl/styles.xml" in parts:
        _walk(parts["xl/styles.xml"], start)
    return frozenset(str(at) for at, number in enumerate(formats) if number in PERCENT_FORMATS | custom)


def spot(reference: str) -> Spot | None:
    """Return row and column from 0 of `F7`."""
    found = REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else -1


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _lengths(parts: Parts) -> list[int]:
    lengths: list[int] = []

    def start(tag: str, _: Attributes) -> None:
        if tag == "si":
            lengths.append(0)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    if "xl/sharedStrings.xml" in parts:
        _walk(parts["xl/sharedStrings.xml"], start, text)
    return lengths


class _SheetReader:
    """Collects the marks of a sheet while its XML goes by."""

    def __init__(self, percents: frozenset[str]) -> None:
        self.marks = Marks()
        self.percents = percents
        self.row = self.column = -1
        self.mark = Mark()
        self.pieces: list[str] | None = None

    def start(self, tag: str, given: Attributes) -> None:
        if tag == "row":
            self.row, self.column = (_whole(given["r"]) - 1 if "r" in given else self.row + 1), -1
        elif tag == "c":
            self.row, self.column = spot(given.get("r", "")) or (self.row, self.column + 1)
            self.mark = Mark(given.get("t", "n"), is_percent=given.get("s", "") in self.percents)
            self.pieces = None
        elif tag == "f":
            self.mark.has_formula = True
        elif tag in ("v", "t"):
            self.pieces = []
        elif tag == "mergeCell":
            self.marks.merged.extend(_range(given.get("ref", "")))

    def text(self, piece: str) -> None:
        if self.pieces is not None:
            self.pieces.append(piece)

    def end(self, tag: str) -> None:
        if tag in ("v", "t") and self.pieces is not None:
            self.mark.text += "".join(self.pieces)
            self.pieces = None
        elif tag == "c" and (self.mark.text or self.mark.has_formula):
            self._keep()

    def _keep(self) -> None:
        if self.row >= MOST_ROWS or self.column >= MOST_COLUMNS or len(self.marks.cells) >= MOST_CELLS:
            raise Overgrown(f"lembarnya berisi sel jauh di luar formulir (baris {self.row + 1}, kolom {self.column + 1})")
        self.marks.cells[self.row, self.column] = self.mark


def _range(reference: str) -> Iterator[tuple[Spot, Spot]]:
    first, _, last = reference.replace("$", "").partition(":")
    start, end = spot(first), spot(last or first)
    if start and end:
        yield start, end


def _walk(
    data: bytes,
    start: Callable[[str, Attributes], object],
    text: Callable[[str], object] | None = None,
    end: Callable[[str], object] | None = None,
) -> None:
    """Go through XML; names come without their prefix, save that of an attribute."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, given: start(tag.rpartition(":")[2], given)
    if text:
        parser.CharacterDataHandler = text
    if end:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.Parse(data, True)
