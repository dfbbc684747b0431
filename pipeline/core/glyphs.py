"""The characters that the report's fonts can print. A character outside would stop PDF/A, so text is checked against them before."""

import re
import unicodedata
from functools import cache

from .gate import characters

# Liberation Sans 2 (regular, bold, italic, bold italic alike); a test compares this with the font files.
RANGES = """
    0020-007E 00A0-036F 0374-0375 037A-037E 0384-038A 038C 038E-03A1 03A3-03CE 03D0-0513 051A-051D 0591-05C7 05D0-05EA 05F0-05F4
    1D00-1DCA 1DFE-1E9B 1E9E 1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4
    1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2000-2010 2012-2022 2026 202A-2030 2032-2034 2039-203A 203C 203E 2044 205E
    206A-206F 2074-2079 207F-2089 2090-2094 20A0-20B5 20BF 20F0 2105 2113 2116-2117 2122 2126 212E 214D-214E 2153-2154 215B-215E 2184
    2190-2195 21A8 21D4 2202 2206 220F 2211-2212 2215 2219-221A 221E-221F 2229 222B 2248 2260-2262 2264-2265 2302 2310 2320-2321 2500
    2502 250C 2510 2514 2518 251C 2524 252C 2534 253C 2550-256C 2580 2584 2588 258C 2590-2593 25A0-25A1 25AA-25AC 25B2 25BA 25BC 25C4
    25CA-25CC 25CF-25D9 25E6 263A-263C 263F-2647 2660 2663 2665-2666 2669-266C 266F 2C60-2C6D 2C71-2C77 2E17 A717-A721 A788-A78C
    FB01-FB02 FB1D-FB36 FB38-FB3C FB3E FB40-FB41 FB43-FB44 FB46-FB4F FE20-FE23 FFFC
"""
BLANKS = frozenset("\t\n\r")
HIDDEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc"  # count as letters or signs, and show nothing
MOST_MARKS = 3  # marks above or below one letter that a language needs; a tower of them covers the lines around it
STACKED = re.compile(r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")


@cache
def printable() -> frozenset[str]:
    """Return every character that can be printed and seen, blanks among them."""
    return BLANKS | {character for character in drawn() if not characters.UNSEEN.match(character)}


def drawn() -> frozenset[str]:
    """Return every character that the fonts have a glyph for; some of these glyphs are empty."""
    ends = (piece.partition("-") for piece in RANGES.split())
    return frozenset(chr(code) for first, _, last in ends for code in range(int(first, 16), int(last or first, 16) + 1))


def unprintable(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that cannot be printed, each once, in order of their codes."""
    return () if text.isascii() and text.isprintable() else tuple(sorted(set(text) - printable()))


def legible(text: str) -> str:
    """Return one line of text as it can be shown and saved: what cannot be printed, line breaks among it, becomes a mark."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def is_seen(c: str) -> bool:
    """Say whether a character is shown as itself: no control, direction or format mark, no stranger of a private plane, no selector."""
    return (c.isprintable() and not "\ufe00" <= c <= "\ufe0f" and c not in HIDDEN) or unicodedata.category(c) == "Zs"


def visible(text: str, kept: str = "\n") -> str:
    """Return the text with every character that acts on a screen without being seen written out as `U+202E`.

    `kept` stay as they are; a tab becomes a space. What is a plain letter stays a plain letter, so the result may be shown again.
    """
    if text.isascii() and text.isprintable():
        return text
    return STACKED.sub(lambda marks: _told(marks[0]), "".join(c if c in kept or is_seen(c) else _named(c) for c in text))


def _named(c: str) -> str:
    return " " if c == "\t" else f"[U+{ord(c):04X}]"


def _told(marks: str) -> str:
    return marks[:MOST_MARKS] + "".join(map(_named, marks[MOST_MARKS:]))
