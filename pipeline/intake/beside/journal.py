"""The journal of self-declared times: periods/<year>/kendali/jurnal.csv. What stands there nobody but the writer vouches for."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from ...core.collecting.rules import time as rules
from ...core.document_rules import DATE_IMPOSSIBLE
from ...core.findings import Finding, Place, ordered
from ...core.tracking.traces import Declared
from ...core.tracking.values import Moment, Source
from .. import contract, tables
from ..files import PERIODS
from .papers import read as content


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The lines of the journal that can be used, and what is wrong with the file."""

    lines: tuple[Declared, ...] = ()
    findings: tuple[Finding, ...] = ()


def path(year: int) -> PurePosixPath:
    """Return where a year's journal lies."""
    return PERIODS / str(year) / "kendali" / "jurnal.csv"


def read(root: Path, year: int) -> Kept:
    """Read a year's journal; none is none."""
    file = path(year)
    data = content(root, file)
    if not isinstance(data, bytes):
        return Kept(findings=(data,) if data else ())
    rows, found = tables.read(data, file, contract.table("jurnal"))
    made, wrong = [], list(found)
    spoilt = {finding.place.row for finding in found}
    for row in rows:
        line, faults = _line(row, file)
        wrong += faults if row.line not in spoilt else ()
        made += [line] if line and not faults else []
    return Kept(lines=tuple(made), findings=ordered(wrong))


def _line(row: tables.Row, file: PurePosixPath) -> tuple[Declared | None, tuple[Finding, ...]]:
    cells, place = row.cells, Place(file, row.line)
    times: dict[str, datetime | None] = {}
    for name in ("mulai", "selesai"):
        try:
            times[name] = datetime.fromisoformat(cells[name]) if cells[name] else None
        except ValueError:
            return None, (DATE_IMPOSSIBLE.at(Place(file, row.line, name), isi=cells[name], kunci=name),)
    start, end = times["mulai"], times["selesai"]
    if (start is None and end is None) or (start and end and end < start):
        told = {"langkah": cells["langkah"], "mulai": cells["mulai"] or "(kosong)", "selesai": cells["selesai"] or "(kosong)"}
        return None, (rules.JOURNAL_BACKWARDS.at(Place(file, row.line, "selesai"), **told),)
    by = cells["oleh"]
    return Declared(
        period=cells["periode"],
        step=cells["langkah"],
        department=cells["subbagian"],
        start=Moment(time=start, source=Source.DECLARED, by=by) if start else None,
        end=Moment(time=end, source=Source.DECLARED, by=by) if end else None,
        note=cells["keterangan"],
        place=place,
    ), ()
