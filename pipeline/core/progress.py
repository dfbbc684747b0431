"""Laporan Progres Bulanan: each indicator's standing at the end of a month against the Rencana Aksi, with a traffic light."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .consolidate import reported
from .forecast import Forecast, forecast
from .measure import to_month
from .model import Dossier, Entry, Lights, Objective, PlannedTarget, Value
from .scorecard import Achievement, Aggregate


class Light(StrEnum):
    """A traffic light; the values are printed, so that colour is never alone."""

    GREEN = "sesuai rencana"
    YELLOW = "perlu perhatian"
    RED = "tertinggal"
    NONE = "belum dinilai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One indicator at the end of a month. `achievement` is against the Rencana Aksi of that month; `row` is the latest filled one.

    An indicator that has not reported what was due (`is_waiting`) shows no light and no estimate: old data would flatter or blame it.
    """

    achievement: Achievement
    light: Light
    annual: Value | None  # target of the Perjanjian Kinerja
    forecast: Forecast | None
    row: Entry | None
    is_waiting: bool  # the Rencana Aksi has a target later than the latest data


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """All indicators at the end of a month, by sasaran."""

    month: int
    objectives: tuple[tuple[Objective, tuple[Standing, ...]], ...]
    office: Aggregate  # over the indicators that are due

    @property
    def standings(self) -> tuple[Standing, ...]:
        """All standings in order."""
        return tuple(s for _, members in self.objectives for s in members)

    def count(self, light: Light) -> int:
        """Return how many indicators show this light."""
        return sum(s.light is light for s in self.standings)


def progress(dossier: Dossier, month: int) -> Progress:
    """Return the standing of every agreed indicator at the end of `month` (1 to 12)."""
    stretch = to_month(dossier, month)
    annual = {c.indicator: c.target for c in dossier.commitments}
    latest, due = _latest(dossier, month), {p.indicator: p.month for p in _due(dossier, month)}
    objectives = tuple(
        (score.objective, tuple(_standing(a, dossier.rules.lights, annual, latest, due) for a in score.achievements))
        for score in stretch.objectives
    )
    return Progress(month=month, objectives=objectives, office=stretch.office)


def last_filled(dossier: Dossier) -> int:
    """Return the latest month in which any subbagian filled in a realisasi, 0 for none."""
    return max((e.month for e in dossier.entries if e.actual is not None), default=0)


def _due(dossier: Dossier, month: int) -> list[PlannedTarget]:
    return sorted((p for p in dossier.plan if p.month <= month and p.target is not None), key=lambda p: p.month)


def _latest(dossier: Dossier, month: int) -> dict[str, Entry]:
    indicators = {i.code: i for i in dossier.strategy.indicators}
    rows = sorted((e for e in dossier.entries if e.month <= month and e.indicator in indicators), key=lambda e: e.month)
    return {e.indicator: e for e in rows if reported(indicators[e.indicator], e) is not None}


def _standing(
    a: Achievement, lights: Lights, annual: Mapping[str, Value | None], latest: Mapping[str, Entry], due: Mapping[str, int]
) -> Standing:
    code = a.indicator.code
    target, row = annual.get(code), latest.get(code)
    waiting = due.get(code, 0) > (row.month if row else 0)
    return Standing(
        achievement=a,
        light=Light.NONE if waiting else light(a.raw, lights),
        annual=target,
        forecast=None if waiting else forecast(a.indicator, a.target, a.actual, target),
        row=row,
        is_waiting=waiting,
    )


def light(raw: Decimal | None, lights: Lights) -> Light:
    """Return the light of an uncapped achievement in percent; none where nothing was due or nothing is filled in."""
    if raw is None:
        return Light.NONE
    return Light.GREEN if raw >= lights.green else Light.YELLOW if raw >= lights.yellow else Light.RED
