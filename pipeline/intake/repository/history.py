"""The repository's history: which commit the files are at, and which commit last touched each. The only door to Git."""

import io
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ...core.errors import PipelineError
from .history_trouble import broken, careful, meant

if TYPE_CHECKING:
    from git import Git, Repo

    from ...core.approvals.values import Content

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


@careful
def revision(root: Path) -> Revision | None:
    """Return the commit that `root` is at; None outside Git or before the first commit."""
    repo = _repository(root)
    if repo is None:
        return None
    with repo:
        git = honest(root)
        if not _has_commit(repo, git):
            return None
        commit, tree, seconds = str(git.log("-1", "--no-show-signature", "--format=%H %T %ct", "HEAD", "--")).split()
        return Revision(
            commit=commit,
            short=commit[:7],
            tree=tree,
            time=datetime.fromtimestamp(int(seconds), UTC),
            clean=not git.status("--porcelain", "--untracked-files=normal", "--", str(root.resolve() / "periods")),
            shallow=git.rev_parse("--is-shallow-repository") == "true",
        )


def _has_commit(repo: "Repo", git: "Git") -> bool:
    """Say whether there is a first commit. A branch whose record is there but names nothing is broken, not new."""
    status, found, said = git.rev_parse("--verify", "--quiet", "HEAD", with_exceptions=False, with_extended_output=True)
    if status > 1:
        raise meant(str(said))
    if found:
        return True
    branch = Path(repo.git_dir, "HEAD").read_text("utf-8", "replace").removeprefix("ref: ").strip()
    if Path(repo.common_dir, branch).exists():
        raise broken(f"fatal: bad ref {branch}")
    return False


@careful
def last_commits(root: Path, folder: PurePosixPath) -> Mapping[PurePosixPath, str]:
    """Return for every file ever under `folder` (relative to `root`) the last commit that touched it, in one pass over the log.

    Paths are relative to `root`. Empty outside Git. In a shallow clone the oldest commit present stands for all before it.
    """
    from git import Git

    repo = _repository(root)
    if repo is None:
        return {}
    with repo:
        if not _has_commit(repo, honest(root)):
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


@careful
def files_at(root: Path, commit: str, *paths: str) -> dict[str, bytes]:
    """Return path (relative to `root`) -> bytes of every file at or below `paths` at a commit.

    One listing and one `cat-file` process. Raise PipelineError for anything but plain files: no link, no program, no submodule. Objects
    that were swapped with `git replace` are not followed.
    """
    with existing(root) as repo:
        name = named(repo, commit)
        return _plain(honest(root), name, paths)


def honest(root: Path) -> "Git":
    """Return Git working at `root`, blind to replacements of objects, that leaves the index as it is."""
    from git import Git

    git = Git(root)
    git.update_environment(GIT_NO_REPLACE_OBJECTS="1", GIT_OPTIONAL_LOCKS="0")
    return git


def _plain(git: "Git", commit: str, paths: tuple[str, ...]) -> dict[str, bytes]:
    listed: bytes = git.ls_tree("-r", "-z", commit, "--", *paths, stdout_as_string=False, strip_newline_in_stdout=False)
    idents: dict[str, str] = {}
    for entry in filter(None, listed.split(b"\0")):
        about, _, path = entry.partition(b"\t")
        mode, _, ident = about.decode().split(" ")
        name = path.decode("utf-8", "surrogateescape")
        if int(mode, 8) != PLAIN:
            raise PipelineError(
                f"{name} pada revisi {commit[:8]} bukan berkas biasa (mode {mode}).", "Pintasan, program, dan submodul ditolak."
            )
        idents[name] = ident
    found = _blobs(git, set(idents.values()))
    if missing := set(idents.values()) - set(found):
        lost = f"Isi revisi {commit[:8]} tidak lengkap di salinan ini ({len(missing)} berkas)."
        raise PipelineError(lost, "Ambil seluruh riwayatnya (git fetch).")
    return {name: found[ident] for name, ident in sorted(idents.items())}


