"""What was handed in, sorted by the folder it is for, and what would change there: files, cells, corrections. Nothing is written."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.collecting import forms, taking
from ..core.collecting.rules import taking as rules
from ..core.collecting.taking import Target
from ..core.errors import PipelineError
from ..core.findings import Finding, Place, has_errors
from .batches import Batch, Parcel, Plan

if TYPE_CHECKING:
    from ..core.collecting.agreement import Clause
    from ..core.collecting.values import Form
    from ..intake.forms.received import Handed


def plans(batch: Batch, handed: "Sequence[Handed]") -> list[Plan]:
    """Return what would change, folder by folder; what is wrong goes to the batch, and then nothing of it is to be used."""
    by_target: dict[Target, list[Handed]] = {}
    for each in handed:
        target = _target(batch, each)
        if target and not _is_known(batch, target, each):
            by_target.setdefault(target, []).append(each)
    if len(by_target) > 1 and batch.wish.grounds.are_given:
        raise PipelineError("Koreksi diterima satu subbagian setiap kali.", "Ulangi dengan formulir satu subbagian saja.")
    parcels = [parcel for target, several in by_target.items() if (parcel := _parcel(batch, target, several))]
    return [plan for parcel in parcels if (plan := _plan(batch, parcel))]


def _target(batch: Batch, handed: "Handed") -> Target | None:
    """Return the folder a file is for: its own identity says so, else the person, else the kiriman/ it lies in."""
    assert handed.filled
    wanted = Target.parse(batch.wish.wanted) or _lying_in(batch.root, handed.path)
    office, years = batch.archive.dossier(batch.archive.years[-1]).office, batch.archive.years
    example = f"{years[-1]}/{batch.archive.dossier(years[-1]).periods[-1].code}/{office.departments[-1].code}"
    found = taking.addressed(handed.filled, Place(handed.file), wanted, office.region_code, example)
    if isinstance(found, Finding):
        batch.findings.append(found)
        return None
    if found.year not in years:
        named = ", ".join(map(str, years))
        about = {"name": handed.name, "period": found.period, "year": found.year, "known": f"tahun {named}"}
        batch.findings.append(rules.PERIOD_UNKNOWN.at(Place(handed.file), **about))
        return None
    return found


def _lying_in(root: Path, path: Path) -> Target | None:
    """Return the folder of the kiriman/ that a file lies in, None for a file from elsewhere."""
    inside = path.absolute().parent
    if inside.name != "kiriman" or not inside.is_relative_to(root):
        return None
    return Target.parse(inside.parent.relative_to(root).as_posix())


def _is_known(batch: Batch, target: Target, handed: "Handed") -> bool:
    """Say whether this very file was taken in before; then it is told and nothing is done."""
    listed = batch.ledgers(target.year).originals.get(target.folder, ())
    before = next((original for original in listed if original.sha256 == handed.sha256), None)
    if before:
        batch.findings.append(rules.REPEATED.at(Place(handed.file), name=handed.name, when=before.when))
    return before is not None


def _parcel(batch: Batch, target: Target, handed: "list[Handed]") -> Parcel | None:
    """Return a folder's files where nothing speaks against taking them in."""
    place, dossier = Place(handed[0].file), batch.archive.dossier(target.year)
    period = taking.known(dossier, target, place)
    if isinstance(period, Finding):
        batch.findings.append(period)
        return None
    later = next((year for year in batch.archive.years if year > target.year), None)
    closed = taking.timely(dossier, period, batch.day, later, place)
    if closed and (closed.rule != rules.CLOSED.code or not batch.wish.grounds.are_given):
        batch.findings.append(closed)
    batch.findings += _twofold(target, handed)
    form = forms.ask(dossier, period, target.department)
    for each in handed:
        batch.findings += _judged(batch, target, form, each)
    return None if has_errors(batch.findings) else Parcel(target=target, handed=tuple(handed), form=form, is_closed=closed is not None)


def _twofold(target: Target, handed: "Sequence[Handed]") -> Iterator[Finding]:
    """Two forms of one subbagian; realisasi.csv beside anggaran.csv are one."""
    seen: dict[str, str] = {}
    for each in handed:
        assert each.filled
        parts = [
            part for part, rows in (("rows", each.filled.rows), ("spending", each.filled.spending)) if rows or each.filled.kind != "csv"
        ]
        if other := next((seen[part] for part in parts if part in seen), ""):
            yield rules.TWO_FORMS.at(Place(each.file), name=each.name, other=other, target=target)
        seen.update(dict.fromkeys(parts, each.name))


def _judged(batch: Batch, target: Target, form: "Form", handed: "Handed") -> Iterator[Finding]:
    assert handed.filled
    filled, place, dossier = handed.filled, Place(handed.file), batch.archive.dossier(target.year)
    if found := taking.empty(filled, place):
        yield found
        return
    if filled.identity and (found := taking.stale(dossier, form, filled.identity, _frozen(batch, target), filled.rows, place)):
        yield found
    if found := taking.filler(dossier.office, filled.filled_by, batch.day, place):
        yield found
    if batch.wish.role and (found := taking.receiver(dossier.office, dossier.policy, batch.wish.role, batch.day, place)):
        yield found
    if not batch.wish.grounds.are_given and (found := taking.older(handed.name, handed.saved, _saved(batch, target), place)):
        yield found


def _frozen(batch: Batch, target: Target) -> "tuple[Clause, ...]":
    from ..intake.beside import opened

    opening = opened.read(batch.root, target.year).openings.get(target.period)
    return opening.clauses if opening else ()


def _saved(batch: Batch, target: Target) -> Mapping[str, str]:
    """Return when the forms that were taken in before were saved, as they say themselves."""
    from ..intake.forms import received

    listed = batch.ledgers(target.year).originals.get(target.folder, ())
    made = {o.file.name: received.saved_in(batch.root / o.file) for o in listed}
    return {name: when for name, when in made.items() if when}


def _plan(batch: Batch, parcel: Parcel) -> Plan | None:
    from . import laying

    made = laying.lay(batch, parcel)
    if has_errors(batch.findings):
        return None
    ident = hashlib.sha256("".join(sorted(h.sha256 for h in parcel.handed)).encode()).hexdigest()
    short = parcel.handed[0].sha256[:8] if len(parcel.handed) == 1 else ident[:8]
    target = parcel.target
    return Plan(
        target=target,
        branch=batch.wish.branch or f"terima/{target.year}-{target.period}-{target.department}-{short}",
        message=_message(batch, parcel),
        files=made.files,
        cells=made.cells,
        evidence=made.evidence,
    )


def _message(batch: Batch, parcel: Parcel) -> str:
    from ..core.comparing.markdown import recorded

    names = ", ".join(recorded(handed.name) for handed in parcel.handed)
    by = [f"Diterima oleh {batch.wish.role}."] if batch.wish.role else []
    grounds = batch.wish.grounds
    why = [f"Koreksi: {recorded(grounds.reason)} (atas kata {recorded(grounds.word_of)})."] if grounds.are_given else []
    return "\n".join([f"Terima isian {parcel.target}", "", f"Kiriman: {names}.", *by, *why]) + "\n"
