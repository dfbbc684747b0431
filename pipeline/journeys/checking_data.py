"""The journeys of the verifier: the sheet, a result stated about known data, and konfirmasi from question to decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from ..core.findings import Finding
from . import flow, opening
from .archive import Archive, Scope

if TYPE_CHECKING:
    from ..core.collecting.confirming import Confirmation, Said
    from ..core.collecting.verification import Sheet
    from ..core.hosting.tasks import Task
    from ..core.model import Dossier
    from ..intake.beside.verified import Verified

PAPERS = "kendali"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What stating a result came to; `asked` is the konfirmasi that it opened or that was open already."""

    sheet: "Sheet"
    code: str
    is_own: bool
    asked: "Confirmation | None" = None
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bench:
    """What lies before the verifier of one period."""

    archive: Archive
    year: int
    period: str
    dossier: "Dossier"
    verified: "Verified"

    @property
    def root(self) -> Path:
        return self.archive.root

    @property
    def folder(self) -> PurePosixPath:
        return self.dossier.folder / PAPERS / self.period

    @property
    def asked(self) -> "tuple[Confirmation, ...]":
        return self.verified.asked_in(self.period)


def _bench(root: Path, scope: Scope) -> _Bench:
    from ..intake.beside import verified

    if scope.year is None or not scope.period:
        raise PipelineError("Perintah ini untuk satu periode.", "Tulis tahun dan periodenya, misalnya 2026/s2.")
    archive = Archive(root)
    period = archive.period(scope.year, scope.period).code
    read = verified.read(root, scope.year)
    if read.findings:
        first = read.findings[0]
        raise PipelineError(f"{first.place.file} tidak dapat dipakai: {first.message}", f"{first.hint} Tidak ada yang ditulis.")
    return _Bench(archive=archive, year=scope.year, period=period, dossier=archive.dossier(scope.year), verified=read)


def sheets(root: Path, scope: Scope, department: str = "") -> "tuple[Sheet, ...]":
    """Write or renew the sheets of a period, of all subbagian or of one; what the verifier wrote stays."""
    bench = _bench(root, scope)
    findings = flow.check(root, Scope(bench.year))
    made = tuple(_renewed(bench, code, findings) for code in _departments(bench, department))
    for one in made:
        _write_sheet(bench, one)
    return made


def _departments(bench: _Bench, department: str) -> tuple[str, ...]:
    from ..core.collecting import verification

    codes = tuple(s.department for s in bench.dossier.submissions if s.period == bench.period)
    if department and department not in codes:
        raise PipelineError(f"Subbagian «{department}» tidak ada pada periode ini.", f"Subbagian: {', '.join(codes)}.")
    asked = tuple(code for code in codes if verification.asked_for(bench.dossier, bench.period, code))
    return (department,) if department else asked


def _renewed(bench: _Bench, department: str, findings: Sequence[Finding]) -> "Sheet":
    from ..core.collecting import verification

    before = bench.verified.sheet(bench.period, department)
    file = before.file if before else verification.file_of(bench.folder, department)
    return verification.sheet(bench.dossier, bench.period, department, findings, before, file)


def _write_sheet(bench: _Bench, one: "Sheet") -> None:
    from ..core.collecting import verification

    _write(bench.root, one.file, verification.text(one), "verifikasi")


def _write(root: Path, file: PurePosixPath, text: str, schema: str, *, new: bool = False) -> bool:
    """Write a paper, but only one that can be read back; with `new` it never replaces another, and False says that one was there."""
    from ..intake import documents
    from ..render import papers

    _, found = documents.read(text.encode(), file, schema)
    if found:
        raise PipelineError(f"Isian tidak dapat disimpan: {found[0].message}", found[0].hint)
    if new:
        return papers.create(root, file, text)
    papers.replace(root, file, text)
    return True


def state(
    root: Path, scope: Scope, department: str, codes: Sequence[str], result: str, by: str, note: str, alone: str, day: date | None
) -> "tuple[Stated, ...]":
    """State the result of indicators about the data as they are now, all or none; *kurang valid* asks the subbagian at once."""
    from ..core.collecting import judged, verification
    from ..core.collecting.confirming import Said

    bench = _bench(root, scope)
    day = day or opening.today(bench.dossier)
    findings = flow.check(root, Scope(bench.year))
    sheet = _renewed(bench, _departments(bench, department)[0], findings)
    submission = verification.submission_of(bench.dossier, bench.period, department)
    for code in codes:
        sheet.item(code)  # an indicator that is none of this subbagian's is refused as such
        _refuse(
            bench, result, note, verification.blocking(verification.about(code, submission, findings)), judged.entries(submission, code)
        )
    said = Said(day=day, by=by, text=note)
    for code in codes:
        sheet = verification.stated(sheet, code, result, said, alone, judged.digest(submission, code))
    _write_sheet(bench, sheet)
    own = verification.is_own(by, department) and not alone
    return tuple(_told(bench, sheet, code, said, own) for code in codes)


