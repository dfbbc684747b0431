"""Plays of approval as data: read for the tests, and told as a page of the docs.

`python -m tests.approval_table` writes docs/pengembang/tabel-persetujuan.md anew from tests/data/persetujuan.csv, and every verdict in full
to tests/golden/persetujuan.txt. Read the difference before it is committed: it is what the office will read.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.approvals.values import SignOff
from tests.core.approvals import play

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests/data/persetujuan.csv"
PAGE = ROOT / "docs/pengembang/tabel-persetujuan.md"
STORIES = ROOT / "tests/golden/persetujuan.txt"
SHOWN = (
    "Isi berubah lalu sebagian memaraf lagi",
    "Dikembalikan lalu diperbaiki",
    "Pengembalian yang digugurkan",
    "Kasubbag menulis usulannya sendiri",
    "Usulan tentang hal lain",
    "Yang diganti Plh. menyetujui",
    "Rangkap tercatat tanpa dinyatakan",
    "Sekretaris tanpa paraf lengkap",
)
COLUMNS = {"kul": "kasubbag-kul", "rendatin": "kasubbag-rendatin", "sekretaris": "sekretaris"}
INTRO = """# Tabel persetujuan

Sequences of reviews and what the evaluator makes of each, in the words the office reads. This page is written by
`python -m tests.approval_table` from `tests/data/persetujuan.csv`, which also drives the tests; edit the CSV, never the page.

Reading a sequence: `kul+a` approves content *a*, `kul-a` returns it, `kul~a` comments. `!` behind it: the review was dismissed later,
`!!`: and nobody knows any more what it said; `*`: its text was edited. `?` is content that cannot be read, `_` a commit that the host has
forgotten. Every review looks at a commit of its own: what counts is its content. Every step is a minute after the one before, from 2
February 2026 on; `=` before a step puts it in the same moment, `@` goes to another day. `#2:staf` goes on in proposal 2, written by the
staff; with `~a` it is about something else while content *a* is already there, with `=a` it asks for approval of that content. `gabung`
merges. The office has two subbagian; the account `lama` was head of one until 2025, `plh` stands in from 10 to 14 February. The content
asked about is the last one proposed, unless the column *isi* names another. `jalur=rekaman`: the same by records.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A row of the table."""

    row: dict[str, str]

    @property
    def name(self) -> str:
        return self.row["kasus"]

    @property
    def settings(self) -> dict[str, str]:
        return dict(pair.split("=") for pair in self.row["aturan"].split(";") if pair)

    @property
    def expected(self) -> dict[str, str]:
        """Standings as the row tells them, and the result."""
        return {code: self.row[column] for column, code in COLUMNS.items() if self.row[column]} | {"hasil": self.row["hasil"]}

    def verdict(self) -> SignOff:
        """What the evaluator makes of the row."""
        return play.judged(self.row["urutan"], self.row["isi"], **self.settings)

    def found(self) -> dict[str, str]:
        """The verdict in the form of `expected`; a place that the table has no column for is left out."""
        verdict = self.verdict()
        result = "ditandatangani" if verdict.is_signed else "diparaf" if verdict.is_initialled else ""
        return {k: v for k, v in play.standings(verdict).items() if k in COLUMNS.values()} | {"hasil": result}

    def story(self) -> str:
        """The verdict in full: why each role stands where it does, what happened in which round, what is missing."""
        return f"### {self.name}\n\n{self._asked()}\n\n" + "\n".join(_lines(self.verdict())) + "\n"

    def _asked(self) -> str:
        told = (f"`{self.row['urutan']}`" if self.row["urutan"] else "(tidak ada)", self.row["aturan"].replace(";", ", "))
        return "; ".join(filter(None, (*told, self.row["isi"] and f"isi {self.row['isi']}")))


def _lines(verdict: SignOff) -> Iterator[str]:
    yield from (f"- putaran {e.round}, {e.time:%d/%m %H.%M}, {e.role or 'lainnya'}: {e.text}" for e in verdict.history)
    for stand in verdict.stands:
        who = f", {stand.name} ({stand.title})" if stand.name else f" ({stand.title})"
        yield f"- **{stand.role.code}: {stand.standing}**{who}. {stand.reason}".rstrip()
    yield from (f"- *kurang:* {sentence}" for sentence in verdict.missing)


def cases() -> list[Case]:
    """All rows of the CSV."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return [Case(row) for row in csv.DictReader(file)]


def page() -> str:
    """The page of the docs: every sequence with its result, then some verdicts in full."""
    head = ["kasus", "urutan", "aturan", "isi", "kul", "rendatin", "sekretaris", "hasil", "alasan"]
    rows = [[_cell(case.row, name) for name in head] for case in cases()]
    shown = "\n".join(case.story() for case in cases() if case.name in SHOWN)
    return f"{INTRO}\n## Ringkasan\n\n{_table(head, rows)}\n## Beberapa putusan selengkapnya\n\n{shown}"


def stories() -> dict[str, str]:
    """The verdicts in full as they were last read and found right, by case."""
    told = STORIES.read_text(encoding="utf-8").split("### ")[1:]
    return {story.split("\n")[0]: "### " + story.rstrip("\n") + "\n" for story in told}


def _cell(row: dict[str, str], name: str) -> str:
    text = row[name].replace(";", ", ")
    return f"`{text}`" if name == "urutan" and text else text


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") or "·" for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    STORIES.write_text("\n".join(case.story() for case in cases()), encoding="utf-8")
