"""Journeys after the signature: deliver the report to the superior, shelve it for good.

signed year ─┬ deliver → surat pengantar + report + data + records + verifikasi.sh → one ZIP
             └ shelve ─→ tag, Git bundle, folder of release assets, archive site
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..core import delivery as words
from ..core import letters
from ..core.approvals.contents import BESIDE
from ..core.errors import PipelineError
from ..core.findings import Finding, has_errors
from . import flow
from .archive import Archive, Scope
from .examining import seals_of

if TYPE_CHECKING:
    from ..intake.beside.correspondence import Correspondence

FOLDER, SHELF = "sampaikan", "arsip"  # within the folder of outputs
MATERIALS = Path(__file__).parents[1] / "sbom.cdx.json"  # what the program is made of; written by `make sbom`
LETTER = "surat-pengantar"
LISTED = {
    "BACA-SAYA.txt": "keterangan ini",
    "verifikasi.sh": "pemeriksaan tanpa Git dan tanpa Python",
    "SHA256SUMS": "sidik jari semua berkas; periksa dengan `sha256sum -c SHA256SUMS`",
    "surat-pengantar.pdf, surat-pengantar.docx": "surat pengantar dengan lembar tanda terima",
    "lakip-{year}.pdf, lakip-{year}.docx": "Laporan Kinerja",
    "data/, report.json": "data sumber (CSV dengan skemanya) dan hasil ukur bagi mesin",
    "manifest.json": "dari apa dan dengan apa laporan disusun",
    "periods/": "isi yang disetujui, rekaman pengesahan, dan daftar kunci pejabat",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What a delivery came to: files for people to send, its digest, sentences, and findings where it was stopped."""

    files: tuple[Path, ...] = ()
    sha256: str = ""
    is_signed: bool = False
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    stopped: bool = False


def deliver(root: Path, year: int, out: Path | None, *, draft: bool = False, tell: flow.Tell = str) -> Delivered:
    """Make the package for the superior. A year that is not signed is refused, unless as a draft that says so on every page."""
    from ..intake.beside import correspondence

    archive, made = flow.archive_of(root), out or root / "build"
    archive.wanted(Scope(year))
    signed = _demand_signed(archive, year, draft=draft)
    found = correspondence.read(root, year)
    if has_errors(found.findings):
        return Delivered(findings=found.findings, stopped=True)
    composed = flow.compose(root, Scope(year), out, tell=tell)
    if composed.stopped:
        return Delivered(findings=composed.findings, stopped=True)
    tell(f"{year}: menulis surat pengantar dan mengepak …")
    return _packed(archive, year, made, found, signed=signed)


def _demand_signed(archive: Archive, year: int, *, draft: bool) -> bool:
    """Return whether the year is signed; trouble where it is not and no draft was asked for."""
    found = archive.edition(year)
    if found and found.is_signed:
        return True
    if draft:
        return False
    missing = found.sign_off.missing[0] if found and found.sign_off.missing else f"Lihat `lakip sahkan status {year}`."
    raise PipelineError(
        f"Laporan tahun {year} belum terbukti disetujui lengkap.", f"{missing} Untuk dibaca dahulu sebagai konsep: --konsep."
    )


def _packed(archive: Archive, year: int, made: Path, found: "Correspondence", *, signed: bool) -> Delivered:
    from ..render import archive_zip, outputs

    report = {str(p.relative_to(made / str(year))): p.read_bytes() for p in _files(made / str(year))}
    letter = _letter(archive, year, found, report, signed=signed)
    inside = {**report, **letter, **_approved(archive, year)}
    inside["BACA-SAYA.txt"] = _readme(archive, year, inside, signed=signed)
    inside["SHA256SUMS"] = _sums(inside)
    name = words.package_name(year, _digest(inside["SHA256SUMS"]), signed=signed)
    package = archive_zip.pack(inside, name)
    folder = made / FOLDER / str(year)
    with outputs.replaced(folder) as staging:
        for file, content in {f"{name}.zip": package, **letter}.items():
            (staging / file).write_bytes(content)
    files = (folder / f"{name}.zip", *(folder / file for file in letter))
    notes = _notes(archive, year, found, _digest(package))
    return Delivered(files=files, sha256=_digest(package), is_signed=signed, notes=notes, findings=found.findings)


