"""Times `lakip terima` of one subbagian's workbook as a whole process: `python -m bench.receive`."""

import itertools
import subprocess
import sys
import tempfile
from pathlib import Path

from . import clock, offices
from .clock import LAKIP

SCOPE, DEPARTMENT, DAY = "2026/s2", "rendatin", "2026-10-20"


def timings(folder: Path) -> list[clock.Timing]:
    """Time a workbook and its CSV landing on a branch, each time a new one, and the workbook written into the folder."""
    office = _recorded(offices.sample(folder / "kantor"))
    made = folder / "hasil"
    subprocess.run([*LAKIP, "formulir", SCOPE, DEPARTMENT, "--akar", str(office), "--keluaran", str(made)], check=True, capture_output=True)
    workbook, box = next(made.rglob("*.xlsx")), next(made.rglob("*.zip"))
    rows = len(workbook_rows(workbook))
    said = ["--akar", str(office), "--tanggal", DAY]
    return [
        _fresh(f"`lakip terima`, XLSX of {rows} rows, onto a branch", workbook, said, office, goal="≤ 1.0 s, ≤ 200 MiB"),
        _fresh("the same from CSV", box, said, office),
    ]


def workbook_rows(file: Path) -> tuple[object, ...]:
    """The rows that the workbook asks for."""
    from pipeline.intake.forms import workbook

    filled, _ = workbook.read(file.read_bytes(), file.name)
    return (*filled.rows, *filled.spending) if filled else ()


def _fresh(what: str, file: Path, said: list[str], office: Path, goal: str = "") -> clock.Timing:
    """Time a command whose branch is taken away before each run, so that it always has its work to do."""
    branch = f"coba/{next(NUMBERS)}"
    forget = ["git", "-C", str(office), "branch", "-q", "-D", branch]
    command = [*LAKIP, "terima", str(file), "--cabang", branch, *said]
    return clock.run(what, command, goal=goal, before=lambda: subprocess.run(forget, capture_output=True))


def _recorded(office: Path) -> Path:
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "awal"]):
        who = ["-c", "user.name=CONTOH", "-c", "user.email=contoh@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", "-C", str(office), *who, *command], check=True, capture_output=True)
    for key, value in {"user.name": "CONTOH", "user.email": "contoh@example.org", "commit.gpgsign": "false"}.items():
        subprocess.run(["git", "-C", str(office), "config", key, value], check=True)
    return office


NUMBERS = itertools.count(1)

if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="lakip-bench-") as name:
        sys.stdout.write(clock.table(timings(Path(name))) + "\n")
