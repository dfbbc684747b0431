"""The streams of a PDF as any reader might come upon them: found by their keyword, unpacked within bounds, never followed.

No cross-reference table is trusted. A reader that follows one may land anywhere, so every place where a stream could begin is tried.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

BEGINS = re.compile(rb"(?<!end)stream[ \t]{0,8}(?:\r\n|\n|\r)?")
NAMES = re.compile(rb"/([^\x00\t\n\f\r ()<>\[\]{}/%]{1,60})")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
REMARK = re.compile(rb"%[^\r\n]*")
PAIRS = re.compile(rb"\+?[0-9]{1,10}[\s\x00]+\+?[0-9]")  # how an object stream begins: a number and a place
FIRST_NUMBER = re.compile(rb"/First\s{0,20}\d{1,10}(?!\d|\s{1,20}\d{1,5}\s{1,20}R)")
MOST_STREAMS, MOST_DAMAGED = 40_000, 50
DEFLATED = frozenset(bytes([kind]) for kind in range(0x08, 0x80, 0x10))  # first bytes of what zlib packs
MIB = 1024 * 1024
LONGEST_DICTIONARY = 64 * 1024  # bytes before a stream in which its own description is looked for
PIECE = 64 * 1024
LARGEST_STREAM = 128 * 1024 * 1024  # bytes of one stream unpacked; A4 in 600 dpi and colour has 100 million
LARGEST_WHOLE = 384 * 1024 * 1024  # bytes of all, which takes some two seconds
LARGEST_OBJECTS = 16 * 1024 * 1024  # bytes of one object stream; PDF writers put 100 to 200 objects in each
ALL_OBJECTS = 48 * 1024 * 1024
FLATE = frozenset({b"FlateDecode", b"Fl"})
PICTURES = frozenset({b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode"})
OLD = frozenset({b"ASCIIHexDecode", b"AHx", b"ASCII85Decode", b"A85", b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL"})


class Burst(Exception):
    """A stream unpacks to more than it may; the text is the end of a sentence."""


@dataclass(slots=True)
class Budget:
    """What may still be unpacked, in bytes; `is_spent` says that something was left unseen."""

    whole: int = LARGEST_WHOLE
    objects: int = ALL_OBJECTS
    damaged: int = 0
    is_spent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One stream: the names in its description with their escapes undone, the beginning of what it holds, and all of it if objects."""

    names: tuple[bytes, ...]
    head: bytes  # unpacked where that was possible, else as it stands
    is_unpacked: bool
    objects: bytes  # the whole, where it may hold objects
    is_container: bool  # its description says where the first object lies

    @property
    def is_plain(self) -> bool:
        """Whether it stands unpacked in the file, or was unpacked here, with nothing else done to it."""
        others = OLD | PICTURES | {b"Crypt", b"Predictor"}
        return not others & set(self.names) and (self.is_unpacked or not FLATE & set(self.names))

    @property
    def is_doubly_packed(self) -> bool:
        """Whether it would have to be unpacked twice."""
        return sum(name in FLATE for name in self.names) > 1


def streams(content: bytes, budget: Budget) -> Iterator[Stream]:
    """Yield every stream. Raise Burst where one, or their number, passes all bounds."""
    before = 0
    for count, found in enumerate(BEGINS.finditer(content)):
        if count >= MOST_STREAMS:
            raise Burst(f"lebih dari {MOST_STREAMS} aliran")
        about = content[max(before, found.start() - LONGEST_DICTIONARY) : found.start()]
        own = about[about.rfind(b"obj") + 3 :] if b"obj" in about else about
        names = tuple(plain(name) for name in NAMES.findall(own))
        head, objects, is_unpacked = _opened(content, found.end(), budget)
        is_container = b"First" in names or FIRST_NUMBER.search(_unescaped(about)) is not None
        before = found.end()
        yield Stream(names=names, head=head, is_unpacked=is_unpacked, objects=objects, is_container=is_container)


def plain(name: bytes) -> bytes:
    """Return a name with its #xx escapes undone."""
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name) if b"#" in name else name


def _unescaped(about: bytes) -> bytes:
    return plain(about) if b"#" in about else about


def _opened(content: bytes, at: int, budget: Budget) -> tuple[bytes, bytes, bool]:
    """Return the beginning, all of it where it looks like objects, and whether it was unpacked."""
    if content[at : at + 1] not in DEFLATED or int.from_bytes(content[at : at + 2], "big") % 31:
        return content[at : at + 4096], b"", False
    pieces = _pieces(content, at, budget)
    head = next(pieces, b"")
    keep, size = [head], len(head)
    is_objects, is_blank = _could_be_objects(head)
    for piece in pieces:
        size += len(piece)
        _within(size, budget, is_objects)
        if is_objects or (is_blank and size <= LARGEST_OBJECTS):
            keep.append(piece)
        budget.is_spent |= is_blank and size > LARGEST_OBJECTS
        if size > budget.whole:
            budget.is_spent = True
            break
    budget.whole = max(0, budget.whole - size)
    budget.objects -= size if is_objects else 0
    return head, b"".join(keep) if is_objects or is_blank else b"", True


def _could_be_objects(head: bytes) -> tuple[bool, bool]:
    """Say whether pairs of numbers begin here, behind blanks and remarks; and whether nothing else is to be seen yet (or a black page)."""
    begun = REMARK.sub(b"", head).lstrip(b"\0\t\n\f\r ")
    return PAIRS.match(begun) is not None, not begun and bool(head)


def _within(size: int, budget: Budget, is_objects: bool) -> None:
    if size > LARGEST_STREAM:
        raise Burst(f"satu aliran mekar melebihi {LARGEST_STREAM // MIB} MB")
    if is_objects and size > min(LARGEST_OBJECTS, budget.objects):
        raise Burst(f"objek yang dimampatkan melebihi {LARGEST_OBJECTS // MIB} MB")


def _pieces(content: bytes, at: int, budget: Budget) -> Iterator[bytes]:
    """Yield what unpacks, also of a stream that is cut off or damaged: a forgiving reader would take that much."""
    engine, left = zlib.decompressobj(), b""
    while not engine.eof:
        if not left:
            if at >= len(content):
                return
            left, at = content[at : at + PIECE], at + PIECE
        before = engine.copy()
        try:
            piece = engine.decompress(left, PIECE)
        except zlib.error:
            budget.damaged += 1
            if budget.damaged > MOST_DAMAGED:
                raise Burst(f"lebih dari {MOST_DAMAGED} aliran rusak") from None
            yield from _rescued(before, left)
            return
        left = engine.unconsumed_tail
        if piece:
            yield piece


def _rescued(engine: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    """Yield the last bytes before the damage, in ever smaller steps."""
    step = PIECE // 2
    while step and data:
        trial = engine.copy()
        try:
            piece = trial.decompress(data, step)
        except zlib.error:
            step //= 2
            continue
        engine, data = trial, trial.unconsumed_tail
        yield piece
