"""A letter as PDF and as Word document: one order of parts for both, under the office's letterhead."""

import json
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ..core import glyphs
from ..core.document import Bullets, Cell, Column, Inline, Link, Paragraph, Ref, Strong, Table, TableBlock
from ..core.errors import PipelineError
from ..core.letters import Annex, Fields, Layout, Letter, LetterBlock
from . import charts, tables, typeset, word
from . import elements as e
from .letter_typst import Pairs, Typst
from .letter_word import Word, paged
from .pandoc import Node

LAYOUTS = ("laporan.typ", "surat.typ")
NEUTRAL_LOGO = typeset.ASSETS / "lambang.svg"
MAIN = '#import "/surat.typ": *\n#show: surat\n'
RECEIPT = (Column(title="Tanda terima", width=3), Column(title="Diisi oleh penerima", width=6))
Part = TypeVar("Part")


class Hand(Protocol[Part]):
    """Whoever sets the parts of a letter."""

    def nodes(self, nodes: Sequence[Node]) -> list[Part]:
        """Set what both outputs have in common."""

    def heading(self, lines: Sequence[str], underlined: bool) -> list[Part]:
        """Set the letterhead and the title."""

    def fields(self, pairs: Pairs, right: str = "") -> list[Part]:
        """Set labelled lines."""

    def placed(self, text: str) -> list[Part]:
        """Set place and day."""

    def addressed(self, lines: Sequence[str]) -> list[Part]:
        """Set whom it goes to."""

    def rule(self) -> list[Part]:
        """Set a line across the page."""

    def signature(self, letter: Letter) -> list[Part]:
        """Set who signs, and the places for paraf."""

    def last(self, text: str) -> list[Part]:
        """Set the sentence that stays with the signature."""

    def annex(self, annex: Annex, inside: Sequence[Part]) -> list[Part]:
        """Set a page that goes with the letter."""


def pdf(letter: Letter, root: Path, timestamp: datetime) -> bytes:
    """Return the PDF (PDF/A-3a, PDF/UA-1) of a letter; `root` holds the office's logo. The same arguments give the same bytes."""
    typ = "\n\n".join(_set(letter, Typst()))
    if strange := glyphs.unprintable(typ):
        raise PipelineError(f"Surat memuat huruf yang tidak dapat dicetak: {' '.join(strange[:5])}.", "Ganti huruf itu di berkas surat.")
    logo = _logo(letter, root)
    mark = f"lambang{logo.suffix.lower()}"
    files: dict[str, bytes | Path] = {typeset.MAIN: (MAIN + typ).encode(), mark: logo}
    files |= {name: typeset.ASSETS / "typst" / name for name in LAYOUTS}
    files["meta.json"] = json.dumps(_particulars(letter) | {"lambang": f"/{mark}"}, ensure_ascii=False).encode()
    return typeset.compile_pdf(files, timestamp)


def docx(letter: Letter, root: Path, timestamp: datetime) -> bytes:
    """Return the Word document of a letter, for an office that still wants to change a word; `root` holds the office's logo."""
    logo = _logo(letter, root)
    picture = charts.rasterise(logo.read_text(encoding="utf-8")) if logo.suffix.lower() == ".svg" else logo.read_bytes()
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        (Path(folder) / word.LOGO).write_bytes(picture)
        raw = word.written(_set(letter, Word(letter.office)), Path(folder), timestamp)
    return word.packed(raw, _title(letter), " · ".join(letter.watermarks), letter.office.name, paged)


def _logo(letter: Letter, root: Path) -> Path:
    return typeset.regular_file(root, letter.office.logo) if letter.office.logo else NEUTRAL_LOGO


def _title(letter: Letter) -> str:
    return f"{letter.title}: {letter.subject}"


