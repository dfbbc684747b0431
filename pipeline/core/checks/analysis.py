"""Checks on analyses and on who handed in: failures and surprising successes need an explanation."""

from collections.abc import Iterator
from decimal import Decimal

from .. import words
from ..chapters import TOPICS
from ..findings import Finding, Place
from ..model import BudgetLine, Period, Prose, Status, Submission
from ..scorecard import Achievement
from .case import Case
from .rules import evidence as rules

FULL = Decimal(100)
EXCESS = Decimal(120)  # percent; beyond it the target itself is in question, whatever the year's cap
LEAST_LENGTH = 30  # letters of a cause or solution that says something
NEEDED = ("penyebab", "solusi")
TITLES = {topic.key: topic.heading for topic in TOPICS}


def judged(case: Case) -> Iterator[tuple[Period, Submission, Achievement]]:
    """Give every capaian of a period whose owner handed in figures for it; a row still empty is none while the period runs."""
    scores = {score.period.code: score for score in case.scorecard.periods if score.period}
    for period, submission in case.handed_in():
        has_ended = period.last_month <= case.horizon
        reported = {entry.indicator for entry in submission.entries if has_ended or entry.is_begun}
        for achievement in scores[period.code].achievements:
            if achievement.indicator.code in reported and achievement.indicator.department == submission.department:
                yield period, submission, achievement


def failures_explained(case: Case) -> Iterator[Finding]:
    """A target missed at the end of a period, without cause and solution; a period that still runs has not missed it yet."""
    for period, submission, achievement in judged(case):
        if period.last_month > case.horizon:
            continue
        missing = [topic for topic in NEEDED if not _texts(submission, achievement.indicator.code, topic)]
        if achievement.raw is not None and achievement.raw < FULL and missing:
            code = achievement.indicator.code
            yield rules.UNEXPLAINED_FAILURE.at(
                _place(submission, code),
                code=code,
                period=period.name,
                achievement=words.percent(achievement.raw),
                missing=words.listed(missing),
            )


def excesses_explained(case: Case) -> Iterator[Finding]:
    """An achievement above 120 percent before any cap, without a cause."""
    for period, submission, achievement in judged(case):
        code = achievement.indicator.code
        if achievement.raw is not None and achievement.raw > EXCESS and not _texts(submission, code, "penyebab"):
            yield rules.UNEXPLAINED_EXCESS.at(
                _place(submission, code), code=code, period=period.name, achievement=words.percent(achievement.raw)
            )


def _texts(submission: Submission, code: str, topic: str) -> list[Prose]:
    return [prose for prose in submission.analysis if prose.key == f"{code}/{topic}" and not prose.is_empty]


def _place(submission: Submission, code: str) -> Place:
    """Return where the indicator's analysis stands, else the file that should hold it."""
    own = [prose.place for prose in submission.analysis if prose.key.split("/")[0] == code]
    return min(own, default=Place(submission.folder / "analisis.md"))


def long_enough(case: Case) -> Iterator[Finding]:
    """A cause or solution of a few letters."""
    for _, submission in case.handed_in():
        for prose in submission.analysis:
            code, _, topic = prose.key.partition("/")
            length = len(prose.text.strip())
            if topic in NEEDED and 0 < length < LEAST_LENGTH:
                yield rules.TOO_SHORT.at(prose.place, topic=TITLES[topic], code=code, length=length, least=LEAST_LENGTH)


def everybody_handed_in(case: Case) -> Iterator[Finding]:
    """A folder that is missing, or holds nothing but empty rows, although a later period has data, or the year calls itself complete.

    Only a subbagian with an agreed indicator or a budget line of its own is asked; in a running period it is a status, no fault.
    """
    asked = {indicator.department for indicator, _ in case.agreed} | {line.department for line in _leaves(case)}
    begun = [case.periods[s.period].last_month for _, s in case.handed_in() if s.entries or s.spending]
    latest = max(begun, default=0)
    names = {d.code: d.name for d in case.dossier.office.departments_on(case.dossier.reference_day)}
    for submission in case.dossier.submissions:
        period = case.periods.get(submission.period)
        if period is None or submission.is_begun or submission.department not in asked:
            continue
        if period.last_month < latest or (case.dossier.status is Status.COMPLETE and not submission.exists):
            name = names.get(submission.department, f"Subbagian {submission.department}")
            yield rules.NOT_HANDED_IN.at(Place(submission.folder), department=name, period=period.name, folder=submission.folder)


def _leaves(case: Case) -> Iterator[BudgetLine]:
    return (line for line in case.dossier.budget if line.code not in case.children)


CHECKS = (failures_explained, excesses_explained, long_enough, everybody_handed_in)
