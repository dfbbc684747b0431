"""What a letter is about, gathered once: period, deadline, subbagian, who owes which indicator, who signs."""

from dataclasses import dataclass, field
from datetime import date

from .. import words
from ..approvals.roles import HEAD, SECRETARY, holder
from ..approvals.wording import titled
from ..document import Table
from ..model import Department, Dossier, Indicator, Period
from .numbering import planner
from .values import DOTS, Annex, LetterBlock, Sent, Signer, Wish

PLANNER = "perencana"  # the role of whoever heads the subbagian that writes the letters
STAFF = "staf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The body of a letter."""

    blocks: tuple[LetterBlock, ...]
    tables: dict[str, Table] = field(default_factory=dict)
    annexes: tuple[Annex, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A wish beside the year it belongs to; `day` tells whose names are valid."""

    wish: Wish
    dossier: Dossier
    sent: tuple[Sent, ...]
    day: date

    @property
    def departments(self) -> tuple[Department, ...]:
        """The subbagian of the day."""
        return self.dossier.office.departments_on(self.day)

    @property
    def planner(self) -> Department | None:
        """The subbagian that writes the letters."""
        return planner(self.dossier.office, self.day)

    @property
    def period(self) -> Period | None:
        """The collection period the letter is about; None: the year, or one that is not known."""
        return next((p for p in self.dossier.periods if p.code == self.wish.period), None)

    @property
    def names(self) -> dict[str, object]:
        """The words that standard sentences have holes for."""
        office, period, year = self.dossier.office, self.period, self.dossier.year
        return {
            "year": year,
            "office": office.name,
            "short": office.short_name,
            "city": office.city,
            "superior": office.superior,
            "span": f"{period.name} Tahun {year}" if period else f"Tahun {year}",
            "due": words.weekday_date(period.due) if period and period.due else DOTS,
            "planner": self.planner.name if self.planner else "Subbagian yang membidangi perencanaan",
        }

    def owed(self, department: Department) -> tuple[Indicator, ...]:
        """Return the promised indicators that a subbagian reports, in the order of the Perjanjian Kinerja."""
        known = {i.code: i for i in self.dossier.strategy.indicators}
        promised = (known[c.indicator] for c in self.dossier.commitments if c.indicator in known)
        return tuple(i for i in promised if i.department == department.code)

    def role(self, role: str) -> str:
        """Return the role's code, where `perencana` is the head of the planning subbagian."""
        return f"{HEAD}-{self.planner.code}" if role == PLANNER and self.planner else role

    def signer(self, role: str) -> Signer:
        """Return who holds a role on the day; the name stays open where nobody does."""
        found = holder(self.dossier.office, self.role(role), self.day, self.dossier.policy).official
        return Signer(title=titled(found), name=found.name) if found else Signer(title=self.title(role), name=DOTS)

    def title(self, role: str) -> str:
        """Return a role in words, without the name of whoever holds it."""
        return title(role, self.departments, self.planner)


def title(role: str, departments: tuple[Department, ...], planning: Department | None) -> str:
    """Return a role in words; one that is not known stays as it was written."""
    if role == PLANNER and planning:
        return f"Kepala {planning.name}"
    if role == STAFF:
        return "Staf pengelola data"
    if role == SECRETARY:
        return "Sekretaris"
    names = {d.code: d.name for d in departments}
    heads = {f"{HEAD}-{d.code}": f"Kepala {d.name}" for d in departments}
    return heads.get(role) or names.get(role) or role.capitalize()
