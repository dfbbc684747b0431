"""`lakip banding`: the review aid."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from ..core.comparing.answer import TABLES, difference_rows
from ..core.comparing.figures import Difference
from ..core.comparing.markdown import table
from ..core.errors import PipelineError
from ..journeys import feedback
from . import screen
from .common import CLEAN, format_option, found_root, root_option
from .indonesian import Command


@click.command(
    "banding",
    cls=Command,
    help="Bandingkan angka dua revisi (LAMA..BARU) atau dua folder (LAMA BARU): target, realisasi, capaian, dan pengaruhnya.",
    options_metavar="[OPSI]",
)
@click.argument("spans", metavar="LAMA..BARU | LAMA BARU", nargs=-1, required=True)
@click.option("--tahun", "year", type=click.IntRange(2000, 2099), metavar="TAHUN", default=None, help="Hanya tahun ini (bawaan: semua).")
@format_option
@root_option
def command(spans: tuple[str, ...], year: int | None, form: str, root: Path | None) -> int:
    """Compare and show."""
    PRINTED[form](FORMS[form](_compared(spans, year, root)))
    return CLEAN


def _compared(spans: tuple[str, ...], year: int | None, root: Path | None) -> Sequence[Difference]:
    if len(spans) == 1:
        return feedback.compare_revisions(found_root(root), feedback.Span.parse(spans[0]), year)
    if len(spans) == 2:
        old, new = (found_root(Path(folder)) for folder in spans)
        return feedback.compare(old, new, year)
    raise PipelineError("Yang dibandingkan dua revisi atau dua folder.", "Tulis main..HEAD, atau nama dua folder.")


def _text(found: Sequence[Difference]) -> str:
    lines = []
    for difference in found:
        lines.append(screen.style(f"Tahun {difference.year}", bold=True))
        for shift in difference.shifts:
            lines.append(f"  {shift.stretch} · {shift.code} {shift.name}")
            pairs = {"target": shift.target, "realisasi": shift.actual, "capaian": shift.achievement}
            lines += [f"    {what}: {pair.before} → {pair.after}" for what, pair in pairs.items() if pair.is_changed]
        lines += [f"  {effect.stretch} · {effect.what}: {effect.value.before} → {effect.value.after}" for effect in difference.effects]
    return "\n".join(lines) or "Tidak ada angka yang berubah."


def _json(found: Sequence[Difference]) -> str:
    return screen.as_json([asdict(difference) for difference in found])


def _markdown(found: Sequence[Difference]) -> str:
    lines: list[str] = []
    for name, rows in zip(("perubahan", "dampak"), difference_rows(found), strict=True):
        if rows:
            heads, figures = TABLES[name]
            lines += [*table(heads, [row.cells for row in rows], figures), ""]
    return "\n".join(lines) or "Tidak ada angka yang berubah."


FORMS = {"teks": _text, "json": _json, "github": _markdown}
PRINTED = {"teks": screen.say, "json": screen.say, "github": screen.markdown}
