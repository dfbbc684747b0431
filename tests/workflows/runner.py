"""A small stand-in for the host's runner: it really runs every `run:` step of a job, in order, with the files and variables it declares.

Of the actions it plays checkout, setup-python and the artifacts; all others, and steps that a test leaves out by name, are written
down as not run. `python3 -m venv` and `pip install` are answered by a shim that uses this machine's environment: the workflows do not
know of it, and the shim holds every locked version against what is installed.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT
from tests.workflows.expressions import condition, filled

WORKFLOWS = ROOT / ".github" / "workflows"
LIMIT = 300  # seconds for a step
SHIM = """#!/bin/bash
if [ "$1 $2" = "-m venv" ]; then
    mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
elif [ "$1 $2 $3" = "-m pip install" ]; then
    printf '%s\\n' "$*" >> "{log}"
    [ -f "${{!#}}" ]
else
    exec "{python}" "$@"
fi
"""


@dataclass
class Step:
    """What became of a step: `success`, `failure`, `skipped`, or `not run` (an action that is not played, a step left out)."""

    name: str
    outcome: str
    log: str = ""


@dataclass
class Job:
    """What became of a job."""

    steps: list[Step]
    summary: str
    workspace: Path
    temp: Path

    @property
    def outcomes(self) -> dict[str, str]:
        return {step.name: step.outcome for step in self.steps}

    @property
    def not_run(self) -> list[str]:
        return [step.name for step in self.steps if step.outcome == "not run"]

    def log(self, name: str) -> str:
        return next(step.log for step in self.steps if step.name == name)


@dataclass
class Event:
    """What set a workflow off; `default_ref` is what checkout takes where the workflow names nothing."""

    name: str
    payload: dict[str, Any]
    default_ref: str = "refs/heads/main"


@dataclass
class Runner:
    """A runner with an origin to clone from, an interface to ask, and artifacts that outlive a job."""

    folder: Path
    origin: Path
    api: str = "http://127.0.0.1:9"
    repository: str = "kpu-kota-serang/kinerja"
    variables: dict[str, str] = field(default_factory=dict)
    leave_out: frozenset[str] = frozenset()
    artifacts: dict[str, Path] = field(default_factory=dict)
    installs: list[str] = field(default_factory=list)
    jobs: int = 0

    def run(self, file: str, job: str, event: Event) -> Job | None:
        """Run one job; None where its condition does not hold."""
        workflow = yaml.safe_load((WORKFLOWS / file).read_text(encoding="utf-8"))
        assert event.name in workflow[True], f"{file} does not listen to {event.name}"  # YAML reads `on` as true
        return _Run(self, workflow["jobs"][job], event).whole()


class _Run:
    def __init__(self, runner: Runner, job: Mapping[str, Any], event: Event) -> None:
        runner.jobs += 1
        self.runner, self.job, self.event = runner, job, event
        self.base = runner.folder / f"job-{runner.jobs}"
        self.workspace, self.temp, self.shims = self.base / "kerja", self.base / "sementara", self.base / "shim"
        for folder in (self.workspace, self.temp, self.shims, self.base / "rumah"):
            folder.mkdir(parents=True)
        self.summary, self.output, self.payload = self.base / "ringkasan.md", self.base / "keluaran", self.base / "peristiwa.json"
        self.payload.write_text(json.dumps(event.payload), encoding="utf-8")
        for file in (self.summary, self.output):
            file.touch()
        self.log = self.base / "pip.log"
        (self.shims / "python3").write_text(SHIM.format(log=self.log, python=sys.executable), encoding="utf-8")
        (self.shims / "python3").chmod(0o755)
        self.steps: list[Step] = []
        self.failed = False
        self.known: dict[str, Any] = {}

    @property
    def contexts(self) -> dict[str, Any]:
        github = {
            "event": self.event.payload,
            "event_name": self.event.name,
            "workspace": str(self.workspace),
            "repository": self.runner.repository,
            "server_url": "https://github.com",
            "run_id": "4711",
            "ref": self.event.default_ref,
            "token": "token-dari-runner",
        }
        inputs = self.event.payload.get("inputs", {})
        return {
            "vars": self.runner.variables,
            "github": github,
            "runner": {"temp": str(self.temp)},
            "inputs": inputs,
            "steps": self.known,
            "failed": self.failed,
        }

    def whole(self) -> Job | None:
        if "if" in self.job and not condition(self.job["if"], self.contexts):
            return None
        for step in self.job["steps"]:
            self.step(step)
        if self.log.exists():
            self.runner.installs += self.log.read_text(encoding="utf-8").splitlines()
        return Job(self.steps, self.summary.read_text(encoding="utf-8"), self.workspace, self.temp)

    def step(self, step: Mapping[str, Any]) -> None:
        if step["name"] in self.runner.leave_out:
            made = Step(step["name"], "not run")
        elif not condition(str(step.get("if", "!cancelled()" if not self.failed else "!(!cancelled())")), self.contexts):
            made = Step(step["name"], "skipped")
        else:
            made = self.action(step) if "uses" in step else self.command(step)
        self.steps.append(made)
        self.known[step.get("id", "")] = {"outcome": made.outcome}
        self.failed |= made.outcome == "failure" and not step.get("continue-on-error")

    def command(self, step: Mapping[str, Any]) -> Step:
        script = self.base / f"langkah-{len(self.steps)}.sh"
        script.write_text(filled(step["run"], self.contexts), encoding="utf-8")
        own = {key: filled(str(text), self.contexts) for key, text in step.get("env", {}).items()}
        ran = subprocess.run(
            ["bash", "-e", script],
            cwd=self.workspace,
            env=self.environment() | own,
            capture_output=True,
            timeout=LIMIT,
            check=False,
            text=True,
            errors="replace",
        )
        return Step(step["name"], "failure" if ran.returncode else "success", ran.stdout + ran.stderr)

    def environment(self) -> dict[str, str]:
        """Only what the host's runner gives every step; nothing of this process."""
        return {
            "PATH": f"{self.shims}:/usr/local/bin:/usr/bin:/bin",
            "HOME": str(self.base / "rumah"),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.runner.api,
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": self.runner.repository,
            "GITHUB_EVENT_NAME": self.event.name,
            "GITHUB_EVENT_PATH": str(self.payload),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
        }

    def action(self, step: Mapping[str, Any]) -> Step:
        given = {key: filled(str(text), self.contexts) for key, text in step.get("with", {}).items()}
        played = PLAYED.get(step["uses"].partition("@")[0])
        if played is None:
            return Step(step["name"], "not run")
        try:
            played(self, given)
        except FileNotFoundError as missing:
            return Step(step["name"], "failure", str(missing))
        return Step(step["name"], "success")

    def checkout(self, given: Mapping[str, str]) -> None:
        """Fetch one ref of the origin with the depth that is asked for; a history of 0 is all of it."""
        assert given["persist-credentials"] == "False"
        folder = self.workspace / given.get("path", ".")
        depth = int(given.get("fetch-depth", "1"))
        ref = given.get("ref", self.event.default_ref)
        self.git("init", "-q", "-b", "kerja", str(folder))
        self.git("-C", str(folder), "remote", "add", "origin", self.runner.origin.as_uri())
        self.git("-C", str(folder), "fetch", "-q", "--no-tags", *([f"--depth={depth}"] if depth else []), "origin", ref)
        self.git("-C", str(folder), "checkout", "-q", "--detach", "FETCH_HEAD")
        if not depth:
            self.git("-C", str(folder), "fetch", "-q", "--tags", "origin", "+refs/heads/*:refs/remotes/origin/*")

    def git(self, *arguments: str) -> None:
        subprocess.run(
            ["git", *arguments], check=True, capture_output=True, env={"PATH": os.environ["PATH"], "HOME": str(self.base / "rumah")}
        )

    def setup_python(self, given: Mapping[str, str]) -> None:
        """The version that is asked for is one that the package takes."""
        assert given["python-version"] == "3.11"

    def upload(self, given: Mapping[str, str]) -> None:
        source, kept = self.workspace / given["path"], self.runner.folder / "artefak" / given["name"]
        if not source.exists() and given.get("if-no-files-found") == "ignore":
            return
        shutil.rmtree(kept, ignore_errors=True)
        if source.is_dir():
            shutil.copytree(source, kept)
        else:
            kept.mkdir(parents=True)
            shutil.copy(source, kept / source.name)
        self.runner.artifacts[given["name"]] = kept

    def download(self, given: Mapping[str, str]) -> None:
        if given["name"] not in self.runner.artifacts:
            raise FileNotFoundError(given["name"])
        shutil.copytree(self.runner.artifacts[given["name"]], given["path"], dirs_exist_ok=True, symlinks=True)


PLAYED = {
    "actions/checkout": _Run.checkout,
    "actions/setup-python": _Run.setup_python,
    "actions/upload-artifact": _Run.upload,
    "actions/download-artifact": _Run.download,
}
