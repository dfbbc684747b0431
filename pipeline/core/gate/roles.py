"""Whose a file is, and what may come along in a change of whose: the allow-list of paths by role."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from ..approvals.contents import BESIDE
from ..errors import PipelineError
from ..findings import Finding
from .paths import YEARS
from .rules import git as rules
from .shown import place, shown
from .values import Change

SUBMISSION = 5  # periods / year / period / subbagian / file
GUARDED = {  # below the repository, or below periods/ by itself
    "schemas": "bentuk data",
    "pipeline": "program",
    ".github": "aturan host dan alur kerja",
    ".ci": "pengujian",
    "periods/allowed_signers": "kunci pejabat",
    "periods/dicabut.krl": "kunci yang dicabut",
    "periods/satker.yml": "identitas dan pejabat satuan kerja",
}
PROGRAM = "bagian lain repositori"
OPENING = "pembukaan.yml"
RECORDS = "rekaman pengesahan"


class Owner(StrEnum):
    """Who answers for a file; the values are what the office writes."""

    DEPARTMENT = "subbagian"
    PLANNER = "perencana"
    MAINTAINER = "pengelola"
    APPROVAL = "pengesahan"  # a step of lakip writes it; nobody edits it


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """Whose a file is: of which subbagian, and of what is guarded what it is."""

    owner: Owner
    department: str = ""
    what: str = ""

    @property
    def named(self) -> str:
        """Whose it is, in Indonesian."""
        if self.owner is Owner.DEPARTMENT:
            return f"subbagian {shown(self.department)}"
        return f"{self.owner.value} ({self.what})" if self.what else self.owner.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Who proposes."""

    owner: Owner
    department: str = ""

    @classmethod
    def parse(cls, text: str) -> "Role":
        """Read `subbagian:kul`, `perencana` or `pengelola`; anything else is the caller's slip."""
        word, colon, department = text.partition(":")
        chosen = {Owner.DEPARTMENT: bool(department), Owner.PLANNER: not colon, Owner.MAINTAINER: not colon}
        found = next((owner for owner, fits in chosen.items() if owner == word and fits), None)
        if found is None:
            raise PipelineError(
                f"Peran «{shown(text)}» tidak dikenal.", "Tulis subbagian:<kode> (misalnya subbagian:kul), perencana, atau pengelola."
            )
        return cls(owner=found, department=department)

    @property
    def named(self) -> str:
        """The role in Indonesian."""
        return f"subbagian {shown(self.department)}" if self.department else self.owner.value


def belonging(path: PurePosixPath) -> Belonging:
    """Return whose a file is, by its path from the top of the repository."""
    if is_yearly(path):
        if path.parts[2] == "pengesahan":
            return Belonging(owner=Owner.APPROVAL, what=RECORDS)
        is_submission = len(path.parts) >= SUBMISSION and path.parts[2] not in ("laporan", *BESIDE)
        return Belonging(owner=Owner.DEPARTMENT, department=path.parts[3]) if is_submission else Belonging(owner=Owner.PLANNER)
    if path.parts[:1] == ("periods",):
        what = GUARDED.get(str(path), "")
        return Belonging(owner=Owner.MAINTAINER if what else Owner.PLANNER, what=what)
    return Belonging(owner=Owner.MAINTAINER, what=GUARDED.get(path.parts[0] if path.parts else "", PROGRAM))


def is_yearly(path: PurePosixPath) -> bool:
    """Say whether a path lies in a year's folder."""
    return len(path.parts) > 2 and path.parts[0] == "periods" and YEARS.fullmatch(path.parts[1]) is not None


def proposer(paths: Iterable[PurePosixPath]) -> Role:
    """Return who most likely proposes a change of these paths: who has the most files in it. Nobody can be known from a login."""
    counts = Counter((b.owner, b.department) for b in map(belonging, paths) if b.owner is not Owner.APPROVAL)
    order = (Owner.DEPARTMENT, Owner.PLANNER, Owner.MAINTAINER)
    for owner in order:  # data before program: a program's change has no business with data
        ranked = sorted((-n, department) for (found, department), n in counts.items() if found is owner)
        if ranked:
            return Role(owner=owner, department=ranked[0][1])
    return Role(owner=Owner.PLANNER)


def opened(paths: Iterable[PurePosixPath], before: Collection[str]) -> frozenset[PurePosixPath]:
    """Return the files of subbagian that the planner lays out by opening a period: in folders that were not there, with pembukaan.yml.

    `before` are the names of the whole tree that the change is laid over.
    """
    added = [path for path in paths if str(path) not in before]
    periods = {(path.parts[1], path.parts[3]) for path in added if path.parts[2:3] == ("kendali",) and path.name == OPENING}
    known = {_folder(name) for name in before}
    mine = (path for path in added if belonging(path).department and path.parts[1:3] in periods)
    return frozenset(path for path in mine if _folder(str(path)) not in known)


def check(change: Change, role: Role | None) -> Iterator[Finding]:
    """Yield what somebody in this role may not propose; without a role only what no role may, the rest is asked in `comparing.folders`."""
    laid_out = opened((entry.path for entry in change.entries), change.before)
    acting = role or proposer(entry.path for entry in change.entries if entry.path not in laid_out)
    for entry in change.entries:
        theirs = Belonging(owner=Owner.PLANNER) if entry.path in laid_out else belonging(entry.path)
        if not _may(acting, theirs) if role else _never(acting, theirs):
            yield rules.OUT_OF_ROLE.at(place(entry.name), pemilik=theirs.named, peran=acting.named)
    if acting.owner is Owner.DEPARTMENT:
        yield from _emptied(change)
    yield from _mixed(change)


def _may(role: Role, theirs: Belonging) -> bool:
    if theirs.owner is Owner.APPROVAL:
        return role.owner is not Owner.DEPARTMENT
    return role.owner is theirs.owner and role.department == theirs.department


def _never(role: Role, theirs: Belonging) -> bool:
    """Say whether a subbagian's data come along with what the maintainer guards; the rest is doubtful only, and asked elsewhere."""
    return role.owner is Owner.DEPARTMENT and theirs.owner is Owner.MAINTAINER


def _folder(name: str) -> str:
    """Return the first four parts of a name: of a submission that is its folder."""
    return "/".join(name.split("/")[: SUBMISSION - 1])


def _emptied(change: Change) -> Iterator[Finding]:
    gone = Counter(_folder(entry.name) for entry in change.entries if entry.is_gone and belonging(entry.path).department)
    left = {_folder(name) for name in change.after}
    for folder, count in sorted(gone.items()):
        if folder not in left:
            yield rules.EMPTIED.at(place(folder), folder=shown(folder), jumlah=count)


def _mixed(change: Change) -> Iterator[Finding]:
    records = [entry for entry in change.entries if is_record(entry.path)]
    if any(belonging(entry.path).owner is not Owner.APPROVAL for entry in change.entries):
        yield from (rules.RECORD_NOT_ALONE.at(place(entry.name)) for entry in records)


def is_record(path: PurePosixPath) -> bool:
    """Say whether a path is that of a record; the lembar that ask for an approval are none."""
    return belonging(path).owner is Owner.APPROVAL and path.parts[3:4] != ("lembar",)
