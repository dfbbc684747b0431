"""A change as raw Git objects: names, modes and sizes of everything between two commits, and then its bytes, one file at a time.

Nothing is checked out, replaced or fetched: no filter, attribute, mailmap or promised object of anybody's plays a part.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...core.errors import PipelineError
from ...core.gate.values import SUBMODULE, Change, Entry
from .history import existing, named

if TYPE_CHECKING:
    from git import Git

ALONE = {  # what Git is told, so that it neither fetches, asks, nor swaps one object for another
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
RAW = ("-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--ignore-submodules=none")
FETCH = "Ambil seluruh riwayatnya: git fetch --unshallow, atau klon ulang tanpa --depth dan --filter."


def change(root: Path, base: str, head: str, most_commits: int) -> Change:
    """Return what `head` brings since it parted from `base`. Beyond `most_commits` the way is not walked, only counted.

    Raise PipelineError for revisions that are unknown or have nothing in common, and where this copy lacks an object that is needed.
    """
    with existing(root) as repo:
        start, end = named(repo, base), named(repo, head)
        git = _alone(Path(repo.git_dir))
        is_shallow = str(git.rev_parse("--is-shallow-repository")) == "true"
    fork = str(git.merge_base(start, end, with_exceptions=False))
    if not fork:
        raise _unjoined(base, head, is_shallow=is_shallow)
    way = [
        line.split(" ")
        for line in _said(git, "rev-list", "--parents", f"--max-count={most_commits + 1}", f"{start}..{end}").split("\n")
        if line
    ]
    roots = tuple(commit for commit, *parents in way if not parents)
    if roots and is_shallow:
        raise PipelineError("Riwayat usulan ini terpotong di salinan ini, jadi tidak dapat diperiksa seluruhnya.", FETCH)
    entries = _parsed(_bytes(git, "diff-tree", *RAW, fork, end))
    walked = way if len(way) <= most_commits else []
    asked = "".join(f"{commit}\n" for commit, *_ in walked)
    earlier = _parsed(_bytes(git, "diff-tree", "--stdin", "--root", "-c", *RAW, given=asked)) if walked else []
    last = _tree(git, end)
    sizes = _sizes(git, [*entries, *earlier])
    return Change(
        entries=tuple(replace(entry, size=sizes.get(entry.oid, 0)) for entry in entries),
        earlier=tuple(replace(entry, size=sizes.get(entry.oid, 0)) for entry in earlier if not entry.is_gone),
        before=dict(_tree(git, fork)),
        after=tuple(name for name, _ in last),
        held=frozenset(oid for _, oid in last),
        commits=len(way),
        roots=roots,
    )


def contents(root: Path, entries: Sequence[Entry]) -> Iterator[tuple[Entry, bytes]]:
    """Yield the bytes of plain files, one at a time, each read as long as its object was said to be."""
    with existing(root) as repo:
        git = _alone(Path(repo.git_dir))
    try:
        for entry in entries:
            yield entry, _content(git, entry)
    finally:
        git.clear_cache()


def _content(git: "Git", entry: Entry) -> bytes:
    try:
        _, kind, size, data = git.get_object_data(entry.oid)
    except (ValueError, OSError) as trouble:  # GitPython's words for an answer that is none
        raise _lacking(str(trouble)) from trouble
    if kind not in ("blob", b"blob") or size != entry.size:
        raise _lacking("bukan isi berkas")
    return data


def _alone(folder: Path) -> "Git":
    """Return Git working on the store itself, so that a bare repository will do and no work tree is looked at."""
    from git import Git

    git = Git(folder)
    git.update_environment(**ALONE)
    return git


def _bytes(git: "Git", *command: str, given: str = "") -> bytes:
    """Run a Git command that reads `given`; a file stands for the pipe, so that no amount of it can block."""
    from git import GitCommandError

    with tempfile.TemporaryFile() as asked:
        asked.write(given.encode())
        asked.seek(0)
        try:
            told: Any = git.execute(
                ["git", "-c", "protocol.allow=never", "-c", "core.commitGraph=false", *command],
                istream=asked,
                stdout_as_string=False,
                strip_newline_in_stdout=False,
            )
        except GitCommandError as trouble:
            raise _lacking(str(trouble.stderr)) from trouble
    return bytes(told)


def _said(git: "Git", *command: str) -> str:
    return _bytes(git, *command).decode("ascii", "replace")


def _parsed(raw: bytes) -> list[Entry]:
    """Read what `diff-tree -z --raw` tells: a commit's id before its entries, then modes, objects and letter, then the name."""
    parts = iter(raw.split(b"\0")[:-1])
    found, commit = [], ""
    for part in parts:
        if not part.startswith(b":"):
            commit = part.decode("ascii", "replace")
            continue
        told = part.decode("ascii").lstrip(":").split(" ")  # a merge has as many modes and objects as it has parents, then its own
        count = (len(told) - 1) // 2
        name = next(parts).decode("utf-8", "surrogateescape")
        found.append(Entry(name=name, mode=told[count - 1], oid=told[2 * count - 1], status=told[-1][-1], commit=commit))
    return found


def _sizes(git: "Git", entries: Sequence[Entry]) -> dict[str, int]:
    """Return the size in bytes of every object, all asked of one process before any is read."""
    wanted = sorted({entry.oid for entry in entries if not entry.is_gone and entry.mode != SUBMODULE})
    if not wanted:
        return {}
    told = _bytes(git, "cat-file", "--batch-check", given="".join(f"{oid}\n" for oid in wanted)).decode("ascii", "replace")
    answers = [line.split(" ") for line in told.splitlines()]
    lost = sum(len(answer) != 3 for answer in answers) + len(wanted) - len(answers)
    if lost:
        raise PipelineError(f"Isi {lost} berkas usulan ini tidak ada di salinan ini, jadi tidak dapat diperiksa.", FETCH)
    return {oid: int(size) for oid, _, size in answers}


def _tree(git: "Git", commit: str) -> list[tuple[str, str]]:
    """Return name and object of every file of a commit, as often as it stands there."""
    lines = _bytes(git, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")[:-1]
    split = (line.partition(b"\t") for line in lines)
    return [(name.decode("utf-8", "surrogateescape"), about.split(b" ")[2].decode("ascii")) for about, _, name in split]


def _unjoined(base: str, head: str, *, is_shallow: bool) -> PipelineError:
    if is_shallow:
        return PipelineError(f"Titik pisah «{base}» dan «{head}» tidak ada di salinan ini: riwayatnya terpotong.", FETCH)
    return PipelineError(
        f"«{base}» dan «{head}» tidak mempunyai riwayat bersama.", "Buat cabang baru dari cabang utama, lalu salin berkas yang diusulkan."
    )


def _lacking(said: str) -> PipelineError:
    """Say that an object is missing or damaged; what Git says in English is for the maintainer, and cut short."""
    line = next((line.strip(" '") for line in said.splitlines() if "fatal" in line or "error" in line or "missing" in line), "")
    about = f" ({line.removeprefix('stderr: ')[:120]})" if line.isprintable() and line else ""
    return PipelineError(
        f"Repositori ini tidak lengkap atau rusak, jadi usulan tidak dapat diperiksa{about}.", f"{FETCH} Periksa dengan git fsck."
    )
