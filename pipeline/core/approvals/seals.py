"""What can be said of a signed PDF, and what cannot: its digest, whether it extends the very bytes approved, what a checker found.

Nothing here calls a document *sah*. A scan of ink proves nothing to a program; a certificate is trusted only by an anchor that the
reader gave.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..errors import PipelineError

END = b"%%EOF"
ENDINGS = (b"", b"\n", b"\r\n", b"\r")
MOST_REVISIONS = 2000
HEAD = b"%PDF-"

DIGEST = "Sidik jari berkas: sha256 {sha256} ({size} byte)."
SAME = "Berkas ini sama persis, byte demi byte, dengan {what}. Belum ada yang dibubuhkan padanya."
EXTENDS = "Berkas ini dimulai dengan byte yang sama persis dengan {what}; sesudahnya ditambahkan {extra} byte."
STRANGER = (
    "Berkas ini tidak dimulai dengan byte PDF yang disetujui. Aplikasi penanda tangan mungkin menulis ulang berkasnya, pindaian memang "
    "berkas lain, atau isinya berbeda; kesamaan isi tidak dapat dipastikan dari byte-nya."
)
NOTHING_KNOWN = "Tidak ada PDF yang disetujui untuk dibandingkan: tahun ini belum disusun, dan rekamannya tidak menyebut PDF."
ADDED_SIGNATURE = (
    "Yang ditambahkan sesudahnya hanya tanda tangan dan kelengkapannya; isi halaman tidak ditulis ulang. Gambar tanda tangan yang tampak "
    "dapat menutupi sebagian halaman."
)
ADDED_OTHER = "PERHATIAN: sesudah byte yang disetujui ada perubahan selain tanda tangan, sehingga yang tampak dapat berbeda: {why}."
NO_SIGNATURE = "Di dalamnya tidak ada tanda tangan elektronik."
SIGNATURE = "Tanda tangan elektronik {number} (isian {field}): atas nama {signer}, diterbitkan {issuer}, waktu menurut berkas {time}."
WHOLE, BROKEN = "Isi yang dilindunginya utuh.", "PERHATIAN: isi yang dilindunginya TIDAK utuh."
VERDICT = {
    True: "Kesimpulan pyHanko (bottom_line): diterima, dengan jangkar kepercayaan yang Anda berikan.",
    False: "Kesimpulan pyHanko (bottom_line): tidak diterima.",
}
UNTRUSTED = (
    "Penerbit sertifikatnya tidak dapat dipercaya dengan jangkar yang ada; tanpa --jangkar memang tidak ada penerbit yang dipercaya."
)
COVERAGE = {
    "ENTIRE_FILE": "Cakupannya seluruh berkas.",
    "ENTIRE_REVISION": "Cakupannya seluruh berkas saat ditandatangani; sesudahnya berkas ditambah lagi.",
    "CONTIGUOUS_BLOCK_FROM_START": "PERHATIAN: cakupannya hanya sebagian berkas.",
    "UNCLEAR": "PERHATIAN: cakupannya tidak jelas.",
}
TROUBLE = "Tanda tangan elektronik {number} (isian {field}) tidak dapat diperiksa: {trouble}."
LIMITS_SCAN = (
    "Bila berkas ini pindaian naskah bertanda tangan basah, perintah ini tidak dapat memeriksa tanda tangan, stempel, ataupun kesamaan "
    "halamannya; yang tersimpan hanyalah sidik jarinya.",
)
LIMITS_SIGNATURE = (
    "Daftar penerbit tepercaya (misalnya rantai sertifikat BSrE) tidak disertakan dalam lakip; kepercayaan hanya sejauh --jangkar yang "
    "diberikan.",
    "Pencabutan sertifikat dan waktu penandatanganan tidak diperiksa ke luar; waktu di dalam berkas ialah pengakuan penanda tangannya, "
    "kecuali ada cap waktu tepercaya.",
    "Untuk kepastian TTE BSrE gunakan juga layanan verifikasi resminya.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The beginning of a PDF up to one of its ends: how long it is, and its digest."""

    length: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One electronic signature in a PDF, as a checker saw it. Only the name of the signer is kept, no number of a person."""

    field: str
    signer: str = "(tidak terbaca)"
    issuer: str = "(tidak terbaca)"
    time: datetime | None = None  # as claimed inside the file
    is_intact: bool = False
    is_trusted: bool = False
    coverage: str = "UNCLEAR"
    bottom_line: bool = False
    trouble: str = ""  # why it could not be checked at all


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What was added after the approved bytes: only a signature, or something else and what."""

    is_signature_only: bool
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """All that was found out about one PDF. `matched` names what it is or begins with, "" where it is unknown bytes."""

    sha256: str
    size: int
    signatures: tuple[Signature, ...]
    has_known: bool  # whether there was anything to compare with
    matched: str = ""
    matched_length: int = 0
    added: Added | None = None

    @property
    def is_extension(self) -> bool:
        """Whether the file begins with the approved bytes and goes on."""
        return 0 < self.matched_length < self.size

    @property
    def is_accepted(self) -> bool:
        """Whether the approved bytes carry at least one signature, all of them accepted, and nothing but signatures was added."""
        clean = self.added is not None and self.added.is_signature_only
        return self.is_extension and clean and bool(self.signatures) and all(s.bottom_line for s in self.signatures)


