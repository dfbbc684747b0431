"""The office's own world as values: who it is, what it promised, what it did. Frozen; read from files by `intake`.

Every thing that came from a file carries its `place`, so that a finding can point at it and a figure can be traced to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath

from .findings import Place


class Polarity(StrEnum):
    """Which direction is good (column `polaritas`)."""

    MORE = "maksimal"
    LESS = "minimal"
    STABLE = "stabil"
    RANGE = "rentang"


class Kind(StrEnum):
    """What a value of an indicator is (column `jenis`)."""

    NUMBER = "angka"
    PERCENT = "persen"
    INDEX = "indeks"
    RUPIAH = "rupiah"
    GRADE = "predikat"
    OPINION = "opini"
    YES_NO = "ya/tidak"

    @property
    def is_worded(self) -> bool:
        """Whether values are words (BB, WTP, ya) instead of numbers."""
        return self in (Kind.GRADE, Kind.OPINION, Kind.YES_NO)


class Derivation(StrEnum):
    """How a value comes about (column `perhitungan`)."""

    DIRECT = "langsung"
    SHARE = "bagian"  # numerator / denominator x 100, a part of a whole: 0..100
    RATIO = "nisbah"  # numerator / denominator (x 100 for percents), may exceed the whole


class Consolidation(StrEnum):
    """How monthly values make the value of a longer stretch (column `konsolidasi`)."""

    SUM = "jumlah"
    LAST = "akhir"
    MEAN = "rata-rata"
    MAXIMUM = "maksimum"


class Status(StrEnum):
    """What a year is (key `status` of periode.yml)."""

    SAMPLE = "contoh"  # figures are illustrative: every page says CONTOH
    RUNNING = "berjalan"
    COMPLETE = "lengkap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A stretch of validity; `end` None means still valid. Both days belong to it."""

    start: date
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether `day` lies within the term."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A subbagian under one of its names; a renamed subbagian is a second entry with the same code and a later term."""

    code: str
    name: str
    number: int  # the digit used in letter numbers, e.g. 3 = Rendatin
    term: Term
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A person in an office for a term. `role` is `sekretaris`, `ketua` or `kasubbag`."""

    role: str
    name: str
    title: str
    department: str = ""  # code of the subbagian, for a kasubbag
    acting: str = ""  # "Plt." or "Plh."
    account: int | None = None  # numeric account id at the Git host
    term: Term
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """An SOP of the office, as cited in the report."""

    name: str
    number: str
    issued: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The satuan kerja (satker.yml)."""

    name: str
    short_name: str
    parent: str  # line above the name on the letterhead
    city: str
    province: str
    region_code: str
    address: str
    contact: str
    website: str
    superior: str  # who receives the report, e.g. Sekretaris KPU Provinsi Banten
    logo: PurePosixPath | None
    departments: tuple[Department, ...]
    officials: tuple[Official, ...]
    procedures: tuple[Procedure, ...]
    place: Place

    def departments_on(self, day: date) -> tuple[Department, ...]:
        """Return the subbagian valid on `day`, in the file's order."""
        return tuple(d for d in self.departments if d.term.covers(day))

    def officials_on(self, day: date) -> tuple[Official, ...]:
        """Return the officials in office on `day`, in the file's order."""
        return tuple(o for o in self.officials if o.term.covers(day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A sasaran strategis and the tujuan it serves."""

    code: str
    name: str
    goal: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value as written: a number, or a word for worded kinds. `upper` is the upper end of a range target."""

    text: str
    number: Decimal | None = None
    upper: Decimal | None = None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """An indikator kinerja with everything agreed about it in the Renstra."""

    code: str
    objective: str
    name: str
    definition: str
    formula: str
    source: str
    unit: str
    kind: Kind
    polarity: Polarity
    derivation: Derivation
    consolidation: Consolidation
    cumulative: bool  # monthly values are standings to date and should not fall
    decimals: int
    department: str
    minimize: str = ""  # own rule for polarity minimal (`selisih` or `nisbah`), else the period's
    standard: Value | None = None  # national standard
    standard_basis: str = ""
    note: str = ""  # explains a change against the year or Renstra before
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFigure:
    """Target and realisasi of an indicator in a year before the archive begins, with its source."""

    indicator: str
    year: int
    target: Value | None
    actual: Value | None
    source: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """A Renstra: sasaran, indicators, medium-term targets (indicator, year) and past figures."""

    folder: PurePosixPath
    first_year: int
    last_year: int
    objectives: tuple[Objective, ...]
    indicators: tuple[Indicator, ...]
    targets: Mapping[tuple[str, int], Value]
    past: tuple[PastFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleClass:
    """One class of a category scale: everything from `lower` up to the next class. The top class is open."""

    name: str
    lower: Decimal
    inclusive: bool  # whether exactly `lower` belongs to this class


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A category scale, best class first, and its basis."""

    classes: tuple[ScaleClass, ...]
    basis: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class WordScale:
    """Ordinal numbers for worded values (predikat, opini). Empty `ranks` means met / not met only."""

    method: str  # "terpenuhi" (100 / 0) or "skala" (ratio of ranks)
    order: tuple[str, ...]  # worst first, e.g. D C CC B BB A AA
    ranks: Mapping[str, Decimal]
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How this office measures in this year (key `aturan` of periode.yml); every choice with its basis."""

    cap: Decimal | None
    cap_basis: str
    floor: Decimal | None  # lower bound for aggregation only; None: none
    floor_basis: str
    minimize: str  # "selisih": (2T-R)/T, "nisbah": T/R
    minimize_basis: str
    stable: str  # "simetris": 1 - |R-T|/T
    stable_basis: str
    zero_target: Mapping[Polarity, str]  # "tidak-dihitung" (nothing due) | "tujuan" (zero is the aim)
    zero_target_basis: str
    zero_miss: Decimal  # achievement when zero is the aim and the actual is above it
    office_aggregation: str  # "rata-rata-indikator" | "rata-rata-sasaran" | "tertimbang"
    office_aggregation_basis: str
    objective_aggregation: str  # "rata-rata" | "tertimbang"
    objective_aggregation_basis: str
    no_data: str  # "tidak-dihitung" | "nol": what an indicator without realisasi does to the mean of the YEAR
    no_data_basis: str
    categories: Scale
    grades: Mapping[Kind, WordScale]  # for predikat, opini, ya/tidak
    efficiency: str  # "pmk-22-2021" | "sederhana"
    efficiency_basis: str
    rounding: int  # decimals of achievements when printed
    rounding_basis: str


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
class BudgetLine:
    """A row of the budget. A leaf has a source of funds; a parent's sums must equal its children's."""

    code: str
    parent: str  # "" for a programme
    level: str  # program | kegiatan | kro | ro | rincian
    name: str
    fund: str  # RM, HLD, ... ; "" on parents
    spending_type: str  # 51, 52, 53 ... ; "" on parents
    objective: str  # sasaran it serves, may be ""
    department: str
    initial: Decimal  # pagu awal, rupiah
    revised: Decimal  # pagu revisi, rupiah
    volume: Decimal | None  # target volume of an output
    volume_unit: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetTotal:
    """The control totals of periode.yml (`anggaran`): pagu of the satker and per source of funds, DIPA number, date, revision."""

    initial: Decimal | None
    revised: Decimal | None
    funds: Mapping[str, Decimal]
    fund_names: Mapping[str, str]
    document: str  # e.g. "DIPA Revisi 3, 30 November 2025"
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of realisasi.csv: what a subbagian reports for one indicator and month."""

    indicator: str
    month: int
    numerator: Decimal | None
    denominator: Decimal | None
    actual: Value | None  # None: not filled, which is not zero
    obstacle: str
    follow_up: str
    evidence: tuple[str, ...]  # file names within the folder's bukti/
    department: str
    period: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """A row of a subbagian's anggaran.csv: rupiah realised and output volume reached in one month (not cumulative)."""

    code: str
    month: int
    amount: Decimal | None
    volume: Decimal | None
    note: str
    department: str
    period: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """A file found in a bukti/ folder."""

    file: PurePosixPath
    sha256: str
    size: int
    department: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A stretch of the office's own Markdown: one topic of one indicator, or one chapter file.

    `place.row` is the line of the first line of `text` in the file, so that a finding inside can be placed.
    """

    key: str  # "IK-1.1/penyebab", "bab-1-pendahuluan" ...
    text: str
    department: str = ""
    period: str = ""
    place: Place

    @property
    def is_empty(self) -> bool:
        """Whether nothing but white space was written."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What one subbagian handed in for one period; `exists` is False where the folder is missing."""

    department: str
    period: str
    folder: PurePosixPath
    exists: bool
    entries: tuple[Entry, ...] = ()
    spending: tuple[Spending, ...] = ()
    analysis: tuple[Prose, ...] = ()
    evidence: tuple[EvidenceFile, ...] = ()


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
    notes: str = ""  # what readers must know of the figures, e.g. that they are illustrative
    files: tuple[PurePosixPath, ...] = field(default=())

    @property
    def reference_day(self) -> date:
        """The day on which names and officials of this year's report are looked up: its last day."""
        return date(self.year, 12, 31)

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
        """All of the office's Markdown: chapters, then analyses in order of period and subbagian."""
        return (*self.chapters.values(), *(p for s in self.submissions for p in s.analysis))
