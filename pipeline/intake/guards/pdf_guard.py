"""A PDF as evidence: nothing in it runs, fetches, hides or bursts. A bounded scan of names, not a reader of PDF.

Names are looked for wherever they could stand: in the raw file (comments and strings too, for no table of places is trusted) and in
every packed stream that could hold objects. What cannot be seen is said. See docs/pengembang/keputusan/0013-isi-bukti.md.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath

from ...core.findings import Finding, Place
from ...core.gate import links
from ...core.gate.rules import containers as rules
from . import kinds, zip_guard
from .pdf_streams import Budget, Burst, Stream, plain, streams

HEADER = re.compile(rb"%PDF-[12]\.[0-9]")
END, HEAD = b"%%EOF", 1024
MOST_OPENS, ACTION = 20, 400  # versions of what happens on opening, and bytes of one
MOST_PAGES, MOST_FOUND, MOST_LINKS = 5_000, 500_000, 20_000
ACTIVE: Mapping[bytes, str] = {
    b"JavaScript": "skrip (JavaScript)",
    b"Launch": "perintah menjalankan program (Launch)",
    b"RichMedia": "media yang dapat berjalan (RichMedia)",
    b"SubmitForm": "pengiriman isian ke luar (SubmitForm)",
    b"ImportData": "pengambilan data dari luar (ImportData)",
    b"GoToE": "tautan ke berkas di dalamnya (GoToE)",
    b"Rendition": "media yang dapat berjalan (Rendition)",
    b"Movie": "media yang dapat berjalan (Movie)",
    b"Sound": "media yang dapat berjalan (Sound)",
    b"U3D": "gambar tiga dimensi (U3D)",
    b"FFilter": "isi yang tersimpan di berkas lain (FFilter)",
    b"AA": "perintah yang berjalan sendiri (AA)",
    b"XFA": "formulir XFA",
}
WITH_VALUE = frozenset({b"AA", b"XFA", b"U3D"})  # short names, which also turn up by chance among packed bytes
OTHERS = (b"Encrypt", b"EmbeddedFile", b"GoToR", b"URI", b"OpenAction", b"Count", b"ObjStm", b"XRefStm", b"AFRelationship")
PAPERS = re.compile(rb"pdfaid:part(?:\s*=\s*[\"']|>)\s*3")
SCRIPT = re.compile(rb"<script[\s>]|<html[\s>]|<\?php", re.IGNORECASE)


def _spelled(name: bytes) -> bytes:
    """Return a pattern of a name in which any letter may be written as #xx."""
    return b"".join(
        b"(?:%b|#%b)" % (re.escape(c), b"".join(_digit(d) for d in c.hex())) for c in (name[n : n + 1] for n in range(len(name)))
    )


def _digit(digit: str) -> bytes:
    return f"[{digit}{digit.upper()}]".encode() if digit.isalpha() else digit.encode()


ALL = re.compile(rb"/(" + b"|".join(_spelled(name) for name in (*ACTIVE, *OTHERS)) + rb")(?![^\x00\t\n\f\r ()<>\[\]{}/%])")
VALUE = re.compile(rb"[\s\x00]{0,20}(?:<<|\[|\d{1,10}\s{1,20}\d{1,5}\s{1,20}R|/\w)")
STRING = re.compile(rb"[\s\x00]{0,20}(?:\((.{0,160})|<([0-9A-Fa-f\s]{0,320}))", re.DOTALL)
REFERENCE = re.compile(rb"[\s\x00]{0,20}(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}R")
NUMBER = re.compile(rb"[\s\x00]{0,20}(\d{1,12})")
GOES_OUT = re.compile(rb"/S\s{0,20}/" + _spelled(b"URI") + rb"\b")
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)


class _Seen:
    """What the names found so far say."""

    def __init__(self) -> None:
        self.active: dict[bytes, None] = {}
        self.names: set[bytes] = set()
        self.links: dict[str, None] = {}
        self.opens: list[tuple[bytes, int]] = []  # where OpenAction stands: in which bytes, at which place
        self.pages = self.attached = self.count = self.found = 0

    def scan(self, data: bytes) -> None:
        for found in ALL.finditer(data):
            self.found += 1
            if self.found > MOST_FOUND:
                raise Burst(f"lebih dari {MOST_FOUND} nama yang perlu dilihat")
            name = plain(found[1])
            if name in ACTIVE and (name not in WITH_VALUE or self.has_value(name, data, found)):
                self.active[name] = None
            elif name == b"URI":
                self.link(data, found.end())
            elif name == b"OpenAction" and len(self.opens) < MOST_OPENS:
                self.opens.append((data, found.end()))
            elif name == b"Count" and (told := NUMBER.match(data, found.end())):
                self.pages = max(self.pages, int(told[1]))
            elif name == b"Encrypt" and not VALUE.match(data, found.end()):
                continue
            self.attached += name == b"EmbeddedFile"
            self.names.add(name)

    def has_value(self, name: bytes, data: bytes, found: re.Match[bytes]) -> bool:
        """Short names count only as a key with a value behind it, or (U3D) as a kind with its key before it."""
        return b"/Sub" in data[max(0, found.start() - 20) : found.start()] if name == b"U3D" else VALUE.match(data, found.end()) is not None

    def link(self, data: bytes, at: int) -> None:
        self.count += 1
        if self.count <= MOST_LINKS and (found := STRING.match(data, at)):
            self.links[_text(found)] = None


def inspect(path: PurePosixPath, content: bytes) -> tuple[Finding, ...]:
    """Return what is wrong with a PDF. Never raises for what stands in `content`, and never unpacks more than its bounds."""
    place = Place(path)
    return (*_shape(content, place), *_inside(content, place))


