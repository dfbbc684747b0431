"""Tasks at the Git host: one issue for every subbagian and period, told by a hidden marker, its text made from data alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..agenda import day_in_words, desk
from ..collecting.owing import Owing, month_list
from ..comparing.markdown import plain, shown
from ..reminders import Situation
from ..tracking.values import Due

OWN = "Daftar ini ditulis dari data dan ditulis ulang setiap kali data berubah; centang yang diubah dengan tangan tidak tersimpan."
HELP = "Daftar ini bantuan bagi proses, bukan penilaian atas orang."
LONGEST = 60_000  # letters; the host takes 65,536


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An issue as it should be. `marker` names it for ever; `done` means closed."""

    marker: str
    title: str
    body: str
    done: bool

    @property
    def text(self) -> str:
        """The whole body with its hidden marker."""
        return f"{self.head}\n{self.body}"

    @property
    def head(self) -> str:
        """The line that tells the task; nobody sees it."""
        return f"<!-- {self.marker} -->"


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a task: its title, its address at the host ("" where there is none), and a word for the change."""

    title: str
    url: str
    change: str  # "dibuat" | "diperbarui" | "ditutup" | "dibuka kembali" | "tetap" | "tidak perlu"


def tasks(found: Situation) -> tuple[Task, ...]:
    """Return the task of every subbagian that is asked for data in the period."""
    return tuple(_task(found, one) for one in found.owing)


def _task(found: Situation, one: Owing) -> Task:
    board = found.board
    dues = [
        due
        for due in (*board.dues, *board.reviews)
        if desk(due.role) == one.department and (due.role, due.day) != (one.department, one.due)
    ]
    body = "\n".join(_body(found, one, dues))
    return Task(
        marker=f"lakip:tugas:{board.year}/{board.period}/{one.department}",
        title=plain(f"Data kinerja {board.period_name} {board.year}: {one.name}", 200),
        body=body if len(body) <= LONGEST else body[:LONGEST].rpartition("\n")[0],
        done=one.is_complete and all(due.done for due in dues),
    )


def _body(found: Situation, one: Owing, dues: Sequence[Due]) -> Iterator[str]:
    yield f"**Batas:** {day_in_words(one.due) if one.due else 'belum ditetapkan'}. Terisi {one.filled} dari {one.asked} baris realisasi."
    yield from ("", "### Realisasi indikator", "")
    yield from _indicators(one)
    if one.spending:
        yield from ("", "### Anggaran", "", f"- [ ] Realisasi anggaran: {month_list(one.spending)}")
    if dues:
        yield from ("", "### Tugas lain", "")
        yield from (f"- [{_tick(due.done)}] {shown(due.what)}: {day_in_words(due.day)}" for due in dues)
    links = [f"[{label}]({address})" for label, address in found.links.get(one.department, ())]
    yield from ("", *([" · ".join(links), ""] if links else []), OWN, HELP)


def _indicators(one: Owing) -> Iterator[str]:
    """Yield a line an indicator: ticked when all its rows are filled in."""
    missing, later, given = (dict(rows) for rows in (one.missing, one.later, one.given))
    for code, name in one.names.items():
        states = (("belum", missing.get(code)), ("menunggu bulannya berakhir", later.get(code)), ("terisi", given.get(code)))
        said = "; ".join(f"{word}: {month_list(months)}" for word, months in states if months)
        yield f"- [{_tick(code not in missing and code not in later)}] {shown(f'{code} {name}')}{f' ({said})' if said else ''}"


def _tick(done: bool) -> str:
    return "x" if done else " "
