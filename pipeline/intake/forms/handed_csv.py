"""Plain CSV files as a subbagian hands them in, alone or in a ZIP: read as strictly as the office's own tables."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from ...core.collecting import canonical
from ...core.collecting.rules import forms as rules
from ...core.collecting.values import Filled, FilledRow, FormIdentity, NamedEvidence
from ...core.findings import Finding, Place, has_errors
from .. import contract, prose, tables
from ..guards import containers

FILES: Mapping[str, str] = {"realisasi.csv": "realisasi", "anggaran.csv": "realisasi-anggaran"}
IDENTITY, ANALYSIS = "formulir.txt", "analisis.md"


def read(content: bytes, table: str, name: str = "") -> tuple[Filled | None, tuple[Finding, ...]]:
    """Return the rows of one CSV; `table` is `realisasi` or `realisasi-anggaran`. It carries no identity."""
    rows, found = _table(content, table, PurePosixPath(name or f"{table}.csv"))
    return (None if has_errors(found) else _filled(None, {table: rows}, {})), found


def read_zip(content: bytes, name: str) -> tuple[Filled | None, tuple[Finding, ...]]:
    """Return what a ZIP made from the CSV form holds: its tables, analyses and identity, whatever folder they stand in."""
    parts, found = containers.inspect(content, name)
    if parts is None:
        return None, found
    by_name = {PurePosixPath(part).name: (PurePosixPath(name) / part, data) for part, data in parts.items()}
    if not set(FILES) & set(by_name):
        wanted = " dan ".join(FILES)
        return None, (rules.NOT_A_WORKBOOK.at(Place(PurePosixPath(name)), sebab=f"ZIP ini tidak memuat {wanted}"),)
    identity = _identity(by_name[IDENTITY][1]) if IDENTITY in by_name else None
    rows: dict[str, tuple[FilledRow, ...]] = {}
    for file, table in FILES.items():
        if file in by_name:
            rows[table], more = _table(by_name[file][1], table, by_name[file][0])
            found = (*found, *more)
    analysis, more = _analysis(*by_name[ANALYSIS]) if ANALYSIS in by_name else ({}, ())
    found = (*found, *more)
    return (None if has_errors(found) else _filled(identity, rows, analysis)), found


def _table(content: bytes, table: str, file: PurePosixPath) -> tuple[tuple[FilledRow, ...], tuple[Finding, ...]]:
    rows, found = tables.read(content, file, contract.table(table))
    return tuple(FilledRow(cells=row.cells, place=Place(file, row.line)) for row in rows), found


def _identity(content: bytes) -> FormIdentity | None:
    lines = content.decode("utf-8", "replace").splitlines()
    return FormIdentity.parse(lines[0]) if lines else None


def _analysis(file: PurePosixPath, content: bytes) -> tuple[dict[str, str], tuple[Finding, ...]]:
    read, found = prose.analysis(content, file, "", "")
    return {stretch.key: canonical.markdown(stretch.text) for stretch in read}, found


def _filled(identity: FormIdentity | None, rows: Mapping[str, tuple[FilledRow, ...]], analysis: Mapping[str, str]) -> Filled:
    entries = rows.get("realisasi", ())
    names = dict.fromkeys(name.strip() for row in entries for name in row.cells["bukti"].split(";") if name.strip())
    return Filled(
        kind="csv",
        identity=identity,
        rows=entries,
        spending=rows.get("realisasi-anggaran", ()),
        analysis=analysis,
        evidence=tuple(NamedEvidence(name=name) for name in names),
    )
