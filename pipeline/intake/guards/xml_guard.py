"""One part of a zipped office file as XML: what it points to, what it commands, and whether it may be parsed at all. Bounded."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

DEEPEST, MOST_NAMES = 250, 20_000
MOST_ELEMENTS = 3_000_000  # of all parts that are walked through; about 2 microseconds each
LARGE = 4 * 1024 * 1024  # bytes; a larger part is walked through only where its bytes hold a word that matters
LONGEST_MARK = 1024 * 1024  # bytes of one tag with its attributes; the parser keeps it whole
LONGEST_TEXT = 64 * 1024  # characters of one formula or field code that are looked at (Excel allows 8,192)
MOST_KEPT = 10_000  # links, sheets and codes of one part
FIELD = re.compile(r"^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD|HTMLCONTROL)\b", re.IGNORECASE)
CALLS = re.compile(
    r"(?<![\w.])(?:_xlfn\.|_xlws\.|COM\.MICROSOFT\.)*(WEBSERVICE|IMAGE|RTD|CALL|REGISTER(?:\.ID)?|EXEC|DDE)\s*\(", re.IGNORECASE
)
PIPE = re.compile(r"[\w.]{2,32}\|[^|!{}]{0,255}!")  # cmd|' /c calc'!A0: a formula that starts a program
DDE = re.compile(r"(?<![A-Za-z])DDE(?:AUTO)?(?![a-z])")
QUOTED = re.compile(r"\"[^\"]*\"")
CODES = frozenset({"instrText", "delInstrText", "f", "formula", "formula1", "formula2", "definedName"})
RUNS = frozenset({"instrText", "delInstrText"})
SCRIPTS = frozenset({"event-listener", "script", "macro", "vbaSuppData", "event-listeners", "library-embedded"})
FETCHING = frozenset({"section-source", "table-source", "cell-range-source", "database-source", "applet", "plugin", "floating-frame"})
DDE_MARKS = frozenset({"dde-source", "dde-link", "dde-connection-decl", "ddeLink"})
OLE = frozenset({"object-ole"})


WORDS = (  # what a walk would look for; finding one by chance costs time only
    b"fldchar fldsimple instrtext relationship contenttype href state= :script <script :event <event macro :vba <vba :library <library"
    b" altchunk subdoc object-ole dde encryption foreignobject applet plugin floating source webservice image rtd call register exec"
    b" includetext import link database"
).split()
SPELLED = re.compile(rb"&#(?:0*(?:4[06]|6[5-9]|[78]\d|9[07-9]|1[01]\d|12[0-4])|x0*(?:28|2e|[46][1-9a-f]|[57][0-9ac]));", re.IGNORECASE)
SEAM = 128  # bytes of one chunk that are looked at again with the next


class Refused(Exception):
    """This part must not be parsed; the text is the end of a sentence."""


@dataclass(slots=True)
class Seen:
    """What a part says, as far as anybody asks."""

    relations: list[Mapping[str, str]] = field(default_factory=list)  # OOXML: Type, Target, TargetMode
    kinds: set[str] = field(default_factory=set)  # content types
    sheets: list[str] = field(default_factory=list)  # names of hidden sheets
    links: list[str] = field(default_factory=list)  # ODF: targets of links to click
    sources: list[str] = field(default_factory=list)  # ODF: targets of what is shown in place
    marks: set[str] = field(default_factory=set)  # names of elements that say something by being there
    codes: set[str] = field(default_factory=set)  # field codes and formulas that command something
    root: str = ""


@dataclass(slots=True)
class Allowance:
    """How many elements may still be walked through in this file."""

    left: int = MOST_ELEMENTS


def matters(chunks: Iterable[bytes]) -> bool:
    """Say whether a large part holds any word for which it would have to be walked through. Raise Refused as `look` does."""
    parser, seam = expat.ParserCreate(None, " "), b""
    parser.StartDoctypeDeclHandler = _doctype
    try:
        for chunk in chunks:
            if _matters(seam + chunk.lower()):
                return True
            seam = chunk[-SEAM:].lower()
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as broken:
        raise Refused("bukan XML yang utuh") from broken
    return False


def _matters(small: bytes) -> bool:
    """Say so of bytes in small letters: a word, a bar as in cmd|…, sixteen-bit letters, or letters written as numbers."""
    return b"|" in small or b"\0" in small or any(word in small for word in WORDS) or (b"&#" in small and SPELLED.search(small) is not None)


def _doctype(*_: object) -> None:
    raise Refused("memuat DOCTYPE atau ENTITY")


def look(chunks: Iterable[bytes], allowance: Allowance) -> Seen:
    """Return what the XML in `chunks` says. Raise Refused for what no parser should be given."""
    reader = _Reader(allowance)
    fed = 0
    try:
        for chunk in chunks:
            fed += len(chunk)
            reader.parser.Parse(chunk, False)
            if fed - max(0, reader.parser.CurrentByteIndex) > LONGEST_MARK + len(chunk):
                raise Refused("memuat satu tanda XML yang sangat panjang")
        reader.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as broken:
        raise Refused("bukan XML yang utuh") from broken
    reader.close_field()
    return reader.seen


class _Reader:
    """Keeps what the elements say while expat walks through them."""

    def __init__(self, allowance: Allowance) -> None:
        self.seen, self.depth, self.kept, self.allowance = Seen(), 0, 0, allowance
        self.known: dict[str, str] = {}
        self.text: list[str] | None = None
        self.run: list[str] = []  # a field code, which Word cuts into runs
        self.before = ""
        self.length = 0
        self.parser = expat.ParserCreate(None, " ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = _doctype

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self.depth += 1
        self.allowance.left -= 1
        if self.depth > DEEPEST:
            raise Refused(f"bersarang lebih dari {DEEPEST} tingkat")
        if self.allowance.left < 0:
            raise Refused(f"membuat berkas ini memuat lebih dari {MOST_ELEMENTS} unsur XML")
        local = self.known.get(name) or self.learn(name)
        if self.depth == 1:
            self.seen.root = local
        if given or local in CODES or local in WATCHED:
            self.judge(local, given)

    def learn(self, name: str) -> str:
        if len(self.known) >= MOST_NAMES:
            raise Refused(f"memuat lebih dari {MOST_NAMES} nama unsur")
        local = name.rpartition(" ")[2]
        self.known[name] = local
        return local

    def judge(self, local: str, given: Mapping[str, str]) -> None:
        if local in CODES:
            self.text, self.length = [], self.length if local in RUNS else 0
            self.parser.CharacterDataHandler = self.read
        if (say := ELEMENTS.get(local)) is not None:
            say(self, {key.rpartition(" ")[2]: value for key, value in given.items()})
        elif local in WATCHED:
            self.seen.marks.add(local)
        for key, value in given.items():
            if key.endswith("href") and local not in SCRIPTS:
                self.keep(self.seen.links if local == "a" else self.seen.sources, value)
            elif key.endswith("formula"):
                self.formula(value)
            elif key.startswith("on") and self.seen.root == "svg":
                self.seen.marks.add("on")

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.text is None or (local := self.known[name]) not in CODES:
            return
        text, self.text = "".join(self.text), None
        self.parser.CharacterDataHandler = None
        if local in RUNS:
            self.run.append(text)
        else:
            self.formula(text)

    def read(self, text: str) -> None:
        self.length += len(text)
        if self.length > LONGEST_TEXT:
            raise Refused("memuat rumus atau bidang yang terlalu panjang")
        if self.text is not None:
            self.text.append(text)

    def keep(self, where: list[str], value: str) -> None:
        self.kept += 1
        if self.kept > MOST_KEPT:
            raise Refused(f"memuat lebih dari {MOST_KEPT} tautan")
        where.append(value)

    def formula(self, text: str) -> None:
        """Keep a formula's command; what stands in quotes is only said, not called, but a pipe to a program may be quoted."""
        bare = QUOTED.sub('""', text)
        if (found := CALLS.search(bare)) or (found := PIPE.search(bare)):
            self.seen.codes.add((found[1] if found.lastindex else "DDE").upper())

    def close_field(self) -> None:
        """Judge the field code gathered so far, alone and with those before: nested fields are a way to cut a word in two."""
        code, self.run, self.length = "".join(self.run), [], 0
        if found := FIELD.match(code):
            self.seen.codes.add(found[1].upper())
        joined = self.before + QUOTED.sub("", code)
        if DDE.search(joined):
            self.seen.codes.add("DDE")
        self.before = joined[-200:]

    def field_mark(self, given: Mapping[str, str]) -> None:
        if given.get("fldCharType") in ("begin", "end"):
            self.close_field()

    def simple_field(self, given: Mapping[str, str]) -> None:
        self.run = [given.get("instr", "")]
        self.close_field()

    def relation(self, given: Mapping[str, str]) -> None:
        self.kept += 1
        if self.kept > MOST_KEPT:
            raise Refused(f"memuat lebih dari {MOST_KEPT} tautan")
        self.seen.relations.append(given)

    def kind(self, given: Mapping[str, str]) -> None:
        self.seen.kinds.add(given.get("ContentType", "")[:200])

    def sheet(self, given: Mapping[str, str]) -> None:
        if given.get("state", "visible") != "visible":
            self.keep(self.seen.sheets, given.get("name", ""))


ELEMENTS: Mapping[str, Callable[[_Reader, Mapping[str, str]], None]] = {
    "fldChar": _Reader.field_mark,
    "fldSimple": _Reader.simple_field,
    "Relationship": _Reader.relation,
    "Default": _Reader.kind,
    "Override": _Reader.kind,
    "sheet": _Reader.sheet,
}
WATCHED = SCRIPTS | FETCHING | DDE_MARKS | OLE | {"encryption-data", "altChunk", "foreignObject", "subDoc"}