def _shape(content: bytes, place: Place) -> Iterator[Finding]:
    if zip_guard.has_end(content):
        yield rules.TWO_KINDS.at(place, jenis="PDF", lain="ZIP")
    elif SCRIPT.search(content, 0, HEAD):
        yield rules.TWO_KINDS.at(place, jenis="PDF", lain="HTML")
    last = content.rfind(END)
    if not HEADER.match(content):
        yield rules.PDF_SHAPE.at(place, sebab="tidak dimulai dengan tanda PDF")
    elif last < 0:
        yield rules.PDF_SHAPE.at(place, sebab="tidak berakhir sebagaimana mestinya, mungkin terpotong saat diunggah")
    elif (tail := content[last + len(END) :]).strip(b"\0\r\n\t "):
        yield rules.PDF_SHAPE.at(place, sebab=f"ada {len(tail)} bita sesudah akhirnya")


def _inside(content: bytes, place: Place) -> Iterator[Finding]:
    seen, budget, data, has_papers, odd = _Seen(), Budget(), 0, PAPERS.search(content) is not None, ""
    try:
        seen.scan(content)
        for stream in streams(content, budget):
            seen.scan(stream.objects)
            data += _is_data(stream)
            has_papers = has_papers or (stream.head.lstrip().startswith(b"<?xpacket") and PAPERS.search(stream.head) is not None)
            odd = odd or _disguise(stream, seen)
    except Burst as burst:
        yield rules.PDF_BOMB.at(place, sebab=str(burst))
    if seen.pages > MOST_PAGES:
        yield rules.PDF_BOMB.at(place, sebab=f"menyebut {seen.pages} halaman, batasnya {MOST_PAGES}")
    if odd:
        yield rules.PDF_DISGUISED.at(place, sebab=odd)
    if b"Encrypt" in seen.names:
        yield rules.PDF_LOCKED.at(place)
    elif budget.is_spent:
        yield rules.UNSEEN.at(place, sebab="isinya terlalu besar untuk dilihat seluruhnya")
    yield from _actions(seen, content, place)
    yield from _links(seen, place)
    yield from _attachments(seen, data, has_papers, place)


def _disguise(stream: Stream, seen: _Seen) -> str:
    """Return how a stream hides objects from a scan like ours; no honest program writes them so."""
    if stream.is_doubly_packed:
        return "dimampatkan dua kali"
    if b"ObjStm" in stream.names or (stream.is_container and {b"ObjStm", b"XRefStm"} & seen.names):
        return "" if stream.is_plain else "tempat objeknya disandikan secara tidak lazim"
    return ""


def _is_data(stream: Stream) -> bool:
    return b"EmbeddedFile" in stream.names and kinds.of_head(stream.head) == kinds.TEXT


def _actions(seen: _Seen, content: bytes, place: Place) -> Iterator[Finding]:
    for name in seen.active:
        yield rules.PDF_ACTIVE.at(place, apa=ACTIVE[name])
    if any(_goes_out(data, at) for data, at in seen.opens) or _target_goes_out(seen, content):
        yield rules.PDF_ACTIVE.at(place, apa="alamat web yang terbuka sendiri (OpenAction)")


def _goes_out(data: bytes, at: int) -> bool:
    """Say whether what happens on opening leads to an address; a place in the document itself is what nearly every PDF opens at."""
    return data[at : at + 20].lstrip().startswith(b"<<") and GOES_OUT.search(data, at, at + ACTION) is not None


def _target_goes_out(seen: _Seen, content: bytes) -> bool:
    """Say so of an action that stands elsewhere in the file, under a number, wherever such a number is."""
    named = dict.fromkeys(found.groups() for data, at in seen.opens if (found := REFERENCE.match(data, at)))
    places = (
        place.end()
        for number, version in islice(named, MOST_OPENS)
        for place in islice(re.finditer(rb"(?<!\d)%b\s{1,20}%b\s{1,20}obj" % (number, version), content), MOST_OPENS)
    )
    return any(GOES_OUT.search(content, at, at + ACTION) for at in places)


def _links(seen: _Seen, place: Place) -> Iterator[Finding]:
    for where in dict.fromkeys(links.danger(target) for target in seen.links):
        if where:
            yield rules.LINK.at(place, ke=where)
    if b"GoToR" in seen.names:
        yield rules.LINK.at(place, ke="ke berkas lain (GoToR)")
    if any(links.scheme(target) == links.PLAIN for target in seen.links):
        yield rules.LINK_PLAIN.at(place)
    if seen.count > MOST_LINKS:
        yield rules.UNSEEN.at(place, sebab=f"tautannya lebih dari {MOST_LINKS}")


def _text(found: re.Match[bytes]) -> str:
    """Return the beginning of a string of a PDF: escapes undone, in Latin letters or UTF-16."""
    if found[1] is not None:
        raw = ESCAPE.sub(lambda e: bytes([int(e[1], 8) & 255]) if e[1][:1].isdigit() else e[1].strip(b"\r\n"), found[1])
    else:
        digits = re.sub(rb"\s", b"", found[2])
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return raw.decode("utf-16", "replace") if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else raw.decode("latin-1")


def _attachments(seen: _Seen, data: int, has_papers: bool, place: Place) -> Iterator[Finding]:
    """Attached text that a PDF/A-3 declares is data, as in our own report; any other attachment is a file in hiding."""
    if not seen.attached:
        return
    if has_papers and b"AFRelationship" in seen.names and data >= seen.attached:
        yield rules.PDF_DATA.at(place, jumlah=seen.attached)
    else:
        yield rules.PDF_ATTACHED.at(place)
