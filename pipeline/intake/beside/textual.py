"""The words in a piece of evidence, as far as a machine can have them without a library for each format, within hard bounds.

Text as it stands, the XML of DOCX and XLSX, the plain strings in a PDF's streams. Pictures, scans and PDFs whose fonts hide
their letters have none, and the answer says so; so does a file cut off at a bound.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MOST_TEXT = 32 * 1024 * 1024  # bytes looked at in one file
LARGEST_PART = 16 * 1024 * 1024  # bytes of one part of a workbook or document, unpacked
LARGEST_DIRECTORY = 2 * 1024 * 1024  # bytes of a zip's directory
LARGEST_PDF = 16 * 1024 * 1024
LINE = 256 * 1024  # a longer line is looked at in pieces
FEWEST_LETTERS = 20  # fewer words than this is no text layer
PARTS = re.compile(
    r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml|xl/(?:sharedStrings|worksheets/sheet\d+|comments\d+)\.xml"
)
BREAKS = re.compile(r"</(?:w:p|w:tr|row|c|si|comment)>")
TAGS = re.compile(r"<[^<>]*>")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
STRINGS = re.compile(rb"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]{2,})>")
UNITS = {"DOCX": "paragraf", "XLSX": "isian", "PDF": "potongan teks"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a file's text, and the number of its first line (from 1)."""

    text: str
    first: int


Stretches = Iterator[Stretch]


def stretches(stream: BinaryIO, kind: str) -> Stretches | None:
    """Return the text of an open file piece by piece; None where a machine cannot read it, or not the whole of it."""
    stream.seek(0)
    if kind in ("teks", "HTML"):
        return _plain(stream) if _size(stream) <= MOST_TEXT else None
    if kind in ("DOCX", "XLSX"):
        return _packed(stream)
    return _pdf(stream) if kind == "PDF" and _size(stream) <= LARGEST_PDF else None


def has_pictures(stream: BinaryIO, kind: str) -> bool:
    """Say whether a document holds pictures, in which words may stand that nobody here can read."""
    if kind == "PDF":
        stream.seek(0)
        return re.search(rb"/Subtype\s*/Image", stream.read(LARGEST_PDF)) is not None
    stream.seek(max(0, _size(stream) - LARGEST_DIRECTORY))
    return kind in UNITS and b"/media/" in stream.read(LARGEST_DIRECTORY)


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, 2)
    stream.seek(0)
    return size


def _plain(stream: BinaryIO) -> Iterator[Stretch]:
    """Yield line by line; text in an older encoding keeps its digits, which is all that is looked for."""
    number = 1
    while line := stream.readline(LINE):
        yield Stretch(line.decode("utf-8", "replace"), number)
        number += line.endswith(b"\n")


def _packed(stream: BinaryIO) -> Iterator[Stretch] | None:
    try:
        if not _is_small(stream):
            return None
        with zipfile.ZipFile(stream) as packed:
            wanted = [part for part in packed.infolist() if PARTS.fullmatch(part.filename)]
            if sum(part.file_size for part in wanted) > MOST_TEXT or any(part.flag_bits & 1 for part in wanted):
                return None
            return iter(_numbered([_part(packed, part) for part in wanted]))
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError):
        return None


def _is_small(stream: BinaryIO) -> bool:
    """Look at the end of a zip, where the size of its directory stands, before the directory is read."""
    tail_at = max(0, _size(stream) - 66_000)
    stream.seek(tail_at)
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    return 0 <= at <= len(tail) - 22 and int.from_bytes(tail[at + 12 : at + 16], "little") <= LARGEST_DIRECTORY


def _part(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> str:
    with packed.open(part) as stream:
        content = stream.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise ValueError(part.filename)
    text = TAGS.sub("", BREAKS.sub("\n", content.decode("utf-8", "replace")))
    return re.sub(r"&(?:lt|gt|quot|apos|amp);", lambda found: ENTITIES[found[0]], text)


def _numbered(texts: list[str]) -> Iterator[Stretch]:
    first = 1
    for text in texts:
        yield Stretch(text, first)
        first += text.count("\n") + 1


def _pdf(stream: BinaryIO) -> Iterator[Stretch] | None:
    content = stream.read(LARGEST_PDF)
    if b"/Encrypt" in content:
        return None
    texts, left = [], MOST_TEXT
    for found in STREAM.finditer(content):
        data = _inflated(found[1], min(left, LARGEST_PART))
        left -= len(data)
        if b"Tj" in data or b"TJ" in data:
            texts.append(_strings(data))
        if left <= 0:
            return None
    return _numbered(texts) if sum(map(str.isalnum, "".join(texts))) >= FEWEST_LETTERS else None


def _inflated(data: bytes, limit: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, limit)
    except zlib.error:
        return data[:limit]


def _strings(data: bytes) -> str:
    """Return what the strings of a page say, where their bytes are letters; the pieces of one TJ belong together."""
    lines = []
    for operand in re.split(rb"\bT[jJ*dDm]\b|'", data):
        parts = [_literal(plain, coded) for plain, coded in STRINGS.findall(operand)]
        lines.append("".join(parts))
    return "\n".join(lines)


def _literal(plain: bytes, coded: bytes) -> str:
    raw = re.sub(rb"\\(.)", rb"\1", plain, flags=re.DOTALL) if plain or not coded else _hex(coded)
    text = raw.decode("latin-1")
    return text if text.isprintable() else ""


def _hex(coded: bytes) -> bytes:
    digits = re.sub(rb"\s", b"", coded)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
