"""The build of a picture, by its own headers and without decoding a pixel: how wide, how many, where it ends, what is written in it."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from . import exif

LARGEST_NOTE = 4 * 1024 * 1024  # bytes of one compressed note, unpacked
MOST_BLOCKS, MOST_FRAMES, MOST_SCANS = 100_000, 2_000, 100
MOST_PIECES = 400_000  # of 255 bytes in a GIF, as encoders cut them
SIGN = b"\x89PNG\r\n\x1a\n"
MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
FRAMES_OF_JPEG = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


class Broken(Exception):
    """The picture is not whole; the text is the end of a sentence."""


class Burst(Exception):
    """A note in the picture unpacks to more than it may; the text names it."""


@dataclass(slots=True)
class Picture:
    """What a picture's headers say."""

    width: int = 0
    height: int = 0
    frames: int = 1
    pixels: int = 0  # of all frames or pages
    end: int = 0  # bytes; what lies behind is no picture
    has_location: bool = False

    def add(self, width: int, height: int) -> None:
        """Count a frame or page."""
        self.width, self.height = max(self.width, width), max(self.height, height)
        self.pixels += width * height


def png(data: bytes) -> Picture:
    """Walk the chunks of a PNG; every sum is checked, every compressed note unpacked within a bound."""
    picture, at, count, seen_data = Picture(), len(SIGN), 0, False
    while True:
        size, kind = _unpack(">L4s", data, at)
        body, after = at + 8, at + 12 + size
        count += 1
        if size > 0x7FFFFFFF or after > len(data) or count > MOST_BLOCKS:
            raise Broken("terpotong")
        if zlib.crc32(memoryview(data)[at + 4 : body + size]) != _unpack(">L", data, body + size)[0]:
            raise Broken("sidik salah satu bagiannya tidak cocok")
        if (count == 1) != (kind == b"IHDR") or (count == 1 and size != 13):
            raise Broken("keterangan ukurannya tidak di tempatnya")
        if kind == b"IHDR":
            picture.add(*_unpack(">LL", data, body))
        elif kind == b"IEND":
            if size or not seen_data or not picture.pixels:
                raise Broken("tidak memuat gambar")
            picture.end = after
            return picture
        seen_data = seen_data or kind == b"IDAT"
        _png_note(picture, kind, data[body : body + size] if kind in PNG_NOTES else b"")
        at = after


PNG_NOTES = frozenset({b"zTXt", b"iTXt", b"iCCP", b"eXIf", b"tEXt", b"acTL"})


def _png_note(picture: Picture, kind: bytes, body: bytes) -> None:
    if kind == b"acTL":
        picture.frames = max(1, int.from_bytes(body[:4], "big"))
        picture.pixels = picture.width * picture.height * picture.frames
    elif kind == b"eXIf":
        picture.has_location |= exif.has_location(body)
    elif kind in (b"zTXt", b"iCCP"):
        _text_of(picture, _inflated(body.partition(b"\0")[2][1:], kind))
    elif kind == b"iTXt":
        rest = body.partition(b"\0")[2]
        text = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        _text_of(picture, _inflated(text, kind) if rest[:1] == b"\1" else text)


def _text_of(picture: Picture, text: bytes) -> None:
    picture.has_location |= exif.says_location(text)


def _inflated(packed: bytes, kind: bytes) -> bytes:
    try:
        text = zlib.decompressobj().decompress(packed, LARGEST_NOTE + 1)
    except zlib.error as broken:
        raise Broken(f"bagian {kind.decode()} tidak dapat dibuka") from broken
    if len(text) > LARGEST_NOTE:
        raise Burst(kind.decode())
    return text


def jpeg(data: bytes) -> Picture:
    """Walk the segments of a JPEG up to its end mark; the coded lines in between are only skipped."""
    picture, at, scans, count = Picture(), 2, 0, 0
    while True:
        found = MARKER.search(data, at)
        count += 1
        if found is None or count > MOST_BLOCKS:
            raise Broken("terpotong")
        if not scans and data[at : found.start()].strip(b"\xff"):
            raise Broken("ada data di antara bagian-bagiannya")
        kind, at = data[found.end() - 1], found.end()
        if kind == 0xD9:
            picture.end = at
            break
        if kind in (0x01, 0xD8):
            continue
        size = _unpack(">H", data, at)[0]
        if size < 2 or at + size > len(data):
            raise Broken("terpotong")
        if kind in FRAMES_OF_JPEG:
            height, width = _unpack(">HH", data, at + 3)
            picture.add(width, height)
        elif kind == 0xE1:
            _application(picture, data[at + 2 : at + size])
        scans += kind == 0xDA
        if scans > MOST_SCANS:
            raise Broken(f"lebih dari {MOST_SCANS} lapisan")
        at += size
    if not scans or not picture.pixels:
        raise Broken("tidak memuat gambar")
    return picture


def _application(picture: Picture, body: bytes) -> None:
    if body.startswith(b"Exif\0\0"):
        picture.has_location |= exif.has_location(body[6:])
    else:
        picture.has_location |= exif.says_location(body)


