"""The journey of verification: records and content of one revision, folder, ZIP or bundle; who, when, what, and what cannot be proven."""

import hashlib
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.approvals.chain import Chain
from ..core.approvals.verification import (
    OTHER_KEYS,
    TAGGING,
    Seal,
    Verified,
    against_content,
    limits,
    stated,
    weighed,
)
from ..core.approvals.wording import short
from ..core.errors import PipelineError
from .desk import KEYS, PERIODS, REVOKED, Desk, desk, reasons

if TYPE_CHECKING:
    from ..intake.repository.history_tags import Tag

TAG = re.compile(r"lakip-(20\d\d)(-r\d+)?")
RECORDS = re.compile(r"periods/(20\d\d)/pengesahan/[^/]+")
SCRIPT = Path(__file__).parents[1] / "render" / "assets" / "verifikasi.sh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to verify. `pinned` is the digest the list of keys must have; `trusted` is a list that replaces the archive's."""

    target: str = ""  # "" for HEAD; else a year, a tag or commit, a folder, a ZIP, a bundle, a PDF
    year: int | None = None
    pinned: str = ""
    trusted: Path | None = None
    remember: bool = True


def verify(root: Path | None, asked: Asked) -> tuple[Verified, ...]:
    """Verify every year with records in the target. `root` is the clone to look in, None outside one."""
    target = Path(asked.target) if asked.target else None
    if target and target.suffix == ".zip" and target.is_file():
        from ..intake import exported

        return _verified(exported.zipped(target), f"arsip {target.name}", asked, None)
    if target and target.suffix == ".bundle" and target.is_file():
        return _bundle(target, asked)
    if target and target.is_dir() and not re.fullmatch(r"20\d\d", asked.target):
        return _folder(target, asked)
    if root is None:
        raise PipelineError(f"Sasaran «{asked.target}» tidak ditemukan.", "Sebutkan folder, ZIP, bundel, atau tag di dalam salinan Git.")
    if re.fullmatch(r"20\d\d", asked.target):
        return _revision(root, "HEAD", replace(asked, target="", year=int(asked.target)))
    return _revision(root, asked.target or "HEAD", asked)


def _folder(folder: Path, asked: Asked) -> tuple[Verified, ...]:
    """A folder is read as it lies there, whether or not Git knows it."""
    from ..intake import exported

    if not (folder / PERIODS).is_dir():
        raise PipelineError(f"Tidak ada folder periods/ di {folder}.", "Sebutkan folder hasil mengekstrak arsip.")
    return _verified(exported.files(folder, PERIODS), f"folder {folder.name}", asked, None)


def _bundle(file: Path, asked: Asked) -> tuple[Verified, ...]:
    from ..intake.repository import history_tags

    with tempfile.TemporaryDirectory(prefix="lakip-") as place:
        clone = Path(place) / "arsip.git"
        history_tags.unbundle(file, clone)
        names = [name for name in history_tags.tags(clone) if TAG.fullmatch(name)]
        if not names:
            raise PipelineError(f"{file.name} tidak memuat tag lakip-<tahun>.", "Minta bundel yang dibuat bersama tagnya.")
        return tuple(v for name in names for v in _revision(clone, name, replace(asked, remember=False)))


def _revision(root: Path, name: str, asked: Asked) -> tuple[Verified, ...]:
    """Records and content come from one commit; a tag's own signature is looked at too."""
    from ..intake.repository import history, history_tags

    if name.startswith("-"):
        raise PipelineError(f"Sasaran «{name}» tidak dikenal.", "Sebutkan tag, revisi, folder, atau berkas.")
    tag = history_tags.tag(root, name)
    commit = tag.commit if tag else history.commit_of(root, name)
    named = TAG.fullmatch(name)
    year = asked.year or (int(named[1]) if named else None)
    files = history.files_at(root, commit, *([f"{PERIODS}/{year}", f"{PERIODS}/satker.yml", KEYS, REVOKED] if year else [f"{PERIODS}/"]))
    source = f"tag {name} (revisi {commit[:8]})" if tag else f"revisi {commit[:8]}"
    return _verified(files, source, replace(asked, year=year), root if asked.remember else None, tag)