def _blobs(git: "Git", idents: set[str]) -> dict[str, bytes]:
    """Return the objects that are there, all asked of one process at once: a question each would cost more than the answers."""
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{ident}\n" for ident in sorted(idents)).encode())
        asked.seek(0)
        told = io.BytesIO(git.cat_file("--batch", istream=asked, stdout_as_string=False, strip_newline_in_stdout=False))
    found: dict[str, bytes] = {}
    while head := told.readline().split():
        if len(head) == 3:  # id, type, size; an object that is missing has two words and no content
            found[head[0].decode()] = told.read(int(head[2]))
            told.readline()
    return found


def content(root: Path, year: int, commit: str) -> "Content | None":
    """Return what `year` amounts to at a commit; None where it is not there, or cannot be read whole."""
    from ...core.approvals import contents

    folder = f"periods/{year}/"
    try:
        found = files_at(root, commit, folder)
        return contents.content(year, {path.removeprefix(folder): data for path, data in found.items()})
    except PipelineError:
        return None


@careful
def contributors(root: Path, base: str, head: str) -> frozenset[tuple[str, str]]:
    """Return name and e-mail of everybody who wrote or committed something in base..head, co-authors included.

    Anybody can write any name into a commit: this is for showing. Accounts, by which approvals are judged, come from the host.
    """
    with existing(root) as repo:
        span = f"{named(repo, base)}..{named(repo, head)}"
    lines = honest(root).log("--format=%an <%ae>%n%cn <%ce>%n%(trailers:key=Co-authored-by,valueonly)", span).splitlines()
    split = (re.fullmatch(r"(.*?) *<([^<>]*)>", line.strip()) for line in lines)
    return frozenset((found[1], found[2]) for found in split if found)


@careful
def commit_of(root: Path, name: str) -> str:
    """Return the full id of the commit that a branch, tag or short id means."""
    with existing(root) as repo:
        return named(repo, name)


@careful
def tree_of(root: Path, commit: str) -> str | None:
    """Return the id of a commit's whole tree, None where this copy does not hold the commit."""
    with existing(root) as repo:
        return str(repo.git.rev_parse("--verify", "--quiet", "--end-of-options", f"{commit}^{{tree}}", with_exceptions=False)) or None


@careful
def start(root: Path, name: str, email: str) -> None:
    """Begin a repository in a folder that has none, whose commits are made by this name and never signed."""
    from git import Repo

    with Repo.init(root, initial_branch="main") as repo, repo.config_writer() as settings:
        settings.set_value("user", "name", name).set_value("user", "email", email)
        settings.set_value("commit", "gpgsign", "false").set_value("core", "hooksPath", "/dev/null")


@careful
def record(root: Path, message: str, *paths: str) -> str:
    """Commit everything below `paths` (relative to `root`) and return the commit's id."""
    with existing(root) as repo:
        repo.git.add("--all", "--", *paths)
        repo.git.commit("--quiet", "-m", message)
        return repo.head.commit.hexsha


@careful
def named(repo: "Repo", name: str) -> str:
    """Return the full id of a commit by whatever name Git knows it."""
    found = str(repo.git.rev_parse("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", with_exceptions=False))
    if not found:
        raise PipelineError(
            f"Revisi «{name}» tidak ada di repositori ini.", "Periksa namanya (git log), atau ambil riwayatnya (git fetch)."
        )
    return found


@careful
def existing(root: Path) -> "Repo":
    """Return the repository around `root`; trouble where there is none."""
    repo = _repository(root)
    if repo is None:
        raise PipelineError(f"{root} bukan repositori Git.", "Jalankan di dalam repositori laporan, atau sebutkan --akar.")
    return repo


def _repository(root: Path) -> "Repo | None":
    """Return the repository around `root`. Where there is no .git, the program itself need not be there either."""
    try:
        from git import InvalidGitRepositoryError, NoSuchPathError, Repo
    except ImportError:
        if any((folder / ".git").exists() for folder in (root.absolute(), *root.absolute().parents)):
            raise
        return None
    try:
        return Repo(root, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return None
