"""Records are written once: beside their place and then linked into it, all of them or none, and never over another.

Killed half-way, the next command takes back what was linked already: links that share their file with one that still lies beside.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ..core.errors import PipelineError

BESIDE = ".sedang-pengesahan-"


@contextmanager
def alone(folder: Path, waiting: Callable[[], object] | None = None) -> Iterator[None]:
    """Keep everybody else from changing `folder` meanwhile; the folder is made where it is missing.

    Where it is taken already: raise PipelineError, or with `waiting` say so by it and wait.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _lock(handle, folder, waiting)
        try:
            yield
        finally:
            _remove_if_empty(folder)
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path, waiting: Callable[[], object] | None) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as trouble:
        if waiting is None:
            raise PipelineError(f"{folder} sedang dipakai perintah lain.", "Tunggu sampai selesai, lalu ulangi.") from trouble
        waiting()
        fcntl.flock(handle, fcntl.LOCK_EX)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # not empty, or not ours to remove
        folder.rmdir()


def add(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put new files into `folder`, all or none; one that is there already stops it. They are staged outside the year's folder."""
    placed: list[Path] = []
    with tempfile.TemporaryDirectory(prefix=_prefix(folder), dir=folder.parents[1]) as beside:
        try:
            for name, data in files.items():
                staged = Path(beside) / name
                staged.write_bytes(data)
                staged.chmod(0o644)
            for name in files:
                os.link(Path(beside) / name, folder / name)
                placed.append(folder / name)
        except BaseException as trouble:
            for file in placed:
                file.unlink(missing_ok=True)
            if isinstance(trouble, FileExistsError):
                raise PipelineError(
                    f"{folder / Path(str(trouble.filename2)).name} sudah ada.", "Rekaman tidak pernah ditimpa."
                ) from trouble
            raise


def mend(folder: Path) -> None:
    """Take back what a killed command linked into `folder` before all of it was there. Only for whoever is `alone` in it."""
    for beside in folder.parents[1].glob(f"{_prefix(folder)}*"):
        staged = [path for path in beside.iterdir() if path.is_file()] if beside.is_dir() and not beside.is_symlink() else []
        linked = [folder / path.name for path in staged if (folder / path.name).exists() and path.samefile(folder / path.name)]
        if len(linked) < len(staged):
            for file in linked:
                file.unlink()
        shutil.rmtree(beside, ignore_errors=True)


def _prefix(folder: Path) -> str:
    return f"{BESIDE}{folder.parent.name}-"
