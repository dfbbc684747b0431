"""Where every role stands: the last vote in a role decides, and the signature only after every paraf."""

from collections.abc import Mapping, Sequence

from . import wording
from .roles import Holding
from .rounds import Settled
from .values import Act, Role, RoleStand, Stance, Standing

GIVEN = {Act.PARAF: Standing.PARAF, Act.SIGN: Standing.SIGNED}


def stands(settled: Sequence[Settled], holders: Mapping[Role, Holding], zone: str) -> tuple[RoleStand, ...]:
    """Return the stand of every role, in the order of the sheet. `holders` are those to be asked for what is still open."""
    last = {role: _last(settled, role) for role in holders}
    initials = {role: found for role, found in last.items() if role.act is Act.PARAF}
    return tuple(
        _open(role, holding) if (found := last[role]) is None else _taken(role, found, _out_of_order(role, found, initials, zone), zone)
        for role, holding in holders.items()
    )


def _last(settled: Sequence[Settled], role: Role) -> Settled | None:
    """The last vote with a voice; where there is none, the last of the others, so that its giver learns why it does not count."""
    own = [s for s in settled if s.vote.role == role]
    voiced = [s for s in own if s.vote.has_voice]
    return next(reversed(voiced or own), None)


def _open(role: Role, holding: Holding) -> RoleStand:
    if holding.official is None:
        return RoleStand(role=role, standing=Standing.NONE, title=role.title)
    return RoleStand(role=role, standing=Standing.NONE, name=holding.official.name, title=wording.titled(holding.official))


def _taken(role: Role, found: Settled, disorder: str, zone: str) -> RoleStand:
    vote = found.vote
    standing, reason = _standing(role, found, disorder, zone)
    return RoleStand(role=role, standing=standing, name=vote.name, title=vote.title, time=vote.time, reason=reason, review=vote.review)


def _standing(role: Role, found: Settled, disorder: str, zone: str) -> tuple[Standing, str]:
    vote = found.vote
    if vote.has_voice and vote.stance is Stance.RETURNED:
        who, time = wording.who(vote.name, vote.title), wording.moment(vote.time, zone)
        return Standing.RETURNED, wording.RETURNED.format(who=who, time=time, reason=wording.quoted(vote.body))
    if vote.fault and found.fate == vote.fault:
        called = wording.noun(role.act, vote.said)
        return Standing.VOID, wording.alone(vote.fault, called, vote.name, wording.moment(vote.time, zone))
    if not found.counts or disorder:
        return Standing.VOID, found.fate or disorder
    told = (wording.SHARED.format(title=vote.shared_title) if vote.shared_title else "", wording.EDITED if vote.edited else "")
    return GIVEN[role.act], " ".join(filter(None, told))


def _out_of_order(role: Role, sign: Settled, initials: Mapping[Role, Settled | None], zone: str) -> str:
    """Say why a signature comes too early. Where the signer fills a subbagian's role as well, that paraf may be the same stand."""
    if role.act is not Act.SIGN:
        return ""
    time = wording.moment(sign.vote.time, zone)
    waiting = [paraf.title for paraf, found in initials.items() if found is None or not found.counts]
    if waiting or not initials:
        return wording.TOO_EARLY.format(name=sign.vote.name, time=time, open="; ".join(waiting) or wording.NO_SUBBAGIAN)
    before = [found.vote for found in initials.values() if found and found.vote.mark != sign.vote.mark]
    late = [vote for vote in before if vote.moment >= sign.vote.moment]
    if not late:
        return ""
    return wording.NOT_AFTER.format(name=sign.vote.name, time=time, last=wording.moment(max(v.time for v in late), zone))
