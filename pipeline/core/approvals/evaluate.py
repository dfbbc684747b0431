"""The verdict on a year's content: where every role stands, what is missing, and how it came to that. Nothing is signed by default."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from ..model import Office
from . import recorded, wording
from . import roles as places
from .history import told
from .missing import Writers, missing
from .reviewing import ContentAt, Reviewing
from .roles import roles
from .rounds import Settled, settle
from .stands import stands
from .values import Content, Policy, Proposal, Record, Role, SignOff
from .votes import Vote

__all__ = ["evaluate", "from_records", "roles"]

Merge = tuple[datetime, str]


def evaluate(
    proposals: Sequence[Proposal],
    office: Office,
    policy: Policy,
    year: int,
    content_at: ContentAt,
    commit: str,
    *,
    day: date | None = None,
) -> SignOff:
    """Judge the content that `year` has at `commit` by the reviews of the proposals that ask for its approval.

    `office` and `policy` are those of the base branch. `day` only tells whom to name for what is still open: today, where the caller
    knows it, else the day of the last review.
    """
    sheet = _Sheet(office, policy, year, day)
    known = tuple(sorted(proposals, key=lambda p: p.number))
    reviewing = Reviewing(known, office, policy, sheet.asked, year, cache(content_at))
    votes, merges, content = reviewing.votes(), reviewing.merges(), reviewing.seen(commit)
    if content is None:
        return sheet.unread(votes, merges, wording.NO_CONTENT.format(year=year, commit=commit[:8]))
    return sheet.judged(votes, merges, content, reviewing.writers(content))


def from_records(records: Sequence[Record], office: Office, policy: Policy, content: Content, *, day: date | None = None) -> SignOff:
    """Judge `content` by frozen records, by the same rules. Their chain and signatures must have been verified before."""
    sheet = _Sheet(office, policy, content.year, day)
    return sheet.judged(recorded.votes(records, office, policy, sheet.asked, content), (), content, None)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The places to be filled for a year, and the day on which somebody is asked to."""

    office: Office
    policy: Policy
    year: int
    day: date | None

    @property
    def reference(self) -> date:
        """The day on which a year's subbagian are looked up, as everywhere in the report."""
        return date(self.year, 12, 31)

    @property
    def asked(self) -> tuple[Role, ...]:
        """The places on the sheet."""
        return roles(self.office, self.policy, self.reference)

    def judged(self, votes: Sequence[Vote], merges: Sequence[Merge], content: Content, writers: Writers | None) -> SignOff:
        """Return the verdict on a content."""
        settled, holders = self._settled(votes, content), self._holders(votes)
        found = stands(settled, holders, self.policy.zone)
        lacking = tuple(missing(found, holders, content, writers, self.reference))
        return SignOff(content=content, stands=found, history=told(settled, found, merges), missing=lacking)

    def unread(self, votes: Sequence[Vote], merges: Sequence[Merge], problem: str) -> SignOff:
        """Return the verdict where the content cannot be read: nothing stands, and that is all there is to say."""
        settled = self._settled(votes, None)
        found = stands(settled, self._holders(votes), self.policy.zone)
        return SignOff(content=None, stands=found, history=told(settled, found, merges), missing=(problem,))

    def _settled(self, votes: Sequence[Vote], content: Content | None) -> tuple[Settled, ...]:
        return settle(votes, content, self.year, self.policy.zone)

    def _holders(self, votes: Sequence[Vote]) -> dict[Role, places.Holding]:
        """Who is to be asked now: today where it is known, else when a vote was last weighed, and not before the year has ended."""
        today = self.day or max([self.reference, *(v.time.date() for v in votes if v.has_voice)])
        return {role: places.holder(self.office, role.code, today, self.policy) for role in self.asked}