def _told(bench: _Bench, sheet: "Sheet", code: str, said: "Said", own: bool) -> Stated:
    from ..core.collecting import verification

    if sheet.item(code).result != verification.DOUBTFUL:
        return Stated(sheet=sheet, code=code, is_own=own)
    standing = next((one for one in bench.asked if one.indicator == code and one.is_open), None)
    asked = standing or _ask(bench, code, (), said)
    return Stated(sheet=sheet, code=code, is_own=own, asked=asked, is_new=standing is None)


def _refuse(bench: _Bench, result: str, note: str, blocking: Sequence[Finding], rows: Sequence[object]) -> None:
    from ..core.collecting.verification import DOUBTFUL, VALID

    if result == VALID and not rows:
        raise PipelineError("Belum ada baris yang terisi, sehingga tidak ada yang dapat dinyatakan valid.", "Tunggu isian subbagian.")
    if result == VALID and blocking:
        raise PipelineError(
            f"Tidak dapat dinyatakan valid: masih ada {len(blocking)} kesalahan. {blocking[0].message}",
            f"Lihat semuanya dengan `lakip periksa {bench.year}/{bench.period}`.",
        )
    if result == DOUBTFUL and len(note.strip()) < 5:
        raise PipelineError(
            "«kurang valid» memerlukan catatan: apa yang ditanyakan kepada subbagian.",
            'Tambahkan --catatan "…"; catatan itu menjadi pertanyaan konfirmasinya.',
        )


def ask(root: Path, scope: Scope, code: str, months: Sequence[int], question: str, by: str, day: date | None) -> "Confirmation":
    """Open a konfirmasi about an indicator, to the subbagian that owns it."""
    from ..core.collecting.confirming import Said

    bench = _bench(root, scope)
    return _ask(bench, code, months, Said(day=day or opening.today(bench.dossier), by=by, text=question))


def _ask(bench: _Bench, code: str, months: Sequence[int], question: "Said") -> "Confirmation":
    from ..core.collecting import confirming

    owners = {i.code: i.department for i in bench.dossier.strategy.indicators}
    if code not in owners:
        raise PipelineError(f"Indikator «{code}» tidak ada dalam kamus indikator.", f"Indikator: {', '.join(owners)}.")
    inside = bench.archive.period(bench.year, bench.period).months
    if strange := [month for month in months if month not in inside]:
        raise PipelineError(f"Bulan {strange[0]} tidak termasuk periode ini.", f"Bulan periode ini: {', '.join(map(str, inside))}.")
    number = confirming.next_number(bench.asked)
    while True:  # somebody else may take a number at the same moment
        file = confirming.file_of(bench.folder, number)
        made = confirming.Confirmation(
            number=number,
            period=bench.period,
            indicator=code,
            months=tuple(sorted(set(months))),
            to=owners[code],
            question=question,
            file=file,
        )
        if _write(bench.root, file, confirming.text(made), "konfirmasi", new=True):
            return made
        number += 1


def answer(root: Path, scope: Scope, number: int, text: str, by: str, day: date | None) -> "Confirmation":
    """Write the subbagian's answer into a konfirmasi."""
    from ..core.collecting import confirming

    bench = _bench(root, scope)
    one = confirming.found(bench.asked, number)
    said = confirming.Said(day=day or opening.today(bench.dossier), by=by or one.to, text=text)
    return _changed(bench, confirming.answered(one, said))


def decide(root: Path, scope: Scope, number: int, decision: str, text: str, by: str, day: date | None) -> "Confirmation":
    """Write the decision into a konfirmasi."""
    from ..core.collecting import confirming

    bench = _bench(root, scope)
    said = confirming.Said(day=day or opening.today(bench.dossier), by=by, text=text)
    return _changed(bench, confirming.decide(confirming.found(bench.asked, number), decision, said))


def _changed(bench: _Bench, one: "Confirmation") -> "Confirmation":
    from ..core.collecting import confirming

    _write(bench.root, one.file, confirming.text(one), "konfirmasi")
    return one


def listed(root: Path, scope: Scope) -> "tuple[Confirmation, ...]":
    """Return the konfirmasi of a year, or of one period, by period and number; unreadable ones are findings of `lakip periksa`."""
    from ..intake.beside import verified

    archive = Archive(root)
    years = archive.wanted(scope)
    asked = (one for year in years for one in verified.read(root, year).asked)
    return tuple(one for one in asked if not scope.period or one.file.parent.name == scope.period)


def tasks(root: Path, scope: Scope) -> "tuple[Task, ...]":
    """Return the issue of every konfirmasi of one period, as it should stand at the Git host."""
    from ..core.hosting import questions

    bench = _bench(root, scope)
    names = {d.code: d.name for d in (*bench.dossier.office.departments, *bench.dossier.office.departments_on(bench.dossier.reference_day))}
    return tuple(questions.task(one, bench.year, names.get(one.to, one.to)) for one in bench.asked)
