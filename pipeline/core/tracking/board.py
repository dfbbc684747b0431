"""Where both SOPs stand: from steps, traces and the office's clock to the board of a period. It tells of steps, and rates nobody.

Steps follow one another as the SOP prints them; a sub-step (2a) runs within its step, and the next SOP begins when the steps of the one
before that belong to a single period are settled. A step begins when the one before it ended, unless its own papers say otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from .. import clock
from ..approvals.roles import local
from ..clock import Calendar
from ..model import Dossier, Period
from . import dues, guidance
from .procedures import Procedures
from .traces import NOTHING, Papers, Trace, journal, traces
from .values import Board, Due, Moment, Progress, State, Step, Unit

MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60}
SETTLED = (State.DONE, State.UNKNOWN, State.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A step of one subbagian, or of the office, with what its own papers say."""

    step: Step
    department: str
    trace: Trace
    state: State | None = None  # None: not settled by its own papers


def board(
    procedures: Procedures,
    papers: Papers,
    calendar: Calendar | None,
    dossier: Dossier,
    period: Period,
    now: datetime,
    tasks: Sequence[Due] = (),
) -> Board:
    """Return the board of a period at `now`. Without a calendar no time is counted, and without an SOP there are no steps."""
    entries = _placed(_entries(procedures.steps, papers, dossier, period))
    steps = tuple(_progress(entry, start, calendar, dossier, now) for entry, start in _begun(entries))
    here = local(now, dossier.policy)
    made = Board(
        year=dossier.year,
        period=period.code,
        period_name=period.name,
        day=here,
        steps=steps,
        dues=dues.dues(dossier, period, papers, tasks),
        reviews=dues.reviews(procedures, dossier.year),
    )
    cut = {"riwayat": guidance.CUT} if papers.is_cut else {}
    return replace(made, notes=guidance.notes(made, procedures, calendar, period, here.date()) | cut)


def _entries(steps: Iterable[Step], papers: Papers, dossier: Dossier, period: Period) -> Iterator[_Entry]:
    found, declared = traces(papers), journal(papers, period.code)
    last = max(dossier.periods, key=lambda p: p.last_month)
    for step in steps:
        for department in [f.department for f in papers.filling] if step.per_department else [""]:
            own = found.get((step.trace, department), NOTHING)
            trace = _with_journal(own, declared.get((step.code, department), NOTHING))
            if step.annual and period.code != last.code:
                note = f"dikerjakan sekali setahun, pada {last.name}"
                yield _Entry(step, department, Trace(state=State.NOT_NEEDED, note=note), State.NOT_NEEDED)
            else:
                yield _Entry(step, department, trace, _own_state(trace))


def _with_journal(own: Trace, declared: Trace) -> Trace:
    """Let the journal fill what no paper says; where papers say that a step still runs, it runs."""
    end = own.end if own.end or own.state else declared.end
    return replace(own, start=own.start or declared.start, end=end, note=own.note or declared.note)


def _own_state(trace: Trace) -> State | None:
    if trace.state:
        return trace.state
    return State.DONE if trace.end else State.RUNNING if trace.start else None


def _placed(entries: Iterable[_Entry]) -> list[_Entry]:
    """Give every entry its state: what lies before something done is unknown, what comes next runs, the rest waits."""
    listed = list(entries)
    reached = max((n for n, e in enumerate(listed) if e.state in (State.DONE, State.RUNNING) and not e.step.is_inner), default=-1)
    furthest = listed[reached].step.code if reached >= 0 else ""
    first = next((n for n, e in enumerate(listed) if e.step.code == furthest), -1)
    noted = [
        replace(e, state=State.UNKNOWN) if n < first and e.trace == NOTHING and not e.step.is_inner else e for n, e in enumerate(listed)
    ]
    return [replace(e, state=e.state or _open_state(e, noted, begun=reached >= 0)) for e in noted]


