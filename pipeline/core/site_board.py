"""The page of a running period: where every step of both SOPs stands, what is still awaited of whom, and the deadlines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import groupby

from . import words
from .agenda import TITLES, Agenda, day_in_words, desk
from .approvals.roles import OFFSETS
from .collecting.owing import Owing, lines, month_list
from .comparing.markdown import plain
from .document import Bullets, Cell, Column, Link, Paragraph, Strong, Table, TableBlock
from .report import Report
from .site_page import Page, SiteBlock, Tile, Tiles, section, table
from .site_year import page_of
from .tracking.guidance import standard, used
from .tracking.values import Board, Due, Moment, Progress, State

PATH = "papan"
HELP = (
    "Papan ini membantu proses: agar terlihat apa yang ditunggu dan siapa yang dapat dibantu. Papan ini bukan penilaian atas orang, dan "
    "lamanya suatu langkah tidak masuk ke dalam capaian kinerja."
)
TONES = {State.DONE: "baik", State.RUNNING: "sedang", State.UNKNOWN: "sedang"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Collecting:
    """A running period as the site shows it. `since` says of which moment, in words; `agendas` are offered to subscribe to."""

    board: Board
    owing: tuple[Owing, ...]
    agendas: tuple[Agenda, ...]
    since: str
    day: date  # the moment's day in the office's zone


def calendar_path(year: int, role: str) -> str:
    """Return the address of a role's calendar within the site."""
    return f"{year}/kalender/{role}.ics"


def board_page(report: Report, found: Collecting) -> Page:
    """Return the board of a year's running period."""
    board = found.board
    title = f"Papan pengumpulan {board.period_name} {board.year}"
    tables = {"data": _owing_table(found), "tenggat": _due_table(report, found)}
    blocks: list[SiteBlock] = [Paragraph((found.since,)), Paragraph((HELP,)), Tiles(tuple(_tiles(found))), *_next(board)]
    blocks += [section("Data yang ditunggu"), TableBlock("data"), section("Tenggat"), TableBlock("tenggat")]
    for sop, steps in _sops(board):
        name = f"SOP {plain(board.notes.get(f'nama-{sop}', sop))}"
        tables[sop] = _step_table(report, name, steps)
        blocks += [section(name, ident=f"langkah-{sop}"), TableBlock(sop)]
    blocks += _notes(board)
    blocks += [section("Kalender"), Paragraph((_CALENDAR,)), Bullets(tuple(_calendars(report, found)))]
    description = f"Langkah, pemegang, dan tenggat pengumpulan data kinerja {board.period_name} {board.year}."
    return page_of(report, PATH, title, description, blocks, tables)


_CALENDAR = (
    "Buka berkas kalender di bawah ini, atau salin alamatnya ke «Langganan kalender» pada telepon atau Outlook; "
    "pengingat berbunyi dua hari sebelum setiap tenggat."
)


def _tiles(found: Collecting) -> Iterator[Tile]:
    steps = [one for one in found.board.steps if one.state is not State.NOT_NEEDED]
    done = sum(one.state is State.DONE for one in steps)
    complete = sum(one.is_complete for one in found.owing)
    running = sum(one.state is State.RUNNING for one in steps)
    yield Tile(label="Langkah selesai", value=f"{done} dari {len(steps)}", note=f"{running} sedang berjalan")
    yield Tile(label="Data lengkap", value=f"{complete} dari {len(found.owing)}", note="subbagian")
    coming = min((due.day for due in _open(found.board) if due.day >= found.day), default=None)
    if coming:
        yield Tile(label="Tenggat terdekat", value=words.long_date(coming), note=_distance(coming, found.day))


def _distance(day: date, today: date) -> str:
    left = (day - today).days
    return "hari ini" if left == 0 else f"{left} hari lagi" if left > 0 else f"lewat {-left} hari"


def _open(board: Board) -> list[Due]:
    return [due for due in (*board.dues, *board.reviews) if not due.done]


# What is awaited of whom


def _owing_table(found: Collecting) -> Table:
    columns = (
        Column(title="Subbagian", width=2),
        Column(title="Keadaan", width=1.4),
        Column(title="Terisi"),
        Column(title="Sudah dapat diisi, belum diisi", width=2.6),
        Column(title="Batas", width=1.4),
    )
    rows = [_owing_row(one, found.day) for one in found.owing]
    notes = ("Suatu bulan dihitung sesudah bulan itu berakhir. Nol adalah isian, kendala adalah jawaban; kosong berarti belum diisi.",)
    return table("Baris realisasi dan anggaran menurut subbagian", columns, rows, notes)


def _owing_row(one: Owing, day: date) -> tuple[Cell, ...]:
    spending = f"Anggaran: {month_list(one.spending)}" if one.spending else ""
    missing = "\n".join((*lines(one.missing), *filter(None, [spending]))) or "–"
    text, tone = _standing(one, day)
    filled = f"{one.filled} dari {one.asked}"
    limit = words.long_date(one.due) if one.due else "belum ditetapkan"
    return (Cell(text=(one.name,)), Cell(text=(text,), tone=tone), *(Cell(text=(piece,)) for piece in (filled, missing, limit)))


def _standing(one: Owing, day: date) -> tuple[str, str]:
    if one.is_complete:
        return "Lengkap", "baik"
    if one.is_late(day):
        return "Batas sudah lewat", "kurang"
    return ("Ada yang dapat diisi", "sedang") if one.is_owing else ("Menunggu bulan berakhir", "")


# Deadlines