def _verified(files: Mapping[str, bytes], source: str, asked: Asked, root: Path | None, tag: "Tag | None" = None) -> tuple[Verified, ...]:
    years = sorted({int(found[1]) for path in files if (found := RECORDS.fullmatch(path))})
    wanted = [asked.year] if asked.year else years
    if not wanted:
        raise PipelineError(f"Tidak ada rekaman pengesahan di {source}.", "Belum ada yang memaraf atau menyetujui.")
    keys = asked.trusted.read_bytes() if asked.trusted else files.get(KEYS)
    return tuple(_year(desk(files, year), source, asked, keys, root, tag) for year in wanted)


def _year(found: Desk, source: str, asked: Asked, keys: bytes | None, root: Path | None, tag: "Tag | None") -> Verified:
    revoked = found.files.get(REVOKED)
    seal, broken = _seal(tag, found.chain, found, keys, revoked) if tag else (None, ())
    proofs, unsound = weighed(found.chain, reasons(found.chain, keys, revoked, root), seal)
    digest = hashlib.sha256(keys).hexdigest() if keys is not None else ""
    pinned = asked.pinned.lower()
    other = (OTHER_KEYS.format(found=digest or "(tidak ada)", pinned=pinned),) if pinned and pinned != digest else ()
    faults = (*other, *found.chain.faults, *broken, *unsound, *against_content(found.chain, found.content, found.sign_off, found.year))
    return Verified(
        year=found.year,
        source=source,
        content=found.content,
        chain=found.chain,
        proofs=proofs,
        sign_off=found.sign_off,
        faults=faults,
        limits=limits(digest, bool(pinned or asked.trusted), seal),
        keys=digest,
        seal=seal,
    )


def _seal(tag: "Tag", chain: Chain, found: Desk, keys: bytes | None, revoked: bytes | None) -> tuple[Seal | None, tuple[str, ...]]:
    """Return the seal of a signed tag that names the last record and the content, or what is wrong with it."""
    from ..intake import signatures

    last, content = stated(tag.message, "rekaman-terakhir"), stated(tag.message, "isi")
    if last and last != (chain.end,):
        return None, (f"Tag {tag.name} menyebut rekaman terakhir {last[0][:8]}, bukan {chain.end[:8]}: tag dipindah atau rantai dipotong.",)
    if content and found.content and content != (found.content.sha256,):
        return None, (f"Tag {tag.name} menyebut isi {content[0][:8]}, bukan {short(found.content)}: tag dipindah.",)
    if tag.signature is None or keys is None or not last:
        return None, (() if tag.signature is None else (f"Tanda tangan tag {tag.name} tidak dapat diperiksa.",))
    for who in signatures.principals(tag.signature, keys, tag.time):
        claim = signatures.Claim(data=tag.payload, signature=tag.signature, principal=who, namespace=TAGGING, time=tag.time)
        if signatures.judge([claim], keys, revoked) == (None,):
            return Seal(name=tag.name, signer=who, last=last[0]), ()
    return None, (f"Tanda tangan tag {tag.name} tidak dapat diterima: kuncinya tidak terdaftar untuk tag, atau isinya berubah.",)


def pdf(root: Path, file: Path, asked: Asked) -> tuple[tuple[Verified, str], ...]:
    """Return the verifications of this clone whose records, or whose signed tag, name this very PDF, each with what names it."""
    from ..intake.repository import history_tags

    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    found = [
        (v, _listed("rekaman", [k.name for k in v.chain.links if k.record.pdf_sha256 == digest])) for v in _revision(root, "HEAD", asked)
    ]
    for name in history_tags.tags(root):
        if TAG.fullmatch(name) and (tag := history_tags.tag(root, name)) and _names(tag, digest):
            found += [(v, _listed("tag bertanda tangan", [name])) for v in _revision(root, name, replace(asked, year=None)) if v.seal]
    return tuple((verified, named) for verified, named in found if named)


def _names(tag: "Tag", digest: str) -> bool:
    return any(line.split("  ")[0] == digest for line in stated(tag.message, "berkas"))


def _listed(what: str, names: list[str]) -> str:
    return f"disebut {what} {', '.join(names)}" if names else ""


def shell_verifier(found: Desk) -> bytes:
    """Return verifikasi.sh as it goes into an archive: told the year and whose paraf this sheet asks for."""
    from ..core.approvals.values import Act

    asked = " ".join(stand.role.code for stand in found.sign_off.stands if stand.role.act is Act.PARAF)
    script = SCRIPT.read_text(encoding="utf-8")
    return script.replace('TAHUN=""', f'TAHUN="{found.year}"', 1).replace('PARAF=""', f'PARAF="{asked}"', 1).encode()
