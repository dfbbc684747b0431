"""One paper of the office at a time, opened with the same care as a whole year: regular files only, no link on the way followed."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ...core import shape_rules as rules
from ...core.errors import PipelineError
from ...core.findings import Finding, Place
from ..files import LARGEST_TEXT


@contextmanager
def opened(root: Path, file: PurePosixPath) -> Iterator[BinaryIO]:
    """Open a regular file below `root` for reading; raise OSError for anything else, a link in any place of its path included."""
    if any((root / folder).is_symlink() for folder in (file, *file.parents[:-1])):
        raise OSError(f"{file}: link")
    handle = os.open(root / file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(handle, "rb") as stream:  # noqa: PTH123  (an open descriptor, not a path)
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{file}: not regular")
        yield stream


def read(root: Path, file: PurePosixPath) -> bytes | Finding | None:
    """Return a text file's bytes, the finding that stands for one that cannot be read, None where there is none."""
    try:
        with opened(root, file) as stream:
            content = stream.read(LARGEST_TEXT + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return rules.FILE_UNREADABLE.at(Place(file), sebab="bukan berkas biasa, atau izinnya tidak cukup")
    if len(content) > LARGEST_TEXT:
        return rules.FILE_TOO_LARGE.at(Place(file), ukuran=(root / file).stat().st_size, batas=LARGEST_TEXT)
    return content


def given(file: Path, limit: int) -> bytes:
    """Return the bytes of a file that a person names on the command line; trouble where it cannot be read or is too large."""
    try:
        with file.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as trouble:
        raise PipelineError(f"Berkas {file} tidak dapat dibaca.", "Periksa nama dan izin berkasnya.") from trouble
    if len(content) > limit:
        raise PipelineError(f"Berkas {file} lebih besar daripada {limit // 1_000_000} MB.", "Kecilkan berkasnya, lalu ulangi.")
    return content
