"""Whose files a change touches: one subbagian's folders, the planner's files, or protected ones. Whose is whose stands in `gate.roles`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..change_rules import OUT_OF_FOLDER, PROTECTED
from ..findings import Finding
from ..gate.roles import Owner, belonging, is_yearly
from ..gate.shown import place
from ..words import listed


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
        whose = belonging(path)
        if whose.owner is Owner.DEPARTMENT:
            submissions.setdefault(whose.department, []).append(path)
        elif whose.owner is Owner.PLANNER:
            planning.append(path)
        else:
            guarded.append((path, whose.what))
    return Touched(
        submissions=tuple((code, tuple(files)) for code, files in sorted(submissions.items())),
        planning=tuple(planning),
        guarded=tuple(guarded),
        years=tuple(sorted({int(p.parts[1]) for p in ordered if is_yearly(p)})),
    )


def check(paths: Iterable[PurePosixPath], opened: Collection[PurePosixPath] = ()) -> tuple[Finding, ...]:
    """Return a finding for every path that should have been proposed apart; those `opened` by the planner go with the planner's.

    Of several owners the one with the most files is taken for the proposer: who that is cannot be known from a login.
    """
    found = touched(path for path in paths if path not in opened)
    owners = {f"folder subbagian {code}": files for code, files in found.submissions}
    if found.planning:
        owners["berkas perencana"] = found.planning
    if not owners:
        return ()
    own = max(owners, key=lambda owner: len(owners[owner]))
    strange = tuple(
        OUT_OF_FOLDER.at(place(str(file)), folder=own, lain=owner) for owner, files in owners.items() if owner != own for file in files
    )
    return strange + tuple(PROTECTED.at(place(str(file)), apa=what) for file, what in found.guarded)
