"""The inventory of evidence (SOP Pengumpulan, step 13): for every indicator its files, what they are, and who may see them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from .. import glyphs
from ..findings import Place
from ..model import Dossier, EvidenceFile, Submission
from .personal import Hit

COLUMNS = (
    "subbagian",
    "indikator",
    "bulan",
    "berkas",
    "sha256",
    "ukuran",
    "jenis",
    "tanggal",
    "sumber_tanggal",
    "diserahkan_oleh",
    "sumber_penyerah",
    "klasifikasi",
    "data_pribadi",
)
BY_OFFICE, BY_GIT = "bukti.csv", "Git"
UNREAD = "tidak terbaca"


class Access(StrEnum):
    """Who may see a file; what nobody classified is restricted."""

    OPEN = "terbuka"
    RESTRICTED = "terbatas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A row of bukti.csv: what the subbagian says of one of its files."""

    name: str
    access: Access
    day: date | None
    handed_by: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a look into a file gave: its kind by its bytes, and the personal numbers seen; `hits` None where it cannot be read."""

    kind: str
    fits_name: bool = True
    hits: tuple[Hit, ...] | None = None
    unit: str = "baris"  # what `Hit.row` counts: baris, paragraf, sel, potongan

    @property
    def privacy(self) -> str:
        """The word of the inventory for what was seen."""
        return UNREAD if self.hits is None else "ditemukan" if self.hits else "tidak ditemukan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """When a file was first recorded in Git, and under which name: anybody can write any name there."""

    day: date
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the inventory: a file as the support of one indicator in one month."""

    department: str
    indicator: str  # "" where no row names the file
    month: int | None
    name: str
    sha256: str
    size: int  # bytes
    kind: str
    day: date | None
    day_source: str
    handed_by: str
    handed_source: str
    access: Access
    privacy: str
    place: Place = field(default=Place(PurePosixPath()), compare=False)

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as inventaris.csv writes it, in the order of COLUMNS."""
        when = self.day.isoformat() if self.day else ""
        month = "" if self.month is None else str(self.month)
        about = (self.department, self.indicator, month, self.name, self.sha256, str(self.size), self.kind)
        return (*about, when, self.day_source, self.handed_by, self.handed_source, self.access.value, self.privacy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """A period's inventory: its lines in the order of the office, and the rows whose evidence is not there."""

    period: str
    items: tuple[Item, ...]
    missing: tuple[tuple[str, str, int, str], ...]  # subbagian, indicator, month, name of the file ("" where none is named)

    @property
    def files(self) -> tuple[Item, ...]:
        """One line for each file, however many indicators it supports."""
        return tuple({(item.department, item.name): item for item in reversed(self.items)}.values())[::-1]


def name_of(file: PurePosixPath) -> str:
    """Return a file's name within its bukti/ folder, as the column `bukti` writes it."""
    parts = file.parts
    return "/".join(parts[parts.index("bukti") + 1 :]) if "bukti" in parts[:-1] else file.name


def take(
    dossier: Dossier,
    period: str,
    described: Mapping[PurePosixPath, Described],
    contents: Mapping[PurePosixPath, Content],
    added: Mapping[PurePosixPath, Added],
) -> Inventory:
    """Return the inventory of one period; the mappings go by the path of the evidence file, `added` may lack any of them."""
    order = {indicator.code: number for number, indicator in enumerate(dossier.strategy.indicators)}
    items: list[Item] = []
    missing: list[tuple[str, str, int, str]] = []
    for submission in (s for s in dossier.submissions if s.period == period and s.exists):
        there = {name_of(file.file): file for file in submission.evidence}
        named = _named(submission, order)
        missing += [(submission.department, *row) for row in named if row[2] not in there]
        rows = [row for row in named if row[2] in there]
        unnamed = sorted(there.keys() - {name for _, _, name in rows})
        for code, month, name in (*rows, *(("", None, name) for name in unnamed)):
            file = there[name]
            items.append(_item(file, name, code, month, described.get(file.file), contents[file.file], added.get(file.file)))
    return Inventory(period=period, items=tuple(items), missing=tuple(missing))


def _named(submission: Submission, order: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Return indicator, month and file of every mention once, in the order of the Renstra; a realisasi without any has the name ""."""
    entries = sorted(submission.entries, key=lambda e: (order.get(e.indicator, len(order)), e.indicator, e.month))
    filled = (e for e in entries if e.evidence or e.actual is not None)
    return list(dict.fromkeys((e.indicator, e.month, name) for e in filled for name in e.evidence or ("",)))


def _item(file: EvidenceFile, name: str, code: str, month: int | None, told: Described | None, seen: Content, added: Added | None) -> Item:
    said_day, said_by = (told.day, told.handed_by) if told else (None, "")
    return Item(
        department=file.department,
        indicator=code,
        month=month,
        name=glyphs.legible(name),
        sha256=file.sha256,
        size=file.size,
        kind=seen.kind,
        day=said_day or (added.day if added else None),
        day_source=BY_OFFICE if said_day else BY_GIT if added else "",
        handed_by=said_by or (added.author if added else ""),
        handed_source=BY_OFFICE if said_by else BY_GIT if added else "",
        access=told.access if told else Access.RESTRICTED,
        privacy=seen.privacy,
        place=Place(file.file),
    )


def counts(items: Sequence[Item]) -> Iterator[tuple[str, int]]:
    """Yield what the closing line tells: files, bytes, open and restricted ones, those that no row names."""
    yield "berkas", len(items)
    yield "bita", sum(item.size for item in items)
    yield "terbuka", sum(item.access is Access.OPEN for item in items)
    yield "terbatas", sum(item.access is Access.RESTRICTED for item in items)
    yield "tidak disebut", sum(not item.indicator for item in items)
