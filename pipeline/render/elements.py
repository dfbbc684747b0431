"""Elements of pandoc's tree, made by us: text, paragraphs, headings, tables, figures, divisions."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from .pandoc import Node

Attr = list[Any]
EMPTY: Attr = ["", [], []]


def attr(ident: str = "", classes: Iterable[str] = (), **pairs: str) -> Attr:
    """Return an attribute triple; `pairs` become key-value pairs."""
    return [ident, list(classes), [[key, value] for key, value in pairs.items()]]


def string(text: str) -> Node:
    """Return one unbroken string."""
    return {"t": "Str", "c": text}


def words(text: str) -> list[Node]:
    """Return `text` as words and spaces; a line break stays a line break."""
    kinds = {" ": {"t": "Space"}, "\n": {"t": "LineBreak"}}
    return [kinds.get(piece) or string(piece) for piece in re.split(r"([ \n])", text) if piece]


def strong(inlines: Sequence[Node]) -> Node:
    """Return bold inlines."""
    return {"t": "Strong", "c": list(inlines)}


def link(inlines: Sequence[Node], target: str) -> Node:
    """Return a link to an address or, with `#`, to an anchor."""
    return {"t": "Link", "c": [EMPTY, list(inlines), [target, ""]]}


def para(inlines: Sequence[Node]) -> Node:
    """Return a paragraph."""
    return {"t": "Para", "c": list(inlines)}


def plain(inlines: Sequence[Node]) -> Node:
    """Return text that is not a paragraph of its own, as in cells and tight lists."""
    return {"t": "Plain", "c": list(inlines)}


def header(level: int, inlines: Sequence[Node], attributes: Attr = EMPTY) -> Node:
    """Return a heading."""
    return {"t": "Header", "c": [level, attributes, list(inlines)]}


def div(classes: Iterable[str], blocks: Sequence[Node], **pairs: str) -> Node:
    """Return a division with classes."""
    return {"t": "Div", "c": [attr("", classes, **pairs), list(blocks)]}


def raw(format: str, text: str) -> Node:
    """Return a block of ours in an output format's own language."""
    return {"t": "RawBlock", "c": [format, text]}


def classes(node: Node) -> list[str]:
    """Return the classes of a Div, Table, Header or Figure, else none."""
    where = {"Div": 0, "Table": 0, "Figure": 0, "Header": 1}.get(node["t"])
    return [] if where is None else list(node["c"][where][1])


def pairs(attributes: Attr) -> dict[str, str]:
    """Return the key-value pairs of an attribute triple."""
    return dict(attributes[2])


def plain_text(part: Any) -> str:
    """Return the words of a tree or part of one, without any marking."""
    if isinstance(part, list):
        return "".join(plain_text(item) for item in part)
    if not isinstance(part, dict):
        return ""
    kind, content = part.get("t"), part.get("c", "")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Code", "CodeBlock"):
        return str(content[1])
    return plain_text(content)
