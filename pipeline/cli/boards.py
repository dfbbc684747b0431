"""How the board of the SOPs is shown: a calm table for people, JSON for programs."""

import json
from collections.abc import Iterator
from itertools import groupby

import click

from ..core import words
from ..core.tracking import export, guidance
from ..core.tracking.values import Board, Moment, Progress, State

MARKS = {State.DONE: "✓", State.RUNNING: "▸", State.WAITING: "·", State.UNKNOWN: "?", State.NOT_NEEDED: "–"}
COLOURS = {State.DONE: "green", State.RUNNING: "cyan", State.UNKNOWN: "yellow"}
HEADS = ("Langkah", "Keadaan", "Pemegang", "Sejak", "Terpakai / baku", "Sumber waktu")
WIDEST = 38  # characters of a holder's name
PURPOSE = "Papan ini membantu proses; waktu yang tercatat bukan penilaian atas orang."


def show(found: Board, form: str) -> None:
    """Print the board."""
    if form == "json":
        click.echo(json.dumps(export.board(found), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(_text(found)))


def _text(found: Board) -> Iterator[str]:
    day = found.day.date()
    yield click.style(f"{found.period_name} {found.year} · keadaan per {words.long_date(day)}", bold=True)
    rows = [(p, _row(p, found.year)) for p in found.steps]
    widths = [max(len(row[n]) for row in (HEADS, *(r for _, r in rows))) for n in range(len(HEADS))]
    for sop, group in groupby(rows, key=lambda item: item[0].step.sop):
        yield ""
        yield _line(HEADS if sop == rows[0][0].step.sop else ("",) * len(HEADS), widths).rstrip() or sop
        for progress, row in group:
            yield from _told(progress, row, widths)
    yield from _below(found)
