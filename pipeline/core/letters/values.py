"""The values of letters: what the office wrote (Wish), and a letter ready to be set (Letter)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import PurePosixPath

from ..document import Block, Table
from ..findings import Place
from ..model import Office

DOTS = "." * 24
DRAFT = "KONSEP"
NOWHERE = PurePosixPath()
UNNUMBERED = frozenset({"daftar-hadir"})  # goes with the invitation or the minutes


class Layout(StrEnum):
    """How the head of a letter stands."""

    TITLED = "judul"  # title and number in the middle
    FORMAL = "dinas"  # number and matter at the left, place and day at the right
    MEMO = "nota"  # title, then Kepada, Dari ... above a line
    SHEET = "lembar"  # title, then labelled lines: disposisi, daftar hadir, notulen


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One thing that goes with a letter."""

    what: str
    count: str  # "1 berkas"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting: when, where, about what. Everything may be open."""

    day: date | None = None
    time: str = ""
    venue: str = ""
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a meeting decided: a task with somebody who answers for it and a day."""

    what: str
    role: str  # as in tracking.values.Due
    due: date
    done: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """A line of a lembar disposisi; `to` holds the codes of the subbagian it is ticked for."""

    what: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Initial:
    """A paraf on paper as the person says it was given; nothing proves it. `time` has a zone."""

    role: str
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the office wrote in surat/<name>.yml; everything may be left open."""

    kind: str = "surat-pengantar"
    period: str = ""  # code of the period it is about; "" = the year
    number: str = ""
    day: date | None = None
    issued: datetime | None = None  # when a number was taken; written by issuing, with zone
    nature: str = "Biasa"
    subject: str = ""
    attached: str = ""  # the line Lampiran
    to: tuple[str, ...] = ()  # lines after "Yth."
    sender: str = ""  # role of who signs: sekretaris | kasubbag-<kode>
    opening: str = ""
    body: tuple[str, ...] = ()  # paragraphs
    closing: str = ""
    copies: tuple[str, ...] = ()  # tembusan
    event: Event = Event()
    people: tuple[str, ...] = ()  # peserta
    chair: str = ""  # who led the meeting
    decisions: tuple[Decision, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    initials: tuple[Initial, ...] = ()
    file: PurePosixPath = NOWHERE
    rows: Mapping[str, int] = field(default_factory=dict)  # line by key: "nomor", "keputusan.0"

    def at(self, key: str = "") -> Place:
        """Return where a key stands in the office's file, or the file's first line."""
        return Place(self.file, self.rows.get(key, 1), key.partition(".")[0])

    @property
    def is_finished(self) -> bool:
        """Whether it is no draft any more: numbered, or of a kind that has no number and goes with another letter."""
        return bool(self.number) or self.kind in UNNUMBERED


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs a letter, with Plt. or Plh. in the title."""

    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Labelled lines of a letter's body, e.g. when and where a meeting is."""

    pairs: tuple[tuple[str, str], ...]


LetterBlock = Block | Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A place for the paraf of one official below the signer. `said` is the time somebody declares, "" where nobody did."""

    title: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A page that goes with the letter: its title and what stands there."""

    title: str
    origin: tuple[str, ...]  # lines that tie it to its letter
    blocks: tuple[LetterBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter ready to be set: letterhead from `office`, then head, title, recipient, body, signature."""

    kind: str
    title: str  # printed in capitals
    number: str
    head: tuple[tuple[str, str], ...]  # Sifat, Hal ... with their values
    place_and_day: str
    to: tuple[str, ...]
    blocks: tuple[LetterBlock, ...]
    signer: Signer
    office: Office
    year: int
    subject: str = ""
    layout: Layout = Layout.TITLED
    tables: Mapping[str, Table] = field(default_factory=dict)
    receipt: tuple[str, ...] = ()  # lines that the receiver fills in by hand
    copies: tuple[str, ...] = ()
    watermarks: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()  # paraf places
    witness: Signer | None = None  # who signs at the left, e.g. the notulis
    annexes: tuple[Annex, ...] = ()
    signing: tuple[str, ...] = ()  # lines above the signature: where and when
