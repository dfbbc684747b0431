"""Who may initial and sign: the places on the lembar pengesahan, and who held them on a day. From satker.yml and periode.yml only."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from ..model import Office, Official
from . import wording
from .values import Act, Policy, Role

SECRETARY = "sekretaris"
HEAD = "kasubbag"
TEMPORARY = "Plh."
OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a role on a day; without an official, `problem` says in a whole sentence why nobody can be named."""

    official: Official | None
    problem: str = ""
    shared_by: str = ""  # the role whose holder fills this one as well


def local(time: datetime, policy: Policy) -> datetime:
    """Return the time as the office's clock shows it."""
    return time.astimezone(timezone(timedelta(hours=OFFSETS[policy.zone])))


def roles(office: Office, policy: Policy, day: date) -> tuple[Role, ...]:
    """Return the places on the sheet, paraf first: the subbagian that the policy names, else all valid on `day`; then Sekretaris.

    A subbagian that satker.yml does not hold keeps its place: it is demanded, and nobody can fill it.
    """
    names = {d.code: d.name for d in (*office.departments, *office.departments_on(day))}
    asked = policy.paraf or tuple(d.code for d in office.departments_on(day))
    heads = (Role(code=f"{HEAD}-{code}", act=Act.PARAF, title=_headed(names.get(code, code))) for code in dict.fromkeys(asked))
    return (*heads, Role(code=SECRETARY, act=Act.SIGN, title="Sekretaris"))


def _headed(name: str) -> str:
    return f"Kepala {name}"


def own(office: Office, role: str) -> tuple[Official, ...]:
    """Return everybody whom satker.yml ever names for a role, in the file's order."""
    return tuple(o for o in office.officials if code(o) == role)


def code(official: Official) -> str:
    """Return the role's code: `sekretaris`, `kasubbag-<subbagian>`, or the bare role for offices without a place on the sheet."""
    return f"{HEAD}-{official.department}" if official.role == HEAD else official.role


def in_office(office: Office, role: str, day: date) -> tuple[Official, ...]:
    """Return everybody in office in a role on `day`, a holder beside his Plh. included."""
    return tuple(o for o in own(office, role) if o.term.covers(day))


def holder(office: Office, role: str, day: date, policy: Policy | None = None) -> Holding:
    """Say who holds a role on `day`. A Plh. comes before the one he stands in for; two others at once are nobody.

    A role without a holder of its own is filled by another role's holder only where the policy declares it.
    """
    present = in_office(office, role, day)
    chosen = tuple(o for o in present if o.acting == TEMPORARY) or present
    if len(chosen) == 1:
        return Holding(official=chosen[0])
    if chosen:
        return Holding(official=None, problem=wording.overlap(role, chosen, day))
    return _shared(office, role, day, policy or Policy())


def _shared(office: Office, role: str, day: date, policy: Policy) -> Holding:
    """The other role must have a holder of its own: a chain of stand-ins is not followed."""
    other = dict(policy.shared).get(role)
    if other is None or other == role:
        return Holding(official=None, problem=wording.vacant(role, day))
    found = holder(office, other, day)
    return Holding(official=found.official, problem=found.problem, shared_by=other)


def are_declared(held_at_once: tuple[str, ...], policy: Policy) -> bool:
    """Say whether one person may fill these roles at once: one of them is his own, the policy declares every other as shared with it."""
    return any(all(role == base or (role, base) in policy.shared for role in held_at_once) for base in held_at_once)
