"""Sections of the Word document: upright and turned pages, and how their pages are numbered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import elements as e
from .pandoc import Node

# Relationship ids of the header and the footer in the reference document.
HEAD = '<w:headerReference w:type="default" r:id="rId9"/>'
FOOT = '<w:footerReference w:type="default" r:id="rId10"/>'
UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1701" {edge}/>'
TURNED = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    '<w:pgMar w:top="1304" w:right="1276" w:bottom="1191" w:left="1276" {edge}/>',
)
BREAK = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>'
EDGE = 'w:header="680" w:footer="680" w:gutter="0"'
NUMBERS = {"sampul": "decimal", "depan": "lowerRoman", "isi": "decimal", "lampiran": "decimal"}
RESTARTS = ("depan", "isi")


@dataclass(slots=True)
class Layout:
    """Puts section breaks between parts and around turned pages; the last section is the document's own."""

    pending: str = ""  # the section that ends when the next one begins
    started: set[str] = field(default_factory=set)

    def end(self, part: str, turned: bool = False) -> list[Node]:
        """Return the break before the content of this section, ending the one before; the first has nothing to end."""
        ended = self.flush()
        self.pending = self._section(part, turned)
        return ended

    def flush(self) -> list[Node]:
        """Return the break that ends the section under way."""
        return [e.raw("openxml", BREAK.format(section=self.pending))] if self.pending else []

    def part(self, name: str, nodes: Sequence[Node]) -> list[Node]:
        """Return a part's nodes, its turned pages in sections of their own."""
        made: list[Node] = []
        run: list[Node] = []
        for node in nodes:
            if "lanskap" in e.classes(node):
                made += [*self._put(name, run, turned=False), *self._put(name, node["c"][1], turned=True)]
                run = []
            else:
                run.append(node)
        return made + self._put(name, run, turned=False)

    def _put(self, part: str, nodes: Sequence[Node], turned: bool) -> list[Node]:
        return [*self.end(part, turned), *nodes] if nodes else []

    def last(self) -> str:
        """Return the section that ends with the document."""
        return self.pending

    def _section(self, part: str, turned: bool) -> str:
        size, margin = TURNED if turned else UPRIGHT
        start = ' w:start="1"' if part in RESTARTS and part not in self.started else ""
        self.started.add(part)
        foot = "" if part == "sampul" else FOOT
        numbers = f'<w:pgNumType w:fmt="{NUMBERS[part]}"{start}/>'
        return f'<w:sectPr>{HEAD}{foot}<w:type w:val="nextPage"/>{size}{margin.format(edge=EDGE)}{numbers}</w:sectPr>'
