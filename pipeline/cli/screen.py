"""What is said at the terminal: the only way out for text, so that nothing in it acts on a terminal or on the runner of a workflow.

Names, notes and file names are strangers' text. Whatever is not plainly seen is written out (`[U+001B]`), and a line that the runner of
a workflow would take for its command (`::…` at the beginning, `##[…` anywhere) is broken. Colours are ours: they travel behind a mark
that nobody outside this process knows.
"""

import json
import os
import re
from typing import Any

import click

from ..core import glyphs

OURS = f"<{os.urandom(16).hex()}>"  # stands for the escape character of our own colours until the text is safe
ESCAPE = "\x1b"
COMMAND = re.compile(r"^([^\S\n]*):(?=:)|(##)(?=\[)", re.MULTILINE)
ANNOTATION = re.compile(r"::(?:error|warning|notice) [^:\n]*::[^\n]*")
BREAK = "\u200b"  # our own Markdown breaks mentions with it


def safe(text: object, kept: str = "\n") -> str:
    """Return the text so that a terminal shows it and does nothing else."""
    return _unheard(glyphs.visible(str(text), kept))


def _unheard(text: str) -> str:
    return COMMAND.sub(lambda found: f"{found[0]} ", text)


def style(text: object, **look: Any) -> str:
    """Return the text, made safe, with a colour or weight for `say`."""
    return click.style(safe(text), **look).replace(ESCAPE, OURS)


def say(text: object = "", *, err: bool = False, **look: Any) -> None:
    """Print a text that may hold strangers' words; `look` is click's."""
    whole = _unheard(style(text, **look) if look else str(text))
    click.echo(ESCAPE.join(glyphs.visible(part) for part in whole.split(OURS)), err=err)


def markdown(text: str) -> None:
    """Print Markdown that our own writer has made, with its breaks."""
    click.echo(safe(text, "\n" + BREAK))


def data(value: object) -> None:
    """Print a value as JSON. What a terminal or a runner could act on is written as JSON escapes, so the value read back is the same."""
    click.echo(as_json(value))


def as_json(value: object) -> str:
    """Return a value as indented JSON in which every character is seen."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return "".join(c if c == "\n" or glyphs.is_seen(c) else json.dumps(c)[1:-1] for c in text).replace("##[", "##\\u005b")


def commands(text: str) -> None:
    """Print annotations for the host beside plain lines; only lines that are annotations of ours pass as commands."""
    for line in text.split("\n"):
        click.echo(glyphs.visible(line) if ANNOTATION.fullmatch(line) else safe(line))
