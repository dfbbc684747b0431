"""Zipped evidence (XLSX, DOCX, PPTX, their OpenDocument siblings, plain ZIP): every part is looked at, none is trusted, none is run."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath

from ...core.collecting.sheets import IDENTITY_SHEET
from ...core.findings import Finding, Place, Rule
from ...core.gate import links
from ...core.gate.rules import containers as rules
from ...core.gate.shown import shown
from . import image_guard, kinds, xml_guard, zip_guard
from .containers import LINKS, MACROS
from .xml_guard import Refused, Seen
from .zip_guard import Malformed, Odd, Overgrown, Part

WHOLE = 192 * 1024 * 1024  # bytes of all parts unpacked
MOST_PARTS, MOST_LOOSE = 4000, 200  # parts of a document; files in a plain ZIP, each of which is judged with bounds of its own
LARGEST_PICTURE = 32 * 1024 * 1024  # bytes of one picture inside, which is kept whole while it is looked at
OBJECTS = re.compile(r"(?:^|/)(?:activex|ctrlprops|customui|oleobjects?)/", re.IGNORECASE)
BASIC = re.compile(r"^(?:basic|scripts)/", re.IGNORECASE)  # OpenDocument's macros
EMBEDDED = re.compile(r"(?:^|/)embeddings/[^/]+\.(?:xlsx|docx|pptx)$", re.IGNORECASE)  # the numbers behind a chart
BY_NAME: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (MACROS, rules.MACRO),
    (BASIC, rules.MACRO),
    (LINKS, rules.OUTSIDE),
    (OBJECTS, rules.OBJECT),
)
TEXTUAL = (".xml", ".rels", ".vml", ".svg", ".rdf")
OFFICE = frozenset({"XLSX", "DOCX", "PPTX", "ODT", "ODS", "ODP"})
OPEN = frozenset({"ODT", "ODS", "ODP"})
PICTURES = frozenset({"PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP"})
PASSIVE = PICTURES | {kinds.TEXT, kinds.UNKNOWN, kinds.EMPTY, "HTML", "MP3", "MP4", "GZIP"}  # GZIP: compressed drawings (.emz, .wmz)
OBJECT_TYPES = ("/oleObject", "/control", "/aFChunk", "/customUI", "/extensibility", "/activeXControl", "/subDocument")
MACRO_TYPES = ("/vbaProject", "/xlMacrosheet", "/xlIntlMacrosheet", "/dialogsheet", "/attachedToolbars", "/wordVbaData")
Inspect = Callable[[PurePosixPath, bytes], Sequence[Finding]]


class _Guard:
    """Goes through one file, and through the workbooks behind its charts, on one allowance of bytes."""

    def __init__(self, place: Place, member: Inspect) -> None:
        self.place, self.member, self.left, self.allowance = place, member, WHOLE, xml_guard.Allowance()

    def file(self, content: bytes, kind: str, inside: str = "") -> Iterator[Finding]:
        try:
            for part in zip_guard.parts(content, MOST_PARTS if kind in OFFICE else MOST_LOOSE):
                if not part.is_folder:
                    yield from self.part(content, part, kind, inside)
        except Overgrown as grown:
            yield rules.ZIP_BOMB.at(self.place, sebab=str(grown))
        except (Odd, Malformed) as broken:
            yield rules.ZIP_SHAPE.at(self.place, sebab=f"{inside and f'dalam «{inside}» '}{broken}")

    def part(self, content: bytes, part: Part, kind: str, inside: str) -> Iterator[Finding]:
        name = shown(f"{inside}/{part.name}" if inside else part.name)
        if kind in OFFICE:
            yield from (rule.at(self.place, bagian=name) for look, rule in BY_NAME if look.search(part.name))
        head, chunks = self.opened(content, part)
        what = _kind(head, part)
        if kind not in OFFICE:
            yield from self.loose(part, what, name, b"".join(chunks))
        elif part.name.casefold().endswith(TEXTUAL):
            yield from self.xml(chunks, lambda: zip_guard.unpacked(content, part, WHOLE, WHOLE), kind, name, part.size)
        elif what in PICTURES:
            yield from self.picture(chunks, part, name)
        else:
            yield from self.other(chunks, part, what, name, inside)

    def opened(self, content: bytes, part: Part) -> tuple[bytes, Iterator[bytes]]:
        """Return the first bytes of a part, and all of it bit by bit."""
        stream = self.counted(zip_guard.unpacked(content, part, self.left, WHOLE))
        head = next(stream, b"")
        return head[: kinds.HEAD], _after(head, stream)

    def counted(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.left -= len(chunk)
            yield chunk

    def loose(self, part: Part, what: str, name: str, content: bytes) -> Iterator[Finding]:
        """A part of a plain ZIP is a file of its own: judged as if it had been handed in alone, but without archives in it."""
        if what == "ZIP":
            yield rules.NESTED.at(self.place, bagian=name, jenis="berkas ZIP lagi")
            return
        for found in self.member(PurePosixPath(part.name), content):
            yield Finding(
                place=Place(self.place.file, 0, name),
                rule=found.rule,
                severity=found.severity,
                message=f"Di dalam ZIP, «{name}»: {found.message}",
                hint=found.hint,
            )

    def xml(self, chunks: Iterator[bytes], again: Callable[[], Iterator[bytes]], kind: str, name: str, size: int) -> Iterator[Finding]:
        """Look at a part that is XML; some programs leave empty ones behind, and most large ones hold nothing but cells."""
        try:
            if not size or (size > xml_guard.LARGE and not xml_guard.matters(chunks)):
                return
            seen = xml_guard.look(again() if size > xml_guard.LARGE else chunks, self.allowance)
        except Refused as refused:
            yield rules.XML.at(self.place, bagian=name, sebab=str(refused))
            return
        yield from _said(seen, self.place, name)
        yield from _related(seen, self.place, name)
        if kind in OPEN or seen.root == "svg":
            yield from _referred(seen, self.place, name)

    def picture(self, chunks: Iterator[bytes], part: Part, name: str) -> Iterator[Finding]:
        if part.size > LARGEST_PICTURE:
            yield rules.UNSEEN.at(self.place, sebab=f"gambar «{name}» di dalamnya terlalu besar untuk dilihat")
            return
        for found in image_guard.inspect(PurePosixPath(part.name), b"".join(chunks)):
            message = f"Gambar «{name}» di dalam dokumen: {found.message}"
            yield Finding(place=self.place, rule=found.rule, severity=found.severity, message=message, hint=found.hint)

    def other(self, chunks: Iterator[bytes], part: Part, what: str, name: str, inside: str) -> Iterator[Finding]:
        content = b"".join(chunks)
        if EMBEDDED.search(part.name) and what == "ZIP" and not inside:
            yield from self.file(content, PurePosixPath(part.name).suffix[1:].upper(), name)
        elif what == "Office lama":
            yield rules.OBJECT.at(self.place, bagian=name)
        elif what not in PASSIVE:
            yield rules.NESTED.at(self.place, bagian=name, jenis=f"berkas {what}")


def inspect(path: PurePosixPath, content: bytes, kind: str, member: Inspect) -> tuple[Finding, ...]:
    """Return what is wrong with a zipped file of this kind (XLSX, DOCX, …, ZIP); each rule speaks of its first place only.

    `member` judges a file that lies in a plain ZIP. Never raises for what stands in `content`.
    """
    found: dict[tuple[str, str], Finding] = {}
    for finding in _Guard(Place(path), member).file(content, kind):
        found.setdefault((finding.rule, finding.place.column), finding)
    return tuple(found.values())


def drawing(path: PurePosixPath, content: bytes) -> tuple[Finding, ...]:
    """Return what is wrong with an SVG that the office's own programs set: no script, nothing from elsewhere."""
    place = Place(path)
    try:
        seen = xml_guard.look([content], xml_guard.Allowance())
    except Refused as refused:
        return (rules.XML.at(place, bagian=shown(path.name), sebab=str(refused)),)
    return (*_said(seen, place, shown(path.name)), *_referred(seen, place, shown(path.name)))


