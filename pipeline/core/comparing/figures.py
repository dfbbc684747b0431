"""Which figures differ between two readings of a year: target, realisasi and capaian before and after, and what the means make of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from .. import words
from ..model import Indicator, Value
from ..scorecard import Achievement, Aggregate, ObjectiveScore, Outcome, Scorecard, StretchScore

ABSENT = "–"  # the indicator, sasaran or stretch is not there at all
YEAR = "Tahun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A printed value before and after."""

    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether a reader sees a difference."""
        return self.before != self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One indicator in one stretch, with at least one figure that differs. `stretch` is `Semester I` or `Tahun`."""

    stretch: str
    code: str
    name: str
    target: Pair
    actual: Pair
    achievement: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A mean that differs: of a sasaran, of the office, or a total of the budget."""

    stretch: str
    what: str
    value: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs in one year; nothing where every figure is printed as before."""

    year: int
    shifts: tuple[Shift, ...]
    effects: tuple[Effect, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no figure differs."""
        return not self.shifts and not self.effects


def compare(before: Scorecard | None, after: Scorecard | None, year: int) -> Difference:
    """Return what differs in `year` as it is printed; None stands for a year that was not there, or could not be measured."""
    pairs = tuple(_stretches(before, after))
    decimals = _decimals(before, after)
    return Difference(
        year=year,
        shifts=tuple(s for name, old, new in pairs for s in _shifts(name, old, new, decimals)),
        effects=(*(e for name, old, new in pairs for e in _effects(name, old, new, decimals)), *_budget(before, after, decimals)),
    )


def _decimals(before: Scorecard | None, after: Scorecard | None) -> int:
    card = after or before
    return card.dossier.rules.rounding if card else 0


def _stretches(before: Scorecard | None, after: Scorecard | None) -> Iterator[tuple[str, StretchScore | None, StretchScore | None]]:
    """Yield every stretch of either reading by name, periods first and the year last."""
    old, new = _named(before), _named(after)
    for key in dict.fromkeys((*new, *old)):
        if key:
            yield _name(new.get(key) or old[key]), old.get(key), new.get(key)
    yield YEAR, old.get(""), new.get("")


def _named(card: Scorecard | None) -> dict[str, StretchScore]:
    return {s.period.code: s for s in card.periods if s.period} | {"": card.year} if card else {}


def _name(stretch: StretchScore) -> str:
    return stretch.period.name if stretch.period else YEAR


def _shifts(stretch: str, before: StretchScore | None, after: StretchScore | None, decimals: int) -> Iterator[Shift]:
    old, new = _by_code(before), _by_code(after)
    for code in dict.fromkeys((*new, *old)):
        then, now = old.get(code), new.get(code)
        shift = Shift(
            stretch=stretch,
            code=code,
            name=(now or old[code]).indicator.name,
            target=Pair(before=_target(then), after=_target(now)),
            actual=Pair(before=_actual(then), after=_actual(now)),
            achievement=Pair(before=_achieved(then, decimals), after=_achieved(now, decimals)),
        )
        if shift.target.is_changed or shift.actual.is_changed or shift.achievement.is_changed:
            yield shift


def _by_code(stretch: StretchScore | None) -> dict[str, Achievement]:
    return {a.indicator.code: a for a in stretch.achievements} if stretch else {}


def _target(found: Achievement | None) -> str:
    return _worth(found.target, found.indicator) if found else ABSENT


def _actual(found: Achievement | None) -> str:
    return _worth(found.actual, found.indicator) if found else ABSENT


def _worth(value: Value | None, indicator: Indicator) -> str:
    """Return the value with all the decimals it was written with: a change too small to be printed is a change all the same."""
    printed = words.with_unit(value, indicator)
    if value is None or value.number is None or indicator.kind.is_worded:
        return printed
    return printed if words.rounded(value.number, indicator.decimals) == value.number else f"{printed} ({words.plain(value.number)})"


def _achieved(found: Achievement | None, decimals: int) -> str:
    if found is None:
        return ABSENT
    if found.value is None:
        return found.outcome.value
    category = f" ({found.category})" if found.category else ""
    cap = f", mentah {words.percent(found.raw, decimals)}" if found.is_capped else ""
    return f"{words.percent(found.value, decimals)}{cap}{category}"


def _effects(stretch: str, before: StretchScore | None, after: StretchScore | None, decimals: int) -> Iterator[Effect]:
    old, new = _objectives(before), _objectives(after)
    for code in dict.fromkeys((*new, *old)):
        name = (new.get(code) or old[code]).objective.name
        pair = Pair(before=_mean(_of(old, code), decimals), after=_mean(_of(new, code), decimals))
        if pair.is_changed:
            yield Effect(stretch=stretch, what=f"Sasaran {code} {name}", value=pair)
    office = Pair(before=_mean(before.office if before else None, decimals), after=_mean(after.office if after else None, decimals))
    if office.is_changed:
        yield Effect(stretch=stretch, what="Satuan kerja", value=office)


def _objectives(stretch: StretchScore | None) -> dict[str, ObjectiveScore]:
    return {o.objective.code: o for o in stretch.objectives} if stretch else {}


def _of(scores: dict[str, ObjectiveScore], code: str) -> Aggregate | None:
    return scores[code].aggregate if code in scores else None


def _mean(found: Aggregate | None, decimals: int) -> str:
    if found is None:
        return ABSENT
    if found.value is None:
        return Outcome.NO_DATA.value
    category = f" ({found.category})" if found.category else ""
    return f"{words.percent(found.value, decimals)}{category}, dari {found.counted} dari {found.total}"


def _budget(before: Scorecard | None, after: Scorecard | None, decimals: int) -> Iterator[Effect]:
    """Yield the totals of the budget that differ."""
    old, new = before.budget.total if before else None, after.budget.total if after else None
    pairs = {
        "Pagu": Pair(before=words.rupiah(old.revised) if old else ABSENT, after=words.rupiah(new.revised) if new else ABSENT),
        "Realisasi anggaran": Pair(
            before=words.rupiah(old.realised) if old else ABSENT, after=words.rupiah(new.realised) if new else ABSENT
        ),
        "Serapan": Pair(
            before=words.percent(old.absorption, decimals) if old else ABSENT,
            after=words.percent(new.absorption, decimals) if new else ABSENT,
        ),
    }
    yield from (Effect(stretch=YEAR, what=what, value=pair) for what, pair in pairs.items() if pair.is_changed)
