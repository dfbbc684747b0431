"""The journey of what subbagian hand in: read, judged, laid over what is there, tried out whole, and only then landed.

berkas ─ received → Handed ─ addressed → Target ─ parcels → Plan ─ tried out (lakip periksa) ─┬ a commit on a new branch
bukti ── gathered ─────────────────────────────────┘                                          └ or the folder itself (--tanpa-git)

Nothing of the office's changes before everything is known to be right; what was cut off is finished or forgotten by the next run.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from ..core.findings import Finding, Place, Severity, has_errors, ordered
from .archive import Archive, Scope
from .batches import Batch, Plan, Wish

if TYPE_CHECKING:
    from ..intake.forms.received import Handed

__all__ = ["Received", "Wish", "receive", "waiting"]

PERIODS = "periods"
NOT_YET = frozenset({"indikator-belum-dilaporkan", "realisasi-kosong", "kegagalan-tanpa-analisis", "belum-menyerahkan"})
DECISIVE = ("periode.yml", "perjanjian-kinerja.csv", "rencana-aksi.csv", "anggaran.csv", "laporan/koreksi.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What a taking-in came to: findings, sentences to be read, files that changed, branches that were made; `stopped`: nothing changed."""

    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[PurePosixPath, ...] = ()
    branches: tuple[str, ...] = ()
    stopped: bool = False


def receive(root: Path, files: Sequence[Path], wish: Wish, now: datetime) -> Received:
    """Take forms in, whatever their kind; everything or nothing. Raise PipelineError where the work cannot be done."""
    from ..intake.forms import staging
    from ..render import recording

    with recording.alone(root / PERIODS):
        finished = staging.finish(root)
        batch = _batch(root, wish, now)
        batch.notes += ["Penerimaan yang tadi terputus sudah diselesaikan."] if finished else []
        return _taken(batch, _read(batch, files))


def waiting(root: Path) -> tuple[Path, ...]:
    """Return every file that lies in a kiriman/ folder and has not been taken in, oldest year first."""
    from ..intake.beside import ledgers

    return tuple(root / file for year in Archive(root).years for file in ledgers.read(root, year).waiting)


def _batch(root: Path, wish: Wish, now: datetime) -> Batch:
    from ..core.approvals.roles import local

    archive = Archive(root)
    if not archive.years:
        raise PipelineError("Belum ada tahun di periods/.", "Siapkan folder tahunnya dahulu (lihat panduan membuka periode).")
    policy = archive.dossier(archive.years[-1]).policy
    return Batch(root=root, archive=archive, wish=wish, now=now, day=local(now, policy).date())


def _read(batch: Batch, files: Sequence[Path]) -> "list[Handed]":
    """Read each file once; the same content given twice counts once."""
    from ..intake.forms import received

    read = [received.read(path) for path in files]
    batch.findings += [finding for handed in read for finding in handed.findings]
    usable = {handed.sha256: handed for handed in reversed(read) if handed.filled}
    return list(reversed(usable.values()))


def _taken(batch: Batch, handed: "list[Handed]") -> Received:
    from . import parcels

    plans = parcels.plans(batch, handed)
    if has_errors(batch.findings) or not plans:
        return _ended(batch, stopped=has_errors(batch.findings))
    if not batch.wish.in_place:
        plans = _without_branch(batch, plans)
    return _tried(batch, plans) if plans else _ended(batch)


def _ended(batch: Batch, *, stopped: bool = False) -> Received:
    return Received(findings=ordered(batch.findings), notes=tuple(batch.notes), stopped=stopped)


def _without_branch(batch: Batch, plans: Sequence[Plan]) -> list[Plan]:
    """Leave out what waits on a branch already, and refuse to build on files that Git has not recorded."""
    from ..intake.repository import history_branch

    there = history_branch.taken(batch.root, [plan.branch for plan in plans])
    if batch.wish.branch and there:
        raise PipelineError(f"Cabang {batch.wish.branch} sudah ada.", "Pilih nama lain pada --cabang.")
    batch.notes += [f"Cabang {name} sudah memuat kiriman ini; tidak ada yang dikerjakan. {_push(name)}" for name in sorted(there)]
    left = [plan for plan in plans if plan.branch not in there]
    for plan in left:
        _demand_recorded(batch.root, plan)
    return left


