"""Tables: CSV in, rows and findings out. The only door to Frictionless.

A compiled checker decides whether a table is clean; only an unclean one goes to Frictionless, of whose errors only type and
place are kept. Both must agree on which rows are bad, so that outside tools reading the same schema say the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..core import shape_rules as rules
from ..core.findings import Finding, Place, Rule
from ..core.gate import text as gate
from .cells import cell_finding, shown
from .contract import Column, Contract
from .guards import table_guard
from .guards.table_guard import Record

SEPARATORS = {";": "titik koma", "\t": "tab", "|": "garis tegak"}
Key = tuple[str, ...]

# What each Frictionless error type becomes. Those of the header and of cells are made more precise by our own diagnosis.
HEADER_TYPES = ("header-error", "label-error", "unmatched-header", "blank-header", "blank-label", "missing-label", "extra-label")
FROM_FRICTIONLESS: Mapping[str, Rule] = {
    **dict.fromkeys(HEADER_TYPES, rules.COLUMN_MISSING),
    "blank-label": rules.COLUMN_UNKNOWN,
    "extra-label": rules.COLUMN_UNKNOWN,
    "incorrect-label": rules.COLUMN_ORDER,
    "duplicate-label": rules.COLUMN_TWICE,
    "blank-row": rules.ROW_BLANK,
    "missing-cell": rules.CELLS_FEW,
    "extra-cell": rules.CELLS_MANY,
    "row-error": rules.CELLS_FEW,
    "primary-key": rules.KEY_TWICE,
    "unique-error": rules.KEY_TWICE,
    "duplicate-row": rules.KEY_TWICE,
    **dict.fromkeys(("foreign-key", "row-constraint"), rules.KEY_TWICE),
    **dict.fromkeys(("cell-error", "type-error", "constraint-error", "forbidden-value", "sequential-value"), rules.PATTERN),
    **dict.fromkeys(("deviated-cell", "deviated-value", "truncated-value", "ascii-value"), rules.PATTERN),
    "required-value": rules.CELL_REQUIRED,
    "encoding-error": rules.NOT_UTF8,
}
HEADER_RULES = frozenset({rules.COLUMN_MISSING, rules.COLUMN_UNKNOWN, rules.COLUMN_ORDER, rules.COLUMN_TWICE})
CELL_RULES = frozenset({rules.PATTERN, rules.CELL_REQUIRED})
WHOLE_ROW = (rules.ROW_BLANK, rules.CELLS_FEW, rules.CELLS_MANY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row without fault, save that a wrong optional cell is left empty; `line` is where it stands."""

    line: int
    cells: Mapping[str, str]  # by column; trimmed and NFC; "" where empty


@dataclass(frozen=True, slots=True)
class Fault:
    """What Frictionless said: type and place, nothing of its words."""

    type: str
    record: int  # 1 for the header; 0 for the file as a whole
    column: str


def rule_for(kind: str) -> Rule:
    """Return our rule for a Frictionless error type; whatever concerns the file as a whole is a file that cannot be read."""
    return FROM_FRICTIONLESS.get(kind, rules.FILE_UNREADABLE)


def read(content: bytes, file: PurePosixPath, contract: Contract) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """Return the usable rows of a table and everything wrong with its shape."""
    text, found = table_guard.text_of(content, file)
    rows, wrong = _read(text, found, file, contract)
    return rows, gate.with_the_unsaid(wrong, table_guard.suspicions(text, file))


