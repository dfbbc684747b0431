"""A picture as evidence: not too large to open, whole, and with nothing in it or behind it that is no picture."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...core.findings import Finding, Place
from ...core.gate.rules import containers as rules
from . import kinds, pictures, zip_guard
from .pictures import Broken, Burst, Picture

MOST_PIXELS = 52_000_000  # of one frame; a telephone of 50 megapixels makes 8,192 × 6,144
MOST_TOGETHER = 1_000_000_000  # of all frames or pages: a scan of A4 in 300 dpi has 8.7 million, so a hundred of them
SCRIPT = re.compile(rb"<\?php|<script[\s>/]|<svg[\s>]|<html[\s>]|javascript:", re.IGNORECASE)
COMMENTED = b"/*"  # a GIF 10,799 wide is a script to a browser
OTHER_HEADS = ((b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP"), (b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7Z"), (b"\x7fELF", "program"))
PAPER_HEAD = 1024  # bytes in which readers look for the mark of a PDF


def inspect(path: PurePosixPath, content: bytes) -> tuple[Finding, ...]:
    """Return what is wrong with a picture, whatever its name; () for what is no picture. Never raises for what stands in `content`."""
    kind = kinds.of_head(content[: kinds.HEAD])
    return tuple(_judged(kind, content, Place(path))) if kind in pictures.WALKS else ()


def _judged(kind: str, content: bytes, place: Place) -> Iterator[Finding]:
    if other := _other(kind, content):
        yield rules.TWO_KINDS.at(place, jenis=kind, lain=other)
    try:
        picture = pictures.WALKS[kind](content)
    except Broken as broken:
        yield rules.PICTURE_SHAPE.at(place, jenis=kind, sebab=str(broken))
        return
    except Burst as burst:
        yield rules.PICTURE_BOMB.at(place, bagian=str(burst))
        return
    yield from _size(picture, place)
    if picture.has_location:
        yield rules.LOCATION.at(place)
    if not other:
        yield from _tail(kind, content, picture.end, place)


def _other(kind: str, content: bytes) -> str:
    """Return what else a reader might take the file for; "" for nothing."""
    if b"%PDF-" in content[:PAPER_HEAD]:
        return "PDF"
    if zip_guard.has_end(content):
        return "ZIP"
    if kind == "GIF" and content[6:8] == COMMENTED:
        return "skrip"
    return "skrip atau HTML" if SCRIPT.search(content) else ""


def _size(picture: Picture, place: Place) -> Iterator[Finding]:
    is_wide = picture.width * picture.height > MOST_PIXELS
    if is_wide or picture.pixels > MOST_TOGETHER or picture.frames > pictures.MOST_FRAMES:
        times = f" dalam {picture.frames} lapisan atau halaman" if picture.frames > 1 else ""
        limit = MOST_PIXELS if is_wide else MOST_TOGETHER
        yield rules.PIXELS.at(place, lebar=picture.width, tinggi=picture.height, kali=times, batas=limit // 1_000_000)


def _tail(kind: str, content: bytes, end: int, place: Place) -> Iterator[Finding]:
    """What lies behind the picture is shown by nothing: another file is refused, anything else is told."""
    tail = content[end:]
    if not tail.strip(b"\0\r\n\t "):
        return
    other = next((name for magic, name in OTHER_HEADS if magic in tail), "")
    if not other and tail.startswith(b"MZ"):
        other = "program"
    yield rules.TWO_KINDS.at(place, jenis=kind, lain=other) if other else rules.TAIL.at(place, jenis=kind, ukuran=len(tail))
