"""Throw-away things for a rehearsal: keys that sign nothing real, and the shell script run as a stranger would run it."""

import os
from pathlib import Path

from .. import bounded
from ..core.errors import PipelineError

LIMITS = bounded.Limits(seconds=60)
AGAIN = "Periksa ruang dan izin folder peragaan, lalu ulangi."


def make_key(file: Path, comment: str) -> str:
    """Make an SSH key without a passphrase at `file` and return the line of its public half."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if _run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", str(file)]).code:
        raise PipelineError("Kunci peragaan tidak dapat dibuat.", AGAIN)
    return " ".join(file.with_name(f"{file.name}.pub").read_text(encoding="utf-8").split()[:2])


def run_script(script: Path, *arguments: str) -> tuple[int, str]:
    """Run a POSIX shell script in the folder where it lies, with neither Git nor Python in its words; return exit code and output."""
    done = _run(["sh", script.name, *arguments], folder=script.parent)
    return done.code, done.output.decode("utf-8", "replace")


def _run(command: list[str], folder: Path | None = None) -> bounded.Done:
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8"}
    done = bounded.run(command, limits=LIMITS, environment=environment, folder=folder)
    if done.died:
        raise PipelineError(f"Program {command[0]} {done.died}.", AGAIN)
    return done
