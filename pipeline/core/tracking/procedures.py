"""The office's SOPs as data (sop.yml): steps, legal basis, and the reviews of the SOP itself."""

from dataclasses import dataclass, field
from datetime import date

from ..findings import Place
from .values import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One regulation an SOP rests on, as printed in it, with what is known of its state."""

    text: str
    status: str  # berlaku | diubah | dicabut | perlu dikonfirmasi
    checked: date | None  # when the office last looked; None: never
    note: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review of the SOP that took place."""

    day: date
    result: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One SOP."""

    code: str
    name: str
    number: str  # "" where it cannot be read
    issued: date | None
    printed_total: str  # the sum of times as printed
    note: str
    steps: tuple[Step, ...]
    bases: tuple[Basis, ...]
    reviews_per_year: int
    review_basis: str
    reviews: tuple[Review, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedures:
    """Every SOP in the order in which they are followed; empty where sop.yml is not there."""

    all: tuple[Procedure, ...] = field(default=())

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order."""
        return tuple(step for procedure in self.all for step in procedure.steps)
