"""What a verdict on approvals does to the report: the lembar pengesahan filled, the watermark kept or taken away, how to check it.

A review or a local signature in the repository is a paraf and an agreement. It is never called a certified electronic signature, and
nothing is ever called *sah* here: that rests on ink and stamp, or on a TTE, on the final PDF.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from .. import words
from ..approvals import wording
from ..approvals.values import Act, Event, RoleStand, SignOff, Standing
from ..model import Status
from ..report import Identity, Report, Signatory, Verification
from .identity import NOBODY
from .phrases import NOTICES

DRAFT = "KONSEP"
ACTS = {Act.PARAF: "paraf", Act.SIGN: "tanda tangan", Act.RETURN: "pengembalian"}
STATES = {
    Standing.NONE: "",
    Standing.PARAF: "Diparaf di repositori {time}. Isi {digest}.",
    Standing.SIGNED: "Disetujui di repositori {time} sebagai penanda tangan. Isi {digest}.",
    Standing.RETURNED: "Dikembalikan {time}.",
    Standing.VOID: "Belum. Yang diberikan {time} gugur.",
}
MEANING = (
    "Lembar ini diisi dari rekaman di repositori: pejabat yang disebut telah memeriksa dan menyetujui isi laporan di sana. "
    "Rekaman itu bukan tanda tangan elektronik tersertifikasi; tanda tangan basah dan stempel, atau TTE, dibubuhkan pada PDF laporan."
)
AGREED = "Isi yang disetujui: sha256 {sha256}."
SHARED_CONTENT = "Isi yang diperiksa: sha256 {sha256}; persetujuan atasnya belum lengkap."
WHERE = "Halaman verifikasi: {address}."
EVENT = "Putaran {round}, {time}: {text}"
HOW = "Untuk memeriksa sendiri, jalankan «lakip verifikasi {year}» pada salinan repositori, atau «sh verifikasi.sh» di dalam paket arsip."


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Where a year stands by proven records. A signed edition keeps the revision and time of its signature, whatever is committed later."""

    sign_off: SignOff
    commit: str = ""  # that was signed, "" while unsigned
    time: datetime | None = None  # of the signature

    @property
    def is_signed(self) -> bool:
        """Whether it may be printed without KONSEP."""
        return is_signed(self.sign_off)


def with_sign_off(report: Report, sign_off: SignOff) -> Report:
    """Return the report as the verdict lets it be printed. Only a verdict that says signed takes KONSEP away.

    The verdict must have been reached on verified records or by the evaluator; its times are by the office's clock.
    """
    identity = _identity(report.identity, sign_off)
    signatories = tuple(_signatory(stand, sign_off, report.scorecard.dossier.policy.zone) for stand in sign_off.stands)
    return replace(report, identity=identity, sign_off=signatories or report.sign_off, verification=_verification(report, sign_off))


def is_signed(sign_off: SignOff | None) -> bool:
    """Say whether a year may be printed as signed: a verdict is there, knows the content, and says so."""
    return sign_off is not None and sign_off.content is not None and sign_off.is_signed


def _identity(identity: Identity, sign_off: SignOff) -> Identity:
    signing = next((s for s in sign_off.stands if s.standing is Standing.SIGNED), None)
    if not is_signed(sign_off) or signing is None or signing.time is None:
        return identity
    marks = tuple(mark for mark in identity.watermarks if mark != DRAFT)
    draft = NOTICES[Status.COMPLETE].format(year=identity.year)
    notice, brief = ("" if text == draft else text for text in (identity.notice, identity.brief))
    return replace(identity, watermarks=marks, notice=notice, brief=brief, date=words.long_date(signing.time.date()))


def _signatory(stand: RoleStand, sign_off: SignOff, zone: str) -> Signatory:
    return Signatory(
        act=ACTS[stand.role.act], title=stand.title or stand.role.title, name=stand.name or NOBODY, state=_state(stand, sign_off, zone)
    )


def _state(stand: RoleStand, sign_off: SignOff, zone: str) -> str:
    if stand.time is None:
        return ""
    return STATES[stand.standing].format(time=wording.moment(stand.time, zone), digest=wording.short(sign_off.content))


def _verification(report: Report, sign_off: SignOff) -> Verification | None:
    """Return how to check; None while nothing has happened, so that an untouched draft promises nothing."""
    if sign_off.content is None or not any(stand.time for stand in sign_off.stands):
        return None
    year, sha256 = report.identity.year, sign_off.content.sha256
    page = f"{year}/pengesahan"
    address = f"{report.office.archive}{page}/" if report.office.archive else ""
    agreed = AGREED if is_signed(sign_off) else SHARED_CONTENT
    said = (MEANING, agreed.format(sha256=sha256), WHERE.format(address=address) if address else "", HOW.format(year=year))
    return Verification(
        page=page,
        address=address,
        sha256=sha256,
        sentences=tuple(filter(None, said)),
        history=tuple(_told(event, report.scorecard.dossier.policy.zone) for event in sign_off.history),
    )


def _told(event: Event, zone: str) -> str:
    return EVENT.format(round=event.round, time=wording.moment(event.time, zone), text=event.text)
