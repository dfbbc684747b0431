"""An office at the fake host whose main branch holds this very program, and a runner that clones from it."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, TESTS
from tests.hostfake.github import GitHub, User
from tests.hostfake.repository import run
from tests.workflows.runner import Event, Runner

LEFT_BEHIND = ("periods/", "tests/", "bench/")


class Office:
    """The host with a main branch that can be run, the officials' accounts, and the events that the host would send."""

    def __init__(self, folder: Path) -> None:
        self.host = GitHub(folder / "host.git")
        self.staff, self.admin = self.host.user("staf"), self.host.user("admin")
        self.officials = {name: self.host.user(name) for name in ("sekretaris", "kul", "rendatin")}
        self.host.git.point("main", self._main(folder / "isi"))

    def _main(self, folder: Path) -> str:
        """Commit the program as it stands in this checkout, with the small office's data, its accounts and its host."""
        listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True)
        for name in listed.stdout.splitlines():
            if not name.startswith(LEFT_BEHIND) and (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, folder / name)
        shutil.copytree(TESTS / "examples" / "dasar" / "periods", folder / "periods")
        self._name_accounts(folder / "periods" / "satker.yml")
        git = self.host.git
        with tempfile.TemporaryDirectory() as scratch:
            index = {"GIT_INDEX_FILE": str(Path(scratch, "index"))}
            run("--git-dir", str(git.folder), "--work-tree", str(folder), "add", "-A", **index)
            tree = git.git("write-tree", **index)
        return git.seal(tree, [git.tip("main")], "admin", self.admin.email, "Mulai")

    def _name_accounts(self, file: Path) -> None:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        for official in told["pejabat"]:
            official["akun"] = self.officials[official.get("subbagian", official["peran"])].ident
        told["host"] = {"nama": "github.com", "repo": self.host.repo}
        file.write_text(yaml.safe_dump(told, sort_keys=False, allow_unicode=True), encoding="utf-8")

    def propose(self, files: dict[str, str | None], branch: str = "usulan", by: User | None = None) -> int:
        """Push a branch and open a pull request from it."""
        self.host.push(branch, files, by or self.staff)
        number = self.host.open(branch, by or self.staff)
        self.publish(number)
        return number

    def publish(self, number: int) -> None:
        """Keep the refs that the host keeps for every pull request."""
        git, pull = self.host.git, self.host.pulls[number]
        merged = git.seal(git.merged_tree(git.tip("main"), pull.head), [git.tip("main"), pull.head], "github", "noreply@github.com", "uji")
        git.git("update-ref", f"refs/pull/{number}/head", pull.head)
        git.git("update-ref", f"refs/pull/{number}/merge", merged)

    def text(self, path: str) -> str:
        """Return a file of the main branch."""
        found = self.host.git.text("main", path)
        assert found is not None, path
        return found

    def pull_event(self, number: int, name: str = "pull_request", **more: Any) -> Event:
        pull = self.host.pulls[number]
        told = {"number": number, "head": {"sha": pull.head, "ref": pull.branch}, "base": {"sha": self.host.git.tip("main"), "ref": "main"}}
        return Event(name, {"action": "opened", "number": number, "pull_request": told} | more, f"refs/pull/{number}/merge")

    def after(self, number: int, event: str = "pull_request", conclusion: str = "success") -> Event:
        pull = self.host.pulls[number]
        ran = {
            "id": 4711,
            "event": event,
            "conclusion": conclusion,
            "head_sha": pull.head,
            "head_branch": pull.branch,
            "head_repository": {"full_name": "staf/kinerja", "owner": {"login": "staf"}},
            "html_url": f"https://github.com/{self.host.repo}/actions/runs/4711",
            "pull_requests": [],
        }
        return Event("workflow_run", {"action": "completed", "workflow_run": ran})


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def runner(tmp_path: Path, office: Office) -> Runner:
    return Runner(tmp_path / "runner", office.host.git.folder, repository=office.host.repo)
