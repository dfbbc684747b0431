"""The budget measured: what was realised of each line, fund, spending type and sasaran.

Money is counted on lines without children and rolled up, so every breakdown comes to the same total.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from . import exact, words
from .aggregate import rounding_step
from .efficiency import efficiency, objective_efficiency
from .model import BudgetLine, Dossier, Spending
from .scorecard import BudgetCard, BudgetScore, Source, StretchScore, Trace

SPENDING_TYPES: Mapping[str, str] = {
    "51": "Belanja Pegawai",
    "52": "Belanja Barang",
    "53": "Belanja Modal",
    "54": "Pembayaran Kewajiban Utang",
    "55": "Subsidi",
    "56": "Belanja Hibah",
    "57": "Bantuan Sosial",
    "58": "Belanja Lain-lain",
}
UNSTATED = "Tidak dirinci"


@dataclass(frozen=True, slots=True)
class _Tree:
    """The lines by code and parent, and the rows realised by code."""

    lines: Mapping[str, BudgetLine]
    children: Mapping[str, tuple[BudgetLine, ...]]
    spent: Mapping[str, tuple[Spending, ...]]

    def is_leaf(self, line: BudgetLine) -> bool:
        return not self.children.get(line.code)

    def leaves(self, line: BudgetLine) -> tuple[BudgetLine, ...]:
        """All lines without children at or below `line`."""
        if self.is_leaf(line):
            return (line,)
        return tuple(leaf for child in self.children[line.code] for leaf in self.leaves(child))

    def ancestry(self, line: BudgetLine) -> tuple[BudgetLine, ...]:
        """The line and its parents, nearest first; a circle in the file ends the walk."""
        found = [line]
        while (parent := self.lines.get(found[-1].parent)) is not None and parent not in found:
            found.append(parent)
        return tuple(found)

    def realised(self, line: BudgetLine) -> Decimal:
        return exact.total(row.amount for leaf in self.leaves(line) for row in self.spent.get(leaf.code, ()) if row.amount is not None)


def measure_budget(dossier: Dossier, year: StretchScore) -> BudgetCard:
    """Return the year's budget measured; efficiency sets it against the achievements of `year`."""
    tree = _tree(dossier)
    leaves = tuple(line for line in tree.lines.values() if tree.is_leaf(line))
    rounding = rounding_step(dossier.rules)
    lines = tuple(_line_score(tree, line, rounding) for line in tree.lines.values())
    total = _sum_score(tree, leaves, "", dossier.office.name, "satker", rounding)
    objectives = _objectives(dossier, tree, leaves, rounding)
    return BudgetCard(
        lines=lines,
        funds=_grouped(tree, leaves, lambda leaf: leaf.fund, dossier.budget_total.fund_names, "sumber", rounding),
        types=_grouped(tree, leaves, lambda leaf: leaf.spending_type, SPENDING_TYPES, "jenis", rounding),
        objectives=objectives,
        total=total,
        efficiency=efficiency(dossier, year, lines, total),
        objective_efficiency=objective_efficiency(year, objectives, dossier.rules),
    )


def _tree(dossier: Dossier) -> _Tree:
    lines: dict[str, BudgetLine] = {}
    for line in dossier.budget:
        lines.setdefault(line.code, line)
    parents = dict.fromkeys(line.parent for line in lines.values())
    children = {
        code: tuple(x for x in lines.values() if x.parent == code) for code in parents if code in lines and not _is_circular(code, lines)
    }
    spent: dict[str, tuple[Spending, ...]] = {}
    for row in sorted(dossier.spending, key=lambda x: (x.month, x.place)):
        spent[row.code] = (*spent.get(row.code, ()), row)
    return _Tree(lines=lines, children=children, spent=spent)


def _is_circular(code: str, lines: Mapping[str, BudgetLine]) -> bool:
    """Whether a line is its own ancestor; such a line is taken as one without children, and the circle is a finding."""
    seen: set[str] = set()
    while code in lines and code not in seen:
        seen.add(code)
        code = lines[code].parent
    return code in seen


def _line_score(tree: _Tree, line: BudgetLine, rounding: str) -> BudgetScore:
    realised = tree.realised(line)
    done = [row.volume for row in tree.spent.get(line.code, ()) if row.volume is not None]
    return BudgetScore(
        code=line.code,
        name=line.name,
        level=line.level,
        depth=len(tree.ancestry(line)) - 1,
        fund=line.fund,
        initial=line.initial,
        revised=line.revised,
        realised=realised,
        absorption=exact.percent(realised, line.revised),
        volume=line.volume,
        volume_done=exact.total(done) if done else None,
        volume_unit=line.volume_unit,
        trace=_trace(_line_sources(tree, line), realised, line.revised, _unrolled(tree, line), rounding),
    )


