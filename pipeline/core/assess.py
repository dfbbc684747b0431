"""One target against one realisasi: which formula applies, what it gives, and why nothing is given where that is so."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from . import words
from .formulas import ACHIEVEMENT, AchievementFormula, Case
from .model import Indicator, Polarity, Rules, Value
from .scorecard import Outcome

NOT_COUNTED = "tidak-dihitung"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What comes of a target and a realisasi; `raw` uncapped and `value` capped, percent and unrounded."""

    outcome: Outcome
    raw: Decimal | None = None
    value: Decimal | None = None
    formula: str = ""
    expression: str = ""
    cap: str = ""
    steps: tuple[str, ...] = ()


def assess(indicator: Indicator, target: Value | None, actual: Value | None, rules: Rules, *, annual: bool) -> Assessment:
    """Return the capaian of `actual` against `target`.

    `annual` tells the Perjanjian Kinerja from a period's Rencana Aksi: an empty target is missing in the one and not yet due in the other.
    """
    if target is None:
        return Assessment(outcome=Outcome.NO_TARGET if annual else Outcome.NOT_DUE, steps=(_EMPTY_TARGET[annual],))
    if _is_zero(target) and rules.zero_target.get(indicator.polarity) == NOT_COUNTED:
        return _nothing_due(indicator, actual, rules, annual=annual)
    if actual is None:
        return Assessment(outcome=Outcome.NO_DATA, steps=("Realisasi belum diisi: dicetak n/a dan tidak dianggap nol.",))
    return _computed(indicator, target, actual, rules)


_EMPTY_TARGET = {True: "Target belum ditetapkan.", False: "Belum ada target yang jatuh tempo menurut Rencana Aksi."}


def _is_zero(target: Value) -> bool:
    return target.number == 0 and not target.upper


def _nothing_due(indicator: Indicator, actual: Value | None, rules: Rules, *, annual: bool) -> Assessment:
    """A zero target that the year's rules do not count: nothing is due, unless something was done beyond a promise of nothing."""
    if annual and actual is not None and actual.number:
        reached = words.with_unit(actual, indicator)
        step = f"Target nol dengan realisasi {reached}: tidak dapat dihitung, di luar target ({rules.zero_target_basis})."
        return Assessment(outcome=Outcome.NOT_COMPUTABLE, steps=(step,))
    step = f"Target nol: belum ada yang jatuh tempo, tidak ikut dirata-rata ({rules.zero_target_basis})."
    return Assessment(outcome=Outcome.NOT_DUE, steps=(step,))


def _computed(indicator: Indicator, target: Value, actual: Value, rules: Rules) -> Assessment:
    chosen = _chosen(indicator, target, actual, rules)
    if isinstance(chosen, str):
        return Assessment(outcome=Outcome.NOT_COMPUTABLE, steps=(chosen,))
    formula, case, basis = chosen
    raw = formula.function(case)
    if raw is None:
        return Assessment(outcome=Outcome.NOT_COMPUTABLE, formula=formula.code, steps=(formula.limits,))
    return Assessment(
        outcome=Outcome.MEASURED,
        raw=raw,
        value=raw if rules.cap is None else min(raw, rules.cap),
        formula=formula.code,
        expression=formula.worked(case),
        cap=_cap(raw, rules),
        steps=(f"Rumus: {formula.name}, {formula.expression} ({basis or formula.source}).",),
    )


def _cap(raw: Decimal, rules: Rules) -> str:
    if rules.cap is None or raw <= rules.cap:
        return ""
    return f"dibatasi {words.plain(rules.cap)}% ({rules.cap_basis})"


Chosen = tuple[AchievementFormula, Case, str]  # the formula, what it is applied to, and the basis of the choice ("": the formula's own)


def _chosen(indicator: Indicator, target: Value, actual: Value, rules: Rules) -> Chosen | str:
    """Return the formula and its case, or a sentence saying why there is none."""
    if target.number is not None and actual.number is not None:
        return _of_numbers(indicator, target.number, target.upper, actual.number, rules)
    if not indicator.kind.is_worded:
        return "Target atau realisasi bukan angka."
    return _of_words(indicator, target.text, actual.text, rules)


def _of_numbers(indicator: Indicator, target: Decimal, upper: Decimal | None, actual: Decimal, rules: Rules) -> Chosen:
    case = Case(actual=actual, target=target, upper=upper, polarity=indicator.polarity, miss=rules.zero_miss)
    if not target and not upper:
        return ACHIEVEMENT["nol-tujuan"], case, rules.zero_target_basis
    code = _BY_POLARITY.get(indicator.polarity) or f"minimal-{indicator.minimize or rules.minimize}"
    return ACHIEVEMENT[code], case, _basis(indicator, rules)


_BY_POLARITY: Mapping[Polarity, str] = {Polarity.MORE: "maksimal", Polarity.STABLE: "stabil", Polarity.RANGE: "rentang"}


def _basis(indicator: Indicator, rules: Rules) -> str:
    if indicator.polarity is Polarity.LESS and not indicator.minimize:
        return rules.minimize_basis
    return rules.stable_basis if indicator.polarity is Polarity.STABLE else ""


def _of_words(indicator: Indicator, target: str, actual: str, rules: Rules) -> Chosen | str:
    scale = rules.grades.get(indicator.kind)
    if scale is None:
        return f"Cara mengukur {indicator.kind.value} belum ditetapkan dalam periode.yml."
    # The ratio of ranks is written for "more is better"; any other direction can only be met or not met.
    by_rank = scale.method == "skala" and indicator.polarity is Polarity.MORE
    places = dict(scale.ranks) if by_rank else {word: Decimal(place) for place, word in enumerate(scale.order)}
    unknown = [word for word in (target, actual) if word not in places]
    if unknown:
        return f"Sebutan {words.listed(unknown)} tidak ada dalam urutan yang ditetapkan ({scale.basis})."
    case = Case(actual=places[actual], target=places[target], polarity=indicator.polarity)
    return ACHIEVEMENT["skala" if by_rank else "terpenuhi"], case, scale.basis
