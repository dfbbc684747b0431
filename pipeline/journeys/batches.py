"""What passes between the steps of taking in: the wish, the batch while it gathers, parcels by folder, plans of what would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.collecting.corrections import Grounds
from ..core.collecting.taking import Target
from ..core.findings import Finding, Place
from .archive import Archive

if TYPE_CHECKING:
    from ..core.collecting.values import Form
    from ..intake.beside.ledgers import Ledgers
    from ..intake.forms.received import Handed


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person who takes forms in says of them."""

    evidence: Path | None = None
    role: str = ""
    branch: str = ""
    in_place: bool = False  # write into the folder itself, without Git
    grounds: Grounds = field(default_factory=Grounds)
    wanted: str = ""  # `2026/s2/rendatin`, where a file does not say


@dataclass(slots=True, kw_only=True)
class Batch:
    """One call of the journey while it gathers."""

    root: Path
    archive: Archive
    wish: Wish
    now: datetime
    day: date
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _ledgers: "dict[int, Ledgers]" = field(default_factory=dict)

    def ledgers(self, year: int) -> "Ledgers":
        """Return what was taken in before in a year, read once."""
        if year not in self._ledgers:
            from ..intake.beside import ledgers

            self._ledgers[year] = ledgers.read(self.root, year)
        return self._ledgers[year]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """All that is for one folder, and what was asked of it."""

    target: Target
    handed: "tuple[Handed, ...]"
    form: "Form"
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one subbagian's folder is to become: files with their new content, and where in the form each row of a CSV came from."""

    target: Target
    branch: str
    message: str
    files: Mapping[PurePosixPath, bytes | Path]
    cells: Mapping[tuple[PurePosixPath, int], Place]
    evidence: tuple[PurePosixPath, ...] = ()  # where the evidence that the form names is stored, new or not
