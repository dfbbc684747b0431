"""Checks on the budget as planned: the tree of codes, and sums that must agree with each other and with the DIPA."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from .. import exact, words
from ..findings import Finding
from ..model import BudgetLine
from .case import Case, at
from .rules import budget as rules

LEVELS = ("program", "kegiatan", "kro", "ro", "rincian")
COLUMNS = ("pagu_awal", "pagu_revisi")
LEAST_PAGU = Decimal(1_000_000)  # rupiah; no programme is smaller, so the figure was written in thousands or millions


def parents_exist(case: Case) -> Iterator[Finding]:
    """A parent that is not in anggaran.csv."""
    for line in case.dossier.budget:
        if line.parent and line.parent not in case.lines:
            yield rules.ORPHAN.at(at(line.place, "induk"), code=line.code, parent=line.parent)


def parents_end(case: Case) -> Iterator[Finding]:
    """A line that is above itself."""
    for line in case.dossier.budget:
        path = _path(line, case.lines)
        if path[-1] == line.code and len(path) > 1:
            yield rules.CYCLE.at(at(line.place, "induk"), code=line.code, path=" → ".join(path))


def _path(line: BudgetLine, lines: Mapping[str, BudgetLine]) -> list[str]:
    """Return the codes from a line upwards, to a line without a parent or to the first code met twice."""
    path = [line.code]
    while (parent := lines[path[-1]].parent) in lines:
        path.append(parent)
        if path.count(parent) > 1:
            break
    return path


def levels_descend(case: Case) -> Iterator[Finding]:
    """A programme below something, another level below nothing, or a level not deeper than its parent's."""
    for line in case.dossier.budget:
        parent = case.lines.get(line.parent)
        if line.level == LEVELS[0] and line.parent:
            problem = f"mempunyai induk {line.parent}"
        elif line.level != LEVELS[0] and not line.parent:
            problem = "tidak mempunyai induk"
        elif parent and LEVELS.index(line.level) <= LEVELS.index(parent.level):
            problem = f"induknya {parent.code} bertingkat {parent.level}"
        else:
            continue
        yield rules.ODD_LEVEL.at(at(line.place, "tingkat"), code=line.code, level=line.level, problem=problem)


def funded_below(case: Case) -> Iterator[Finding]:
    """A leaf without source of funds or type of spending, or a parent with one."""
    for line in case.dossier.budget:
        for column, text in (("sumber_dana", line.fund), ("jenis_belanja", line.spending_type)):
            if line.code in case.children and text:
                yield rules.PARENT_FUNDED.at(at(line.place, column), code=line.code, column=column, text=text)
            elif line.code not in case.children and not text:
                yield rules.LEAF_INCOMPLETE.at(at(line.place, column), code=line.code, column=column)


def parts_add_up(case: Case) -> Iterator[Finding]:
    """Children that do not add up to their parent, before or after revision."""
    for line in case.dossier.budget:
        children = case.children.get(line.code)
        for column, whole, parts in _sums(line, children or ()):
            if children and whole != parts:
                yield rules.PARTS_DIFFER.at(at(line.place, column), code=line.code, column=_spoken(column), **_amounts(parts, whole))


def _sums(line: BudgetLine, children: tuple[BudgetLine, ...]) -> Iterator[tuple[str, Decimal, Decimal]]:
    yield "pagu_awal", line.initial, exact.total(c.initial for c in children)
    yield "pagu_revisi", line.revised, exact.total(c.revised for c in children)


def _amounts(parts: Decimal, whole: Decimal) -> dict[str, str]:
    return {"parts": words.rupiah(parts), "whole": words.rupiah(whole), "gap": words.rupiah(abs(parts - whole))}


def _spoken(column: str) -> str:
    return column.replace("_", " ")


def programmes_make_pagu(case: Case) -> Iterator[Finding]:
    """Programmes that do not add up to the satker's pagu in periode.yml."""
    programmes = [line for line in case.dossier.budget if not line.parent]
    total = case.dossier.budget_total
    sums = ((exact.total(p.initial for p in programmes), total.initial), (exact.total(p.revised for p in programmes), total.revised))
    for column, (parts, whole) in zip(COLUMNS, sums, strict=True):
        if programmes and whole is not None and parts != whole:
            yield rules.TOTAL_DIFFERS.at(at(total.place, f"anggaran.{column}"), column=_spoken(column), **_amounts(parts, whole))


def funds_make_pagu(case: Case) -> Iterator[Finding]:
    """A source of funds whose lines do not make its pagu in periode.yml, or sources that do not make the satker's."""
    total = case.dossier.budget_total
    for fund, whole in total.funds.items():
        parts = exact.total(line.revised for line in case.dossier.budget if line.fund == fund and line.code not in case.children)
        if case.dossier.budget and parts != whole:
            place = at(total.place, f"anggaran.sumber_dana.{fund}")
            yield rules.FUNDS_DIFFER.at(place, what=f"Pagu revisi rincian bersumber dana {fund}", **_amounts(parts, whole))
    parts = exact.total(total.funds.values())
    is_whole = bool(total.funds) and set(total.fund_names) <= set(total.funds)
    if is_whole and total.revised is not None and parts != total.revised:
        place = at(total.place, "anggaran.sumber_dana")
        yield rules.FUNDS_DIFFER.at(place, what="Pagu semua sumber dana", **_amounts(parts, total.revised))


def funds_known(case: Case) -> Iterator[Finding]:
    """A source of funds that periode.yml does not list, where it lists any."""
    total = case.dossier.budget_total
    known = {*total.fund_names, *total.funds}
    for line in case.dossier.budget:
        if known and line.fund and line.fund not in known:
            yield rules.UNKNOWN_FUND.at(at(line.place, "sumber_dana"), fund=line.fund, code=line.code)


def plausible(case: Case) -> Iterator[Finding]:
    """A programme below one million rupiah; zero is a programme without pagu, and possible."""
    for line in case.dossier.budget:
        if not line.parent and 0 < line.revised < LEAST_PAGU:
            yield rules.SMALL_PAGU.at(at(line.place, "pagu_revisi"), code=line.code, amount=words.rupiah(line.revised))


CHECKS = (
    parents_exist,
    parents_end,
    levels_descend,
    funded_below,
    parts_add_up,
    programmes_make_pagu,
    funds_make_pagu,
    funds_known,
    plausible,
)