def _files(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*")) if p.is_file()]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Return the digests as `sha256sum` prints and checks them."""
    return "".join(f"{_digest(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def _letter(archive: Archive, year: int, found: "Correspondence", report: Mapping[str, bytes], *, signed: bool) -> dict[str, bytes]:
    """Return the surat pengantar as PDF and DOCX. Its date is the office's; the time inside the files is the report's."""
    from ..render import letter as setting

    time, _ = archive.imprint(year)
    sent = _sent(year, report, signed=signed)
    letter = letters.compose(found.of_kind(LETTER), archive.dossier(year), sent, time.date(), draft=not signed)
    return {f"{LETTER}.pdf": setting.pdf(letter, archive.root, time), f"{LETTER}.docx": setting.docx(letter, archive.root, time)}


def _sent(year: int, report: Mapping[str, bytes], *, signed: bool) -> tuple[letters.Sent, ...]:
    digest = _digest(report[f"lakip-{year}.pdf"])[:16]
    records = "paraf dan persetujuan yang diberikan di repositori" if signed else "belum lengkap"
    return (
        letters.Sent(what=f"Laporan Kinerja Tahun {year}, PDF", count="1 berkas", note=f"sha256 diawali {digest}"),
        letters.Sent(what=f"Laporan Kinerja Tahun {year}, DOCX", count="1 berkas"),
        letters.Sent(what="Data sumber dan hasil ukur", count="1 paket", note="CSV dengan skemanya, report.json"),
        letters.Sent(what="Rekaman pengesahan", count="1 paket", note=records),
        letters.Sent(what="Manifes dan alat pemeriksa", count="1 paket", note="manifest.json, SHA256SUMS, verifikasi.sh"),
    )


def _approved(archive: Archive, year: int) -> dict[str, bytes]:
    """Return the approved content with records and keys as they lie on disk, and the script that checks them.

    Letters and the papers of the collection stay out: the receipt comes later and must not change the package.
    """
    from ..intake import exported
    from .desk import desk, watched
    from .verifying import shell_verifier

    files = exported.files(archive.root, *watched(year))
    beside = tuple(f"periods/{year}/{folder}/" for folder in BESIDE)
    kept = {path: data for path, data in files.items() if not path.startswith(beside)}
    return {**kept, "verifikasi.sh": shell_verifier(desk(files, year))}


def _readme(archive: Archive, year: int, files: Mapping[str, bytes], *, signed: bool) -> bytes:
    listed = [(name.format(year=year), what) for name, what in LISTED.items()]
    return words.readme(archive.report(year), listed, signed=signed).encode()


def _notes(archive: Archive, year: int, found: "Correspondence", package: str) -> tuple[str, ...]:
    wish = found.of_kind(LETTER)
    unnumbered = f"Surat pengantar belum bernomor; isi nomornya di periods/{year}/surat/pengantar.yml atau tulis tangan."
    told = words.told(found.receipt, archive.dossier(year).office.superior)
    sent = found.receipt.package if found.receipt else ""
    other = f"Paket ini bukan paket yang tercatat disampaikan (sha256 {sent[:16]}…): perkakas, surat, atau berkas lain sudah berubah."
    return (*(() if wish.number else (unnumbered,)), *((other,) if sent not in ("", package) else ()), told)


def shelve(root: Path, year: int, out: Path | None, key: Path | None = None, *, tell: flow.Tell = str) -> Delivered:
    """Seal a signed year for good: tag, Git bundle, a folder of release assets, the archive site. Doing it again changes nothing.

    What was made stays outside the branch's history; only the tag is added to the repository.
    """
    from ..render import outputs

    made = out or root / "build"
    _demand_unrendered(root)
    delivered = deliver(root, year, out, tell=tell)
    if delivered.stopped:
        return delivered
    tell(f"{year}: menyegel dengan tag dan bundel Git …")
    assets = {p.name: p.read_bytes() for p in (*_reports(made, year), *delivered.files, *_received(root, year))}
    shelf = made / SHELF / str(year)
    with outputs.replaced(shelf) as staging:
        tag = _sealed(root, year, key, made, staging / f"lakip-{year}.bundle")
        assets[f"lakip-{year}.bundle"] = (staging / f"lakip-{year}.bundle").read_bytes()
        assets["lakip.cdx.json"] = MATERIALS.read_bytes()
        assets["RILIS.md"] = words.release(
            flow.archive_of(root).report(year), tag, [(n, _digest(c)) for n, c in sorted(assets.items())]
        ).encode()
        for name, content in {**assets, "SHA256SUMS": _sums(assets)}.items():
            (staging / name).write_bytes(content)
    published = flow.publish(root, Scope(), out, tell=tell)
    site = () if published.stopped else published.made[-1:]
    return replace(delivered, files=(*sorted(p for p in shelf.iterdir()), *site), notes=(f"Tag {tag}.", *delivered.notes))


def _demand_unrendered(root: Path) -> None:
    """Rendered files in the branch's history would make every copy heavy for ever."""
    from ..intake.repository import history

    revision = history.revision(root)
    if revision is None:
        raise PipelineError("Folder ini belum dicatat dalam Git.", "Catat dahulu (git init, git add, git commit), lalu ulangi.")
    if found := history.files_at(root, revision.commit, "build", "site"):
        raise PipelineError(
            f"Hasil susunan ikut dicatat dalam Git: {next(iter(found))}.", "Keluarkan (git rm -r --cached build site), lalu ulangi."
        )


def _reports(made: Path, year: int) -> tuple[Path, ...]:
    return tuple(made / str(year) / name for name in (f"lakip-{year}.pdf", f"lakip-{year}.docx", "manifest.json"))


def _received(root: Path, year: int) -> tuple[Path, ...]:
    """Return what came back on paper or signed: scans in surat/."""
    folder = root / "periods" / str(year) / "surat"
    return tuple(p for p in sorted(folder.glob("*")) if p.is_file() and not p.is_symlink() and p.suffix != ".yml")


def _sealed(root: Path, year: int, key: Path | None, made: Path, bundle: Path) -> str:
    """Return the name of the tag that seals the year as it is, made where there is none yet, and write its bundle."""
    from ..core.approvals.verification import message
    from ..intake.repository import history_tags
    from . import signing
    from .desk import status

    files = {p.name: _digest(p.read_bytes()) for p in _reports(made, year)[:2]}
    found = status(root, year)
    text = message(year, found.chain.links, found.content, files)
    same = [tag.name for tag in seals_of(root, year) if tag.message == text]
    if not same:
        signing.seal(root, year, key, files=files)
        same = [tag.name for tag in seals_of(root, year) if tag.message == text]
    history_tags.make_bundle(root, bundle, same[0])
    return same[0]


def delivery_status(root: Path, year: int) -> str:
    """Return whether and when the report was delivered, in one sentence."""
    from ..intake.beside import correspondence

    archive = Archive(root)
    return words.told(correspondence.read(root, year).receipt, archive.dossier(year).office.superior)
