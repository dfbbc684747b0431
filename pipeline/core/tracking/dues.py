"""What has a deadline: the forms of a period, questions to the subbagian, tasks of meetings, and the SOPs' own reviews."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ..model import Dossier, Period
from .procedures import Procedure, Procedures
from .traces import Papers
from .values import Due


def dues(dossier: Dossier, period: Period, papers: Papers, tasks: Sequence[Due] = ()) -> tuple[Due, ...]:
    """Return the deadlines of a period, the earliest first."""
    return tuple(sorted((*_forms(dossier, period, papers), *_questions(dossier, papers), *tasks), key=lambda d: (d.day, d.role, d.what)))


def _forms(dossier: Dossier, period: Period, papers: Papers) -> Iterator[Due]:
    """A subbagian has done its part when every row that the period asks for is filled."""
    if period.due is None:
        return
    for found in papers.filling:
        yield Due(
            day=period.due,
            what=f"Isian data kinerja {period.name} {dossier.year} beserta data dukung",
            role=found.department,
            done=found.is_complete,
            basis="batas dalam periode.yml; SOP Pengumpulan Data Kinerja, langkah 11",
            ident=f"{dossier.year}-{period.code}-isian-{found.department}",
        )


def _questions(dossier: Dossier, papers: Papers) -> Iterator[Due]:
    for question in papers.questions:
        if question.due:
            yield Due(
                day=question.due,
                what=f"Jawaban {question.ident}",
                role=question.department,
                done=not question.is_open,
                basis="SOP Penyusunan Laporan Kinerja, langkah 2b",
                ident=f"{dossier.year}-{question.ident}",
            )


def reviews(procedures: Procedures, year: int) -> tuple[Due, ...]:
    """Return the reviews that every SOP asks of a year: so many equal parts of the year, one review due by the end of each."""
    return tuple(due for procedure in procedures.all for due in _reviews(procedure, year))


def _reviews(procedure: Procedure, year: int) -> Iterator[Due]:
    count = procedure.reviews_per_year
    for part in range(count):
        start, end = _part(year, part, count)
        yield Due(
            day=end,
            what=f"Tinjauan SOP {procedure.name} ke-{part + 1} tahun {year}",
            role="perencana",
            done=any(start <= review.day <= end for review in procedure.reviews),
            basis=procedure.review_basis,
            ident=f"tinjauan-{procedure.code}-{year}-{part + 1}",
        )


def _part(year: int, part: int, count: int) -> tuple[date, date]:
    """Return first and last day of the `part`-th of `count` parts of a year, cut at whole months."""
    begin, after = part * 12 // count, (part + 1) * 12 // count
    return date(year, begin + 1, 1), (date(year, 12, 31) if after == 12 else date(year, after + 1, 1) - timedelta(days=1))
