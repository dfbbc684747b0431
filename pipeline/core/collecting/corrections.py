"""Corrections: what was changed in data that had been verified, why, and on whose word (periods/<year>/laporan/koreksi.csv).

SOP Penyusunan step 2: data that are *kurang valid* are confirmed and corrected from the subbagian's own file, never by the planner.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import PurePosixPath

from ..findings import Finding, Place
from ..model import Dossier, Entry
from .canonical import ENTRY_INPUTS
from .merging import ENTRIES, Change, quoted
from .rules import taking as rules

COLUMNS = ("periode", "subbagian", "indikator", "bulan", "kolom", "lama", "baru", "alasan", "atas_kata", "tanggal", "konfirmasi")
Cell = tuple[str, str, str, int, str]  # period, department, indicator, month, column


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A row of koreksi.csv."""

    period: str
    department: str
    indicator: str
    month: int
    column: str  # of realisasi.csv
    old: str
    new: str
    reason: str
    word_of: str  # who in the subbagian said so
    day: date | None
    confirmation: str = ""  # number of the konfirmasi that led to it
    place: Place

    @property
    def cell(self) -> Cell:
        """The cell it is about."""
        return self.period, self.department, self.indicator, self.month, self.column


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """Why data are changed after verification, and on whose word."""

    reason: str = ""
    word_of: str = ""
    confirmation: str = ""

    @property
    def are_given(self) -> bool:
        """Whether both are there."""
        return bool(self.reason.strip() and self.word_of.strip())


def check(dossier: Dossier, corrections: Sequence[Correction]) -> Iterator[Finding]:
    """Yield what is wrong with the corrections of a year; of several to one cell only the last must equal the data."""
    last = {correction.cell: correction for correction in corrections}
    cells = {key: text for submission in dossier.submissions for entry in submission.entries for key, text in _cells(entry)}
    folders = {(s.period, s.department): s.folder for s in dossier.submissions}
    for correction in corrections:
        unknown = tuple(_unknown(dossier, correction))
        yield from unknown
        yield from _without_reason(correction)
        if not unknown and last[correction.cell] is correction:
            folder = folders.get((correction.period, correction.department), dossier.folder)
            yield from _differs(correction, cells.get(correction.cell, ""), folder)


def _cells(entry: Entry) -> Iterator[tuple[Cell, str]]:
    figures = (_plain(entry.numerator), _plain(entry.denominator), entry.actual.text if entry.actual else "")
    texts = (*figures, entry.obstacle, entry.follow_up, ";".join(entry.evidence))
    for column, text in zip(ENTRY_INPUTS, texts, strict=True):
        yield (entry.period, entry.department, entry.indicator, entry.month, column), text


def _plain(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")


def _unknown(dossier: Dossier, correction: Correction) -> Iterator[Finding]:
    known: Mapping[str, tuple[str, tuple[str, ...]]] = {
        "periode": (correction.period, tuple(p.code for p in dossier.periods)),
        "subbagian": (correction.department, tuple(dict.fromkeys(d.code for d in dossier.office.departments))),
        "indikator": (correction.indicator, tuple(i.code for i in dossier.strategy.indicators)),
        "kolom": (correction.column, ENTRY_INPUTS),
    }
    for what, (name, names) in known.items():
        if name not in names:
            place = Place(correction.place.file, correction.place.row, what)
            yield rules.CORRECTS_UNKNOWN.at(place, what=what, name=name, year=dossier.year, known=", ".join(names))


def _without_reason(correction: Correction) -> Iterator[Finding]:
    missing = [name for name, text in (("alasan", correction.reason), ("atas_kata", correction.word_of)) if not text]
    if missing:
        place = Place(correction.place.file, correction.place.row, missing[0])
        about = {"column": correction.column, "code": correction.indicator, "month": correction.month}
        yield rules.WITHOUT_REASON.at(place, missing=" dan ".join(missing), **about)


def _differs(correction: Correction, actual: str, folder: PurePosixPath) -> Iterator[Finding]:
    if _comparable(actual) == _comparable(correction.new):
        return
    yield rules.CORRECTION_DIFFERS.at(
        Place(correction.place.file, correction.place.row, "baru"),
        column=correction.column,
        code=correction.indicator,
        month=correction.month,
        said=quoted(correction.new),
        file=folder / "realisasi.csv",
        actual=quoted(actual),
    )


def _comparable(text: str) -> object:
    """Equal numbers are equal however many zeros they end in; a list of evidence is equal whatever the spaces around its marks."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return tuple(part.strip() for part in text.split(";"))


def demanded(changes: Sequence[Change], verified: frozenset[str], grounds: Grounds, *, closed: bool) -> tuple[Finding, ...]:
    """Return a finding for every cell that may not change without a reason: verified ones, and all of a closed period."""
    if grounds.are_given:
        return ()
    return tuple(_demand(change) for change in _correcting(changes, verified, closed=closed))


def rows(
    changes: Sequence[Change], verified: frozenset[str], grounds: Grounds, where: tuple[str, str], day: date, *, closed: bool
) -> tuple[dict[str, str], ...]:
    """Return the rows of koreksi.csv for what changes; `where` is period and subbagian. Without grounds there are none."""
    if not grounds.are_given:
        return ()
    about = {"alasan": grounds.reason, "atas_kata": grounds.word_of, "tanggal": day.isoformat(), "konfirmasi": grounds.confirmation}
    correcting = _correcting(changes, verified, closed=closed) or [
        c for c in changes if c.is_overwriting and c.table.file == "realisasi.csv"
    ]
    return tuple({"periode": where[0], "subbagian": where[1], **_row(change), **about} for change in correcting)


def _row(change: Change) -> dict[str, str]:
    return {"indikator": change.code, "bulan": change.month, "kolom": change.column, "lama": change.old, "baru": change.new}


def _correcting(changes: Sequence[Change], verified: frozenset[str], *, closed: bool) -> list[Change]:
    return [change for change in changes if change.table is ENTRIES and (closed or change.code in verified)]


def _overwriting(changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if change.table is ENTRIES and change.is_overwriting]


def _demand(change: Change) -> Finding:
    about = {"column": change.column, "code": change.code, "month": change.month}
    return rules.NEEDS_REASON.at(change.place, old=quoted(change.old), new=quoted(change.new), **about)
