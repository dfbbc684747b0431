"""A year to be checked, with the look-ups that many checks share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from ..consolidate import reported
from ..findings import Place
from ..measure import measure
from ..model import BudgetLine, Commitment, Dossier, Entry, Indicator, Period, PlannedTarget, Status, Submission, Value
from ..scorecard import Scorecard

DECEMBER = 12


def at(place: Place, column: str) -> Place:
    """Return the place of `column` in the row of `place`."""
    return replace(place, column=column)


@dataclass(frozen=True)
class Case:
    """A dossier and, where there is one, that of the year before. Look-ups are made on first use."""

    dossier: Dossier
    previous: Dossier | None = None

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """The Renstra's indicators by code."""
        return {i.code: i for i in self.dossier.strategy.indicators}

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """The rows of the Perjanjian Kinerja by indicator."""
        return {c.indicator: c for c in self.dossier.commitments}

    @cached_property
    def agreed(self) -> tuple[tuple[Indicator, Commitment], ...]:
        """The agreed indicators that the Renstra knows, in the order of the Perjanjian Kinerja."""
        return tuple((self.indicators[code], c) for code, c in self.commitments.items() if code in self.indicators)

    @cached_property
    def periods(self) -> Mapping[str, Period]:
        """The collection periods by code."""
        return {p.code: p for p in self.dossier.periods}

    @cached_property
    def plans(self) -> Mapping[str, tuple[PlannedTarget, ...]]:
        """The rows of the Rencana Aksi by indicator, in order of month."""
        found: dict[str, list[PlannedTarget]] = {}
        for row in sorted(self.dossier.plan, key=lambda p: p.month):
            found.setdefault(row.indicator, []).append(row)
        return {code: tuple(rows) for code, rows in found.items()}

    @cached_property
    def filled(self) -> Mapping[str, tuple[tuple[Entry, Value], ...]]:
        """The filled rows of realisasi.csv with their value, by known indicator, in order of month."""
        found: dict[str, list[tuple[Entry, Value]]] = {}
        for entry in sorted(self.dossier.entries, key=lambda e: (e.month, e.place)):
            indicator = self.indicators.get(entry.indicator)
            if indicator and (value := reported(indicator, entry)) is not None:
                found.setdefault(entry.indicator, []).append((entry, value))
        return {code: tuple(rows) for code, rows in found.items()}

    @cached_property
    def lines(self) -> Mapping[str, BudgetLine]:
        """The budget lines by code."""
        return {line.code: line for line in self.dossier.budget}

    @cached_property
    def children(self) -> Mapping[str, tuple[BudgetLine, ...]]:
        """The budget lines below a code, in file order."""
        found: dict[str, list[BudgetLine]] = {}
        for line in self.dossier.budget:
            if line.parent:
                found.setdefault(line.parent, []).append(line)
        return {code: tuple(lines) for code, lines in found.items()}

    @cached_property
    def scorecard(self) -> Scorecard:
        """The year measured."""
        return measure(self.dossier)

    @cached_property
    def past(self) -> Mapping[str, Value]:
        """Last year's realisasi by indicator: from last year's folder, else from riwayat.csv."""
        year = self.dossier.year - 1
        found = {f.indicator: f.actual for f in self.dossier.strategy.past if f.year == year and f.actual is not None}
        if self.previous is not None and self.previous.year == year:
            measured = measure(self.previous).year.achievements
            found |= {a.indicator.code: a.actual for a in measured if a.actual is not None}
        return found

    @property
    def dictionary(self) -> PurePosixPath:
        """The file of the Renstra's indicators."""
        return self.dossier.strategy.folder / "indikator.csv"

    @cached_property
    def has_ended(self) -> bool:
        """Whether the year is complete: it says so, or it is a sample in which everybody handed in the last period, up to December."""
        last = max(self.dossier.periods, key=lambda p: p.last_month)
        whole = self._latest == DECEMBER and all(s.is_begun for s in self.dossier.submissions if s.period == last.code)
        return self.dossier.status is Status.COMPLETE or (self.dossier.status is Status.SAMPLE and whole)

    @cached_property
    def horizon(self) -> int:
        """The month the year has come to: December once it has ended, before that the latest month anybody filled."""
        return DECEMBER if self.has_ended else self._latest

    @cached_property
    def _latest(self) -> int:
        return max((entry.month for rows in self.filled.values() for entry, _ in rows), default=0)

    def handed_in(self) -> Iterator[tuple[Period, Submission]]:
        """Give each folder with its period, in the year's order; one merely opened owes nothing until the year has ended."""
        for submission in self.dossier.submissions:
            is_there = submission.exists if self.has_ended else submission.is_begun
            if is_there and submission.period in self.periods:
                yield self.periods[submission.period], submission

    def due(self, indicator: str, month: int) -> PlannedTarget | None:
        """Return the latest filled row of the Rencana Aksi up to `month`, None where nothing is planned by then."""
        rows = [row for row in self.plans.get(indicator, ()) if row.month <= month and row.target is not None]
        return rows[-1] if rows else None
