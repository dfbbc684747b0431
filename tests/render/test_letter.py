"""A letter as PDF and Word: conforming, the same bytes twice, and one page that says it all."""

import io
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

import docx
import pikepdf
import pytest

from pipeline.core import letters
from pipeline.core.errors import PipelineError
from pipeline.render import letter
from tests import builders as b
from tests import pdf_check
from tests.core.test_letters import SENT, dossier

TIME = datetime(2026, 1, 20, 3, tzinfo=UTC)
WISH = letters.Wish(number="5/PR.04.1-SR/3673/3/2026", copies=("Ketua KPU Contoh",))


def made(**changes: object) -> letters.Letter:
    return replace(letters.compose(WISH, dossier(), SENT, date(2026, 1, 20), draft=True), **changes)


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> bytes:
    return letter.pdf(made(), tmp_path_factory.mktemp("akar"), TIME)


def text_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def test_the_pdf_conforms(pdf, tmp_path):
    file = tmp_path / "surat.pdf"
    file.write_bytes(pdf)
    assert pdf_check.faults(file) == []


def test_the_letter_is_one_page(pdf):
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) == 1


@pytest.mark.poppler
def test_the_pdf_says_what_the_letter_says(pdf):
    text = text_of(pdf)
    for words in (
        "SURAT PENGANTAR",
        "5/PR.04.1-SR/3673/3/2026",
        "Sekretaris KPU Provinsi Banten",
        "Data sumber",
        "Tanda terima",
        "Tembusan",
    ):
        assert words in text
    assert "KONSEP" in text


def test_same_arguments_give_the_same_bytes(pdf, tmp_path):
    assert letter.pdf(made(), tmp_path, TIME) == pdf
    assert letter.docx(made(), tmp_path, TIME) == letter.docx(made(), tmp_path, TIME)


def test_word_says_the_same_as_the_pdf(tmp_path):
    document = docx.Document(io.BytesIO(letter.docx(made(), tmp_path, TIME)))
    text = "\n".join([p.text for p in document.paragraphs] + [c.text for t in document.tables for row in t.rows for c in row.cells])
    for words in ("SURAT PENGANTAR", "5/PR.04.1-SR/3673/3/2026", "Sekretaris KPU Provinsi Banten", "Data sumber", "Diterima tanggal"):
        assert words in text
    assert document.sections[0].header.paragraphs[0].text == "KONSEP"
    assert len(document.inline_shapes) == 1  # the logo


@pytest.mark.poppler
def test_a_letter_that_is_no_draft_has_no_mark(tmp_path):
    final = made(watermarks=())
    assert "KONSEP" not in text_of(letter.pdf(final, tmp_path, TIME))
    assert docx.Document(io.BytesIO(letter.docx(final, tmp_path, TIME))).sections[0].header.paragraphs[0].text == ""


@pytest.mark.poppler
def test_code_in_a_letter_stays_text(tmp_path):
    text = text_of(letter.pdf(made(to=('#panic("x")', "*tebal* `a` <b>")), tmp_path, TIME))
    assert '#panic("x")' in text
    assert "*tebal* `a` <b>" in text


def test_a_character_that_no_font_has_is_one_sentence(tmp_path):
    with pytest.raises(PipelineError, match="tidak dapat dicetak"):
        letter.pdf(made(to=("仙",)), tmp_path, TIME)


def test_a_logo_outside_the_office_is_refused(tmp_path):
    with pytest.raises(PipelineError, match="bukan berkas biasa"):
        letter.pdf(made(office=replace(b.office(), logo=PurePosixPath("../lambang.svg"))), tmp_path, TIME)


