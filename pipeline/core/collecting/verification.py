"""The verifier's sheet (SOP Pengumpulan step 12): a checklist for every indicator, and what exactly a result was stated about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from .. import words
from ..errors import PipelineError
from ..findings import Finding, Place, Severity
from ..model import Derivation, Dossier, Entry, Indicator, Submission
from . import forms, yaml_text
from .confirming import Confirmation, Said
from .corrections import Correction
from .judged import digest, entries, is_explained
from .rules import verification as rules

PENDING, VALID, DOUBTFUL = "belum", "valid", "kurang valid"
YES, NO, NOT_APPLICABLE = "ya", "tidak", "tidak berlaku"
FRACTION = "pembilang_penyebut_cocok"
CHECKS = {
    "angka_sesuai_bukti": "angka sama dengan data dukung",
    FRACTION: "pembilang dan penyebut cocok",
    "bukti_terbaca": "data dukung terbaca dan sesuai bulannya",
    "satuan_benar": "satuan benar",
    "kendala_terisi": "kendala dan tindak lanjut terisi bila target tidak tercapai",
}
HEAD = """Lembar telaah. Isi pemeriksaan dengan ya, tidak, atau tidak berlaku, dan catatan bila perlu; baris dan temuan ditulis mesin.
Hasil dinyatakan dengan `lakip telaah nyatakan`, agar tercatat data mana yang dinilai."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The verification of one indicator: what is looked at, what was ticked, and the result with who, when and about which data."""

    code: str
    name: str = ""
    rows: tuple[str, ...] = ()  # what is looked at, in words
    checks: Mapping[str, str] = field(default_factory=dict)  # key of CHECKS -> belum | ya | tidak | tidak berlaku
    machine: tuple[str, ...] = ()  # what `lakip periksa` says of it
    result: str = PENDING
    note: str = ""
    by: str = ""
    alone: str = ""  # why a subbagian verified its own data
    day: date | None = None
    sha256: str = ""  # of the data judged
    place: Place

    @property
    def is_stated(self) -> bool:
        """Whether a result was stated about known data."""
        return self.result != PENDING and bool(self.sha256 and self.day and self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The sheet of one subbagian in one period."""

    period: str
    department: str
    items: tuple[Item, ...]
    file: PurePosixPath

    def item(self, code: str) -> Item:
        """Return the item of an indicator. Raise PipelineError where the sheet has none."""
        for item in self.items:
            if item.code == code:
                return item
        known = ", ".join(item.code for item in self.items) or "tidak ada"
        raise PipelineError(f"Indikator «{code}» tidak ada pada lembar {self.department}.", f"Indikator pada lembar ini: {known}.")


def file_of(folder: PurePosixPath, department: str) -> PurePosixPath:
    """Return the file of a subbagian's sheet in a period's kendali/."""
    return folder / f"verifikasi-{department}.yml"


def sheet(dossier: Dossier, period: str, department: str, findings: Sequence[Finding], before: Sheet | None, file: PurePosixPath) -> Sheet:
    """Return the sheet of a subbagian as the data stand now, with everything the verifier wrote kept from `before`."""
    submission = submission_of(dossier, period, department)
    known = {item.code: item for item in before.items} if before else {}
    own = asked_for(dossier, period, department)
    codes = [i.code for i in own]
    fresh = [_item(i, submission, findings, known.get(i.code), file) for i in own]
    stays = [item for code, item in known.items() if code not in codes and (item.is_stated or item.note)]
    return Sheet(period=period, department=department, items=(*fresh, *stays), file=file)


def asked_for(dossier: Dossier, period: str, department: str) -> tuple[Indicator, ...]:
    """Return the indicators of a subbagian that have something to verify in a period: a row that is owed, or one that is there."""
    found = next((p for p in dossier.periods if p.code == period), None)
    rows = forms.ask(dossier, found, department).rows if found else ()
    codes = {asked.indicator.code for asked in rows}
    return tuple(i for i in owned(dossier, department) if i.code in codes)


def owned(dossier: Dossier, department: str) -> tuple[Indicator, ...]:
    """Return the agreed indicators of a subbagian, in the order of the Renstra."""
    agreed = {c.indicator for c in dossier.commitments}
    return tuple(i for i in dossier.strategy.indicators if i.department == department and i.code in agreed)


def submission_of(dossier: Dossier, period: str, department: str) -> Submission | None:
    """Return what a subbagian handed in for a period, None where satker.yml or periode.yml knows no such folder."""
    return next((s for s in dossier.submissions if (s.period, s.department) == (period, department)), None)


def _item(
    indicator: Indicator, submission: Submission | None, findings: Sequence[Finding], before: Item | None, file: PurePosixPath
) -> Item:
    start = before or Item(code=indicator.code, place=Place(file))
    shares = {} if indicator.derivation is not Derivation.DIRECT else {FRACTION: NOT_APPLICABLE}
    ticked = {key: start.checks.get(key) or shares.get(key, PENDING) for key in CHECKS}
    return replace(
        start,
        name=indicator.name,
        rows=tuple(_told(entry, indicator) for entry in entries(submission, indicator.code)),
        checks=ticked,
        machine=tuple(f"{f.severity.value}: {f.message}" for f in about(indicator.code, submission, findings)),
    )


def _told(entry: Entry, indicator: Indicator) -> str:
    parts = [f"{words.month_name(entry.month)}: {words.with_unit(entry.actual, indicator) if entry.actual else 'realisasi kosong'}"]
    if entry.numerator is not None and entry.denominator is not None:
        parts.append(f"{words.plain(entry.numerator)} dari {words.plain(entry.denominator)}")
    return "; ".join([*parts, f"bukti {', '.join(entry.evidence)}" if entry.evidence else "tanpa bukti"])


def about(code: str, submission: Submission | None, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings in a subbagian's folder that concern an indicator: on its rows, or naming it."""
    if submission is None:
        return ()
    rows = {e.place.row for e in submission.entries if e.indicator == code}
    named = re.compile(rf"(?<![\w.-]){re.escape(code)}(?![\w-]|\.\d)")
    inside = (f for f in findings if submission.folder in f.place.file.parents)
    return tuple(f for f in inside if (f.place.file.name == "realisasi.csv" and f.place.row in rows) or named.search(f.message))


def stated(before: Sheet, code: str, result: str, said: Said, alone: str, now: str) -> Sheet:
    """Return the sheet with a result stated about the data whose digest is `now`.

    `valid` says that every point of the checklist holds; points left open are ticked by it, a point answered `tidak` forbids it.
    """
    item = before.item(code)
    failed = [CHECKS[key] for key, tick in item.checks.items() if tick == NO and key in CHECKS]
    if result == VALID and failed:
        raise PipelineError(
            f"{code} tidak dapat dinyatakan valid: pada lembarnya tertulis «tidak» untuk {words.listed(failed)}.",
            f"Perbaiki isian {before.file}, atau nyatakan «{DOUBTFUL}» dengan catatan.",
        )
    ticked = {key: YES if tick == PENDING else tick for key, tick in item.checks.items()} if result == VALID else item.checks
    made = replace(item, result=result, checks=ticked, note=said.text or item.note, by=said.by, alone=alone, day=said.day, sha256=now)
    return replace(before, items=tuple(made if one.code == code else one for one in before.items))


def blocking(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the errors among the findings about an indicator: with them nothing is valid."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)


def is_own(by: str, department: str) -> bool:
    """Say whether a verifying role belongs to the subbagian whose data it verifies."""
    return by == department or by.endswith(f"-{department}")


def text(one: Sheet) -> str:
    """Return the paper of a sheet."""
    items: list[yaml_text.Plain] = [_plain(item) for item in one.items]
    return yaml_text.write({"periode": one.period, "subbagian": one.department, "indikator": items}, HEAD)


def _plain(item: Item) -> dict[str, yaml_text.Plain]:
    return {
        "kode": item.code,
        "nama": item.name,
        "baris": list(item.rows),
        "pemeriksaan": dict(item.checks),
        "temuan": list(item.machine),
        "hasil": item.result,
        "catatan": item.note,
        "oleh": item.by,
        "sendiri": item.alone,
        "tanggal": item.day.isoformat() if item.day else None,
        "sha256": item.sha256,
    }


def check(one: Sheet, dossier: Dossier, asked: Sequence[Confirmation], corrections: Sequence[Correction]) -> Iterator[Finding]:
    """Yield what has become of the results of a sheet: changed data, own data, nobody asked."""
    submission = submission_of(dossier, one.period, one.department)
    if submission is None or one.period != one.file.parent.name:
        yield rules.STRANGE_ITEM.at(
            Place(one.file, 1), apa="periode atau subbagian", isi=f"{one.period}/{one.department}", seharusnya="milik folder ini"
        )
        return
    own = {i.code for i in owned(dossier, one.department)}
    questions = {q.indicator for q in asked if q.period == one.period}
    for item in one.items:
        about_it = {"kode": item.code, "hasil": item.result, "subbagian": one.department, "lingkup": f"{dossier.year}/{one.period}"}
        if item.code not in own:
            yield rules.STRANGE_ITEM.at(item.place, apa="indikator", isi=item.code, seharusnya=f"milik subbagian {one.department}")
        if item.result == PENDING:
            continue
        if not item.is_stated:
            yield rules.UNSEALED.at(item.place, **about_it)
        elif item.day and _is_other(item, item.day, submission, corrections):
            yield rules.CHANGED_AFTER.at(_first(item, submission), **about_it, tanggal=words.long_date(item.day))
        if is_own(item.by, one.department) and not item.alone:
            yield rules.OWN_DATA.at(item.place, **about_it, oleh=item.by)
        if item.result == DOUBTFUL and item.code not in questions:
            yield rules.NOT_ASKED.at(item.place, **about_it)


def _is_other(item: Item, day: date, submission: Submission, corrections: Sequence[Correction]) -> bool:
    """Say whether the data are no longer those that were judged, without an explanation."""
    changed = digest(submission, item.code) != item.sha256
    return changed and not is_explained(item.code, item.sha256, day, submission, corrections)


def _first(item: Item, submission: Submission) -> Place:
    rows = entries(submission, item.code)
    return Place(rows[0].place.file, rows[0].place.row, "indikator") if rows else item.place
