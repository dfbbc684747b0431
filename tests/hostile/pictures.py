"""Attacks in pictures, and files that are not what their name says, or two things at once."""

import struct
import zlib

from tests import evidence_sample as e
from tests.hostile.git import BOX

ARCHIVE = e.zipped(("a.txt", b"x"))


def _as(name: str, content: bytes) -> dict:
    return {f"{BOX}/{name}": content}


def wide_png() -> dict:
    """A few bytes that become ten gigabytes in the viewer's memory."""
    return _as("foto.png", e.png(100_000, 100_000))


def wide_jpeg() -> dict:
    return _as("foto.jpg", e.jpeg(65_000, 65_000))


def wide_gif() -> dict:
    return _as("foto.gif", e.gif(65_000, 65_000))


def wide_webp() -> dict:
    return _as("foto.webp", e.webp(16_000, 16_000))


def wide_tiff() -> dict:
    return _as("foto.tif", e.tiff(200_000, 200_000))


def wide_bitmap() -> dict:
    return _as("foto.bmp", b"BM" + struct.pack("<LLLLllHH", 64, 0, 54, 40, 90_000, -90_000, 1, 24).ljust(62, b"\0"))


def many_frames() -> dict:
    """Small in itself, shown ten thousand times."""
    return _as("foto.png", e.png(1000, 1000, e.chunk(b"acTL", struct.pack(">LL", 10_000, 0))))


def picture_note_bomb() -> dict:
    return _as("foto.png", e.png(2, 2, e.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"a" * 30_000_000))))


def picture_profile_bomb() -> dict:
    return _as("foto.png", e.png(2, 2, e.chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(b"\0" * 30_000_000))))


def picture_words_bomb() -> dict:
    return _as("foto.png", e.png(2, 2, e.chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(b"a" * 30_000_000))))


def picture_cut() -> dict:
    return _as("foto.jpg", e.jpeg()[:-2])


def picture_of_nothing() -> dict:
    return _as("foto.png", e.SIGN + e.chunk(b"IHDR", struct.pack(">LLBBBBB", 2, 2, 8, 0, 0, 0, 0)) + e.chunk(b"IEND", b""))


def picture_sum_wrong() -> dict:
    return _as("foto.png", e.png(2, 2, e.chunk(b"tEXt", b"a\0b")[:-1] + b"\0"))


def picture_in_pieces() -> dict:
    """Half a million pieces of one byte: slow for everybody."""
    return _as("foto.gif", e.gif(1, 1, b"\x21\xfe" + b"\1a" * 500_000 + b"\0"))


def pages_in_a_circle() -> dict:
    return _as("foto.tif", e.tiff(following=10))


def jpeg_and_zip() -> dict:
    return _as("foto.jpg", e.jpeg(tail=ARCHIVE))


def png_and_zip() -> dict:
    return _as("foto.png", e.png(tail=ARCHIVE))


def png_with_zip_inside() -> dict:
    """The archive lies in a chunk of the picture, and only its end sticks out where readers from the back look."""
    return _as("foto.png", e.png(2, 2, e.chunk(b"teSt", ARCHIVE)))


def jpeg_and_pdf() -> dict:
    return _as("foto.jpg", e.jpeg(1, 1, e.segment(0xFE, e.pdf())))


def jpeg_and_program() -> dict:
    return _as("foto.jpg", e.jpeg(tail=b"\x7fELF" + b"\0" * 60))


def gif_and_script() -> dict:
    """To a browser that is told so, the whole file is a script: GIF89a/* … */=1;alert(1)."""
    return _as("foto.gif", e.gif(0x2A2F, 1, e.remark(b"*/=1;alert(1);/*")))


def gif_and_page() -> dict:
    return _as("foto.gif", e.gif(1, 1, e.remark(b"<script>alert(1)</script>")))


def jpeg_and_php() -> dict:
    return _as("foto.jpg", e.jpeg(1, 1, e.segment(0xFE, b"<?php system($_GET[0]); ?>")))


def text_and_pdf() -> dict:
    return _as("catatan.txt", b"Catatan rapat\n" + e.pdf())


def text_and_page() -> dict:
    return _as("catatan.txt", b"Catatan rapat <iframe src=//contoh.invalid></iframe>\n")


def png_named_pdf() -> dict:
    return _as("surat.pdf", e.png())


def zip_named_pdf() -> dict:
    return _as("surat.pdf", ARCHIVE)


def word_named_excel() -> dict:
    return _as("daftar.xlsx", e.docx())


def zip_behind_words() -> dict:
    """A self-unpacking beginning: the office program finds its directory from the end all the same."""
    return _as("daftar.docx", b"kata " * 20 + e.docx())


def program_named_pdf() -> dict:
    return _as("surat.pdf", b"MZ\x90\0" + b"\0" * 90)


def page_named_pdf() -> dict:
    return _as("surat.pdf", b"<!DOCTYPE html><html><script>alert(1)</script></html>")


def archive_named_zip() -> dict:
    return _as("bukti.zip", b"Rar!\x1a\x07\x01\0" + b"\0" * 40)


def rich_text() -> dict:
    return _as("surat.rtf", b"{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objdata 0105}}}")


def script_as_text() -> dict:
    return _as("catatan.txt", b"#!/bin/sh\nrm -rf ~\n")
