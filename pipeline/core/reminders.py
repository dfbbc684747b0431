"""Reminders as plain text, ready to paste into WhatsApp or a mail: one for each addressee, none where nothing is due."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .agenda import PLANNER, SECRETARY, TITLES, day_in_words, desk
from .collecting.owing import Owing, lines, month_list
from .comparing.markdown import plain
from .tracking.values import Board, Due, Progress, State

SOON = timedelta(days=7)  # how far ahead a deadline is worth a reminder
BULLET = "• "  # "- ", "* ", "1. " and "> " at the beginning of a line make lists and quotes in WhatsApp
MARKUP = re.compile(r"(?<!\w)[*_~`]+|[*_~`]+(?!\w)|`")
ALIKE = str.maketrans({"*": "∗", "_": "‗", "~": "∼", "`": "'"})
REGARDS = "Terima kasih."
THANKS = "Bila sudah dikirim, mohon abaikan pesan ini. Terima kasih atas kerja samanya."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A text for one addressee: role (sekretaris, perencana, or code of a subbagian), a subject for mail, the text."""

    role: str
    addressee: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What reminders are made from: the board of a period, what every subbagian owes, and where to find form and guide.

    `links` maps a role to (label, address) pairs; empty without a Git host or a public archive.
    """

    office: str
    board: Board
    owing: tuple[Owing, ...]
    day: date
    links: Mapping[str, tuple[tuple[str, str], ...]]


def reminders(found: Situation) -> tuple[Reminder, ...]:
    """Return the reminders, those of the subbagian first."""
    made = [_department(found, one) for one in found.owing]
    made += [_overseer(found, role) for role in (PLANNER, SECRETARY)]
    return tuple(one for one in made if one)


def quiet(text: str) -> str:
    """Return a stranger's text on one line, with what WhatsApp would take for bold, italics, strikes or code replaced by look-alikes."""
    return MARKUP.sub(lambda found: found[0].translate(ALIKE), plain(text))


def _period(found: Situation) -> str:
    return quiet(f"{found.board.period_name} {found.board.year}")


def _department(found: Situation, one: Owing) -> Reminder | None:
    dues = _pressing(found, one.department)
    soon = one.due is not None and one.due - SOON <= found.day and not one.is_complete
    if not (one.is_owing or soon or dues):
        return None
    parts = [*_data(found, one, soon=soon), *_listed("Yang juga ditunggu:", [_due(due, found.day) for due in dues])]
    return _letter(found, one.department, f"Kepala {quiet(one.name)}", parts)


def _data(found: Situation, one: Owing, *, soon: bool) -> Iterator[str]:
    if not (one.is_owing or soon):
        return
    yield f"Data kinerja {_period(found)} {_ask(one.due, found.day)}. Sudah terisi {one.filled} dari {one.asked} baris realisasi."
    yield from _listed("Yang sudah dapat diisi sekarang:", [quiet(line) for line in lines(one.missing)])
    if one.spending:
        yield f"Realisasi anggaran yang belum diisi: {month_list(one.spending)}."
    if soon or one.is_late(found.day):
        yield from _listed("Yang masih menunggu bulannya berakhir:", [quiet(line) for line in lines(one.later)])


def _ask(due: date | None, day: date) -> str:
    """Return what is asked, with the deadline in words: whole days, none of them counted twice."""
    if due is None:
        return "mohon dilengkapi; batasnya belum ditetapkan"
    if day > due:
        return f"seharusnya sudah lengkap pada {day_in_words(due)}, {(day - due).days} hari yang lalu; mohon dilengkapi secepatnya"
    return f"mohon dilengkapi paling lambat {day_in_words(due)} ({_until(due, day)})"


def _until(due: date, day: date) -> str:
    left = (due - day).days
    return {0: "hari ini", 1: "besok"}.get(left, f"{left} hari lagi")


def _overseer(found: Situation, role: str) -> Reminder | None:
    """Return the reminder of the Sekretaris or the perencana: what waits for them, and, where it matters to them, who is not complete."""
    dues = [_due(due, found.day) for due in _pressing(found, role)]
    steps = [_step(one) for one in found.board.steps if one.state is State.RUNNING and one.step.holder == role]
    behind = [_behind(one, found.day) for one in found.owing if one.is_late(found.day) or (role == PLANNER and one.is_owing)]
    if not (dues or steps or behind):
        return None
    parts = [f"Keadaan pengelolaan kinerja {_period(found)} per {day_in_words(found.day)}:"]
    parts += _listed("Langkah SOP yang sedang berada di meja Bapak/Ibu:", steps)
    parts += _listed("Tenggat yang dekat atau sudah lewat:", dues)
    parts += _listed("Data subbagian yang belum lengkap:", behind)
    return _letter(found, role, TITLES[role], parts)


def _behind(one: Owing, day: date) -> str:
    late = "batas sudah lewat" if one.is_late(day) else "dapat diisi sekarang"
    codes = ", ".join(code for code, _ in one.missing)
    rest = f"; {late}: {codes}" if codes else f"; {late}"
    return quiet(f"{one.name}: {one.filled} dari {one.asked} baris terisi{rest}")


def _step(one: Progress) -> str:
    beyond = "; sudah melampaui waktu baku SOP" if one.over else ""
    note = f" ({one.note})" if one.note else ""
    return quiet(f"Langkah {one.step.number}: {one.step.name}{note}{beyond}")


def _pressing(found: Situation, role: str) -> list[Due]:
    """Return what a role has due soon or overdue; the deadline of the data itself is told with the data."""
    deadlines = {(one.department, one.due) for one in found.owing}
    dues = [due for due in (*found.board.dues, *found.board.reviews) if desk(due.role) == role and not due.done]
    return sorted((d for d in dues if d.day - SOON <= found.day and (d.role, d.day) not in deadlines), key=lambda d: (d.day, d.what))


def _due(due: Due, day: date) -> str:
    when = f"lewat {(day - due.day).days} hari" if day > due.day else _until(due.day, day)
    return quiet(f"{due.what}: {day_in_words(due.day)} ({when})")


def _listed(head: str, items: Sequence[str]) -> list[str]:
    return ["\n".join([head, *(f"{BULLET}{item}" for item in items)])] if items else []


def _letter(found: Situation, role: str, addressee: str, parts: Sequence[str]) -> Reminder:
    links = "\n".join(f"{label}: {address}" for label, address in found.links.get(role, ()))
    head = f"Yth. {addressee}\n{quiet(found.office)}"
    return Reminder(
        role=role,
        addressee=addressee,
        subject=f"Pengingat: data kinerja {_period(found)}",
        text="\n\n".join(part for part in (head, *parts, links, REGARDS if role in TITLES else THANKS) if part),
    )
