"""Proposals made straight in Git's store: a commit on a new branch, while the branch, index and files someone works on stay as they are.

Signed where the user signs commits (`commit.gpgsign`); `git commit-tree` does not look at that setting by itself.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ...core.errors import PipelineError
from .history import existing
from .history_trouble import careful, known

if TYPE_CHECKING:
    from git import Git

PLAIN = "100644"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a branch is to hold besides what HEAD holds."""

    branch: str
    message: str
    files: Mapping[PurePosixPath, Path]  # path relative to the root -> a file with its content


@careful
def taken(root: Path, branches: Sequence[str]) -> frozenset[str]:
    """Return those branches that are there already."""
    git = _git(root)
    listed = str(git.for_each_ref("--format=%(refname:short)", "refs/heads")).split("\n")
    return frozenset(listed) & frozenset(branches)


@careful
def unrecorded(root: Path, *paths: str) -> tuple[str, ...]:
    """Return what differs from HEAD at or below `paths`, relative to `root`; files that Git does not know yet are among them."""
    git = _git(root)
    asked = ("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *paths)
    listed, prefix = str(git.status(*asked, strip_newline_in_stdout=False)), str(git.rev_parse("--show-prefix"))
    return tuple(entry[3:].removeprefix(prefix) for entry in listed.split("\0") if entry)


@careful
def propose(root: Path, proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """Make every proposal's commit, then all branches at once. Killed before that, nothing is to be seen."""
    from git import GitCommandError

    git = _git(root)
    head = str(git.rev_parse("--verify", "--quiet", "HEAD^{commit}", with_exceptions=False))
    if not head:
        raise PipelineError("Repositori ini belum mempunyai commit.", "Catat dahulu datanya (git add, git commit), lalu ulangi.")
    try:
        commits = [_commit(git, head, proposal) for proposal in proposals]
        made = zip(proposals, commits, strict=True)
        _say(git, "".join(f"create refs/heads/{p.branch} {commit}\n" for p, commit in made), "update-ref", "--stdin")
    except GitCommandError as trouble:
        if found := known(str(trouble.stderr)):
            raise found from trouble
        raise PipelineError(f"Cabang usulan tidak dapat dibuat: {_last_line(trouble.stderr)}", _hint(str(trouble.stderr))) from trouble
    return tuple(commits)


def _commit(git: "Git", head: str, proposal: Proposal) -> str:
    prefix = str(git.rev_parse("--show-prefix"))
    with tempfile.TemporaryDirectory(prefix="lakip-indeks-") as folder, git.custom_environment(GIT_INDEX_FILE=f"{folder}/index"):
        git.read_tree(head)
        blobs = _say(git, "".join(f"{file}\n" for file in proposal.files.values()), "hash-object", "-w", "--no-filters", "--stdin-paths")
        paired = zip(proposal.files, blobs.split(), strict=True)
        entries = "".join(f"{PLAIN} {blob}\t{prefix}{path}\0" for path, blob in paired)
        _say(git, entries, "update-index", "-z", "--add", "--index-info")
        tree = str(git.write_tree())
    signed = ["-S"] if str(git.config("--type=bool", "--get", "commit.gpgsign", with_exceptions=False)) == "true" else []
    return _say(git, proposal.message, "commit-tree", *signed, "-p", head, "-F", "-", tree).strip()


def _say(git: "Git", text: str, *command: str) -> str:
    """Run a Git command that reads `text`; a file stands for the pipe, so that no amount of it can block."""
    with tempfile.TemporaryFile() as asked:
        asked.write(text.encode("utf-8", "surrogateescape"))
        asked.seek(0)
        return str(git.execute(["git", *command], istream=asked))


def _git(root: Path) -> "Git":
    """Return Git working at `root`; trouble where there is no repository."""
    from git import Git

    try:
        existing(root).close()
    except PipelineError as trouble:
        raise PipelineError(
            trouble.message, "Jalankan di dalam repositori laporan, atau terima ke folder ini saja dengan --tanpa-git."
        ) from None
    git = Git(root)
    git.update_environment(GIT_NO_REPLACE_OBJECTS="1", GIT_OPTIONAL_LOCKS="0", LC_ALL="C.UTF-8")
    return git


def _last_line(said: object) -> str:
    text = str(said).strip().removeprefix("stderr:").strip(" '\n")
    return text.splitlines()[-1].rstrip(".?") + "." if text else "Git tidak memberi sebab."


def _hint(said: str) -> str:
    if any(word in said for word in ("sign", "gpg", "public key", "private key")):
        return "Periksa kunci penanda tangan (git config user.signingkey dan gpg.format), lalu ulangi."
    if "ident" in said or "tell me who you are" in said:
        return "Isi nama dan surel: git config user.name dan git config user.email, lalu ulangi."
    return "Perbaiki sebabnya, atau terima tanpa cabang dengan --tanpa-git."
