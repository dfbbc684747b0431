"""What a set of records proves, and what it cannot: the judgement on a chain whose signatures have been looked at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .chain import Chain, Link
from .values import Act, Content, SignOff

RECORDER = "perekam"  # principal of whoever froze reviews of a host
RECORDING = "rekam@lakip"
TAGGING = "git"
DOMAIN = "@lakip"

UNSIGNED = "Rekaman {name} tidak bertanda tangan; rekaman lokal harus ditandatangani pejabatnya."
UNPROVEN = (
    "Rekaman {name} berasal dari {host} dan tidak bertanda tangan kunci: di luar jaringan asalnya tidak dapat dibuktikan; "
    "cocokkan dengan host (lakip sahkan rekam --cocokkan), atau minta arsip dengan tag bertanda tangan."
)
BAD = "Tanda tangan {name} tidak dapat diterima: {reason}."
CHANGED = "Isi tahun {year} berbeda dari yang disetujui: sekarang {now}, pada rekaman terakhir {then}."
OPEN = "Belum disetujui lengkap: {what}"
NO_RECORDS = "Tahun {year} belum mempunyai rekaman pengesahan."
NO_CONTENT = "Tahun {year} tidak mempunyai isi yang dapat diperiksa."
OTHER_KEYS = "Daftar kunci (allowed_signers) bukan yang ditetapkan: sidiknya {found}, sedangkan yang disebut {pinned}."

LIMITS = (
    "Jam perangkat dapat dimundurkan: waktu pada rekaman lokal adalah pernyataan penanda tangan.",
    "Rekaman terakhir dapat dibuang tanpa meninggalkan bekas pada rantai; hanya tag bertanda tangan yang menyebut rekaman terakhir.",
    "Renstra, satker.yml, dan tahun lain berada di luar isi yang disidik; commit pada rekaman menyebut keadaannya waktu itu.",
    "Rekaman ini bukan tanda tangan elektronik tersertifikasi; itu ada pada PDF akhir yang bertanda tangan basah atau TTE.",
)
UNPINNED = (
    "Daftar kunci diambil dari arsip yang sama: orang yang menggantinya dapat menandatangani semuanya ulang. "
    "Cocokkan sidiknya dengan lembar penetapan, dengan --sidik-kunci {digest}."
)
NO_TAG = "Arsip ini tidak diperiksa melalui tag bertanda tangan, sehingga ujung rantainya tidak terikat."


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A signed tag over the revision: who signed, and which record it names as the last."""

    name: str
    signer: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """The outcome for one year of one revision."""

    year: int
    source: str  # what was looked at, e.g. "revisi 1a2b3c4d"
    content: Content | None
    chain: Chain
    proofs: Mapping[str, str]  # record -> what proves it, as the end of a sentence; unproven ones are missing
    sign_off: SignOff | None
    faults: tuple[str, ...]
    limits: tuple[str, ...]
    keys: str  # sha256 of the list of keys, "" without one
    seal: Seal | None = None

    @property
    def is_intact(self) -> bool:
        """Whether nothing was found wrong with records, signatures and content."""
        return not self.faults

    @property
    def is_signed(self) -> bool:
        """Whether the very content is signed, intact and every record proven. Never so by default."""
        names = {link.name for link in self.chain.links}
        return bool(names) and self.is_intact and names == set(self.proofs) and self.sign_off is not None and self.sign_off.is_signed


def claim_of(link: Link) -> tuple[str, str]:
    """Return principal and namespace that a record's signature must have been made for."""
    if link.is_local:
        return link.record.role, f"{link.record.act.value}{DOMAIN}"
    return RECORDER, RECORDING


def weighed(chain: Chain, reasons: Mapping[str, str | None], seal: Seal | None) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what proves each record, and the faults. `reasons` holds every record with a signature: None where it is good."""
    proofs: dict[str, str] = {}
    faults: list[str] = []
    for link in chain.links:
        principal, namespace = claim_of(link)
        if link.signature is None:
            if link.is_local:
                faults.append(UNSIGNED.format(name=link.name))
            elif seal:
                proofs[link.name] = f"tag {seal.name} yang ditandatangani kunci {seal.signer}"
            else:
                faults.append(UNPROVEN.format(name=link.name, host=link.record.source))
        elif (reason := reasons[link.name]) is not None:
            faults.append(BAD.format(name=link.name, reason=reason))
        else:
            proofs[link.name] = f"kunci {principal} ({namespace})"
    return proofs, tuple(faults)


def against_content(chain: Chain, content: Content | None, sign_off: SignOff | None, year: int) -> Iterator[str]:
    """Give what keeps the records from covering this content."""
    if content is None:
        yield NO_CONTENT.format(year=year)
    elif not chain.links:
        yield NO_RECORDS.format(year=year)
    elif (last := last_signed(chain)) is not None and last.record.content.sha256 != content.sha256:
        yield CHANGED.format(year=year, now=content.sha256, then=last.record.content.sha256)
    if sign_off is not None and chain.links and not sign_off.is_signed:
        yield from (OPEN.format(what=sentence) for sentence in sign_off.missing)


def last_signed(chain: Chain) -> Link | None:
    """Return the last signature that no return came after; None where the year is open."""
    closing = [link for link in chain.links if link.record.act is not Act.PARAF]
    return closing[-1] if closing and closing[-1].record.act is Act.SIGN else None


def limits(keys: str, pinned: bool, seal: Seal | None) -> tuple[str, ...]:
    """Return what the verification cannot prove, as it stands."""
    return (*LIMITS, *([] if pinned or not keys else [UNPINNED.format(digest=keys)]), *([] if seal else [NO_TAG]))


def message(year: int, records: Sequence[Link], content: Content, files: Mapping[str, str]) -> str:
    """Return the message of the tag that seals a year: the last record's digest, the content, and digests of finished files."""
    lines = [
        f"Laporan Kinerja {year}",
        "",
        f"rekaman-terakhir: {records[-1].digest}",
        f"jumlah-rekaman: {len(records)}",
        f"isi: {content.sha256}",
    ]
    return "\n".join([*lines, *(f"berkas: {digest}  {name}" for name, digest in sorted(files.items()))]) + "\n"


def stated(message: str, key: str) -> tuple[str, ...]:
    """Return what a tag's message says under a key."""
    return tuple(line.partition(": ")[2] for line in message.splitlines() if line.startswith(f"{key}: "))
