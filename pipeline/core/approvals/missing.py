"""What is still to be done, by whom: one entry for every place on the sheet that is open."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from .. import words
from ..model import Official
from . import wording
from .roles import Holding
from .values import Act, Content, Role, RoleStand, Standing

DONE = frozenset({Standing.PARAF, Standing.SIGNED})
Writers = Mapping[int, tuple[int, ...]]  # account -> numbers of the proposals it wrote


def missing(
    stands: Sequence[RoleStand], holders: Mapping[Role, Holding], content: Content, writers: Writers | None, day: date
) -> Iterator[str]:
    """Give what is open, in the order of the sheet. `writers` is None where stands come from records, which know no accounts."""
    initials = [s for s in stands if s.role.act is Act.PARAF]
    if not initials:
        yield wording.NO_HEADS.format(day=words.long_date(day))
    waits = any(s.standing not in DONE for s in initials)
    for stand in stands:
        if stand.standing not in DONE:
            yield _open(stand, holders[stand.role], content, writers, waits and stand.role.act is Act.SIGN)


def _open(stand: RoleStand, holding: Holding, content: Content, writers: Writers | None, waits: bool) -> str:
    official = holding.official
    if official is None:
        return f"{stand.reason} {holding.problem}".strip()
    return _hindered(official, writers) or _asked(stand, official, content, waits)


def _hindered(official: Official, writers: Writers | None) -> str:
    """Say what keeps an official from approving at all."""
    who = wording.who(official.name, wording.titled(official))
    if writers is None:
        return ""
    if official.account is None:
        return wording.NO_ACCOUNT.format(who=who)
    wrote = writers.get(official.account)
    return wording.WROTE_IT.format(who=who, numbers=wording.numbers(wrote)) if wrote else ""


def _asked(stand: RoleStand, official: Official, content: Content, waits: bool) -> str:
    values = {
        "who": wording.who(official.name, wording.titled(official)),
        "deed": wording.DEEDS_ASKED[stand.role.act],
        "new": wording.short(content),
        "reason": stand.reason,
    }
    if stand.standing is Standing.RETURNED:
        return wording.TO_MEND.format(**values)
    if stand.standing is Standing.VOID:
        return (wording.TO_GIVE_AGAIN_AFTER if waits else wording.TO_GIVE_AGAIN).format(**values)
    return (wording.TO_GIVE_AFTER if waits else wording.TO_GIVE).format(**values)
