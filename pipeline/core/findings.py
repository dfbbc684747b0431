"""What is wrong with the office's files: one uniform type, with the place where it was seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


class Severity(StrEnum):
    """How much a finding weighs; the values are what the office reads.

    ERROR stops the report. DOUBTFUL (*kurang valid*) asks the subbagian to confirm (SOP step 2b).
    WARNING is advice an evaluator would give.
    """

    ERROR = "kesalahan"
    DOUBTFUL = "kurang valid"
    WARNING = "peringatan"


RANK = {Severity.ERROR: 0, Severity.DOUBTFUL: 1, Severity.WARNING: 2}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was read: a file relative to the repository, and the row (= line) and column a person would look at.

    `row` is 1 for a CSV's header, so the first data row is 2; 0 means the file as a whole.
    """

    file: PurePosixPath
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing we look for. `message` and `hint` are read by the office, so they are whole Indonesian sentences with named holes."""

    code: str
    severity: Severity
    title: str
    message: str
    hint: str
    basis: str = ""  # legal basis or source of the rule, where there is one

    def at(self, place: Place, **values: object) -> "Finding":
        """Return the finding of this rule at `place`, its sentences filled with `values`."""
        return Finding(
            place=place,
            rule=self.code,
            severity=self.severity,
            message=self.message.format(**values),
            hint=self.hint.format(**values),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fact about the office's files that somebody should look at."""

    place: Place
    rule: str
    severity: Severity
    message: str
    hint: str


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repeats, by file, row, column and then weight."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.place, RANK[f.severity], f.rule, f.message)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Say whether any finding stops the report."""
    return any(finding.severity is Severity.ERROR for finding in findings)
