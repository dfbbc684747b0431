"""Checks on what the report needs besides figures: chapters, subbagian and officials."""

import re
from collections.abc import Iterator
from itertools import combinations

from .. import words
from ..chapters import CHAPTERS, Chapter
from ..findings import Finding, Place
from ..model import Official, Prose, Term
from .case import Case, at
from .rules import report as rules

HEADING = re.compile(r" {0,3}##(?!#)\s*(.*?)\s*#*\s*")
FENCE = re.compile(r" {0,3}(```|~~~)")
TEMPORARY = "Plh."


def chapters_written(case: Case) -> Iterator[Finding]:
    """A chapter file that is missing once the year has ended, or empty at any time."""
    for chapter in CHAPTERS:
        prose = case.dossier.chapters.get(chapter.key)
        name = f"{chapter.key}.md"
        if prose is None and case.has_ended:
            yield rules.NO_CHAPTER.at(Place(case.dossier.folder / "laporan" / name), name=name, title=chapter.title)
        elif prose is not None and prose.is_empty:
            yield rules.EMPTY_CHAPTER.at(prose.place, title=chapter.title)


def sections_written(case: Case) -> Iterator[Finding]:
    """A required `##` heading that a written chapter lacks, or that has no text below it."""
    for chapter in CHAPTERS:
        prose = case.dossier.chapters.get(chapter.key)
        if prose is not None and not prose.is_empty:
            yield from _sections(chapter, prose)


def _sections(chapter: Chapter, prose: Prose) -> Iterator[Finding]:
    written = {title.casefold(): (row, text) for row, title, text in sections(prose.text)}
    for section in chapter.sections:
        row, text = written.get(section.casefold(), (0, ""))
        if section.casefold() not in written:
            yield rules.NO_SECTION.at(Place(prose.place.file), title=chapter.title, section=section)
        elif not text.strip():
            place = Place(prose.place.file, prose.place.row + row)
            yield rules.EMPTY_SECTION.at(place, title=chapter.title, section=section)


def sections(text: str) -> tuple[tuple[int, str, str], ...]:
    """Return the `##` sections of Markdown as (line from 0, heading, text below); headings within code fences are text."""
    found: list[tuple[int, str, list[str]]] = []
    fenced = False
    for number, line in enumerate(text.splitlines()):
        fenced ^= FENCE.match(line) is not None
        heading = None if fenced else HEADING.fullmatch(line)
        if heading:
            found.append((number, " ".join(heading[1].split()), []))
        elif found and not line.lstrip().startswith("###"):
            found[-1][2].append(line)
    return tuple((number, title, "\n".join(lines)) for number, title, lines in found)


def departments_known(case: Case) -> Iterator[Finding]:
    """A subbagian, of an indicator, a budget line, kasubbag or paraf, that satker.yml does not hold (for the year, where it matters)."""
    ever = {d.code for d in case.dossier.office.departments}
    now = {d.code for d in case.dossier.office.departments_on(case.dossier.reference_day)}
    named = [(i.department, f"indikator {i.code}", i.place, now) for i, _ in case.agreed]
    named += [(line.department, f"anggaran {line.code}", line.place, now) for line in case.dossier.budget if line.department]
    named += [(o.department, f"pejabat {o.name}", o.place, ever) for o in case.dossier.office.officials if o.role == "kasubbag"]
    named += [(code, "susunan paraf", Place(case.dossier.folder / "periode.yml"), now) for code in case.dossier.policy.paraf]
    for code, what, place, known in named:
        if code not in known:
            when = f" pada {words.long_date(case.dossier.reference_day)}" if code in ever else ""
            yield rules.UNKNOWN_DEPARTMENT.at(at(place, "subbagian"), department=code or "(kosong)", what=what, when=when)


def terms_forward(case: Case) -> Iterator[Finding]:
    """A term that ends before it begins."""
    office = case.dossier.office
    for what, term, place in (
        *((f"jabatan {o.name}", o.term, o.place) for o in office.officials),
        *((f"berlaku {d.name}", d.term, d.place) for d in office.departments),
    ):
        if term.end is not None and term.end < term.start:
            yield rules.TERM_REVERSED.at(at(place, "selesai"), what=what, end=words.long_date(term.end), start=words.long_date(term.start))


def one_at_a_time(case: Case) -> Iterator[Finding]:
    """Two officials in the same office on the same day. A Plh. stands in while the holder remains in office, so that is none."""
    officials = case.dossier.office.officials
    for first, second in combinations(sorted(officials, key=lambda o: o.term.start), 2):
        if _office(first) == _office(second) and _overlap(first.term, second.term) and TEMPORARY not in (first.acting, second.acting):
            yield rules.TERMS_OVERLAP.at(at(second.place, "mulai"), name=second.name, title=second.title, other=first.name)


def _office(official: Official) -> tuple[str, str]:
    return official.role, official.department if official.role == "kasubbag" else ""


def _overlap(first: Term, second: Term) -> bool:
    return (first.end is None or second.start <= first.end) and (second.end is None or first.start <= second.end)


def one_name_at_a_time(case: Case) -> Iterator[Finding]:
    """Two names of one subbagian that are valid on the same day."""
    for first, second in combinations(sorted(case.dossier.office.departments, key=lambda d: d.term.start), 2):
        if first.code == second.code and _overlap(first.term, second.term):
            yield rules.NAMES_OVERLAP.at(at(second.place, "mulai"), name=second.name, code=second.code, other=first.name)


def led(case: Case) -> Iterator[Finding]:
    """No sekretaris, or a subbagian without a kasubbag, on the year's last day."""
    day = case.dossier.reference_day
    office = case.dossier.office
    present = {_office(o) for o in office.officials_on(day)}
    if ("sekretaris", "") not in present:
        yield rules.NO_SECRETARY.at(at(office.place, "pejabat"), day=words.long_date(day))
    for department in office.departments_on(day):
        if ("kasubbag", department.code) not in present:
            yield rules.NO_HEAD.at(at(department.place, "pejabat"), name=department.name, day=words.long_date(day))


CHECKS = (
    chapters_written,
    sections_written,
    departments_known,
    terms_forward,
    one_at_a_time,
    one_name_at_a_time,
    led,
)
