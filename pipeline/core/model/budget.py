"""The budget of a year and what was spent of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..findings import Place


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

    @property
    def is_begun(self) -> bool:
        """Whether anything but the code and the month was filled in."""
        return self.amount is not None or self.volume is not None or bool(self.note)
