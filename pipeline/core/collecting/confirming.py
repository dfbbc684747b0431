"""Konfirmasi: a question about data that seem *kurang valid*, its answer and what was decided (SOP Penyusunan step 2b).

One paper a question, kendali/<period>/konfirmasi-<NNN>.yml. While one is undecided the report waits.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from .. import words
from ..errors import PipelineError
from ..findings import Finding, Place
from ..model import Dossier, Entry
from . import yaml_text
from .corrections import Correction
from .rules import verification as rules

ACCEPTED, CORRECTED, EXCLUDED = "diterima", "diperbaiki", "dikeluarkan"
DECISIONS = (ACCEPTED, CORRECTED, EXCLUDED)
STEM = "konfirmasi-"
HEAD = "Konfirmasi data yang dinilai kurang valid. Dijawab dan diputus dengan `lakip konfirmasi jawab` dan `lakip konfirmasi putus`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a role says by its own declaration, and on which day."""

    day: date
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One konfirmasi. `to` is the subbagian asked, the indicator's owner; no months means the whole period."""

    number: int
    period: str
    indicator: str
    months: tuple[int, ...]
    to: str
    question: Said
    answer: Said | None = None
    decision: str = ""  # one of DECISIONS, "" while open
    decided: Said | None = None
    file: PurePosixPath

    @property
    def is_open(self) -> bool:
        """Whether nothing was decided yet."""
        return self.decided is None

    @property
    def ident(self) -> str:
        """The number as everybody writes it: 007."""
        return f"{self.number:03d}"

    @property
    def state(self) -> str:
        """How it stands, in words."""
        if self.decided:
            return f"diputus: {self.decision}"
        return "menunggu putusan" if self.answer else "menunggu jawaban"


def file_of(folder: PurePosixPath, number: int) -> PurePosixPath:
    """Return the file of a konfirmasi in a period's kendali/."""
    return folder / f"{STEM}{number:03d}.yml"


def next_number(asked: Iterable[Confirmation]) -> int:
    """Return the number that a new konfirmasi takes: one more than the highest; a gap is never filled."""
    return max((one.number for one in asked), default=0) + 1


def found(asked: Sequence[Confirmation], number: int) -> Confirmation:
    """Return a konfirmasi by its number. Raise PipelineError where there is none."""
    for one in asked:
        if one.number == number:
            return one
    known = ", ".join(one.ident for one in asked) or "belum ada"
    raise PipelineError(f"Konfirmasi {number:03d} tidak ada pada periode ini.", f"Nomor yang ada: {known}.")


def answered(one: Confirmation, said: Said) -> Confirmation:
    """Return it with the answer. Raise PipelineError where it has one, was decided, or the day lies before the question."""
    _refuse_decided(one)
    if one.answer:
        raise PipelineError(
            f"Konfirmasi {one.ident} sudah dijawab pada {words.long_date(one.answer.day)}.",
            "Bila jawaban itu keliru, ajukan konfirmasi baru; jawaban lama tetap tersimpan.",
        )
    _refuse_earlier(one, said.day, one.question.day)
    return replace(one, answer=said)


def decide(one: Confirmation, decision: str, said: Said) -> Confirmation:
    """Return it decided. Raise PipelineError where it was decided, or nobody answered and the data are not left out."""
    _refuse_decided(one)
    if one.answer is None and decision != EXCLUDED:
        raise PipelineError(
            f"Konfirmasi {one.ident} belum dijawab.",
            f"Catat jawabannya dengan `lakip konfirmasi jawab`; tanpa jawaban, putusannya hanya dapat «{EXCLUDED}».",
        )
    _refuse_earlier(one, said.day, one.answer.day if one.answer else one.question.day)
    return replace(one, decision=decision, decided=said)


def _refuse_decided(one: Confirmation) -> None:
    if one.decided:
        raise PipelineError(
            f"Konfirmasi {one.ident} sudah diputus «{one.decision}» pada {words.long_date(one.decided.day)}.",
            "Yang sudah diputus tidak diubah; ajukan konfirmasi baru bila perlu.",
        )


def _refuse_earlier(one: Confirmation, day: date, earliest: date) -> None:
    if day < earliest:
        raise PipelineError(
            f"Tanggal {words.long_date(day)} lebih awal daripada langkah sebelumnya konfirmasi {one.ident}, {words.long_date(earliest)}.",
            "Sebutkan tanggal yang benar dengan --tanggal.",
        )


