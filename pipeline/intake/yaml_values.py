"""YAML as plain values with their lines, looked at event by event before anything is made of it. The only door to PyYAML.

PyYAML alone would let a duplicate key win, read `no` as False and `012` as 10. Here only true/false, null, canonical whole
numbers and decimals with a dot are anything but text; keys are unique; anchors, aliases, tags, merge keys and directives are refused.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePosixPath

import yaml

from ..core import document_rules, glyphs
from ..core.findings import Finding, Place, Rule, has_errors
from ..core.gate import characters
from ..core.gate import text as gate
from ..core.gate.rules import text as gate_rules
from .cells import shown

Plain = None | bool | int | Decimal | str | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]

DEEPEST = 12
MOST_NODES = 50_000  # keys and values; the longest document of an office has some hundreds
WORDS: Mapping[str, Plain] = {"true": True, "false": False, "": None, "null": None, "~": None}
WHOLE = re.compile(r"0|-?[1-9][0-9]{0,30}")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,30})\.[0-9]{1,30}")


@dataclass(slots=True)
class Document:
    """A YAML file as plain values, and the line of every value and key by its path."""

    file: PurePosixPath
    value: Plain = None
    lines: dict[Path, int] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """Return where the value at `path` stands, or where the nearest one around it does."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.file, self.lines.get(path, 1), ".".join(str(p) for p in path if isinstance(p, str)))


class _Refused(Exception):
    def __init__(self, rule: Rule, line: int, **values: object) -> None:
        super().__init__(rule.code)
        self.rule, self.line, self.values = rule, line, values


def inspect(file: PurePosixPath, content: bytes) -> tuple[Finding, ...]:
    """Return what must not be in any YAML, whatever it is about."""
    return parsed(content, file)[1]


def parsed(content: bytes, file: PurePosixPath) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return the document as plain values, looked at event by event, whatever its schema; None where it is refused."""
    text, found = gate.read(content, file)
    found += gate.of_data(text, file)
    if has_errors(found):
        return None, found
    document = Document(file)
    try:
        _Builder(text, document).build()
    except _Refused as refused:
        return None, (*found, refused.rule.at(Place(file, refused.line), **refused.values))
    return document, found


class _Builder:
    """Builds values from PyYAML's events, where anchors, aliases, tags and repeated keys can still be seen."""

    def __init__(self, text: str, document: Document) -> None:
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.document = document
        self.nodes = 0

    def build(self) -> None:
        """Fill the document with the one value that the text holds."""
        self.next()
        if isinstance(begin := self.next(), yaml.StreamEndEvent):
            return
        if getattr(begin, "version", None) or getattr(begin, "tags", None):
            raise _Refused(document_rules.YAML_FORM, _line(begin), apa="perintah YAML (%)")
        self.document.value = self.node(self.next(), ())
        self.next()
        if not isinstance(extra := self.next(), yaml.StreamEndEvent):
            raise _Refused(document_rules.YAML_FORM, _line(extra), apa="dokumen kedua (---)")

    def next(self) -> yaml.Event:
        """Return the next event; broken text ends here."""
        try:
            return next(self.events)
        except yaml.MarkedYAMLError as trouble:
            mark = trouble.problem_mark
            raise _Refused(document_rules.YAML_BROKEN, 1 if mark is None else mark.line + 1) from trouble
        except yaml.YAMLError as trouble:
            raise _Refused(document_rules.YAML_BROKEN, 1) from trouble

    def node(self, event: yaml.Event, path: Path) -> Plain:
        """Return the value that begins with `event`."""
        self.document.lines.setdefault(path, _line(event))
        self.refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if len(path) >= DEEPEST:
            raise _Refused(document_rules.YAML_DEPTH, _line(event), batas=DEEPEST)
        return self.mapping(path) if isinstance(event, yaml.MappingStartEvent) else self.sequence(path)

    def refuse_extras(self, event: yaml.Event) -> None:
        """Refuse what says more than the text itself, and more nodes than an office could mean."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _Refused(document_rules.YAML_FORM, _line(event), apa=f"isi ke-{self.nodes}")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise _Refused(document_rules.YAML_ALIAS, _line(event))
        if getattr(event, "tag", None) is not None:
            raise _Refused(document_rules.YAML_TAG, _line(event))

    def sequence(self, path: Path) -> list[Plain]:
        """Return the items up to the end of the list."""
        items: list[Plain] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.node(event, (*path, len(items))))
        return items

    def mapping(self, path: Path) -> dict[str, Plain]:
        """Return the pairs up to the end of the mapping; every key is text and stands once."""
        pairs: dict[str, Plain] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            self.refuse_extras(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(document_rules.YAML_FORM, _line(event), apa="kunci yang bukan teks")
            key = _text(event)
            if key == "<<" and not event.style:
                raise _Refused(document_rules.YAML_FORM, _line(event), apa="kunci gabungan (<<)")
            if key in pairs:
                raise _Refused(document_rules.YAML_KEY_TWICE, _line(event), kunci=shown(key), lain=self.document.lines[*path, key])
            self.document.lines[*path, key] = _line(event)
            pairs[key] = self.node(self.next(), (*path, key))
        return pairs


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else int(event.start_mark.line) + 1


def _text(event: yaml.ScalarEvent) -> str:
    """Return what a scalar says, in NFC; between double quotes, characters may have been written by their numbers."""
    text = str(event.value)
    if event.style != '"' or (text.isascii() and text.isprintable()):
        return text
    if strange := [c for c in dict.fromkeys(text) if c != "\n" and c not in glyphs.printable()]:
        raise _Refused(gate_rules.ESCAPED, _line(event), baris=_line(event), karakter=", ".join(map(characters.named, strange[:3])))
    return characters.composed(text)


def _scalar(event: yaml.ScalarEvent) -> Plain:
    text = _text(event)
    if event.style:
        return text
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if DECIMAL.fullmatch(text) else text
