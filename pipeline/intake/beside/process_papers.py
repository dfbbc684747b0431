"""The papers of a period as far as time is concerned: who did what when. Nothing is judged here, and a faulty row is left out.

A day that a paper states is somebody's word. Where Git recorded the paper on that very day, Git's moment is taken instead: exact, and
nobody's word.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from pathlib import Path, PurePosixPath
from typing import Any

from ...core.letters import Wish
from ...core.tracking.traces import Filling, Question, Seen, Verified
from ...core.tracking.values import Moment, Source
from .. import contract, documents, tables
from ..files import PERIODS
from ..repository.history_moments import Moments, Touch
from . import papers

OPENING, INVENTORY, ENTRIES = "pembukaan.yml", "inventaris.csv", "entri.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a period's papers lie, what Git tells of them, and in which zone a day begins."""

    root: Path
    year: int
    period: str
    touched: Moments
    zone: timezone

    @property
    def year_folder(self) -> PurePosixPath:
        """The folder of the year."""
        return PERIODS / str(self.year)

    @property
    def folder(self) -> PurePosixPath:
        """The folder of the period's papers."""
        return self.year_folder / "kendali" / self.period

    def stated(self, text: str | None, file: PurePosixPath, by: str = "") -> Moment | None:
        """Return the moment of a day that a paper states: Git's where it recorded the paper on that day, else the day as stated."""
        day = _day(text)
        if day is None:
            return None
        for touch in self.touched.of(file):
            if touch.time.astimezone(self.zone).date() == day:
                return Moment(time=touch.time, source=Source.GIT, by=by)
        return self.whole(day, Source.DECLARED, by)

    def whole(self, day: date, source: Source, by: str = "") -> Moment:
        """Return a moment of which only the day is known."""
        return Moment(time=datetime.combine(day, time(), self.zone), source=source, by=by, exact=False)

    def document(self, file: PurePosixPath, schema: str) -> Any:
        """Return what a YAML paper holds, None where there is none or it cannot be used."""
        content = papers.read(self.root, file)
        document = documents.read(content, file, schema)[0] if isinstance(content, bytes) else None
        return document.value if document else None

    def rows(self, file: PurePosixPath, schema: str) -> tuple[Mapping[str, str], ...]:
        """Return the usable rows of a table."""
        content = papers.read(self.root, file)
        read = tables.read(content, file, contract.table(schema))[0] if isinstance(content, bytes) else ()
        return tuple(row.cells for row in read)

    def names(self, pattern: str) -> tuple[PurePosixPath, ...]:
        """Return the period's papers whose name fits a pattern, sorted."""
        return tuple(sorted(self.folder / found.name for found in (self.root / self.folder).glob(pattern)))


def opened(desk: Desk) -> Moment | None:
    """Return when the period was opened."""
    file = desk.folder / OPENING
    data = desk.document(file, "pembukaan")
    return desk.stated(data["dibuka"], file, data.get("oleh", "")) if data else None


def filling(desk: Desk, asked: Iterable[tuple[str, int, int]]) -> tuple[Filling, ...]:
    """Return how far every subbagian is; `asked` are subbagian, rows asked for, rows filled."""
    return tuple(_filling(desk, *one) for one in asked)


def _filling(desk: Desk, department: str, asked: int, filled: int) -> Filling:
    """A form's arrival tells more than Git's touches do; and the commit that opened the period wrote empty rows, which is no filling."""
    folder = desk.year_folder / desk.period / department
    at_opening = {touch.commit for touch in desk.touched.of(desk.folder / OPENING)[:1]}
    touches = [touch for touch in desk.touched.of(folder / "realisasi.csv") if touch.commit not in at_opening]
    words = [touch for touch in desk.touched.of(folder / "analisis.md") if touch.commit not in at_opening]
    came = sorted(filter(None, (_time(row["waktu"]) for row in desk.rows(folder / "kiriman.csv", "kiriman"))))
    moments = [Moment(time=moment, source=Source.MACHINE) for moment in came] or [*map(_of, touches)]
    first, last = (moments[0], moments[-1]) if filled and moments else (None, None)
    analysed = _of(words[-1]) if words and (desk.root / folder / "analisis.md").is_file() else None
    return Filling(department=department, asked=asked, filled=filled, first=first, last=last, analysed=analysed)


