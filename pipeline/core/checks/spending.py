"""Checks on the budget as realised: known leaves, within their pagu, and outputs that cost something."""

from collections.abc import Iterator
from decimal import Decimal

from .. import exact, words
from ..findings import Finding
from ..model import BudgetLine, Spending
from .case import Case, at
from .rules import budget as rules


def known(case: Case) -> Iterator[Finding]:
    """A code that anggaran.csv does not hold."""
    for row in case.dossier.spending:
        if row.code not in case.lines:
            yield rules.UNKNOWN_CODE.at(at(row.place, "kode"), code=row.code, year=case.dossier.year)


def on_leaves(case: Case) -> Iterator[Finding]:
    """Rupiah on a line that has lines below it; its output volume may stand there."""
    for row in case.dossier.spending:
        if row.code in case.lines and row.code in case.children and row.amount:
            yield rules.SPENT_ON_PARENT.at(at(row.place, "kode"), code=row.code)


def by_its_owner(case: Case) -> Iterator[Finding]:
    """A row in the folder of a subbagian that does not manage the line."""
    for row in case.dossier.spending:
        line = case.lines.get(row.code)
        if line and line.department and line.department != row.department:
            yield rules.FOREIGN_SPENDING.at(at(row.place, "kode"), code=row.code, department=row.department, owner=line.department)


def within_pagu(case: Case) -> Iterator[Finding]:
    """A leaf realised above its revised pagu, shown at the month in which it was passed."""
    for line in case.dossier.budget:
        if line.code in case.children:
            continue
        spent = Decimal(0)
        for row in _rows(case, line):
            spent += row.amount or 0
            if spent > line.revised:
                month = words.month_name(row.month)
                yield rules.OVERSPENT.at(
                    at(row.place, "realisasi"),
                    code=line.code,
                    month=month,
                    spent=words.rupiah(spent),
                    whole=words.rupiah(line.revised),
                )
                break


def _rows(case: Case, line: BudgetLine) -> list[Spending]:
    return sorted((s for s in case.dossier.spending if s.code == line.code), key=lambda s: (s.month, s.place))


def outputs_cost(case: Case) -> Iterator[Finding]:
    """An output reached, wholly or in part, on a line with pagu of which nothing was spent, without an explanation."""
    for line in case.dossier.budget:
        done = [row for row in _rows(case, line) if row.volume]
        below = _family(case, line, frozenset())
        spent = exact.total(row.amount or Decimal(0) for row in case.dossier.spending if row.code in below)
        if done and line.revised and not spent and not any(row.note for row in done):
            yield rules.DONE_FOR_FREE.at(
                at(done[-1].place, "realisasi"),
                code=line.code,
                volume=words.plain(exact.total(row.volume or Decimal(0) for row in done)),
                unit=line.volume_unit,
                whole=words.rupiah(line.revised),
            )


def _family(case: Case, line: BudgetLine, seen: frozenset[str]) -> set[str]:
    """Return the code and all codes below it; a line met twice ends the descent."""
    if line.code in seen:
        return set()
    below = (_family(case, child, seen | {line.code}) for child in case.children.get(line.code, ()))
    return {line.code}.union(*below)


CHECKS = (known, on_leaves, by_its_owner, within_pagu, outputs_cost)
