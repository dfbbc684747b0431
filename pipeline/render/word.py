"""The report as a Word document with real styles: pandoc's writer on our tree, and the few things it cannot say itself."""

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from ..core.document import Part
from ..core.model import Office
from ..core.report import Report
from . import elements as e
from . import pandoc
from .drawing import Drawing
from .pandoc import Node
from .sections import Layout
from .typeset import ASSETS

REFERENCE = ASSETS / "word" / "acuan.docx"
HEAD, FOOT = "KEPALA-HALAMAN", "KAKI-HALAMAN"  # words in the reference document that are replaced
STYLES = {
    "catatan-tabel": "Catatan Tabel",
    "tanda-tangan": "Tanda Tangan",
    "verifikasi": "Catatan Tabel",
}
DOCUMENT = "word/document.xml"
FIXED = (1980, 1, 1, 0, 0, 0)
LOGO = "lambang.png"
SMALL_TABLE, FIRST_ROWS = 8, 4  # rows, heads among them
CELL_STYLE = '<w:pStyle w:val="Compact" />'
SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E6EDF4"/>'


def write(
    report: Report,
    parts: Sequence[tuple[Part, list[Node]]],
    drawings: Mapping[str, Drawing],
    logo: bytes,
    timestamp: datetime,
    colophon: Sequence[str],
) -> bytes:
    """Return the document; `logo` is a PNG. The same arguments give the same bytes."""
    layout = Layout()
    body = [*_cover(report, colophon), *layout.end("sampul")]
    for part, nodes in parts:
        content = [*lowered(nodes, report.office), *(_lists(parts) if part.name == "depan" else [])]
        begins_with_break = bool(content) and content[0] == raw_break()  # the section's own break is enough
        body += layout.part(part.name, content[1:] if begins_with_break else content)
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        stage = Path(folder)
        (stage / "grafik").mkdir()
        (stage / LOGO).write_bytes(logo)
        for ident, drawing in drawings.items():
            (stage / "grafik" / f"{ident}.png").write_bytes(drawing.png)
        raw = written(body, stage, timestamp)
    return _finished(raw, report, layout.last())


def written(body: Sequence[Node], stage: Path, timestamp: datetime) -> bytes:
    """Run pandoc without its sandbox, which would leave our own pictures out; the tree holds nothing foreign but text."""
    meta = {"lang": {"t": "MetaString", "c": "id-ID"}}
    given = ["-f", "json", "-t", "docx", "-o", "-", f"--reference-doc={REFERENCE}", f"--resource-path={stage}"]
    tree = json.dumps(pandoc.document(body, meta)).encode()
    return pandoc.run(tree, *given, seconds=120, SOURCE_DATE_EPOCH=str(int(timestamp.timestamp())))


def styled(style: str, *paragraphs: Sequence[Node]) -> Node:
    """Return paragraphs in a style of the reference document."""
    return e.div([], [e.para(inlines) for inlines in paragraphs], **{"custom-style": style})


def _cover(report: Report, colophon: Sequence[str]) -> list[Node]:
    identity, office = report.identity, report.office
    picture = {"t": "Image", "c": [e.attr("", [], height="3.2cm"), e.words(f"Lambang {office.name}"), [LOGO, ""]]}
    return [
        styled("Sampul Lambang", [picture]),
        styled("Sampul Judul", e.words(identity.title.upper())),
        styled("Sampul Perihal", e.words(seat(office) or " ")),
        styled("Sampul Kantor", e.words(office.name.upper())),
        styled("Sampul Alamat", e.words(office.address)),
        styled("Sampul Kantor", e.words(str(identity.year + 1))),
        styled("Kolofon", *[e.words(line) for line in colophon]),
    ]


def seat(office: Office) -> str:
    """Return where the office stands, for the cover: `Provinsi Banten · Kode Wilayah 3673`."""
    province = f"Provinsi {office.province.removeprefix('Provinsi').strip()}".strip() if office.province else ""
    return " · ".join(filter(None, (province, f"Kode Wilayah {office.region_code}" if office.region_code else "")))


