"""Plain values as YAML that our own strict reader takes back unchanged: block style, one byte form, no anchor, no tag."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

Plain = str | int | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]

BARE = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*|20[0-9]{2}-[0-9]{2}-[0-9]{2}", re.ASCII)  # text that nothing could take for more than itself
TAKEN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})  # not by us, but by other readers of YAML


def write(value: Mapping[str, Plain], head: str = "") -> str:
    """Return a mapping as a YAML document; `head` comes first, each of its lines as a comment."""
    comments = "".join(f"# {line}\n" for line in head.splitlines())
    return comments + "".join(f"{line}\n" for line in _mapping(value, ""))


def _mapping(value: Mapping[str, Plain], margin: str) -> Iterator[str]:
    for key, item in value.items():
        yield from _pair(f"{margin}{scalar(key)}:", item, margin + "  ")


def _pair(start: str, item: Plain, margin: str) -> Iterator[str]:
    if isinstance(item, Mapping) and item:
        yield start
        yield from _mapping(item, margin)
    elif isinstance(item, Sequence) and not isinstance(item, str) and item:
        yield start
        for member in item:
            yield from _member(member, margin)
    else:
        yield f"{start} {scalar(item)}".rstrip()


def _member(item: Plain, margin: str) -> Iterator[str]:
    """A mapping in a list begins on the line of its dash."""
    if isinstance(item, Mapping) and item:
        first, *others = _mapping(item, margin + "  ")
        yield f"{margin}- {first.lstrip()}"
        yield from others
    else:
        yield f"{margin}- {scalar(item)}"


def scalar(item: Plain) -> str:
    """Return one value on one line; whatever could be read as something else stands in double quotes."""
    if isinstance(item, bool):
        return "true" if item else "false"
    if item is None:
        return ""
    if isinstance(item, int):
        return str(item)
    if isinstance(item, str):
        return item if BARE.fullmatch(item) and item.casefold() not in TAKEN else _quoted(item)
    return "{}" if isinstance(item, Mapping) else "[]"


def _quoted(text: str) -> str:
    return "".join(c if c.isprintable() else _escaped(c) for c in json.dumps(text, ensure_ascii=False))


def _escaped(character: str) -> str:
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
