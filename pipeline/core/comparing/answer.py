"""The answer to a proposed change: what was found in it, which figures it changes, whose files it touches; and how it is written.

An answer is plain text in bounded lists, so that it can travel as a file that nobody trusts.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..findings import RANK, Finding, Severity
from . import folders
from .figures import Difference
from .markdown import plain, shown, table

MOST = {"temuan": 200, "perubahan": 200, "dampak": 100}  # rows that travel
IN_COMMENT = {"temuan": 40, "perubahan": 60, "dampak": 40}  # rows that a comment shows
COMMENT_SIZE = 60_000  # letters; the host takes 65,536
NEXT = {
    True: "Perbaiki berkas di atas pada cabang yang sama; jawaban ini diperbarui sendiri.",
    False: "Tidak ada kesalahan pada berkas yang diubah. Kepala Subbagian dapat mereviu angka di bawah ini.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of one of the answer's tables, as printed text."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything that is told about a proposed change. Row layouts are those of TABLES."""

    owners: str  # whose files, one sentence
    counts: tuple[int, int, int]  # new findings: errors, doubtful, warnings
    older: int  # findings that were there before
    findings: tuple[Row, ...]
    figures: tuple[Row, ...]
    effects: tuple[Row, ...]
    left_out: int = 0  # rows beyond MOST

    @property
    def has_errors(self) -> bool:
        """Whether the change brings an error."""
        return self.counts[0] > 0


TABLES: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {  # heads, and the columns that hold figures
    "temuan": (("Bobot", "Berkas", "Baris", "Kolom", "Temuan", "Saran"), (2,)),
    "perubahan": (
        ("Tahun", "Rentang", "Indikator", "Target lama", "Target baru", "Realisasi lama", "Realisasi baru", "Capaian lama", "Capaian baru"),
        (3, 4, 5, 6, 7, 8),
    ),
    "dampak": (("Tahun", "Rentang", "Atas", "Sebelum", "Sesudah"), (3, 4)),
}


def new_findings(after: Collection[Finding], before: Collection[Finding], changed: Collection[PurePosixPath]) -> tuple[Finding, ...]:
    """Return the findings that this change answers for, worst first: those in files it touches, and those that were not there before."""
    known = Counter((f.rule, f.place.file, f.message) for f in before)
    own = []
    for found in after:
        key = (found.rule, found.place.file, found.message)
        if known[key] and found.place.file not in changed:
            known[key] -= 1
        else:
            own.append(found)
    return worst_first(own)


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by weight, then by place."""
    return tuple(sorted(findings, key=lambda f: (RANK[f.severity], f.place, f.rule, f.message)))


def make(paths: Collection[PurePosixPath], own: Sequence[Finding], older: int, differences: Sequence[Difference]) -> Answer:
    """Put the answer together; `own` are the findings of the change itself, worst first."""
    weights = Counter(f.severity for f in own)
    figures, effects = difference_rows(differences)
    rows = {"temuan": tuple(_finding(f) for f in own), "perubahan": figures, "dampak": effects}
    return Answer(
        owners=folders.touched(paths).summary,
        counts=(weights[Severity.ERROR], weights[Severity.DOUBTFUL], weights[Severity.WARNING]),
        older=older,
        findings=rows["temuan"][: MOST["temuan"]],
        figures=figures[: MOST["perubahan"]],
        effects=effects[: MOST["dampak"]],
        left_out=sum(max(0, len(found) - MOST[name]) for name, found in rows.items()),
    )


def difference_rows(found: Sequence[Difference]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows of the tables `perubahan` and `dampak`."""
    return tuple(row for d in found for row in _figures(d)), tuple(row for d in found for row in _effects(d))


def _row(*cells: object) -> Row:
    return Row(cells=tuple(plain(str(cell)) for cell in cells))


def _finding(found: Finding) -> Row:
    place = found.place
    return _row(found.severity.value, place.file, place.row or "", place.column, f"{found.message} [{found.rule}]", found.hint)


def _figures(found: Difference) -> list[Row]:
    return [
        _row(
            found.year, s.stretch, f"{s.code} {s.name}", s.target.before, s.target.after,
            s.actual.before, s.actual.after, s.achievement.before, s.achievement.after,
        )
        for s in found.shifts
    ]  # fmt: skip


def _effects(found: Difference) -> list[Row]:
    return [_row(found.year, e.stretch, e.what, e.value.before, e.value.after) for e in found.effects]


def written(answer: Answer, most: dict[str, int] | None = None) -> str:
    """Return the answer as Markdown; `most` bounds the rows of each table."""
    errors, doubtful, warnings = answer.counts
    told = f"{errors} kesalahan, {doubtful} kurang valid, {warnings} peringatan"
    lines = [f"### {'⛔ Perlu diperbaiki' if answer.has_errors else '✅ Data dapat direviu'}: {told}", "", shown(answer.owners)]
    if answer.older:
        lines.append(f"Selain itu ada {answer.older} temuan yang sudah ada sebelumnya, bukan karena usulan ini.")
    lines += ["", NEXT[answer.has_errors], ""]
    lines += _section("Temuan", "temuan", answer.findings, most, "")
    lines += _section("Angka yang berubah", "perubahan", answer.figures, most, "Tidak ada angka indikator yang berubah.")
    lines += _section("Pengaruhnya", "dampak", answer.effects, most, "")
    if answer.left_out:
        lines.append(f"{answer.left_out} baris lain tidak dimuat; jalankan `lakip banding` untuk melihat semuanya.")
    return "\n".join(lines).rstrip() + "\n"


def _section(title: str, name: str, rows: Sequence[Row], most: dict[str, int] | None, empty: str) -> list[str]:
    heads, figures = TABLES[name]
    if not rows:
        return [f"#### {title}", "", empty, ""] if empty else []
    bound = (most or MOST)[name]
    left = len(rows) - bound
    more = [f"… dan {left} baris lagi pada ringkasan.", ""] if left > 0 else []
    return [f"#### {title}", "", *table(heads, [r.cells for r in rows[:bound]], figures), "", *more]


def comment(answer: Answer, run: str) -> str:
    """Return the comment on the proposal: the answer within the host's size, and where the whole and the preview are. `run` is ours."""
    bound = dict(IN_COMMENT)
    while len(text := written(answer, bound)) > COMMENT_SIZE and any(n > 1 for n in bound.values()):
        bound = {name: max(1, n // 2) for name, n in bound.items()}
    return text + _links(run)


def unanswered(run: str) -> str:
    """Return the comment for a check that did not come to an answer."""
    return (
        "### ⚠️ Pemeriksaan tidak selesai\n\nPemeriksaan berhenti sebelum ada jawaban. Lihat catatan jalannya, lalu jalankan ulang.\n"
        + _links(run)
    )


def _links(run: str) -> str:
    if not run:
        return ""
    return f"\n[Ringkasan lengkap dan pratinjau]({run}): artefak `pratinjau` memuat PDF, DOCX, dan situs hasil usulan ini (KONSEP).\n"
