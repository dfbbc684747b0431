"""What lies beside a year's data and is checked with it: the lock of a signed year, letters, and the papers of the collection."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from .archive import Archive

if TYPE_CHECKING:
    from ..core.findings import Finding

Check = Callable[[Archive, int], "Iterable[Finding]"]


def findings(archive: Archive, year: int) -> "Iterator[Finding]":
    """Yield what every check says of a year that can be read."""
    for check in CHECKS:
        yield from check(archive, year)


def of_folders(archive: Archive, year: int) -> "Iterator[Finding]":
    """Yield only what concerns the folders that subbagian fill, for those who look at nothing else."""
    for check in (raw, _handed_in, _evidence):
        yield from check(archive, year)


def raw(archive: Archive, year: int) -> "Iterable[Finding]":
    """Return what the gate says of the year's files on disk; it needs no year that can be read."""
    from ..intake.guards import raw_files

    return raw_files.inspect(archive.root, archive.loaded(year).digests)


def _lock(archive: Archive, year: int) -> "Iterable[Finding]":
    from . import desk

    return desk.locked(archive.root, year)


def _letters(archive: Archive, year: int) -> "Iterable[Finding]":
    from . import corresponding

    return corresponding.findings(archive, year)


def _handed_in(archive: Archive, year: int) -> "Iterable[Finding]":
    from ..core.collecting import corrections
    from ..intake.beside import ledgers

    read = ledgers.read(archive.root, year)
    return (*read.findings, *corrections.check(archive.dossier(year), read.corrections))


def _evidence(archive: Archive, year: int) -> "Iterable[Finding]":
    from . import inventorying

    return inventorying.findings(archive, year)


def _openings(archive: Archive, year: int) -> "Iterable[Finding]":
    from . import opening

    return opening.changes(archive, year)


def _entries(archive: Archive, year: int) -> "Iterable[Finding]":
    from . import entering

    return entering.findings(archive, year)


def _timing(archive: Archive, year: int) -> "Iterable[Finding]":
    from . import tracking

    return tracking.findings(archive, year)


def _verified(archive: Archive, year: int) -> "Iterable[Finding]":
    from . import doubts

    return doubts.findings(archive, year)


CHECKS: tuple[Check, ...] = (raw, _lock, _letters, _openings, _verified, _handed_in, _evidence, _entries, _timing)
