"""Checks on promises: Renstra, Perjanjian Kinerja and Rencana Aksi must say the same, and ask for something."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from .. import words
from ..findings import Finding, Place
from ..model import Derivation, Indicator, Kind, Polarity, Value
from .case import DECEMBER, Case, at
from .rules import planning as rules
from .values import is_count

FULL = Decimal(100)
MANY = Decimal("0.8")  # share of percent targets at 100 that is too much (AREN002.7)
LEAST_PERCENTS = 3  # below so many percent targets a share says nothing


def in_strategy(case: Case) -> Iterator[Finding]:
    """A promise that the Renstra does not know."""
    for commitment in case.dossier.commitments:
        if commitment.indicator not in case.indicators:
            yield rules.NOT_IN_STRATEGY.at(at(commitment.place, "indikator"), code=commitment.indicator, dictionary=case.dictionary)


def promised(case: Case) -> Iterator[Finding]:
    """A Renstra target of this year that was not promised."""
    for (code, year), target in case.dossier.strategy.targets.items():
        if year == case.dossier.year and code in case.indicators and code not in case.commitments:
            yield rules.NOT_PROMISED.at(at(target.place, "indikator"), code=code, year=year)


def objectives_known(case: Case) -> Iterator[Finding]:
    """A sasaran, of an indicator or a budget line, that sasaran.csv does not hold."""
    known = {objective.code for objective in case.dossier.strategy.objectives}
    named = [(i.code, i.objective, i.place) for i in case.dossier.strategy.indicators]
    named += [(line.code, line.objective, line.place) for line in case.dossier.budget if line.objective]
    for code, objective, place in named:
        if objective not in known:
            yield rules.UNKNOWN_OBJECTIVE.at(at(place, "sasaran"), objective=objective, code=code)


def same_as_strategy(case: Case) -> Iterator[Finding]:
    """A promise other than the Renstra's target of the year, without a note; or no Renstra target where the Renstra has any."""
    year, targets = case.dossier.year, case.dossier.strategy.targets
    for indicator, commitment in case.agreed:
        planned = targets.get((indicator.code, year))
        if planned is None and targets:
            place = Place(case.dossier.strategy.folder / "target.csv", 0, "indikator")
            yield rules.NO_STRATEGIC_TARGET.at(place, code=indicator.code, year=year)
        elif planned and commitment.target and not _same(planned, commitment.target) and not commitment.note:
            yield rules.TARGET_DIFFERS.at(
                at(commitment.place, "target"),
                code=indicator.code,
                year=year,
                target=_text(commitment.target),
                planned=_text(planned),
            )


def _same(one: Value, other: Value) -> bool:
    if one.number is None or other.number is None:
        return one.text == other.text
    return (one.number, one.upper) == (other.number, other.upper)


def _text(value: Value) -> str:
    if value.number is None:
        return value.text
    text = words.plain(value.number)
    return text if value.upper is None else f"{text}–{words.plain(value.upper)}"


def ranges(case: Case) -> Iterator[Finding]:
    """A range without its upper end or with its ends reversed, and an upper end where the polarity has none."""
    for document, indicator, target in _targets(case):
        if indicator.polarity is Polarity.RANGE and target.upper is None:
            problem = "target_atas belum diisi"
        elif indicator.polarity is not Polarity.RANGE and target.upper is not None:
            problem = f"target_atas diisi, padahal polaritasnya {indicator.polarity.value}"
        elif target.upper is not None and target.number is not None and target.number > target.upper:
            problem = f"batas bawah {words.plain(target.number)} melebihi batas atas {words.plain(target.upper)}"
        else:
            continue
        yield rules.BAD_RANGE.at(at(target.place, "target_atas"), document=document, code=indicator.code, problem=problem)


def _targets(case: Case) -> Iterator[tuple[str, Indicator, Value]]:
    for indicator, commitment in case.agreed:
        if commitment.target:
            yield "Perjanjian Kinerja", indicator, commitment.target
        for row in case.plans.get(indicator.code, ()):
            if row.target and row.target.number:
                yield f"Rencana Aksi {words.month_name(row.month)}", indicator, row.target
    for (code, year), target in case.dossier.strategy.targets.items():
        if code in case.indicators:
            yield f"Renstra {year}", case.indicators[code], target


