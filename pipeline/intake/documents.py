"""Documents: YAML in, plain values with their lines out. The only door to PyYAML and jsonschema.

PyYAML alone would let a duplicate key win, read `no` as False and `012` as 10. Here only true/false, null, canonical whole
numbers and decimals with a dot are anything but text; keys are unique; anchors, aliases and tags are refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Any

import yaml

from ..core import document_rules
from ..core.findings import Finding, Place, Rule
from . import contract
from .cells import shown
from .files import text_of, unprintable_lines

Plain = None | bool | int | Decimal | str | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]

DEEPEST = 12
WORDS: Mapping[str, Plain] = {"true": True, "false": False, "": None, "null": None, "~": None}
WHOLE = re.compile(r"0|-?[1-9][0-9]{0,30}")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,30})\.[0-9]{1,30}")
TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "null": (type(None),),
    "integer": (int,),
    "number": (int, Decimal),
}
TYPE_NAMES: Mapping[str, str] = {
    "object": "pasangan kunci dan isi",
    "array": "daftar",
    "string": "teks",
    "boolean": "true atau false",
    "null": "kosong",
    "integer": "bilangan bulat",
    "number": "angka",
}
LIMITS: Mapping[str, str] = {
    "minItems": "paling sedikit {} butir",
    "minLength": "paling sedikit {} huruf",
    "minimum": "paling kecil {}",
    "maximum": "paling besar {}",
}


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


def read(content: bytes, file: PurePosixPath, schema: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return the document, None where it cannot be used, and everything wrong with its shape by the JSON Schema named `schema`."""
    text, found = text_of(content, file)
    found += unprintable_lines(text, file)
    if found:
        return None, found
    document = Document(file)
    try:
        _Builder(text, document).build()
    except _Refused as refused:
        return None, (refused.rule.at(Place(file, refused.line), **refused.values),)
    wrong = () if fits(document.value, contract.descriptor(schema)) else tuple(_violations(document, schema))
    return (None if wrong else document), wrong


class _Builder:
    """Builds values from PyYAML's events, where anchors, aliases, tags and repeated keys can still be seen."""

    def __init__(self, text: str, document: Document) -> None:
        self.events = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.document = document

    def build(self) -> None:
        """Fill the document with the one value that the text holds."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return
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
        _refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if len(path) >= DEEPEST:
            raise _Refused(document_rules.YAML_DEPTH, _line(event), batas=DEEPEST)
        return self.mapping(path) if isinstance(event, yaml.MappingStartEvent) else self.sequence(path)

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
            _refuse_extras(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(document_rules.YAML_FORM, _line(event), apa="kunci yang bukan teks")
            key = str(event.value)
            if key in pairs:
                raise _Refused(document_rules.YAML_KEY_TWICE, _line(event), kunci=shown(key), lain=self.document.lines[*path, key])
            self.document.lines[*path, key] = _line(event)
            pairs[key] = self.node(self.next(), (*path, key))
        return pairs


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else int(event.start_mark.line) + 1


def _refuse_extras(event: yaml.Event) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
        raise _Refused(document_rules.YAML_ALIAS, _line(event))
    if getattr(event, "tag", None) is not None:
        raise _Refused(document_rules.YAML_TAG, _line(event))


def _scalar(event: yaml.ScalarEvent) -> Plain:
    text = str(event.value)
    if event.style:
        return text
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if DECIMAL.fullmatch(text) else text


def fits(value: Plain, schema: Mapping[str, Any]) -> bool:
    """Say whether `value` satisfies the part of JSON Schema that our schemas use; jsonschema is asked only where it does not."""
    kinds = schema.get("type", ())
    if kinds and not any(_is(value, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if isinstance(value, dict):
        return _fits_object(value, schema)
    if isinstance(value, list):
        return len(value) >= schema.get("minItems", 0) and all(fits(item, schema.get("items", {})) for item in value)
    if isinstance(value, str):
        return len(value) >= schema.get("minLength", 0) and re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, bool) or value is None:
        return True
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def _fits_object(value: Mapping[str, Plain], schema: Mapping[str, Any]) -> bool:
    named, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    if not all(key in value for key in schema.get("required", ())):
        return False
    if others is False and not value.keys() <= named.keys():
        return False
    return all(fits(item, named.get(key, others)) for key, item in value.items())


def _is(value: object, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


@cache
def _validator(schema: str) -> Any:
    from jsonschema import Draft202012Validator, TypeChecker, validators

    checker = TypeChecker({kind: partial(_checked, kind) for kind in TYPES})
    extend: Any = validators.extend
    return extend(Draft202012Validator, type_checker=checker)(contract.descriptor(schema))


def _checked(kind: str, _: object, value: object) -> bool:
    return _is(value, kind)


def _violations(document: Document, schema: str) -> Iterator[Finding]:
    for error in _validator(schema).iter_errors(document.value):
        yield from VIOLATIONS[error.validator](document, tuple(error.absolute_path), error)


def _missing(document: Document, path: Path, error: Any) -> Iterator[Finding]:
    """jsonschema gives one error per missing key, without naming it but in words; repeats fall together later."""
    known = error.schema.get("properties", {})
    for key in error.validator_value:
        if key not in error.instance:
            yield document_rules.YAML_KEY_MISSING.at(document.place(*path), kunci=key, arti=known.get(key, {}).get("title", key))


def _unknown(document: Document, path: Path, error: Any) -> Iterator[Finding]:
    known = error.schema.get("properties", {})
    for key in error.instance:
        if key not in known:
            yield document_rules.YAML_KEY_UNKNOWN.at(document.place(*path, key), kunci=shown(key), pilihan=", ".join(known))


def _mistyped(document: Document, path: Path, error: Any) -> Iterator[Finding]:
    kinds = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
    wanted = " atau ".join(TYPE_NAMES[kind] for kind in kinds)
    yield document_rules.YAML_TYPE.at(document.place(*path), **_told(path, error), jenis=wanted)


def _unlisted(document: Document, path: Path, error: Any) -> Iterator[Finding]:
    yield document_rules.YAML_CHOICE.at(document.place(*path), **_told(path, error), pilihan=", ".join(map(str, error.validator_value)))


def _misshapen(document: Document, path: Path, error: Any) -> Iterator[Finding]:
    yield document_rules.YAML_PATTERN.at(document.place(*path), **_told(path, error), contoh=_example(error))


def _outside(document: Document, path: Path, error: Any) -> Iterator[Finding]:
    limit = LIMITS[error.validator].format(error.validator_value)
    yield document_rules.YAML_LIMIT.at(document.place(*path), **_told(path, error), batas=limit, contoh=_example(error))


def _told(path: Path, error: Any) -> dict[str, str]:
    name = next((str(p) for p in reversed(path) if isinstance(p, str)), "berkas ini")
    written = error.instance
    text = "" if written is None else f"{len(written)} butir" if isinstance(written, (dict, list)) else str(written)
    return {"kunci": name, "isi": shown(text)}


def _example(error: Any) -> str:
    examples = error.schema.get("examples") or ["templat"]
    return str(examples[0])


VIOLATIONS = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _mistyped,
    "enum": _unlisted,
    "pattern": _misshapen,
    **dict.fromkeys(LIMITS, _outside),
}
