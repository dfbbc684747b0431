"""Characters that mislead whoever reads a text: not seen at all, turning the line around, or standing in for a Latin letter.

Sources: Unicode properties Default_Ignorable_Code_Point, Bidi_Control, General_Category Cf, Co and Nd; UTS #39 for the letters.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

Ranges = tuple[tuple[int, int], ...]

DIRECTIONS: Ranges = (  # controls of direction, and letters that are themselves read from the right
    (0x0590, 0x065F),  # Arabic digits between them are digits first of all
    (0x066A, 0x06EF),
    (0x06FA, 0x08FF),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x2069),
    (0xFB1D, 0xFDCF),
    (0xFDF0, 0xFDFF),
    (0xFE70, 0xFEFC),
    (0x10800, 0x10FFF),
    (0x1E800, 0x1EFFF),
)
TURNING: Ranges = ((0x202A, 0x202E), (0x2066, 0x2069))  # the controls that need no letters read from the right to mislead
HIDDEN: Ranges = (  # no width, no ink: joiners, soft hyphen, fillers, variation selectors, tags
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200D),
    (0x2060, 0x2065),
    (0x206A, 0x206F),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFC),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1345F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
LINE_ENDS: Ranges = ((0x2028, 0x2029),)  # U+0085, VT and FF are control characters, which are refused as such
PRIVATE: Ranges = (  # no meaning but the one a font or a program gives them; and what Unicode never will be
    (0xE000, 0xF8FF),
    (0xFDD0, 0xFDEF),
    *((plane * 0x10000 + 0xFFFE, plane * 0x10000 + 0xFFFF) for plane in range(17)),
    (0xF0000, 0xFFFFD),
    (0x100000, 0x10FFFD),
)
NAMES: Mapping[int, str] = {
    0x00AD: "tanda hubung lunak",
    0x061C: "penanda arah",
    0x200B: "spasi tanpa lebar",
    0x200C: "pemisah tanpa lebar",
    0x200D: "penyambung tanpa lebar",
    0x200E: "penanda arah",
    0x200F: "penanda arah",
    0x2028: "pemisah baris",
    0x2029: "pemisah paragraf",
    0x202A: "penanda arah",
    0x202B: "penanda arah",
    0x202C: "penanda arah",
    0x202D: "pembalik arah",
    0x202E: "pembalik arah",
    0x2060: "penyambung tanpa lebar",
    0x2066: "penanda arah",
    0x2067: "penanda arah",
    0x2068: "penanda arah",
    0x2069: "penanda arah",
    0xFEFF: "tanda BOM",
    0xFFFC: "tempat gambar yang hilang",
}
LATIN = str.maketrans(  # Cyrillic and Greek letters that no eye tells from a Latin one
    "АВЕЅІЈКМНОРСТУХҮԌԚԜаеѕіјорсухԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѵν",
    "ABESIJKMHOPCTYXYGQWaesijopcyxdqwhABEZHIKMNOPTYXovv",
)


def pattern(*classes: Ranges, repeat: str = "") -> re.Pattern[str]:
    """Return the pattern of one character of the classes; `repeat` as in a regular expression."""
    inside = "".join(f"\\U{first:08x}-\\U{last:08x}" for ranges in classes for first, last in ranges)
    return re.compile(f"[{inside}]{repeat}")


def holds(ranges: Ranges, character: str) -> bool:
    """Say whether the character is of the class."""
    return any(first <= ord(character) <= last for first, last in ranges)


def named(character: str) -> str:
    """Return a character by its number and, where it has a name people know, by that: it is never written itself."""
    name = NAMES.get(ord(character), "")
    return f"U+{ord(character):04X}" + (f" ({name})" if name else "")


RAISED = re.compile(r"[^\w\x00-\u02ff]{7,}")  # where many marks could stand on one letter; a mark is no part of a word to Python


def composed(text: str) -> str:
    """Return the text in NFC, in time that grows with its length alone.

    Python puts marks in order by moving each past all others, which takes hours where somebody piled up a million; sorting does not.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", RAISED.sub(_in_order, text))


def _in_order(run: re.Match[str]) -> str:
    ordered: list[str] = []
    marks: list[str] = []
    for character in _apart(run[0]):
        if unicodedata.combining(character):
            marks.append(character)
            continue
        ordered += sorted(marks, key=unicodedata.combining)
        ordered.append(character)
        marks = []
    return "".join([*ordered, *sorted(marks, key=unicodedata.combining)])


def _apart(run: str) -> Iterator[str]:
    for character in run:
        yield from unicodedata.normalize("NFD", character)


UNSEEN = pattern(DIRECTIONS, HIDDEN, LINE_ENDS, PRIVATE)


def plain(text: str) -> str:
    """Return the text on one line, as a message may quote it: what cannot be seen, or turns the line around, by its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(f"[U+{ord(c):04X}]" if UNSEEN.match(c) or not (c.isprintable() or c == " ") else c for c in text)
