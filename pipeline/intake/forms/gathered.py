"""The evidence that a form names, found beside it and held against what is stored: nothing is overwritten, nothing is read into memory."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from ...core.collecting import naming
from ...core.collecting.rules import taking as rules
from ...core.errors import PipelineError
from ...core.findings import Finding, Place
from ...core.gate.values import LARGEST_EVIDENCE
from .received import mebibytes

SHOWN = 12  # characters of a digest that people compare


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An evidence file as a form names it: where it is named, and the digest the form computed ("" where it did not)."""

    name: str
    place: Place
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What is to be stored, by the file's name in bukti/, with where it was found; and what is wrong."""

    files: Mapping[str, Path]
    findings: tuple[Finding, ...]


def gather(named: Sequence[Named], stored: Path, folders: Sequence[Path]) -> Gathered:
    """Find every named file: in bukti/ (`stored`), else in `folders`, the first that has it."""
    box = _Box(stored, folders)
    for each in {n.name: n for n in reversed(named)}.values():
        box.findings += box.judge(each)
    return Gathered(files=box.files, findings=tuple(box.findings))


class _Box:
    """The bukti/ of one subbagian while files are held against it."""

    def __init__(self, stored: Path, folders: Sequence[Path]) -> None:
        self.stored, self.folders = stored, folders
        self.files: dict[str, Path] = {}
        self.findings: list[Finding] = []
        self.sums: dict[str, str] | None = None

    def judge(self, named: Named) -> Iterator[Finding]:
        """Yield what is wrong with one file; take it where nothing is."""
        if why := naming.fault(named.name):
            yield rules.EVIDENCE_NAME.at(named.place, name=naming.shown(named.name), why=why, suggestion=naming.suggestion(named.name))
            return
        here = self.stored / named.name
        if here.is_symlink():
            yield rules.EVIDENCE_IRREGULAR.at(named.place, name=named.name, kind="pintasan (symlink)")
            return
        there = next((found for folder in self.folders if (found := _found(folder, named.name))), None)
        if there is None or _is_same_file(there, here):
            yield from self._only_stored(named, here)
            return
        if (wrong := _unfit(named, there)) is not None:
            yield wrong
            return
        yield from self._both(named, here, there)

    def _only_stored(self, named: Named, here: Path) -> Iterator[Finding]:
        if not here.is_file():
            where = " maupun ".join([str(folder) for folder in self.folders] + ["folder bukti subbagian"])
            yield rules.EVIDENCE_MISSING.at(named.place, name=named.name, where=where)
        elif named.sha256 and (actual := digest(here)) != named.sha256:
            yield rules.EVIDENCE_DIFFERS.at(named.place, name=named.name, actual=actual[:SHOWN], said=named.sha256[:SHOWN])

    def _both(self, named: Named, here: Path, there: Path) -> Iterator[Finding]:
        new = digest(there)
        if named.sha256 and new != named.sha256:
            yield rules.EVIDENCE_DIFFERS.at(named.place, name=named.name, actual=new[:SHOWN], said=named.sha256[:SHOWN])
        elif here.is_file():
            if (old := digest(here)) != new:
                other = naming.suggestion(named.name, mark=new[:4])
                yield rules.EVIDENCE_CLASHES.at(named.place, name=named.name, old=old[:SHOWN], new=new[:SHOWN], suggestion=other)
        else:
            self.files[named.name] = there
            if other := self._with_content(new):
                yield rules.EVIDENCE_SAME.at(named.place, name=named.name, other=other)

    def _with_content(self, sha256: str) -> str:
        if self.sums is None:
            inside = sorted(self.stored.iterdir()) if self.stored.is_dir() else []
            self.sums = {digest(file): file.name for file in inside if file.is_file() and not file.is_symlink()}
        return self.sums.get(sha256, "")


def _found(folder: Path, name: str) -> Path | None:
    """Return the file of this name in a folder, also where the disk stored its letters decomposed; links count, to be told."""
    if (folder / name).is_symlink() or (folder / name).exists():
        return folder / name
    try:
        return next((child for child in folder.iterdir() if normalize("NFC", child.name) == name), None)
    except OSError as trouble:
        raise PipelineError(f"Folder bukti {folder} tidak dapat dibuka.", "Periksa nama foldernya pada --bukti, lalu ulangi.") from trouble


def _is_same_file(one: Path, other: Path) -> bool:
    return other.exists() and not one.is_symlink() and one.samefile(other)


def _unfit(named: Named, file: Path) -> Finding | None:
    about = file.stat(follow_symlinks=False)
    if not stat.S_ISREG(about.st_mode):
        kind = "pintasan (symlink)" if stat.S_ISLNK(about.st_mode) else "folder" if stat.S_ISDIR(about.st_mode) else "pipa atau perangkat"
        return rules.EVIDENCE_IRREGULAR.at(named.place, name=named.name, kind=kind)
    if about.st_size > LARGEST_EVIDENCE:
        return rules.EVIDENCE_TOO_LARGE.at(named.place, name=named.name, size=mebibytes(about.st_size), limit=mebibytes(LARGEST_EVIDENCE))
    return None


def digest(file: Path) -> str:
    """Return the sha256 of a regular file of any size in little memory."""
    with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:  # noqa: PTH123  (an open descriptor)
        return hashlib.file_digest(stream, "sha256").hexdigest()


def names(cell: str) -> tuple[str, ...]:
    """Return the file names in a cell of the column `bukti`."""
    return tuple(name for part in cell.split(";") if (name := part.strip()))
