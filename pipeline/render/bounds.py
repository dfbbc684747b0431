"""How long, wide and many the parts of one narrative may be: all that people write passes, all of it can be set in seconds.

Beyond these, Word (63 columns), Typst (lines of one word, paragraphs of thousands) or a reader of the page gives up.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..core import narrative_rules as rules
from ..core.findings import Rule
from . import tables
from .elements import plain_text
from .pandoc import Node

LONGEST_WORD = 70  # characters on one line of the page
LONGEST_PARAGRAPH = 6000  # characters, about two pages
LONGEST_LINE = 10_000  # characters of the source; no paragraph or row of a table that passes is longer
LONGEST_CODE = 400  # lines of one block of code
MOST_ROWS = 300  # of one table
MOST = 4000  # blocks and cells of a whole narrative, about fifty pages
MOST_NOTES = 300
MOST_MARKED = 5000  # stretches that are emphasised, linked, quoted, code or broken off
BREAKS = re.compile(r"[\s/–—-]")  # where a line may end; addresses are broken by the typesetter
TOWER = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Excess:
    """What is too much: a rule and what its sentences need."""

    rule: Rule
    values: dict[str, str]


def too_long(what: str, size: int, limit: int, unit: str, remedy: str) -> Excess:
    """Return what is said of something longer than its limit."""
    return Excess(rules.TOO_LONG, {"what": what, "size": f"{size} {unit}", "limit": f"{limit} {unit}", "remedy": remedy})


@dataclass(slots=True)
class Budget:
    """Counts the parts of one narrative while they are cleaned."""

    parts: int = 0
    notes: int = 0
    marked: int = 0

    def block(self, kind: str, content: Any) -> Excess | None:
        """Return why this block is too much, if it is; only what is beyond the last limit is told, and only once."""
        if self._spent(1):
            return Excess(rules.TOO_COMPLEX, {})
        if kind in ("Para", "Plain"):
            return paragraph(content)
        if kind == "Header":
            return paragraph(content[2])
        if kind == "CodeBlock":
            return code(content[1])
        return self._table(content) if kind == "Table" else None

    def _spent(self, count: int) -> bool:
        """Count parts, and say whether these went over the limit."""
        before, self.parts = self.parts, self.parts + count
        return before <= MOST < self.parts

    def inline(self, kind: str) -> Excess | None:
        """Return why this stretch within a paragraph is one too many."""
        self.notes += kind == "Note"
        self.marked += kind not in ("Str", "Space", "SoftBreak")
        return Excess(rules.TOO_COMPLEX, {}) if self.notes > MOST_NOTES or self.marked > MOST_MARKED else None

    def _table(self, content: Any) -> Excess | None:
        columns, rows = len(content[2]), [*content[3][1], *(row for body in content[4] for row in body[3])]
        if len(rows) > MOST_ROWS:
            remedy = "Simpan rinciannya sebagai bukti dukung, atau pecah tabelnya."
            return too_long("Tabel", len(rows), MOST_ROWS, "baris", remedy)
        if self._spent(columns * len(rows)):
            return Excess(rules.TOO_COMPLEX, {})
        return None if fits(columns, rows) else Excess(rules.TOO_WIDE, {"columns": str(columns)})


def endless(lines: Sequence[str]) -> tuple[int, Excess] | None:
    """Return the first line (counted from 0) that is too long even to be read, with what is said of it."""
    for row, line in enumerate(lines):
        if len(line) > LONGEST_LINE:
            return row, too_long("Baris", len(line), LONGEST_LINE, "huruf", "Pecah dengan baris kosong menjadi beberapa paragraf.")
    return None


def paragraph(inlines: list[Node]) -> Excess | None:
    """Return why a paragraph cannot be set, if it cannot: it goes on for pages, or a word of it is longer than a line."""
    text = plain_text(inlines)
    if len(text) > LONGEST_PARAGRAPH:
        return too_long("Paragraf", len(text), LONGEST_PARAGRAPH, "huruf", "Pecah menjadi beberapa paragraf dengan baris kosong.")
    longest = max((unbroken(word) for word in text.split()), default=0)
    remedy = "Pisahkan dengan spasi, pendekkan garis isiannya, atau tulis alamat sebagai [kata](https://…)."
    return too_long("Kata", longest, LONGEST_WORD, "huruf", remedy) if longest > LONGEST_WORD else None


def code(text: str) -> Excess | None:
    """Return why a block of code cannot be set, if it cannot."""
    lines = text.count("\n") + 1
    if lines > LONGEST_CODE:
        return too_long("Blok kode", lines, LONGEST_CODE, "baris", "Simpan sebagai bukti dukung, lalu kutip bagian yang perlu saja.")
    longest = max(map(len, text.split()), default=0)
    remedy = "Pisahkan dengan spasi, atau simpan sebagai bukti dukung."
    return too_long("Kata di dalam kode", longest, LONGEST_WORD, "huruf", remedy) if longest > LONGEST_WORD else None


def towers(text: str) -> list[str]:
    """Return the marks that stand higher above a letter than any language needs: they would cover the lines around it."""
    return [] if text.isascii() else [tower[-1] for tower in TOWER.findall(text)]


def unbroken(word: str) -> int:
    """Return how many characters of `word` must stand on one line."""
    return 0 if ADDRESS.match(word) else max(map(len, BREAKS.split(word)))


def fits(columns: int, rows: list[Any]) -> bool:
    """Say whether the longest words of a table's columns stand beside each other on the page, in its smallest letters."""
    if columns * tables.INSET_CM > tables.PORTRAIT_CM:
        return False
    longest = [1.0] * columns
    for row in rows:
        for at, cell in enumerate(row[1][:columns]):
            longest[at] = max(longest[at], max((tables.ems(word) for word in plain_text(cell[4]).split()), default=0.0))
    return sum(width * tables.SIZES[-1] * tables.CM_PER_POINT + tables.INSET_CM for width in longest) <= tables.PORTRAIT_CM
