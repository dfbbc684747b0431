"""What happened, round by round: every vote with its fate, those of strangers included, and every merge."""

from collections.abc import Sequence
from dataclasses import replace

from . import wording
from .rounds import Settled
from .values import Event, Stance


def told(settled: Sequence[Settled], merges: Sequence[Event]) -> tuple[Event, ...]:
    """Return the history by time. A merge belongs to the round in which it fell."""
    events = [Event(round=s.round, time=s.vote.time, role=s.vote.role.code if s.vote.role else "", text=_text(s)) for s in settled]
    placed = [replace(m, round=max((e.round for e in events if e.time <= m.time), default=1)) for m in merges]
    return tuple(sorted([*events, *placed], key=lambda e: e.time))


def _text(settled: Settled) -> str:
    """A dismissed stand is told by its fate alone: what it was may not be known any more."""
    vote = settled.vote
    if vote.stance is Stance.DISMISSED and vote.has_voice:
        return settled.fate
    deed = wording.DEEDS[vote.role.act, vote.said] if vote.role else wording.STRANGERS[vote.stance]
    values = {"what": wording.what(vote.content), "source": vote.source, "reason": wording.quoted(vote.body)}
    said = deed.format(who=wording.who(vote.name, vote.title), **values)
    return " ".join(filter(None, (said, settled.fate, wording.EDITED if vote.edited else "")))
