"""The Git repository under the fake: bare and real, written with Git's own plumbing, with a clock that the test moves."""

import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

PLAIN_GIT = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}


def run(*arguments: str, data: bytes | None = None, **environment: str) -> str:
    """Run Git without the settings of this machine and return what it says."""
    whole = os.environ | PLAIN_GIT | environment
    return subprocess.run(["git", *arguments], input=data, capture_output=True, check=True, env=whole).stdout.decode().strip()


class Clock:
    """The host's clock: a minute passes with everything that happens."""

    def __init__(self) -> None:
        self.now = datetime(2027, 1, 11, 1, 0, tzinfo=UTC)

    def tick(self, minutes: int = 1) -> str:
        """Let time pass and return it as GitHub writes it."""
        self.now += timedelta(minutes=minutes)
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")


class Repository:
    """A bare repository."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock = folder, clock
        run("init", "-q", "--bare", "-b", "main", str(folder))

    def git(self, *arguments: str, data: bytes | None = None, **environment: str) -> str:
        """Run Git in the repository and return what it says."""
        return run("-C", str(self.folder), *arguments, data=data, **environment)

    def commit(
        self, parents: Sequence[str], files: Mapping[str, str | None], name: str, email: str, message: str = "Ubah", committer: str = ""
    ) -> str:
        """Return a new commit on `parents` with `files` laid over the first one's tree; None takes a file away."""
        with tempfile.TemporaryDirectory() as scratch:
            index = {"GIT_INDEX_FILE": str(Path(scratch, "index"))}
            if parents:
                self.git("read-tree", parents[0], **index)
            for path, text in files.items():
                if text is None:
                    self.git("update-index", "--index-info", data=f"0 {'0' * 40}\t{path}\n".encode(), **index)
                else:
                    blob = self.git("hash-object", "-w", "--stdin", data=text.encode())
                    self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", **index)
            return self.seal(self.git("write-tree", **index), parents, name, email, message, committer)

    def seal(self, tree: str, parents: Sequence[str], name: str, email: str, message: str, committer: str = "") -> str:
        """Return a new commit of a tree."""
        time = self.clock.tick()
        who = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
        who |= {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": committer or email}
        return self.git("commit-tree", tree, *(part for parent in parents for part in ("-p", parent)), "-m", message, **who)

    def point(self, branch: str, commit: str) -> None:
        """Let a branch point at a commit, forwards or by force."""
        self.git("update-ref", f"refs/heads/{branch}", commit)

    def tip(self, branch: str) -> str:
        """Return the commit that a branch points at."""
        return self.git("rev-parse", f"refs/heads/{branch}")

    def between(self, base: str, head: str) -> list[str]:
        """Return the commits of `head` that `base` has not, oldest first."""
        return self.git("rev-list", "--reverse", "--topo-order", f"{base}..{head}").split()

    def text(self, commit: str, path: str) -> str | None:
        """Return a text file of a commit; None where there is none."""
        try:
            return self.git("show", f"{commit}:{path}") + "\n"
        except subprocess.CalledProcessError:
            return None

    def merged_tree(self, base: str, head: str) -> str:
        """Return the tree that merging two commits gives."""
        return self.git("merge-tree", "--write-tree", base, head).splitlines()[0]

    def rebased(self, base: str, head: str, name: str, email: str) -> str:
        """Return the last of the commits of `head` set anew upon `base`."""
        time = self.clock.tick()
        with tempfile.TemporaryDirectory() as scratch:
            who = {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": time}
            self.git("worktree", "add", "-q", "--detach", scratch, head)
            try:
                run("-C", scratch, "rebase", "-q", "--no-ff", base, **who)
                return run("-C", scratch, "rev-parse", "HEAD")
            finally:
                self.git("worktree", "remove", "--force", scratch)
