"""Frozen records as votes. Chain, canonical form and signatures were verified before; here is only what the office's rules say of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from .. import words
from ..model import Office
from . import roles as places
from . import wording
from .values import Act, Content, Policy, Record, Role, Stance
from .votes import Vote


def votes(records: Sequence[Record], office: Office, policy: Policy, asked: tuple[Role, ...], content: Content) -> tuple[Vote, ...]:
    """Return records as votes, in the order of their numbers."""
    return tuple(_votes(records, office, policy, {role.code: role for role in asked}, content.year))


def _votes(records: Sequence[Record], office: Office, policy: Policy, asked: dict[str, Role], year: int) -> Iterator[Vote]:
    latest: datetime | None = None
    for record in sorted(records, key=lambda r: r.number):
        role, returning = asked.get(record.role), record.act is Act.RETURN
        backwards = latest is not None and record.time < latest
        fault = wording.BACKWARDS if backwards and role else _fault(record, role, office, policy, year)
        latest = latest if backwards else record.time
        yield Vote(
            mark=str(record.number),
            moment=(record.time, 0 if record.time_source == "host" else record.number),
            voter=record.role,
            role=role,
            stance=Stance.RETURNED if returning else Stance.APPROVED,
            said=Stance.RETURNED if returning else Stance.APPROVED,
            name=record.name,
            title=record.title,
            time=places.local(record.time, policy),
            content=record.content,
            source=f"rekaman nomor {record.number}",
            fault="" if returning and role else fault,
            has_voice=role is not None,
            body=record.note,
        )


def _fault(record: Record, role: Role | None, office: Office, policy: Policy, year: int) -> str:
    """Say why a record cannot count. Who it is for is compared by name: a record knows no account."""
    if role is None:
        return wording.NO_PLACE.format(role=record.role)
    if year not in {record.year} & {record.content.year}:
        return wording.WRONG_YEAR.format(year=record.year)
    if record.act is not role.act:
        return wording.WRONG_ACT.format(role=role.code, act=record.act)
    day = places.local(record.time, policy).date()
    holding = places.holder(office, role.code, day, policy)
    if holding.official is None:
        return holding.problem
    if _plain(holding.official.name) != _plain(record.name):
        return wording.OTHER_NAME.format(name=record.name, other=holding.official.name, day=words.long_date(day))
    return ""


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
