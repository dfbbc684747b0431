"""The parts of a letter as Word sets them: labelled lines and signatures in tables without borders, made directly, for pandoc has none."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from ..core.letters import Annex, Box, Letter
from ..core.model import Office
from . import elements as e
from . import word
from .letter_typst import Pairs
from .pandoc import Node

TWIPS_PER_CM = 567
WIDTH_CM = 15.5
LABEL_CM, COLON_CM, RIGHT_CM = 3.5, 0.4, 4.8
SIGNATURE_CM = 7.6
BLACK = '<w:caps w:val="0"/><w:color w:val="000000"/>'
ROOMY = ("Table", "OrderedList", "BulletList")  # what needs a little room below
CELL = 70  # twips between a cell's edge and its text, as in the reference document
MARGINS = {"top": 1.8, "bottom": 2.0, "left": 3.0, "right": 2.5}  # cm
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


class Word:
    """Sets the parts of a letter for the document."""

    def __init__(self, office: Office) -> None:
        self.office = office

    def nodes(self, nodes: Sequence[Node]) -> list[Node]:
        """Set what both outputs have in common."""
        made = word.lowered(nodes, self.office)
        return [*made, _gap()] if made and made[-1]["t"] in ROOMY else made

    def heading(self, lines: Sequence[str], underlined: bool) -> list[Node]:
        """Set the letterhead and below it the title."""
        look = BLACK + '<w:sz w:val="26"/>'
        runs = [_run(line, look + ('<w:u w:val="single"/>' if underlined and n == 0 else "")) for n, line in enumerate(lines)]
        title = _paragraph("<w:r><w:br/></w:r>".join(runs), '<w:pStyle w:val="JudulLembar"/><w:spacing w:before="160" w:after="200"/>')
        return [_letterhead(self.office), e.raw("openxml", title if lines else _paragraph("", '<w:pStyle w:val="Jarak"/>'))]

    def fields(self, pairs: Pairs, right: str = "") -> list[Node]:
        """Set labelled lines; `right` stands at the right of the first."""
        if not pairs:
            return []
        value = WIDTH_CM - LABEL_CM - COLON_CM - (RIGHT_CM if right else 0)
        widths = [LABEL_CM, COLON_CM, value, *([RIGHT_CM] if right else [])]
        rows = [[_text(label), _text(":"), _text(told), *([_text(right if n == 0 else "", align="right")] if right else [])]
                for n, (label, told) in enumerate(pairs)]  # fmt: skip
        return [_grid(rows, widths), _gap()]

    def placed(self, text: str) -> list[Node]:
        """Set place and day at the right."""
        return [e.raw("openxml", _text(text, align="right"))] if text else []

    def addressed(self, lines: Sequence[str]) -> list[Node]:
        """Set whom the letter goes to."""
        return [word.styled("Normal", e.words("Yth. " + "\n".join(lines))), _gap()] if lines else []

    def rule(self) -> list[Node]:
        """Set a line across the page."""
        border = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>'
        return [e.raw("openxml", _paragraph("", f'<w:pStyle w:val="Jarak"/>{border}')), _gap()]

    def signature(self, letter: Letter) -> list[Node]:
        """Set who signs, with room for ink, and at the left the notulis or the places for paraf."""
        signer, witness = letter.signer, letter.witness
        above = _text("\n".join([*letter.signing, f"{signer.title},"]), keep=True)
        room, name = _text("\n\n\n", keep=True), _text(signer.name, '<w:b/><w:u w:val="single"/>')
        rows = [[_boxes(letter.boxes), above + room + name]]
        if witness:
            rows = [[_text(witness.title + ",", keep=True), above], [room, _text("")], [_text(witness.name, "<w:b/>"), name]]
        bound = e.raw("openxml", _paragraph("", '<w:pStyle w:val="Jarak"/><w:keepNext/>'))
        after = [_gap()] if letter.copies or letter.receipt else []
        return [bound, _grid(rows, [WIDTH_CM - SIGNATURE_CM, SIGNATURE_CM], low=True), *after]

    def last(self, text: str) -> list[Node]:
        """Set the last sentence, which never parts from the signature."""
        return [e.raw("openxml", _paragraph(_run(text), '<w:pStyle w:val="BodyText"/><w:keepNext/>'))]

    def annex(self, annex: Annex, inside: Sequence[Node]) -> list[Node]:
        """Set a page that goes with the letter."""
        origin = [_grid([[_text(""), _text("\n".join(annex.origin))]], [WIDTH_CM - 8, 8]), _gap()]
        title = e.raw("openxml", _paragraph(_run(annex.title, BLACK + '<w:sz w:val="22"/>'), '<w:pStyle w:val="JudulLembar"/>'))
        return [word.raw_break(), *origin, title, *inside]


def _boxes(boxes: Sequence[Box]) -> str:
    """Return the places for paraf as a table within a cell, which must end in a paragraph."""
    if not boxes:
        return _text("")
    timed = any(box.said for box in boxes)
    small = '<w:sz w:val="16"/>'
    titles = ["Paraf hierarki", "Paraf", *(["Waktu menurut pernyataan sendiri"] if timed else [])]
    rows = [[_text(title, "<w:b/>" + small) for title in titles]]
    rows += [[_text(b.title, small), _text("", small), *([_text(b.said, small)] if timed else [])] for b in boxes]
    return _table(rows, [3.2, 1.5, 2.6] if timed else [4.7, 2.4], lined=True) + _text("", '<w:sz w:val="4"/>')


def _letterhead(office: Office) -> Node:
    picture: Node = {"t": "Image", "c": [e.attr("", [], height="1.4cm"), e.words(f"Lambang {office.name}"), [word.LOGO, ""]]}
    names = [_inline(line.upper()) for line in (office.parent, office.name) if line]
    small = '<w:b w:val="0"/><w:sz w:val="17"/>'
    contact = " · ".join(filter(None, (office.contact, office.website)))
    lines = [*names, *(_inline(line, small) for line in (office.address, contact) if line)]
    return word.styled("Kop Surat", [picture, *(node for line in lines for node in ({"t": "LineBreak"}, line))])


def _inline(text: str, look: str = "") -> Node:
    return {"t": "RawInline", "c": ["openxml", _run(text, look)]}


def paged(xml: str) -> str:
    """Return the document's XML with the margins of a letter, those of surat.typ."""
    for side, width in MARGINS.items():
        xml = re.sub(rf'(<w:pgMar\b[^>]*?w:{side}=")[0-9]+', rf"\g<1>{round(width * TWIPS_PER_CM)}", xml)
    return xml


