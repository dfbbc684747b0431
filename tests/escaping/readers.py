"""Readers of each sink: the strict parser of its own format, and what it must not find."""

import html.parser
import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

MARK = re.compile(r"(?:Jejak|Narasi)[0-9]{3}")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
UNSEEN = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]"
)
COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)  # how the runner finds a command: at the beginning of a line, or the old form anywhere
ANNOTATION = re.compile(r"::(error|warning|notice)((?: [a-z]+=[^,:\n]*(?:,[a-z]+=[^,:\n]*)*)?)::([^\n]*)")
SCRIPTED = re.compile(r"^on|^srcdoc$|^formaction$")


class Page(html.parser.HTMLParser):
    """An HTML page as a browser splits it: its elements with attributes, its shown text, its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self.words: list[str] = []
        self.open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self.open = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag):
        self.open = ""

    def handle_comment(self, data):
        self.elements.append(("!--", {"data": data}))

    def handle_data(self, data):
        (self.scripts if self.open else self.words).append(data)

    @property
    def text(self) -> str:
        """All that is shown, on one line."""
        return " ".join("".join(self.words).split())


def acting(page: Page) -> list[str]:
    """Return what on a page acts, or comes from elsewhere, and has a mark of ours or an address of the polyglot's in it."""
    found = [f"<{tag} {name}={value}>" for tag, given in page.elements for name, value in given.items() if SCRIPTED.match(name)]
    for tag, given in page.elements:
        for name in ("href", "src", "action", "data", "xlink:href"):
            address = given.get(name, "").strip().lower()
            if "jahat" in address or re.match(r"(javascript|data|vbscript|file|//)", address):
                found.append(f"<{tag} {name}={address}>")
        if tag == "!--" and (MARK.search(given["data"]) or "jahat" in given["data"]):
            found.append(f"<!--{given['data']}-->")
    return found + [f"script: {script[:80]}" for script in page.scripts if "alert(1)" in script and not script.lstrip().startswith("{")]


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a zipped document."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            yield name, packed.read(name)


def trees(content: bytes) -> dict[str, ElementTree.Element]:
    """Return every XML part of an Office file, parsed."""
    return {name: ElementTree.fromstring(part) for name, part in parts(content) if name.endswith((".xml", ".rels"))}


def shown(tree: ElementTree.Element, tag: str = "t") -> str:
    """Return the text of a part, on one line."""
    texts = [node.text or "" for node in tree.iter() if node.tag.rpartition("}")[2] == tag]
    return " ".join("".join(texts).split())


def tags(tree: ElementTree.Element) -> set[str]:
    """Return the names of a part's elements."""
    return {node.tag.rpartition("}")[2] for node in tree.iter()}


def relations(content: bytes) -> list[tuple[str, str]]:
    """Return kind and target of everything an Office file fetches or links from outside."""
    return [
        (node.get("Type", "").rpartition("/")[2], node.get("Target", ""))
        for name, tree in trees(content).items()
        if name.endswith(".rels")
        for node in tree
        if node.get("TargetMode") == "External"
    ]


def terminal_faults(text: str, kept: str = "") -> list[str]:
    """Return what in a terminal's bytes would act: anything unseen but line ends and our own colours."""
    return [f"{found[0]!r} in {text[max(0, found.start() - 30) : found.end() + 30]!r}" for found in UNSEEN.finditer(COLOUR.sub("", text))
            if found[0] not in kept]  # fmt: skip


def runner_faults(text: str) -> list[str]:
    """Return what the runner of a workflow would take for a command and is no annotation of ours."""
    lines = [line for line in text.split("\n") if COMMAND.search(line)]
    return [line[:200] for line in lines if not ANNOTATION.fullmatch(line)]


def unescaped(text: str) -> str:
    """Return the value of a workflow command as the runner reads it."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text