def _line_sources(tree: _Tree, line: BudgetLine) -> tuple[Source, ...]:
    """Pagu and the rows realised, or for a parent the lines just below it: from there one can follow further down."""
    pagu = Source(label="pagu revisi", text=words.rupiah(line.revised), place=line.place)
    if tree.is_leaf(line):
        return (pagu, *(_spent(row) for row in tree.spent.get(line.code, ()) if row.amount is not None))
    return (pagu, *(_child(tree, child) for child in tree.children[line.code]))


def _spent(row: Spending) -> Source:
    return Source(label=f"realisasi {words.month_name(row.month)}", text=words.rupiah(row.amount), place=row.place)


def _child(tree: _Tree, line: BudgetLine) -> Source:
    return Source(label=f"realisasi {line.code}", text=words.rupiah(tree.realised(line)), place=line.place)


def _unrolled(tree: _Tree, line: BudgetLine) -> tuple[str, ...]:
    """Say so where money was written on a parent, which does not count."""
    if tree.is_leaf(line):
        return ()
    amount = exact.total(row.amount for row in tree.spent.get(line.code, ()) if row.amount is not None)
    return (
        (f"{words.rupiah(amount)} yang ditulis pada baris induk ini tidak dihitung: realisasi dibaca dari baris tanpa anak.",)
        if amount
        else ()
    )


def _sum_score(tree: _Tree, leaves: Sequence[BudgetLine], code: str, name: str, level: str, rounding: str) -> BudgetScore:
    realised = exact.total(tree.realised(leaf) for leaf in leaves)
    revised = exact.total(leaf.revised for leaf in leaves)
    funds = dict.fromkeys(leaf.fund for leaf in leaves)
    return BudgetScore(
        code=code,
        name=name,
        level=level,
        depth=0,
        fund=next(iter(funds)) if len(funds) == 1 else "",
        initial=exact.total(leaf.initial for leaf in leaves),
        revised=revised,
        realised=realised,
        absorption=exact.percent(realised, revised),
        volume=None,
        volume_done=None,
        volume_unit="",
        trace=_trace(tuple(_child(tree, leaf) for leaf in leaves), realised, revised, (), rounding),
    )


def _trace(sources: tuple[Source, ...], realised: Decimal, revised: Decimal, steps: Iterable[str], rounding: str) -> Trace:
    absorption = exact.percent(realised, revised)
    last = "Pagu nol: serapan tidak terdefinisi." if absorption is None else rounding
    return Trace(
        sources=sources,
        formula="" if absorption is None else "serapan",
        expression="" if absorption is None else f"{words.number(realised, 0)} ÷ {words.number(revised, 0)} × 100",
        raw=absorption,
        cap="",
        steps=(*steps, last),
    )


def _grouped(
    tree: _Tree, leaves: Sequence[BudgetLine], key: Callable[[BudgetLine], str], names: Mapping[str, str], level: str, rounding: str
) -> tuple[BudgetScore, ...]:
    """Return one score per value of `key`; what a leaf does not state is a group of its own, so that the groups come to the whole."""
    groups: dict[str, list[BudgetLine]] = {}
    for leaf in leaves:
        groups.setdefault(key(leaf), []).append(leaf)
    return tuple(
        _sum_score(tree, groups[code], code, names.get(code, code or UNSTATED), level, rounding)
        for code in sorted(groups, key=lambda c: (not c, c))
    )


def _objectives(dossier: Dossier, tree: _Tree, leaves: Sequence[BudgetLine], rounding: str) -> tuple[BudgetScore, ...]:
    """Return the scores per sasaran that lines name, in the order of the Renstra; a line without one has its parent's."""

    def served(leaf: BudgetLine) -> str:
        return next((line.objective for line in tree.ancestry(leaf) if line.objective), "")

    names = {o.code: o.name for o in dossier.strategy.objectives}
    scores = {s.code: s for s in _grouped(tree, leaves, served, names, "sasaran", rounding) if s.code}
    order = [*(code for code in names if code in scores), *(code for code in scores if code not in names)]
    return tuple(scores[code] for code in order)
