"""Writing a number into a letter's YAML: only the lines of the keys change, every other byte and comment stays."""

import re
from collections.abc import Mapping

BESIDE = "jenis"  # keys that are not there yet are put below this one
EMPTY = r"(?:\"\"|''|null|~)?"


def patched(text: str, values: Mapping[str, str]) -> str | None:
    """Return the text with top-level keys filled, in the file's own line ends; None where a key holds something or has no place.

    The result must still be read back by the caller: a YAML that hides its keys in another form is not understood here.
    """
    missing = []
    for key, value in values.items():
        line = re.compile(rf"^({key}:)[ \t]*?{EMPTY}([ \t]*#[^\r\n]*|[ \t]*)(?=\r?$)", re.MULTILINE)
        if re.search(rf"^{key}:", text, re.MULTILINE) is None:
            missing.append(f"{key}: {value}")
            continue
        if len(line.findall(text)) != 1:
            return None
        text = line.sub(lambda found, value=value: f"{found[1]} {value}{_spaced(found[2])}", text)  # type: ignore[misc]
    return _inserted(text, missing) if missing else text


def _spaced(comment: str) -> str:
    """A comment needs a blank before it; blanks at the line's end go."""
    return f" {comment.strip()}" if comment.strip().startswith("#") and not comment.startswith((" ", "\t")) else comment.rstrip()


def _inserted(text: str, lines: list[str]) -> str | None:
    found = re.search(rf"^{BESIDE}:[^\r\n]*(\r?\n|$)", text, re.MULTILINE)
    if found is None:
        return None
    end = found[1] or ("\r\n" if "\r\n" in text else "\n")
    head = text[: found.end()] + ("" if found[1] else end)
    return head + "".join(f"{line}{end}" for line in lines) + text[found.end() :]
