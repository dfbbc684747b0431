"""A year laid out for approval: its content, its records, who is who, where all stand; from a commit, a folder or a ZIP alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.approvals import chain as chains
from ..core.approvals.values import Content, Policy, SignOff
from ..core.approvals.verification import claim_of, last_signed
from ..core.change_rules import LOCKED
from ..core.errors import PipelineError
from ..core.findings import Finding, Place

if TYPE_CHECKING:
    from ..core.model import Office

PERIODS = "periods"
SATKER, KEYS, REVOKED = f"{PERIODS}/satker.yml", f"{PERIODS}/allowed_signers", f"{PERIODS}/dicabut.krl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What lies before an official: the year's files on disk, the chain so far, who is who, and where all stand."""

    year: int
    files: Mapping[str, bytes]  # everything under periods/ that concerns the year
    content: Content
    chain: chains.Chain
    office: "Office"
    policy: Policy
    sign_off: SignOff


def desk(files: Mapping[str, bytes], year: int, day: date | None = None) -> Desk:
    """Lay out a year from the bytes under periods/, wherever they come from."""
    from ..core.approvals.contents import content
    from ..core.approvals.evaluate import from_records
    from ..core.hosting.sheets import is_sheet

    folder = f"{PERIODS}/{year}/"
    own = {path.removeprefix(folder): data for path, data in files.items() if path.startswith(folder)}
    found = content(year, own)
    if found is None:
        raise PipelineError(f"Tahun {year} tidak mempunyai isi.", "Periksa tahunnya, atau jalankan `lakip periksa`.")
    office, policy = particulars(files, year)
    records = {p: d for p, d in own.items() if p.startswith("pengesahan/") and not is_sheet(folder + p)}
    chain = chains.read({p.removeprefix("pengesahan/"): d for p, d in records.items()}, year)
    verdict = from_records(chain.records, office, policy, found, day=day)
    return Desk(year=year, files=files, content=found, chain=chain, office=office, policy=policy, sign_off=verdict)


def particulars(files: Mapping[str, bytes], year: int) -> "tuple[Office, Policy]":
    """Return the office and the year's policy from the bytes of their files; trouble where they cannot be used."""
    from ..intake import documents
    from ..intake import particulars as reader

    read = []
    for path, schema in ((SATKER, "satker"), (f"{PERIODS}/{year}/periode.yml", "periode")):
        document, found = documents.read(files.get(path, b""), PurePosixPath(path), schema)
        if document is None or found or reader.impossible_dates(document):
            raise PipelineError(f"{path} tidak ada atau tidak dapat dipakai.", f"Jalankan `lakip periksa {year}` untuk melihat sebabnya.")
        read.append(document)
    return reader.office(read[0]), reader.policy(read[1])


def watched(year: int) -> tuple[str, ...]:
    """Return the paths that decide an act of a year."""
    return (f"{PERIODS}/{year}", SATKER, KEYS, REVOKED)


def status(root: Path, year: int) -> Desk:
    """Return where a year stands by the records on disk; nothing is verified."""
    from ..intake import exported

    return desk(exported.files(root, *watched(year)), year, datetime.now(UTC).date())


def reasons(chain: chains.Chain, keys: bytes | None, revoked: bytes | None, root: Path | None) -> Mapping[str, str | None]:
    """Verify every signature of a chain; `root` is where good ones are remembered, None for nowhere."""
    from ..intake import remembered, signatures

    links = [link for link in chain.links if link.signature is not None]
    if keys is None:
        return {link.name: "daftar kunci periods/allowed_signers tidak ada" for link in links}
    memory = remembered.memory(root / "build" / ".cache" / "tanda-tangan") if root else None
    claims = [
        signatures.Claim(data=link.data, signature=link.signature or b"", principal=who, namespace=space, time=link.record.time)
        for link in links
        for who, space in [claim_of(link)]
    ]
    return dict(zip((link.name for link in links), signatures.judge(claims, keys, revoked, memory), strict=True))


def locked(root: Path, year: int) -> tuple[Finding, ...]:
    """Return the finding that a year with complete approval has other content than was approved; nothing for all others.

    Records are taken at their word here: a forged one can only lock a year, never sign it.
    """
    from ..core.approvals.evaluate import from_records
    from ..intake import exported

    if not (root / PERIODS / str(year) / "pengesahan").is_dir():
        return ()
    try:
        found = desk(exported.files(root, *watched(year)), year)
    except PipelineError:
        return ()  # links and unusable files have findings of their own
    last = last_signed(found.chain)
    if last is None or last.record.content.sha256 == found.content.sha256:
        return ()
    if not from_records(found.chain.records, found.office, found.policy, last.record.content).is_signed:
        return ()
    old, new = last.record.content.sha256[:8], found.content.sha256[:8]
    moment = f"{last.record.time:%Y-%m-%d %H:%M} UTC"
    return (LOCKED.at(Place(PurePosixPath(PERIODS, str(year))), tahun=year, waktu=moment, lama=old, baru=new),)
