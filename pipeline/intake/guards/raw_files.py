"""The gate's look at files on disk: names, and the bytes of what is kept as it came. Texts are looked at where they are read."""

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from ...core.collecting.inventory_checks import unusable
from ...core.findings import Finding, Severity
from ...core.gate import paths
from ...core.gate.change import check_pointer, check_size, is_as_it_came
from ...core.gate.values import Limits
from ..files import LARGEST_TEXT
from . import contents

LIMITS = Limits(text=LARGEST_TEXT)


def inspect(root: Path, files: Collection[PurePosixPath]) -> Iterator[Finding]:
    """Yield why files of the office must not be opened. Only what is hostile counts here, not what is merely doubtful."""
    own = [str(file) for file in files if not (file.parent.name == "bukti" and unusable(file.name))]  # which the inventory tells
    yield from paths.check_on_disk(own)
    for file in files:
        if is_as_it_came(file):
            yield from (finding for finding in _inside(root, file) if finding.severity is Severity.ERROR)


def _inside(root: Path, file: PurePosixPath) -> tuple[Finding, ...]:
    content = _read(root / file)
    if content is None:
        return ()  # told by whoever lists the files
    return check_size(file, len(content), LIMITS) or check_pointer(str(file), content) or contents.inspect(file, content)


def _read(path: Path) -> bytes | None:
    """Return the bytes of a regular file, as far as its limit and one more; no link is followed, no pipe waited on."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(handle, "rb") as stream:  # noqa: PTH123  (an open descriptor, not a path)
            return stream.read(LIMITS.evidence + 1) if stat.S_ISREG(os.fstat(handle).st_mode) else None
    except OSError:
        return None
