"""Plain copies without Git: a folder or a ZIP that holds periods/, read whole and refused where something in it is no plain file."""

import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ..core.errors import PipelineError

LARGEST = 500 * 1024 * 1024  # bytes, of everything together
PERIODS = "periods/"


def files(root: Path, *paths: str) -> dict[str, bytes]:
    """Return path (relative to `root`, with slashes) -> bytes of every file at or below `paths`; no link is followed."""
    return dict(sorted((path, _plain(root, path)) for top in paths for path in _below(root, top)))


def _below(root: Path, top: str) -> Iterator[str]:
    place = root / top
    if any((root / part).is_symlink() for part in _parents(top)):
        raise PipelineError(f"{top} adalah pintasan (symlink), bukan berkas atau folder biasa.", "Ganti dengan berkas aslinya.")
    if not place.is_dir():
        yield from [top] if os.path.lexists(place) else []
        return
    for child in sorted(os.listdir(place)):  # noqa: PTH208  (names are enough)
        inner = f"{top}/{child}"
        if (place / child).is_dir() and not (place / child).is_symlink():
            yield from _below(root, inner)
        else:
            yield inner


def _parents(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts) + 1)]


def _plain(root: Path, path: str) -> bytes:
    try:
        handle = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(handle, "rb") as stream:
            if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return stream.read()
    except OSError:
        pass
    raise PipelineError(f"{path} bukan berkas biasa, atau tidak dapat dibaca.", "Ganti dengan berkas aslinya; pintasan (symlink) ditolak.")


def zipped(file: Path) -> dict[str, bytes]:
    """Return path from periods/ on -> bytes of a ZIP; whatever lies outside periods/ is left out. Nothing is unpacked to disk."""
    try:
        with zipfile.ZipFile(file) as archive:
            return dict(sorted(_entries(archive)))
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as trouble:
        raise PipelineError(f"{file.name} tidak dapat dibaca sebagai ZIP.", "Ambil ulang berkasnya; mungkin terpotong.") from trouble


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    inside = [(entry, _inner(entry.filename)) for entry in archive.infolist() if not entry.is_dir()]
    wanted = [(entry, path) for entry, path in inside if path]
    if sum(entry.file_size for entry, _ in wanted) > LARGEST:
        raise PipelineError("Isi ZIP ini terlalu besar untuk arsip laporan.", "Periksa asalnya.")
    seen: set[str] = set()
    for entry, path in wanted:
        mode = entry.external_attr >> 16
        strange = (stat.S_IFMT(mode) not in (0, stat.S_IFREG)) or path in seen or ".." in path.split("/") or "\\" in path
        if strange:
            raise PipelineError(f"{path} di dalam ZIP bukan berkas biasa, atau ada dua kali.", "Periksa asal arsip ini.")
        seen.add(path)
        yield path, archive.read(entry)


def _inner(name: str) -> str:
    """Return the part from periods/ on, be it at the top or below the one folder that the ZIP was made of; "" for anything else."""
    if name.startswith(PERIODS):
        return name
    rest = name.partition("/")[2]
    return rest if rest.startswith(PERIODS) else ""
