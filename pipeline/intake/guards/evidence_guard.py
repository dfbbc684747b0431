"""A file as it came: whether it is what its name says, only that, and fit to be opened by the public. Nothing is parsed or run."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from ...core.findings import Finding, Place
from ...core.gate.rules import containers as rules
from ...core.gate.shown import shown
from . import image_guard, kinds, office_guard, pdf_guard

FORMS = (
    ".pdf",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".webp",
    ".docx",
    ".xlsx",
    ".pptx",
    ".odt",
    ".ods",
    ".odp",
    ".zip",
    ".doc",
    ".xls",
    ".ppt",
    ".rtf",
    ".mp3",
    ".mp4",
)
TEXTS = frozenset({".csv", ".md", ".txt", ".json", ".yml", ".log", ".eml", ".xml"})
OLD_MACROS = (b"V\0B\0A\0", b"M\0a\0c\0r\0o\0s\0", b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0", b"\0X\0L\0M\0")
OLD_LOCKED = "EncryptedPackage".encode("utf-16-le")
REFUSED: Mapping[str, tuple[str, str]] = {
    "HTML": ("Halaman HTML atau gambar SVG", "dapat memuat skrip yang berjalan saat dibuka"),
    "RTF": ("RTF", "dapat memuat objek yang berjalan saat dibuka"),
    "RAR": ("Arsip RAR", "isinya tidak dapat diperiksa"),
    "7Z": ("Arsip 7Z", "isinya tidak dapat diperiksa"),
    "GZIP": ("Arsip GZIP", "isinya tidak dapat diperiksa"),
    kinds.PROGRAM: ("Program", "dapat dijalankan"),
}
UNSEEN: Mapping[str, str] = {
    "MP3": "isi rekaman suara tidak diperiksa",
    "MP4": "isi rekaman video tidak diperiksa",
    kinds.UNKNOWN: "jenisnya tidak dikenal",
}
DOORS = re.compile(rb"<script[\s>]|<iframe[\s>]|<object[\s>]|<embed[\s>]", re.IGNORECASE)
Look = Callable[[PurePosixPath, bytes], Iterator[Finding] | tuple[Finding, ...]]


def inspect(path: PurePosixPath, content: bytes) -> tuple[Finding, ...]:
    """Return what is wrong with a piece of evidence by its bytes. Never raises for what stands in `content`."""
    if not content:
        return ()  # an empty file harms nobody; the inventory asks for it again
    kind = kinds.kind_of(io.BytesIO(content))
    place = Place(path)
    if kind in REFUSED:
        what, why = REFUSED[kind]
        return (rules.KIND_REFUSED.at(place, jenis=what, sebab=why),)
    if not kinds.fits(kind, path) or (path.suffix.casefold() in TEXTS and kind != kinds.TEXT):
        return (rules.KIND_DIFFERS.at(place, akhiran=shown(path.suffix), jenis=kind),)
    return tuple(LOOKS.get(kind, _nothing)(path, content))


def _office(path: PurePosixPath, content: bytes) -> tuple[Finding, ...]:
    return office_guard.inspect(path, content, kinds.kind_of(io.BytesIO(content)), inspect)


def _old(path: PurePosixPath, content: bytes) -> Iterator[Finding]:
    """Files of Word 97 and the like: only the names of what they hold can be seen."""
    place = Place(path)
    if OLD_LOCKED in content:
        yield rules.ZIP_SHAPE.at(place, sebab="isinya disandikan dengan kata sandi")
    elif any(mark in content for mark in OLD_MACROS):
        yield rules.MACRO.at(place, bagian="VBA")
    else:
        yield rules.UNSEEN.at(place, sebab="bentuk Office lama tidak dapat diurai di sini")


def _text(path: PurePosixPath, content: bytes) -> Iterator[Finding]:
    """Text that a browser or an attentive reader could take for something else."""
    if b"%PDF-" in content[: image_guard.PAPER_HEAD]:
        yield rules.TWO_KINDS.at(Place(path), jenis="teks", lain="PDF")
    elif DOORS.search(content, 0, kinds.HEAD):
        yield rules.TWO_KINDS.at(Place(path), jenis="teks", lain="skrip HTML")


def _unseen(path: PurePosixPath, content: bytes) -> Iterator[Finding]:
    yield rules.UNSEEN.at(Place(path), sebab=UNSEEN[kinds.kind_of(io.BytesIO(content))])


def _nothing(_path: PurePosixPath, _content: bytes) -> tuple[Finding, ...]:
    return ()


LOOKS: Mapping[str, Look] = {
    "PDF": pdf_guard.inspect,
    **dict.fromkeys(office_guard.PICTURES, image_guard.inspect),
    **dict.fromkeys((*office_guard.OFFICE, "ZIP"), _office),
    "Office lama": _old,
    kinds.TEXT: _text,
    **dict.fromkeys(UNSEEN, _unseen),
}
