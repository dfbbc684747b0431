"""Marks such as {{nilai:kantor.capaian}}, by which narrative takes figures, tables and charts from the data: found, judged, resolved."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from ..core import glyphs
from ..core import narrative_rules as rules
from ..core.findings import Finding, Place
from ..core.model import Prose
from ..core.report import Report
from .elements import string
from .pandoc import Node

NAME = r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*"
LONGEST = 160  # characters of a mark; names are far shorter, and longer ones would be compared with every known name
MARK = re.compile(r"\{\{(nilai|rujuk|tabel|grafik):(" + NAME + r")\}\}")
LINE_END = re.compile(r"\r\n?|\n")  # what Markdown calls a line; str.splitlines would hide the characters it splits at
ANY_BRACES = re.compile(r"\{\{[^{}\n]*(?:\}\}?|$|(?=\{))")
MOST_UNKNOWN = 100  # findings of one prose
WHAT = {"nilai": "nilai", "rujuk": "tabel atau grafik", "tabel": "tabel", "grafik": "grafik"}
OWN_PARAGRAPH = ("tabel", "grafik")

Resolve = Callable[[str, str], list[Node]]  # (kind, name) -> nodes


def lines(prose: Prose) -> Iterator[tuple[Place, str]]:
    """Yield each line of `prose` with its place in the file."""
    for offset, line in enumerate(LINE_END.split(prose.text)):
        yield replace(prose.place, row=max(1, prose.place.row) + offset), line


def braced(prose: Prose) -> Iterator[tuple[Place, str]]:
    """Yield the lines in which a mark may stand."""
    return ((place, line) for place, line in lines(prose) if "{{" in line) if "{{" in prose.text else iter(())


def misspelt(prose: Prose) -> tuple[Finding, ...]:
    """Return findings for marks that nobody could resolve because of how or where they are written."""
    return tuple(finding for place, line in braced(prose) for finding in _of_line(place, line))


def _of_line(place: Place, line: str) -> Iterator[Finding]:
    for found in ANY_BRACES.finditer(line):
        mark = MARK.fullmatch(found[0]) if len(found[0]) <= LONGEST else None
        if mark is None:
            yield rules.MALFORMED_MARK.at(place, mark=glyphs.legible(found[0][:60]), right=right(found[0]))
        elif mark[1] in OWN_PARAGRAPH and line.strip() != mark[0]:
            yield rules.MISPLACED_MARK.at(place, mark=mark[0], right="{{rujuk:" + mark[2] + "}}")


def written(prose: Prose) -> tuple[str, ...]:
    """Return the marks of `prose` as they stand in its source."""
    return tuple(found for _, line in braced(prose) for found in ANY_BRACES.findall(line))


def right(written: str) -> str:
    """Return how the mark was probably meant."""
    kind, _, name = written[:LONGEST].strip("{} ").partition(":")
    known = kind.strip() if kind.strip() in WHAT else "nilai"
    name = re.sub(r"\s+", "-", name.strip() or ("" if kind.strip() in WHAT else kind.strip()))
    return "{{" + known + ":" + (name if re.fullmatch(NAME, name) else "nama") + "}}"


def check_marks(trees: Mapping[str, Sequence[Node]], prose: Sequence[Prose], report: Report) -> tuple[Finding, ...]:
    """Return a finding for every mark of the readable `prose` that names nothing in `report`."""
    known = {
        "nilai": tuple(report.values),
        "rujuk": (*report.tables, *report.charts),
        "tabel": tuple(report.tables),
        "grafik": tuple(report.charts),
    }
    unknown = (_unknowns(one, known) for one in prose if one.ident in trees)
    return tuple(finding for of_one in unknown for finding in islice(of_one, MOST_UNKNOWN))


def _unknowns(prose: Prose, known: Mapping[str, Sequence[str]]) -> Iterator[Finding]:
    for place, line in braced(prose):
        yield from (_unknown(place, mark, known[mark[1]]) for mark in MARK.finditer(line) if mark[2] not in known[mark[1]])


def _unknown(place: Place, mark: re.Match[str], known: Sequence[str]) -> Finding:
    near = difflib.get_close_matches(mark[2], known, n=1)
    advice = f"Mungkin maksudnya {{{{{mark[1]}:{near[0]}}}}}." if near else "Daftarnya ada di arsip, halaman «Nama nilai» tahun itu."
    return rules.UNKNOWN_MARK.at(place, mark=mark[0], what=WHAT[mark[1]], nearest=advice)


def resolve(blocks: Sequence[Node], answer: Resolve) -> list[Node]:
    """Return `blocks` with each mark replaced by what `answer` gives: blocks for a paragraph of its own, inlines within a sentence."""
    made: list[Node] = []
    for block in blocks:
        alone = _alone(block)
        made += answer(alone[1], alone[2]) if alone else [_within(block, answer)]
    return made


def _alone(block: Node) -> re.Match[str] | None:
    if block["t"] != "Para" or len(block["c"]) != 1 or block["c"][0]["t"] != "Str":
        return None
    mark = MARK.fullmatch(block["c"][0]["c"])
    return mark if mark and mark[1] in OWN_PARAGRAPH else None


def _within(part: Any, answer: Resolve) -> Any:
    if isinstance(part, list):
        return [piece for item in part for piece in _pieces(item, answer)]
    if isinstance(part, dict):
        return {key: _within(value, answer) for key, value in part.items()}
    return part


def _pieces(item: Any, answer: Resolve) -> list[Any]:
    if not (isinstance(item, dict) and item.get("t") == "Str" and "{{" in item["c"]):
        return [_within(item, answer)]
    pieces: list[Node] = []
    end = 0
    for mark in MARK.finditer(item["c"]):
        pieces += [string(item["c"][end : mark.start()])] if mark.start() > end else []
        pieces += answer("rujuk" if mark[1] in OWN_PARAGRAPH else mark[1], mark[2])
        end = mark.end()
    return [*pieces, *([string(item["c"][end:])] if end < len(item["c"]) else [])]


def names(blocks: Sequence[Node]) -> list[tuple[str, str]]:
    """Return (kind, name) of the tables and charts that stand in `blocks`, in order."""
    return [(mark[1], mark[2]) for block in blocks if (mark := _alone(block))]
