"""Efficiency of the resources: by output as PMK 22/2021, or as capaian minus serapan."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from . import exact, words
from .formulas import FULL, SUMMARIES
from .model import Dossier, Rules
from .scorecard import BudgetScore, Efficiency, Source, StretchScore, Trace

LIMIT = Decimal(20)  # E counts from −20 to 20, so that NE runs from 0 to 100
MIDDLE = Decimal(50)  # NE where E is zero
FULL_OUTPUT = Decimal(1)  # an output beyond its target counts as reached, and the trace says so


def efficiency(dossier: Dossier, year: StretchScore, lines: Sequence[BudgetScore], total: BudgetScore) -> Efficiency:
    """Return the office's efficiency by the year's method."""
    return _METHODS[dossier.rules.efficiency](dossier, year, lines, total)


def objective_efficiency(year: StretchScore, budget: Sequence[BudgetScore], rules: Rules) -> tuple[tuple[str, Decimal | None], ...]:
    """Return capaian minus serapan per sasaran that the budget names, in percent points; None where it means nothing."""
    reached = {score.objective.code: score.aggregate.value for score in year.objectives}
    return tuple((line.code, _surplus(reached.get(line.code), line.absorption, rules)) for line in budget)


def _surplus(achievement: Decimal | None, absorption: Decimal | None, rules: Rules) -> Decimal | None:
    """Capaian minus serapan; money left over from work not done is no efficiency, so nothing below a printed 100."""
    if achievement is None or absorption is None or words.rounded(achievement, rules.rounding) < FULL:
        return None
    return exact.difference(achievement, absorption)


def _simple(dossier: Dossier, year: StretchScore, lines: Sequence[BudgetScore], total: BudgetScore) -> Efficiency:
    rules, reached = dossier.rules, year.office.value
    value = _surplus(reached, total.absorption, rules)
    steps = (
        ()
        if value is not None
        else ("Hanya bermakna bila capaian kinerja sekurang-kurangnya 100 dan pagu tidak nol: efisiensi tidak dihitung.",)
    )
    figures = f"{words.number(reached, rules.rounding)} − {words.number(total.absorption, rules.rounding)}"
    return _result(dossier, value, value, None, (), figures, steps)


def _by_output(dossier: Dossier, year: StretchScore, lines: Sequence[BudgetScore], total: BudgetScore) -> Efficiency:
    """PMK 22/2021: what the output reached should have cost, against what it did cost."""
    outputs = _outputs(dossier, lines)
    known = [line for line in outputs if line.volume_done is not None]
    fair = exact.total(exact.product(line.revised, _reached(line)) for line in known)
    spent = exact.total(line.realised for line in known)
    value = exact.percent(exact.difference(fair, spent), fair)
    limited = None if value is None else max(-LIMIT, min(LIMIT, value))
    score = None if limited is None else exact.total((MIDDLE, exact.product(limited, MIDDLE / LIMIT)))
    places = {line.code: line.place for line in dossier.budget}
    sources = tuple(Source(label=f"keluaran {line.code}", text=_output(line), place=places[line.code]) for line in known)
    figures = f"({words.number(fair, 0)} − {words.number(spent, 0)}) ÷ {words.number(fair, 0)} × 100"
    return _result(dossier, value, limited, score, sources, figures, _output_steps(outputs, known, value, limited))


def _outputs(dossier: Dossier, lines: Sequence[BudgetScore]) -> list[BudgetScore]:
    """Return the lowest lines with a target volume, so that no rupiah is counted at two levels."""
    parents = {line.code: line.parent for line in dossier.budget}
    above: set[str] = set()
    for line in lines:
        code = parents[line.code] if line.volume else ""
        while code and code not in above:
            above.add(code)
            code = parents.get(code, "")
    return [line for line in lines if line.volume and line.code not in above]


def _reached(line: BudgetScore) -> Decimal:
    """Capaian of an output, from 0 to 1."""
    done = exact.quotient(line.volume_done or Decimal(0), line.volume or Decimal(0)) or Decimal(0)
    return min(done, FULL_OUTPUT)


def _output(line: BudgetScore) -> str:
    volumes = f"{words.plain(line.volume_done or Decimal(0))} dari {words.plain(line.volume or Decimal(0))} {line.volume_unit}".rstrip()
    return f"{volumes}; {words.rupiah(line.realised)} dari {words.rupiah(line.revised)}"


def _output_steps(
    outputs: Sequence[BudgetScore], known: Sequence[BudgetScore], value: Decimal | None, limited: Decimal | None
) -> tuple[str, ...]:
    steps = []
    unknown = [line.code for line in outputs if line.volume_done is None]
    exceeding = [line.code for line in known if line.volume_done is not None and line.volume is not None and line.volume_done > line.volume]
    if unknown:
        steps.append(f"Volume belum dilaporkan, tidak ikut dihitung: {words.listed(unknown)}.")
    if exceeding:
        steps.append(f"Capaian keluaran dibatasi 100%: {words.listed(exceeding)}.")
    if value is None:
        steps.append("Tidak ada keluaran dengan pagu dan volume yang tercapai: efisiensi tidak dapat dihitung.")
    elif value != limited:
        steps.append(f"E dibatasi {words.plain(-LIMIT)} sampai {words.plain(LIMIT)}.")
    return tuple(steps)


def _result(
    dossier: Dossier,
    value: Decimal | None,
    limited: Decimal | None,
    score: Decimal | None,
    sources: tuple[Source, ...],
    expression: str,
    steps: tuple[str, ...],
) -> Efficiency:
    rules = dossier.rules
    formula = SUMMARIES[rules.efficiency]
    trace = Trace(
        sources=sources,
        formula="" if value is None else formula.code,
        expression="" if value is None else expression,
        raw=value,
        cap="",
        steps=(f"Rumus: {formula.name}, {formula.expression} ({rules.efficiency_basis}).", *steps),
    )
    return Efficiency(method=rules.efficiency, value=value, limited=limited, score=score, basis=rules.efficiency_basis, trace=trace)


_METHODS: Mapping[str, Callable[[Dossier, StretchScore, Sequence[BudgetScore], BudgetScore], Efficiency]] = {
    "sederhana": _simple,
    "pmk-22-2021": _by_output,
}
