"""Forms: four subbagian in every shape as a whole process, and a filled workbook of 15 indicators read back."""

import shlex
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.core.collecting.values import Form
from pipeline.journeys import forms
from pipeline.render import workbook

from . import clock, offices
from .clock import LAKIP, Timing

INDICATORS = 15
READ = """import sys
from pathlib import Path
from pipeline.intake.forms import workbook
assert workbook.read(Path(sys.argv[1]).read_bytes(), "isian.xlsx")[0]
"""


def timings(folder: Path) -> list[Timing]:
    """Time making the sample's forms, shape by shape and together, and reading a large one back."""
    office = offices.sample(folder / "kantor")
    lakip = [*LAKIP, "formulir", "2026/s2", "--akar", str(office)]
    letters = [*LAKIP, "surat", "susun", "2026/s2", "--akar", str(office)]
    filled = folder / "isian.xlsx"
    filled.write_bytes(workbook.xlsx(of_many(forms.asked(office, 2026, "s2")), {}))
    made = [clock.run(f"`lakip formulir`, 4 × {shape}", [*lakip, "--bentuk", shape]) for shape in ("xlsx", "html", "csv")]
    return [
        *made,
        clock.run("`lakip formulir`, 4 × xlsx, html and csv", lakip),
        clock.run(
            "the same, then disposisi, nota dinas and SE as PDF and DOCX",
            ["sh", "-c", f"{shlex.join(lakip)} && {shlex.join(letters)}"],
            goal="≤ 8 s",
        ),
        clock.run(f"workbook of {INDICATORS} indicators read, whole process", [sys.executable, "-c", READ, str(filled)], goal="≤ 0.3 s"),
    ]


def of_many(given: Sequence[Form]) -> Form:
    """Return one form that asks for all that the sample's forms ask for, its first indicator repeated until there are enough."""
    rows = [row for form in given for row in form.rows]
    first, seen = rows[0], {row.indicator.code for row in rows}
    more = [replace(first, indicator=replace(first.indicator, code=f"IK-9.{n}")) for n in range(1, INDICATORS - len(seen) + 1)]
    subjects = tuple({row.indicator.code: row.indicator for row in (*rows, *more)}.values())
    return replace(given[0], rows=(*rows, *more), subjects=subjects, spending=tuple(line for form in given for line in form.spending))


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lakip-bench-") as name:
        print(clock.table(timings(Path(name))))


if __name__ == "__main__":
    main()