def _particulars(letter: Letter) -> dict[str, Any]:
    """Return what the layout prints around the tree."""
    office = letter.office
    return {
        "judul": _title(letter),
        "judul_pendek": letter.title,
        "uraian": f"{_title(letter)}, {office.name}",
        "kata_kunci": [letter.title, office.name, str(letter.year)],
        "kantor": office.name,
        "induk": office.parent,
        "alamat": office.address,
        "kontak": " · ".join(filter(None, (office.contact, office.website))),
        "tanda_air": list(letter.watermarks),
        "catatan": "",
    }


def _set(letter: Letter, hand: Hand[Part]) -> list[Part]:
    """Return the letter's parts in their order, each as `hand` sets it."""
    formal = letter.layout is Layout.FORMAL
    inside = [
        *hand.heading(_heading(letter), letter.layout is Layout.MEMO),
        *hand.placed("" if formal else letter.place_and_day),
        *hand.fields(letter.head, letter.place_and_day if formal else ""),
        *(hand.rule() if letter.layout in (Layout.MEMO, Layout.SHEET) else []),
        *hand.addressed(letter.to if letter.layout in (Layout.TITLED, Layout.FORMAL) else ()),
        *_body(letter, hand),
        *hand.signature(letter),
        *hand.nodes(_receipt(letter)),
        *hand.nodes(_copies(letter)),
    ]
    for annex in letter.annexes:
        inside += hand.annex(annex, _blocks(annex.blocks, letter, hand))
    return inside


def _heading(letter: Letter) -> list[str]:
    """Return the lines of the title; a letter without a head of its own is titled by its subject, as a surat edaran is."""
    if letter.layout is Layout.FORMAL:
        return []
    title = [letter.title.upper()]
    if letter.layout is not Layout.TITLED:
        return title
    numbered = [*title, f"Nomor: {letter.number}"]
    return numbered if letter.head else [*numbered, "TENTANG", letter.subject.upper()]


def _body(letter: Letter, hand: Hand[Part]) -> list[Part]:
    """Return the body; its last sentence, where it ends in one, is kept with the signature."""
    end = letter.blocks[-1] if letter.blocks else None
    if isinstance(end, Paragraph) and all(isinstance(piece, str) for piece in end.text):
        return [*_blocks(letter.blocks[:-1], letter, hand), *hand.last("".join(map(str, end.text)))]
    return _blocks(letter.blocks, letter, hand)


def _blocks(blocks: Sequence[LetterBlock], letter: Letter, hand: Hand[Part]) -> list[Part]:
    made: list[Part] = []
    for block in blocks:
        made += hand.fields(block.pairs) if isinstance(block, Fields) else hand.nodes(_block(block, letter))
    return made


def _block(block: LetterBlock, letter: Letter) -> list[Node]:
    if isinstance(block, Paragraph):
        return [e.para(_inlines(block.text))]
    if isinstance(block, TableBlock):
        return tables.lower(letter.tables[block.ident], _inlines)
    if isinstance(block, Bullets):
        items = [[e.plain(_inlines(item))] for item in block.items]
        return [{"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]} if block.ordered else _bullets(items)]
    raise TypeError(block)


def _bullets(items: list[list[Node]]) -> Node:
    return {"t": "BulletList", "c": items}


def _inlines(text: Sequence[Inline]) -> list[Node]:
    return [node for piece in text for node in _inline(piece)]


def _inline(piece: Inline) -> list[Node]:
    if isinstance(piece, Strong):
        return [e.strong(e.words(piece.text))]
    if isinstance(piece, Link):
        return [e.link(e.words(piece.text), piece.target)]
    return e.words(piece.ident if isinstance(piece, Ref) else piece)


def _receipt(letter: Letter) -> list[Node]:
    """The receiver's part: lines to be filled in by hand, so each has room."""
    body = tuple((Cell(text=(line,)), Cell(text=("",))) for line in letter.receipt)
    table = Table(ident="", caption="", columns=RECEIPT, body=body)
    return tables.lower(table, _inlines, classes=["paraf"]) if body else []


def _copies(letter: Letter) -> list[Node]:
    if not letter.copies:
        return []
    items = [[e.plain(e.words(line))] for line in letter.copies]
    return [e.para(e.words("Tembusan:")), {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], items]}]
