"""From capaian of indicators to the mean of a sasaran and of the office, with what was left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from . import exact, words
from .findings import Place
from .model import Rules
from .scale import category_of
from .scorecard import Achievement, Aggregate, ObjectiveScore, Outcome, Source, Trace

WEIGHTED = "tertimbang"
BY_OBJECTIVE = "rata-rata-sasaran"
AS_ZERO = "nol"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One thing that may go into a mean; `value` None leaves it out, for the `reason`."""

    label: str
    value: Decimal | None
    weight: Decimal | None
    place: Place
    reason: str = ""
    notes: tuple[str, ...] = field(default=())


Weights = Mapping[str, Decimal | None]


def of_objective(achievements: Sequence[Achievement], weights: Weights, rules: Rules, *, annual: bool) -> Aggregate:
    """Return the mean of a sasaran's indicators."""
    weighted = rules.objective_aggregation == WEIGHTED
    parts = [_part(a, weights, rules, annual=annual) for a in achievements]
    return _aggregate(parts, rules, rules.objective_aggregation_basis, weighted=weighted)


def of_office(objectives: Sequence[ObjectiveScore], weights: Weights, rules: Rules, *, annual: bool) -> Aggregate:
    """Return the office's figure: the mean of sasaran, of indicators, or of indicators by weight."""
    if rules.office_aggregation == BY_OBJECTIVE:
        parts = [_sasaran(o) for o in objectives]
    else:
        parts = [_part(a, weights, rules, annual=annual) for o in objectives for a in o.achievements]
    return _aggregate(parts, rules, rules.office_aggregation_basis, weighted=rules.office_aggregation == WEIGHTED)


def _part(achievement: Achievement, weights: Weights, rules: Rules, *, annual: bool) -> _Part:
    code = achievement.indicator.code
    value, notes = _counted_value(achievement, rules, annual=annual)
    place = (achievement.target or achievement.indicator).place
    return _Part(label=code, value=value, weight=weights.get(code), place=place, reason=achievement.outcome.value, notes=notes)


def _counted_value(achievement: Achievement, rules: Rules, *, annual: bool) -> tuple[Decimal | None, tuple[str, ...]]:
    """Return what goes into a mean (None: nothing) and what was done to it, by the year's rules."""
    code, value = achievement.indicator.code, achievement.value
    if value is not None and rules.floor is not None and value < rules.floor:
        return rules.floor, (f"{code}: {words.percent(value, rules.rounding)} dihitung {words.plain(rules.floor)}% ({rules.floor_basis}).",)
    if annual and achievement.outcome is Outcome.NO_DATA and rules.no_data == AS_ZERO:
        return Decimal(0), (f"{code}: tanpa data, dihitung nol dalam rata-rata tahun ({rules.no_data_basis}).",)
    return value, ()


def _sasaran(score: ObjectiveScore) -> _Part:
    return _Part(
        label=score.objective.code,
        value=score.aggregate.value,
        weight=None,
        place=score.objective.place,
        reason="tidak ada indikator yang dihitung",
    )


def _aggregate(parts: Sequence[_Part], rules: Rules, basis: str, *, weighted: bool) -> Aggregate:
    counted = [part for part in parts if part.value is not None]
    unweighted = [part.label for part in counted if part.weight is None] if weighted else []
    value = None if unweighted else _mean(counted, weighted=weighted)
    trace = Trace(
        sources=tuple(Source(label=f"capaian {p.label}", text=_printed(p, rules), place=p.place) for p in counted),
        formula=(WEIGHTED if weighted else "rata-rata") if value is not None else "",
        expression=_expression(counted, rules, weighted=weighted) if value is not None else "",
        raw=value,
        cap="",
        steps=(*_steps(parts, unweighted, basis), *([rounding_step(rules)] if value is not None else [])),
    )
    return Aggregate(value=value, category=category_of(value, rules), counted=len(counted), total=len(parts), trace=trace)


def _mean(parts: Sequence[_Part], *, weighted: bool) -> Decimal | None:
    if weighted:
        return exact.weighted_mean([(p.value, p.weight) for p in parts if p.value is not None and p.weight is not None])
    return exact.mean([p.value for p in parts if p.value is not None])


def _printed(part: _Part, rules: Rules) -> str:
    return words.percent(part.value, rules.rounding)


def _expression(parts: Sequence[_Part], rules: Rules, *, weighted: bool) -> str:
    """The mean written out with its figures as printed; the sum itself runs on the unrounded ones."""
    figures = [words.number(p.value, rules.rounding) for p in parts]
    if not weighted:
        return f"({' + '.join(figures)}) ÷ {len(figures)}"
    loads = [words.plain(p.weight) for p in parts if p.weight is not None]
    terms = " + ".join(f"{load} × {figure}" for load, figure in zip(loads, figures, strict=True))
    return f"({terms}) ÷ ({' + '.join(loads)})"


def _steps(parts: Sequence[_Part], unweighted: Sequence[str], basis: str) -> tuple[str, ...]:
    steps = [note for part in parts for note in part.notes]
    steps += [f"{part.label} tidak dihitung: {part.reason}." for part in parts if part.value is None]
    if unweighted:
        steps.append(f"Bobot belum diisi untuk {words.listed(list(unweighted))}: rata-rata tertimbang tidak dapat dihitung.")
    return (*steps, f"Dasar agregasi: {basis}.")


def rounding_step(rules: Rules) -> str:
    """Say how the figure is printed."""
    return f"Dicetak dengan {rules.rounding} desimal, dibulatkan setengah ke atas satu kali saat dicetak ({rules.rounding_basis})."
