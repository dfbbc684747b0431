"""A stand taken by somebody, whether by review or by record: the one form in which approvals are judged."""

from dataclasses import dataclass
from datetime import datetime

from .values import Content, Review, Role, Stance

CAUTION = {Stance.APPROVED: 0, Stance.DISMISSED: 1, Stance.RETURNED: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One stand in one role; a person who fills two roles casts two votes with the same `mark`."""

    mark: str  # the review or record it comes from
    moment: tuple[datetime, int]  # reviews are ordered by time alone, records within a second by their number
    voter: str  # whose last stand counts: the account of a review, the role of a record
    role: Role | None  # None: no place on the sheet
    stance: Stance
    said: Stance  # APPROVED or RETURNED; the stand before it was dismissed, RETURNED where that is not known
    name: str
    title: str
    time: datetime  # by the office's clock
    content: Content | None  # what was looked at; None where that cannot be read
    source: str
    fault: str  # whole sentence: why it cannot count, "" where nothing speaks against it
    has_voice: bool  # False: outside the office's term, the proposal's time or the year's content; shown, never weighed
    shared_title: str = ""  # title of the office that fills the role as well
    dismissed_by: str = ""
    body: str = ""
    edited: bool = False
    review: Review | None = None

    @property
    def opens_round(self) -> bool:
        """Whether it sends the report back. Dismissing a return does not undo it: dismissing never adds a paraf."""
        return self.has_voice and self.said is Stance.RETURNED


def in_order(votes: tuple[Vote, ...]) -> tuple[Vote, ...]:
    """Return votes by time; of one moment, the most cautious stand is the last, whatever order they came in."""
    return tuple(sorted(votes, key=lambda v: (v.moment, CAUTION[v.stance], v.voter, len(v.mark), v.mark)))
