"""What a change brings, as Git's own objects say it: nothing is decoded further than needed to name it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

PLAIN, PROGRAM, LINK, SUBMODULE = "100644", "100755", "120000", "160000"  # modes of a tree's entries
KINDS = {PROGRAM: "program (berhak jalan)", LINK: "pintasan (symlink)", SUBMODULE: "submodul"}
GONE = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One path that a commit adds, changes or takes away. Bytes of a name that are no UTF-8 are kept as lone surrogates."""

    name: str  # from the top of the repository
    mode: str  # six octal digits as Git prints them, 000000 where it is taken away
    oid: str
    status: str  # Git's letter: A, M, T, D
    size: int = 0  # bytes
    commit: str = ""  # of a version on the way; "" for what the whole change comes to

    @property
    def path(self) -> PurePosixPath:
        """The name as a path."""
        return PurePosixPath(self.name)

    @property
    def is_gone(self) -> bool:
        """Whether the path is taken away."""
        return self.status == GONE

    @property
    def is_plain(self) -> bool:
        """Whether it is an ordinary file that nobody may run."""
        return self.mode == PLAIN


LARGEST_EVIDENCE = 50 * 1024 * 1024  # bytes; GitHub warns from 50 MiB on and refuses files above 100 MiB


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a change may bring. Sizes in bytes; the host itself shows no more than 250 commits of a proposal."""

    text: int
    evidence: int = LARGEST_EVIDENCE
    total: int = 200 * 1024 * 1024
    files: int = 1000
    commits: int = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Everything between the point where a branch parted and its end."""

    entries: tuple[Entry, ...]  # from one end to the other, by name
    earlier: tuple[Entry, ...]  # what single commits on the way added or changed
    before: Mapping[str, str]  # name -> object, of the whole tree where it parted
    after: tuple[str, ...]  # names of the whole tree at its end, as often as they stand there
    held: frozenset[str]  # objects of that tree
    commits: int  # on the way
    roots: tuple[str, ...] = ()  # commits on the way that have no parent: histories joined from elsewhere

    @property
    def present(self) -> tuple[Entry, ...]:
        """What is added or changed."""
        return tuple(entry for entry in self.entries if not entry.is_gone)