def revisions(data: bytes) -> tuple[Revision, ...]:
    """Return every beginning of `data` that may be a whole PDF by itself, shortest first. Refuse what is no PDF."""
    if HEAD not in data[:1024]:
        raise PipelineError("Berkas itu bukan PDF.", "Berikan PDF yang sudah ditandatangani atau hasil pindainya.")
    return tuple(_revisions(data))


def _revisions(data: bytes) -> Iterator[Revision]:
    digest, done = hashlib.sha256(), 0
    for end in _ends(data):
        digest.update(data[done:end])
        done = end
        yield Revision(length=end, sha256=digest.hexdigest())


def _ends(data: bytes) -> list[int]:
    ends = {len(data)}
    at = data.find(END)
    while at >= 0 and len(ends) < MOST_REVISIONS:
        stop = at + len(END)
        ends |= {stop + len(tail) for tail in ENDINGS if data.startswith(tail, stop)}
        at = data.find(END, stop)
    return sorted(ends)


def longest_known(found: Sequence[Revision], known: Mapping[str, str]) -> tuple[Revision, str] | None:
    """Return the longest beginning whose digest is known, and what it is known as."""
    return next(((r, known[r.sha256]) for r in reversed(found) if r.sha256 in known), None)


def told(seal: Seal) -> tuple[str, ...]:
    """Return everything that can be said of the file, and last what this does not prove."""
    return (DIGEST.format(sha256=seal.sha256, size=seal.size), *_origin(seal), *_signatures(seal), *_limits(seal))


def _origin(seal: Seal) -> Iterator[str]:
    if not seal.has_known:
        yield NOTHING_KNOWN
    elif not seal.matched:
        yield STRANGER
    elif not seal.is_extension:
        yield SAME.format(what=seal.matched)
    else:
        yield EXTENDS.format(what=seal.matched, extra=seal.size - seal.matched_length)
        if seal.added:
            yield ADDED_SIGNATURE if seal.added.is_signature_only else ADDED_OTHER.format(why=seal.added.why)


def _signatures(seal: Seal) -> Iterator[str]:
    if not seal.signatures:
        yield NO_SIGNATURE
    for number, found in enumerate(seal.signatures, 1):
        if found.trouble:
            yield TROUBLE.format(number=number, field=found.field, trouble=found.trouble)
            continue
        time = f"{found.time:%Y-%m-%d %H.%M.%S %z}".strip() if found.time else "(tidak disebut)"
        yield SIGNATURE.format(number=number, field=found.field, signer=found.signer, issuer=found.issuer, time=time)
        yield " ".join(filter(None, _judged(found)))


def _judged(found: Signature) -> Iterator[str]:
    yield WHOLE if found.is_intact else BROKEN
    yield COVERAGE.get(found.coverage, COVERAGE["UNCLEAR"])
    yield VERDICT[found.bottom_line]
    yield "" if found.is_trusted else UNTRUSTED


def _limits(seal: Seal) -> tuple[str, ...]:
    return LIMITS_SIGNATURE if seal.signatures else LIMITS_SCAN
