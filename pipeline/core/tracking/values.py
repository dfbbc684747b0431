"""The values of following the SOPs: steps and their standards as data, moments with their source, and the board of a period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from ..findings import Place


class Source(StrEnum):
    """Where a moment is known from; the values are what the office reads."""

    GIT = "Git"
    HOST = "Git host"
    RECORD = "rekaman"  # a signed record of approval
    LETTER = "surat"  # the date written on an issued letter
    MACHINE = "jam perangkat"  # written by lakip where a form was taken in
    DECLARED = "dinyatakan sendiri"  # jurnal.csv, and days that a paper states


class State(StrEnum):
    """How a step stands; the values are what the office reads."""

    WAITING = "belum"
    RUNNING = "berjalan"
    DONE = "selesai"
    UNKNOWN = "tidak tercatat"  # a later step is done, but nothing tells of this one
    NOT_NEEDED = "tidak berlaku"


class Unit(StrEnum):
    """The unit of a standard time."""

    MINUTE = "menit"
    HOUR = "jam"
    DAY = "hari"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """An SOP's own standard for a step. `amount` None: illegible in the copy we have. Days are calendar or working days as data says."""

    amount: Decimal | None
    unit: Unit
    working: bool  # whether days are working days; minutes and hours always are working time
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an SOP as periods/sop.yml has it."""

    code: str  # "kumpul-11", "susun-3"
    number: str  # as printed: "11", "2b"
    sop: str
    name: str
    holder: str  # peran: sekretaris | kasubbag-<kode> | perencana | subbagian (each one)
    output: str
    standard: Standard
    trace: str  # which trace tells of it; see core/tracking/traces.py
    annual: bool = False  # done once a year, in its last period
    short: str = ""  # the name in a few words, for tables
    place: Place

    @property
    def is_inner(self) -> bool:
        """Whether the step runs within another, as 2a within 2."""
        return self.number[-1:].isalpha()

    @property
    def label(self) -> str:
        """The name in a few words, where the office gave any."""
        return self.short or self.name

    @property
    def per_department(self) -> bool:
        """Whether every subbagian has its own state in this step."""
        return self.holder == "subbagian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something happened, as far as is known, and who says so. `time` always has a zone."""

    time: datetime
    source: Source
    by: str = ""
    exact: bool = True  # False: only the day is known, and `time` is its beginning

    @property
    def is_declared(self) -> bool:
        """Whether nobody but the person says so."""
        return self.source is Source.DECLARED


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How one step stands, for one subbagian or for the office."""

    step: Step
    department: str  # "" for the office
    state: State
    holder: str  # in words: whose turn it is or was, e.g. "Sekretaris", "Subbagian Perencanaan, Data, dan Informasi"
    start: Moment | None = None
    end: Moment | None = None
    minutes: Decimal | None = None  # working minutes used so far
    days: Decimal | None = None  # calendar or working days used so far, where the standard counts days
    over: bool | None = None  # beyond the standard; None: cannot be said
    note: str = ""  # e.g. "3 dari 12 baris belum diisi"
    file: str = ""  # the paper that waits, e.g. the draft of a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something with a deadline: who, what, when."""

    day: date
    what: str
    role: str  # sekretaris | kasubbag-<kode> | perencana | <kode subbagian>
    done: bool
    basis: str = ""
    ident: str = ""  # stable, for calendar UIDs


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Where both SOPs stand on a day, for one period of a year."""

    year: int
    period: str
    period_name: str
    day: datetime
    steps: tuple[Progress, ...]
    dues: tuple[Due, ...]
    reviews: tuple[Due, ...] = ()  # the SOP's own reviews
    notes: Mapping[str, str] = field(default_factory=dict)