def ends_at_target(case: Case) -> Iterator[Finding]:
    """A Rencana Aksi whose last row is not the annual target: real reports have 4,7 in December against 4,47 for the year."""
    for indicator, commitment in case.agreed:
        rows = [row for row in case.plans.get(indicator.code, ()) if row.target is not None]
        last = rows[-1] if rows else None
        if last is None or last.target is None or commitment.target is None or _same(last.target, commitment.target):
            continue
        yield rules.DECEMBER_DIFFERS.at(
            at(last.place, "target"),
            month=words.month_name(last.month),
            code=indicator.code,
            planned=_text(last.target),
            target=_text(commitment.target),
        )


def plan_rises(case: Case) -> Iterator[Finding]:
    """A cumulative target that falls, where more is better; a target to stay below may well be tightened over the year."""
    for code, rows in case.plans.items():
        indicator = case.indicators.get(code)
        if indicator is None or indicator.polarity is not Polarity.MORE:
            continue
        numbered = [(row, row.target, row.target.number) for row in rows if row.target and row.target.number is not None]
        for (before, earlier, floor), (row, target, number) in pairwise(numbered):
            if number < floor:
                yield rules.PLAN_FALLS.at(
                    at(row.place, "target"),
                    code=code,
                    earlier=_text(earlier),
                    earlier_month=words.month_name(before.month),
                    text=_text(target),
                    month=words.month_name(row.month),
                )


def planned(case: Case) -> Iterator[Finding]:
    """An agreed indicator without any target in the Rencana Aksi; one finding where there is no Rencana Aksi at all."""
    place = Place(case.dossier.folder / "rencana-aksi.csv", 0, "indikator")
    if not case.dossier.plan:
        yield rules.NO_PLAN.at(place, what="Semua indikator")
        return
    for indicator, _ in case.agreed:
        if case.due(indicator.code, DECEMBER) is None:
            yield rules.NO_PLAN.at(place, what=f"Indikator {indicator.code}")


def challenging(case: Case) -> Iterator[Finding]:
    """At least 80 percent of three or more percent targets that are 100."""
    percents = [(i, c) for i, c in case.agreed if i.kind is Kind.PERCENT and c.target and i.polarity is Polarity.MORE]
    full = [c for _, c in percents if c.target and c.target.number == FULL]
    if len(percents) >= LEAST_PERCENTS and len(full) >= MANY * len(percents):
        yield rules.NOT_CHALLENGING.at(Place(full[0].place.file, 0, "target"), count=len(full), total=len(percents))


def progress(case: Case) -> Iterator[Finding]:
    """A target no better than last year's realisasi, without a note.

    Silent where it cannot be better (100 percent, zero of something unwanted) and where a count is as high as last year,
    because many counts are fixed by law (two financial reports a year). Words, ranges and fixed points are not compared.
    """
    for indicator, commitment in case.agreed:
        past = case.past.get(indicator.code)
        target = commitment.target.number if commitment.target else None
        actual = past.number if past else None
        if target is None or actual is None or commitment.note or not _stagnates(indicator, target, actual):
            continue
        yield rules.NO_PROGRESS.at(
            at(commitment.place, "target"),
            code=indicator.code,
            target=words.plain(target),
            year=case.dossier.year - 1,
            actual=words.plain(words.rounded(actual, indicator.decimals)),
        )


def _stagnates(indicator: Indicator, target: Decimal, actual: Decimal) -> bool:
    if indicator.kind.is_worded or (target == actual and is_count(indicator)):
        return False
    if indicator.polarity is Polarity.LESS:
        return target >= actual and target > 0
    is_whole = target >= FULL and (indicator.kind is Kind.PERCENT or indicator.derivation is Derivation.SHARE)
    return indicator.polarity is Polarity.MORE and target <= actual and not is_whole


CHECKS = (in_strategy, promised, objectives_known, same_as_strategy, ranges, ends_at_target, plan_rises, planned, challenging, progress)
