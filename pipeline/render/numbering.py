"""Numbers of chapters, sections, tables and charts: counted once, so that PDF, DOCX and site print the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..core.document import Block, ChartBlock, Heading, Narrative, Part, TableBlock
from ..core.report import Report
from . import marks
from .pandoc import Node

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
CHAPTER = {"isi": "BAB {roman}", "lampiran": "LAMPIRAN {count}"}
NUMBER = {"depan": "{count}", "isi": "{chapter}.{count}", "lampiran": "L{chapter}.{count}"}
SECTION = {2: "{letter}.", 3: "{count}.", 4: "{small}."}
KINDS = {"tabel": "Tabel", "grafik": "Gambar"}


@dataclass(frozen=True, slots=True)
class Numbering:
    """`labels`: "Tabel 3.1" by ident of what stands in the document; `chapters`: "BAB III" by identity of the Heading."""

    labels: Mapping[str, str]
    chapters: Mapping[int, str]


def number(report: Report, trees: Mapping[str, Sequence[Node]]) -> Numbering:
    """Return the numbers of everything in `report`."""
    labels: dict[str, str] = {}
    chapters: dict[int, str] = {}
    for part in report.parts:
        chapter, counts = 0, dict.fromkeys(KINDS, 0)
        for item in _walk(part, trees):
            if isinstance(item, Heading):
                chapter, counts = chapter + 1, dict.fromkeys(KINDS, 0)
                chapters[id(item)] = CHAPTER[part.name].format(roman=roman(chapter), count=chapter) if item.numbered else ""
                continue
            kind, ident = item
            known = report.tables if kind == "tabel" else report.charts
            if ident in known and ident not in labels and not (kind == "tabel" and not report.tables[ident].ident):
                counts[kind] += 1
                labels[ident] = f"{KINDS[kind]} {NUMBER[part.name].format(chapter=chapter, count=counts[kind])}"
    return Numbering(labels, chapters)


def _walk(part: Part, trees: Mapping[str, Sequence[Node]]) -> Iterator[Heading | tuple[str, str]]:
    """Yield the numbered chapters and the tables and charts of a part, in order."""
    for block in part.blocks:
        if isinstance(block, Heading) and block.level == 1 and (block.numbered or part.name == "lampiran") and part.name in CHAPTER:
            yield block
        else:
            yield from _idents(block, trees)


def _idents(block: Block, trees: Mapping[str, Sequence[Node]]) -> list[tuple[str, str]]:
    if isinstance(block, TableBlock):
        return [("tabel", block.ident)]
    if isinstance(block, ChartBlock):
        return [("grafik", block.ident)]
    return marks.names(trees.get(block.key, ())) if isinstance(block, Narrative) else []


def roman(number: int) -> str:
    """Return a Roman numeral for 1..39."""
    text = ""
    for value, sign in ROMAN:
        text += sign * (number // value)
        number %= value
    return text


@dataclass(slots=True)
class Sections:
    """Counts the headings below a chapter: A., 1., a.; deeper ones have no number."""

    counts: dict[int, int] = field(default_factory=dict)

    def restart(self) -> None:
        """Begin a new chapter."""
        self.counts.clear()

    def next(self, level: int) -> str:
        """Return the number of the next heading of this level."""
        self.counts = {depth: count for depth, count in self.counts.items() if depth <= level}
        count = self.counts[level] = self.counts.get(level, 0) + 1
        letter = chr(ord("A") + (count - 1) % 26)
        return SECTION.get(level, "").format(letter=letter, count=count, small=letter.lower())
