"""The office's letters as data and as blocks: a small family, each kind a row of FORMS. What a letter looks like is decided by render.

Forms follow PKPU tata naskah dinas as far as it is known to us; numbers, codes and places are the office's and stand in surat/*.yml.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from . import words
from .approvals.roles import SECRETARY, holder
from .approvals.wording import titled
from .document import Align, Block, Cell, Column, Paragraph, Table, TableBlock
from .model import Dossier, Office

DOTS = "." * 24
DRAFT = "KONSEP"
LISTED = "tbl-kiriman"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One thing that goes with a letter."""

    what: str
    count: str  # "1 berkas"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the office wrote in surat/<name>.yml; everything may be left open."""

    kind: str = "surat-pengantar"
    number: str = ""
    day: date | None = None
    nature: str = "Biasa"
    subject: str = ""
    to: tuple[str, ...] = ()  # lines after "Yth."
    opening: str = ""
    closing: str = ""
    copies: tuple[str, ...] = ()  # tembusan


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs a letter, with Plt. or Plh. in the title."""

    title: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter ready to be set: letterhead from `office`, then head, title, recipient, body, signature."""

    kind: str
    title: str  # printed in capitals; "" where the kind has none
    number: str
    head: tuple[tuple[str, str], ...]  # Sifat, Hal ... with their values
    place_and_day: str
    to: tuple[str, ...]
    blocks: tuple[Block, ...]
    signer: Signer
    office: Office
    year: int
    tables: Mapping[str, Table] = field(default_factory=dict)
    receipt: tuple[str, ...] = ()  # lines that the receiver fills in by hand
    copies: tuple[str, ...] = ()
    watermarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of letter: its title, who signs it, its subject where the office wrote none, and how its body is made."""

    title: str
    signer: str  # a role
    subject: str
    opening: str
    closing: str
    body: Callable[["Form", Wish, Dossier, Sequence[Sent]], tuple[tuple[Block, ...], Mapping[str, Table]]]
    receipt: tuple[str, ...] = ()


def compose(wish: Wish, dossier: Dossier, sent: Sequence[Sent], day: date, *, draft: bool = False) -> Letter:
    """Return the letter of this kind. Without a date of the office's the place for it stays open; `day` then only tells who signs."""
    form, office = FORMS[wish.kind], dossier.office
    blocks, tables = form.body(form, wish, dossier, sent)
    names = {"year": dossier.year, "office": office.name}
    return Letter(
        kind=wish.kind,
        title=form.title,
        number=wish.number or DOTS,
        head=(("Sifat", wish.nature), ("Hal", wish.subject or form.subject.format(**names))),
        place_and_day=f"{dossier.edition.place_of_signing}, {words.long_date(wish.day) if wish.day else DOTS}",
        to=wish.to or (office.superior, "di Tempat"),
        blocks=blocks,
        signer=_signer(form, dossier, wish.day or day),
        office=office,
        year=dossier.year,
        tables=tables,
        receipt=form.receipt,
        copies=wish.copies,
        watermarks=(*(("CONTOH",) if dossier.status == "contoh" else ()), *((DRAFT,) if draft else ())),
    )


def _signer(form: Form, dossier: Dossier, day: date) -> Signer:
    found = holder(dossier.office, form.signer, day, dossier.policy).official
    return Signer(title=titled(found), name=found.name) if found else Signer(title=form.signer.capitalize(), name=DOTS)


def _listing(form: Form, wish: Wish, dossier: Dossier, sent: Sequence[Sent]) -> tuple[tuple[Block, ...], Mapping[str, Table]]:
    """The body of a surat pengantar: one sentence, the table of what is sent, one sentence."""
    names = {"year": dossier.year, "office": dossier.office.name, "superior": dossier.office.superior}
    opening, closing = wish.opening or form.opening.format(**names), wish.closing or form.closing.format(**names)
    return (Paragraph((opening,)), TableBlock(LISTED), Paragraph((closing,))), {LISTED: sendings(sent)}


def sendings(sent: Sequence[Sent]) -> Table:
    """Return the table of what goes with a letter."""
    columns = (
        Column(title="No.", align=Align.CENTER, width=0.5),
        Column(title="Jenis yang dikirim", width=4),
        Column(title="Banyaknya", width=1.4),
        Column(title="Keterangan", width=4),
    )
    rows = tuple(_cells(str(n), item.what, item.count, item.note) for n, item in enumerate(sent, 1))
    return Table(ident="", caption="", columns=columns, body=rows)


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text=(text,)) for text in texts)


FORMS: Mapping[str, Form] = {
    "surat-pengantar": Form(
        title="Surat Pengantar",
        signer=SECRETARY,
        subject="Penyampaian Laporan Kinerja {office} Tahun {year}",
        opening="Bersama ini disampaikan Laporan Kinerja {office} Tahun {year} beserta kelengkapannya sebagai berikut.",
        closing="Demikian disampaikan. Mohon lembar tanda terima di bawah ini diisi dan dikirim kembali.",
        body=_listing,
        receipt=("Diterima tanggal", "Nomor agenda", "Nama dan jabatan", "Tanda tangan dan stempel"),
    ),
}
