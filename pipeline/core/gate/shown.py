"""How a stranger's names are told: nothing that hides, turns a line around or speaks to a terminal is ever printed raw."""

from pathlib import PurePosixPath
from unicodedata import combining

from ..collecting.naming import is_latin
from ..findings import Place
from .characters import plain

LONGEST = 200  # letters of a name that are told


def shown(text: str) -> str:
    """Return a name on one line, cut where it is too long; bytes that are no UTF-8 stand as [U+DC80] to [U+DCFF].

    Letters that only look like Latin ones, and marks that stand apart from theirs, are told by their numbers as well.
    """
    told = plain(text)
    if not told.isascii():
        told = "".join(f"[U+{ord(c):04X}]" if combining(c) or (c.isalnum() and not is_latin(c)) else c for c in told)
    return told if len(told) <= LONGEST else told[: LONGEST - 1] + "…"


def place(name: str) -> Place:
    """Return the place of a file as a whole, by its name as it can be told."""
    return Place(PurePosixPath(shown(name)))
