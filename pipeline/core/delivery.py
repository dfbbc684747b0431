"""What goes to the superior and comes back from there: the receipt, the names of files, the words that go with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from . import words
from .report import Report

DRAFT = "konsep"
DELIVERED = "Laporan disampaikan kepada {to} pada {day} ({way}{agenda}); tanda terima: {file}."
NO_FILE = "belum diunggah"
NOT_DELIVERED = "Laporan belum tercatat disampaikan kepada {to}."

README = """\
{title}
{office}
{rule}

{state}

Isi paket
{files}

Memeriksa tanpa sambungan internet
1. Tanpa Git dan tanpa Python: jalankan `sh verifikasi.sh` di folder ini (memerlukan sha256sum dan ssh-keygen).
2. Dengan lakip: jalankan `lakip verifikasi` pada folder ini atau pada ZIP-nya.
3. Cocokkan sidik jari kunci pejabat (periods/allowed_signers) dengan lembar penetapan kunci yang dipegang penerima. Tanpa itu, berkas
   kunci di dalam paket hanya menjamin bahwa isi paket saling cocok, bukan siapa yang memegang kuncinya.

Arti rekaman di periods/{year}/pengesahan/
Setiap rekaman menyatakan bahwa pejabat memeriksa dan menyetujui (paraf, persetujuan penanda tangan) atau mengembalikan isi dengan sidik
jari tertentu. Rekaman itu bukan tanda tangan elektronik tersertifikasi. Tanda tangan yang berlaku ke luar ialah tanda tangan basah dan
stempel, atau TTE, pada PDF laporan.
"""
RELEASE = """\
# {title}

{office}. Tag `{tag}`; isi sha256 `{sha256}`.

| berkas | sha256 |
|---|---|
{rows}

Paraf dan persetujuan penanda tangan diberikan di repositori dan dapat diperiksa dengan `lakip verifikasi {tag}`, atau dengan
`sh verifikasi.sh` di dalam ZIP. Rekaman itu bukan tanda tangan elektronik tersertifikasi.

Mengunggah ke halaman rilis host (sekali, oleh pengelola):

    git push origin {tag}
    gh release create {tag} --verify-tag --notes-file RILIS.md *.pdf *.docx *.zip *.bundle SHA256SUMS manifest.json lakip.cdx.json
"""
STATES = {
    True: "Laporan ini sudah diparaf dan disetujui penanda tangannya di repositori; rekamannya ada di dalam paket.",
    False: "KONSEP. Paraf dan persetujuan penanda tangan atas isi ini belum lengkap. Paket ini bukan laporan final.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """That the superior has the report, as the office recorded it in surat/penyampaian.yml."""

    day: date
    to: str
    way: str  # langsung, kurir, pos, surel, aplikasi
    agenda: str = ""
    file: PurePosixPath | None = None  # scan of the receipt, relative to the repository
    package: str = ""  # sha256 of the ZIP that was sent
    note: str = ""


def told(receipt: Receipt | None, superior: str) -> str:
    """Return whether and when the report was delivered, in one sentence."""
    if receipt is None:
        return NOT_DELIVERED.format(to=superior)
    agenda = f", agenda nomor {receipt.agenda}" if receipt.agenda else ""
    file = str(receipt.file) if receipt.file else NO_FILE
    return DELIVERED.format(to=receipt.to, day=words.long_date(receipt.day), way=receipt.way, agenda=agenda, file=file)


def package_name(year: int, digest: str, *, signed: bool) -> str:
    """Return the name of a package: the same content has the same name."""
    return f"lakip-{year}-{digest[:8]}{'' if signed else f'-{DRAFT}'}"


def release(report: Report, tag: str, files: Sequence[tuple[str, str]]) -> str:
    """Return RILIS.md, the text of the release; `files` are names and digests."""
    rows = "\n".join(f"| {name} | `{digest}` |" for name, digest in files)
    sha256 = report.verification.sha256 if report.verification else ""
    return RELEASE.format(title=report.identity.title, office=report.office.name, tag=tag, sha256=sha256, rows=rows)


def readme(report: Report, files: Sequence[tuple[str, str]], *, signed: bool) -> str:
    """Return BACA-SAYA.txt; `files` are names and what they are."""
    title = report.identity.title.upper()
    listing = "\n".join(f"- {name}: {what}" for name, what in files)
    rule = "=" * max(len(title), len(report.office.name))
    values = {"title": title, "office": report.office.name, "rule": rule, "state": STATES[signed], "files": listing}
    return README.format(year=report.identity.year, **values)
