"""Bytes to text, and what a text may not hold before anything parses it. Every reader of the office's texts begins here.

What is taken is in NFC, so that two names written in different ways meet as the same name in every later check: a table finds the
repeated key, a document the repeated key. Therefore text that is not NFC needs a warning only, for the sake of other programs.
All looks are linear in the size of the text; each rule tells of at most MOST_TOLD lines of a file.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import PurePosixPath

from .. import glyphs
from .. import shape_rules as shapes
from ..findings import Finding, Place, Rule, Severity
from . import characters
from .rules import text as rules

LONGEST_LINE = 20_000  # characters; the longest paragraph in an office's report has about 3 thousand
MOST_LINES = 20_000  # a year's largest table has some hundreds
MOST_MARKS = 6  # combining marks on one letter; Unicode's stream-safe form allows 30, and normalising many takes quadratic time
MOST_TOLD = 20  # findings of one rule in one file
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
TOKEN = re.compile(r"[\w.\-]+")
LIKE_LATIN = frozenset(map(chr, characters.LATIN))
CODE = re.compile(r"[A-Z0-9]+(?:[.\-][A-Z0-9]+)*")
LATIN_LETTER = re.compile(r"[A-Za-z]")
Look = Callable[[str, PurePosixPath], Iterator[Finding]]


def read(content: bytes, file: PurePosixPath) -> tuple[str, tuple[Finding, ...]]:
    """Return the content as text in NFC with its findings; the text is empty where it must not be parsed."""
    text, found = decoded(content, file)
    found += misleading(text, file)
    refused = any(f.severity is Severity.ERROR for f in found if f.rule != shapes.BYTE_ORDER_MARK.code)
    return ("" if refused else characters.composed(text)), found


def decoded(content: bytes, file: PurePosixPath) -> tuple[str, tuple[Finding, ...]]:
    """Return the content as text, empty where it is none: not UTF-8, or with control characters. A BOM is told and left out."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as trouble:
        line = content[: trouble.start].count(b"\n") + 1
        return "", (shapes.NOT_UTF8.at(Place(file, line), baris=line),)
    if found := CONTROL.search(text.replace("\r\n", "\n")):
        row = found.string.count("\n", 0, found.start()) + 1
        return "", (shapes.FILE_UNREADABLE.at(Place(file, row), sebab=f"baris {row} memuat karakter kendali yang tidak terlihat"),)
    return text.removeprefix("\ufeff"), (shapes.BYTE_ORDER_MARK.at(Place(file, 1)),) if text.startswith("\ufeff") else ()


def misleading(text: str, file: PurePosixPath) -> tuple[Finding, ...]:
    """Return what must not be there in any text: endless lines, characters that hide, turn the line around or deceive."""
    if (refused := tuple(_sizes(text, file))) or text.isascii():
        return refused
    unseen = tuple(f for look in UNSEEN for f in islice(look(text, file), MOST_TOLD))
    return unseen or tuple(f for look in (_codes, _apart) for f in islice(look(text, file), MOST_TOLD))


def of_data(text: str, file: PurePosixPath) -> tuple[Finding, ...]:
    """Return what must not be there in a table or document besides: digits that are not 0–9, words of two alphabets, the unprintable."""
    if text.isascii():
        return ()
    found = tuple(f for look in (_digits, _words) for f in islice(look(text, file), MOST_TOLD))
    return with_the_unsaid(found, unprintable_lines(text, file))


