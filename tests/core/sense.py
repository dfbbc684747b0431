"""What the tests of the checks share: findings of one rule, and stretches of narrative."""

from pathlib import PurePosixPath

from pipeline.core import model as m
from pipeline.core.findings import Finding, Place, Rule
from pipeline.core.validate import validate


def found(dossier: m.Dossier, rule: Rule, previous: m.Dossier | None = None) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in validate(dossier, previous) if finding.rule == rule.code]


def prose(key: str, text: str = "Jadwal disepakati sejak awal tahun dan dipantau.", row: int = 3) -> m.Prose:
    """A stretch of an analysis or a chapter."""
    return m.Prose(key=key, text=text, place=Place(PurePosixPath(f"periods/2025/{key.split('/')[0]}.md"), row))
