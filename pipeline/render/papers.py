"""The office's own papers as files: each appears whole or not at all, none is ever overwritten unawares, no link is followed."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ..core.errors import PipelineError

STAGING = ".sedang-"  # hidden: no reader of the office's files ever looks at it


def create(root: Path, file: PurePosixPath, text: str) -> bool:
    """Write a new file and say True; where anything of that name stands already, leave it and say False."""
    with _staged(root, file, text) as staging:
        try:
            os.link(staging, root / file, follow_symlinks=False)
        except FileExistsError:
            return False
        except OSError:  # a disk without hard links, such as a USB stick
            return _exclusively(root / file, text)
    return True


def replace(root: Path, file: PurePosixPath, text: str) -> None:
    """Write a file in place of the one that stands there, in one step."""
    with _staged(root, file, text) as staging:
        staging.replace(root / file)


def _exclusively(path: Path, text: str) -> bool:
    try:
        with path.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except FileExistsError:
        return False
    return True


@contextmanager
def _staged(root: Path, file: PurePosixPath, text: str) -> Iterator[Path]:
    """Give a file beside `file` that holds the text; it is gone afterwards, unless it was moved into its place."""
    folder = root / file.parent
    linked = next((part for part in (file, *file.parents[:-1]) if (root / part).is_symlink()), None)
    if linked is not None:
        raise PipelineError(f"{linked} adalah pintasan (symlink), bukan berkas atau folder biasa.", "Ganti dengan yang aslinya.")
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=STAGING, dir=folder)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:  # noqa: PTH123  (an open descriptor, not a path)
            stream.write(text)
            os.fchmod(stream.fileno(), 0o644)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
