"""The result of measuring, as values: every figure with the way it was reached (jejak hitung)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .findings import Place
from .model import Dossier, Indicator, Objective, Period, Value


class Outcome(StrEnum):
    """Why a figure is there or is not; the values are printed."""

    MEASURED = "terukur"
    NOT_DUE = "belum jatuh tempo"  # target zero or empty: nothing was due yet
    NO_TARGET = "target tidak ada"
    NO_DATA = "data belum ada"  # printed n/a, never 0
    NOT_COMPUTABLE = "tidak dapat dihitung"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input of a figure: what it is called, its text as read, and where it stands."""

    label: str  # Indonesian, e.g. "realisasi Maret"
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Jejak hitung: how a figure came about, from files and rows to the printed text. All sentences Indonesian."""

    sources: tuple[Source, ...]
    formula: str  # code of the registry, e.g. "maksimal", "" where nothing was computed
    expression: str  # with numbers filled in, e.g. "83 ÷ 80 × 100"
    raw: Decimal | None
    cap: str  # e.g. "dibatasi 100 (dasar …)", "" where no cap acted
    steps: tuple[str, ...]  # any further step in order (consolidation, floor, zero rule …)


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """The capaian of one indicator over one stretch (a period or the year).

    `raw` is unrounded and uncapped, `value` unrounded and capped: what is printed and averaged. Both percent.
    """

    indicator: Indicator
    target: Value | None
    actual: Value | None  # consolidated realisasi
    outcome: Outcome
    raw: Decimal | None
    value: Decimal | None
    category: str  # class of the scale, "" where not measured
    trace: Trace

    @property
    def is_capped(self) -> bool:
        """Whether the cap changed the figure."""
        return self.raw is not None and self.value is not None and self.value < self.raw

    @property
    def is_met(self) -> bool | None:
        """Whether the target was reached (uncapped); None where not measured."""
        return None if self.raw is None else self.raw >= 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """A mean of achievements: of a sasaran or of the office."""

    value: Decimal | None  # unrounded; None when nothing counted
    category: str
    counted: int  # how many went into the mean
    total: int  # how many there are
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveScore:
    """A sasaran with its indicators' achievements and its mean."""

    objective: Objective
    achievements: tuple[Achievement, ...]
    aggregate: Aggregate


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchScore:
    """All achievements over one stretch: a period (only indicators with a target due count) or the year (all count).

    `period` is None for the year. A period's figures run from January to its last month.
    """

    period: Period | None
    last_month: int
    objectives: tuple[ObjectiveScore, ...]
    office: Aggregate

    @property
    def achievements(self) -> tuple[Achievement, ...]:
        """All achievements, in the order of sasaran and Perjanjian Kinerja."""
        return tuple(a for o in self.objectives for a in o.achievements)

    def of(self, indicator: str) -> Achievement | None:
        """Return the achievement of the indicator with this code, None when it is not agreed this year."""
        return next((a for a in self.achievements if a.indicator.code == indicator), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetScore:
    """One line of the budget with what was realised: leaf, parent, fund, spending type or the whole (code "")."""

    code: str
    name: str
    level: str  # program | kegiatan | kro | ro | sumber | jenis | satker
    depth: int  # 0 for programmes and totals
    fund: str
    initial: Decimal
    revised: Decimal
    realised: Decimal
    absorption: Decimal | None  # percent of revised; None when the pagu is zero
    volume: Decimal | None  # target volume
    volume_done: Decimal | None
    volume_unit: str
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Efficiency:
    """Efficiency of the resources by the year's method; `score` is NE (0..100) where the method has one."""

    method: str
    value: Decimal | None  # percent, before the limits
    limited: Decimal | None  # within -20..20 for PMK 22/2021
    score: Decimal | None
    basis: str
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetCard:
    """The budget measured: lines in file order, totals by fund and by spending type, the whole, and efficiency."""

    lines: tuple[BudgetScore, ...]
    funds: tuple[BudgetScore, ...]
    types: tuple[BudgetScore, ...]
    objectives: tuple[BudgetScore, ...]  # per sasaran (code = sasaran), where lines name one
    total: BudgetScore
    efficiency: Efficiency
    objective_efficiency: tuple[tuple[str, Decimal | None], ...]  # sasaran -> capaian minus serapan, percent points, None where undefined


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigure:
    """Target, realisasi and capaian of an indicator in one year, for comparison; values unrounded."""

    year: int
    target: Value | None
    actual: Value | None
    achievement: Decimal | None
    source: str  # "" when from this archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An indicator beside its past, its Renstra target and the national standard.

    `change` is in percent points for percents and in the unit otherwise; `change_percent` is relative (percent), None for
    percents or a zero past.
    """

    indicator: Indicator
    history: tuple[YearFigure, ...]  # oldest first, this year last
    change: Decimal | None
    change_percent: Decimal | None
    renstra_target: Value | None  # of the Renstra's last year
    renstra_progress: Decimal | None  # capaian against it, percent, uncapped
    standard: Value | None
    standard_gap: Decimal | None  # realisasi minus standard
    remarks: tuple[str, ...] = ()  # what readers must know of the years beside each other, e.g. that one is not comparable


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """A year measured."""

    dossier: Dossier
    periods: tuple[StretchScore, ...]  # in the year's order
    year: StretchScore
    budget: BudgetCard
    comparisons: tuple[Comparison, ...]  # one per agreed indicator, in order
