"""One year of the office: what was promised, planned and handed in."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath

from ..approvals.values import Policy
from ..findings import Place
from .budget import BudgetLine, BudgetTotal, Spending
from .measuring import Rules
from .office import Office
from .strategy import Strategy, Value
from .submission import Entry, Prose, Submission


class Status(StrEnum):
    """What a year is (key `status` of periode.yml)."""

    SAMPLE = "contoh"  # figures are illustrative: every page says CONTOH
    RUNNING = "berjalan"
    COMPLETE = "lengkap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A collection period of the year, e.g. s1: months 1-6, due on a day."""

    code: str
    name: str
    months: tuple[int, ...]
    due: date | None
    place: Place

    @property
    def last_month(self) -> int:
        """Last month of the period."""
        return max(self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A row of the Perjanjian Kinerja: what was promised for the year."""

    indicator: str
    target: Value | None
    weight: Decimal | None
    note: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTarget:
    """A row of the Rencana Aksi: the target an indicator should have reached by the end of `month` (cumulative)."""

    indicator: str
    month: int
    target: Value | None
    activity: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The report's own particulars (key `laporan` of periode.yml)."""

    title: str
    place_of_signing: str
    date_of_signing: date | None
    review_statement: PurePosixPath | None  # the file of APIP's statement, None: belum direviu
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything one year of the office holds, as read; the input of checking and measuring."""

    office: Office
    strategy: Strategy
    year: int
    folder: PurePosixPath
    status: Status
    periods: tuple[Period, ...]
    rules: Rules
    edition: Edition
    commitments: tuple[Commitment, ...]
    plan: tuple[PlannedTarget, ...]
    budget: tuple[BudgetLine, ...]
    budget_total: BudgetTotal
    submissions: tuple[Submission, ...]
    chapters: Mapping[str, Prose]  # by stem of laporan/*.md
    cut: str = ""  # code of the period whose own report this is, "" for the year
    period_chapters: tuple[Prose, ...] = ()  # laporan/<period>/*.md: the words of a semester's or quarter's own report
    notes: str = ""  # what readers must know of the figures, e.g. that they are illustrative
    files: tuple[PurePosixPath, ...] = field(default=())
    policy: Policy = field(default=Policy())  # who initials and signs

    @property
    def reference_day(self) -> date:
        """The day on which names and officials of this report are looked up: the last day it covers."""
        last = self.periods[-1].last_month if self.periods else 12
        return date(self.year, last, monthrange(self.year, last)[1])

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All rows of realisasi.csv, in order of period and subbagian."""
        return tuple(e for s in self.submissions for e in s.entries)

    @property
    def spending(self) -> tuple[Spending, ...]:
        """All rows of the subbagian's anggaran.csv."""
        return tuple(x for s in self.submissions for x in s.spending)

    @property
    def prose(self) -> tuple[Prose, ...]:
        """All of the office's Markdown: chapters of the year and of its periods, then analyses in order of period and subbagian."""
        return (*self.chapters.values(), *self.period_chapters, *(p for s in self.submissions for p in s.analysis))
