"""How an office measures in a year: data with a basis, never code."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..findings import Place
from .strategy import Kind, Polarity


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
class Lights:
    """From which achievement against the Rencana Aksi (percent, uncapped) the light of a month is green or yellow; below is red."""

    green: Decimal = Decimal(100)
    yellow: Decimal = Decimal(90)
    basis: str = "Pilihan bawaan: hijau mulai 100%, kuning mulai 90% (perlu ditetapkan satuan kerja)"


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
    lights: Lights = Lights()
