"""Whether a well-formed year makes sense: one table of small checks, each of which yields findings at a file, row and column."""

from collections.abc import Callable, Iterable

from .checks import agreement, analysis, approval, derivation, evidence, figures, pagu, planning, report, spending, values
from .checks.case import Case
from .findings import Finding, ordered
from .model import Dossier

Check = Callable[[Case], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    *figures.CHECKS,
    *values.CHECKS,
    *derivation.CHECKS,
    *evidence.CHECKS,
    *analysis.CHECKS,
    *planning.CHECKS,
    *agreement.CHECKS,
    *pagu.CHECKS,
    *spending.CHECKS,
    *report.CHECKS,
    *approval.CHECKS,
)


def validate(dossier: Dossier, previous: Dossier | None = None) -> tuple[Finding, ...]:
    """Return all findings of sense in a year, in order and without repeats; `previous` is the year before, to compare with."""
    case = Case(dossier, previous)
    return ordered(finding for check in CHECKS for finding in check(case))
