"""Throw-away things for a rehearsal: keys that sign nothing real, and the shell script run as a stranger would run it."""

import os
import subprocess
from pathlib import Path

from ..core.errors import PipelineError

SECONDS = 60


def make_key(file: Path, comment: str) -> str:
    """Make an SSH key without a passphrase at `file` and return the line of its public half."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", str(file)])
    return " ".join(file.with_name(f"{file.name}.pub").read_text(encoding="utf-8").split()[:2])


def run_script(script: Path, *arguments: str) -> tuple[int, str]:
    """Run a POSIX shell script in the folder where it lies, with neither Git nor Python in its words; return exit code and output."""
    done = _run(["sh", script.name, *arguments], folder=script.parent, check=False)
    return done.returncode, done.stdout


def _run(command: list[str], folder: Path | None = None, *, check: bool = True) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8"}
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, env=environment, check=check)
    except FileNotFoundError as trouble:
        raise PipelineError(f"Program {command[0]} tidak ada.", "Pasang paket openssh-client, lalu ulangi.") from trouble
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as trouble:
        raise PipelineError(f"Program {command[0]} tidak berhasil.", "Periksa ruang dan izin folder peragaan, lalu ulangi.") from trouble
