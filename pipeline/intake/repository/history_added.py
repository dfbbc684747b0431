"""Who first recorded a file in Git, and when: what an inventory says where the office says nothing itself."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

from ...core.collecting.inventory import Added
from . import history
from .history_trouble import careful

MARK = "\x01"  # begins the line of a commit in the log


@careful
def added(root: Path, folder: PurePosixPath) -> Mapping[PurePosixPath, Added]:
    """Return for every file below `folder` when it was first recorded there and by which author's name; empty outside Git.

    A file recorded again after it was taken away counts from the first time. In a shallow clone the oldest commit present
    stands for all before it. The day is the author's own, in his zone.
    """
    from git import Git

    if history.revision(root) is None:
        return {}
    form = f"--format={MARK}%aI %an"
    log = Git(root).log(form, "--diff-filter=A", "--no-renames", "--name-only", "--relative", "-z", "--", str(folder))
    first: dict[PurePosixPath, Added] = {}
    current: Added | None = None
    for part in log.replace("\n", "\0").split("\0"):
        if part.startswith(MARK):
            time, _, author = part[1:].partition(" ")
            current = Added(day=datetime.fromisoformat(time).date(), author=author)
        elif part and current:
            first[PurePosixPath(part)] = current  # the log runs backwards in time, so the last word is the first commit
    return first
