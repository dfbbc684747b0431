"""The allow-list on pandoc's tree: what is not known to be text is refused, and every attribute is emptied."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from ..core import narrative_rules as rules
from ..core.findings import Finding, Place, Rule
from .elements import EMPTY, Attr, plain_text
from .pandoc import Node

ADDRESS = re.compile(r"(?:https://|mailto:)[^\s\"<>\\^`{|}]+")
WRAPPERS = ("Emph", "Strong", "Strikeout", "Superscript", "Subscript")
MAX_DEPTH = 16  # of blocks in blocks and of inlines in inlines; deeper, the typesetters give up
BARE = ("Space", "SoftBreak", "LineBreak", "HorizontalRule")


class Cleaner:
    """Cleans the blocks of one prose, and collects findings for what it leaves out."""

    def __init__(self, place: Place) -> None:
        self.start = place
        self.line = 1
        self.depth = 0
        self.findings: list[Finding] = []

    def blocks(self, nodes: Iterable[Node]) -> list[Node]:
        """Return clean blocks. Divisions come only from `sourcepos`: they are unwrapped, their line is kept."""
        return [clean for node in nodes for clean in self._deeper(self._block, node)]

    def _block(self, node: Node) -> list[Node]:
        kind, content = node["t"], node.get("c", "")
        if kind == "Div":
            self._move_to(content[0])
            return self.blocks(content[1])
        if kind in BARE:
            return [{"t": kind}]
        if kind in BLOCKS:
            return [{"t": kind, "c": BLOCKS[kind](self, content)}]
        return self._refuse(rules.FORBIDDEN, what=_source(content))

    def inlines(self, nodes: Iterable[Node]) -> list[Node]:
        """Return clean inlines. Spans come only from `sourcepos`, which also splits words: they are joined again."""
        made: list[Node] = []
        for node in nodes:
            for clean in self._deeper(self._inline, node):
                if clean["t"] == "Str" and made and made[-1]["t"] == "Str":
                    made[-1] = {"t": "Str", "c": made[-1]["c"] + clean["c"]}
                else:
                    made.append(clean)
        return made

    def _inline(self, node: Node) -> list[Node]:
        kind, content = node["t"], node.get("c", "")
        if kind == "Span":
            self._move_to(content[0])
            return self.inlines(content[1])
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
        if not ADDRESS.fullmatch(address):
            return self._refuse(rules.LINK, target=address)
        return [{"t": "Link", "c": [EMPTY, self.inlines(content[1]), [address, ""]]}]

    def _refuse(self, rule: Rule, **values: str) -> list[Node]:
        place = replace(self.start, row=max(1, self.start.row) + self.line - 1)
        self.findings.append(rule.at(place, **{key: value[:60] for key, value in values.items()}))
        return []

    def _move_to(self, attributes: Attr) -> None:
        position = next((value for key, value in attributes[2] if key == "data-pos"), "")
        found = re.match(r"(?:.*@)?(\d+):", position)
        self.line = int(found[1]) if found else self.line

    def heading(self, content: Any) -> list[Any]:
        """Clean a heading; chapters are ours to name, so the first level is refused."""
        level, attributes, inlines = content
        self._move_to(attributes)
        if level == 1:
            self._refuse(rules.TOP_HEADING, heading=plain_text(inlines))
        return [level, EMPTY, self.inlines(inlines)]

    def items(self, content: Any) -> list[Any]:
        """Clean the items of a list."""
        return [self.blocks(item) for item in content]

    def definitions(self, content: Any) -> list[Any]:
        """Clean a list of terms."""
        return [[self.inlines(term), self.items(meanings)] for term, meanings in content]

    def table(self, content: Any) -> list[Any]:
        """Clean a pipe table; its caption is dropped, for numbered tables come from the data."""
        _, _, columns, head, bodies, foot = content
        cleaned = [[EMPTY, columns_of_head, self._rows(first), self._rows(rest)] for _, columns_of_head, first, rest in bodies]
        return [EMPTY, [None, []], columns, [EMPTY, self._rows(head[1])], cleaned, [EMPTY, self._rows(foot[1])]]

    def _rows(self, rows: Any) -> list[Any]:
        return [[EMPTY, [[EMPTY, align, high, wide, self.blocks(inside)] for _, align, high, wide, inside in cells]] for _, cells in rows]


def _source(content: Any) -> str:
    """Return what was written, as far as it can be told."""
    if isinstance(content, list) and len(content) == 2 and isinstance(content[1], str):
        return content[1].strip().split("\n")[0]
    return plain_text(content) or "unsur"


BLOCKS: dict[str, Callable[[Cleaner, Any], Any]] = {
    "Para": Cleaner.inlines,
    "Plain": Cleaner.inlines,
    "Header": Cleaner.heading,
    "BulletList": Cleaner.items,
    "OrderedList": lambda self, content: [content[0], self.items(content[1])],
    "DefinitionList": Cleaner.definitions,
    "BlockQuote": Cleaner.blocks,
    "CodeBlock": lambda self, content: [EMPTY, content[1]],
    "Table": Cleaner.table,
}
INLINES: dict[str, Callable[[Cleaner, Any], Any]] = {
    "Str": lambda self, content: content,
    "Quoted": lambda self, content: [content[0], self.inlines(content[1])],
    "Code": lambda self, content: [EMPTY, content[1]],
    "Note": Cleaner.blocks,
    **dict.fromkeys(WRAPPERS, Cleaner.inlines),
}
