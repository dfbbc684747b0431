"""Rounds of approval: which stand was the last, what a return voided, which content was meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from . import wording
from .values import Act, Content, Stance
from .votes import Vote, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A vote with its round and its fate; `fate` is a whole sentence, "" where the vote stands as it was given."""

    vote: Vote
    round: int
    fate: str

    @property
    def counts(self) -> bool:
        """Whether it is an approval that holds for the content in question. The order of paraf and signature is not looked at here."""
        return self.vote.has_voice and self.vote.stance is Stance.APPROVED and not self.fate


def settle(votes: Sequence[Vote], content: Content | None, year: int, zone: str) -> tuple[Settled, ...]:
    """Return the votes by time, each with its round and what became of it."""
    ordered = in_order(tuple(votes))
    judge = _Judge(ordered, content, year, zone)
    return tuple(Settled(vote=v, round=number, fate=judge.fate(v)) for v, number in zip(ordered, rounds(ordered), strict=True))


def rounds(ordered: Sequence[Vote]) -> tuple[int, ...]:
    """Return the round of each vote. A return ends its round; the next begins with the first approval after it."""
    numbers, current, returned = [], 1, None
    for vote in ordered:
        if vote.opens_round:
            returned = vote.moment
        elif vote.has_voice and returned is not None and vote.moment > returned:
            current, returned = current + 1, None
        numbers.append(current)
    return tuple(numbers)


def same(first: Content | None, second: Content | None) -> bool:
    """Say whether two contents are known to be the same; what cannot be read equals nothing. A missing tree id is no difference."""
    if first is None or second is None:
        return False
    trees = {first.tree, second.tree} - {""}
    return (first.year, first.sha256) == (second.year, second.sha256) and len(trees) <= 1


@dataclass(frozen=True, slots=True)
class _Judge:
    """The votes by time and the content they are asked about."""

    ordered: tuple[Vote, ...]
    content: Content | None
    year: int
    zone: str

    def fate(self, vote: Vote) -> str:
        """Say what became of a vote. The first reason in order of weight is the one that is told."""
        if vote.stance is Stance.DISMISSED and vote.has_voice:
            return self._dismissed(vote)
        if vote.fault:
            return vote.fault
        if later := self._later(vote):
            return self._told(wording.REPLACED, vote, later=wording.moment(later.time, self.zone))
        if vote.stance is Stance.RETURNED:
            return ""
        return self._voided(vote) or self._compared(vote)

    def _dismissed(self, vote: Vote) -> str:
        if vote.said is Stance.APPROVED:
            return self._told(wording.DISMISSED, vote, by=vote.dismissed_by)
        known = vote.review is not None and vote.review.original is Stance.RETURNED
        return self._told(wording.DISMISSED_RETURN if known else wording.DISMISSED_UNKNOWN, vote, by=vote.dismissed_by)

    def _later(self, vote: Vote) -> Vote | None:
        at = next(n for n, v in enumerate(self.ordered) if v is vote)  # by identity: comparing whole votes is slow in a long chain
        after = self.ordered[at + 1 :]
        own = [v for v in after if v.voter == vote.voter and v.has_voice and v.mark != vote.mark]
        return own[-1] if own else None

    def _voided(self, vote: Vote) -> str:
        """A return voids whatever was given before it, or in the same moment."""
        found = next((v for v in self.ordered if v.opens_round and v.moment >= vote.moment), None)
        if found is None:
            return ""
        who, when = wording.who(found.name, found.title), wording.moment(found.time, self.zone)
        return self._told(wording.VOIDED, vote, who=who, returned=when, reason=wording.quoted(found.body))

    def _compared(self, vote: Vote) -> str:
        if self.content is None:
            return self._told(wording.NOTHING_TO_MATCH, vote)
        if same(vote.content, self.content):
            return ""
        return self._told(wording.CHANGED, vote, year=self.year, old=wording.short(vote.content), new=wording.short(self.content))

    def _told(self, sentence: str, vote: Vote, **values: object) -> str:
        act = vote.role.act if vote.role else Act.PARAF
        return sentence.format(noun=wording.noun(act, vote.said), name=vote.name, time=wording.moment(vote.time, self.zone), **values)
