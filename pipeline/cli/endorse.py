"""`lakip sahkan`: paraf, tanda-tangan, kembalikan, rekam, status."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..core.approvals.values import Act, Standing
from ..journeys import hosting, signing
from . import screen
from .common import CLEAN, FINDINGS, found_root, root_option
from .indonesian import Command, Group

year_argument = click.argument("year", metavar="TAHUN", type=click.IntRange(2000, 2099))
file_type = click.Path(path_type=Path, dir_okay=False)


@click.group(
    "sahkan",
    cls=Group,
    help="Paraf, setujui, atau kembalikan laporan suatu tahun, dan simpan rekamannya.",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH",
)
def command() -> None:
    """Hold the commands together."""


def _acting(name: str, deed: Act, about: str) -> None:
    @command.command(name, cls=Command, help=about, options_metavar="[OPSI]")
    @year_argument
    @_options
    def acting(year: int, role: str, key: Path, note: str, root: Path | None) -> int:
        return _tell(signing.act(found_root(root), year, deed, role, key, note))


def _options(function: Callable[..., int]) -> Callable[..., Any]:
    role = click.option("--peran", "role", metavar="PERAN", required=True, help="Peran pada lembar pengesahan, misalnya kasubbag-kul.")
    key = click.option("--kunci", "key", type=file_type, metavar="BERKAS", required=True, help="Kunci SSH pejabat, dibaca ssh-keygen.")
    note = click.option("--catatan", "note", metavar="TEKS", default="", help="Alasan; wajib untuk pengembalian.")
    return role(key(note(root_option(function))))


_acting("paraf", Act.PARAF, "Paraf isi TAHUN yang sudah dicatat, sebagai Kasubbag.")
_acting("tanda-tangan", Act.SIGN, "Setujui isi TAHUN sebagai penanda tangan, sesudah paraf lengkap.")
_acting("kembalikan", Act.RETURN, "Kembalikan TAHUN dengan alasan; semua paraf sebelumnya gugur.")


@command.command("rekam", cls=Command, help="Simpan reviu yang diterima di Git host sebagai rekaman.", options_metavar="[OPSI]")
@year_argument
@click.option("--usulan", "numbers", type=click.IntRange(1), metavar="NOMOR", multiple=True, required=True, help="Boleh diulang.")
@click.option("--kunci", "key", type=file_type, metavar="BERKAS", default=None, help="Kunci SSH perekam, untuk menandatangani rekamannya.")
@click.option("--cocokkan", "compare", is_flag=True, help="Jangan menulis; gagal bila rekaman berbeda dari host.")
@root_option
def record(year: int, numbers: tuple[int, ...], key: Path | None, compare: bool, root: Path | None) -> int:
    """Freeze, or compare."""
    place = found_root(root)
    host = hosting.connect(hosting.office(place).hosting)
    return _tell(signing.freeze(place, year, host, numbers, key, compare=compare))


@command.command("status", cls=Command, help="Tunjukkan siapa yang sudah dan belum, serta apa yang kurang.", options_metavar="[OPSI]")
@year_argument
@root_option
def status(year: int, root: Path | None) -> int:
    """Show where a year stands."""
    found = signing.status(found_root(root), year)
    screen.say(f"Isi {year}: sha256 {found.content.sha256}")
    for stand in found.sign_off.stands:
        who = f" · {stand.name}" if stand.standing is not Standing.NONE and stand.name else ""
        screen.say(f"  {stand.role.code:<24} {stand.standing.value}{who}")
    for fault in found.chain.faults:
        screen.say(fault, fg="red")
    for sentence in found.sign_off.missing:
        screen.say(f"→ {sentence}")
    if found.sign_off.is_signed and not found.chain.faults:
        screen.say("Disetujui lengkap menurut rekaman. Tanda tangannya diperiksa dengan `lakip verifikasi`.")
    return FINDINGS if found.chain.faults else CLEAN


def _tell(done: signing.Done) -> int:
    for file in done.files:
        screen.say(f"ditulis  {file}")
    for note in done.notes:
        screen.say(note)
    if done.files:
        screen.say("Catat rekaman ini dalam Git (git add, git commit) agar tidak hilang.")
    return CLEAN
