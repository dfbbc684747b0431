"""Journeys of approval: act locally, freeze a host's reviews, seal a year.

official ─ act ──┐                       ┌ seal → signed tag, Git bundle
host ─ freeze ───┴→ pengesahan/*.json ───┤
                                         └ verifying.verify → who, when, what, and what is not proven
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.approvals import chain as chains
from ..core.approvals.contents import BESIDE
from ..core.approvals.records import LOCAL, OWN_CLOCK, dump, name_of, plain
from ..core.approvals.values import Act, Record
from ..core.approvals.verification import DOMAIN, RECORDER, RECORDING, message
from ..core.errors import PipelineError
from ..core.findings import Severity, has_errors
from .archive import Archive, Scope
from .desk import KEYS, PERIODS, REVOKED, Desk, desk, locked, reasons, status, watched

if TYPE_CHECKING:
    from ..core.model import Official
    from ..intake.host.githost import Host

__all__ = ["Done", "act", "freeze", "locked", "seal", "status"]

WORDS = {Act.PARAF: "paraf", Act.SIGN: "tanda tangan", Act.RETURN: "pengembalian"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an act or a freezing came to: the files written, and sentences that a person should read."""

    files: tuple[PurePosixPath, ...] = ()
    notes: tuple[str, ...] = ()


def act(root: Path, year: int, deed: Act, role: str, key: Path, note: str = "", now: datetime | None = None) -> Done:
    """Record and sign what an official does on this device. Refuse with one sentence and write nothing where it may not be."""
    from ..render import recording

    time = (now or datetime.now(UTC)).replace(microsecond=0)
    folder = root / PERIODS / str(year) / "pengesahan"
    if folder.is_symlink():
        raise PipelineError(f"{folder} adalah pintasan (symlink).", "Ganti dengan folder biasa.")
    archive = Archive(root)
    _demand_year(archive, year)
    with recording.alone(folder):
        recording.mend(folder)
        before, commit = _same_as_commit(root, archive, year, time)
        official = _demand_role(before, deed, role, time)
        _demand_chain(before, time)
        _demand_turn(before, deed, role, note)
        if deed is not Act.RETURN:
            _demand_clean(root, year)
        pdf, honest = _looked_at(archive, year) if deed is not Act.RETURN else ("", "")
        record = _own_record(before, deed, role, official, time, commit, pdf, plain(note, 2000))
        written = _signed(dump(record), name_of(record), key, role, f"{deed.value}{DOMAIN}", before.files, time)
        recording.add(folder, written)
    return Done(files=tuple(PurePosixPath(f"{PERIODS}/{year}/pengesahan/{name}") for name in written), notes=tuple(filter(None, [honest])))


def _demand_year(archive: Archive, year: int) -> None:
    if year not in archive.years:
        raise PipelineError(f"Folder periods/{year} tidak ada.", f"Tahun yang ada: {', '.join(map(str, archive.years)) or 'belum ada'}.")


def _same_as_commit(root: Path, archive: Archive, year: int, time: datetime) -> tuple[Desk, str]:
    """Return the desk and its commit; what is signed must be what is committed, byte for byte. New records may still be uncommitted."""
    from ..intake import exported
    from ..intake.repository import history

    revision = archive.revision
    if revision is None:
        raise PipelineError("Folder ini belum dicatat dalam Git.", "Catat dahulu (git init, git add, git commit), lalu ulangi.")
    renstra = sorted(f"{PERIODS}/{p.name}" for p in (root / PERIODS).glob("renstra-*"))
    disk = exported.files(root, *watched(year), *renstra)
    head = history.files_at(root, revision.commit, *watched(year), *renstra)
    records = f"{PERIODS}/{year}/pengesahan/"
    loose = (records, *(f"{PERIODS}/{year}/{part}/" for part in BESIDE))
    rewritten = [path for path, data in head.items() if path.startswith(records) and disk.get(path) != data]
    if different := rewritten + sorted(p for p in {*disk, *head} if not p.startswith(loose) and disk.get(p) != head.get(p)):
        named = ", ".join(different[:3]) + (f", dan {len(different) - 3} lainnya" if len(different) > 3 else "")
        raise PipelineError(
            f"Berkas di folder ini berbeda dari yang dicatat: {named}.", "Catat (git commit) atau pulihkan dahulu, lalu ulangi."
        )
    return desk(disk, year, time.date()), revision.commit


def _demand_role(before: Desk, deed: Act, role: str, time: datetime) -> "Official":
    from ..core.approvals import roles as places

    asked = {r.code: r for r in places.roles(before.office, before.policy, date(before.year, 12, 31))}
    if role not in asked:
        raise PipelineError(f"Peran «{role}» tidak ada pada lembar pengesahan {before.year}.", f"Pilihannya: {', '.join(asked)}.")
    if deed is not Act.RETURN and asked[role].act is not deed:
        raise PipelineError(f"Peran {role} tidak memberi {WORDS[deed]}.", f"Untuk peran ini: {WORDS[asked[role].act]}.")
    holding = places.holder(before.office, role, places.local(time, before.policy).date(), before.policy)
    if holding.official is None:
        raise PipelineError(holding.problem)
    return holding.official


