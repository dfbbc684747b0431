"""The allow-list on pandoc's tree: what is not known to be text is refused, and every attribute is emptied."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from ..core import glyphs
from ..core import narrative_rules as rules
from ..core.findings import Finding, Place, Rule
from . import addresses, bounds, marks
from .elements import EMPTY, Attr, plain, plain_text, string
from .pandoc import Node

WRAPPERS = ("Emph", "Strong", "Strikeout", "Superscript", "Subscript")
MAX_DEPTH = 16  # of blocks in blocks and of inlines in inlines; deeper, the typesetters give up
NOBREAK = "\N{NO-BREAK SPACE}"
LONGEST_QUOTED = 60  # characters of the office's text within a finding
ATTRIBUTED = {"Header": 1, "CodeBlock": 0, "Table": 0}  # where a block carries its own attributes, its position among them
SENTENCES = ("why", "right", "remedy")  # ours
BARE = ("Space", "SoftBreak", "LineBreak", "HorizontalRule")


MOST_FINDINGS = 100  # of one prose; nobody reads more, and a hostile one has a hundred thousand


class Enough(Exception):
    """So much is wrong that looking further tells nobody more."""


class Cleaner:
    """Cleans the blocks of one prose, and collects findings for what it leaves out, `most` of them.

    `written` are the marks as they stand in the source: only these are resolved, not what escapes or references turn into one.
    """

    def __init__(self, place: Place, written: Iterable[str] = (), most: int = MOST_FINDINGS) -> None:
        self.start = place
        self.most = most
        self.written = frozenset(written)
        self.line = 1
        self.depth = 0
        self.budget = bounds.Budget()
        self.told: dict[Finding, None] = {}

    @property
    def findings(self) -> list[Finding]:
        """What was left out, each once, in the order it was met."""
        return list(self.told)

    def clean(self, nodes: Iterable[Node]) -> list[Node]:
        """Return the clean blocks of a whole prose; none where there are findings."""
        try:
            made = self.blocks(nodes)
        except Enough:
            return []
        return [] if self.told else made

    def blocks(self, nodes: Iterable[Node]) -> list[Node]:
        """Return clean blocks. Divisions come only from `sourcepos`: they are unwrapped, their line is kept."""
        return [clean for node in nodes for clean in self._deeper(self._block, node)]

    def _block(self, node: Node) -> list[Node]:
        kind, content = node["t"], node.get("c", "")
        if kind == "Div":
            self._move_to(content[0])
            return self.blocks(content[1])
        if kind in ATTRIBUTED:
            self._move_to(content[ATTRIBUTED[kind]])
        self._measure(self.budget.block(kind, content))
        if kind in BARE:
            return [{"t": kind}]
        if kind == "Header":
            return self._heading(content)
        if kind in BLOCKS:
            return [{"t": kind, "c": BLOCKS[kind](self, content)}]
        return self._refuse(rules.FORBIDDEN, what=_source(content))

    def _measure(self, excess: bounds.Excess | None) -> None:
        if excess:
            self._refuse(excess.rule, **excess.values)
        if excess and excess.rule is rules.TOO_COMPLEX:
            raise Enough

    def inlines(self, nodes: Iterable[Node]) -> list[Node]:
        """Return clean inlines. Spans come only from `sourcepos`, which also splits words: they are joined again."""
        made: list[Node] = []
        run: list[str] = []  # pieces of the word that is being joined
        for node in nodes:
            for clean in self._deeper(self._inline, node):
                if clean["t"] == "Str":
                    run.append(clean["c"])
                    continue
                made += [*self._joined(run), clean]
                run = []
        return [*made, *self._joined(run)]

    def _joined(self, run: Sequence[str]) -> list[Node]:
        """Return the pieces as one word; a mark that does not stand so in the source is refused."""
        word = "".join(run)
        for found in marks.ANY_BRACES.findall(word):
            if found not in self.written:
                self._refuse(rules.MALFORMED_MARK, mark=found, right=marks.right(found))
        return [string(word)] if word else []

    def text(self, text: str) -> str:
        """Return text of whose characters every one can be printed and seen, however they were written."""
        for character in (*glyphs.unprintable(text), *bounds.towers(text)):
            self._refuse(rules.UNPRINTABLE, character=character, code=f"U+{ord(character):04X}")
        return text

    def _inline(self, node: Node) -> list[Node]:
        kind, content = node["t"], node.get("c", "")
        if kind == "Span":
            self._move_to(content[0])
            return self.inlines(content[1])
        self._measure(self.budget.inline(kind))
        if kind in BARE:
            return [{"t": kind}]
        if kind in INLINES:
            return [{"t": kind, "c": INLINES[kind](self, content)}]
        if kind == "Image":
            return self._refuse(rules.IMAGE, target=content[2][0])
        if kind == "Link":
            return self._link(content)
        return self._refuse(rules.FORBIDDEN, what=_source(content))

    def _deeper(self, clean: Callable[[Node], list[Node]], node: Node) -> list[Node]:
        """Clean one element, unless it lies too deep; what `sourcepos` wraps around is not counted."""
        step = 0 if node["t"] in ("Div", "Span") else 1
        self.depth += step
        made = clean(node) if self.depth <= MAX_DEPTH else self._refuse(rules.TOO_COMPLEX)
        self.depth -= step
        return made

    def _link(self, content: Any) -> list[Node]:
        address = content[2][0]
        inside = self.inlines(content[1])
        why = addresses.fault(address) or _unclickable(inside)
        if why:
            return self._refuse(rules.LINK, target=address, why=why)
        return [{"t": "Link", "c": [EMPTY, inside, [address, ""]]}]

    def _refuse(self, rule: Rule, **values: str) -> list[Node]:
        place = replace(self.start, row=max(1, self.start.row) + self.line - 1)
        shown = {key: glyphs.legible(value if key in SENTENCES else value[:LONGEST_QUOTED]) for key, value in values.items()}
        self.told.setdefault(rule.at(place, **shown))
        if len(self.told) >= self.most:
            raise Enough
        return []

    def _move_to(self, attributes: Attr) -> None:
        position = next((value for key, value in attributes[2] if key == "data-pos"), "")
        found = re.match(r"(?:.*@)?(\d+):", position)
        self.line = int(found[1]) if found else self.line

    def _heading(self, content: Any) -> list[Node]:
        """Clean a heading; chapters are ours to name, so the first level is refused. One without words is none."""
        level, _, inlines = content
        if level == 1 or self.depth > 1:
            rule = rules.TOP_HEADING if level == 1 else rules.NESTED_HEADING
            self._refuse(rule, heading=plain_text(inlines).strip() or "(kosong)")
        clean = self.inlines(inlines)
        if plain_text([node for node in clean if node["t"] != "Note"]).strip():
            return [{"t": "Header", "c": [level, EMPTY, clean]}]
        return [{"t": "Para", "c": clean}] if clean else []

    def items(self, content: Any) -> list[Any]:
        """Clean the items of a list; an empty one holds a blank, or Word would leave it out and number the others anew."""
        return [self.blocks(item) or [plain([string(NOBREAK)])] for item in content]

    def definitions(self, content: Any) -> list[Any]:
        """Clean a list of terms."""
        for term, _ in content:
            self._measure(bounds.paragraph(term))
        return [[self.inlines(term), self.items(meanings)] for term, meanings in content]

    def table(self, content: Any) -> list[Any]:
        """Clean a pipe table; its caption is dropped, for numbered tables come from the data."""
        _, _, columns, head, bodies, foot = content
        cleaned = [[EMPTY, columns_of_head, self._rows(first), self._rows(rest)] for _, columns_of_head, first, rest in bodies]
        return [EMPTY, [None, []], columns, [EMPTY, self._rows(head[1])], cleaned, [EMPTY, self._rows(foot[1])]]

    def _rows(self, rows: Any) -> list[Any]:
        return [[EMPTY, [[EMPTY, align, high, wide, self.blocks(inside)] for _, align, high, wide, inside in cells]] for _, cells in rows]


def _unclickable(inside: Sequence[Node]) -> str:
    """Return why nobody could follow a link with this inside, or would not know whither; "" if one can."""
    if not plain_text(list(inside)).strip():
        return "tidak punya kata yang dapat diklik"
    return "memuat tautan atau catatan kaki lain di dalamnya" if _holds(list(inside), ("Link", "Note")) else ""


def _holds(part: Any, kinds: Sequence[str]) -> bool:
    if isinstance(part, list):
        return any(_holds(item, kinds) for item in part)
    return isinstance(part, dict) and (part["t"] in kinds or _holds(part.get("c"), kinds))


def _source(content: Any) -> str:
    """Return what was written, as far as it can be told."""
    if isinstance(content, list) and len(content) == 2 and isinstance(content[1], str):
        return content[1].strip().split("\n")[0]
    return plain_text(content) or "unsur"


BLOCKS: dict[str, Callable[[Cleaner, Any], Any]] = {
    "Para": Cleaner.inlines,
    "Plain": Cleaner.inlines,
    "BulletList": Cleaner.items,
    "OrderedList": lambda self, content: [content[0], self.items(content[1])],
    "DefinitionList": Cleaner.definitions,
    "BlockQuote": Cleaner.blocks,
    "CodeBlock": lambda self, content: [EMPTY, self.text(content[1])],
    "Table": Cleaner.table,
}
INLINES: dict[str, Callable[[Cleaner, Any], Any]] = {
    "Str": Cleaner.text,
    "Quoted": lambda self, content: [content[0], self.inlines(content[1])],
    "Code": lambda self, content: [EMPTY, self.text(content[1])],
    "Note": Cleaner.blocks,
    **dict.fromkeys(WRAPPERS, Cleaner.inlines),
}
