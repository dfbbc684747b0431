"""A Report and its clean narrative as one tree of pandoc's elements: the source of PDF, DOCX and site alike."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatchmethod

from ..core.document import (
    Block,
    Bullets,
    ChartBlock,
    Heading,
    Inline,
    Link,
    Narrative,
    Paragraph,
    Part,
    Ref,
    SignOffSheet,
    Strong,
    TableBlock,
)
from ..core.report import Report
from . import elements as e
from . import marks, signing, tables
from .numbering import Numbering, Sections, number
from .pandoc import Node

NOBREAK = "\N{NO-BREAK SPACE}"


class Target(StrEnum):
    """What the tree is made for."""

    TYPST = "typst"
    DOCX = "docx"
    HTML = "html"


PICTURES = {Target.TYPST: "/grafik/{ident}.svg", Target.DOCX: "grafik/{ident}.png", Target.HTML: "grafik/{ident}.svg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things lie for this output: a chart's picture, and the address of a page of the archive."""

    picture: str  # with a hole for {ident}
    page: Callable[[str], str] = str  # page path -> href, used for the site only


def document(report: Report, trees: Mapping[str, Sequence[Node]], target: Target) -> list[tuple[Part, list[Node]]]:
    """Return every part of the report with its blocks."""
    setter = Setter(report, trees, target, number(report, trees), Places(picture=PICTURES[target]))
    return [(part, setter.part(part)) for part in report.parts]


def blocks(
    report: Report,
    part_blocks: Sequence[Block],
    trees: Mapping[str, Sequence[Node]],
    target: Target = Target.HTML,
    numbering: Numbering | None = None,
    places: Places | None = None,
) -> list[Node]:
    """Return some blocks of a report, numbered as in the whole of it. Pass `numbering` to save counting again for many pages."""
    setter = Setter(report, trees, target, numbering or number(report, trees), places or Places(picture=PICTURES[target]))
    return setter.blocks(part_blocks)


