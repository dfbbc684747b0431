"""Whose files a change touches: one subbagian's folders, the planner's files, or protected ones. The host's full gate is elsewhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..approvals.contents import BESIDE
from ..change_rules import OUT_OF_FOLDER, PROTECTED
from ..findings import Finding, Place
from ..words import listed

YEAR = re.compile(r"20\d\d")
SUBMISSION = 5  # periods / year / period / subbagian / file
GUARDED = {  # below periods/<year>/, or by itself
    "pengesahan": "rekaman pengesahan",
    "schemas": "bentuk data",
    "pipeline": "program",
    ".github": "aturan host dan alur kerja",
    ".ci": "pengujian",
    "periods/allowed_signers": "kunci pejabat",
    "periods/dicabut.krl": "kunci yang dicabut",
    "periods/satker.yml": "identitas dan pejabat satuan kerja",
}
PROGRAM = "bagian lain repositori"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a change touches: paths by subbagian, the planner's, and the protected ones with what they are."""

    submissions: tuple[tuple[str, tuple[PurePosixPath, ...]], ...]  # by subbagian, in alphabetical order
    planning: tuple[PurePosixPath, ...]
    guarded: tuple[tuple[PurePosixPath, str], ...]
    years: tuple[int, ...]  # whose own files change

    @property
    def summary(self) -> str:
        """One Indonesian sentence that names whose files these are."""
        parts = [f"subbagian {code} ({len(files)} berkas)" for code, files in self.submissions]
        parts += [f"berkas perencana ({len(self.planning)})"] if self.planning else []
        parts += [f"berkas yang dilindungi ({len(self.guarded)})"] if self.guarded else []
        return f"Usulan ini menyentuh {listed(parts)}." if parts else "Usulan ini tidak mengubah berkas apa pun."


def touched(paths: Iterable[PurePosixPath]) -> Touched:
    """Sort the changed paths (relative to the repository) by whose they are."""
    submissions: dict[str, list[PurePosixPath]] = {}
    planning, guarded = [], []
    ordered = sorted(set(paths))
    for path in ordered:
        if what := _guarded(path):
            guarded.append((path, what))
        elif _is_submission(path):
            submissions.setdefault(path.parts[3], []).append(path)
        else:
            planning.append(path)
    return Touched(
        submissions=tuple((code, tuple(files)) for code, files in sorted(submissions.items())),
        planning=tuple(planning),
        guarded=tuple(guarded),
        years=tuple(sorted({int(p.parts[1]) for p in ordered if _is_yearly(p)})),
    )


def _guarded(path: PurePosixPath) -> str:
    if _is_yearly(path):
        return GUARDED["pengesahan"] if path.parts[2] == "pengesahan" else ""
    if path.parts[0] == "periods":
        return GUARDED.get(str(path), "")
    return GUARDED.get(path.parts[0], PROGRAM)


def _is_yearly(path: PurePosixPath) -> bool:
    return len(path.parts) > 2 and path.parts[0] == "periods" and YEAR.fullmatch(path.parts[1]) is not None


def _is_submission(path: PurePosixPath) -> bool:
    return _is_yearly(path) and len(path.parts) >= SUBMISSION and path.parts[2] not in ("laporan", *BESIDE)


def check(paths: Iterable[PurePosixPath]) -> tuple[Finding, ...]:
    """Return a finding for every path that should have been proposed apart.

    Of several owners the one with the most files is taken for the proposer: who that is cannot be known from a login.
    """
    found = touched(paths)
    owners = {f"folder subbagian {code}": files for code, files in found.submissions}
    if found.planning:
        owners["berkas perencana"] = found.planning
    if not owners:
        return ()
    own = max(owners, key=lambda owner: len(owners[owner]))
    strange = tuple(
        OUT_OF_FOLDER.at(Place(file), folder=own, lain=owner) for owner, files in owners.items() if owner != own for file in files
    )
    return strange + tuple(PROTECTED.at(Place(file), apa=what) for file, what in found.guarded)
