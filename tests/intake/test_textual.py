"""Kinds by content, and the words in a file as far as a machine can have them, within bounds."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

import pytest

from pipeline.core.collecting import personal
from pipeline.intake.beside import textual
from pipeline.intake.guards import kinds

NIK = "3673010101900001"


def packed(**parts: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", text)
    return whole.getvalue()


def pdf(page: bytes, *, deflated: bool = True) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<< >>\nstream\n" + (zlib.compress(page) if deflated else page) + b"\nendstream\nendobj\n"


def found(content: bytes, kind: str) -> list[personal.Hit] | None:
    pieces = textual.stretches(io.BytesIO(content), kind)
    return None if pieces is None else [hit for piece in pieces for hit in personal.find(piece.text, "", piece.first)]


DOCX = packed(
    word__document="<w:p><w:r><w:t>Nama</w:t></w:r></w:p><w:p><w:r><w:t>NIK 36730101</w:t></w:r><w:r><w:t>01900001</w:t></w:r></w:p>"
)
XLSX = packed(xl__sharedStrings=f"<sst><si><t>Nama</t></si><si><t>{NIK}</t></si></sst>", xl__workbook="<workbook/>")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (DOCX, "DOCX"),
        (XLSX, "XLSX"),
        (b"PK\x03\x04" + bytes(60), "ZIP"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office lama"),
        (b"MZ\x90", "program"),
        (b"#!/bin/sh\n", "program"),
        (b"<!DOCTYPE html><p>", "HTML"),
        ("Berita acara é\n".encode("cp1252"), "teks"),
        ("Berita acara".encode("utf-16"), "tidak dikenal"),
        (bytes(100), "tidak dikenal"),
        (b"", "kosong"),
    ],
)
def test_a_kind_is_known_by_content(content, kind):
    assert kinds.kind_of(io.BytesIO(content)) == kind


@pytest.mark.parametrize(
    ("kind", "name", "right"),
    [
        ("PDF", "ba.pdf", True),
        ("PDF", "BA.PDF", True),
        ("teks", "ba.pdf", False),
        ("JPEG", "foto.png", False),
        ("XLSX", "rekap.xls", False),
        ("teks", "catatan.dat", True),
        ("program", "catatan.dat", False),
        ("kosong", "ba.pdf", True),
    ],
)
def test_a_name_promises_a_kind(kind, name, right):
    assert kinds.fits(kind, PurePosixPath(name)) is right


@pytest.mark.parametrize(
    ("content", "kind", "row"),
    [
        (f"satu\ndua {NIK}\n".encode(), "teks", 2),
        (f"satu\r\ndua {NIK}\r\n".encode(), "teks", 2),
        (DOCX, "DOCX", 2),
        (XLSX, "XLSX", 2),
        (pdf(b"BT (Daftar hadir rapat pleno) Tj T* (NIK 36730101) Tj ET"), "PDF", None),
        (pdf(b"BT (Daftar hadir rapat pleno) Tj (NIK ) Tj [(367301) -20 (0101900001)] TJ ET"), "PDF", 3),
        (pdf(b"BT (Daftar hadir rapat pleno NIK 3673010101900001) Tj ET", deflated=False), "PDF", 1),
        (pdf(b"BT (Daftar hadir rapat pleno) Tj <33363733303130313031393030303031> Tj ET"), "PDF", 2),
    ],
)
def test_a_number_is_found_in_its_line(content, kind, row):
    assert [hit.row for hit in found(content, kind) or []] == ([row] if row else [])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (pdf(b"BT <00010002000300040005> Tj ET"), "PDF"),  # glyph numbers of a subset font say nothing
        (pdf(b"q 100 0 0 100 0 0 cm /Im1 Do Q"), "PDF"),
        (pdf(b"BT (Daftar hadir rapat pleno bulan ini) Tj ET") + b"trailer << /Encrypt 9 0 R >>", "PDF"),
        (b"PK\x03\x04 rusak", "DOCX"),
        (DOCX[:-30], "DOCX"),
    ],
)
def test_what_a_machine_cannot_read_is_said_to_be_unread(content, kind):
    assert found(content, kind) is None


@pytest.mark.parametrize(
    ("content", "kind", "pictured"),
    [
        (pdf(b"q Q") + b"5 0 obj << /Type /XObject /Subtype /Image >>", "PDF", True),
        (pdf(b"BT (Daftar hadir) Tj ET"), "PDF", False),
        (packed(word__document="<w:p/>", word__media__image1="x"), "DOCX", True),
        (DOCX, "DOCX", False),
        (b"teks tentang /media/ saja", "teks", False),
    ],
)
def test_pictures_may_hide_words(content, kind, pictured):
    assert textual.has_pictures(io.BytesIO(content), kind) is pictured


def test_a_zip_bomb_is_left_alone():
    assert found(packed(word__document="<w:p>" + "a" * (40 * 1024 * 1024)), "DOCX") is None


def test_a_part_that_lies_about_its_size_is_cut_off():
    """A directory that claims a small part while the data goes on is broken for zipfile, and unread for us."""
    honest = packed(word__document="a" * 200_000)
    assert found(honest.replace((200_000).to_bytes(4, "little"), (10).to_bytes(4, "little")), "DOCX") in (None, [])


def test_a_pdf_bomb_is_left_alone():
    assert found(b"".join(pdf(b"(a) Tj" + bytes(15 * 1024 * 1024)) for _ in range(3)), "PDF") is None


def test_a_line_without_end_is_read_in_pieces():
    assert found(b"a" * (3 * textual.LINE) + f" {NIK}".encode(), "teks") == [personal.Hit(1, 2, personal.Personal.NIK)]
