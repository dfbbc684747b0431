"""A letter as PDF and as Word document: one tree for both, under the office's letterhead."""

import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ..core import glyphs
from ..core.document import Block, Bullets, Cell, Column, Inline, Link, Paragraph, Ref, Strong, Table, TableBlock
from ..core.errors import PipelineError
from ..core.letters import Letter
from . import charts, tables, typeset, word
from . import elements as e
from .pandoc import Node
from .typst_source import source

LAYOUTS = ("laporan.typ", "surat.typ")
NEUTRAL_LOGO = typeset.ASSETS / "lambang.svg"
MAIN = '#import "/surat.typ": *\n#show: surat\n'
TAB = {"t": "RawInline", "c": ["openxml", "<w:r><w:tab/></w:r>"]}
RECEIPT = (Column(title="Tanda terima", width=3), Column(title="Diisi oleh penerima", width=6))


def pdf(letter: Letter, root: Path, timestamp: datetime) -> bytes:
    """Return the PDF (PDF/A-3a, PDF/UA-1) of a letter; `root` holds the office's logo. The same arguments give the same bytes."""
    typ = source([e.div(["kop-surat"], [e.header(1, _heading(letter))]), *_tree(letter, _fields_for_typst)])
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
    head = [word.letterhead(letter.office, word.LOGO), word.styled("Judul Lembar", _heading(letter))]
    body = [*head, *word.lowered(_tree(letter, _fields_for_word), letter.office)]
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        (Path(folder) / word.LOGO).write_bytes(picture)
        raw = word.written(body, Path(folder), timestamp)
    return word.packed(raw, _title(letter), " · ".join(letter.watermarks), letter.office.name)


def _logo(letter: Letter, root: Path) -> Path:
    return typeset.regular_file(root, letter.office.logo) if letter.office.logo else NEUTRAL_LOGO


def _title(letter: Letter) -> str:
    return f"{letter.title}: {dict(letter.head).get('Hal', '')}"


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


Fields = Callable[[Sequence[tuple[str, str]]], list[Node]]


def _tree(letter: Letter, fields: Fields) -> list[Node]:
    """Return the letter below its title; the two outputs differ only in how they set labelled lines."""
    return [
        e.div(["tempat-tanggal"], [e.para(e.words(letter.place_and_day))]),
        *fields(letter.head),
        e.div(["tujuan"], [e.para(e.words("Yth. " + "\n".join(letter.to)))]),
        *(node for block in letter.blocks for node in _block(block, letter)),
        _signature(letter),
        *_receipt(letter),
        *_copies(letter),
    ]


def _heading(letter: Letter) -> list[Node]:
    return [*e.words(letter.title.upper()), {"t": "LineBreak"}, *e.words(f"Nomor: {letter.number}")]


def _fields_for_typst(pairs: Sequence[tuple[str, str]]) -> list[Node]:
    """A table without lines keeps the colons below each other."""
    body = tuple(tuple(Cell(text=(text,)) for text in (label, ":", value)) for label, value in pairs)
    columns = (Column(title="", width=1.2), Column(title="", width=0.2), Column(title="", width=9))
    made = tables.lower(Table(ident="", caption="", columns=columns, body=body), _inlines, classes=["paraf"])
    widths = dict(made[0]["c"][0][2]) | {"ukuran": "11"}
    made[0]["c"][0] = e.attr("", [], **widths)
    return [e.div(["isian"], made)]


def _fields_for_word(pairs: Sequence[tuple[str, str]]) -> list[Node]:
    return [e.para([*e.words(label), TAB, *e.words(f": {value}")]) for label, value in pairs]


def _block(block: Block, letter: Letter) -> list[Node]:
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


def _signature(letter: Letter) -> Node:
    title, name = e.words(f"{letter.signer.title},"), e.strong(e.words(letter.signer.name))
    return e.div(["tanda-tangan"], [e.para(title), e.div(["ruang-ttd"], []), e.para([name])])


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
