"""`lakip verifikasi`."""

from pathlib import Path

import click

from ..core.approvals.values import Act
from ..core.approvals.verification import Verified
from ..core.errors import PipelineError
from ..journeys import verifying
from . import screen
from .common import CLEAN, FINDINGS, found_root, root_option
from .indonesian import Command

DEEDS = {Act.PARAF: "paraf", Act.SIGN: "tanda tangan", Act.RETURN: "pengembalian"}


@click.command(
    "verifikasi",
    cls=Command,
    help=(
        "Periksa rekaman dan isi SASARAN: tahun, tag, revisi, folder, ZIP, bundel Git, atau PDF; tanpa SASARAN, revisi yang terpasang. "
        "Kode keluar: 0 disetujui lengkap dan utuh, 1 tidak, 2 tidak dapat diperiksa."
    ),
    options_metavar="[OPSI]",
)
@click.argument("target", metavar="[SASARAN]", default="")
@click.option("--tahun", "year", type=click.IntRange(2000, 2099), default=None, help="Hanya tahun ini.")
@click.option("--sidik-kunci", "pinned", metavar="SHA256", default="", help="Sidik daftar kunci yang ditetapkan, dari sumber lain.")
@click.option(
    "--kunci-tepercaya",
    "trusted",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="BERKAS",
    default=None,
    help="Daftar kunci tepercaya, pengganti yang ada di dalam arsip.",
)
@click.option("--tanpa-simpanan", "fresh", is_flag=True, help="Periksa ulang semua tanda tangan, abaikan hasil yang disimpan.")
@root_option
def command(target: str, year: int | None, pinned: str, trusted: Path | None, fresh: bool, root: Path | None) -> int:
    """Verify and tell."""
    asked = verifying.Asked(target=target, year=year, pinned=pinned, trusted=trusted, remember=not fresh)
    if target.lower().endswith(".pdf") and Path(target).is_file():
        return _pdf(found_root(root), Path(target), asked)
    results = verifying.verify(_clone(root), asked)
    for verified in results:
        _show(verified)
    return CLEAN if results and all(v.is_signed for v in results) else FINDINGS


def _clone(root: Path | None) -> Path | None:
    try:
        return found_root(root)
    except PipelineError:
        if root is not None:
            raise
        return None


def _pdf(root: Path, file: Path, asked: verifying.Asked) -> int:
    import dataclasses

    found = verifying.pdf(root, file, dataclasses.replace(asked, target=""))
    for verified, named in found:
        _show(verified)
        screen.say(f"{file.name}: {named}.")
    if not found:
        screen.say(f"{file.name} tidak disebut rekaman atau tag mana pun: bukan PDF yang diperiksa pejabat, atau sudah berubah.", fg="red")
    return CLEAN if found and all(v.is_signed for v, _ in found) else FINDINGS


def _show(verified: Verified) -> None:
    screen.say(f"Laporan Kinerja {verified.year} · {verified.source}", bold=True)
    screen.say(f"isi          sha256 {verified.content.sha256 if verified.content else '(tidak ada)'}")
    screen.say(f"daftar kunci sha256 {verified.keys or '(tidak ada)'}")
    if verified.seal:
        screen.say(f"tag          {verified.seal.name}, ditandatangani kunci {verified.seal.signer}")
    for link in verified.chain.links:
        record = link.record
        same = "isi ini" if verified.content and record.content.sha256 == verified.content.sha256 else "isi lain"
        mark = screen.style("terbukti", fg="green") if link.name in verified.proofs else screen.style("TIDAK TERBUKTI", fg="red")
        screen.say(
            f"{record.number:04d} {record.time:%Y-%m-%d %H:%M:%S} UTC  {DEEDS[record.act]} · {record.role} · {record.name}, {record.title}"
        )
        screen.say(f"     {mark} · {same} · {verified.proofs.get(link.name, 'tanpa bukti')}")
        if record.note:
            screen.say(f"     alasan: {record.note}")
    for fault in verified.faults:
        screen.say(f"✗ {fault}", fg="red")
    screen.say("Yang tidak dapat dibuktikan pemeriksaan ini:")
    for limit in verified.limits:
        screen.say(f"  – {limit}")
    if verified.is_signed:
        screen.say(f"Tahun {verified.year}: diparaf dan disetujui lengkap, isi dan rekamannya utuh.", fg="green")
    else:
        screen.say(f"Tahun {verified.year}: BELUM atau TIDAK terbukti disetujui.", fg="red")