def _demand_chain(before: Desk, time: datetime) -> None:
    """Nothing is added to a chain that is broken already, or that ends later than now."""
    faults = [*before.chain.faults]
    if before.chain.links and not faults:
        faults = list(_unsound(before))
    if faults:
        raise PipelineError(faults[0], "Rantai rekaman harus utuh sebelum ditambah; pulihkan folder pengesahan/ dari Git.")
    if before.chain.links and before.chain.records[-1].time > time:
        raise PipelineError("Jam perangkat ini lebih lambat daripada rekaman terakhir.", "Betulkan tanggal dan jam perangkat, lalu ulangi.")


def _unsound(before: Desk) -> tuple[str, ...]:
    """Return what is wrong with the signatures so far; unsigned records of a host prove themselves elsewhere."""
    from ..core.approvals.verification import weighed

    found = reasons(before.chain, before.files.get(KEYS), before.files.get(REVOKED), None)
    local = chains.Chain(links=tuple(link for link in before.chain.links if link.is_local or link.signature))
    return weighed(local, found, None)[1]


def _demand_turn(before: Desk, deed: Act, role: str, note: str) -> None:
    """Refuse what has been done already, a return without a reason, and a signature before the last paraf."""
    if deed is Act.RETURN:
        if not plain(note, 2000):
            raise PipelineError("Pengembalian harus menyebut alasannya.", "Tulis alasan dengan --catatan.")
        return
    stand = next(s for s in before.sign_off.stands if s.role.code == role)
    if stand.standing.value == WORDS[deed]:
        raise PipelineError(f"Peran {role} sudah memberi {WORDS[deed]} atas isi ini.", "Tidak ada yang perlu diulang.")
    if deed is Act.SIGN and not before.sign_off.is_initialled:
        raise PipelineError("Paraf belum lengkap.", before.sign_off.missing[0])


def _demand_clean(root: Path, year: int) -> None:
    from . import flow

    if has_errors(found := flow.check(root, Scope(year))):
        count = sum(f.severity is Severity.ERROR for f in found)
        raise PipelineError(
            f"Data tahun {year} masih mempunyai {count} kesalahan.", f"Jalankan `lakip periksa {year}`, perbaiki, lalu ulangi."
        )


def _looked_at(archive: Archive, year: int) -> tuple[str, str]:
    """Return the digest of the PDF in build/ if it was made from exactly these committed files, else "" and an honest note."""
    from ..render import bundle

    folder = archive.root / "build" / str(year)
    note = f"Rekaman ini tidak menyebut PDF: build/{year}/ tidak ada atau tidak disusun dari isi ini. Susun dengan `lakip susun {year}`."
    loose = tuple(f"{PERIODS}/{y}/{part}/" for y in archive.years for part in ("pengesahan", *BESIDE))

    def deciding(pairs: Mapping[str, str]) -> dict[str, str]:
        return {file: digest for file, digest in pairs.items() if not file.startswith(loose)}

    try:
        made = json.loads((folder / bundle.MANIFEST).read_text(encoding="utf-8"))
        inputs = {entry["berkas"]: entry["sha256"] for entry in made["masukan"]}
        listed = {entry["berkas"]: entry["sha256"] for entry in made["keluaran"]}
        found = hashlib.sha256((folder / f"lakip-{year}.pdf").read_bytes()).hexdigest()
        fresh = made["revisi"]["bersih"] and listed[f"lakip-{year}.pdf"] == found
    except (OSError, ValueError, KeyError, TypeError):
        return "", note
    same = deciding(inputs) == deciding({str(file): digest for file, digest in archive.inputs(year).items()})
    return (found, "") if fresh and same else ("", note)


def _own_record(before: Desk, deed: Act, role: str, official: "Official", time: datetime, commit: str, pdf: str, note: str) -> Record:
    from ..core.approvals.wording import titled

    return Record(
        number=len(before.chain.links) + 1,
        year=before.year,
        act=deed,
        role=role,
        name=plain(official.name, 200),
        title=plain(titled(official), 300),
        time=time,
        time_source=OWN_CLOCK,
        content=before.content,
        commit=commit,
        pdf_sha256=pdf,
        note=note,
        source=LOCAL,
        source_url="",
        source_sha256="",
        previous=before.chain.end,
    )


def _signed(
    data: bytes, name: str, key: Path, principal: str, namespace: str, files: Mapping[str, bytes], time: datetime
) -> dict[str, bytes]:
    """Sign and verify at once against the committed list of keys, so that no record is written that nobody could verify."""
    from ..intake import signatures

    if KEYS not in files:
        raise PipelineError(f"Daftar kunci {KEYS} belum ada.", "Minta admin mencatat kunci publik setiap peran di sana.")
    made = signatures.sign(data, key, namespace)
    claim = signatures.Claim(data=data, signature=made, principal=principal, namespace=namespace, time=time)
    (reason,) = signatures.judge([claim], files[KEYS], files.get(REVOKED))
    if reason is not None:
        raise PipelineError(
            f"Kunci ini tidak dapat dipakai untuk {principal}: {reason}.", f"Periksa {KEYS}, atau pakai kunci yang terdaftar."
        )
    return {name: data, f"{name}{chains.SIGNATURE}": made}