def text(one: Confirmation) -> str:
    """Return the paper of a konfirmasi."""
    value: dict[str, yaml_text.Plain] = {
        "nomor": one.number,
        "periode": one.period,
        "indikator": one.indicator,
        "bulan": list(one.months),
        "kepada": one.to,
        "pertanyaan": _said(one.question),
    }
    if one.answer:
        value["jawaban"] = _said(one.answer)
    if one.decided:
        value["putusan"] = {"putusan": one.decision, **_said(one.decided)}
    return yaml_text.write(value, HEAD)


def _said(said: Said) -> dict[str, yaml_text.Plain]:
    return {"tanggal": said.day.isoformat(), "oleh": said.by, "isi": said.text}


def subject(one: Confirmation) -> str:
    """Return what it is about: `IK-1.2 September dan Oktober`."""
    return f"{one.indicator} {words.listed([words.month_name(month) for month in one.months])}".strip()


def check(asked: Sequence[Confirmation], dossier: Dossier, corrections: Sequence[Correction]) -> Iterator[Finding]:
    """Yield what is wrong with the konfirmasi of a year, and each one that still holds up the report."""
    seen: dict[tuple[PurePosixPath, int], Confirmation] = {}
    for one in asked:
        first = seen.setdefault((one.file.parent, one.number), one)
        if first is not one:
            yield rules.NUMBER_TWICE.at(Place(one.file, 1, "nomor"), nomor=one.ident, lain=first.file.name)
        elif one.file.name != f"{STEM}{one.ident}.yml":
            yield rules.NUMBER_DIFFERS.at(Place(one.file, 1, "nomor"), nomor=one.ident, berkas=one.file.name)
        yield from _unknown(one, dossier)
        yield from _disordered(one)
        yield from (still_open(one),) if one.is_open else _outcome(one, dossier, corrections)


def still_open(one: Confirmation) -> Finding:
    """Return the finding that holds up the report while a konfirmasi is undecided."""
    scope = "/".join((one.file.parts[1], one.period))
    step = "putus" if one.answer else "jawab"
    return rules.OPEN.at(
        Place(one.file, 1), nomor=one.ident, pokok=subject(one), keadaan=one.state, kepada=one.to, langkah=step, lingkup=scope
    )


def _unknown(one: Confirmation, dossier: Dossier) -> Iterator[Finding]:
    owners = {i.code: i.department for i in dossier.strategy.indicators}
    months = next((p.months for p in dossier.periods if p.code == one.period), ())
    if one.period != one.file.parent.name or not months:
        yield _strange(one, "periode", one.period, f"folder {one.file.parent.name} dan periode.yml")
    if one.indicator not in owners:
        yield _strange(one, "indikator", one.indicator, "kamus indikator Renstra")
    elif owners[one.indicator] != one.to:
        yield _strange(one, "kepada", one.to, f"pemilik indikator {one.indicator}, yaitu {owners[one.indicator]}")
    if strange := [month for month in one.months if months and month not in months]:
        yield _strange(one, "bulan", ", ".join(map(str, strange)), f"bulan-bulan {one.period}")


def _strange(one: Confirmation, what: str, written: str, known: str) -> Finding:
    return rules.UNKNOWN.at(Place(one.file, 1, what), nomor=one.ident, apa=what, isi=written, seharusnya=known)


def _disordered(one: Confirmation) -> Iterator[Finding]:
    days = [said.day for said in (one.question, one.answer, one.decided) if said]
    if days != sorted(days):
        yield rules.DISORDERED.at(Place(one.file, 1), nomor=one.ident)


def _outcome(one: Confirmation, dossier: Dossier, corrections: Sequence[Correction]) -> Iterator[Finding]:
    if one.decision == CORRECTED and not any(_answers(correction, one) for correction in corrections):
        yield rules.NOT_CORRECTED.at(Place(one.file, 1), nomor=one.ident, pokok=subject(one))
    if one.decision == EXCLUDED:
        for entry in _asked_about(one, dossier):
            if entry.actual is not None:
                place = Place(entry.place.file, entry.place.row, "realisasi")
                month = words.month_name(entry.month)
                yield rules.STILL_COUNTED.at(place, nomor=one.ident, kode=one.indicator, bulan=month, nilai=entry.actual.text)


def _answers(correction: Correction, one: Confirmation) -> bool:
    number = correction.confirmation.strip().lstrip("0")
    return (correction.period, correction.indicator) == (one.period, one.indicator) and number == str(one.number)


def _asked_about(one: Confirmation, dossier: Dossier) -> Iterator[Entry]:
    rows = (e for e in dossier.entries if (e.period, e.indicator) == (one.period, one.indicator))
    return (e for e in rows if not one.months or e.month in one.months)
