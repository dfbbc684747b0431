"""What a form asks of a subbagian and what comes back, the same for XLSX, HTML and CSV.

Everything a person filled in is kept as the canonical text of the CSV (dot decimal, no thousands, empty is empty), so that three
kinds of form can only give one result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..findings import Place
from ..model import Department, Indicator, Period, Value

SIGN = "lakip-formulir/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormIdentity:
    """Whose form it is and what it was made from; hidden in every form and carried back by it."""

    region: str  # kode wilayah of the office
    year: int
    period: str
    department: str
    digest: str  # sha256 of what was agreed (indicators, targets, plan, budget lines) when the form was made

    @property
    def text(self) -> str:
        """The identity as one line, as the forms carry it."""
        return ";".join((SIGN, self.region, str(self.year), self.period, self.department, self.digest))

    @property
    def name(self) -> str:
        """How files of this form are called, e.g. 2026-s2-rendatin."""
        return f"{self.year}-{self.period}-{self.department}"

    @classmethod
    def parse(cls, text: str) -> "FormIdentity | None":
        """Read such a line back; None where it is none."""
        parts = text.strip().split(";")
        if len(parts) != 6 or parts[0] != SIGN or not parts[2].isascii() or not parts[2].isdigit():
            return None
        return cls(region=parts[1], year=int(parts[2]), period=parts[3], department=parts[4], digest=parts[5])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One row of realisasi.csv that is owed: an indicator in a month, with what was agreed about it and what is already filled."""

    indicator: Indicator
    month: int
    target: Value | None  # Rencana Aksi of that month
    activity: str
    choices: tuple[str, ...] = ()  # words to choose from, for worded kinds
    filled: Mapping[str, str] = field(default_factory=dict)  # column of realisasi.csv -> text already there


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSpending:
    """One row of anggaran.csv that is owed: a budget line of this subbagian in a month."""

    code: str
    name: str
    revised: str  # pagu revisi, canonical text
    month: int
    volume_unit: str = ""
    is_parent: bool = False  # asked for its volume alone: rupiah stand on the lines below it
    filled: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Everything one subbagian is asked for in one period; made by `forms.ask`, printed by three writers."""

    identity: FormIdentity
    office: str
    short_name: str
    period: Period
    department: Department
    due: date | None
    rows: tuple[Asked, ...]
    spending: tuple[AskedSpending, ...]
    subjects: tuple[Indicator, ...] = ()  # the subbagian's agreed indicators, whose analyses are asked
    analysis: Mapping[str, str] = field(default_factory=dict)  # "IK-1.1/penyebab" -> text already there


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledRow:
    """One row as it came back: column of the canonical CSV -> canonical text, and where it stood (sheet and cell in `place.column`)."""

    cells: Mapping[str, str]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvidence:
    """An evidence file that a form names, with the digest the form computed ("" where it could not)."""

    name: str
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What came back in one file, whatever its kind; `identity` None where the file carries none (a plain CSV)."""

    kind: str  # "xlsx" | "html" | "csv"
    identity: FormIdentity | None
    rows: tuple[FilledRow, ...] = ()
    spending: tuple[FilledRow, ...] = ()
    analysis: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[NamedEvidence, ...] = ()
    filled_by: str = ""  # self-declared
    is_draft: bool = False  # handed over before whoever filled it in called it finished
