"""Prints a table of medians and peak memory for `lakip`, then its peers on the same input with their ratios."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from . import clock, forms, offices, peers, receive, sites
from .clock import LAKIP, Timing


def ours(folder: Path) -> list[Timing]:
    """Time every journey of `lakip`."""
    office = offices.sample(folder / "kantor")
    many = offices.with_many_files(folder / "banyak", 240)
    build = office / "build"
    year = [*LAKIP, "susun", "2025", "--akar", str(office)]
    everything = [*LAKIP, "bangun", "--akar", str(office)]
    alone = [sys.executable, "-m", "bench.pdf", str(office), "2025", str(folder / "laporan.pdf")]
    return [
        clock.run("`lakip --help`", [*LAKIP, "--help"], runs=9, goal="≤ 0.15 s"),
        clock.run("one year, CSV to PDF/A + UA", alone, goal="≤ 3.0 s, ≤ 400 MiB"),
        clock.run("the same with DOCX, data package and manifest (cold)", year, before=lambda: shutil.rmtree(build, ignore_errors=True)),
        clock.run(
            "everything of three years and the site (cold)", everything, runs=3, before=lambda: shutil.rmtree(build, ignore_errors=True)
        ),
        clock.run("everything again, nothing changed", everything, goal="≤ 0.4 s"),
        clock.run("`lakip status 2026/s2`", [*LAKIP, "status", "2026/s2", "--akar", str(office)], goal="≤ 0.6 s"),
        clock.run("`lakip periksa`, 240 small files", [*LAKIP, "periksa", "--akar", str(many)], goal="≤ 1.0 s"),
    ]


def main() -> None:
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors\n")
    with tempfile.TemporaryDirectory(prefix="lakip-bench-") as name:
        folder = Path(name)
        mine = ours(folder)
        print(clock.table(mine), end="\n\n")
        print(clock.table([*forms.timings(folder / "formulir"), *receive.timings(folder / "terima")]), end="\n\n")
        print(clock.table(sites.timings(folder)), end="\n\n")
        print(peers.table(folder, mine))


if __name__ == "__main__":
    main()
