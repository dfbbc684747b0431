"""Where what was handed in is tried out before anything of the office's changes, and how it then lands: all of it or nothing.

Both happen in a hidden folder of periods/, on the same disk, which nothing else reads. A landing that was cut off after its list was
written is finished by the next run; one cut off before is swept away, and nothing has changed.
"""

import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ...core.errors import PipelineError
from ..files import PERIODS

HIDDEN = ".sedang-terima-"
LIST = "daftar.json"
BLOCK = 1024 * 1024
Files = Mapping[PurePosixPath, bytes | Path]  # path relative to the root -> its new content, or the file to take it from


@contextmanager
def tried(root: Path, files: Files) -> Iterator[Path]:
    """Give a root that holds the office's files as they would be with `files`; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix=HIDDEN, dir=root / PERIODS))
    try:
        _mirror(root / PERIODS, folder / PERIODS)
        for file, content in files.items():
            _demand_inside(folder, folder / file)
            _put(folder / file, content)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _mirror(source: Path, target: Path) -> None:
    """Repeat a folder by hard links, which cost neither room nor time; where the disk has none, by copies. Hidden things stay out."""
    target.mkdir(parents=True)
    with os.scandir(source) as children:
        for child in children:
            if child.name.startswith("."):
                continue
            if child.is_dir(follow_symlinks=False):
                _mirror(Path(child.path), target / child.name)
            elif not _linked(Path(child.path), target / child.name) and child.is_file(follow_symlinks=False):
                shutil.copyfile(child.path, target / child.name, follow_symlinks=False)


def _linked(source: Path, target: Path) -> bool:
    with suppress(OSError):
        os.link(source, target, follow_symlinks=False)
        return True
    return False


def _put(target: Path, content: bytes | Path) -> None:
    """Write a new file. What stands there is taken away first: it may be a hard link to the office's own."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    with target.open("xb") as stream:
        if isinstance(content, bytes):
            stream.write(content)
        else:
            _copy(content, stream)
        stream.flush()
        os.fsync(stream.fileno())
    target.chmod(0o644)


def _copy(source: Path, stream: BinaryIO) -> None:
    with open(os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as taken:  # noqa: PTH123  (an open descriptor)
        if not stat.S_ISREG(os.fstat(taken.fileno()).st_mode):
            raise PipelineError(f"{source} bukan berkas biasa.", "Ganti dengan salinan berkas aslinya, lalu ulangi.")
        shutil.copyfileobj(taken, stream, BLOCK)


def land(root: Path, files: Files) -> None:
    """Put `files` in their places, all or none."""
    folder = Path(tempfile.mkdtemp(prefix=HIDDEN, dir=root / PERIODS))
    try:
        places = {f"{number}": file for number, file in enumerate(files)}
        for number, file in places.items():
            _put(folder / number, files[file])
        listed = json.dumps({number: str(file) for number, file in places.items()}).encode()
        _put(folder / f"{LIST}.baru", listed)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    (folder / f"{LIST}.baru").replace(folder / LIST)  # from here on it is finished, by this run or the next
    _finish(root, folder)


def finish(root: Path) -> bool:
    """Finish a landing that was cut off and sweep away what was only tried out; say whether something was finished."""
    done = False
    for folder in sorted((root / PERIODS).glob(f"{HIDDEN}*")):
        if folder.is_symlink():
            folder.unlink()
        elif (folder / LIST).is_file():
            _finish(root, folder)
            done = True
        else:
            shutil.rmtree(folder, ignore_errors=True)
    return done


def _finish(root: Path, folder: Path) -> None:
    for number, file in json.loads((folder / LIST).read_bytes()).items():
        target = root / file
        _demand_ours(number, PurePosixPath(file), folder)
        _demand_inside(root, target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):  # it went to its place before the run was cut off
            (folder / number).replace(target)
    shutil.rmtree(folder, ignore_errors=True)


def _demand_ours(number: str, file: PurePosixPath, folder: Path) -> None:
    """A list that somebody else put there moves nothing in from elsewhere, nor anything out of periods/."""
    if not (number.isascii() and number.isdigit()) or file.parts[:1] != PERIODS.parts or ".." in file.parts:
        raise PipelineError(f"{folder.name}/{LIST} bukan daftar buatan lakip.", f"Hapus folder periods/{folder.name}, lalu ulangi.")


def _demand_inside(root: Path, target: Path) -> None:
    """Follow no link out of the office's folders, were one put there meanwhile."""
    for folder in target.parents:
        if folder == root:
            return
        if folder.is_symlink():
            raise PipelineError(f"{folder.relative_to(root)} adalah pintasan (symlink).", "Ganti dengan folder biasa, lalu ulangi.")
