"""The office's Markdown, read without trusting it: reader, limits and an allow-list that lets only text through.

Clean blocks are pandoc's own, every attribute empty; marks such as {{nilai:…}} still stand in them as text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..core import glyphs
from ..core import narrative_rules as rules
from ..core.findings import Finding, Place
from ..core.model import Prose
from . import bounds, marks, pandoc
from .cleaning import MOST_FINDINGS, Cleaner
from .marks import check_marks as check_marks
from .pandoc import Node

# raw_html is on so that HTML is seen and refused with its line: without it the reader drops `<nama>` silently.
READER = "commonmark+footnotes+pipe_tables+smart+strikeout+superscript+subscript+fancy_lists+definition_lists+raw_html"
WITH_LINES = READER + "+sourcepos"
LIMIT = 100_000  # bytes, about forty pages; the reader's time grows with the square
SECONDS = 4.0  # for one prose; a plain one of that size takes a tenth of it
BATCH_SECONDS = 10.0  # for all of a year together, before each is read alone

# Possessive, and labels bounded: a hostile line must not cost more than it is long.
NOTE_START = re.compile(r"\s*+(?:[>*+-]|\d++[.)])*+\s*+\[\^([^\]\s]{1,200})\]:")
NOTE_CALL = re.compile(r"\[\^([^\]\s]{1,200})\]")

Trees = dict[str, list[Node]]


def read(prose: Sequence[Prose]) -> tuple[Trees, tuple[Finding, ...]]:
    """Return the clean blocks of each prose by its ident, and what is wrong; prose with an error has no blocks.

    All are read in one process. Only what is refused is read again, with positions, to name the line.
    """
    early = {id(one): before_reading(one) for one in prose}
    wanted = [one for one in prose if not early[id(one)]]
    answers = pandoc.read_many([one.text for one in wanted], READER, BATCH_SECONDS, SECONDS)
    trees: Trees = {}
    refused: list[Prose] = []
    found = [finding for findings in early.values() for finding in findings]
    for one, answer in zip(wanted, answers, strict=True):
        cleaner = Cleaner(one.place, marks.written(one), most=1)  # its line is told below
        blocks = [] if isinstance(answer, pandoc.PandocDied) else cleaner.clean(answer)
        if isinstance(answer, pandoc.PandocDied):
            found.append(rules.TOO_COMPLEX.at(one.place))
        elif cleaner.findings:
            refused.append(one)
        else:
            trees[one.ident] = blocks
    return trees, (*found, *_with_lines(refused))


def by_key(trees: Trees, narratives: Mapping[str, Prose]) -> Trees:
    """Return the trees that one report prints, by the keys it names them with; what could not be read is left out."""
    return {key: trees[prose.ident] for key, prose in narratives.items() if prose.ident in trees}


def _with_lines(refused: Sequence[Prose]) -> list[Finding]:
    found: list[Finding] = []
    answers = pandoc.read_many([one.text for one in refused], WITH_LINES, BATCH_SECONDS, SECONDS)
    for one, answer in zip(refused, answers, strict=True):
        cleaner = Cleaner(one.place, marks.written(one))
        if isinstance(answer, pandoc.PandocDied):
            found.append(rules.TOO_COMPLEX.at(one.place))
        else:
            cleaner.clean(answer)
            found += cleaner.findings
    return found


def before_reading(prose: Prose) -> tuple[Finding, ...]:
    """Return what is wrong with `prose` that needs no reader, or must not reach it."""
    size = len(prose.text.encode("utf-8", "surrogatepass"))
    if size > LIMIT:
        return (rules.TOO_LARGE.at(prose.place, size=size, limit=LIMIT),)
    endless = bounds.endless(prose.text.split("\n"))
    if endless:
        row, excess = endless
        return (excess.rule.at(replace(prose.place, row=max(1, prose.place.row) + row), **excess.values),)
    return (*_nested_notes(prose), *_unprintable(prose), *marks.misspelt(prose))[:MOST_FINDINGS]


def _unprintable(prose: Prose) -> list[Finding]:
    found = []
    for place, line in marks.lines(prose) if glyphs.unprintable(prose.text) else ():
        found += [rules.UNPRINTABLE.at(place, character=glyphs.legible(c), code=f"U+{ord(c):04X}") for c in glyphs.unprintable(line)]
    return found


def _nested_notes(prose: Prose) -> list[Finding]:
    """Find footnotes within footnotes: pandoc's reader would follow a circle of them without end."""
    calls: dict[str, tuple[Place, set[str]]] = {}
    current, after_blank = None, False
    for place, line in marks.lines(prose) if "[^" in prose.text else ():
        if after_blank and line[:1] not in (" ", "\t", ""):
            current = None  # a paragraph that is not indented ends the note
        after_blank = not line.strip()
        start = NOTE_START.match(line)
        if start:
            current, line = start[1].casefold(), line[start.end() :]
            calls.setdefault(current, (place, set()))
        if current:
            calls[current][1].update(name.casefold() for name in NOTE_CALL.findall(line))
    return [rules.NESTED_NOTE.at(place, name=name) for name, (place, names) in calls.items() if names & calls.keys()]
