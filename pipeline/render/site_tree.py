"""A page of the archive as pandoc's tree: the report's own blocks, and the few that only a screen has."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any, cast

from ..core import words
from ..core.document import Bullets, Chart, Paragraph, Part, Table
from ..core.report import Printed, Report
from ..core.site_page import Details, Downloads, Page, SiteBlock, Tiles, chart_table
from . import elements as e
from .numbering import Numbering
from .pandoc import Node
from .site_html import Writer
from .tree import NOBREAK, Places, Setter, Target

Toc = list[dict[str, Any]]
NOTHING = Numbering({}, {})


@dataclass(frozen=True, slots=True)
class Stock:
    """What a page's blocks may name: the part of a Report that is read while setting."""

    tables: Mapping[str, Table]
    charts: Mapping[str, Chart]
    values: Mapping[str, Printed]
    report: Report | None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.report, name)


def relative(page: str, target: str) -> str:
    """Return the href from one page to a page or file of the archive."""
    return "../" * (page.count("/") + 1 if page else 0) + target or "./"


def page_tree(page: Page, trees: Mapping[str, Sequence[Node]], numbering: Numbering = NOTHING) -> tuple[list[Node], Toc]:
    """Return a page's elements and its table of contents (in the shape MkDocs reads)."""
    setter = PageSetter(page, trees, numbering)
    nodes = [_boxed(node) for node in setter.blocks(cast(Any, page.blocks))]
    heads = list(_headers(nodes))
    _name(heads, shift=1 if page.numbered else 0)
    top = [e.raw("html", _trail(page)), e.header(1, e.words(page.title), e.attr("isi"))] if page.path else []
    return [*top, *nodes], _toc(page, heads)


class PageSetter(Setter):
    """Sets blocks for the screen: tables that scroll, charts with their data, details, tiles and downloads."""

    def __init__(self, page: Page, trees: Mapping[str, Sequence[Node]], numbering: Numbering) -> None:
        stock = Stock(page.tables, page.charts, page.report.values if page.report else {}, page.report)
        places = Places(picture=relative(page.path, f"{page.year}/grafik/{{ident}}.svg"), page=lambda target: relative(page.path, target))
        super().__init__(cast(Report, stock), trees, Target.HTML, numbering, places)
        self.page = page
        self.writer = Writer(self.places.page, self._where)
        self.numbered = page.numbered

    def block(self, block: SiteBlock) -> list[Node]:
        """Return the elements of one block, of the report or of the screen."""
        special = SPECIAL.get(type(block))
        return special(self, block) if special else super().block(cast(Any, block))

    def table(self, ident: str) -> list[Node]:
        """Return the table as HTML of our own; a second mention only refers to it."""
        if ident in self.placed or ident not in self.report.tables:
            return self._again(ident)
        self.placed.add(ident)
        return [e.raw("html", self.writer.table(self.report.tables[ident], self.numbering.labels.get(ident, "")))]

    def chart(self, ident: str) -> list[Node]:
        """Return the drawing with its data as a table."""
        is_new = ident in self.report.charts and ident not in self.placed
        made = super().chart(ident)
        return [_figure(made[0]), *self._data(self.report.charts[ident])] if is_new else made

    def _data(self, chart: Chart) -> list[Node]:
        return _details("Data grafik", [e.raw("html", self.writer.table(chart_table(chart)))])

    def _where(self, ident: str) -> tuple[str, str]:
        """Return the number of a table or chart and its address: on this page when this is the report, else on the report's page."""
        label = self.numbering.labels.get(ident)
        if label is None:
            return ident, ""
        return label, f"#{ident}" if self.page.numbered else self.places.page(f"{self.page.year}/laporan/") + f"#{ident}"

    def _reference(self, ident: str) -> list[Node]:
        label, href = self._where(ident)
        text = [e.string(label.replace(" ", NOBREAK))]
        return [e.link(text, href)] if href else text


def _part(setter: PageSetter, block: Part) -> list[Node]:
    return setter.part(block)


def _paragraph(setter: PageSetter, block: Paragraph) -> list[Node]:
    return [e.raw("html", f"<p>{setter.writer.inlines(block.text)}</p>")]


def _bullets(setter: PageSetter, block: Bullets) -> list[Node]:
    tag = "ol" if block.ordered else "ul"
    items = "".join(f"<li>{setter.writer.inlines(item)}</li>" for item in block.items)
    return [e.raw("html", f"<{tag}>{items}</{tag}>")]


