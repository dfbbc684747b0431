"""How the body of each kind of letter is made: sentences of the form or of the office, and tables from the year's data."""

from collections.abc import Sequence

from .. import words
from ..document import Align, Bullets, Cell, Column, Paragraph, Strong, Table, TableBlock
from .form import Form
from .matter import Made, Matter
from .values import DOTS, Annex, Fields, LetterBlock, Sent

LISTED, OWED, FORMS_LISTED, ORDERS, PRESENT, TASKS = (
    "tbl-kiriman",
    "tbl-permintaan",
    "tbl-formulir",
    "tbl-instruksi",
    "tbl-hadir",
    "tbl-keputusan",
)
ROOM = "\N{NO-BREAK SPACE}"  # keeps a line open for a hand
EMPTY_BOX, TICKED_BOX = "□", "■"
FEWEST_SEATS = 12  # lines of an attendance list
HAND_LINES = 3  # lines left open where nothing was written yet
NUMBER = Column(title="No.", align=Align.CENTER, width=0.5)


def listing(form: Form, matter: Matter) -> Made:
    """A surat pengantar: one sentence, the table of what is sent, one sentence."""
    return Made(blocks=(*_opening(form, matter), TableBlock(LISTED), *_closing(form, matter)), tables={LISTED: sendings(matter.sent)})


def sendings(sent: tuple[Sent, ...]) -> Table:
    """Return the table of what goes with a letter."""
    columns = (
        NUMBER,
        Column(title="Jenis yang dikirim", width=4),
        Column(title="Banyaknya", width=1.4),
        Column(title="Keterangan", width=4),
    )
    return _table(columns, [(str(n), item.what, item.count, item.note) for n, item in enumerate(sent, 1)])


def request(form: Form, matter: Matter) -> Made:
    """A nota dinas that asks for data: who owes what, until when."""
    columns = (NUMBER, Column(title="Subbagian", width=3), Column(title="Indikator yang dilaporkan", width=6))
    rows = [(d.name, _indicators(matter, d.code)) for d in matter.departments]
    table = _table(columns, [(str(n), *row) for n, row in enumerate(rows, 1)])
    return Made(
        blocks=(*_opening(form, matter), *_text(form, matter), TableBlock(OWED), *_closing(form, matter)),
        tables={OWED: table},
    )


def circular(form: Form, matter: Matter) -> Made:
    """A surat edaran: its sections, and the attached forms listed by subbagian."""
    columns = (
        NUMBER,
        Column(title="Subbagian", width=3),
        Column(title="Formulir", width=3),
        Column(title="Indikator yang dilaporkan", width=5),
    )
    name = "Formulir Data Kinerja {span}, dengan data dukung".format(**matter.names)
    rows = [(str(n), d.name, name, _indicators(matter, d.code)) for n, d in enumerate(matter.departments, 1)]
    annex = Annex(
        title="Daftar Formulir Data Kinerja {span}".format(**matter.names),
        origin=_origin(form, matter),
        blocks=(TableBlock(FORMS_LISTED),),
    )
    return Made(
        blocks=(*_opening(form, matter), *(_text(form, matter) if matter.wish.body else _sections(form, matter)), *_closing(form, matter)),
        tables={FORMS_LISTED: _table(columns, rows)},
        annexes=(annex,),
    )


def _origin(form: Form, matter: Matter) -> tuple[str, ...]:
    wish = matter.wish
    day = words.long_date(wish.day) if wish.day else DOTS
    return f"Lampiran {form.title} {matter.signer(wish.sender or form.signer).title}", f"Nomor: {wish.number or DOTS}", f"Tanggal: {day}"


def _sections(form: Form, matter: Matter) -> tuple[LetterBlock, ...]:
    """Return lettered sections; the legal basis ends with the office's own SOPs."""
    made: list[LetterBlock] = []
    for letter, (name, texts) in zip("ABCDEFGH", form.sections, strict=False):
        lines = [text.format(**matter.names) for text in texts]
        lines += [_cited(p.name, p.number) for p in matter.dossier.office.procedures] if name == "Dasar" else []
        made.append(Paragraph((Strong(f"{letter}. {name}"),)))
        made.append(Paragraph((lines[0],)) if len(lines) == 1 else Bullets(tuple((line,) for line in lines), ordered=True))
    return tuple(made)


def _cited(name: str, number: str) -> str:
    return f"Standar Operasional Prosedur {name}" + (f" Nomor {number}" if number else "") + "."


def invitation(form: Form, matter: Matter) -> Made:
    """An undangan: when, where, about what."""
    return Made(blocks=(*_opening(form, matter), Fields(event(matter)), *_text(form, matter), *_closing(form, matter)))


