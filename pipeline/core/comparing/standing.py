"""What a verdict means at the host: statuses of a commit, and the one label that says where the proposal stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..approvals.values import Act, SignOff, Standing
from ..hosting.ruleset import CHECKS, LABELS

REQUIRED = CHECKS[1]  # what the ruleset waits for
INITIALS, SIGNATURE = "pengesahan/paraf", "pengesahan/tanda-tangan"
TO_INITIAL, RETURNED, TO_SIGN, DONE = (label.name for label in LABELS[:4])
STATES = (TO_INITIAL, RETURNED, TO_SIGN, DONE)
NOT_ASKED = "Usulan ini tidak memuat lembar pengesahan; paraf dan tanda tangan tidak diminta."
FAILED = "Persetujuan tidak dapat dinilai; lihat catatan jalannya."


@dataclass(frozen=True, slots=True)
class Status:
    """A status as the host shows it beside a commit; `state` is success, pending, failure or error."""

    context: str
    state: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What is written at the host for one proposal; an empty label leaves the labels alone."""

    statuses: tuple[Status, ...]
    label: str = ""
    missing: tuple[str, ...] = ()


def marks(verdicts: Mapping[int, SignOff]) -> Marks:
    """Return what to write, by year of each lembar that the proposal holds; without any, approval is not asked for."""
    if not verdicts:
        return Marks(statuses=(Status(REQUIRED, "success", NOT_ASKED),))
    found = tuple(verdicts.values())
    label = _label(found)
    missing = tuple(sentence for verdict in found for sentence in verdict.missing)
    return Marks(
        statuses=(
            _status(REQUIRED, label, all(v.is_signed for v in found), "Paraf dan tanda tangan lengkap di repositori.", missing),
            _status(INITIALS, label, all(v.is_initialled for v in found), _count(found, Act.PARAF), ()),
            _status(SIGNATURE, label, all(v.is_signed for v in found), _count(found, Act.SIGN), ()),
        ),
        label=label,
        missing=missing,
    )


def refused(found: Marks, faults: tuple[str, ...]) -> Marks:
    """Return the marks of a proposal whose records are not what they should be: the required status fails, whatever else stands."""
    others = tuple(status for status in found.statuses if status.context != REQUIRED)
    return Marks(statuses=(Status(REQUIRED, "failure", " ".join(faults)), *others), label=found.label, missing=(*faults, *found.missing))


def _label(found: tuple[SignOff, ...]) -> str:
    if any(stand.standing is Standing.RETURNED for verdict in found for stand in verdict.stands):
        return RETURNED
    if all(verdict.is_signed for verdict in found):
        return DONE
    return TO_SIGN if all(verdict.is_initialled for verdict in found) else TO_INITIAL


def _status(context: str, label: str, is_done: bool, text: str, missing: tuple[str, ...]) -> Status:
    if is_done:
        return Status(context, "success", text)
    return Status(context, "failure" if label == RETURNED else "pending", " ".join((f"{label.capitalize()}.", *(missing or (text,)))))


def _count(found: tuple[SignOff, ...], act: Act) -> str:
    stands = [stand for verdict in found for stand in verdict.stands if stand.role.act is act]
    given = [stand for stand in stands if stand.standing in (Standing.PARAF, Standing.SIGNED)]
    return f"{len(given)} dari {len(stands)} diberikan di repositori."
