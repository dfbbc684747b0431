"""Pandoc's elements as Typst source, by function calls only: no text is ever read as Typst's markup.

Pandoc's own Typst writer lets attributes and unbalanced fences through as code, and drops alternative texts; this one knows only what
the allow-list lets in and what we make. Every text that is not a plain word becomes a string literal.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from . import elements as e
from . import tables
from .pandoc import Node

PLAIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
QUOTES = {"SingleQuote": ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"), "DoubleQuote": ("“", "”")}
ALIGN = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center", "AlignDefault": "left"}
STYLES = {"Decimal": "1", "LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
DELIMITERS = {"Period": "{}.", "OneParen": "{})", "TwoParens": "({})"}
WRAPPERS = {"Emph": "emph", "Strong": "strong", "Strikeout": "strike", "Superscript": "super", "Subscript": "sub"}


def literal(text: str) -> str:
    """Return `text` as a Typst string literal; the only place where anything is escaped."""
    return '"' + "".join(_character(c) for c in text) + '"'


def _character(c: str) -> str:
    if c in '"\\':
        return "\\" + c
    return f"\\u{{{ord(c):x}}}" if c < " " or c in "\x7f\u2028\u2029" else c


def source(blocks: Sequence[Node]) -> str:
    """Return Typst source of `blocks`."""
    return "\n\n".join(BLOCKS[block["t"]](block.get("c")) for block in blocks)


def inlines(nodes: Sequence[Node]) -> str:
    """Return Typst source of inlines."""
    return "".join(INLINES[node["t"]](node.get("c")) for node in nodes)


def _string(text: str) -> str:
    return text if PLAIN_WORD.fullmatch(text) else f"#{literal(text)};"


def _wrapper(function: str) -> Callable[[Any], str]:
    return lambda content: f"#{function}[{inlines(content)}];"


def _quoted(content: Any) -> str:
    first, last = QUOTES[content[0]["t"]]
    return _string(first) + inlines(content[1]) + _string(last)


def _link(content: Any) -> str:
    address = content[2][0]
    target = f"label({literal(address[1:])})" if address.startswith("#") else literal(address)
    return f"#link({target})[{inlines(content[1])}];"


def _para(nodes: Sequence[Node]) -> str:
    """Return a paragraph; one that is bold altogether is a title, and stays with what follows."""
    text = inlines(nodes)
    return f"#lekat[{text}]" if [node["t"] for node in nodes] == ["Strong"] else text


def _items(items: Sequence[Sequence[Node]]) -> str:
    return ", ".join(f"[{source(item)}]" for item in items)


def _is_tight(items: Sequence[Sequence[Node]]) -> str:
    return "true" if all(item and item[0]["t"] == "Plain" for item in items) else "false"


def _ordered(content: Any) -> str:
    (start, style, delimiter), items = content
    pattern = DELIMITERS.get(delimiter["t"], "{}.").format(STYLES.get(style["t"], "1"))
    return f"#enum(tight: {_is_tight(items)}, start: {int(start)}, numbering: {literal(pattern)}, {_items(items)})"


def _definitions(content: Any) -> str:
    items = (
        f"terms.item([{inlines(term)}], [{source([block for meaning in meanings for block in meaning])}])" for term, meanings in content
    )
    return f"#terms({', '.join(items)})"


def _header(content: Any) -> str:
    level, attributes, text = content
    number = e.pairs(attributes).get("nomor", "")
    numbering = f"(..) => {literal(number)}" if number else "none"
    call = f"#heading(level: {int(level)}, numbering: {numbering})[{inlines(text)}]"
    return f"{call} #label({literal(attributes[0])})" if attributes[0] else call


def _figure(content: Any) -> str:
    attributes, caption, inside = content
    image = inside[0]["c"][0]["c"]
    alternative = literal(e.plain_text(image[1]))
    return f"#grafik({_names(attributes)}, judul: [{_caption(caption)}], berkas: {literal(image[2][0])}, alt: {alternative})"


def _names(attributes: e.Attr) -> str:
    number = e.pairs(attributes).get("nomor", "")
    return f"id: {literal(attributes[0])}, nomor: {literal(number.partition(' ')[2])}"


def _caption(caption: Any) -> str:
    return source(caption[1])


def _table(content: Any) -> str:
    attributes, caption, columns, head, bodies, foot = content
    about = e.pairs(attributes)
    widths, size = _widths(content, about)
    arguments = [
        _names(attributes),
        f"judul: [{_caption(caption)}]" if caption[1] else "judul: none",
        f"kolom: ({', '.join(f'{width:g}fr' for width in widths)},)",
        f"rata: ({', '.join(ALIGN[column[0]['t']] for column in columns)},)",
        f"ukuran: {size:g}pt, utuh: {_flag(about.get('utuh') or _whole(content))}, bercatatan: {_flag(about.get('bercatatan', ''))}",
        f"menyatu: {_flag(about.get('menyatu', ''))}",
        f"paraf: {_flag('ya' if 'paraf' in attributes[1] else '')}",
    ]
    if head[1] and any(cell[4] for row in head[1] for cell in row[1]):
        arguments += [f"kepala: {len(head[1])}", f"table.header({_cells(head[1])})"]
    arguments += [_cells([*first, *rest]) for _, _, first, rest in bodies if first or rest]
    if foot[1]:
        arguments.append(_cells(foot[1], "warna-kaki"))
    return f"#tabel({', '.join(arguments)})"


def _whole(content: Any) -> str:
    """Say whether the rows of a table of the narrative fit on a page: one that does not must break, or its end is lost."""
    rows = [*content[3][1], *(row for body in content[4] for row in body[3])]
    return "ya" if all(len(e.plain_text(cell[4])) < tables.LONG for row in rows for cell in row[1]) else "tidak"


def _flag(word: str) -> str:
    return "true" if word == "ya" else "false"


def _widths(content: Any, about: dict[str, str]) -> tuple[list[float], float]:
    """Return the table's own widths, or for a table of the narrative such as its words need."""
    columns = content[2]
    if "ukuran" in about:
        return [column[1]["c"] for column in columns], float(about["ukuran"])
    longest, usual = [1.0] * len(columns), [1.0] * len(columns)
    for row in [*content[3][1], *(row for body in content[4] for row in body[3])]:
        for at, cell in enumerate(row[1][: len(columns)]):
            text = e.plain_text(cell[4])
            longest[at] = max(longest[at], max((tables.ems(word) for word in text.split()), default=0.0) * 1.08)
            usual[at] = max(usual[at], min(40.0, tables.ems(text) * 1.08))
    size, widths = tables.shares(usual, longest, usual, tables.PORTRAIT_CM)
    return widths, size


