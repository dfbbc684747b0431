"""Where a year's figure would end, worked out from where it stands: an estimate, always called one (perkiraan), never a realisasi."""

from dataclasses import dataclass
from decimal import Decimal

from . import exact
from .model import Consolidation, Derivation, Indicator, Value

SAME_PACE = "laju terhadap Rencana Aksi tetap"
UNCHANGED = "nilai tidak berubah"
METHOD = (
    "Perkiraan akhir tahun bukan realisasi: indikator yang bertambah sepanjang tahun dianggap tetap sebanding dengan Rencana Aksi "
    "(realisasi ÷ target s.d. bulan × target tahun), indikator lain dianggap tetap pada nilainya sekarang."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """An estimate of the year's figure, in the indicator's unit, and what it supposes."""

    number: Decimal
    supposing: str


def forecast(indicator: Indicator, due: Value | None, actual: Value | None, annual: Value | None) -> Forecast | None:
    """Return the estimate for December from the realisasi to date, the target due by then and the annual target.

    None for words, and where nothing is filled. A figure that grows through the year keeps its pace against the Rencana Aksi; any
    other stays where it is.
    """
    if indicator.kind.is_worded or actual is None or actual.number is None:
        return None
    planned, whole = (value.number if value and value.upper is None else None for value in (due, annual))
    if not grows(indicator) or planned is None or whole is None or not planned > 0:
        return Forecast(number=actual.number, supposing=UNCHANGED)
    ratio = exact.quotient(exact.product(actual.number, whole), planned)
    return None if ratio is None else Forecast(number=ratio, supposing=SAME_PACE)


def grows(indicator: Indicator) -> bool:
    """Say whether the indicator's figure adds up through the year: a sum of plain numbers, or a standing to date."""
    if indicator.consolidation is Consolidation.SUM:
        return indicator.derivation is Derivation.DIRECT
    return indicator.cumulative
