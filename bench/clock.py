"""Times a command as a whole process: wall seconds and peak memory of it and its children, as the operating system counts them."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

LAKIP = [str(Path(sys.executable).with_name("lakip"))]


@dataclass(frozen=True)
class Timing:
    """Several runs of one command; `peak` is the largest process in MiB."""

    what: str
    wall: tuple[float, ...]
    peak: float
    goal: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.wall)


def run(what: str, command: Sequence[str], *, runs: int = 5, goal: str = "", before: Callable[[], object] | None = None) -> Timing:
    """Run `command` `runs` times after one run that does not count; `before` prepares each run and is not counted."""
    walls, peaks = [], []
    for counted in range(runs + 1):
        if before:
            before()
        wall, peak = _once(command)
        if counted:
            walls.append(wall)
            peaks.append(peak)
    return Timing(what, tuple(walls), max(peaks), goal)


def _once(command: Sequence[str]) -> tuple[float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(list(command), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}\n{said.decode(errors='replace')}")
    return wall, usage.ru_maxrss / 1024


def table(timings: Sequence[Timing]) -> str:
    """Return a Markdown table of medians."""
    rows = ["| what | median | min–max | peak memory | goal |", "|---|---:|---:|---:|---:|"]
    for t in timings:
        rows.append(f"| {t.what} | {t.median:.2f} s | {min(t.wall):.2f}–{max(t.wall):.2f} | {t.peak:.0f} MiB | {t.goal} |")
    return "\n".join(rows)