def _kind(head: bytes, part: Part) -> str:
    """Return what a part is; two letters alone do not make a bitmap of a printer's settings."""
    what = kinds.of_head(head)
    return kinds.UNKNOWN if what == "BMP" and not part.name.casefold().endswith(".bmp") else what


def _after(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


def _said(seen: Seen, place: Place, name: str) -> Iterator[Finding]:
    if seen.marks & (xml_guard.SCRIPTS | {"foreignObject", "on"}):
        yield rules.MACRO.at(place, bagian=name)
    if seen.marks & {"altChunk", "subDoc", *xml_guard.OLE}:
        yield rules.OBJECT.at(place, bagian=name)
    if seen.marks & xml_guard.FETCHING:
        yield rules.OUTSIDE.at(place, bagian=name)
    if "encryption-data" in seen.marks:
        yield rules.ZIP_SHAPE.at(place, sebab="isinya disandikan dengan kata sandi")
    if commands := seen.codes | ({"DDE"} if seen.marks & xml_guard.DDE_MARKS else set()):
        yield rules.FIELD.at(place, bagian=name, perintah=", ".join(sorted(commands)))
    if any(MACROS.search(kind) for kind in seen.kinds):
        yield rules.MACRO.at(place, bagian=name)
    if hidden := [sheet for sheet in seen.sheets if sheet != IDENTITY_SHEET]:  # our forms carry their identity in one
        yield rules.HIDDEN_SHEET.at(place, jumlah=len(hidden), lembar=shown(", ".join(hidden[:5])))


def _related(seen: Seen, place: Place, name: str) -> Iterator[Finding]:
    for given in seen.relations:
        kind, target = given.get("Type", ""), given.get("Target", "")
        is_outside = given.get("TargetMode", "").strip().casefold() == "external"
        if kind.endswith("/hyperlink") and is_outside:
            yield from linked(target, place)
        elif kind.endswith(MACRO_TYPES):
            yield rules.MACRO.at(place, bagian=name)
        elif kind.endswith(OBJECT_TYPES):
            yield rules.OBJECT.at(place, bagian=name)
        elif (is_outside or links.leads_out(target)) and not _is_old_template(kind, target):
            yield rules.OUTSIDE.at(place, bagian=name)


def _is_old_template(kind: str, target: str) -> bool:
    """A document remembers the template it was made from; on a drive of another machine it is only a name."""
    return kind.endswith("/attachedTemplate") and links.is_local(target)


def _referred(seen: Seen, place: Place, name: str) -> Iterator[Finding]:
    for target in seen.links:
        yield from linked(target, place)
    if any(links.leads_out(target) or target.startswith("../") for target in seen.sources):
        yield rules.OUTSIDE.at(place, bagian=name)


def linked(target: str, place: Place) -> Iterator[Finding]:
    """Yield what is to be said of a link that somebody may click."""
    if where := links.danger(target):
        yield rules.LINK.at(place, ke=where)
    elif links.scheme(target) == links.PLAIN:
        yield rules.LINK_PLAIN.at(place)