SAID = {
    "lembar-disposisi": ("LEMBAR DISPOSISI", "Diteruskan kepada", "Kasubbag", "Catatan"),
    "nota-dinas": ("NOTA DINAS", "Kepada Yth.", "Dari", "Tembusan", "Lampiran", "Perihal", "Indikator yang dilaporkan", "Paraf hierarki"),
    "surat-edaran": ("SURAT EDARAN", "TENTANG", "A. Umum", "Isi Edaran", "Ditetapkan di", "Lampiran Surat Edaran", "Formulir Data Kinerja"),
    "undangan": ("Perihal", "Hari/tanggal", "Rabu, 15 Juli 2026", "Paraf hierarki"),
    "daftar-hadir": ("DAFTAR HADIR", "Tanda tangan", "CONTOH"),
    "notulen": ("NOTULEN RAPAT", "Pimpinan rapat", "Hasil rapat", "Lengkapi bukti", "22 Juli 2026", "Notulis"),
}


def whole(kind: str, **changes: object) -> letters.Letter:
    event = letters.Event(day=date(2026, 7, 15), time="09.00 WIB", venue="Aula", agenda=("Satu", "Dua"))
    decision = letters.Decision(what="Lengkapi bukti", role="sekretaris", due=date(2026, 7, 22))
    time = datetime(2026, 7, 13, 1, 5, tzinfo=UTC)
    wish = letters.Wish(
        kind=kind, number="7/A/2026", day=date(2026, 7, 13), event=event, decisions=(decision,), copies=("Ketua KPU Contoh",),
        initials=(letters.Initial(role="staf", time=time),),
    )  # fmt: skip
    return letters.compose(replace(wish, **changes), dossier(), (), date(2026, 7, 13))


@pytest.mark.poppler
@pytest.mark.parametrize("kind", SAID)
def test_every_kind_conforms_and_says_the_same_in_both_outputs(kind, tmp_path):
    file = tmp_path / "surat.pdf"
    file.write_bytes(letter.pdf(whole(kind), tmp_path, TIME))
    assert pdf_check.faults(file) == []
    printed = " ".join(text_of(file.read_bytes()).split())
    written = words_of(letter.docx(whole(kind), tmp_path, TIME))
    for words in SAID[kind]:
        assert words in printed, words
        assert words in written, words


def words_of(document: bytes) -> str:
    """All the text of a Word document, tables within tables too."""
    pieces = docx.Document(io.BytesIO(document)).element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    return " ".join(" ".join(piece.text or "" for piece in pieces).split())


@pytest.mark.parametrize("kind", SAID)
def test_every_kind_gives_the_same_bytes_twice(kind, tmp_path):
    assert letter.pdf(whole(kind), tmp_path, TIME) == letter.pdf(whole(kind), tmp_path, TIME)
    assert letter.docx(whole(kind), tmp_path, TIME) == letter.docx(whole(kind), tmp_path, TIME)


@pytest.mark.poppler
@pytest.mark.parametrize("hostile", ['#panic("x")', "$x$ @y `z` <w:t>&amp;", ']][[ \\ "'])
def test_code_stays_text_wherever_it_is_written(hostile, tmp_path):
    """Subject, paragraphs, fields, boxes and signatures: each takes another way into the outputs."""
    event = letters.Event(time=hostile, venue=hostile, agenda=(hostile,))
    made = whole("undangan", subject=hostile, body=(hostile,), closing=hostile, event=event, copies=(hostile,), sender=hostile)
    for text in (text_of(letter.pdf(made, tmp_path, TIME)), words_of(letter.docx(made, tmp_path, TIME))):
        assert "".join(text.split()).count("".join(hostile.split())) >= 7


def test_a_declared_paraf_says_that_nobody_but_the_person_says_so(tmp_path):
    written = words_of(letter.docx(whole("surat-edaran"), tmp_path, TIME))
    assert "Waktu menurut pernyataan sendiri" in written
    assert "13 Juli 2026 pukul 08.05 WIB" in written
    assert "pernyataan sendiri" not in words_of(letter.docx(whole("surat-edaran", initials=()), tmp_path, TIME))
