"""A CSV as its grammar gives it, and what must not be in any CSV, whatever its columns are."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice
from pathlib import PurePosixPath

from ...core.findings import Finding, Place
from ...core.gate import spreadsheets
from ...core.gate import text as gate
from ...core.gate.rules import text as rules
from ..cells import shown

LONGEST_CELL = 2 * 1024 * 1024  # characters; the size limit of a whole file


@dataclass(frozen=True, slots=True)
class Record:
    """A row as the CSV grammar gives it, with the line it begins on and the lines it takes."""

    line: int
    cells: Sequence[str]
    lines: int = 1

    @property
    def is_broken(self) -> bool:
        """Whether a cell holds a line break, or a quote was left open."""
        return self.lines > 1 or any("\n" in cell for cell in self.cells)


def records(text: str) -> Iterator[Record]:
    """Yield the rows; a line may hold any character but a line end."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""))
    line = 1
    for cells in reader:
        yield Record(line, cells, reader.line_num - line + 1)
        line = reader.line_num + 1


def inspect(file: PurePosixPath, content: bytes) -> tuple[Finding, ...]:
    """Return what must not be in any CSV, with row and column."""
    text, found = text_of(content, file)
    return gate.with_the_unsaid(found, suspicions(text, file))


def text_of(content: bytes, file: PurePosixPath) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a table in NFC, empty where it must not be parsed, and why."""
    text, found = gate.read(content, file)
    return text, _in_columns(found, gate.decoded(content, file)[0], file) if found else found


def suspicions(text: str, file: PurePosixPath) -> tuple[Finding, ...]:
    """Return what in a text that may be parsed must not be in a table: cells that run, foreign digits, words of two alphabets."""
    return gate.with_the_unsaid(formulas(text, file), _in_columns(gate.of_data(text, file), text, file))


def formulas(text: str, file: PurePosixPath) -> tuple[Finding, ...]:
    """Return the cells of any CSV that a spreadsheet would run."""
    if not spreadsheets.may_hold(text):
        return ()
    try:
        return tuple(islice(_formulas(list(records(text)), file), gate.MOST_TOLD))
    except csv.Error:  # a cell larger than any file of ours, in evidence
        return ()


def _formulas(rows: Sequence[Record], file: PurePosixPath) -> Iterator[Finding]:
    for row in rows:
        for at, cell in enumerate(row.cells):
            if spreadsheets.is_run(cell):
                yield rules.FORMULA.at(Place(file, row.line, _name(rows[0], at)), isi=shown(cell))


def _in_columns(found: Iterable[Finding], text: str, file: PurePosixPath) -> tuple[Finding, ...]:
    """Return findings about lines with the column of the first cell of their line that is at fault."""
    found = tuple(found)
    if not found or not text:
        return found
    rows = {row.line: row for row in records(text)}
    return tuple(_in_column(finding, rows, file) for finding in found)


def _in_column(finding: Finding, rows: dict[int, Record], file: PurePosixPath) -> Finding:
    cells = rows[finding.place.row].cells if finding.place.row in rows else ()
    for at, cell in enumerate(cells):
        if any(f.rule == finding.rule for f in (*gate.misleading(cell, file), *gate.of_data(cell, file))):
            return replace(finding, place=replace(finding.place, column=_name(rows[1], at)))
    return finding


def _name(header: Record, at: int) -> str:
    return shown(header.cells[at]) if at < len(header.cells) else str(at + 1)
