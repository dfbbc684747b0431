"""What a change brings, from Git's own objects: the paths it touches and the plain files of a revision. Nothing is checked out."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from .history import PLAIN, existing, named


def changed(root: Path, base: str, head: str) -> tuple[PurePosixPath, ...]:
    """Return the paths (relative to the repository) that differ between `head` and the point where it parted from `base`, sorted."""
    repo = existing(root)
    with repo:
        fork, end = named(repo, base), named(repo, head)
        fork = str(repo.git.merge_base(fork, end, with_exceptions=False)) or fork
        found = repo.git.diff_tree("-r", "-z", "--name-only", "--no-renames", fork, end)
    return tuple(sorted(PurePosixPath(name) for name in found.split("\0") if name))


def parting(root: Path, base: str, head: str) -> str:
    """Return the commit at which `head` parted from `base`; `base` itself where their histories are not joined, or cut off."""
    repo = existing(root)
    with repo:
        fork = named(repo, base)
        return str(repo.git.merge_base(fork, named(repo, head), with_exceptions=False)) or fork


def names(root: Path, commit: str) -> frozenset[str]:
    """Return the names of all files of a commit."""
    repo = existing(root)
    with repo:
        found = repo.git.ls_tree("-r", "-z", "--full-tree", "--name-only", named(repo, commit))
    return frozenset(name for name in found.split("\0") if name)


def entries(root: Path, commit: str, folder: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes | None]]:
    """Yield every entry below `folder` at a commit, path relative to the repository, sorted: its bytes, or None where it is no plain file.

    Plain is mode 100644: no link, no program, no submodule. Nothing is checked out, so no name or link can lead elsewhere.
    """
    repo = existing(root)
    with repo:
        tree: Any = repo.commit(named(repo, commit)).tree
        for part in folder.parts:
            if part not in tree:
                return
            tree = tree[part]
        for found in sorted(tree.traverse(), key=lambda item: str(item.path)):
            if found.type != "tree":
                is_plain = found.type == "blob" and found.mode == PLAIN
                yield PurePosixPath(found.path), found.data_stream.read() if is_plain else None
