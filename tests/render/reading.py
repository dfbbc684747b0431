"""What a reader gets from each output of one narrative: headings, items, cells, links, notes and the words in their order.

The PDF is read by its structure tree (as a screen reader does), the web page by its elements, the Word document by its parts.
"""

import re
import subprocess
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pipeline.core.report import Report
from pipeline.render import word
from pipeline.render.tree import Target, blocks
from tests.render import routes

UNSEEN = re.compile(r"[\s\u00ad\u200b\ufeff]")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VOID = ("br", "hr", "img", "col", "input")
DRAWN = ("script", "style", "img", "iframe", "object", "embed", "form", "input", "svg", "math", "meta", "link", "base")


def plain(text: str) -> str:
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()


@dataclass
class Reading:
    """One output, as read."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    items: int = 0
    cells: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    body: str = ""


@dataclass
class Element:
    """A named part with texts and parts in it."""

    name: str
    inside: list["Element | str"] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)

    def text(self, without: tuple[str, ...] = ()) -> str:
        return "".join(
            part if isinstance(part, str) else part.text(without)
            for part in self.inside
            if isinstance(part, str) or part.name not in without
        )

    def all(self, *names: str) -> list["Element"]:
        found = []
        for part in self.inside:
            if isinstance(part, Element):
                found += ([part] if part.name in names else []) + part.all(*names)
        return found


def of_pdf(report: Report, trees: dict[str, Any], made: bytes = b"") -> Reading:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(made or routes.pdf(report, trees))
        tree = subprocess.run(["pdfinfo", "-struct-text", file.name], capture_output=True, check=True).stdout.decode(errors="replace")
        urls = subprocess.run(["pdfinfo", "-url", file.name], capture_output=True, check=True).stdout.decode()
    root = _outline(tree)
    return Reading(
        headings=[(int(h.name[1]), plain(h.text(("Lbl", "Note")))) for h in root.all("H1", "H2", "H3", "H4", "H5", "H6")],
        items=sum(1 for item in root.all("LI") if item.about.get("list") != "None"),
        cells=[plain(cell.text(("Lbl", "Note"))) for cell in root.all("TH", "TD")],
        links=sorted(line.split(None, 2)[2].strip() for line in urls.splitlines()[1:] if "Annotation" in line),
        notes=[plain(note.text(("Lbl",))) for note in root.all("Note")],
        body=plain(_body(root)),
    )


def _body(element: Element) -> str:
    """The words without list signs and notes; the terms of a definition list stand where others have their signs."""
    made = ""
    for part in element.inside:
        if isinstance(part, str):
            made += part
        elif part.name != "Note" and not (part.name == "Lbl" and (element.name != "LI" or element.about.get("list") != "None")):
            made += _body(part)
    return made


def _outline(printed: str) -> Element:
    """Read the tree that `pdfinfo -struct-text` prints: two spaces a level, texts in quotes, attributes after a slash."""
    root = Element("Document")
    stack = [(-1, root)]
    for line in printed.splitlines():
        depth, said = len(line) - len(line.lstrip(" ")), line.strip(" ")
        while stack[-1][0] >= depth:
            stack.pop()
        parent = stack[-1][1]
        if said.startswith('"'):
            parent.inside.append(said[1:-1])
        elif said.startswith("/ListNumbering"):
            parent.about["list"] = said.partition("/ListNumbering /")[2]
        elif said and said[0].isupper() and not said.startswith("Object "):
            made = Element(re.split(r"[ :]", said)[0], about=dict(parent.about) if parent.name == "L" else {})
            parent.inside.append(made)
            stack.append((depth, made))
    return root


class Page(HTMLParser):
    """Builds the elements of a web page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("page")
        self.stack = [self.root]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, about={name: value or "" for name, value in attrs})
        if "footnotes" in made.about.get("class", ""):
            made.name = "notes"
        if made.about.get("class", "") in ("footnote-ref", "footnote-back"):
            made.name = "noteref"
        self.stack[-1].inside.append(made)
        if tag not in VOID:
            self.stack.append(made)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and len(self.stack) > 1:
            self.stack.pop()

    def handle_data(self, data: str) -> None:
        self.stack[-1].inside.append(data)


def of_html(html: str) -> Reading:
    root = Page(html).root
    assert not root.all(*DRAWN)
    assert not [name for part in root.all(*{p.name for p in _every(root)}) for name in part.about if name.startswith("on")]
    notes = [item for section in root.all("notes") for item in _own_items(section)]
    inside = {id(part) for section in root.all("notes") for part in _every(section)}
    return Reading(
        headings=[(int(h.name[1]), plain(h.text(("noteref",)))) for h in root.all("h1", "h2", "h3", "h4", "h5", "h6")],
        items=sum(1 for item in root.all("li") if id(item) not in {id(note) for note in notes}),
        cells=[plain(cell.text(("noteref",))) for cell in root.all("th", "td") if id(cell) not in inside]
        + [plain(cell.text(("noteref",))) for cell in root.all("th", "td") if id(cell) in inside],
        links=sorted(a.about["href"] for a in root.all("a")),
        notes=[plain(note.text(("noteref",))) for note in notes],
        body=plain(root.text(("notes", "noteref"))),
    )


def _own_items(section: Element) -> list[Element]:
    lists = [part for part in section.inside if isinstance(part, Element) and part.name == "ol"]
    return [part for one in lists for part in one.inside if isinstance(part, Element) and part.name == "li"]


def _every(element: Element) -> list[Element]:
    found = []
    for part in element.inside:
        if isinstance(part, Element):
            found += [part, *_every(part)]
    return found


def of_word(report: Report, trees: dict[str, Any]) -> Reading:
    nodes = word.lowered(blocks(report, report.parts[0].blocks, trees, Target.DOCX), report.office)
    with tempfile.TemporaryDirectory() as stage:
        made = word.written(nodes, Path(stage), routes.TIME)
    with zipfile.ZipFile(BytesIO(made)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)
    document = ElementTree.fromstring(parts["word/document.xml"])
    notes = ElementTree.fromstring(parts["word/footnotes.xml"])
    places = _relations(parts["word/_rels/document.xml.rels"]) | {}
    below = _relations(parts.get("word/_rels/footnotes.xml.rels", b"<x/>"))
    return Reading(
        headings=[(int(style[7:]), _words(p)) for p in document.iter(f"{W}p") if (style := _style(p)).startswith("Heading")],
        items=sum(_is_item(p) for tree in (document, notes) for p in tree.iter(f"{W}p")),
        cells=[_words(cell) for tree in (document, notes) for cell in tree.iter(f"{W}tc")],
        links=sorted(
            kept[link.get(f"{R}id", "")] for tree, kept in ((document, places), (notes, below)) for link in tree.iter(f"{W}hyperlink")
        ),
        notes=[_words(note) for note in notes.iter(f"{W}footnote") if note.get(f"{W}type") is None],
        body=_words(document),
    )


def _relations(xml: bytes) -> dict[str, str]:
    return {one.get("Id", ""): one.get("Target", "") for one in ElementTree.fromstring(xml)}


def _style(paragraph: ElementTree.Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _is_item(paragraph: ElementTree.Element) -> bool:
    number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    return number is not None and number.get(f"{W}val") not in ("0", "1000")


def _words(element: ElementTree.Element) -> str:
    return plain("".join(part.text or "" for part in element.iter(f"{W}t")))
