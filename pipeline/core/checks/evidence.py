"""Checks on data dukung: every realisasi has some, every file named is there, every file there is named, none does double duty."""

from collections.abc import Iterator, Sequence

from .. import words
from ..findings import Finding, Place
from ..model import Entry, EvidenceFile
from .case import Case, at
from .rules import evidence as rules

BOX = "bukti"
MOST_NAMED = 4  # so many of a long list are named in a message


def has_evidence(case: Case) -> Iterator[Finding]:
    """A realisasi for which no file is named."""
    for _, submission in case.handed_in():
        for entry in submission.entries:
            if entry.actual is not None and not entry.evidence:
                yield rules.NO_EVIDENCE.at(
                    at(entry.place, BOX), code=entry.indicator, month=words.month_name(entry.month), folder=submission.folder / BOX
                )


def files_exist(case: Case) -> Iterator[Finding]:
    """A file named in the column bukti that the folder does not have; upper and lower case count."""
    for _, submission in case.handed_in():
        there = {_name(file) for file in submission.evidence}
        for entry in submission.entries:
            for name in entry.evidence:
                if name not in there:
                    yield rules.MISSING_FILE.at(at(entry.place, BOX), name=name, code=entry.indicator, folder=submission.folder / BOX)


def _name(file: EvidenceFile) -> str:
    """Return the file's path within its bukti/ folder, as the column writes it."""
    parts = file.file.parts
    return "/".join(parts[parts.index(BOX) + 1 :]) if BOX in parts[:-1] else file.file.name


def files_named(case: Case) -> Iterator[Finding]:
    """A file that no row names."""
    for _, submission in case.handed_in():
        named = {name for entry in submission.entries for name in entry.evidence}
        for file in submission.evidence:
            if _name(file) not in named:
                yield rules.UNUSED_FILE.at(Place(file.file), name=_name(file))


def named_once(case: Case) -> Iterator[Finding]:
    """A file named for several indicators, or twice in one row: one finding a file, at the second mention.

    One recapitulation may well support several months of one indicator, so that is no finding.
    """
    for _, submission in case.handed_in():
        mentions: dict[str, list[Entry]] = {}
        for entry in submission.entries:
            for name in entry.evidence:
                mentions.setdefault(name, []).append(entry)
        for name, entries in mentions.items():
            rows = [entry.place.row for entry in entries]
            codes = tuple(dict.fromkeys(entry.indicator for entry in entries))
            second = next((e for e in entries[1:] if e.indicator != codes[0] or e.evidence.count(name) > 1), None)
            if second:
                lines = _few([str(row) for row in rows])
                yield rules.NAMED_TWICE.at(at(second.place, BOX), name=name, codes=_few(codes), rows=lines)


def _few(items: Sequence[str]) -> str:
    """Return the items listed, a long list cut short."""
    shown = [*items[:MOST_NAMED], f"{len(items) - MOST_NAMED} lainnya"] if len(items) > MOST_NAMED + 1 else list(items)
    return words.listed(shown)


def different_content(case: Case) -> Iterator[Finding]:
    """Two evidence files of the year with the very same content."""
    first: dict[str, EvidenceFile] = {}
    for submission in case.dossier.submissions:
        for file in submission.evidence:
            seen = first.setdefault(file.sha256, file)
            if seen.file != file.file:
                yield rules.SAME_CONTENT.at(Place(file.file), other=seen.file)


CHECKS = (has_evidence, files_exist, files_named, named_once, different_content)
