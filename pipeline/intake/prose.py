"""The office's Markdown cut into stretches by its headings, line by line; what the Markdown says is not looked at here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..core import document_rules
from ..core.chapters import CHAPTERS, TOPICS
from ..core.findings import Finding, Place
from ..core.gate import text as gate
from ..core.model import Prose
from .cells import shown

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
INDICATOR = re.compile(r"([A-Z]+-[0-9]+(?:\.[0-9]+)*)(?:[ \t:.–—-].*)?", re.ASCII)
TOPIC_KEYS = {topic.heading.casefold(): topic.key for topic in TOPICS}
TOPIC_NAMES = ", ".join(f"«### {topic.heading}»" for topic in TOPICS)
CHAPTER_KEYS = frozenset(chapter.key for chapter in CHAPTERS)
CHAPTER_NAMES = ", ".join(f"{chapter.key}.md" for chapter in CHAPTERS)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (level 0: none yet), the line it stands on, and the lines below it up to the next heading of level 1 to 3."""

    level: int
    title: str
    row: int
    lines: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands below the heading."""
        return not any(line.strip() for line in self.lines)

    @property
    def first_text(self) -> int:
        """Line of the first text below the heading."""
        return self.row + next((i for i, line in enumerate(self.lines, 1) if line.strip()), 1)


def chapter(content: bytes, file: PurePosixPath, period: str = "") -> tuple[Prose | None, tuple[Finding, ...]]:
    """Return a file of laporan/ as one stretch; None where its name is no chapter's or it cannot be read."""
    if file.stem not in CHAPTER_KEYS:
        return None, (document_rules.CHAPTER_UNKNOWN.at(Place(file), nama=file.name, pilihan=CHAPTER_NAMES),)
    text, found = gate.read(content, file)
    if found and not text:
        return None, found
    return Prose(key=file.stem, text="\n".join(_lines(text)), period=period, place=Place(file, 1)), found


def analysis(content: bytes, file: PurePosixPath, department: str, period: str) -> tuple[tuple[Prose, ...], tuple[Finding, ...]]:
    """Return the stretches of an analisis.md, one per indicator and topic, in the file's order."""
    text, found = gate.read(content, file)
    stretches: dict[str, Prose] = {}
    findings = list(found)
    code: str | None = ""  # "" before the first indicator, None below a heading that is none
    for section in _sections(_lines(text)):
        if section.level == 3 and code is None:
            continue
        if section.level == 2:
            code = _indicator(section.title)
        key = _topic_key(section, code)
        if (fault := _fault(section, code, key, stretches, file)) is not None:
            findings.append(fault)
        elif key:
            place = Place(file, section.row + 1)
            stretches[key] = Prose(key=key, text="\n".join(section.lines), department=department, period=period, place=place)
    return tuple(stretches.values()), tuple(findings)


def _fault(section: Section, code: str | None, key: str, earlier: dict[str, Prose], file: PurePosixPath) -> Finding | None:
    if section.level == 2 and code is None:
        return document_rules.TOPIC_UNKNOWN.at(
            Place(file, section.row), judul=shown(section.title), pilihan="«## kode indikator», misalnya ## IK-1.1"
        )
    if section.level == 3 and code and not key:
        return document_rules.TOPIC_UNKNOWN.at(Place(file, section.row), judul=shown(section.title), pilihan=TOPIC_NAMES)
    if key in earlier:
        return document_rules.TOPIC_TWICE.at(Place(file, section.row), judul=shown(section.title), lain=earlier[key].place.row - 1)
    if not key and not section.is_blank:
        return document_rules.TOPIC_LOST.at(Place(file, section.first_text), pilihan=TOPIC_NAMES)
    return None


def _indicator(title: str) -> str | None:
    found = INDICATOR.fullmatch(title)
    return found[1] if found else None


def _topic_key(section: Section, code: str | None) -> str:
    topic = TOPIC_KEYS.get(" ".join(section.title.split()).casefold(), "") if section.level == 3 else ""
    return f"{code}/{topic}" if code and topic else ""


def _sections(lines: Sequence[str]) -> Iterator[Section]:
    marks = [(0, 0, ""), *_headings(lines)]
    ends = [row - 1 for row, _, _ in marks[1:]] + [len(lines)]
    for (row, level, title), end in zip(marks, ends, strict=True):
        yield Section(level, title, row, tuple(lines[row:end]))


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield line, level and title of the ATX headings of level 1 to 3 that do not stand inside fenced code."""
    fence = ""
    for row, line in enumerate(lines, 1):
        mark = FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
        elif (found := HEADING.fullmatch(line)) and len(found[1]) <= 3:
            yield row, len(found[1]), (found[2] or "").strip()


def _lines(text: str) -> list[str]:
    """Return the lines without their ends; both kinds of line end are taken."""
    return text.replace("\r\n", "\n").split("\n")
