"""The Word document: real styles, repeated heads, turned pages, pictures with their words, the same bytes twice."""

import io
import re
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT

from pipeline.render import word
from tests.render import make_reference


@pytest.fixture(scope="module")
def raw(made) -> bytes:
    return made.docx()


@pytest.fixture(scope="module")
def document(raw):
    return docx.Document(io.BytesIO(raw))


def xml_of(raw: bytes, name: str = word.DOCUMENT) -> str:
    return zipfile.ZipFile(io.BytesIO(raw)).read(name).decode()


def test_same_arguments_give_the_same_bytes(made, raw):
    assert made.docx() == raw


def test_headings_and_captions_have_real_styles(document):
    styled = {p.style.name: p.text for p in document.paragraphs}
    assert {"Heading 1", "Heading 2", "Heading 3", "Table Caption", "Image Caption"} <= set(styled)
    captions = [p.text for p in document.paragraphs if p.style.name == "Table Caption"]
    assert captions[0].replace("\N{NO-BREAK SPACE}", " ") == "Tabel 1.1. Isu Strategis"


def test_heads_of_tables_repeat_and_are_tinted(raw, made):
    heads = re.findall(r"<w:tr>(?:(?!</w:tr>).)*<w:tblHeader(?:(?!</w:tr>).)*</w:tr>", xml_of(raw), re.S)
    assert len(heads) == 6  # two of them in the table whose header has two levels
    assert all("E6EDF4" in head for head in heads)


def test_wide_tables_stand_on_turned_pages(document):
    assert [section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections] == [False, False, False, True]


def test_every_page_says_that_it_is_a_sample_and_a_draft(document):
    assert document.sections[0].header.paragraphs[0].text.startswith("CONTOH · KONSEP — Angka")


def test_pictures_have_their_words(raw, made):
    xml = xml_of(raw)
    assert all(chart.alt in xml for chart in made.report.charts.values())


def test_lists_of_contents_are_filled_before_word_refreshes_them(raw):
    text = re.sub(r"<[^>]+>", " ", xml_of(raw))
    assert "DAFTAR ISI" in text
    assert text.count("BAB I Pendahuluan") == 1
    assert 'TOC \\o "1-3"' in xml_of(raw)


def test_language_is_indonesian(raw):
    assert 'w:val="id-ID"' in xml_of(raw, "word/styles.xml")


def test_reference_document_is_what_its_script_makes(monkeypatch, tmp_path):
    monkeypatch.setattr(make_reference, "TARGET", tmp_path / "acuan.docx")
    make_reference.main()
    assert (tmp_path / "acuan.docx").read_bytes() == word.REFERENCE.read_bytes()


def test_letterhead_bears_the_logo(document):
    [head] = [p for p in document.paragraphs if p.style.name == "Kop Surat"]
    assert head._p.xpath(".//pic:pic")


def test_small_tables_and_first_rows_stay_together(document):
    small, large = (next(t for t in document.tables if t.cell(0, 0).text == head) for head in ("No.", "Kode"))
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in small.rows][-2:] == [True, None]
    assert [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in large.rows][:5] == [True] * 4 + [False]
