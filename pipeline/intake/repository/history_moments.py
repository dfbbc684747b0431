"""When the office's files were touched, by commit time: one pass over a folder's log, and the time of a tag."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from ...core.errors import PipelineError
from .history import existing
from .history_trouble import careful

MARK = "\x01"  # begins the line of a commit in the log


@dataclass(frozen=True, slots=True, order=True)
class Touch:
    """A commit that touched a file, when it was committed."""

    time: datetime  # UTC
    commit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Every touch of every file below a folder, the oldest first; `is_shallow` where history was cut off and nothing is told."""

    touches: Mapping[PurePosixPath, tuple[Touch, ...]] = field(default_factory=dict)
    is_shallow: bool = False

    def of(self, file: PurePosixPath) -> tuple[Touch, ...]:
        """Return the touches of a file, the oldest first."""
        return self.touches.get(file, ())


@careful
def moments(root: Path, folder: PurePosixPath) -> Moments:
    """Return when files below `folder` (relative to `root`) were touched; nothing outside Git, and nothing in a shallow clone."""
    from git import Git

    try:
        repo = existing(root)
    except PipelineError:
        return Moments()
    with repo:
        if not repo.head.is_valid():
            return Moments()
        if (Path(repo.common_dir) / "shallow").exists():
            return Moments(is_shallow=True)
    log = Git(root).log(f"--format={MARK}%H %ct", "--name-only", "--relative", "-z", "--", str(folder))
    return Moments(touches=_touches(log))


def _touches(log: str) -> Mapping[PurePosixPath, tuple[Touch, ...]]:
    found: dict[PurePosixPath, list[Touch]] = {}
    touch: Touch | None = None
    for part in log.replace("\n", "\0").split("\0"):
        if part.startswith(MARK):
            commit, _, seconds = part[1:].partition(" ")
            touch = Touch(datetime.fromtimestamp(int(seconds), UTC), commit)
        elif part and touch:
            found.setdefault(PurePosixPath(part), []).append(touch)
    return {file: tuple(sorted(touches)) for file, touches in found.items()}


@careful
def tagged(root: Path, year: int) -> datetime | None:
    """Return when the last annotated tag that seals a year was made; None where there is none."""
    try:
        repo = existing(root)
    except PipelineError:
        return None
    with repo:
        seals = (tag.tag for tag in repo.tags if re.fullmatch(rf"lakip-{year}(-r[0-9]+)?", tag.name))
        return max((datetime.fromtimestamp(seal.tagged_date, UTC) for seal in seals if seal), default=None)