def _read(text: str, found: tuple[Finding, ...], file: PurePosixPath, contract: Contract) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    if not text.strip():
        empty = rules.FILE_EMPTY.at(Place(file), kolom=",".join(contract.names))
        return (), found or (empty,)
    records = list(table_guard.records(text))
    if (separator := _separator(records[0], contract)) is not None:
        return (), (*found, rules.SEPARATOR.at(Place(file, 1), pemisah=separator))
    if broken := [r for r in records if r.is_broken]:
        return (), (*found, *(rules.LINE_BREAK.at(Place(file, r.line, _broken_column(r, contract))) for r in broken))
    if is_clean(records, contract):
        return _rows(records, contract, {}), found
    faults = (*_faults(text, contract), *_blank_but_required(records, contract))
    return _rows(records, contract, _spoilt(faults, records, contract)), (*found, *_findings(faults, records, file, contract))


def is_clean(records: Sequence[Record], contract: Contract) -> bool:
    """Say whether header and every row are as the contract wants them."""
    return tuple(records[0].cells) == contract.names and not bad_rows(records, contract)


def bad_rows(records: Sequence[Record], contract: Contract) -> tuple[int, ...]:
    """Return the lines of the rows with any fault, by the compiled checker alone; the header is taken to be right."""
    checks = [(c.accepts, c.required) for c in contract.columns]
    width = len(checks)
    key = contract.key_at
    seen: set[Key] = set()
    bad = []
    for record in records[1:]:
        cells = record.cells
        right = len(cells) == width and all(
            (accepts(cell) and not (required and cell.isspace())) if cell else not required
            for cell, (accepts, required) in zip(cells, checks, strict=True)
        )
        identity = tuple(cells[i] if i < len(cells) else "" for i in key)
        if not right or identity in seen:
            bad.append(record.line)
        seen.add(identity)
    return tuple(bad)


def _separator(header: Record, contract: Contract) -> str | None:
    if len(header.cells) > 1 and len(contract.columns) > 1:
        return None
    return next((name for mark, name in SEPARATORS.items() if mark in "".join(header.cells)), None)


def _broken_column(record: Record, contract: Contract) -> str:
    return next((name for name, cell in zip(contract.names, record.cells, strict=False) if "\n" in cell), "")


def _faults(text: str, contract: Contract) -> tuple[Fault, ...]:
    """Let Frictionless judge the table. It is given the bytes, so that it opens no file and follows no link."""
    from frictionless import Dialect, Schema, formats, resources

    schema = Schema.from_descriptor(dict(contract.descriptor))
    control = formats.CsvControl(delimiter=",", quote_char='"', skip_initial_space=False)
    resource = resources.TableResource(
        data=text.encode(), format="csv", encoding="utf-8", schema=schema, dialect=Dialect(header=True, header_rows=[1], controls=[control])
    )
    report = resource.validate(limit_errors=len(text) + 1)
    errors = [*report.errors, *(e for task in report.tasks for e in task.errors)]
    return tuple(Fault(e.type, getattr(e, "row_number", 0) or 0, getattr(e, "field_name", "") or "") for e in errors)


def _findings(faults: Sequence[Fault], records: Sequence[Record], file: PurePosixPath, contract: Contract) -> Iterator[Finding]:
    if tuple(records[0].cells) != contract.names:
        yield from _header_findings(records[0], file, contract)
        return
    whole = {f.record: f for f in faults if rule_for(f.type) in WHOLE_ROW}
    first = {_key(r, contract): r.line for r in reversed(records[1:])}
    for fault in faults:
        if whole.get(fault.record, fault) == fault:
            yield _finding(fault, records, first, file, contract)


def _blank_but_required(records: Sequence[Record], contract: Contract) -> Iterator[Fault]:
    """Required cells of nothing but spaces, which Frictionless takes for filled text."""
    for number, record in enumerate(records[1:], 2):
        for column, cell in zip(contract.columns, record.cells, strict=False):
            if column.required and cell.isspace() and column.accepts(cell):
                yield Fault("required-value", number, column.name)


