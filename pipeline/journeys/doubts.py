"""What the verifiers' papers say of a year's data: results that no longer hold, and konfirmasi that hold up the report."""

from ..core.findings import Finding, ordered
from .archive import Archive


def standing(archive: Archive, year: int) -> tuple[Finding, ...]:
    """Return the konfirmasi that hold up a report even where nothing it is made from has changed since it was made."""
    from ..core.collecting import confirming
    from ..intake.beside import verified

    return tuple(confirming.still_open(one) for one in verified.asked(archive.root, year) if one.is_open)


def findings(archive: Archive, year: int) -> tuple[Finding, ...]:
    """Return what is wrong with a year's papers of verification, and what they say has become of the data."""
    from ..core.collecting import confirming, verification
    from ..intake.beside import ledgers, verified

    read = verified.read(archive.root, year)
    if not read.sheets and not read.asked:
        return read.findings
    dossier, corrections = archive.dossier(year), ledgers.corrections(archive.root, year)
    found = [*read.findings, *confirming.check(read.asked, dossier, corrections)]
    for one in read.sheets:
        found += verification.check(one, dossier, read.asked, corrections)
    return ordered(found)
