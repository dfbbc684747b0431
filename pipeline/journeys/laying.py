"""One subbagian's parcel laid over its folder: tables, analyses, evidence, corrections, the original kept. Nothing is written yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.collecting import canonical, corrections, merging, naming, taking
from ..core.collecting.merging import ENTRIES, SPENDING, Change, Merged, Row, Table
from ..core.collecting.rules import taking as rules
from ..core.findings import Finding, Place, has_errors
from .batches import Batch, Parcel

if TYPE_CHECKING:
    from ..core.collecting.values import FilledRow
    from ..intake.forms.gathered import Named
    from ..intake.forms.received import Handed

KEPT = ("waktu", "berkas", "sha256", "bentuk", "formulir", "diisi_oleh")
SCHEMAS = {ENTRIES: "realisasi", SPENDING: "realisasi-anggaran"}
Planned = Iterator[tuple[PurePosixPath, bytes | Path]]
SHOWN = 12  # overwritten cells told one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Files with their new content, the form's row behind each row of a CSV, and where the evidence it names is stored."""

    files: Mapping[PurePosixPath, bytes | Path]
    cells: Mapping[tuple[PurePosixPath, int], Place]
    evidence: tuple[PurePosixPath, ...]


def lay(batch: Batch, parcel: Parcel) -> Laid:
    """Return what the folder is to become; findings and notes go to the batch."""
    entries, spending = (_merged(batch, parcel, table) for table in (ENTRIES, SPENDING))
    changes = (*entries.changes, *spending.changes)
    files = dict(
        chain(
            _tables(batch, parcel, {ENTRIES: entries, SPENDING: spending}),
            _analysis(batch, parcel),
            _corrections(batch, parcel, changes),
            _evidence(batch, parcel),
            _kept(batch, parcel),
        )
    )
    batch.notes += _told(parcel, entries, spending)
    cells = {**_cells(parcel, ENTRIES, entries), **_cells(parcel, SPENDING, spending)}
    box = parcel.target.folder / "bukti"
    evidence = tuple(box / named.name for handed in parcel.handed for named in _named(handed))
    return Laid(files=files, cells=cells, evidence=evidence)


def _filled(handed: "Handed", table: Table) -> "tuple[FilledRow, ...]":
    assert handed.filled
    return handed.filled.rows if table is ENTRIES else handed.filled.spending


def _merged(batch: Batch, parcel: Parcel, table: Table) -> Merged:
    file, dossier = parcel.target.folder / table.file, batch.archive.dossier(parcel.target.year)
    order = {i.code: n for n, i in enumerate(dossier.strategy.indicators)} | {b.code: n for n, b in enumerate(dossier.budget)}
    filled = tuple(row for handed in parcel.handed for row in _filled(handed, table))
    merged = merging.merge(table, _existing(batch, parcel, file, SCHEMAS[table]), filled, order)
    batch.findings += merged.findings
    return merged


def _existing(batch: Batch, parcel: Parcel, file: PurePosixPath, schema: str) -> tuple[Row, ...]:
    """Return the rows that are there. A table with faults is not built upon: its faulty cells would be lost without a word."""
    from ..intake import contract, tables
    from ..intake.beside import papers

    content = papers.read(batch.root, file)
    if not isinstance(content, bytes):
        batch.findings += [content] if content else []
        return ()
    rows, found = tables.read(content, file, contract.table(schema))
    batch.findings += _unreadable(found, parcel)
    return tuple(row.cells for row in rows)


def _unreadable(found: Sequence[Finding], parcel: Parcel) -> Iterator[Finding]:
    if has_errors(found):
        yield rules.BASE_UNREADABLE.at(found[0].place, problem=found[0].message, scope=parcel.target.scope)


def _tables(batch: Batch, parcel: Parcel, merged: Mapping[Table, Merged]) -> Planned:
    """Only a table that changes is written anew; realisasi.csv is demanded of every subbagian."""
    for table, result in merged.items():
        file = parcel.target.folder / table.file
        if result.changes or (table is ENTRIES and not (batch.root / file).exists()):
            yield file, canonical.csv_text(table.columns, result.rows).encode()


def _cells(parcel: Parcel, table: Table, merged: Merged) -> dict[tuple[PurePosixPath, int], Place]:
    places = {table.key_of(row.cells): row.place for handed in parcel.handed for row in _filled(handed, table)}
    file = parcel.target.folder / table.file
    lines = enumerate(merged.rows, 2)
    return {(file, line): places[table.key_of(row)] for line, row in lines if table.key_of(row) in places}


def _analysis(batch: Batch, parcel: Parcel) -> Planned:
    from ..intake import prose
    from ..intake.beside import papers

    file = parcel.target.folder / "analisis.md"
    content = papers.read(batch.root, file)
    stretches, found = (
        prose.analysis(content, file, parcel.target.department, parcel.target.period) if isinstance(content, bytes) else ((), ())
    )
    before = {stretch.key: canonical.markdown(stretch.text) for stretch in stretches}
    after = dict(before)
    for handed in parcel.handed:
        batch.findings += _laid_over(after, handed)
    if after != before:
        batch.findings += _unreadable(found, parcel)
        yield file, canonical.analysis_md(parcel.form, after).encode()