def _due_table(report: Report, found: Collecting) -> Table:
    columns = (
        Column(title="Perihal", width=2.6),
        Column(title="Keadaan"),
        Column(title="Hari", width=1.6),
        Column(title="Pemegang", width=2.4),
    )
    dues = sorted((*found.board.dues, *found.board.reviews), key=lambda due: (due.done, due.day, due.what))
    rows = []
    for (_, day, what), group in groupby(dues, key=lambda due: (due.done, due.day, due.what)):
        rows.append(_due_row(report, day, what, list(group), found.day))
    return table("Tenggat data, tugas, dan tinjauan SOP", columns, rows or [(Cell(text=("Belum ada tenggat yang tercatat.",), columns=4),)])


def _due_row(report: Report, day: date, what: str, dues: Sequence[Due], today: date) -> tuple[Cell, ...]:
    late = not dues[0].done and day < today
    state = "Selesai" if dues[0].done else _distance(day, today).capitalize()
    tone = "baik" if dues[0].done else "kurang" if late else ""
    told = (day_in_words(day), _holders(report, [due.role for due in dues]))
    return (Cell(text=(plain(what),)), Cell(text=(state,), tone=tone), *(Cell(text=(text,)) for text in told))


def _holders(report: Report, roles: Sequence[str]) -> str:
    """Return whose it is, in words; all subbagian together are told as such."""
    codes = {d.code for d in report.office.departments_on(report.scorecard.dossier.reference_day)}
    if len(codes) > 1 and codes <= set(roles):
        roles = ["semua subbagian", *(role for role in roles if role not in codes)]
    return words.listed(list(dict.fromkeys(_holder(report, role) for role in roles)))


def _holder(report: Report, role: str) -> str:
    departments = report.office.departments_on(report.scorecard.dossier.reference_day)
    names = {department.code: department.name for department in departments} | TITLES
    return names.get(desk(role), role.capitalize())


# The steps


def _sops(board: Board) -> list[tuple[str, list[Progress]]]:
    found: dict[str, list[Progress]] = {}
    for one in board.steps:
        found.setdefault(one.step.sop, []).append(one)
    return list(found.items())


def _step_table(report: Report, name: str, steps: Sequence[Progress]) -> Table:
    columns = (
        Column(title="Langkah", width=2.6),
        Column(title="Keadaan", width=2),
        Column(title="Pemegang", width=2),
        Column(title="Sejak, menurut", width=1.8),
        Column(title="Terpakai / baku", width=1.5),
    )
    rows: list[tuple[Cell, ...]] = []
    for _, group in groupby(steps, key=lambda one: one.step.code):
        rows += _step_rows(report, list(group))
    notes = (
        "Waktu dihitung dalam jam kerja. «Dinyatakan sendiri» berarti waktunya hanya dikatakan oleh yang bersangkutan; "
        "«tidak tercatat» berarti langkah sesudahnya sudah selesai, tetapi tidak ada jejak langkah ini.",
    )
    return table(f"Keadaan setiap langkah {name}", columns, rows, notes)


def _step_rows(report: Report, group: Sequence[Progress]) -> Iterable[tuple[Cell, ...]]:
    """Yield the rows of one step; a step that every subbagian takes has one row each beneath one name."""
    zone = report.scorecard.dossier.policy.zone
    for number, one in enumerate(group):
        head = (Cell(text=(Strong(f"{one.step.number}. "), one.step.name), rows=len(group)),) if number == 0 else ()
        since = one.start or one.end
        known = f"{_known(since, zone)}\n({_source(one)})" if since else "–"
        yield (*head, _state(one), Cell(text=(one.holder,)), Cell(text=(known,)), _time(one))


def _known(since: Moment, zone: str) -> str:
    return moment(since.time, zone) if since.exact else moment(since.time, zone).partition(" pukul ")[0]


def moment(time: datetime, zone: str) -> str:
    """Return `3 Februari 2026 pukul 09.05 WIB`, whatever zone the time is told in."""
    local = time.astimezone(timezone(timedelta(hours=OFFSETS[zone])))
    return f"{words.long_date(local.date())} pukul {local:%H.%M} {zone}"


def _state(one: Progress) -> Cell:
    said = [one.state.value.capitalize(), *([plain(one.note)] if one.note else [])]
    return Cell(text=("; ".join(said),), tone=TONES.get(one.state, ""))


def _time(one: Progress) -> Cell:
    """Return the time used beside the standard; beyond it is said in words."""
    told = " / ".join(filter(None, (used(one), standard(one))))
    return Cell(text=(f"{told}; melampaui baku",), tone="kurang") if one.over else Cell(text=(told,))


def _source(one: Progress) -> str:
    found = dict.fromkeys(point.source.value for point in (one.start, one.end) if point)
    return words.listed(list(found))


def _next(board: Board) -> list[SiteBlock]:
    """Return what comes next, with the command that helps."""
    what, command = board.notes.get("berikutnya"), board.notes.get("perintah")
    return [Paragraph((Strong("Berikutnya: "), plain(f"{what}. Perintahnya: «{command}»." if command else f"{what}.")))] if what else []


def _notes(board: Board) -> list[SiteBlock]:
    """Return what else a reader must know; names and the next step have their own places."""
    told = {key: text for key, text in board.notes.items() if key not in ("berikutnya", "perintah") and not key.startswith("nama-")}
    return [Paragraph((plain(text),)) for text in told.values()]


def _calendars(report: Report, found: Collecting) -> Iterator[tuple[str | Link, ...]]:
    for agenda in found.agendas:
        count = sum(not event.done for event in agenda.events)
        link = Link(_holder(report, agenda.role), calendar_path(found.board.year, agenda.role))
        yield (link, f": {count} tenggat terbuka")
