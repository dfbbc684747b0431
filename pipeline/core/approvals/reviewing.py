"""Reviews of proposals as votes: whose they are, whether they may count at all. Accounts are numbers; names come from satker.yml."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from .. import words
from ..model import Office, Official
from . import roles as places
from . import wording
from .rounds import same
from .values import Content, Policy, Proposal, Review, Role, Stance
from .votes import Vote

ContentAt = Callable[[str], Content | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an account may say in one role on one day; `fault` is a whole sentence, `has_voice` says whether it is weighed at all."""

    role: Role | None
    official: Official | None
    fault: str = ""
    has_voice: bool = True
    shared: bool = False


@dataclass(frozen=True)
class Reviewing:
    """Proposals of a year, read with the office's and the policy's eyes."""

    proposals: Sequence[Proposal]
    office: Office
    policy: Policy
    asked: tuple[Role, ...]
    year: int
    content_at: ContentAt

    def votes(self) -> tuple[Vote, ...]:
        """Return every approval and every return as votes; comments are none."""
        return tuple(v for p in self.proposals for r in p.reviews if said(r) is not None for v in self._of(p, r))

    def _of(self, proposal: Proposal, review: Review) -> Iterator[Vote]:
        time = places.local(review.time, self.policy)
        for claim in self.claims(review.account, time.date(), said(review) is Stance.RETURNED):
            yield self._vote(proposal, review, claim, time)

    def _vote(self, proposal: Proposal, review: Review, claim: Claim, time: datetime) -> Vote:
        outside = self._outside(proposal, review)
        official = claim.official
        return Vote(
            mark=f"{proposal.number}:{review.ident}",
            moment=(review.time, 0),
            voter=str(review.account),
            role=claim.role,
            stance=review.stance,
            said=said(review) or Stance.RETURNED,
            name=official.name if official else wording.account(review.account),
            title=wording.titled(official) if official else "",
            time=time,
            content=self.seen(review.commit),
            source=f"usulan nomor {proposal.number}",
            fault=claim.fault or outside or self._inside(proposal, review, claim),
            has_voice=claim.has_voice and not outside,
            shared_title=wording.titled(official) if official and claim.shared else "",
            dismissed_by=self.named(review.dismissed_by, time.date()),
            body=review.body,
            edited=review.edited,
            review=review,
        )

    def seen(self, commit: str | None) -> Content | None:
        """Return the year's content at a commit; None where it cannot be read, or where it is another year's."""
        content = self.content_at(commit) if commit else None
        return content if content and content.year == self.year else None

    def named(self, account: int | None, day: date) -> str:
        """Return the official an account belonged to on `day`, or at any time, or its number."""
        known = [o for o in self.office.officials if account is not None and o.account == account]
        present = [o for o in known if o.term.covers(day)]
        found = next(iter(present or known), None)
        return wording.who(found.name, wording.titled(found)) if found else wording.account(account)

    def claims(self, account: int | None, day: date, returning: bool) -> tuple[Claim, ...]:
        """Return the roles an account speaks for on `day`, or the one claim that it speaks for none."""
        if account is None:
            return (Claim(role=None, official=None, fault=wording.GHOST, has_voice=False),)
        found = {role.code: c for role in self.asked if (c := self._claim(role, account, day, returning))}
        holding = tuple(code for code, c in found.items() if not c.fault)
        if holding and not returning and not places.are_declared(holding, self.policy):
            fault = wording.UNDECLARED.format(account=wording.account(account), roles=words.listed(holding))
            return tuple(replace(c, fault=fault) for c in found.values())
        return tuple(found.values()) or self._past(account, day) or (self._stranger(account, day),)

    def _claim(self, role: Role, account: int, day: date, returning: bool) -> Claim | None:
        holding = places.holder(self.office, role.code, day, self.policy)
        if holding.official and holding.official.account == account:
            return Claim(role=role, official=holding.official, shared=bool(holding.shared_by))
        own = next((o for o in places.in_office(self.office, role.code, day) if o.account == account), None)
        if own is None:
            return None
        if holding.official is None:
            return Claim(role=role, official=own, fault="" if returning else holding.problem)
        deputy = wording.who(holding.official.name, wording.titled(holding.official))
        fault = wording.STOOD_IN.format(day=words.long_date(day), who=deputy)
        return Claim(role=role, official=own, fault="" if returning else fault, has_voice=returning)

    def _past(self, account: int, day: date) -> tuple[Claim, ...]:
        """An official before or after the term speaks for nobody; it is told beside the role once held, or still to come."""
        return tuple(
            Claim(role=role, official=official, fault=self._not_in_office(official, day), has_voice=False)
            for role in self.asked
            for official in [o for o in places.own(self.office, role.code) if o.account == account][-1:]
        )

    @staticmethod
    def _not_in_office(official: Official, day: date) -> str:
        values = {"name": official.name, "title": wording.titled(official), "term": wording.term(official)}
        return wording.NOT_IN_OFFICE.format(day=words.long_date(day), **values)

    def _stranger(self, account: int, day: date) -> Claim:
        official = next((o for o in self.office.officials if o.account == account and o.term.covers(day)), None)
        fault = wording.NO_PLACE.format(role=places.code(official)) if official else wording.STRANGER
        return Claim(role=None, official=official, fault=fault, has_voice=False)

    def _outside(self, proposal: Proposal, review: Review) -> str:
        """Say why a review is not weighed at all: the proposal asks for something else, or was merged already."""
        if not self._asks(proposal):
            return wording.UNRELATED.format(number=proposal.number, year=self.year)
        if proposal.merged_time is not None and review.time >= proposal.merged_time:
            return wording.LATE.format(number=proposal.number, time=self._moment(review.time), merged=self._moment(proposal.merged_time))
        return ""

    def _inside(self, proposal: Proposal, review: Review, claim: Claim) -> str:
        """Say why an approval that is weighed cannot count. A return always does."""
        if said(review) is Stance.RETURNED or claim.official is None:
            return ""
        if proposal.merged and proposal.merged_time is None:
            return wording.MERGE_UNKNOWN.format(number=proposal.number)
        if review.account is not None and (wrote := self.wrote(review.account, proposal, self.seen(review.commit))):
            return wording.SELF.format(name=claim.official.name, numbers=wording.numbers(wrote))
        if review.commit is None:
            return wording.NO_COMMIT
        return "" if self.seen(review.commit) else wording.UNREADABLE.format(commit=review.commit[:8])

    def _asks(self, proposal: Proposal) -> bool:
        """Say whether approving a proposal is meant for the year. Where nobody looked, whoever chose the proposals has answered it."""
        return proposal.asks is None or self.year in proposal.asks

    def _changes(self, proposal: Proposal) -> bool:
        """Say whether a proposal changes the year's content. What cannot be read is taken as changed."""
        return not same(self.seen(proposal.base), self.seen(proposal.head))

    def wrote(self, account: int, proposal: Proposal, content: Content | None) -> tuple[int, ...]:
        """Return the proposals through which an account wrote what it looks at: this one, or one that brought the very same content.

        Who has a commit in a proposal that is still open is only known by what the commit claims, so there the author alone is meant.
        """
        own = [proposal] if account == proposal.author or account in proposal.contributors else []
        brought = [p for p in self.proposals if self._brought(p, content)]
        others = [p for p in brought if account == p.author or (p.merged and account in p.contributors)]
        return tuple(p.number for p in (*own, *others))

    def writers(self, content: Content | None) -> dict[int, tuple[int, ...]]:
        """Return who wrote a content, with the numbers of their proposals, merged or still open."""
        bringing = [p for p in self.proposals if self._brought(p, content)]
        accounts = {a for p in bringing for a in (p.author, *p.contributors) if a is not None}
        return {a: tuple(p.number for p in bringing if a == p.author or a in p.contributors) for a in accounts}

    def _brought(self, proposal: Proposal, content: Content | None) -> bool:
        return self._changes(proposal) and same(self.seen(proposal.merge_commit or proposal.head), content)

    def merges(self) -> tuple[tuple[datetime, str], ...]:
        """Return when the year's proposals were merged, and the sentence that says so."""
        merged = [(p, p.merged_time) for p in self.proposals if p.merged and self._asks(p)]
        return tuple(self._merge(p, time) for p, time in merged if time is not None)

    def _merge(self, proposal: Proposal, merged_time: datetime) -> tuple[datetime, str]:
        time = places.local(merged_time, self.policy)
        by = "" if proposal.merged_by is None else f" oleh {self.named(proposal.merged_by, time.date())}"
        return time, wording.MERGED.format(number=proposal.number, by=by)

    def _moment(self, time: datetime) -> str:
        return wording.moment(places.local(time, self.policy), self.policy.zone)


def said(review: Review) -> Stance | None:
    """Return what a review said before it may have been dismissed; None for a comment, a return where it is not known."""
    stance = review.stance if review.stance is not Stance.DISMISSED else review.original
    if stance is Stance.COMMENTED:
        return None
    return stance if stance is Stance.APPROVED else Stance.RETURNED
