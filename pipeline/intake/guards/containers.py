"""Looks into a zipped office file before any reader does, and gives its parts as plain bytes. Nothing of it is trusted or run.

Sizes are counted while unpacking, never believed; a reader gets a fresh container with the very bytes that were looked at.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from xml.parsers import expat

from ...core.collecting.rules import forms as rules
from ...core.findings import Finding, Place
from ...core.gate.shown import shown
from . import zip_guard
from .zip_guard import Overgrown as Overgrown

LARGEST_FILE = 10 * 1024 * 1024  # bytes; a form of 15 indicators has about 20 thousand
LARGEST_WHOLE = 24 * 1024 * 1024  # bytes of all parts unpacked
MOST_PARTS = 300
SMALL = zip_guard.SMALL
PACKED = zip_guard.LOCAL
OTHERS: Mapping[bytes, str] = {
    b"\xd0\xcf\x11\xe0": "berkas Excel lama (.xls) atau berkas yang bersandi",
    b"%PDF": "berkas PDF",
    b"{": "berkas JSON",
    b"<": "berkas HTML atau XML",
    b"\x89PNG": "gambar",
    b"\xff\xd8": "gambar",
    b"PK\x05\x06": "ZIP yang kosong",
}
MACROS = re.compile(r"vbaproject|vbadata|/macrosheets/|/dialogsheets/|macroenabled", re.IGNORECASE)
LINKS = re.compile(r"(?:^|/)(?:externallinks?|connections|querytables|customdata|webextensions|model)(?:/|\.xml)", re.IGNORECASE)
OBJECTS = re.compile(r"(?:^|/)(?:embeddings|activex|ctrlprops|customui|oleobjects?)/", re.IGNORECASE)
BY_NAME = ((MACROS, rules.MACRO), (LINKS, rules.EXTERNAL), (OBJECTS, rules.EMBEDDED))
KINDS = "[Content_Types].xml"
TEXTUAL = (".xml", ".rels", ".vml")
Parts = Mapping[str, bytes]


def inspect(content: bytes, name: str) -> tuple[Parts | None, tuple[Finding, ...]]:
    """Return the parts of a zipped office file by name, or None and why it may not be read."""
    found = tuple(_outside(content, name)) or tuple(_foreign(content, name))
    if found:
        return None, found
    try:
        listed = zip_guard.parts(content, MOST_PARTS)
        found = tuple(_names(listed, name))
        parts = {} if found else _unpacked(content, listed)
    except Overgrown as grown:
        return None, (rules.BOMB.at(_place(name), sebab=str(grown)),)
    except zip_guard.Odd as odd:
        return None, (rules.BAD_PART.at(_place(name), bagian=odd.name, sebab=odd.reason),)
    except zip_guard.Malformed as broken:
        return None, (rules.NOT_A_WORKBOOK.at(_place(name), sebab=f"susunan ZIP-nya tidak wajar ({broken})"),)
    try:
        found = found or tuple(_inside(parts, name))
    except expat.ExpatError:
        found = (rules.NOT_A_WORKBOOK.at(_place(name), sebab="daftar isinya bukan XML yang utuh"),)
    return (None, found) if found else (parts, ())


def fresh(parts: Parts) -> bytes:
    """Return a new container of the parts that are text, stored as they are, so that a reader sees nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for part, data in parts.items():
            if part.lower().endswith(TEXTUAL):
                archive.writestr(zipfile.ZipInfo(part), data)
    return out.getvalue()


def oversize(size: int, name: str) -> Finding | None:
    """Return the finding for a file too large to be a form; to be asked before the file is read."""
    return rules.TOO_LARGE.at(_place(name), ukuran=size, batas=LARGEST_FILE) if size > LARGEST_FILE else None


def _place(name: str) -> Place:
    return Place(PurePosixPath(name))


def _outside(content: bytes, name: str) -> Iterator[Finding]:
    if (large := oversize(len(content), name)) is not None:
        yield large


def _foreign(content: bytes, name: str) -> Iterator[Finding]:
    if not content.startswith(PACKED):
        kinds = (kind for magic, kind in OTHERS.items() if content.lstrip()[:8].startswith(magic))
        kind = next(kinds, "berkas jenis lain") if content else "berkas kosong"
        yield rules.NOT_A_WORKBOOK.at(_place(name), sebab=f"ini {kind}")


def _names(listed: Sequence[zip_guard.Part], name: str) -> Iterator[Finding]:
    for part in listed:
        yield from (rule.at(_place(name), bagian=shown(part.name)) for look, rule in BY_NAME if look.search(part.name))


def _unpacked(content: bytes, listed: Sequence[zip_guard.Part]) -> dict[str, bytes]:
    left, parts = LARGEST_WHOLE, {}
    for part in listed:
        if part.is_folder:
            continue
        data = b"".join(zip_guard.unpacked(content, part, left, LARGEST_WHOLE))
        left -= len(data)
        parts[part.name] = data
    return parts


def _inside(parts: Parts, name: str) -> Iterator[Finding]:
    wrong = [f for part, data in parts.items() if part.lower().endswith(TEXTUAL) for f in _xml_faults(part, data, name)]
    yield from wrong or _meanings(parts, name)


def _xml_faults(part: str, data: bytes, name: str) -> Iterator[Finding]:
    yield from (rules.DOCTYPE.at(_place(name), bagian=shown(part), sebab=told) for told, is_so in XML_FAULTS if is_so(data))


def _meanings(parts: Parts, name: str) -> Iterator[Finding]:
    """Look at what the parts say they are and where they point to."""
    for part, data in parts.items():
        if part.lower().endswith(".rels"):
            yield from _relations(part, data, name)
    if any(MACROS.search(given.get("ContentType", "")) for given in _attributes(parts.get(KINDS, b"<none/>"))):
        yield rules.MACRO.at(_place(name), bagian=KINDS)


XML_FAULTS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("memuat DOCTYPE atau ENTITY", lambda data: b"<!doctype" in data.lower() or b"<!entity" in data.lower()),
    (
        "tidak tersimpan sebagai UTF-8",
        lambda data: b"\0" in data[:4096] or data.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_recoded(data),
    ),
)


def _is_recoded(data: bytes) -> bool:
    declared = re.match(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", data)
    return bool(declared) and declared[1].lower() not in (b"utf-8", b"us-ascii", b"utf8")  # type: ignore[index]


def _relations(part: str, data: bytes, name: str) -> Iterator[Finding]:
    """A link in a cell is only text, since nothing follows it; whatever else lies outside would be fetched by Excel."""
    for given in _attributes(data):
        if given.get("TargetMode", "").strip().casefold() == "external" and not given.get("Type", "").endswith("/hyperlink"):
            yield rules.EXTERNAL.at(_place(name), bagian=shown(part))
            return


def _attributes(data: bytes) -> list[Mapping[str, str]]:
    """Return the attributes of every element, as a parser sees them; a DOCTYPE has been refused before."""
    found: list[Mapping[str, str]] = []
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda _, given: found.append(given)
    parser.Parse(data, True)
    return found