def _laid_over(texts: dict[str, str], handed: "Handed") -> Iterator[Finding]:
    assert handed.filled
    for key, typed in handed.filled.analysis.items():
        code, _, topic = key.partition("/")
        text = canonical.markdown(typed)
        if text:
            texts[key] = text
        elif texts.get(key):
            about = {"column": topic, "code": code, "month": "(analisis)", "old": merging.quoted(texts[key]), "file": "analisis.md"}
            yield rules.EMPTIED.at(Place(handed.file), **about)


def _corrections(batch: Batch, parcel: Parcel, changes: Sequence[Change]) -> Planned:
    from ..intake.beside import ledgers

    target, grounds, closed = parcel.target, batch.wish.grounds, parcel.is_closed
    valid = ledgers.verified(batch.root, target.year, target.period, target.department)
    verified = frozenset(change.code for change in changes) if valid is None else valid
    batch.findings += corrections.demanded(changes, verified, grounds, closed=closed)
    rows = corrections.rows(changes, verified, grounds, (target.period, target.department), batch.day, closed=closed)
    if rows:
        file = PurePosixPath("periods", str(target.year)) / ledgers.CORRECTIONS
        there = _existing(batch, parcel, file, "koreksi")
        yield file, canonical.csv_text(corrections.COLUMNS, (*there, *rows)).encode()


def _evidence(batch: Batch, parcel: Parcel) -> Planned:
    from ..intake.forms import gathered

    box = parcel.target.folder / "bukti"
    named = tuple(each for handed in parcel.handed for each in _named(handed))
    near = [handed.path.absolute().parent for handed in parcel.handed]
    folders = dict.fromkeys([*([batch.wish.evidence.absolute()] if batch.wish.evidence else []), *near])
    found = gathered.gather(named, batch.root / box, tuple(folders))
    batch.findings += found.findings
    yield from ((box / name, source) for name, source in found.files.items())


def _named(handed: "Handed") -> "Iterator[Named]":
    """Yield the evidence that a form names, in its rows and in its list of digests."""
    from ..intake.forms.gathered import Named, names

    assert handed.filled
    sums = {each.name: each.sha256 for each in handed.filled.evidence}
    rows = {name: row.place for row in reversed(handed.filled.rows) for name in names(row.cells.get("bukti", ""))}
    for name, place in {**dict.fromkeys(sums, Place(handed.file)), **rows}.items():
        yield Named(name=name, place=place, sha256=sums.get(name, ""))


def _kept(batch: Batch, parcel: Parcel) -> Planned:
    """Keep every original as it came, and list it. One that lies in kiriman/ already keeps its name."""
    from ..intake.beside import ledgers

    folder = parcel.target.folder
    rows = list(_existing(batch, parcel, folder / ledgers.LEDGER, "kiriman"))
    for handed in parcel.handed:
        name = _kept_name(batch, folder / ledgers.BOX, handed)
        if why := naming.fault(name):
            about = {"name": naming.shown(name), "why": why, "suggestion": naming.suggestion(name)}
            batch.findings.append(rules.EVIDENCE_NAME.at(Place(handed.file), **about))
        rows.append(_listed(batch, handed, name))
        yield folder / ledgers.BOX / name, handed.path
    yield folder / ledgers.LEDGER, canonical.csv_text(KEPT, rows).encode()


def _kept_name(batch: Batch, box: PurePosixPath, handed: "Handed") -> str:
    assert handed.filled
    if handed.path.absolute().parent == batch.root / box:
        return handed.path.name
    return f"{batch.now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{handed.filled.kind}-{handed.sha256[:8]}{handed.suffix}"


def _listed(batch: Batch, handed: "Handed", name: str) -> dict[str, str]:
    assert handed.filled
    return {
        "waktu": f"{batch.now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "berkas": name,
        "sha256": handed.sha256,
        "bentuk": handed.filled.kind,
        "formulir": handed.filled.identity.digest if handed.filled.identity else "",
        "diisi_oleh": handed.filled.filled_by,
    }


def _told(parcel: Parcel, entries: Merged, spending: Merged) -> Iterator[str]:
    """Say how far the subbagian is, and every figure that is written over another."""
    yield f"{parcel.target}: {taking.progress(parcel.form, entries.rows, spending.rows)}."
    changes = (*entries.changes, *spending.changes)
    if not changes:
        yield f"{parcel.target}: isinya sama dengan data yang sudah ada; hanya kirimannya yang disimpan."
    over = [change for change in changes if change.is_overwriting]
    for change in over[:SHOWN]:
        told = f"{change.column} {change.code} bulan {change.month}"
        yield f"berubah: {told} dari {merging.quoted(change.old)} menjadi {merging.quoted(change.new)}."
    if len(over) > SHOWN:
        yield f"berubah: {len(over) - SHOWN} isian lain."
