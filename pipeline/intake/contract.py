"""The data contract: schemas/*.json, read once, with every table's columns compiled into a quick test of clean or not clean."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parents[2] / "schemas"
NUMBER_TYPES = frozenset({"http://www.w3.org/2001/XMLSchema#integer", "http://www.w3.org/2001/XMLSchema#decimal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table and what its cells may hold."""

    name: str
    meaning: str
    example: str
    required: bool
    choices: tuple[str, ...]
    pattern: str
    is_number: bool  # nothing but numbers
    accepts: Callable[[str], object]  # truthy for a cell that is filled and right

    @property
    def is_numeric(self) -> bool:
        """Whether numbers are written here, alone or beside words such as WTP."""
        return self.is_number or self.takes_words

    @property
    def takes_words(self) -> bool:
        """Whether numbers and words such as WTP are both right."""
        return bool(self.pattern and self.accepts("WTP") and self.accepts("-1"))

    @property
    def is_whole(self) -> bool:
        """Whether decimals are refused."""
        return self.is_number and not self.accepts("0.5")

    @property
    def is_signed(self) -> bool:
        """Whether a number below zero is right."""
        return bool(self.accepts("-1"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """One table: its columns in order, its key, and the Table Schema as published."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    descriptor: Mapping[str, Any]

    @property
    def key_at(self) -> tuple[int, ...]:
        """Positions of the key's columns."""
        return tuple(self.names.index(name) for name in self.key)

    @property
    def names(self) -> tuple[str, ...]:
        """Column names in the order they must stand."""
        return tuple(c.name for c in self.columns)


@cache
def descriptor(name: str) -> Mapping[str, Any]:
    """Return a schema as published, by file stem."""
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


@cache
def table(name: str) -> Contract:
    """Return the contract of a table, by the stem of its schema."""
    published = descriptor(name)
    return Contract(
        name=name,
        columns=tuple(_column(field) for field in published["fields"]),
        key=tuple(published["primaryKey"]),
        descriptor=published,
    )


def _column(field: Mapping[str, Any]) -> Column:
    limits = field.get("constraints", {})
    return Column(
        name=field["name"],
        meaning=field["description"].rstrip("."),
        example=field["example"],
        required=limits.get("required", False),
        choices=tuple(limits.get("enum", ())),
        pattern=limits.get("pattern", ""),
        is_number=field.get("rdfType") in NUMBER_TYPES,
        accepts=_acceptance(limits),
    )


def _acceptance(limits: Mapping[str, Any]) -> Callable[[str], object]:
    if "enum" in limits:
        return frozenset(limits["enum"]).__contains__
    return re.compile(limits.get("pattern", ".*")).fullmatch
