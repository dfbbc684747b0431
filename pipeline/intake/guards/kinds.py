"""What a file is by its first bytes, whatever its name says; a small table of the kinds that offices hand in as evidence."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import BinaryIO

HEAD = 64 * 1024  # bytes looked at
TEXT, UNKNOWN, EMPTY, PROGRAM = "teks", "tidak dikenal", "kosong", "program"
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office lama"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"{\\rtf", "RTF"),
    (b"ID3", "MP3"),
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"#!", PROGRAM),
)
PARTS = ((b"xl/", "XLSX"), (b"word/", "DOCX"), (b"ppt/", "PPTX"))
OPEN_DOCUMENT = ((b"opendocument.text", "ODT"), (b"opendocument.spreadsheet", "ODS"), (b"opendocument.presentation", "ODP"))
BY_SUFFIX: Mapping[str, tuple[str, ...]] = {
    **{
        f".{kind.lower()}": (kind,)
        for kind in ("PDF", "PNG", "GIF", "BMP", "XLSX", "DOCX", "PPTX", "ODT", "ODS", "ODP", "RAR", "RTF", "MP3", "MP4")
    },
    **dict.fromkeys((".jpg", ".jpeg"), ("JPEG",)),
    **dict.fromkeys((".tif", ".tiff"), ("TIFF",)),
    **dict.fromkeys((".doc", ".xls", ".ppt"), ("Office lama",)),
    **dict.fromkeys((".txt", ".csv", ".md", ".eml", ".json", ".xml", ".log"), (TEXT,)),
    **dict.fromkeys((".html", ".htm", ".svg"), ("HTML", TEXT)),
    ".webp": ("WEBP",),
    ".zip": ("ZIP", "XLSX", "DOCX", "PPTX", "ODT", "ODS", "ODP"),
    ".7z": ("7Z",),
    ".gz": ("GZIP",),
}


def kind_of(stream: BinaryIO) -> str:
    """Return the kind of an open file by its content; at most a little of its beginning and end is read."""
    head = stream.read(HEAD)
    if not head:
        return EMPTY
    kind = next((kind for magic, kind in MAGIC if head.startswith(magic)), "")
    if kind == "ZIP":
        return _packed(head, stream)
    return kind or _unmarked(head)


def of_head(head: bytes) -> str:
    """Return the kind by the first bytes alone; the office formats are all ZIP then."""
    return next((kind for magic, kind in MAGIC if head.startswith(magic)), "") or (_unmarked(head[:HEAD]) if head else EMPTY)


def _packed(head: bytes, stream: BinaryIO) -> str:
    """Tell the office formats apart by the names of their parts, which stand in the head and in the directory at the end."""
    if head[30:38] == b"mimetype":
        return next((kind for mark, kind in OPEN_DOCUMENT if mark in head[38:120]), "ZIP")
    size = stream.seek(0, 2)
    stream.seek(max(0, size - HEAD))
    names = head + stream.read(HEAD)
    if b"[Content_Types].xml" not in names:
        return "ZIP"
    return next((kind for part, kind in PARTS if part in names), "ZIP")


def _unmarked(head: bytes) -> str:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return "MP4"
    if b"\x00" in head or len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", head)) > len(head) // 100:
        return UNKNOWN
    return "HTML" if re.match(rb"\s*(?:\xef\xbb\xbf)?<(?:!doctype html|html|svg|\?xml[^>]*>\s*<svg)", head, re.IGNORECASE) else TEXT


def fits(kind: str, file: PurePosixPath) -> bool:
    """Say whether a name suits the kind; a suffix that the table does not know says nothing, but a program suits no evidence."""
    return kind != PROGRAM and kind in (*BY_SUFFIX.get(file.suffix.casefold(), (kind,)), EMPTY)
