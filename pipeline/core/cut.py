"""A year cut off after one of its collection periods, so that a semester or quarter has a report by the same road as the year."""

from dataclasses import replace

from .model import Dossier, Period


def until(dossier: Dossier, period: Period) -> Dossier:
    """Return the year as it stood at the end of `period`: later periods, and what was handed in for them, are left out."""
    kept = dossier.periods[: dossier.periods.index(period) + 1]
    codes = {p.code for p in kept}
    title = f"Laporan Kinerja {period.name} Tahun {dossier.year}"
    return replace(
        dossier,
        periods=kept,
        submissions=tuple(s for s in dossier.submissions if s.period in codes),
        edition=replace(dossier.edition, title=title, date_of_signing=None, review_statement=None),
    )