def _header_findings(header: Record, file: PurePosixPath, contract: Contract) -> Iterator[Finding]:
    names, order = list(header.cells), ", ".join(contract.names)
    if not set(names) & set(contract.names):
        yield rules.HEADER_MISSING.at(Place(file, 1), urutan=",".join(contract.names))
        return
    found = [rules.COLUMN_MISSING.at(Place(file, 1, n), kolom=n, urutan=order) for n in contract.names if n not in names]
    extra = dict.fromkeys(n for n in names if n not in contract.names)
    found += [rules.COLUMN_UNKNOWN.at(Place(file, 1, shown(n)), kolom=shown(n), urutan=order) for n in extra]
    found += [rules.COLUMN_TWICE.at(Place(file, 1, n), kolom=n, urutan=order) for n in contract.names if names.count(n) > 1]
    if not found:
        first = next(i for i, (is_, ought) in enumerate(zip(names, contract.names, strict=True)) if is_ != ought)
        ought = contract.names[first]
        found = [rules.COLUMN_ORDER.at(Place(file, 1, ought), nomor=first + 1, seharusnya=ought, urutan=order)]
    yield from found


def _finding(fault: Fault, records: Sequence[Record], first: Mapping[Key, int], file: PurePosixPath, contract: Contract) -> Finding:
    rule = rule_for(fault.type)
    if rule in (rules.FILE_UNREADABLE, rules.NOT_UTF8) or not fault.record:
        return rules.FILE_UNREADABLE.at(Place(file), sebab="susunan tabelnya tidak dikenali")
    record = records[fault.record - 1]
    place = Place(file, record.line, fault.column)
    if rule in CELL_RULES:
        column = contract.columns[contract.names.index(fault.column)]
        return cell_finding(column, _cell(record, contract, column), place)
    if rule is rules.KEY_TWICE:
        return _key_finding(record, first, file, contract)
    return rule.at(Place(file, record.line), ada=len(record.cells), perlu=len(contract.columns))


def _key_finding(record: Record, first: Mapping[Key, int], file: PurePosixPath, contract: Contract) -> Finding:
    key = _key(record, contract)
    named = " ".join(f"{name} {shown(cell)}" for name, cell in zip(contract.key, key, strict=True))
    columns = " atau ".join(f"«{name}»" for name in contract.key)
    return rules.KEY_TWICE.at(Place(file, record.line, contract.key[-1]), kunci=named, lain=first[key], kolom=columns)


def _key(record: Record, contract: Contract) -> Key:
    return tuple(_cell(record, contract, contract.columns[i]) for i in contract.key_at)


def _cell(record: Record, contract: Contract, column: Column) -> str:
    index = contract.columns.index(column)
    return record.cells[index] if index < len(record.cells) else ""


def _spoilt(faults: Sequence[Fault], records: Sequence[Record], contract: Contract) -> Mapping[int, frozenset[str]]:
    """Return the faulty columns by line; {""} for a row that cannot be used at all."""
    if tuple(records[0].cells) != contract.names:
        return {r.line: frozenset({""}) for r in records}
    spoilt: dict[int, frozenset[str]] = {}
    needed = {c.name for c in contract.columns if c.required}
    for fault in faults:
        name = "" if fault.column in needed or rule_for(fault.type) not in CELL_RULES else fault.column
        line = records[fault.record - 1].line if fault.record else 0
        spoilt[line] = spoilt.get(line, frozenset()) | {name}
    return spoilt


def _rows(records: Sequence[Record], contract: Contract, spoilt: Mapping[int, frozenset[str]]) -> tuple[Row, ...]:
    kept = (r for r in records[1:] if "" not in spoilt.get(r.line, ()) and len(r.cells) == len(contract.columns))
    return tuple(_row(r, contract, spoilt.get(r.line, frozenset())) for r in kept)


def _row(record: Record, contract: Contract, spoilt: frozenset[str]) -> Row:
    cells = {name: "" if name in spoilt else _plain(cell) for name, cell in zip(contract.names, record.cells, strict=True)}
    return Row(line=record.line, cells=cells)


def _plain(cell: str) -> str:
    return cell.strip()
