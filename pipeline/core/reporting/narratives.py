"""The office's own words as the report uses them: chapters, and per topic the last period that says something."""

from collections.abc import Mapping
from re import compile as pattern

from ..chapters import CHAPTERS, TOPICS
from ..model import Dossier, Prose

PLACED = pattern(r"\{\{(?:tabel|grafik):([a-z0-9-]+)\}\}")


def of(dossier: Dossier) -> dict[str, Prose]:
    """Return what the report prints of what was written, by key; empty texts are left out."""
    order = {period.code: place for place, period in enumerate(dossier.periods)}
    submissions = sorted(dossier.submissions, key=lambda s: order.get(s.period, len(order)))
    topics = {prose.key: prose for s in submissions for prose in s.analysis if not prose.is_empty}
    chapters = {prose.key: prose for prose in dossier.chapters.values() if not prose.is_empty}
    used = {chapter.key for chapter in CHAPTERS} | {f"{c.indicator}/{topic.key}" for c in dossier.commitments for topic in TOPICS}
    return {key: prose for key, prose in (chapters | topics).items() if key in used}


def placed(narratives: Mapping[str, Prose]) -> frozenset[str]:
    """Return the idents of tables and charts that the office has placed in its own text, so that they do not stand twice."""
    return frozenset(ident for prose in narratives.values() for ident in PLACED.findall(prose.text))


def earlier_period(dossier: Dossier, prose: Prose) -> str:
    """Return the name of the period a text is from, "" when it is the year's last."""
    last = dossier.periods[-1].code if dossier.periods else ""
    return next((p.name for p in dossier.periods if p.code == prose.period != last), "")