def gif(data: bytes) -> Picture:
    """Walk the blocks of a GIF."""
    picture, count, left = Picture(frames=0), 0, MOST_PIECES
    width, height, flags = _unpack("<HHB", data, 6)
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    while (kind := _unpack("B", data, at)[0]) != 0x3B:
        count += 1
        if count > MOST_BLOCKS or kind not in (0x21, 0x2C):
            raise Broken("terpotong" if count > MOST_BLOCKS else "memuat bagian yang tidak dikenal")
        if kind == 0x2C:
            flags = _unpack("<4HB", data, at + 1)[4]
            picture.frames += 1
            picture.add(width, height)
            at += 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
        else:
            at += 2
        at, left = _skipped(data, at, left)
    if not picture.frames:
        raise Broken("tidak memuat gambar")
    picture.end = at + 1
    return picture


def _skipped(data: bytes, at: int, left: int) -> tuple[int, int]:
    """Return where a run of sub-blocks ends, and how many more the picture may have."""
    while size := _unpack("B", data, at)[0]:
        at, left = at + size + 1, left - 1
        if left < 0:
            raise Broken("terbagi menjadi terlalu banyak potongan kecil")
    return at + 1, left


def webp(data: bytes) -> Picture:
    """Walk the chunks of a WebP."""
    picture, at, count, last = Picture(frames=0), 12, 0, _unpack("<L", data, 4)[0] + 8
    if last > len(data):
        raise Broken("terpotong")
    while at + 8 <= last:
        kind, size = _unpack("<4sL", data, at)
        body, count = at + 8, count + 1
        if body + size > last or count > MOST_BLOCKS:
            raise Broken("terpotong")
        if kind == b"VP8X":
            picture.width, picture.height = (int.from_bytes(data[body + n : body + n + 3], "little") + 1 for n in (4, 7))
        elif kind in (b"VP8 ", b"VP8L"):
            picture.frames += 1
            picture.add(*(_lossy(data, body) if kind == b"VP8 " else _lossless(data, body)))
        elif kind == b"ANMF":
            picture.frames += 1
            picture.pixels += picture.width * picture.height
        elif kind == b"EXIF":
            picture.has_location |= exif.has_location(data[body : body + size].removeprefix(b"Exif\0\0"))
        elif kind == b"XMP ":
            picture.has_location |= exif.says_location(data[body : body + size])
        at = body + size + size % 2
    if not picture.frames:
        raise Broken("tidak memuat gambar")
    picture.pixels = max(picture.pixels, picture.width * picture.height)
    picture.end = last
    return picture


def _lossy(data: bytes, at: int) -> tuple[int, int]:
    width, height = _unpack("<HH", data, at + 6)
    return width & 0x3FFF, height & 0x3FFF


def _lossless(data: bytes, at: int) -> tuple[int, int]:
    bits = _unpack("<L", data, at + 1)[0]
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def bmp(data: bytes) -> Picture:
    """Read the header of a bitmap."""
    picture, size = Picture(), _unpack("<L", data, 2)[0]
    width, height = _unpack("<HH", data, 18) if _unpack("<L", data, 14)[0] == 12 else _unpack("<ll", data, 18)
    picture.add(abs(width), abs(height))
    picture.end = size if 26 < size <= len(data) else len(data)
    return picture


def tiff(data: bytes) -> Picture:
    """Walk the pages of a TIFF. Where its data end cannot be told without following every strip."""
    picture, order = Picture(frames=0, end=len(data)), "<" if data[:2] == b"II" else ">"
    at, seen = _unpack(order + "L", data, 4)[0], set[int]()
    while at:
        if at in seen or len(seen) > MOST_FRAMES:
            raise Broken("daftar halamannya berputar atau terlalu panjang")
        seen.add(at)
        tags = dict(_tags(data, at, order))
        picture.frames += 1
        picture.add(tags.get(256, 0), tags.get(257, 0))
        at = _unpack(order + "L", data, at + 2 + 12 * _unpack(order + "H", data, at)[0])[0]
    if not picture.pixels:
        raise Broken("tidak memuat gambar")
    picture.has_location = exif.has_location(data)
    return picture


def _tags(data: bytes, at: int, order: str) -> Iterator[tuple[int, int]]:
    """Yield the tags of a page that are single numbers (SHORT or LONG)."""
    for entry in range(_unpack(order + "H", data, at)[0]):
        place = at + 2 + 12 * entry
        tag, kind, count = _unpack(order + "HHL", data, place)
        if count == 1 and kind in (3, 4) and tag in (256, 257):
            yield tag, _unpack(order + ("H" if kind == 3 else "L"), data, place + 8)[0]


def _unpack(layout: str, data: bytes, at: int) -> tuple:  # type: ignore[type-arg]
    try:
        return struct.unpack_from(layout, data, at)
    except struct.error as short:
        raise Broken("terpotong") from short


WALKS: Mapping[str, Callable[[bytes], Picture]] = {
    "PNG": png,
    "JPEG": jpeg,
    "GIF": gif,
    "WEBP": webp,
    "BMP": bmp,
    "TIFF": tiff,
}
