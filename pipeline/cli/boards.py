"""How the board of the SOPs is shown: a calm table for people, JSON for programs."""

import shutil
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..core import words
from ..core.tracking import export, guidance
from ..core.tracking.values import Board, Moment, Progress, State
from . import screen

MARKS = {State.DONE: "✓", State.RUNNING: "▸", State.WAITING: "·", State.UNKNOWN: "?", State.NOT_NEEDED: "–"}
COLOURS = {State.DONE: "green", State.RUNNING: "cyan", State.UNKNOWN: "yellow"}
HEADS = ("No.", "Kegiatan", "Keadaan", "Pemegang", "Sejak/selesai", "Terpakai / baku", "Sumber waktu")
NAME = 1  # the column that takes what room is left
NARROWEST, ROOM = 30, 132  # characters of a name at least; of a line where nobody knows
PURPOSE = "Papan ini membantu proses berjalan; waktu yang tercatat bukan penilaian atas orang."


def show(found: Board, form: str) -> None:
    """Print the board."""
    if form == "json":
        screen.data(export.board(found))
        return
    screen.say("\n".join(_text(found, shutil.get_terminal_size((ROOM, 24)).columns)))


def _text(found: Board, room: int) -> Iterator[str]:
    moment = found.day
    yield screen.style(f"{found.period_name} {found.year} · keadaan per {words.long_date(moment.date())} pukul {moment:%H.%M}", bold=True)
    yield screen.style(PURPOSE, dim=True)
    rows = {id(p): _row(p, found.year) for p in found.steps}
    widths = _widths([HEADS, *rows.values()], room)
    for number, (sop, group) in enumerate(groupby(found.steps, key=lambda p: p.step.sop)):
        steps = list(group)
        yield f"\n{screen.style('SOP ' + found.notes.get(f'nama-{sop}', sop), bold=True)}"
        if all(p.state is State.NOT_NEEDED for p in steps):
            yield f"  {MARKS[State.NOT_NEEDED]} {steps[0].note[:1].upper()}{steps[0].note[1:]}."
            continue
        yield from [screen.style(_line(HEADS, widths), dim=True)] if number == 0 else []
        for progress in steps:
            yield from _told(progress, rows[id(progress)], widths)
    yield from _below(found)


def _row(found: Progress, year: int) -> tuple[str, ...]:
    return (
        found.step.number,
        found.step.label,
        f"{MARKS[found.state]} {found.state.value}",
        guidance.role_name(found.department or found.step.holder),
        _moment(found.end if found.state is State.DONE else found.start, year),
        _measure(found),
        _source(found),
    )


def _measure(found: Progress) -> str:
    """Return time used and standard, the unit said once where both have the same."""
    used, standard = guidance.used(found), guidance.standard(found)
    if not used or (found.step.standard.amount is None and found.step.is_inner):
        return used or standard
    number, _, unit = used.partition(" ")
    return f"{number if standard.endswith(' ' + unit) else used} / {standard.removeprefix('baku ')}"


def _moment(found: Moment | None, year: int) -> str:
    """Return day and time; the year only where it is another one."""
    if found is None:
        return ""
    day = f"{found.time.day} {words.month_short(found.time.month)}{f' {found.time.year}' if found.time.year != year else ''}"
    return f"{day} {found.time:%H.%M}" if found.exact else day


def _source(found: Progress) -> str:
    """Name who tells of the times that are shown, each once; what is only declared says so."""
    moments = [found.end, found.start if guidance.used(found) else None] if found.state is State.DONE else [found.start]
    told = sorted((moment for moment in moments if moment), key=lambda moment: moment.time)
    return ", ".join(dict.fromkeys(moment.source.value for moment in told))


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADS))]
    others = sum(widths) - widths[NAME] + 2 * len(HEADS)
    widths[NAME] = max(NARROWEST, min(widths[NAME], room - others))
    return widths


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return ("  " + "  ".join(_cut(c, w).ljust(w) for c, w in zip(cells, widths, strict=True))).rstrip()


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip(" ,") + "…"


def _told(found: Progress, row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    yield screen.style(_line(row, widths), fg=COLOURS.get(found.state))
    if found.note:
        yield screen.style(" " * (widths[0] + 4) + found.note, dim=True)


def _below(found: Board) -> Iterator[str]:
    for title, sentences in (("Perlu perhatian", guidance.late(found)), ("Segera jatuh tempo", guidance.coming(found))):
        if sentences:
            yield f"\n{screen.style(title, bold=True)}"
            yield from (f"  {sentence}" for sentence in sentences)
    remarks = [text for key, text in found.notes.items() if key in ("sop", "kalender", "libur", "riwayat")]
    if remarks:
        yield ""
        yield from (screen.style(f"Catatan: {text}", dim=True) for text in remarks)
    yield f"\nberikutnya: {found.notes['berikutnya']}"
    yield f"→ {screen.style(found.notes['perintah'], bold=True)}"
