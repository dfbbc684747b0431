"""The published contract of GitHub's answers: every answer of the fake is held against it, and filled up from it."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

SPEC = json.loads((Path(__file__).parents[1] / "data" / "github-openapi.json").read_text(encoding="utf-8"))
REPO = "/repos/{owner}/{repo}"
PLAIN = {"string": "contoh", "integer": 1, "number": 1, "boolean": False, "array": []}
FORMS = {"uri": "https://api.github.com/contoh", "date-time": "2026-01-02T03:04:05Z"}


def _json_schema(value: Any) -> Any:
    """Return an OpenAPI 3.0 schema as JSON Schema: `nullable` is the only difference that matters here."""
    if isinstance(value, list):
        return [_json_schema(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _json_schema(item) for key, item in value.items() if key not in ("nullable", "discriminator")}
    return {"anyOf": [{"type": "null"}, made]} if value.get("nullable") is True else made


COMPONENTS = {"schemas": _json_schema(SPEC["components"]["schemas"])}


@cache
def _validator(path: str, method: str, code: str) -> Draft7Validator:
    told = SPEC["paths"][path if path == "/user" else REPO + path][method]
    found = told["requestBody"] if code == "request" else told["responses"][code]
    schema = _json_schema(found["content"]["application/json"]["schema"])
    return Draft7Validator({"allOf": [schema], "components": COMPONENTS})


def violations(path: str, method: str, code: int | str, body: object) -> list[str]:
    """Return how a body (`code` 200, 201 … or "request") breaks the contract of an operation."""
    found = _validator(path, method, str(code)).iter_errors(body)
    return [f"{method} {path} {code}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


def filled(name: str, /, **known: Any) -> dict[str, Any]:
    """Return the smallest object that fits the schema `name`, with what is `known` laid over it."""
    return _merged(_smallest({"$ref": f"#/components/schemas/{name}"}), known)


def _smallest(schema: Mapping[str, Any]) -> Any:
    if "$ref" in schema:
        return _smallest(SPEC["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    if schema.get("nullable") is True:
        return None
    if "enum" in schema:
        return schema["enum"][0]
    if "allOf" in schema:
        return {key: value for part in schema["allOf"] for key, value in _smallest(part).items()}
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return _smallest(schema[choice][0])
    if schema.get("type", "object") == "object":
        return {key: _smallest(schema["properties"][key]) for key in schema.get("required", ())}
    return FORMS.get(schema.get("format", ""), PLAIN[schema["type"]])


def _merged(base: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(base)
    for key, value in known.items():
        inner = made.get(key)
        made[key] = _merged(inner, value) if isinstance(value, dict) and isinstance(inner, dict) else value
    return made
