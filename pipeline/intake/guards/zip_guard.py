"""The skeleton of a ZIP, read by us byte by byte and strictly: what one reader sees must be what every reader sees.

A ZIP says everything twice (before each part, and in the directory at the end), and readers differ in whom they believe. Here both
must agree, the parts must lie one behind the other from the first byte to the directory, and sizes are counted, never believed.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from stat import S_ISLNK
from struct import Struct
from unicodedata import normalize

from ...core.gate.shown import shown

LOCAL, CENTRAL, END, DESCRIPTOR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x07\x08"
HEAD, ENTRY, LAST = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
STORED, DEFLATED = 0, 8
LOCKED, LATER, MASKED = 0x1 | 0x40, 0x8, 0x2000  # bits: encrypted, sizes follow the data, directory encrypted
FULL, FULL_COUNT = 0xFFFFFFFF, 0xFFFF  # "see the zip64 record", which nothing below 4 GB needs
ZIP64, UNICODE_NAME = 0x0001, 0x7075
CHUNK = 256 * 1024  # bytes unpacked at a time
LONGEST_NAME = 240
STEEPEST, SMALL = 250, 1024 * 1024  # unpacked : packed, for parts above SMALL; office XML packs up to about 1 : 60


class Malformed(Exception):
    """It is no ZIP that every reader would read alike; the text is the end of a sentence."""


class Odd(Exception):
    """The ZIP is whole, but a part of it has no place in an office file: the shown name, and why."""

    def __init__(self, name: str, reason: str) -> None:
        """Keep the name as it may be printed."""
        super().__init__(f"bagian «{name}» {reason}")
        self.name, self.reason = name, reason


class Overgrown(Exception):
    """More came out of the container than it may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a ZIP as its directory tells it."""

    name: str
    start: int  # of its local header
    data: int  # where its bytes begin, once the local header is read
    packed: int
    size: int  # declared
    crc: int
    method: int
    flags: int
    mode: int

    @property
    def is_folder(self) -> bool:
        """Whether it is only the name of a folder."""
        return self.name.endswith("/")


def parts(content: bytes, most: int) -> tuple[Part, ...]:
    """Return the parts in the order they lie in. Raise Malformed, Odd, or Overgrown where there are more than `most`."""
    count, at, end = _end(content)
    if count > most:
        raise Overgrown(f"{count} bagian, batasnya {most}")
    listed = tuple(_listed(content, at, end, count))
    _names(listed)
    return tuple(_laid(content, sorted(listed, key=lambda part: part.start), at))


def unpacked(content: bytes, part: Part, left: int, whole: int) -> Iterator[bytes]:
    """Yield the bytes of a part, a chunk at a time. Raise Malformed where they are not as told.

    Raise Overgrown as soon as there are more than are `left` of the `whole` (bytes) that all parts together may have.
    """
    packed, size, crc = memoryview(content)[part.data : part.data + part.packed], 0, 0
    for chunk in _stored(packed) if part.method == STORED else _inflated(packed):
        size, crc = size + len(chunk), zlib.crc32(chunk, crc)
        if size > left:
            raise Overgrown(f"lebih dari {whole // SMALL} MB")
        if size > SMALL and size > STEEPEST * max(1, part.packed):
            raise Overgrown(f"bagian «{shown(part.name)}» mekar lebih dari {STEEPEST} kali")
        yield chunk
    if (size, crc) != (part.size, part.crc):
        raise Malformed(f"isi «{shown(part.name)}» tidak cocok dengan daftarnya")


def has_end(content: bytes) -> bool:
    """Say whether some reader would find a ZIP in bytes that are something else: a directory's end that points to a directory."""
    tail = content[-66_000:]
    at = tail.rfind(END)
    while at >= 0:
        if at + LAST.size <= len(tail):
            *_, count, length, start, _ = LAST.unpack_from(tail, at)
            before = len(content) - len(tail) + at - length
            if count and before >= 0 and (content[before : before + 4] == CENTRAL or content[start : start + 4] == CENTRAL):
                return True
        at = tail.rfind(END, 0, at)
    return False


def _end(content: bytes) -> tuple[int, int, int]:
    """Return how many parts there are and where their directory begins and ends."""
    if not content.startswith(LOCAL):
        raise Malformed("tidak dimulai dengan sebuah bagian")
    last = len(content) - LAST.size
    if last < 0 or content[last : last + 4] != END:
        raise Malformed("tidak berakhir dengan daftar isinya (terpotong, atau ada data sesudahnya)")
    _, disk, first_disk, here, count, length, start, comment = LAST.unpack_from(content, last)
    if FULL in (length, start) or FULL_COUNT in (here, count):
        raise Malformed("memakai ZIP64, yang tidak diperlukan berkas sekecil ini")
    if disk or first_disk or here != count or comment:
        raise Malformed("daftar isinya menyebut cakram atau jumlah yang lain")
    if start + length != last:
        raise Malformed("ada data di sekitar daftar isinya")
    return count, start, last