def _open(setter: PageSetter, block: Details) -> list[Node]:
    return _details(block.summary, setter.blocks(cast(Any, block.blocks)))


def _tiles(setter: PageSetter, block: Tiles) -> list[Node]:
    return [e.raw("html", f'<div class="angka">{"".join(_tile(tile) for tile in block.items)}</div>')]


def _tile(tile: Any) -> str:
    note = f'<p class="ket">{escape(tile.note)}</p>' if tile.note else ""
    return f'<div class="{tile.tone}"><p class="nama">{escape(tile.label)}</p><p class="nilai">{escape(tile.value)}</p>{note}</div>'


def _downloads(setter: PageSetter, block: Downloads) -> list[Node]:
    made = [_download(setter.places.page, item) for item in block.items]
    return [e.raw("html", f'<ul class="unduhan">{"".join(made)}</ul>')]


def _download(page: Callable[[str], str], item: Any) -> str:
    href, kind = escape(page(item.path)), escape(item.path.rpartition(".")[2].upper())
    return (
        f'<li><a href="{href}" download>{escape(item.label)}</a> ({kind}, {size(item.size)})'
        f'<span class="sidik">sha256 <code>{escape(item.sha256)}</code></span></li>'
    )


SPECIAL: dict[type, Callable[[PageSetter, Any], list[Node]]] = {
    Part: _part,
    Paragraph: _paragraph,
    Bullets: _bullets,
    Details: _open,
    Tiles: _tiles,
    Downloads: _downloads,
}


def size(count: int) -> str:
    """Return `1,2 MB` for a count of bytes."""
    for unit, scale in (("MB", 1_000_000), ("kB", 1000)):
        if count >= scale:
            return f"{words.number(Decimal(count) / scale, 1)} {unit}"
    return f"{count} bita"


def _boxed(node: Node) -> Node:
    """Return a table of the office's own Markdown in a box that scrolls sideways; anything else as it is."""
    if node["t"] != "Table":
        return node
    node["c"][0] = e.attr(node["c"][0][0], ["data"])  # a class keeps the theme's script from wrapping it again
    return e.div(["tabel"], [node], role="region", tabindex="0", **{"aria-label": "Tabel"})


def _figure(figure: Node) -> Node:
    figure["c"][0][1].append("grafik")
    return figure


def _details(summary: str, blocks: Sequence[Node]) -> list[Node]:
    opening = f'<details class="buka"><summary>{escape(summary)}</summary>'
    return [e.raw("html", opening), *blocks, e.raw("html", "</details>")]


def _trail(page: Page) -> str:
    """Return the way back up as a list of links."""
    links = [(escape(relative(page.path, f"{path}/" if path else "")), escape(text)) for text, path in page.trail]
    items = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in links)
    return f'<nav class="letak" aria-label="Letak halaman" data-pagefind-ignore><ol>{items}</ol></nav>' if items else ""


def _headers(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield the headings at the top or within divisions."""
    for node in nodes:
        if node["t"] == "Header":
            yield node
        elif node["t"] == "Div":
            yield from _headers(node["c"][1])


def _name(heads: Sequence[Node], shift: int) -> None:
    """Give every heading an anchor of its own and its level on the page."""
    for count, head in enumerate(heads, 1):
        head["c"][0] = min(6, head["c"][0] + shift)
        head["c"][1] = e.attr(head["c"][1][0] or f"bagian-{count}", head["c"][1][1])


def ready_html(node: Node) -> str | None:
    """Return what needs no pandoc: HTML of ours, and headings of nothing but words."""
    if node["t"] == "RawBlock":
        return str(node["c"][1])
    if node["t"] == "Header" and all(inline["t"] in ("Str", "Space") for inline in node["c"][2]):
        level, (ident, _, _), inlines = node["c"]
        return f'<h{level} id="{escape(ident)}">{escape(e.plain_text(inlines))}</h{level}>'
    return None


def _toc(page: Page, heads: Sequence[Node]) -> Toc:
    """Return headings of level 2 with those of level 3 below them, all under the page's own title."""
    inner: Toc = []
    for head in heads:
        level, attributes, inlines = head["c"]
        entry = {"level": level, "id": attributes[0], "name": escape(e.plain_text(inlines)), "children": []}
        if level == 2 or not inner:
            inner.append(entry)
        elif level == 3:
            inner[-1]["children"].append(entry)
    return [{"level": 1, "id": "isi", "name": escape(page.title), "children": inner}]
