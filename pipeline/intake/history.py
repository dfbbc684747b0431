"""The repository's history: which commit the files are at, and which commit last touched each. The only door to Git."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from git import Repo

MARK = "\x01"  # begins the line of a commit's id in the log


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The commit that is checked out."""

    commit: str
    short: str
    tree: str
    time: datetime  # committer's time, UTC
    clean: bool  # whether the office's files are those of the commit, none changed and none added
    shallow: bool  # whether history was cut off, so that last commits may be wrong

    @property
    def label(self) -> str:
        """How the report names the revision it was made from, in Indonesian."""
        return self.short if self.clean else f"{self.short} dengan perubahan yang belum dicatat"


def revision(root: Path) -> Revision | None:
    """Return the commit that `root` is at; None outside Git or before the first commit."""
    repo = _repository(root)
    if repo is None:
        return None
    with repo:
        if not repo.head.is_valid():
            return None
        head = repo.head.commit
        return Revision(
            commit=head.hexsha,
            short=head.hexsha[:7],
            tree=head.tree.hexsha,
            time=datetime.fromtimestamp(head.committed_date, UTC),
            clean=not repo.git.status("--porcelain", "--untracked-files=normal", "--", str(root.resolve() / "periods")),
            shallow=repo.git.rev_parse("--is-shallow-repository") == "true",
        )


def last_commits(root: Path, folder: PurePosixPath) -> Mapping[PurePosixPath, str]:
    """Return for every file ever under `folder` (relative to `root`) the last commit that touched it, in one pass over the log.

    Paths are relative to `root`. Empty outside Git. In a shallow clone the oldest commit present stands for all before it.
    """
    from git import Git

    repo = _repository(root)
    if repo is None:
        return {}
    with repo:
        if not repo.head.is_valid():
            return {}
        log = Git(root).log("--format=%x01%H", "--name-only", "--relative", "--date-order", "-z", "--", str(folder))
    return _touched(log)


def _touched(log: str) -> Mapping[PurePosixPath, str]:
    last: dict[PurePosixPath, str] = {}
    commit = ""
    for part in log.replace("\n", "\0").split("\0"):
        if part.startswith(MARK):
            commit = part[1:]
        elif part:
            last.setdefault(PurePosixPath(part), commit)
    return last


def _repository(root: Path) -> "Repo | None":
    from git import InvalidGitRepositoryError, NoSuchPathError, Repo

    try:
        return Repo(root, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return None