def freeze(root: Path, year: int, host: "Host", numbers: Sequence[int], key: Path | None = None, *, compare: bool = False) -> Done:
    """Add the accepted reviews of proposals to the records, or with `compare` only hold the records against the host.

    Running it again adds nothing. A record that differs from what the host says now is trouble; it is never overwritten.
    """
    from ..core.approvals import freezing
    from ..intake.repository import history
    from ..render import recording

    archive = Archive(root)
    _demand_year(archive, year)
    time, folder = datetime.now(UTC).replace(microsecond=0), root / PERIODS / str(year) / "pengesahan"
    if not compare:
        with recording.alone(folder):
            recording.mend(folder)
    before, _ = _same_as_commit(root, archive, year, time)
    if before.chain.faults:
        raise PipelineError(before.chain.faults[0], "Pulihkan folder pengesahan/ dari Git.")
    proposals = [host.proposal(number) for number in numbers]
    about = (proposals, before.office, before.policy, year, cache(lambda commit: history.content(root, year, commit)))
    found, honest = freezing.acts(*about, host.raw_sha256), freezing.passed_over(*about)
    beside = freezing.compared(before.chain.links, found)
    missing = tuple(freezing.told(freezing.UNRECORDED, record) for record in beside.missing) if compare else ()
    if wrong := (*beside.differing, *beside.late, *missing):
        raise PipelineError(wrong[0], f"Perbedaan seluruhnya: {len(wrong)}. Rekaman tidak pernah diubah; periksa asalnya.")
    if too_much := freezing.overstated((*before.chain.records, *beside.missing), *about, _head(archive)):
        raise PipelineError(too_much[0], "Mintalah pejabatnya mereviu sekali lagi, lalu rekam ulang; tidak ada yang ditulis.")
    if compare or not beside.missing:
        return Done(notes=(*honest, f"{len(before.chain.links)} rekaman sama dengan host; tidak ada yang perlu ditambahkan."))
    files = dict(freezing.numbered(beside.missing, len(before.chain.links), before.chain.end))
    if key:
        for name, data in tuple(files.items()):
            files |= _signed(data, name, key, RECORDER, RECORDING, before.files, time)
    with recording.alone(folder):
        recording.add(folder, files)
    return Done(files=tuple(PurePosixPath(f"{PERIODS}/{year}/pengesahan/{name}") for name in files), notes=honest)


def _head(archive: Archive) -> str:
    return archive.revision.commit if archive.revision else ""


def seal(root: Path, year: int, key: Path | None = None, *, files: Mapping[str, str] | None = None, bundle: Path | None = None) -> Done:
    """Tag the commit at HEAD as `lakip-<year>` (`-r2` … for later editions), naming the last record; write a Git bundle where asked.

    Sealing the same state again changes nothing. `files` are digests of finished files (name -> sha256) that the tag should vouch for.
    """
    from ..intake import exported
    from ..intake.repository import history, history_tags

    archive = Archive(root)
    _demand_year(archive, year)
    revision = archive.revision
    if revision is None:
        raise PipelineError("Folder ini belum dicatat dalam Git.", "Catat dahulu (git commit), lalu ulangi.")
    found = desk(history.files_at(root, revision.commit, *watched(year)), year)
    if exported.files(root, f"{PERIODS}/{year}") != {p: d for p, d in found.files.items() if p.startswith(f"{PERIODS}/{year}/")}:
        raise PipelineError(f"periods/{year} berbeda dari yang dicatat.", "Catat (git commit) dahulu, lalu ulangi.")
    if found.chain.faults or not found.sign_off.is_signed:
        raise PipelineError(f"Tahun {year} belum disetujui lengkap.", (*found.chain.faults, *found.sign_off.missing)[0])
    text = message(year, found.chain.links, found.content, files or {})
    name = _tag_name(root, year, revision.commit, text)
    if history_tags.tag(root, name) is None:
        history_tags.make_tag(root, name, revision.commit, text, key)
    if bundle:
        history_tags.make_bundle(root, bundle, name)
    return Done(notes=(f"Tag {name} menunjuk revisi {revision.short}.",))


def _tag_name(root: Path, year: int, commit: str, text: str) -> str:
    """Return the first name that is free, or that says the very same already."""
    from ..intake.repository import history_tags

    for count in range(1, 100):
        name = f"lakip-{year}" + (f"-r{count}" if count > 1 else "")
        there = history_tags.tag(root, name)
        if there is None or (there.commit == commit and there.message == text):
            return name
    raise PipelineError(f"Tahun {year} sudah mempunyai 99 tag.", "Hapus tag yang keliru.")