def lowered(nodes: Sequence[Node], office: Office) -> list[Node]:
    """Return `nodes` with styles for our divisions, paragraphs in lists, and bold heads of tables."""
    made: list[Node] = []
    for node in nodes:
        names = e.classes(node)
        if "kop" in names:
            made += [raw_break(), letterhead(office, LOGO), *(styled("Judul Lembar", block["c"][2]) for block in node["c"][1])]
        elif "ruang-ttd" in names:
            made.append(styled("Ruang Tanda Tangan", *[block["c"] for block in node["c"][1]] or [e.words(" ")]))
        elif node["t"] == "Div":
            made += [styled("Jarak", e.words(" "))] if "tanda-tangan" in names else []
            made.append({"t": "Div", "c": [_division(node["c"][0]), lowered(node["c"][1], office)]})
        else:
            made.append(_lowered(node))
    return _spaced(made)


def _spaced(nodes: Sequence[Node]) -> list[Node]:
    """Put a little room after tables that have no notes: Word sets the next line right below."""
    made: list[Node] = []
    for node, following in zip(nodes, [*nodes, None][1:], strict=True):
        made.append(node)
        if node["t"] == "Table" and following is not None and "catatan-tabel" not in e.classes(following):
            made.append(styled("Jarak", e.words(" ")))
    return made


def _division(attributes: e.Attr) -> e.Attr:
    style = next((STYLES[name] for name in attributes[1] if name in STYLES), "")
    return e.attr("", attributes[1], **({"custom-style": style} if style else {}))


def letterhead(office: Office, logo: str = "") -> Node:
    """Return the office's letterhead, below its `logo` where the stage holds one of that name."""
    picture: Node = {"t": "Image", "c": [e.attr("", [], height="1.6cm"), e.words(f"Lambang {office.name}"), [logo, ""]]}
    above: list[Node] = [picture, {"t": "LineBreak"}] if logo else []
    lines = [*e.words(office.parent.upper()), {"t": "LineBreak"}] if office.parent else []
    return styled("Kop Surat", [*above, *lines, *e.words(office.name.upper()), {"t": "LineBreak"}, *e.words(office.address)])


def raw_break() -> Node:
    """Return a page break."""
    return e.raw("openxml", '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>')


def _list(node: Node) -> Node:
    """Make a list's tight text paragraphs: the tight style is the one of table cells, with smaller letters."""
    items = node["c"] if node["t"] == "BulletList" else node["c"][1]
    loose = [[{"t": "Para", "c": b["c"]} if b["t"] == "Plain" else _lowered(b) for b in item] for item in items]
    return {"t": node["t"], "c": loose if node["t"] == "BulletList" else [node["c"][0], loose]}


def _table(node: Node) -> Node:
    attributes, caption, columns, head, bodies, foot = node["c"]
    bold = [[row[0], [[*cell[:4], _bold(cell[4])] for cell in row[1]]] for row in head[1]]
    if "paraf" in attributes[1]:
        bodies = [[*body[:3], [[row[0], [[*cell[:4], cell[4] or _room()] for cell in row[1]]] for row in body[3]]] for body in bodies]
    return {"t": "Table", "c": [e.attr(attributes[0]), caption, columns, [head[0], bold], bodies, foot]}


def _bold(blocks: Sequence[Node]) -> list[Node]:
    return [{"t": block["t"], "c": [e.strong(block["c"])]} if block["t"] in ("Plain", "Para") else block for block in blocks]


def _room() -> list[Node]:
    return [e.plain([e.string(" "), {"t": "LineBreak"}, e.string(" "), {"t": "LineBreak"}, e.string(" ")])]


def _lowered(node: Node) -> Node:
    change = LOWERED.get(node["t"])
    return change(node) if change else node


LOWERED: dict[str, Callable[[Node], Node]] = {"BulletList": _list, "OrderedList": _list, "Table": _table}


def _lists(parts: Sequence[tuple[Part, list[Node]]]) -> list[Node]:
    """Return the tables of contents, tables and charts: fields that Word fills, with the titles in them from the start."""
    found = [node for _, nodes in parts for node in _flat(nodes)]
    headings = [(n["c"][0], e.plain_text(n["c"][2])) for n in found if n["t"] == "Header" and n["c"][0] <= 3]
    captions = {kind: [(2, e.plain_text(n["c"][1][1])) for n in found if n["t"] == kind and n["c"][1][1]] for kind in ("Table", "Figure")}
    made = [raw_break(), *_field("Daftar Isi", 'TOC \\o "1-3" \\h \\z \\u', headings)]
    made += _field("Daftar Tabel", 'TOC \\h \\z \\t "Table Caption,2"', captions["Table"])
    return made + _field("Daftar Gambar", 'TOC \\h \\z \\t "Image Caption,2"', captions["Figure"])


