"""Sentences about the money: chooses a whole phrase and fills its holes."""

from decimal import Decimal

from .. import words
from ..scorecard import BudgetScore
from . import phrases
from .view import View


def has_budget(view: View) -> bool:
    """Say whether the office filled a budget at all."""
    return bool(view.card.budget.lines)


def budget(view: View) -> tuple[str, ...]:
    """Say what became of the money: revision, absorption, sources of funds."""
    if not has_budget(view):
        return (phrases.BUDGET_NONE.format(year=view.year),)
    total = view.card.budget.total
    document = view.card.dossier.budget_total.document
    holes = _money(view, total) | {"year": view.year, "document": phrases.DOCUMENT.format(document=document) if document else ""}
    revision = phrases.REVISION_SAME if total.initial == total.revised else phrases.REVISION
    funds = (phrases.FUND.format(**_money(view, f)) for f in view.card.budget.funds) if len(view.card.budget.funds) > 1 else ()
    return (revision.format(**holes), phrases.BUDGET.format(**holes), *funds)


def _money(view: View, score: BudgetScore) -> dict[str, object]:
    return {
        "code": score.code or score.fund,
        "name": score.name,
        "initial": words.rupiah(score.initial),
        "revised": words.rupiah(score.revised),
        "realised": words.rupiah(score.realised),
        "absorption": view.percent(score.absorption),
        "left": words.rupiah(score.revised - score.realised),
    }


def efficiency(view: View) -> tuple[str, ...]:
    """Say how efficiently the money was used, by the year's method."""
    e = view.card.budget.efficiency
    used = e.value if e.limited is None else e.limited
    if used is None:
        return (phrases.EFFICIENCY_NONE.format(span=view.span),)
    value = view.points(used) if e.method == "sederhana" else view.percent(used)
    sentence = phrases.EFFICIENCY[e.method].format(span=view.span, value=value, score=view.percent(e.score))
    if e.value is None or e.value == used:
        return (sentence,)
    return (sentence, phrases.EFFICIENCY_LIMITED.format(value=view.percent(e.value), limited=view.percent(used)))


def objective_budget(view: View, code: str) -> str:
    """Say how the money of a sasaran compares with its achievement (analysis 6)."""
    score = next((b for b in view.card.budget.objectives if b.code == code), None)
    if score is None:
        return phrases.OBJECTIVE_BUDGET["tidak-ada"]
    gap = dict(view.card.budget.objective_efficiency).get(code)
    return phrases.OBJECTIVE_BUDGET[_thrift(gap)].format(gap=view.points(None if gap is None else abs(gap)), **_money(view, score))


def _thrift(gap: Decimal | None) -> str:
    if gap is None:
        return "tanpa-selisih"
    if gap == 0:
        return "seimbang"
    return "hemat" if gap > 0 else "boros"