def _cells(rows: Sequence[Any], shade: str = "") -> str:
    return ", ".join(_cell(cell, shade) for row in rows for cell in row[1])


def _cell(cell: Any, shade: str) -> str:
    attributes, align, high, wide, inside = cell
    fill = next((name for name in attributes[1] if name in TONES), shade)
    arguments = [f"rowspan: {int(high)}"] if high > 1 else []
    arguments += [f"colspan: {int(wide)}"] if wide > 1 else []
    arguments += [f"align: {ALIGN[align['t']]} + horizon"] if align["t"] != "AlignDefault" else []
    arguments += [f"fill: {fill}"] if fill else []
    body = f"[{source(inside)}]"
    return f"table.cell({', '.join(arguments)}){body}" if arguments else body


TONES = ("nada-baik", "nada-sedang", "nada-kurang")  # colours of the layout library


def _div(content: Any) -> str:
    attributes, inside = content
    name = attributes[1][0] if attributes[1] else ""
    return f"#{DIVISIONS[name]}[\n{source(inside)}\n]"


DIVISIONS = {
    "depan": "bagian-depan",
    "isi": "bagian-isi",
    "lampiran": "bagian-lampiran",
    "lanskap": "lanskap",
    "catatan-tabel": "catatan",
    "catatan-panjang": "catatan-panjang",
    "tanda-tangan": "tanda-tangan",
    "ruang-ttd": "ruang-ttd",
    "kop": "kop",
    "verifikasi": "verifikasi",
    "kepala-progres": "kepala-progres",
}
INLINES: dict[str, Callable[[Any], str]] = {
    "Str": _string,
    "Space": lambda _: " ",
    "SoftBreak": lambda _: " ",
    "LineBreak": lambda _: "#linebreak();",
    "Quoted": _quoted,
    "Code": lambda content: f"#raw({literal(content[1])});",
    "Link": _link,
    "Note": lambda content: f"#footnote[{source(content)}];",
    **{kind: _wrapper(function) for kind, function in WRAPPERS.items()},
}
BLOCKS: dict[str, Callable[[Any], str]] = {
    "Para": _para,
    "Plain": inlines,
    "Header": _header,
    "BulletList": lambda items: f"#list(tight: {_is_tight(items)}, {_items(items)})",
    "OrderedList": _ordered,
    "DefinitionList": _definitions,
    "BlockQuote": lambda content: f"#quote(block: true)[{source(content)}]",
    "CodeBlock": lambda content: f"#raw(block: true, {literal(content[1])})",
    "HorizontalRule": lambda _: "#garis()",
    "Table": _table,
    "Figure": _figure,
    "Div": _div,
}
