"""One year as the report looks at it: the scorecard with the look-ups that every table and sentence needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import PurePosixPath

from .. import words
from ..model import Department, Indicator, Kind, Status, Value
from ..scorecard import Achievement, Aggregate, Comparison, Outcome, Scorecard

OUTCOME_CELLS = {
    Outcome.NOT_DUE: "belum jatuh tempo",
    Outcome.NO_TARGET: "tanpa target",
    Outcome.NO_DATA: words.NOT_AVAILABLE,
    Outcome.NOT_COMPUTABLE: "tidak dapat dihitung",
}
TONES = ((Decimal("0.4"), "baik"), (Decimal("0.7"), "sedang"))


def slug(code: str) -> str:
    """Return the code as idents carry it: `IK-1.1` gives `ik-1-1`."""
    return code.lower().replace(".", "-")


@dataclass(frozen=True)
class View:
    """A scorecard and what is looked up in it again and again. Everything returned as text is ready to print."""

    card: Scorecard
    opened: frozenset[PurePosixPath] = frozenset()  # evidence that everybody may see; names of all other stay out of print

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.card.dossier.year

    @property
    def decimals(self) -> int:
        """Decimals of achievements when printed."""
        return self.card.dossier.rules.rounding

    @cached_property
    def comparisons(self) -> dict[str, Comparison]:
        """Comparisons by indicator code."""
        return {c.indicator.code: c for c in self.card.comparisons}

    @cached_property
    def departments(self) -> dict[str, Department]:
        """Subbagian by code; the name valid at the year's end wins."""
        office = self.card.dossier.office
        return {d.code: d for d in (*office.departments, *office.departments_on(self.card.dossier.reference_day))}

    def department(self, code: str) -> str:
        """Return the subbagian's name, its code where the office does not list it."""
        return self.departments[code].name if code in self.departments else f"subbagian {code}".strip()

    @cached_property
    def last_month(self) -> int:
        """Last month with a filled realisasi, 0 while nothing is filled."""
        return max((e.month for e in self.card.dossier.entries if e.actual is not None), default=0)

    @cached_property
    def missing(self) -> dict[str, tuple[str, ...]]:
        """Names of the subbagian that have not handed in, by name of the period."""
        dossier = self.card.dossier
        names = {p.code: p.name for p in dossier.periods}
        found: dict[str, tuple[str, ...]] = {}
        for submission in dossier.submissions:
            if not submission.is_begun:
                name = names.get(submission.period, submission.period)
                found[name] = (*found.get(name, ()), self.department(submission.department))
        return found

    @property
    def is_unfinished(self) -> bool:
        """Whether the year's figures are figures to date."""
        dossier = self.card.dossier
        is_cut = bool(dossier.periods) and dossier.periods[-1].last_month < 12
        is_open = dossier.status is Status.SAMPLE and (bool(self.missing) or 0 < self.last_month < 12)
        return dossier.status is Status.RUNNING or is_cut or is_open

    @property
    def until(self) -> str:
        """The last month with data and the year: `Juni 2026`."""
        return f"{words.month_name(self.last_month or 12)} {self.year}"

    @property
    def span(self) -> str:
        """What the year's figures cover: `tahun 2025`, or `sampai dengan Juni 2026`."""
        return f"sampai dengan {self.until}" if self.is_unfinished and self.last_month else f"tahun {self.year}"

    def percent(self, value: Decimal | None) -> str:
        """Return an achievement or absorption as printed."""
        return words.percent(value, self.decimals)

    def points(self, value: Decimal | None) -> str:
        """Return a difference of two percentages: `3,10 poin persen`."""
        return words.NOT_AVAILABLE if value is None else f"{words.number(value, self.decimals)} poin persen"

    def achieved(self, achievement: Achievement) -> str:
        """Return the capaian as printed, or why there is none."""
        if achievement.value is None:
            return OUTCOME_CELLS.get(achievement.outcome, words.NOT_AVAILABLE)
        return self.percent(achievement.value)

    def category(self, scored: Achievement | Aggregate) -> str:
        """Return the category, a dash where nothing was measured."""
        return scored.category or "–"

    def tone(self, category: str) -> str:
        """Return how good a category is, by its place on the scale."""
        names = [c.name for c in self.card.dossier.rules.categories.classes]
        if category not in names:
            return ""
        place = Decimal(names.index(category)) / max(1, len(names) - 1)
        return next((tone for limit, tone in TONES if place <= limit), "kurang")

    @cached_property
    def met(self) -> tuple[Achievement, ...]:
        """Indicators that reached the year's target."""
        return tuple(a for a in self.card.year.achievements if a.is_met is True)

    @cached_property
    def failed(self) -> tuple[Achievement, ...]:
        """Indicators that did not reach the year's target."""
        return tuple(a for a in self.card.year.achievements if a.is_met is False)

    @cached_property
    def unmeasured(self) -> tuple[Achievement, ...]:
        """Indicators without an achievement of the year."""
        return tuple(a for a in self.card.year.achievements if a.is_met is None)


def amount(number: Decimal | None, indicator: Indicator) -> str:
    """Return a difference in the indicator's own measure: `3,00 poin persen`, `Rp5.000`, `2 laporan`."""
    if number is None:
        return words.NOT_AVAILABLE
    text = words.number(number, indicator.decimals)
    if indicator.kind is Kind.RUPIAH:
        return words.rupiah(number)
    if indicator.kind is Kind.PERCENT:
        return f"{text} poin persen"
    return f"{text} poin" if indicator.unit.casefold() == Kind.INDEX else f"{text} {indicator.unit}".strip()


def with_unit(value: Value | None, indicator: Indicator) -> str:
    """Return a target or realisasi with its unit, n/a where there is none."""
    return words.with_unit(value, indicator).strip()


def named(achievements: Iterable[Achievement]) -> str:
    """Return `IK-1.1, IK-2.1, dan IK-3.1`."""
    return words.listed([a.indicator.code for a in achievements])
