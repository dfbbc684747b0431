"""Records are written once: beside their place and then linked into it, all of them or none, and never over another."""

import fcntl
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ..core.errors import PipelineError


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep everybody else from adding to `folder` meanwhile; the folder is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        _lock(handle, folder)
        try:
            yield
        finally:
            _remove_if_empty(folder)
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as trouble:
        raise PipelineError(f"{folder} sedang dipakai perintah lain.", "Tunggu sampai selesai, lalu ulangi.") from trouble


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()


def add(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put new files into `folder`, all or none; one that is there already stops it. They are staged outside the year's folder."""
    placed: list[Path] = []
    with tempfile.TemporaryDirectory(prefix=".sedang-pengesahan-", dir=folder.parents[1]) as beside:
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
