"""What the subbagian hand in: rows, evidence and their own words."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from ..findings import Place
from .budget import Spending
from .strategy import Value


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

    @property
    def is_begun(self) -> bool:
        """Whether anything but the code and the month was filled in."""
        known = (self.numerator, self.denominator, self.actual)
        return any(value is not None for value in known) or bool(self.obstacle or self.follow_up or self.evidence)


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
    def ident(self) -> str:
        """A name of its own within the year: the same topic of two periods has the same key."""
        return f"{self.period}/{self.key}" if self.period else self.key

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

    @property
    def is_begun(self) -> bool:
        """Whether the subbagian has handed in anything; a folder as `lakip periode buka` makes it holds nothing but empty rows."""
        filled = any(entry.is_begun for entry in self.entries) or any(row.is_begun for row in self.spending)
        return self.exists and (filled or bool(self.evidence) or any(not prose.is_empty for prose in self.analysis))
