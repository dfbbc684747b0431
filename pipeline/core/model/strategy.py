"""The Renstra: sasaran, indicators and everything agreed about them for five years."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath

from ..findings import Place


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
