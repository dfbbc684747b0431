"""What happened, round by round: every vote with its fate, those of strangers included, and every merge."""

from collections.abc import Sequence
from datetime import datetime

from . import wording
from .rounds import Settled
from .values import Act, Event, RoleStand, Stance, Standing
from .votes import Vote


def told(settled: Sequence[Settled], stands: Sequence[RoleStand], merges: Sequence[tuple[datetime, str]]) -> tuple[Event, ...]:
    """Return the history by time. A merge belongs to the round in which it fell."""
    early = {(s.role, s.time): s.reason for s in stands if s.role.act is Act.SIGN and s.standing is Standing.VOID}
    events = [_event(s, early.get((s.vote.role, s.vote.time), "") if s.vote.role and s.counts else s.fate) for s in settled]
    placed = [Event(round=max((e.round for e in events if e.time <= time), default=1), time=time, role="", text=t) for time, t in merges]
    return tuple(sorted([*events, *placed], key=lambda e: e.time))


def _event(settled: Settled, fate: str) -> Event:
    vote, text = settled.vote, _text(settled.vote, fate)
    return Event(round=settled.round, time=vote.time, role=vote.role.code if vote.role else "", text=text[0].upper() + text[1:])


def _text(vote: Vote, fate: str) -> str:
    """A dismissed stand is told by its fate alone: what it was may not be known any more."""
    if vote.stance is Stance.DISMISSED and vote.has_voice:
        return fate
    deed = wording.DEEDS[vote.role.act, vote.said] if vote.role else wording.STRANGERS[vote.stance]
    values = {"what": wording.what(vote.content), "source": vote.source, "reason": wording.quoted(vote.body)}
    said = deed.format(who=wording.who(vote.name, vote.title), **values)
    return " ".join(filter(None, (said, fate, wording.EDITED if vote.edited else "")))
