"""The repository's history: which commit the files are at, and which commit last touched each. The only door to Git."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from ..core.errors import PipelineError

if TYPE_CHECKING:
    from git import Repo

PLAIN = 0o100644
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


def changed(root: Path, base: str, head: str) -> tuple[PurePosixPath, ...]:
    """Return the paths (relative to the repository) that differ between `head` and the point where it parted from `base`, sorted."""
    repo = _existing(root)
    with repo:
        fork, end = _commit(repo, base), _commit(repo, head)
        fork = str(repo.git.merge_base(fork, end, with_exceptions=False)) or fork
        found = repo.git.diff_tree("-r", "-z", "--name-only", "--no-renames", fork, end)
    return tuple(sorted(PurePosixPath(name) for name in found.split("\0") if name))


def parting(root: Path, base: str, head: str) -> str:
    """Return the commit at which `head` parted from `base`; `base` itself where their histories are not joined, or cut off."""
    repo = _existing(root)
    with repo:
        fork = _commit(repo, base)
        return str(repo.git.merge_base(fork, _commit(repo, head), with_exceptions=False)) or fork


def entries(root: Path, commit: str, folder: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes | None]]:
    """Yield every entry below `folder` at a commit, path relative to the repository, sorted: its bytes, or None where it is no plain file.

    Plain is mode 100644: no link, no program, no submodule. Nothing is checked out, so no name or link can lead elsewhere.
    """
    repo = _existing(root)
    with repo:
        tree: Any = repo.commit(_commit(repo, commit)).tree
        for part in folder.parts:
            if part not in tree:
                return
            tree = tree[part]
        for found in sorted(tree.traverse(), key=lambda item: str(item.path)):
            if found.type != "tree":
                is_plain = found.type == "blob" and found.mode == PLAIN
                yield PurePosixPath(found.path), found.data_stream.read() if is_plain else None


def _commit(repo: "Repo", name: str) -> str:
    """Return the full id of a commit by whatever name Git knows it."""
    found = str(repo.git.rev_parse("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", with_exceptions=False))
    if not found:
        raise PipelineError(
            f"Revisi «{name}» tidak ada di repositori ini.", "Periksa namanya (git log), atau ambil riwayatnya (git fetch)."
        )
    return found


def _existing(root: Path) -> "Repo":
    repo = _repository(root)
    if repo is None:
        raise PipelineError(f"{root} bukan repositori Git.", "Jalankan di dalam repositori laporan, atau sebutkan --akar.")
    return repo


def _repository(root: Path) -> "Repo | None":
    from git import InvalidGitRepositoryError, NoSuchPathError, Repo

    try:
        return Repo(root, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return None
