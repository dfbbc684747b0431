"""The office's files, each read and hashed once: regular files only, inside the root, no link followed. Nothing is parsed here."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..core import shape_rules as rules
from ..core.errors import PipelineError
from ..core.findings import Finding, Place

PERIODS = PurePosixPath("periods")
AS_THEY_CAME = frozenset({"bukti", "kiriman"})  # folders of these names hold files as they came, which are hashed and never parsed
TEXTS = frozenset({".csv", ".yml", ".md"})
LARGEST_TEXT = 2 * 1024 * 1024  # bytes
KINDS = (
    (stat.S_ISLNK, "pintasan (symlink)"),
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "pipa (FIFO)"),
    (stat.S_ISSOCK, "soket"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What lay under periods/ for one year when it was read: digests and sizes of all files, bytes of the text files, faults by file."""

    year: int
    digests: Mapping[PurePosixPath, str]  # sha256 in hex
    sizes: Mapping[PurePosixPath, int]  # bytes
    texts: Mapping[PurePosixPath, bytes]
    folders: frozenset[PurePosixPath]
    children: Mapping[PurePosixPath, tuple[PurePosixPath, ...]]  # files by the folder right around them, sorted
    faults: Mapping[PurePosixPath, Finding]  # files that could not be read, by name
    opened: set[PurePosixPath] = field(default_factory=set)

    def text(self, file: PurePosixPath) -> bytes | Finding | None:
        """Return the bytes of `file`, the finding that stands for it, or None where there is no such file."""
        if file in self.texts:
            self.opened.add(file)
            return self.texts[file]
        if file in self.folders:
            return rules.FILE_IRREGULAR.at(Place(file), nama=file.name, jenis="folder")
        return self.faults.get(file)

    def inside(self, folder: PurePosixPath) -> tuple[PurePosixPath, ...]:
        """Return the files right inside `folder`, sorted; hidden files are not the office's."""
        return self.children.get(folder, ())

    def folders_in(self, folder: PurePosixPath) -> tuple[PurePosixPath, ...]:
        """Return the folders right inside `folder`, sorted."""
        return tuple(sorted(f for f in self.folders if f.parent == folder))


def years(root: Path) -> tuple[int, ...]:
    """Return the years that have a folder in periods/, oldest first. Raise PipelineError where there is no periods/."""
    base = root / PERIODS
    if not base.is_dir():
        raise PipelineError(
            f"Folder periods/ tidak ditemukan di {root}.",
            "Jalankan perintah ini dari folder utama repositori, atau sebutkan foldernya dengan pilihan yang tersedia.",
        )
    return tuple(sorted(int(p.name) for p in base.iterdir() if _is_year(p.name) and p.is_dir() and not p.is_symlink()))


def digests(root: Path, year: int) -> Mapping[PurePosixPath, str]:
    """Return the sha256 of every file that `load(root, year)` can look at, by path relative to `root`, sorted; nothing is parsed."""
    return snapshot(root, year).digests


def snapshot(root: Path, year: int) -> Snapshot:
    """Read everything the year needs: files in periods/ itself, every Renstra, the year's folder. Raise PipelineError if it is missing."""
    known = years(root)
    if year not in known:
        named = ", ".join(map(str, known)) or "belum ada"
        raise PipelineError(f"Folder periods/{year} tidak ditemukan.", f"Tahun yang ada: {named}.")
    return _taken(root, year, sorted(_entries(root, PERIODS, year)))


def part(root: Path, year: int, folder: str) -> Snapshot:
    """Read one folder of a year and nothing around it; a folder that is not there is empty. Raise PipelineError for a missing year."""
    known = years(root)
    if year not in known:
        raise PipelineError(f"Folder periods/{year} tidak ditemukan.", f"Tahun yang ada: {', '.join(map(str, known)) or 'belum ada'}.")
    place = PERIODS / str(year) / folder
    there = (root / place).is_dir() and not (root / place).is_symlink()
    return _taken(root, year, sorted(_entries(root, place, year)) if there else [])


def _entries(root: Path, folder: PurePosixPath, year: int) -> Iterator[tuple[PurePosixPath, int]]:
    try:
        children = list(os.scandir(root / folder))
    except OSError as trouble:
        raise PipelineError(f"Folder {folder} tidak dapat dibuka.", "Periksa hak akses folder itu, lalu ulangi.") from trouble
    for child in children:
        path = folder / child.name
        if child.name.startswith(".") or (folder == PERIODS and not _belongs(child.name, year)):
            continue
        mode = child.stat(follow_symlinks=False).st_mode
        yield path, mode
        if stat.S_ISDIR(mode):
            yield from _entries(root, path, year)


def _is_year(name: str) -> bool:
    return len(name) == 4 and name.isascii() and name.isdigit() and name.startswith("20")


def _belongs(name: str, year: int) -> bool:
    """Leave out other years, and whatever folder of periods/ is not a Renstra's."""
    return name == str(year) or name.startswith("renstra-") or "." in name


def _taken(root: Path, year: int, entries: list[tuple[PurePosixPath, int]]) -> Snapshot:
    sums: dict[PurePosixPath, str] = {}
    sizes: dict[PurePosixPath, int] = {}
    texts: dict[PurePosixPath, bytes] = {}
    faults: dict[PurePosixPath, Finding] = {}
    for path, mode in entries:
        if stat.S_ISDIR(mode):
            continue
        if (fault := _irregular(path, mode)) is not None:
            faults[path] = fault
            continue
        read = _read(root, path)
        if isinstance(read, Finding):
            faults[path] = read
            continue
        sums[path], sizes[path], content = read
        if path.suffix not in TEXTS or path.parent.name in AS_THEY_CAME:
            continue
        if content is None:
            faults[path] = rules.FILE_TOO_LARGE.at(Place(path), ukuran=sizes[path], batas=LARGEST_TEXT)
        else:
            texts[path] = content
    folders = frozenset(path for path, mode in entries if stat.S_ISDIR(mode))
    return Snapshot(year=year, digests=sums, sizes=sizes, texts=texts, folders=folders, children=_by_folder(sums), faults=faults)


def _by_folder(files: Iterable[PurePosixPath]) -> Mapping[PurePosixPath, tuple[PurePosixPath, ...]]:
    children: dict[PurePosixPath, list[PurePosixPath]] = {}
    for file in files:
        children.setdefault(file.parent, []).append(file)
    return {folder: tuple(inside) for folder, inside in children.items()}


def _irregular(path: PurePosixPath, mode: int) -> Finding | None:
    if stat.S_ISREG(mode):
        return None
    kind = next((name for test, name in KINDS if test(mode)), "perangkat")
    return rules.FILE_IRREGULAR.at(Place(path), nama=path.name, jenis=kind)


def _read(root: Path, path: PurePosixPath) -> tuple[str, int, bytes | None] | Finding:
    """Return digest, size and, unless it is larger than a text may be, the content.

    No link put there since the folder was listed is followed, no pipe waited on, and a scan of any size takes little memory.
    """
    try:
        handle = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(handle, "rb") as stream:  # noqa: PTH123  (an open descriptor, not a path)
            head = stream.read(LARGEST_TEXT + 1)
            if len(head) <= LARGEST_TEXT:
                return hashlib.sha256(head).hexdigest(), len(head), head
            stream.seek(0)
            return hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell(), None
    except OSError as trouble:
        return rules.FILE_UNREADABLE.at(Place(path), sebab=trouble.strerror or "tidak dapat dibuka")
