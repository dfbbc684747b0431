"""The awkward cases as data: read for the tests, and printed as a page of the docs.

`python -m tests.truth_table` writes docs/pengembang/tabel-kebenaran.md anew from tests/data/kasus-ganjil.csv.
"""

import csv
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.core import model as m
from pipeline.core.assess import Assessment, assess
from pipeline.core.formulas import FORMULAS
from tests import builders

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/data/kasus-ganjil.csv"
PAGE = ROOT / "docs/pengembang/tabel-kebenaran.md"
RANKS = {
    m.Kind.GRADE: {"D": 1, "C": 2, "CC": 3, "B": 4, "BB": 5, "A": 6, "AA": 7},
    m.Kind.OPINION: {"TMP": 1, "TW": 2, "WDP": 3, "WTP": 4},
    m.Kind.YES_NO: {"tidak": 0, "ya": 1},
}
INTRO = """# Tabel kebenaran

The awkward cases of measuring, and what the code makes of each. This page is written by `python -m tests.truth_table` from
`tests/data/kasus-ganjil.csv`, which also drives the tests; edit the CSV, never the page.

Where the column *aturan* is silent, the case is a whole year with the cap at 120, `minimal: selisih`, and a zero target that is not
counted for `maksimal` and is the aim for every other polarity. *Mentah* is uncapped and unrounded (cut to ten decimals here); *tercetak*
is capped and rounded half up to two decimals, once. A source that is `pilihan proyek` is our own choice, with its reason beside it.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the table, and the rules its column `aturan` asks for."""

    row: dict[str, str]

    @property
    def name(self) -> str:
        return self.row["kasus"]

    def settings(self) -> dict[str, str]:
        return dict(pair.split("=") for pair in self.row["aturan"].split(";") if pair)

    def measured(self) -> Assessment:
        """What the code makes of this row."""
        settings, row = self.settings(), self.row
        indicator = builders.indicator(kind=m.Kind(row["jenis"]), polarity=m.Polarity(row["polaritas"]))
        target = builders.value(row["target"] or None, row["target_atas"] or None)
        actual = builders.value(row["realisasi"] or None)
        return assess(indicator, target, actual, _rules(settings, indicator.polarity), annual=settings.get("masa") != "periode")


def _rules(settings: dict[str, str], polarity: m.Polarity) -> m.Rules:
    rules = builders.rules()
    changes: dict[str, Any] = {}
    if "batas_atas" in settings:
        changes["cap"] = None if settings["batas_atas"] == "tanpa" else Decimal(settings["batas_atas"])
    if "target_nol" in settings:
        changes["zero_target"] = {**rules.zero_target, polarity: settings["target_nol"]}
    if "meleset" in settings:
        changes["zero_miss"] = Decimal(settings["meleset"])
    if "cara" in settings:
        changes["grades"] = {kind: builders.word_scale(settings["cara"], *ranks, **ranks) for kind, ranks in RANKS.items()}
    return replace(rules, **{"minimize": settings.get("minimal", rules.minimize), **changes})


def cases() -> list[Case]:
    """All rows of the CSV."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return [Case(row) for row in csv.DictReader(file)]


def page() -> str:
    """The page of the docs: the formulas, then every case."""
    formulas = _table(["kode", "nama", "rumus", "sumber"], [[f"`{f.code}`", f.name, f.expression, f.source] for f in FORMULAS.values()])
    head = ["kasus", "jenis", "polaritas", "T", "R", "aturan", "rumus", "mentah", "tercetak", "hasil", "alasan", "sumber"]
    return f"{INTRO}\n## Rumus\n\n{formulas}\n## Kasus\n\n{_table(head, [_cells(case.row) for case in cases()])}"


def _cells(row: dict[str, str]) -> list[str]:
    span = f"{row['target']}–{row['target_atas']}" if row["target_atas"] else row["target"]
    settings = ", ".join(row["aturan"].split(";"))
    fields = ("rumus", "mentah", "tercetak", "hasil", "alasan", "sumber")
    return [row["kasus"], row["jenis"], row["polaritas"], span, row["realisasi"], settings, *(row[f] for f in fields)]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") or "·" for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
