"""The one place that starts another program: bounded in time, memory and output, and gone with all its children when it is over.

Limits of memory, processor time and output are the kernel's (setrlimit) and hold on Linux; elsewhere only time is bounded.
"""

import contextlib
import errno
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .core.errors import PipelineError

MIB = 1024 * 1024
SAID = 64 * 1024  # bytes of a program's complaints that are read
UNSAID = 120  # how Python ends when its last words could not be written


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long a program may take (seconds of the wall clock), how much memory it may fill, how much it may write to any file (bytes)."""

    seconds: float
    memory: int = 1024 * MIB
    output: int = 256 * MIB


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a program came to. `died` names the limit it ran into or the signal that ended it, as the end of an Indonesian sentence."""

    code: int
    output: bytes
    said: str
    died: str = ""


def bare(**more: str) -> dict[str, str]:
    """Return an environment with nothing of the user's in it."""
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": "/nonexistent", **more}


class Missing(PipelineError):
    """The program is not there or cannot be started."""


def run(
    command: Sequence[str],
    data: bytes = b"",
    *,
    limits: Limits,
    environment: Mapping[str, str],
    folder: Path | None = None,
    asks: bool = False,
) -> Done:
    """Run `command` with `data` as its input and return what it came to; never longer, larger or wordier than `limits`.

    `asks` leaves it the terminal, for a passphrase. Raise Missing where it cannot be started, OSError where it found the disk full.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as taken, tempfile.TemporaryFile() as told:
        given.write(data)
        given.seek(0)
        try:
            process = subprocess.Popen(
                command, stdin=given, stdout=taken, stderr=told, env=dict(environment), cwd=folder, start_new_session=not asks
            )
        except OSError as trouble:
            reason = trouble.strerror or "sebab tidak diketahui"
            raise Missing(
                f"Program {Path(command[0]).name} tidak dapat dijalankan: {reason}.", "Pasang programnya, lalu ulangi."
            ) from trouble
        died = _waited(process, limits, own_group=not asks)
        said = _read(told, SAID).decode("utf-8", "replace")
        if process.returncode and _found_no_room(process.returncode, said, told):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return Done(code=process.returncode, output=_read(taken, limits.output), said=said, died=died)


def _found_no_room(code: int, said: str, told: IO[bytes]) -> bool:
    """Say whether a program failed for want of room: it says so, or could not even say it (Python then ends with 120), or none is left."""
    return code == UNSAID or os.strerror(errno.ENOSPC) in said or not os.fstatvfs(told.fileno()).f_bavail


def _waited(process: "subprocess.Popen[bytes]", limits: Limits, *, own_group: bool) -> str:
    """Wait for the end or the limit, and leave nothing running behind."""
    try:
        _restrict(process.pid, limits)
        process.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        return f"tidak selesai dalam {limits.seconds:g} detik".replace(".", ",")
    finally:
        _end(process, own_group=own_group)
    return _fate(process.returncode, limits)


def _restrict(pid: int, limits: Limits) -> None:
    """Set the kernel's limits on a program that has just begun; memory counts what it fills, not what it reserves."""
    if sys.platform != "linux":
        return
    import resource

    processor = int(limits.seconds * (os.cpu_count() or 1)) + 1
    wanted = {
        resource.RLIMIT_DATA: limits.memory,
        resource.RLIMIT_FSIZE: limits.output,
        resource.RLIMIT_CPU: processor,
        resource.RLIMIT_CORE: 0,
    }
    for which, amount in wanted.items():
        with contextlib.suppress(ProcessLookupError):  # it has ended already
            resource.prlimit(pid, which, (amount, amount))


def _end(process: "subprocess.Popen[bytes]", *, own_group: bool) -> None:
    if own_group and hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()


def _fate(code: int, limits: Limits) -> str:
    if code >= 0:
        return ""
    named = {
        getattr(signal, "SIGXFSZ", 0): f"menulis lebih dari {limits.output // MIB} MiB",
        getattr(signal, "SIGXCPU", 0): "terlalu lama bekerja",
    }
    return named.get(-code, f"dihentikan sistem (sinyal {-code})")


def _read(stream: IO[bytes], most: int) -> bytes:
    stream.seek(0)
    return stream.read(most)
