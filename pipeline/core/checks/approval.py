"""Checks on who initials and signs: the basis of the choice, roles filled by somebody else, accounts of two officials."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from ..approvals import roles as places
from ..findings import Finding, Place
from ..model import Official
from .case import Case, at
from .rules import report as rules

UNKNOWN = "{role} tidak termasuk yang memaraf atau menandatangani"
ITSELF = "peran itu sendiri tidak merangkap dirinya"
CHAIN = "{role} sendiri dirangkap oleh yang lain"


def choice_founded(case: Case) -> Iterator[Finding]:
    """A choice of subbagian that initial, without its basis."""
    policy = case.dossier.policy
    if policy.paraf and not policy.basis:
        yield rules.PARAF_WITHOUT_BASIS.at(_place(case, "paraf"), departments=", ".join(policy.paraf))


def sharing_usable(case: Case) -> Iterator[Finding]:
    """A shared role that is not asked for, shares with itself, or with one that is shared in its turn."""
    for role, by in case.dossier.policy.shared:
        if reason := _unusable(case, role, by):
            yield rules.UNUSABLE_SHARING.at(_place(case, "rangkap"), role=role, by=by, reason=reason)


def _unusable(case: Case, role: str, by: str) -> str:
    known = _asked(case)
    unknown = next((code for code in (role, by) if code not in known), None)
    if unknown:
        return UNKNOWN.format(role=unknown)
    if role == by:
        return ITSELF
    return CHAIN.format(role=by) if by in dict(case.dossier.policy.shared) else ""


def one_account_each(case: Case) -> Iterator[Finding]:
    """One account in two roles at once that nobody declared as shared, in the year or in the one after, when it is reported."""
    asked = _asked(case)
    officials = [o for o in case.dossier.office.officials if o.account is not None and places.code(o) in asked]
    for first, second in combinations(officials, 2):
        role, other = places.code(first), places.code(second)
        undeclared = role != other and not places.are_declared((role, other), case.dossier.policy)
        if undeclared and first.account == second.account and _together(first, second, case.dossier.year):
            values = {"account": first.account, "name": first.name, "other": second.name}
            yield rules.SHARED_ACCOUNT.at(at(second.place, "akun"), role=role, other_role=other, **values)


def _together(first: Official, second: Official, year: int) -> bool:
    start = max(first.term.start, second.term.start, date(year, 1, 1))
    ends = [term.end for term in (first.term, second.term) if term.end is not None]
    return start <= min([*ends, date(year + 1, 12, 31)])


def _asked(case: Case) -> set[str]:
    return {role.code for role in places.roles(case.dossier.office, case.dossier.policy, case.dossier.reference_day)}


def _place(case: Case, key: str) -> Place:
    return Place(case.dossier.folder / "periode.yml", column=f"pengesahan.{key}")


CHECKS = (choice_founded, sharing_usable, one_account_each)