class Setter:
    """Turns blocks into elements for one target, and remembers what stands already."""

    def __init__(self, report: Report, trees: Mapping[str, Sequence[Node]], target: Target, numbering: Numbering, places: Places) -> None:
        self.report, self.trees, self.target, self.numbering, self.places = report, trees, target, numbering, places
        self.sections = Sections()
        self.numbered = True
        self.level = 6  # of the heading before; a level is never skipped, as PDF/UA wants
        self.placed: set[str] = set()

    def part(self, part: Part) -> list[Node]:
        """Return the elements of a part; the front has no numbered headings."""
        self.numbered = part.name != "depan"
        return self.blocks(part.blocks)

    def blocks(self, given: Sequence[Block]) -> list[Node]:
        """Return the elements of `given`; landscape tables take the headings just above them along."""
        made: list[Node] = []
        for block, following in zip(given, [*given, None][1:], strict=True):
            set_now = self.block(block)
            made += [e.div(["kop"], set_now)] if isinstance(following, SignOffSheet) and isinstance(block, Heading) else set_now
        return made if self.target is Target.HTML else tables.gather_landscape(made)

    @singledispatchmethod
    def block(self, block: Block) -> list[Node]:
        """Return the elements of one block."""
        raise TypeError(block)

    @block.register
    def _(self, block: Heading) -> list[Node]:
        chapter = self.numbering.chapters.get(id(block), "")
        if block.level == 1:
            self.sections.restart()
        return self.heading(block.level, self.inlines((block.text,)), block.ident, chapter or (None if block.numbered else ""))

    @block.register
    def _(self, block: Paragraph) -> list[Node]:
        return [e.para(self.inlines(block.text))]

    @block.register
    def _(self, block: Bullets) -> list[Node]:
        items = [[e.plain(self.inlines(item))] for item in block.items]
        if not block.ordered:
            return [{"t": "BulletList", "c": items}]
        return [{"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}]

    @block.register
    def _(self, block: Narrative) -> list[Node]:
        made: list[Node] = []
        for node in marks.resolve(self.trees.get(block.key, ()), self.answer):
            made += self._lowered(node, block.shift) if node["t"] == "Header" else [node]
        return made

    @block.register
    def _(self, block: TableBlock) -> list[Node]:
        return self.table(block.ident)

    @block.register
    def _(self, block: ChartBlock) -> list[Node]:
        return self.chart(block.ident)

    @block.register
    def _(self, block: SignOffSheet) -> list[Node]:
        return signing.sheet(self.report, lambda table: tables.lower(table, self.inlines, self.target == "html", ["paraf"]))

    def _lowered(self, node: Node, shift: int) -> list[Node]:
        level, _, inlines = node["c"]
        return self.heading(max(2, level + shift), inlines, "", None) if inlines else []

    def heading(self, level: int, inlines: Sequence[Node], ident: str, label: str | None) -> list[Node]:
        """Return a heading; `label` is its number, None: the next one of its level, "": none."""
        self.level = level = max(1, min(level, self.level + 1, 6))
        if label is None:
            label = self.sections.next(level) if self.numbered else ""
        if self.target is Target.TYPST:
            return [e.header(level, inlines, e.attr(ident, nomor=label))]
        gap = {"t": "LineBreak" if level == 1 and self.target is Target.DOCX else "Space"}
        return [e.header(level, [*e.words(label), gap, *inlines] if label else inlines, e.attr(ident))]

    def inlines(self, text: Sequence[Inline]) -> list[Node]:
        """Return the elements of our own sentence."""
        made: list[Node] = []
        for piece in text:
            made += self._inline(piece)
        return made

    def _inline(self, piece: Inline) -> list[Node]:
        if isinstance(piece, str):
            return e.words(piece)
        if isinstance(piece, Strong):
            return [e.strong(e.words(piece.text))]
        return self._reference(piece.ident) if isinstance(piece, Ref) else self._link(piece)

    def _link(self, piece: Link) -> list[Node]:
        if piece.target.startswith("https://"):
            return [e.link(e.words(piece.text), piece.target)]
        inside = e.words(piece.text)
        return [e.link(inside, self.places.page(piece.target))] if self.target is Target.HTML else inside

    def _reference(self, ident: str) -> list[Node]:
        label = self.numbering.labels.get(ident)
        if label is None:
            return e.words(ident)
        return [e.link([e.string(label.replace(" ", NOBREAK))], f"#{ident}")]

    def answer(self, kind: str, name: str) -> list[Node]:
        """Resolve a mark of the narrative."""
        if kind == "nilai":
            value = self.report.values.get(name)
            return e.words(value.text) if value else [e.string("{{nilai:" + name + "}}")]
        return {"tabel": self.table, "grafik": self.chart, "rujuk": self._reference}[kind](name)

    def table(self, ident: str) -> list[Node]:
        """Return the table with its notes; a second mention only refers to it."""
        if ident in self.placed or ident not in self.report.tables:
            return self._again(ident)
        self.placed.add(ident)
        table = self.report.tables[ident]
        made = tables.lower(table, self.inlines, self.target is Target.HTML)
        self._caption(made[0], self.numbering.labels.get(ident, ""))
        return [e.div(["lanskap"], made)] if table.landscape and self.target is not Target.HTML else made

    def chart(self, ident: str) -> list[Node]:
        """Return the chart as a figure with its alternative text."""
        if ident in self.placed or ident not in self.report.charts:
            return self._again(ident)
        self.placed.add(ident)
        chart = self.report.charts[ident]
        source = self.places.picture.format(ident=ident)
        image = {
            "t": "Image",
            "c": [e.attr("", [], **({"width": "100%"} if self.target is Target.DOCX else {})), e.words(chart.alt), [source, ""]],
        }
        figure = {"t": "Figure", "c": [e.attr(ident), [None, [e.plain(e.words(chart.caption))]], [e.plain([image])]]}
        self._caption(figure, self.numbering.labels.get(ident, ""))
        return [figure]

    def _again(self, ident: str) -> list[Node]:
        return [e.para([*e.words("Lihat "), *self._reference(ident), e.string(".")])]

    def _caption(self, node: Node, label: str) -> None:
        """Put the number where this target prints it: Typst as a figure's number, the others in the caption's words."""
        if not label:
            return
        if self.target is Target.TYPST:
            node["c"][0][2].append(["nomor", label])
            return
        caption = node["c"][1][1]
        caption[0]["c"] = [e.string(re.sub(" ", NOBREAK, label) + "."), {"t": "Space"}, *caption[0]["c"]]
