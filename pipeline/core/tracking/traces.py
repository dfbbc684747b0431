"""What the office's papers tell of the steps: from papers to traces. A trace is named in sop.yml, so that a changed SOP is a changed file.

A paper that is not there says nothing; what the journal declares counts only where no paper says otherwise.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from ..approvals.values import Act, SignOff, Standing
from ..findings import Place
from .values import Moment, Source, State

DISPOSITION, MEMO, CIRCULAR, MINUTES = "lembar-disposisi", "nota-dinas", "surat-edaran", "notulen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A line of the journal."""

    period: str
    step: str
    department: str
    start: Moment | None
    end: Moment | None
    note: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A letter as far as time is concerned."""

    kind: str
    period: str  # "" where the letter does not say
    written: Moment | None  # when its file first came into the history
    issued: Moment | None
    file: str = ""
    initials: Mapping[str, datetime] = field(default_factory=dict)  # role -> when it says it put its paraf


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """How far a subbagian is with its form, and when it worked on it."""

    department: str
    asked: int
    filled: int
    first: Moment | None = None
    last: Moment | None = None
    analysed: Moment | None = None  # last change of its analysis, None where it has written none

    @property
    def is_complete(self) -> bool:
        """Whether every row that is asked for is filled."""
        return self.filled >= self.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """How far the verification of one subbagian's data is."""

    department: str
    judged: int
    total: int
    last: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A konfirmasi: who is asked, since when, and when it was decided."""

    ident: str
    department: str
    asked: Moment | None
    decided: Moment | None
    is_open: bool
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """Everything that is known of a period, gathered from files and history."""

    letters: tuple[Seen, ...] = ()
    opened: Moment | None = None
    filling: tuple[Filling, ...] = ()
    verified: tuple[Verified, ...] = ()
    inventory: Moment | None = None
    entered: Moment | None = None
    questions: tuple[Question, ...] = ()
    corrections: tuple[Moment, ...] = ()
    submitted: Moment | None = None  # when the report was put before the officials
    sign_off: SignOff | None = None
    received: Moment | None = None
    archived: Moment | None = None
    journal: tuple[Declared, ...] = ()
    is_cut: bool = False  # history was cut off, so that Git tells no times


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is known of one step. `state` only where the papers say more than the moments do."""

    start: Moment | None = None
    end: Moment | None = None
    state: State | None = None
    note: str = ""
    file: str = ""  # the paper that waits
    seen: Moment | None = None  # when the step was first seen to run; stands for its beginning where that is not known


Traces = Mapping[tuple[str, str], Trace]  # (trace or step, subbagian or "") -> what is known
NOTHING = Trace()


def traces(papers: Papers) -> Traces:
    """Return what the papers tell, by the name of the trace; a subbagian's own under its code."""
    made = {(name, ""): tell(papers) for name, tell in OFFICE.items()}
    return made | {("isian", f.department): _filling(f, papers) for f in papers.filling}


def journal(papers: Papers, period: str) -> Traces:
    """Return what the journal declares of a period's steps, by the step; a line without a period is of the whole year."""
    lines = (line for line in papers.journal if line.period in ("", period))
    return {(x.step, x.department): Trace(start=x.start, end=x.end, note=x.note) for x in lines}


def _latest(moments: Iterable[Moment | None]) -> Moment | None:
    return max((m for m in moments if m), key=lambda m: m.time, default=None)


def _earliest(moments: Iterable[Moment | None]) -> Moment | None:
    return min((m for m in moments if m), key=lambda m: m.time, default=None)


def _issued(kind: str) -> Callable[[Papers], Trace]:
    def tell(papers: Papers) -> Trace:
        """The first issued letter of the kind counts; later ones repeat it."""
        own = [x for x in papers.letters if x.kind == kind]
        if end := _earliest(x.issued for x in own):
            return Trace(end=end)
        if not own:
            return NOTHING
        note = "konsep surat sudah ada, belum diterbitkan"
        return Trace(state=State.RUNNING, note=note, file=own[0].file, seen=_earliest(x.written for x in own))

    return tell


def _drafted(papers: Papers) -> Trace:
    """A draft was there at the latest when its file was recorded, when somebody put a paraf on it, or when it was issued."""
    circulars = [x for x in papers.letters if x.kind == CIRCULAR]
    initials = (Moment(time=time, source=Source.DECLARED, by=role) for x in circulars for role, time in x.initials.items())
    return Trace(end=_earliest((*initials, *(x.written for x in circulars), *(x.issued for x in circulars))))


def _initialled(fits: Callable[[str], bool]) -> Callable[[Papers], Trace]:
    def tell(papers: Papers) -> Trace:
        times = [(time, role) for x in papers.letters if x.kind == CIRCULAR for role, time in x.initials.items() if fits(role)]
        last = max(times, default=None)
        return Trace(end=Moment(time=last[0], source=Source.DECLARED, by=last[1])) if last else NOTHING

    return tell


def _filling(found: Filling, papers: Papers) -> Trace:
    note = f"{found.filled} dari {found.asked} baris terisi"
    if found.is_complete and found.asked:
        end = _handed_in(found, papers)
        seen_late = "; sudah masuk saat ditelaah, waktunya tidak tercatat" if found.last and not end else ""
        return Trace(end=end, state=State.DONE, note=note + seen_late)
    return Trace(state=State.RUNNING if found.filled else None, note=note, seen=found.first)


def _handed_in(found: Filling, papers: Papers) -> Moment | None:
    """Return when a complete form was handed in; None where its rows were touched again, or first recorded, after they were judged."""
    judged = (v.last for v in papers.verified if v.department == found.department and v.judged == v.total)
    bound = next((moment for moment in judged if moment), None)
    is_later = bound and found.last and found.last.time.date() > bound.time.date()
    return None if is_later else found.last