def _listed(content: bytes, at: int, end: int, count: int) -> Iterator[Part]:
    for _ in range(count):
        if at + ENTRY.size > end or content[at : at + 4] != CENTRAL:
            raise Malformed("daftar isinya rusak")
        _, made, _, flags, method, _, _, crc, packed, size, name, extra, comment, disk, _, mode, start = ENTRY.unpack_from(content, at)
        first, at = at + ENTRY.size, at + ENTRY.size + name + extra + comment
        if at > end:
            raise Malformed("daftar isinya rusak")
        if disk or FULL in (packed, size, start) or ZIP64 in dict(_extras(content[first + name : first + name + extra])):
            raise Malformed("memakai ZIP64, yang tidak diperlukan berkas sekecil ini")
        raw = content[first : first + name]
        if UNICODE_NAME in dict(_extras(content[first + name : first + name + extra])):
            raise Odd(shown(raw.decode("utf-8", "replace")), "mempunyai dua nama")
        mode = mode >> 16 if made >> 8 == 3 else 0
        yield Part(name=_name(raw), start=start, data=0, packed=packed, size=size, crc=crc, method=method, flags=flags, mode=mode)
    if at != end:
        raise Malformed("daftar isinya lebih panjang dari jumlah bagiannya")


def _name(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")  # what readers take it for without a mark


def _extras(data: bytes) -> Iterator[tuple[int, bytes]]:
    while len(data) >= 4:
        kind, size = int.from_bytes(data[:2], "little"), int.from_bytes(data[2:4], "little")
        yield kind, data[4 : 4 + size]
        data = data[4 + size :]


def _names(listed: Sequence[Part]) -> None:
    seen: set[str] = set()
    for part in listed:
        key = normalize("NFKC", part.name).casefold()
        if reason := _fault(part) or ("tertulis dua kali" if key in seen else ""):
            raise Odd(shown(part.name), reason)
        seen.add(key)


def _fault(part: Part) -> str:
    path = part.name
    if not path or len(path) > LONGEST_NAME or any(ord(c) < 32 for c in path):
        return "tidak bernama wajar"
    if path.startswith("/") or "\\" in path or ":" in path or ".." in path.split("/"):
        return "bernama jalur yang keluar dari berkas"
    if S_ISLNK(part.mode):
        return "berupa pintasan (symlink)"
    if part.is_folder and part.size:
        return "bernama folder tetapi berisi"
    if part.flags & (LOCKED | MASKED):
        return "tersandi"
    return "" if part.method in (STORED, DEFLATED) else "dimampatkan dengan cara yang tidak dikenal"


def _laid(content: bytes, listed: Sequence[Part], end: int) -> Iterator[Part]:
    """Hold each part against its own header; from the first byte to the directory nothing else may lie."""
    at = 0
    for part in listed:
        if part.start != at or at + HEAD.size > end or content[at : at + 4] != LOCAL:
            raise Malformed("bagian-bagiannya bertumpang tindih, atau ada data yang tidak terdaftar")
        _, _, flags, method, _, _, crc, packed, size, name, extra = HEAD.unpack_from(content, at)
        data = at + HEAD.size + name + extra
        same_name = _name(content[at + HEAD.size : at + HEAD.size + name]) == part.name
        if not same_name or method != part.method or (flags ^ part.flags) & (LOCKED | LATER):
            raise Malformed(f"keterangan «{shown(part.name)}» berbeda di dua tempat")
        if UNICODE_NAME in (more := dict(_extras(content[data - extra : data]))):
            raise Odd(shown(part.name), "mempunyai dua nama")
        told = _told(crc, packed, size, more.get(ZIP64, b""))
        after = data + part.packed
        late = flags & LATER and told in ((0, 0, 0), (0, FULL, FULL), (part.crc, 0, 0))
        if not late and told != (part.crc, part.packed, part.size):
            raise Malformed(f"ukuran «{shown(part.name)}» berbeda di dua tempat")
        at = after + (_descriptor(content, after, part) if flags & LATER else 0)
        if at > end:
            raise Malformed("bagian-bagiannya bertumpang tindih, atau ada data yang tidak terdaftar")
        yield Part(**{**{key: getattr(part, key) for key in Part.__slots__}, "data": data})
    if at != end:
        raise Malformed("ada data yang tidak terdaftar di depan daftar isinya")


def _told(crc: int, packed: int, size: int, long: bytes) -> tuple[int, int, int]:
    """Return what a local header says; some writers put the sizes into a zip64 record although they are small."""
    if (packed, size) == (FULL, FULL) and len(long) == 16:
        packed, size = int.from_bytes(long[8:], "little"), int.from_bytes(long[:8], "little")
    return crc, packed, size


def _descriptor(content: bytes, at: int, part: Part) -> int:
    """Return the length of the record of sizes that follows a part written without knowing them."""
    mark = 4 if content[at : at + 4] == DESCRIPTOR else 0
    for width in (4, 8):
        record = b"".join((part.crc.to_bytes(4, "little"), part.packed.to_bytes(width, "little"), part.size.to_bytes(width, "little")))
        if content[at + mark : at + mark + len(record)] == record:
            return mark + len(record)
    raise Malformed(f"ukuran «{shown(part.name)}» berbeda di dua tempat")


def _stored(packed: memoryview) -> Iterator[bytes]:
    for at in range(0, len(packed), CHUNK):
        yield bytes(packed[at : at + CHUNK])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    engine, left = zlib.decompressobj(-zlib.MAX_WBITS), bytes(packed[:CHUNK])
    at = CHUNK
    try:
        while not engine.eof:
            chunk = engine.decompress(left, CHUNK)
            if chunk:
                yield chunk
            left = engine.unconsumed_tail
            if not left and not engine.eof:
                left, at = bytes(packed[at : at + CHUNK]), at + CHUNK
                if not left and not chunk:
                    raise Malformed("isinya terpotong")
    except zlib.error as broken:
        raise Malformed("isinya tidak dapat dibuka") from broken
    if engine.unused_data or at < len(packed):
        raise Malformed("ada data sesudah akhir sebuah bagian")
