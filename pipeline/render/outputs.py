"""Outputs appear whole or not at all: everything is made beside its place and then changes places with what stood there."""

import ctypes
import fcntl
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STAGING = ".sedang-"
RETIRED = ".lama-"
EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
HERE = -100  # AT_FDCWD: paths as they are


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill; on success it takes the place of `folder`, on any failure `folder` is left as it was.

    Killed at any moment, `folder` is the old one or the new one; what was being filled is swept away by whoever comes next.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with locked(folder.parent):
        sweep(folder)
        staging = Path(tempfile.mkdtemp(prefix=f"{STAGING}{folder.name}-", dir=folder.parent))
        handle = _held(staging)
    try:
        staging.chmod(0o755)
        yield staging
        with locked(folder.parent):
            _swap(staging, folder)
    finally:
        _clear(staging)
        os.close(handle)


def _swap(staging: Path, folder: Path) -> None:
    """Put the new folder in its place in one step; where the disk cannot exchange two folders, in two that `sweep` can heal."""
    if not folder.exists() and not folder.is_symlink():
        staging.rename(folder)
    elif not _exchanged(staging, folder):
        retired = folder.with_name(f"{RETIRED}{folder.name}-{staging.name.rpartition('-')[2]}")
        folder.rename(retired)
        staging.rename(folder)
        _clear(retired)


def _clear(path: Path) -> None:
    """Remove what was retired: a folder as a rule, but also a file or a link that stood in its place. No link is followed."""
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0


def sweep(folder: Path) -> None:
    """Clear away what a killed command left beside `folder`; a folder caught between two renames is put back."""
    for retired in sorted(folder.parent.glob(f"{RETIRED}{folder.name}-*")):
        if folder.exists():
            _clear(retired)
        else:
            retired.rename(folder)
    for staging in folder.parent.glob(f"{STAGING}{folder.name}-*"):
        if not _is_being_filled(staging):
            _clear(staging)


def _is_being_filled(staging: Path) -> bool:
    """Say whether the command that made this folder still lives: it holds a lock, which ends with it however it ends."""
    try:
        os.close(_held(staging, fcntl.LOCK_EX | fcntl.LOCK_NB))
    except OSError as trouble:
        return isinstance(trouble, BlockingIOError)
    return False


def _held(folder: Path, how: int = fcntl.LOCK_EX) -> int:
    """Lock a folder and return the handle that keeps the lock. A disk that knows no locks gives a handle all the same."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, how)
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:
        return handle
    return handle


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait until nobody else is changing what lies right inside `folder`, and keep them out for the moment."""
    handle = _held(folder)
    try:
        yield
    finally:
        os.close(handle)


def write_json(path: Path, content: object) -> None:
    """Write content as UTF-8 JSON with one byte form: sorted nowhere (order is meant), indented, newline at the end."""
    put(path, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def put(path: Path, content: bytes) -> None:
    """Write one file, which is there whole or not at all; its folder is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{STAGING}{path.name}")  # always the same name, so that the next run clears what a killed one left
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as stream:
            stream.write(content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