def _complete(papers: Papers) -> bool:
    return bool(papers.filling) and all(f.is_complete for f in papers.filling)


def _all_filled(papers: Papers) -> Trace:
    """What the subbagian handed in, taken together: begins with the first of them and ends with the last."""
    ends = [_handed_in(f, papers) for f in papers.filling]
    end = _latest(ends) if _complete(papers) and None not in ends else None
    done = State.DONE if _complete(papers) else State.RUNNING if any(f.filled for f in papers.filling) else None
    return Trace(end=end, state=done)


def _measured(papers: Papers) -> Trace:
    """The machine measures whatever is there, so that measuring is done when the last row is in."""
    found = _all_filled(papers)
    note = "dihitung mesin dari data yang masuk" if found.state else ""
    return Trace(end=found.end, state=found.state, note=note)


def _verification(papers: Papers) -> Trace:
    judged, total = sum(v.judged for v in papers.verified), sum(v.total for v in papers.verified)
    if not papers.verified:
        return NOTHING
    done = judged == total and {v.department for v in papers.verified} >= {f.department for f in papers.filling}
    state = State.DONE if done else State.RUNNING if judged else None
    last = _latest(v.last for v in papers.verified)
    return Trace(end=last if done else None, state=state, note=f"{judged} dari {total} indikator ditelaah")


def _inventory(papers: Papers) -> Trace:
    if papers.inventory and papers.entered:
        return Trace(end=_latest((papers.inventory, papers.entered)), state=State.DONE)
    if papers.inventory:
        return Trace(state=State.RUNNING, note="inventaris ada; entri ke aplikasi belum tercatat")
    return Trace(state=State.RUNNING, note="entri ke aplikasi tercatat; inventaris belum ada") if papers.entered else NOTHING


def _questions(papers: Papers) -> Trace:
    asked = papers.questions
    if not asked:
        is_clear = _verification(papers).state is State.DONE
        return Trace(state=State.NOT_NEEDED, note="tidak ada data yang perlu dikonfirmasi") if is_clear else NOTHING
    start, still = _earliest(q.asked for q in asked), sum(1 for q in asked if q.is_open)
    if still:
        return Trace(start=start, state=State.RUNNING, note=f"{still} dari {len(asked)} konfirmasi belum diputus")
    return Trace(start=start, end=_latest(q.decided for q in asked), state=State.DONE, note=f"{len(asked)} konfirmasi diputus")


def _analysed(papers: Papers) -> Trace:
    written = [f for f in papers.filling if f.analysed]
    if not written:
        return NOTHING
    done = len(written) == len(papers.filling)
    note = f"{len(written)} dari {len(papers.filling)} subbagian sudah menulis analisis"
    return Trace(end=_latest(f.analysed for f in written) if done else None, state=State.DONE if done else State.RUNNING, note=note)


def _corrected(papers: Papers) -> Trace:
    if papers.corrections:
        count = len(papers.corrections)
        return Trace(
            start=_earliest(papers.corrections), end=_latest(papers.corrections), state=State.DONE, note=f"{count} koreksi tercatat"
        )
    is_clear = _verification(papers).state is State.DONE and not any(q.is_open for q in papers.questions)
    return Trace(state=State.NOT_NEEDED, note="tidak ada koreksi") if is_clear else NOTHING


def _stood(act: Act, standing: Standing) -> Callable[[Papers], Trace]:
    def tell(papers: Papers) -> Trace:
        """The step is done when everybody of whom it is asked has done it for the content that stands now."""
        asked = [s for s in papers.sign_off.stands if s.role.act is act] if papers.sign_off else []
        given = [s for s in asked if s.standing is standing and s.time]
        waiting = ", ".join(s.role.title for s in asked if s not in given)
        if asked and not waiting:
            last = max(given, key=lambda s: (s.time is not None, s.time))
            return Trace(end=Moment(time=last.time, source=Source.RECORD, by=last.name) if last.time else None, state=State.DONE)
        returned = any(s.standing is Standing.RETURNED for s in asked)
        note = f"{'dikembalikan; ' if returned else ''}menunggu {waiting}" if given or returned else ""
        return Trace(state=State.RUNNING if given or returned else None, note=note)

    return tell


OFFICE: Mapping[str, Callable[[Papers], Trace]] = {
    "disposisi": _issued(DISPOSITION),
    "nota-dinas": _issued(MEMO),
    "pembukaan": lambda papers: Trace(end=papers.opened),
    "konsep-edaran": _drafted,
    "paraf-edaran-perencana": _initialled(lambda role: not role.startswith(("kasubbag-", "sekretaris"))),
    "paraf-edaran-kasubbag": _initialled(lambda role: role.startswith("kasubbag-")),
    "edaran": _issued(CIRCULAR),
    "isian": _all_filled,
    "verifikasi": _verification,
    "inventaris-entri": _inventory,
    "pengukuran": _measured,
    "konfirmasi": _questions,
    "analisis": _analysed,
    "rapat": _issued(MINUTES),
    "koreksi": _corrected,
    "pengesahan-dibuka": lambda papers: Trace(end=papers.submitted),
    "paraf": _stood(Act.PARAF, Standing.PARAF),
    "tanda-tangan": _stood(Act.SIGN, Standing.SIGNED),
    "penyampaian": lambda papers: Trace(end=papers.received),
    "arsip": lambda papers: Trace(end=papers.archived),
    "jurnal": lambda _: NOTHING,
}
