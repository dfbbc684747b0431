"""The host's expressions `${{ … }}`, as far as our workflows use them; anything else is an error, never a guess."""

import json
import re
from collections.abc import Mapping
from typing import Any

TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<name>[A-Za-z_][\w.-]*)|(?P<sign>==|!=|&&|\|\||[!(),]))")
WHOLE = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)


def filled(text: str, contexts: Mapping[str, Any]) -> str:
    """Return the text with every expression replaced by what it comes to."""
    return WHOLE.sub(lambda found: shown(value(found[1], contexts)), text)


def condition(text: str, contexts: Mapping[str, Any]) -> bool:
    """Say whether an `if:` holds; without a status function the host adds `success()`."""
    inner = text.strip()
    inner = inner[3:-2] if inner.startswith("${{") else inner
    held = bool(value(inner, contexts))
    return held if re.search(r"\b(cancelled|always|failure|success)\(", inner) else held and not contexts["failed"]


def shown(found: Any) -> str:
    return "" if found is None else {True: "true", False: "false"}.get(found, str(found)) if isinstance(found, bool) else str(found)


def value(text: str, contexts: Mapping[str, Any]) -> Any:
    reader = _Reader(text, contexts)
    found = reader.either()
    assert reader.rest == [], text
    return found


class _Reader:
    def __init__(self, text: str, contexts: Mapping[str, Any]) -> None:
        self.contexts, self.rest, at = contexts, [], 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            assert found, f"unknown expression: {text}"
            self.rest.append(found)
            at = found.end()

    def sign(self, *wanted: str) -> str:
        return self.rest.pop(0)["sign"] if self.rest and self.rest[0]["sign"] in wanted else ""

    def either(self) -> Any:
        found = self.both()
        while self.sign("||"):
            other = self.both()
            found = found or other
        return found

    def both(self) -> Any:
        found = self.equal()
        while self.sign("&&"):
            other = self.equal()
            found = found and other
        return found

    def equal(self) -> Any:
        found = self.single()
        while sign := self.sign("==", "!="):
            found = (found == self.single()) is (sign == "==")
        return found

    def single(self) -> Any:
        if self.sign("!"):
            return not self.single()
        if self.sign("("):
            found = self.either()
            assert self.sign(")")
            return found
        token = self.rest.pop(0)
        if token["text"]:
            return token["text"][1:-1].replace("''", "'")
        return self.call(token["name"]) if self.sign("(") else self.named(token["name"])

    def call(self, name: str) -> Any:
        given = []
        while not self.sign(")"):
            given.append(self.either())
            self.sign(",")
        functions = {"cancelled": lambda: False, "fromJSON": json.loads, "contains": lambda many, one: one in many}
        return functions[name](*given)

    def named(self, name: str) -> Any:
        found: Any = self.contexts
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found