def _open_state(entry: _Entry, entries: Sequence[_Entry], *, begun: bool) -> State:
    """Return the state of a step of which nothing is known that would settle it."""
    if entry.step.is_inner:
        outer = next((e.state for e in entries if e.step.code == entry.step.code.rstrip("abcdefghijklmnopqrstuvwxyz")), None)
        return State.UNKNOWN if outer is State.DONE and entry.trace == NOTHING else State.WAITING
    is_next = begun and all(e.state in SETTLED for e in _before(entry, entries))
    return State.RUNNING if is_next else State.WAITING


def _before(entry: _Entry, entries: Sequence[_Entry]) -> Iterator[_Entry]:
    """Yield the steps that must be settled before this one: those before it in its SOP, and of an earlier SOP those of a period."""
    for other in entries:
        if other.step.code == entry.step.code:
            return
        if not other.step.is_inner and (other.step.sop == entry.step.sop or not other.step.annual):
            yield other


def _begun(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, Moment | None]]:
    """Yield every entry with the moment at which its time began to run, as far as that is known."""
    ends: dict[str, Moment | None] = {}
    for code, group in groupby(entries, key=lambda e: e.step.code):
        members = list(group)
        before = [e.step.code for e in _before(members[0], entries) if e.state is not State.NOT_NEEDED]
        previous = ends.get(before[-1]) if before else None
        for entry in members:
            yield entry, _start(entry, None if entry.step.is_inner else previous)
        moments = [e.trace.end for e in members]
        ends[code] = None if None in moments else max((m for m in moments if m), key=lambda m: m.time)


def _start(entry: _Entry, previous: Moment | None) -> Moment | None:
    if entry.state not in (State.DONE, State.RUNNING):
        return None
    if entry.trace.start or previous is None:
        return entry.trace.start
    end = entry.trace.end
    return previous if end is None or previous.time <= end.time else None


def _progress(entry: _Entry, start: Moment | None, calendar: Calendar | None, dossier: Dossier, now: datetime) -> Progress:
    state = entry.state or State.WAITING
    end = entry.trace.end if state is State.DONE else None
    made = Progress(
        step=entry.step,
        department=entry.department,
        state=state,
        holder=guidance.holder(entry.step.holder, entry.department, dossier, now.date()),
        start=_local(start or (entry.trace.seen if state is State.RUNNING else None), dossier),
        end=_local(end, dossier),
        note=entry.trace.note,
        file=entry.trace.file,
    )
    until = end or (Moment(time=now, source=start.source) if start and state is State.RUNNING else None)
    return _timed(made, start, until, calendar) if calendar and start and until else made


def _local(moment: Moment | None, dossier: Dossier) -> Moment | None:
    """Return the moment as the office's clock shows it."""
    return replace(moment, time=local(moment.time, dossier.policy)) if moment else None


def _timed(made: Progress, start: Moment, until: Moment, calendar: Calendar) -> Progress:
    """Add the time used: days where the standard counts days, else minutes; none where only the day of a moment is known."""
    standard = made.step.standard
    if standard.unit is Unit.DAY:
        used = Decimal(clock.days(calendar, start.time, until.time, working=standard.working))
        return replace(made, days=used, over=None if standard.amount is None else used > standard.amount)
    if not (start.exact and until.exact):
        return made
    worked = Decimal(clock.minutes(calendar, start.time, until.time))
    limit = None if standard.amount is None else standard.amount * MINUTES[standard.unit]
    return replace(made, minutes=worked, over=None if limit is None else worked > limit)


def current(found: Board) -> tuple[Progress, ...]:
    """Return the steps that run now, in order."""
    return tuple(p for p in found.steps if p.state is State.RUNNING)


def by_role(found: Board) -> Mapping[str, tuple[Progress, ...]]:
    """Return the running steps by the role that holds them; a subbagian's own under its code."""
    made: dict[str, list[Progress]] = {}
    for progress in current(found):
        made.setdefault(progress.department or progress.step.holder, []).append(progress)
    return {role: tuple(items) for role, items in made.items()}
