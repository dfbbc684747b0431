"""The satuan kerja: who it is, its subbagian and officials, each with dates of validity."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from ..findings import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A stretch of validity; `end` None means still valid. Both days belong to it."""

    start: date
    end: date | None = None

    def covers(self, day: date) -> bool:
        """Say whether `day` lies within the term."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A subbagian under one of its names; a renamed subbagian is a second entry with the same code and a later term."""

    code: str
    name: str
    number: int  # the digit used in letter numbers, e.g. 3 = Rendatin
    term: Term
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """A person in an office for a term. `role` is `sekretaris`, `ketua` or `kasubbag`."""

    role: str
    name: str
    title: str
    department: str = ""  # code of the subbagian, for a kasubbag
    acting: str = ""  # "Plt." or "Plh."
    account: int | None = None  # numeric account id at the Git host
    term: Term
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """An SOP of the office, as cited in the report."""

    name: str
    number: str
    issued: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """Where the repository is hosted, and who owns which part of it there; everything empty where satker.yml does not say."""

    name: str = ""  # e.g. github.com
    repo: str = ""  # owner/name
    owners: tuple[tuple[str, str], ...] = ()  # code of a subbagian, `sekretaris` or `pengelola`; its account or team (@…)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """How the office numbers its letters (key `persuratan`); what is not given has the usual form of `core/letters/numbering.py`."""

    pattern: str = ""
    codes: tuple[tuple[str, str], ...] = ()  # kind of letter -> code of the naskah, e.g. nota-dinas -> ND
    classes: tuple[tuple[str, str], ...] = ()  # kind of letter -> classification, e.g. nota-dinas -> PR.04.1
    planner: str = ""  # code of the subbagian that writes the letters
    is_shared: bool = False  # whether letters outside the system take numbers of the same register


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The satuan kerja (satker.yml)."""

    name: str
    short_name: str
    parent: str  # line above the name on the letterhead
    city: str
    province: str
    region_code: str
    address: str
    contact: str
    website: str
    superior: str  # who receives the report, e.g. Sekretaris KPU Provinsi Banten
    logo: PurePosixPath | None
    departments: tuple[Department, ...]
    officials: tuple[Official, ...]
    procedures: tuple[Procedure, ...]
    place: Place
    hosting: Hosting = Hosting()
    archive: str = ""  # public address of the archive site, https://…/; printed on signed reports
    numbering: Numbering = Numbering()

    def departments_on(self, day: date) -> tuple[Department, ...]:
        """Return the subbagian valid on `day`, in the file's order."""
        return tuple(d for d in self.departments if d.term.covers(day))

    def officials_on(self, day: date) -> tuple[Official, ...]:
        """Return the officials in office on `day`, in the file's order."""
        return tuple(o for o in self.officials if o.term.covers(day))
