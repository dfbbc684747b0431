"""A year cut off after one of its collection periods, so that a semester or quarter has a report by the same road as the year."""

from dataclasses import replace

from .model import Dossier, Period


def until(dossier: Dossier, period: Period) -> Dossier:
    """Return the year as it stood at the end of `period`: later periods, and what was handed in for them, are left out.

    The words of the year are not those of a semester: only the period's own chapters are printed.
    """
    kept = dossier.periods[: dossier.periods.index(period) + 1]
    codes = {p.code for p in kept}
    title = f"Laporan Kinerja {period.name} Tahun {dossier.year}"
    return replace(
        dossier,
        cut=period.code,
        periods=kept,
        submissions=tuple(s for s in dossier.submissions if s.period in codes),
        chapters={chapter.key: chapter for chapter in dossier.period_chapters if chapter.period == period.code},
        period_chapters=(),
        edition=replace(dossier.edition, title=title, date_of_signing=None, review_statement=None),
    )