def _flat(nodes: Sequence[Node]) -> list[Node]:
    return [inner for node in nodes for inner in (_flat(node["c"][1]) if node["t"] == "Div" else [node])]


def _field(title: str, instruction: str, entries: Sequence[tuple[int, str]]) -> list[Node]:
    if not entries:
        return []
    begin = '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    begin += f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    begin += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = []
    for number, (level, text) in enumerate(entries):
        opening, closing = begin if number == 0 else "", end if number == len(entries) - 1 else ""
        words = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        lines.append(f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>{opening}{words}{closing}</w:p>')
    return [styled("Judul Daftar", e.words(title.upper())), e.raw("openxml", "".join(lines))]


def _finished(raw: bytes, report: Report, last_section: str) -> bytes:
    """Fill head and foot of the report, and put the last section's page."""
    identity = report.identity
    marks = " · ".join(identity.watermarks)
    told = identity.brief or identity.notice
    head, foot = f"{marks} — {told}" if marks and told else marks, f"{identity.short_title} · {report.office.name}"

    def paged(xml: str) -> str:
        return re.sub(r"<w:sectPr(?:(?!<w:sectPr).)*</w:sectPr>\s*</w:body>", lambda _: last_section + "</w:body>", xml, flags=re.S)

    return packed(raw, identity.title, head, foot, paged)


def packed(raw: bytes, title: str, head: str, foot: str, paged: Callable[[str], str] = str) -> bytes:
    """Return pandoc's document with title, head and foot filled, its tables shaded, packed with fixed times; `paged` sets its sections."""
    words = {HEAD: head, FOOT: foot}
    named = f"<dc:title>{escape(title)}</dc:title>"
    changes: dict[str, Callable[[str], str]] = {
        DOCUMENT: lambda xml: _shaded(paged(xml)),
        "docProps/core.xml": lambda xml: re.sub(r"<dc:title>.*?</dc:title>", lambda _: named, xml, flags=re.S),
    }
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as given, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            content = given.read(name)
            if name in changes:
                content = changes[name](content.decode()).encode()
            elif re.fullmatch(r"word/(header|footer)\d+\.xml", name):
                content = _replaced(content.decode(), words).encode()
            made.writestr(zipfile.ZipInfo(name, FIXED), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _replaced(xml: str, words: Mapping[str, str]) -> str:
    return re.sub("|".join(words), lambda found: escape(words[found[0]]), xml)  # in one pass: what is put in is not looked at again


def _shaded(xml: str) -> str:
    """Tint the heads of tables, keep rows whole, small tables on one page and the first rows of the others together."""

    def row(found: re.Match[str]) -> str:
        text = found[0]
        if "<w:tblHeader" in text:
            text = re.sub(r"<w:tcPr\s*/>", "<w:tcPr></w:tcPr>", text).replace("</w:tcPr>", SHADE + "</w:tcPr>")
        return text

    def table(found: re.Match[str]) -> str:
        count = found[0].count("<w:tr>")
        kept = max(1, count - 1) if count <= SMALL_TABLE else FIRST_ROWS
        return re.sub(
            r"<w:tr>.*?</w:tr>", lambda row: row[0].replace(CELL_STYLE, CELL_STYLE + "<w:keepNext/>"), found[0], count=kept, flags=re.S
        )

    shaded = re.sub(r"<w:tr>.*?</w:tr>", row, xml, flags=re.S)
    shaded = re.sub(r"<w:tbl>.*?</w:tbl>", table, shaded, flags=re.S)
    return re.sub(r"<w:tr>(?:<w:trPr\s*/>|<w:trPr>(.*?)</w:trPr>)?", r"<w:tr><w:trPr><w:cantSplit/>\1</w:trPr>", shaded, flags=re.S)
