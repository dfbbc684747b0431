"""What a form says laid over what is there: cells that change, cells that a form leaves empty, and the rows that come of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..findings import Finding, Place
from . import sheets
from .canonical import ENTRY_COLUMNS, SPENDING_COLUMNS
from .rules import taking as rules
from .values import FilledRow

Row = Mapping[str, str]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One of the two tables that a form fills."""

    file: str
    columns: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The two columns that name a row: a code and the month."""
        return self.columns[0], self.columns[1]

    @property
    def inputs(self) -> tuple[str, ...]:
        """The columns that are filled in."""
        return self.columns[2:]

    def key_of(self, row: Row) -> Key:
        """Return what names a row."""
        return row.get(self.columns[0], ""), row.get(self.columns[1], "")


ENTRIES = Table(file="realisasi.csv", columns=ENTRY_COLUMNS)
SPENDING = Table(file="anggaran.csv", columns=SPENDING_COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A cell that a form changes; `old` is empty where nothing stood there."""

    table: Table
    code: str
    month: str
    column: str
    old: str
    new: str
    place: Place

    @property
    def is_overwriting(self) -> bool:
        """Whether something stood there before."""
        return bool(self.old)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The rows that come of it, what changes in them, and what is to be told of it."""

    rows: tuple[Row, ...]
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()


def merge(table: Table, existing: Sequence[Row], filled: Sequence[FilledRow], order: Mapping[str, int]) -> Merged:
    """Lay a form's rows over those that are there. A cell left empty in the form never takes away what is there; it is told.

    `order` gives the place of a code in the form's order. A row that is new and empty is left out: it says nothing.
    """
    there = {table.key_of(row): dict(row) for row in existing}
    findings = list(_twice(table, filled))
    changes: list[Change] = []
    for row in () if findings else filled:
        before = there.get(table.key_of(row.cells), {})
        changed = tuple(_changes(table, before, row))
        changes += changed
        findings += _emptied(table, before, row)
        if before or changed:
            code, month = table.key_of(row.cells)
            named = {table.key[0]: code, table.key[1]: month}
            there[code, month] = {**dict.fromkeys(table.columns, ""), **before, **named, **{c.column: c.new for c in changed}}
    kept = sorted(there.values(), key=lambda row: _position(table, row, order))
    return Merged(rows=tuple(kept), changes=tuple(changes), findings=tuple(findings))


def _changes(table: Table, before: Row, row: FilledRow) -> Iterator[Change]:
    code, month = table.key_of(row.cells)
    for column in table.inputs:
        old, new = before.get(column, ""), row.cells.get(column, "")
        if new and new != old:
            yield Change(table=table, code=code, month=month, column=column, old=old, new=new, place=cell_of(row.place, column))


def _emptied(table: Table, before: Row, row: FilledRow) -> Iterator[Finding]:
    code, month = table.key_of(row.cells)
    for column in table.inputs:
        if before.get(column, "") and row.cells.get(column, None) == "":
            shown = {"column": column, "code": code, "month": month, "old": quoted(before[column]), "file": table.file}
            yield rules.EMPTIED.at(cell_of(row.place, column), **shown)


def _twice(table: Table, filled: Sequence[FilledRow]) -> Iterator[Finding]:
    seen: set[Key] = set()
    for row in filled:
        key = table.key_of(row.cells)
        if key in seen:
            yield rules.ROW_TWICE.at(row.place, key=f"{key[0]} bulan {key[1]}")
        seen.add(key)


def _position(table: Table, row: Row, order: Mapping[str, int]) -> tuple[int, str, int]:
    code, month = table.key_of(row)
    return order.get(code, len(order)), code, int(month)


def cell_of(place: Place, column: str) -> Place:
    """Return the place of one column in the row of a form: `Realisasi!F7`, `IK-1.1 Agustus, realisasi`, or the column of a CSV."""
    found = sheets.cell(place, column)
    if found != place or "!" in place.column:
        return found
    return replace(place, column=", ".join(filter(None, [place.column, column])))


def quoted(text: str, longest: int = 60) -> str:
    """Return a cell's text as a sentence shows it: in marks, on one line, cut where it is long; an empty one as a word."""
    flat = " ".join(text.split())
    return f"«{flat if len(flat) <= longest else flat[: longest - 1] + '…'}»" if flat else "kosong"
