"""What lies beside the data about how it came: kiriman.csv of every subbagian, and koreksi.csv of a year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from ...core import document_rules
from ...core.collecting.corrections import Correction
from ...core.collecting.rules import taking as rules
from ...core.findings import Finding, Place, ordered
from .. import contract, tables
from ..files import PERIODS, Snapshot, snapshot

BOX, LEDGER = "kiriman", "kiriman.csv"
CORRECTIONS = PurePosixPath("laporan", "koreksi.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A row of kiriman.csv: a form that was taken in, kept as it came."""

    when: str  # ISO, with zone
    file: PurePosixPath
    sha256: str
    kind: str
    agreed: str  # digest that the form carried
    filled_by: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledgers:
    """The originals by the folder of their subbagian, in the order they were taken in; the corrections; what is wrong with them."""

    originals: Mapping[PurePosixPath, tuple[Original, ...]]
    waiting: tuple[PurePosixPath, ...]  # files in a kiriman/ that no kiriman.csv lists
    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...]


def read(root: Path, year: int) -> Ledgers:
    """Read them all, and hold every original against its digest."""
    taken = snapshot(root, year)
    found: list[Finding] = []
    folders = sorted(f for f in taken.folders if len(f.parts) == 4 and f.parts[1] == str(year))
    originals = {folder: tuple(_originals(taken, folder, found)) for folder in folders}
    waiting = tuple(_waiting(taken, originals))
    found += [rules.NOT_TAKEN_IN.at(Place(file), name=file.name) for file in waiting]
    for folder, listed in originals.items():
        found += _kept(taken, folder, listed)
    corrections = tuple(_corrections(taken, PERIODS / str(year) / CORRECTIONS, found))
    return Ledgers(originals=originals, waiting=waiting, corrections=corrections, findings=ordered(found))


def corrections(root: Path, year: int) -> tuple[Correction, ...]:
    """Return the corrections of a year, in the order they were made."""
    return read(root, year).corrections


def verified(root: Path, year: int, period: str, department: str) -> frozenset[str] | None:
    """Return the codes of the indicators that the verifier's sheet says are valid; None where the sheet cannot be read."""
    from . import opened

    found: list[Finding] = []
    sheet = PERIODS / str(year) / "kendali" / period / f"verifikasi-{department}.yml"
    document = opened.paper(root, sheet, "verifikasi", found)
    data: Any = document.value if document else {}
    valid = frozenset(item["kode"] for item in data.get("indikator", ()) if item["hasil"] == "valid")
    return None if found else valid


def _rows(taken: Snapshot, file: PurePosixPath, schema: str, found: list[Finding]) -> Iterator[tables.Row]:
    content = taken.text(file)
    if isinstance(content, bytes):
        rows, wrong = tables.read(content, file, contract.table(schema))
        found.extend(wrong)
        yield from rows
    elif content is not None:
        found.append(content)


def _originals(taken: Snapshot, folder: PurePosixPath, found: list[Finding]) -> Iterator[Original]:
    for row in _rows(taken, folder / LEDGER, "kiriman", found):
        cells = row.cells
        yield Original(
            when=cells["waktu"],
            file=folder / BOX / cells["berkas"],
            sha256=cells["sha256"],
            kind=cells["bentuk"],
            agreed=cells["formulir"],
            filled_by=cells["diisi_oleh"],
            place=Place(folder / LEDGER, row.line),
        )


def _waiting(taken: Snapshot, originals: Mapping[PurePosixPath, tuple[Original, ...]]) -> Iterator[PurePosixPath]:
    for folder, listed in originals.items():
        known = {original.file for original in listed}
        yield from (file for file in taken.inside(folder / BOX) if file not in known)


def _kept(taken: Snapshot, folder: PurePosixPath, listed: tuple[Original, ...]) -> Iterator[Finding]:
    for original in listed:
        name, now = original.file.name, taken.digests.get(original.file)
        if now is None:
            yield rules.LOST_ORIGINAL.at(original.place, name=name, folder=folder / BOX)
        elif now != original.sha256:
            yield rules.CHANGED_ORIGINAL.at(Place(original.file), name=name, now=now[:12], listed=original.sha256[:12])


def _corrections(taken: Snapshot, file: PurePosixPath, found: list[Finding]) -> Iterator[Correction]:
    for row in _rows(taken, file, "koreksi", found):
        cells = row.cells
        yield Correction(
            period=cells["periode"],
            department=cells["subbagian"],
            indicator=cells["indikator"],
            month=int(cells["bulan"]),
            column=cells["kolom"],
            old=cells["lama"],
            new=cells["baru"],
            reason=cells["alasan"],
            word_of=cells["atas_kata"],
            day=_day(cells["tanggal"], Place(file, row.line, "tanggal"), found),
            confirmation=cells["konfirmasi"],
            place=Place(file, row.line),
        )


def _day(text: str, place: Place, found: list[Finding]) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        found.append(document_rules.DATE_IMPOSSIBLE.at(place, isi=text, kunci="tanggal"))
        return None