def event(matter: Matter) -> tuple[tuple[str, str], ...]:
    """Return the labelled lines of a meeting; what is not known yet stays open."""
    said = matter.wish.event
    agenda = "\n".join(f"{n}. {item}" for n, item in enumerate(said.agenda, 1)) if len(said.agenda) > 1 else "".join(said.agenda)
    return (
        ("Hari/tanggal", words.weekday_date(said.day) if said.day else DOTS),
        ("Waktu", said.time or DOTS),
        ("Tempat", said.venue or DOTS),
        ("Agenda", agenda or "Pembahasan data dan capaian kinerja {span}".format(**matter.names)),
    )


def attendance(form: Form, matter: Matter) -> Made:
    """A daftar hadir: the people expected, and empty lines below."""
    columns = (
        NUMBER,
        Column(title="Nama", width=3.4),
        Column(title="Jabatan/Unit kerja", width=4),
        Column(title="Tanda tangan", width=2.6),
    )
    people = [(person.partition(", ")[0], person.partition(", ")[2]) for person in attending(matter)]
    people += [("", "")] * (FEWEST_SEATS - len(people))
    rows = [(str(n), name, post, f"{ROOM * (1 - n % 2) * 14}{n}.\n{ROOM}") for n, (name, post) in enumerate(people, 1)]
    return Made(blocks=(TableBlock(PRESENT),), tables={PRESENT: _table(columns, rows)})


def attending(matter: Matter) -> tuple[str, ...]:
    """Return who takes part: those the office wrote, else Sekretaris and the heads of the day."""
    usual = (o for o in matter.dossier.office.officials_on(matter.day) if o.role in ("sekretaris", "kasubbag"))
    return matter.wish.people or tuple(f"{o.name}, {f'{o.acting} {o.title}'.strip()}" for o in usual)


def minutes(form: Form, matter: Matter) -> Made:
    """A notulen: what was said, and what was decided, by whom to be done and until when."""
    said = matter.wish.body or (DOTS * 3,) * HAND_LINES
    results = Bullets(tuple((line,) for line in said), ordered=True)
    return Made(
        blocks=(
            *((Paragraph((matter.wish.opening,)),) if matter.wish.opening else ()),
            Paragraph((Strong("Hasil rapat"),)),
            results,
            Paragraph((Strong("Keputusan"),)),
            TableBlock(TASKS),
            *_closing(form, matter),
        ),
        tables={TASKS: _decided(matter)},
    )


def _decided(matter: Matter) -> Table:
    columns = (
        NUMBER,
        Column(title="Keputusan", width=5),
        Column(title="Penanggung jawab", width=3),
        Column(title="Batas", width=1.8),
        Column(title="Selesai", width=1.8),
    )
    rows = [
        (str(n), d.what, matter.title(d.role), words.long_date(d.due), words.long_date(d.done) if d.done else "belum")
        for n, d in enumerate(matter.wish.decisions, 1)
    ]
    return _table(columns, rows or [(str(n), f"{ROOM}\n{ROOM}", "", "", "") for n in range(1, HAND_LINES + 1)])


def orders(form: Form, matter: Matter) -> Made:
    """A lembar disposisi: what is asked of which Kasubbag, in boxes to be ticked."""
    wish, departments = matter.wish, matter.departments
    lines = [(i.what, i.to) for i in wish.instructions] or [(text.format(**matter.names), ()) for text in form.text]
    columns = (
        NUMBER,
        Column(title="Instruksi", width=5),
        *(Column(title=_short(d.name), align=Align.CENTER, width=1.7) for d in departments),
    )
    rows = [(str(n), what, *(TICKED_BOX if d.code in to else EMPTY_BOX for d in departments)) for n, (what, to) in enumerate(lines, 1)]
    note = Fields((("Catatan", "\n".join(wish.body) or "\n".join([DOTS * 4] * HAND_LINES)),))
    return Made(blocks=(*_opening(form, matter), TableBlock(ORDERS), note, *_closing(form, matter)), tables={ORDERS: _table(columns, rows)})


def _short(name: str) -> str:
    """A heading over boxes needs no more than the subbagian's own words."""
    return f"Kasubbag {name.removeprefix('Subbagian ')}"


def _indicators(matter: Matter, code: str) -> str:
    found = next((matter.owed(d) for d in matter.departments if d.code == code), ())
    return "\n".join(f"{i.code} {i.name}" for i in found) or "tidak ada indikator; data anggaran dan data dukung lain"


def _opening(form: Form, matter: Matter) -> tuple[Paragraph, ...]:
    text = matter.wish.opening or form.opening.format(**matter.names)
    return (Paragraph((text,)),) if text else ()


def _text(form: Form, matter: Matter) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((text,)) for text in matter.wish.body or [text.format(**matter.names) for text in form.text])


def _closing(form: Form, matter: Matter) -> tuple[Paragraph, ...]:
    text = matter.wish.closing or form.closing.format(**matter.names)
    return (Paragraph((text,)),) if text else ()


def _table(columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]) -> Table:
    body = tuple(tuple(Cell(text=(text,)) for text in row) for row in rows)
    return Table(ident="", caption="", columns=columns, body=body)