def _gap() -> Node:
    return word.styled("Jarak", e.words(" "))


def _run(text: str, look: str = "") -> str:
    pieces = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(line) for line in text.split("\n"))
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{pieces}</w:t></w:r>'


def _paragraph(runs: str, look: str) -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{runs}</w:p>"


def _text(text: str, look: str = "", *, align: str = "", keep: bool = False) -> str:
    """Return a plain paragraph without room around it; its parts stand in the order that the format demands."""
    settings = "<w:keepNext/>" if keep else ""
    settings += '<w:spacing w:before="20" w:after="20"/>' + (f'<w:jc w:val="{align}"/>' if align else "")
    return _paragraph(_run(text, look), settings)


def _grid(rows: Sequence[Sequence[str]], widths: Sequence[float], *, low: bool = False) -> Node:
    return e.raw("openxml", _table(rows, widths, low=low))


def _table(rows: Sequence[Sequence[str]], widths: Sequence[float], *, lined: bool = False, low: bool = False) -> str:
    """Return a table of fixed widths (cm); a cell is one or more paragraphs, at its bottom where `low`."""
    wide = [round(width * TWIPS_PER_CM) for width in widths]
    kind = 'w:val="single" w:sz="4" w:space="0" w:color="808080"' if lined else 'w:val="nil"'
    borders = "".join(f"<w:{edge} {kind}/>" for edge in EDGES)
    left = CELL if lined else 0
    look = f'<w:tblW w:w="{sum(wide)}" w:type="dxa"/><w:tblInd w:w="{left}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
    look += (
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{CELL}" w:type="dxa"/></w:tblCellMar>'
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in wide)
    place = '<w:vAlign w:val="bottom"/>' if low else ""
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{place}</w:tcPr>{cell}</w:tc>' for cell, width in zip(row, wide, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"