def with_the_unsaid(told: Iterable[Finding], more: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, and of `more` those on a line of which nothing was said."""
    told = tuple(told)
    rows = {finding.place.row for finding in told}
    return (*told, *(finding for finding in more if finding.place.row not in rows))


def deceptive_evidence(text: str, file: PurePosixPath) -> tuple[Finding, ...]:
    """Return what must not be there even in a text that is only kept: marks that turn a line around, so that it reads otherwise."""
    return () if text.isascii() else tuple(islice(_turned(text, file), MOST_TOLD))


def unprintable_lines(text: str, file: PurePosixPath) -> tuple[Finding, ...]:
    """Return a finding for every line with a character that no font of the report has: it would stop the PDF later."""
    if not glyphs.unprintable(text):
        return ()
    strange = ((row, glyphs.unprintable(line)) for row, line in enumerate(text.split("\n"), 1))
    told = (shapes.UNPRINTABLE.at(Place(file, row), baris=row, karakter=_shown(found)) for row, found in strange if found)
    return tuple(islice(told, MOST_TOLD))


def _shown(found: tuple[str, ...]) -> str:
    return ", ".join(f"«{c}» (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in found[:5])


def _sizes(text: str, file: PurePosixPath) -> Iterator[Finding]:
    if (count := text.count("\n")) > MOST_LINES:
        yield rules.MANY_LINES.at(Place(file), jumlah=count, batas=MOST_LINES)
    if len(text) > LONGEST_LINE:
        long = ((row, len(line)) for row, line in enumerate(text.split("\n"), 1) if len(line) > LONGEST_LINE)
        yield from (rules.LONG_LINE.at(Place(file, r), baris=r, panjang=n, batas=LONGEST_LINE) for r, n in islice(long, MOST_TOLD))


def _look_for(rule: Rule, pattern: re.Pattern[str]) -> Look:
    """Return the look that finds the lines with a character of the pattern."""

    def look(text: str, file: PurePosixPath) -> Iterator[Finding]:
        for row, line in _lines_with(pattern, text):
            found = pattern.findall(line)
            named = ", ".join(map(characters.named, list(dict.fromkeys(found))[:3]))
            yield rule.at(Place(file, row), baris=row, karakter=named)

    return look


def _lines_with(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    if pattern.search(text):
        yield from ((row, line) for row, line in enumerate(text.split("\n"), 1) if pattern.search(line))


def _stacks(text: str, file: PurePosixPath) -> Iterator[Finding]:
    """Find marks piled on one letter, before anything normalises them."""
    for row, line in _lines_with(characters.RAISED, text):
        highest = max(map(_highest, characters.RAISED.findall(line)))
        if highest > MOST_MARKS:
            yield rules.STACKED.at(Place(file, row), baris=row, jumlah=highest)


def _highest(run: str) -> int:
    highest = height = 0
    for character in run:
        height = height + 1 if unicodedata.combining(unicodedata.normalize("NFD", character)[0]) else 0
        highest = max(highest, height)
    return highest


UNSEEN: tuple[Look, ...] = (
    _look_for(rules.DIRECTION, characters.pattern(characters.DIRECTIONS)),
    _look_for(rules.HIDDEN, characters.pattern(characters.HIDDEN)),
    _look_for(rules.LINE_END, characters.pattern(characters.LINE_ENDS)),
    _look_for(rules.PRIVATE, characters.pattern(characters.PRIVATE)),
    _stacks,
)
_turned = _look_for(rules.DIRECTION, characters.pattern(characters.TURNING))
_digits = _look_for(rules.DIGIT, FOREIGN_DIGIT)


def _apart(text: str, file: PurePosixPath) -> Iterator[Finding]:
    """Find lines that are not in NFC; no stack of marks is left that would make this slow."""
    if not unicodedata.is_normalized("NFC", text):
        loose = (row for row, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line))
        yield from (rules.NOT_COMPOSED.at(Place(file, row), baris=row) for row in loose)


def _codes(text: str, file: PurePosixPath) -> Iterator[Finding]:
    """Find codes such as IK-1.1 in which a letter is not the Latin one it looks like."""
    yield from _lookalikes(text, file, _is_false_code)


def _words(text: str, file: PurePosixPath) -> Iterator[Finding]:
    """Find words that mix Latin letters with Cyrillic or Greek ones of the same look."""
    yield from _lookalikes(text, file, _is_mixed)


def _lookalikes(text: str, file: PurePosixPath, is_false: Callable[[str, str], bool]) -> Iterator[Finding]:
    if LIKE_LATIN.isdisjoint(text):
        return
    for row, line in enumerate(text.split("\n"), 1):
        for token in () if line.isascii() else TOKEN.findall(line):
            latin = token.translate(characters.LATIN)
            if latin != token and latin.isascii() and is_false(token, latin):
                alien = ", ".join(characters.named(c) for c in list(dict.fromkeys(c for c in token if c in LIKE_LATIN))[:3])
                yield rules.LOOKALIKE.at(Place(file, row), baris=row, kata=token[:40], latin=latin[:40], karakter=alien)
                break


def _is_false_code(_: str, latin: str) -> bool:
    return CODE.fullmatch(latin) is not None and any(c.isdigit() for c in latin) and LATIN_LETTER.search(latin) is not None


def _is_mixed(token: str, latin: str) -> bool:
    return not _is_false_code(token, latin) and LATIN_LETTER.search(token) is not None
