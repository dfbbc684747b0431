"""Documents: YAML in, values that fit their JSON Schema out, with the line of each. The only door to jsonschema."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, partial
from pathlib import PurePosixPath
from typing import Any

from ..core import document_rules
from ..core.findings import Finding
from . import contract
from .cells import shown
from .yaml_values import Document as Document
from .yaml_values import Path as Path
from .yaml_values import Plain as Plain
from .yaml_values import parsed

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


def read(content: bytes, file: PurePosixPath, schema: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return the document, None where it cannot be used, and everything wrong with its shape by the JSON Schema named `schema`."""
    document, found = parsed(content, file)
    if document is None:
        return None, found
    wrong = () if fits(document.value, contract.descriptor(schema)) else tuple(_violations(document, schema))
    return (None if wrong else document), (*found, *wrong)


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
        return len(value) >= schema.get("minLength", 0) and _matches(schema.get("pattern", ""), value)
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
    return extend(Draft202012Validator, {"pattern": _unmatched}, type_checker=checker)(contract.descriptor(schema))


def _unmatched(_: Any, pattern: str, value: object, __: Any) -> Iterator[Any]:
    from jsonschema import ValidationError

    if isinstance(value, str) and not _matches(pattern, value):
        yield ValidationError(pattern)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)


def _matches(pattern: str, text: str) -> bool:
    """Say whether a text is as the pattern wants it; `$` is the end and nothing else, as in JSON Schema: Python lets a line break pass."""
    return _compiled(pattern).search(text) is not None


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