def _demand_recorded(root: Path, plan: Plan) -> None:
    from ..intake.repository import history_branch

    folder, year = plan.target.folder, PurePosixPath(PERIODS, str(plan.target.year))
    loose = (f"{folder}/bukti/", f"{folder}/kiriman/")
    decisive = [str(year / name) for name in DECISIVE]
    found = history_branch.unrecorded(root, str(folder), f"{PERIODS}/satker.yml", *decisive)
    if different := [path for path in found if not path.startswith(loose)]:
        named = ", ".join(different[:3]) + (f", dan {len(different) - 3} lainnya" if len(different) > 3 else "")
        raise PipelineError(
            f"Berkas ini berbeda dari yang dicatat dalam Git: {named}.",
            "Catat (git commit) atau pulihkan dahulu, lalu ulangi; atau terima ke folder ini saja dengan --tanpa-git.",
        )


def _tried(batch: Batch, plans: Sequence[Plan]) -> Received:
    """Try everything out together in a copy that nobody sees; land it where only what is not filled in yet is missing."""
    from ..intake.forms import staging

    files = {file: content for plan in plans for file, content in plan.files.items()}
    with staging.tried(batch.root, files) as copy:
        batch.findings += _checked(copy, plans)
        if any(f.severity is Severity.ERROR and f.rule not in NOT_YET for f in batch.findings):
            return _ended(batch, stopped=True)
        if not batch.wish.in_place:
            return _proposed(batch, plans, copy)
    staging.land(batch.root, files)
    batch.notes.append("Catat perubahan ini dalam Git (git add, git commit), atau unggah foldernya ke Git host.")
    return replace(_ended(batch), files=tuple(sorted(files)))


def _checked(copy: Path, plans: Sequence[Plan]) -> Iterator[Finding]:
    """Yield what `lakip periksa` finds in the folders that change, at the form's own cells where it comes from them."""
    for year in {plan.target.year for plan in plans}:
        concerned = [plan for plan in plans if plan.target.year == year]
        found = _found(copy, year, with_words=any(file.suffix == ".md" for plan in concerned for file in plan.files))
        for plan in concerned:
            mine = (f for f in found if plan.target.folder in f.place.file.parents or f.place.file in plan.files)
            yield from (_in_form(finding, plan.cells) for finding in mine)


def _found(copy: Path, year: int, *, with_words: bool) -> tuple[Finding, ...]:
    """Check a year as `lakip periksa` does; narratives only where one of them changes, papers only where they lie beside data."""
    from ..core.validate import validate
    from . import beside, flow

    if with_words:
        return flow.check(copy, Scope(year))
    archive = Archive(copy)
    loaded, before = archive.loaded(year), archive.earlier(year)
    if loaded.dossier is None:
        return loaded.findings
    return (*loaded.findings, *beside.of_folders(archive, year), *validate(loaded.dossier, archive.dossier(before[-1]) if before else None))


def _in_form(finding: Finding, cells: Mapping[tuple[PurePosixPath, int], Place]) -> Finding:
    """Return a finding on a row that came from a form as a finding on the form's cell, which is where it can be mended."""
    from ..core.collecting.merging import cell_of

    place = finding.place
    row = cells.get((place.file, place.row))
    if row is None:
        return finding
    told = f"{finding.message} (Menjadi baris {place.row} {place.file.name}.)"
    return replace(finding, place=cell_of(row, place.column) if place.column else row, message=told)


def _proposed(batch: Batch, plans: Sequence[Plan], copy: Path) -> Received:
    from ..intake.repository.history_branch import Proposal, propose

    proposals: dict[str, Proposal] = {}
    for plan in plans:
        before = proposals.get(plan.branch)
        files = {**(before.files if before else {}), **{file: copy / file for file in (*plan.files, *_not_in_git(batch.root, plan))}}
        message = f"{before.message.rstrip()}\n{plan.message}" if before else plan.message
        proposals[plan.branch] = Proposal(branch=plan.branch, message=message, files=files)
    propose(batch.root, tuple(proposals.values()))
    batch.notes += [f"Berikutnya: {_push(name)}" for name in proposals]
    changed = tuple(sorted({file for plan in plans for file in plan.files}))
    return replace(_ended(batch), files=changed, branches=tuple(proposals))


def _not_in_git(root: Path, plan: Plan) -> tuple[PurePosixPath, ...]:
    """Return the evidence that the form names and that lies in bukti/ already, but that Git does not know yet."""
    from ..intake.repository import history_branch

    loose = frozenset(history_branch.unrecorded(root, str(plan.target.folder / "bukti")))
    return tuple(file for file in plan.evidence if str(file) in loose)


def _push(branch: str) -> str:
    return f"jalankan `git push -u origin {branch}`, lalu buka usulan perubahannya (pull request) di Git host."