def _of(touch: Touch) -> Moment:
    return Moment(time=touch.time, source=Source.GIT)


def verified(desk: Desk) -> tuple[Verified, ...]:
    """Return how far the verification of every subbagian is."""
    return tuple(_verified(desk, file) for file in desk.names("verifikasi-*.yml"))


def _verified(desk: Desk, file: PurePosixPath) -> Verified:
    data = desk.document(file, "verifikasi") or {}
    items = data.get("indikator", ())
    judged = [item for item in items if item.get("hasil", "belum") != "belum"]
    last: Mapping[str, str] = max(judged, key=lambda item: str(item.get("tanggal", "")), default={})
    department = file.stem.removeprefix("verifikasi-")
    moment = desk.stated(last.get("tanggal"), file, last.get("oleh", ""))
    return Verified(department=department, judged=len(judged), total=len(items), last=moment)


def questions(desk: Desk) -> tuple[Question, ...]:
    """Return every konfirmasi of the period."""
    return tuple(_questions(desk))


def _questions(desk: Desk) -> Iterator[Question]:
    for file in desk.names("konfirmasi-*.yml"):
        data = desk.document(file, "konfirmasi")
        if not data:
            continue
        asked, decided = data["pertanyaan"], data.get("putusan")
        yield Question(
            ident=f"{desk.period}-{file.stem}",
            department=data["kepada"],
            asked=desk.stated(asked["tanggal"], file, asked.get("oleh", "")),
            decided=desk.stated(decided["tanggal"], file, decided.get("oleh", "")) if decided else None,
            is_open=decided is None,
            due=_day(data.get("batas")),
        )


def inventory(desk: Desk) -> Moment | None:
    """Return when the inventory was recorded in Git; one that Git does not know yet is not recorded."""
    file = desk.folder / INVENTORY
    there = (desk.root / file).is_file() and not (desk.root / file).is_symlink()
    touches = desk.touched.of(file) if there else ()
    return _of(touches[-1]) if touches else None


def entered(desk: Desk) -> Moment | None:
    """Return the last entry into an application, as its log says."""
    file = desk.folder / ENTRIES
    times = [(found, row["oleh"]) for row in desk.rows(file, "entri") if (found := _time(row["waktu"]))]
    last = max(times, default=None)
    return Moment(time=last[0], source=Source.DECLARED, by=last[1]) if last else None


def corrections(desk: Desk) -> tuple[Moment, ...]:
    """Return when figures of the period were corrected."""
    file = desk.year_folder / "laporan" / "koreksi.csv"
    rows = (row for row in desk.rows(file, "koreksi") if row["periode"] == desk.period)
    moments = (desk.stated(row["tanggal"], file, row["atas_kata"]) for row in rows)
    return tuple(sorted((m for m in moments if m), key=lambda m: m.time))


def letters(desk: Desk, wishes: Iterable[Wish]) -> tuple[Seen, ...]:
    """Return the letters that say they concern the period."""
    return tuple(_seen(desk, wish) for wish in wishes if wish.period == desk.period)


def _seen(desk: Desk, wish: Wish) -> Seen:
    issued = Moment(time=wish.issued, source=Source.LETTER) if wish.issued else None
    if issued is None and wish.number and wish.day:
        issued = desk.whole(wish.day, Source.LETTER)
    touches = desk.touched.of(wish.file)
    initials = {initial.role: initial.time for initial in wish.initials}
    written = _of(touches[0]) if touches else None
    return Seen(kind=wish.kind, period=wish.period, written=_before(written, issued), issued=issued, file=str(wish.file), initials=initials)


def _before(written: Moment | None, issued: Moment | None) -> Moment | None:
    """A file that Git saw only after the letter was issued tells nothing of when it was drafted."""
    return None if written and issued and written.time > issued.time else written


def submitted(desk: Desk) -> Moment | None:
    """Return when the report was put before the officials: the first commit of a lembar, or of a record."""
    folder = desk.year_folder / "pengesahan"
    first = (touches[0] for file, touches in desk.touched.touches.items() if folder in file.parents and (desk.root / file).is_file())
    earliest = min(first, default=None)
    return _of(earliest) if earliest else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
