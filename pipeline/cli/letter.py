"""`lakip surat`: baru, terbit, daftar, susun."""

from datetime import datetime
from pathlib import Path

import click

from ..core import words
from ..journeys import corresponding
from ..journeys.archive import Scope
from . import notices, screen
from .common import CLEAN, FINDINGS, found_root, output_option, progress, root_option, scope_argument
from .indonesian import Command, Group

day_option = click.option(
    "--tanggal",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="TANGGAL",
    default=None,
    help="Tanggal surat, misalnya 2026-10-05 (bawaan: tanggal dalam surat, atau hari ini).",
)


@click.group(
    "surat",
    cls=Group,
    help="Buat, beri nomor, daftar, dan susun surat: disposisi, nota dinas, edaran, undangan, daftar hadir, notulen.",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH",
)
def command() -> None:
    """Hold the commands together."""


@command.command(
    "baru",
    cls=Command,
    help="Buat konsep surat JENIS (lembar-disposisi, nota-dinas, surat-edaran, undangan, daftar-hadir, notulen, surat-pengantar).",
    options_metavar="[OPSI]",
)
@click.argument("kind", metavar="JENIS")
@click.argument("scope", metavar="LINGKUP")
@click.option("--nama", "name", metavar="NAMA", default="", help="Nama berkas tanpa .yml (bawaan: jenis dan periode).")
@root_option
def new(kind: str, scope: str, name: str, root: Path | None) -> int:
    """Write a draft."""
    screen.say(f"ditulis  {corresponding.new(found_root(root), kind, Scope.parse(scope), name)}")
    screen.say("Lengkapi seperlunya, lalu: lakip surat susun, dan lakip surat terbit bila akan dikirim.")
    return CLEAN


@command.command("terbit", cls=Command, help="Beri konsep surat nomor berikutnya, tanggal, dan saat terbitnya.", options_metavar="[OPSI]")
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path, dir_okay=False))
@day_option
@click.option("--urut", "order", type=click.IntRange(1), metavar="NOMOR", default=None, help="Nomor urut dari agenda bersama kantor.")
@root_option
def issue(file: Path, day: datetime | None, order: int | None, root: Path | None) -> int:
    """Take a number."""
    dated = day.date() if day else None
    issued = corresponding.issue(found_root(root), file, datetime.now().astimezone(), day=dated, order=order)
    screen.say(f"Nomor {issued.number}, tanggal {words.long_date(issued.day)}, ditulis dalam {file}.")
    screen.say("Catat dalam Git (git add, git commit) dan kirim segera, agar nomor ini tidak diambil orang lain.")
    return CLEAN


@command.command("daftar", cls=Command, help="Tunjukkan register surat [TAHUN] dan konsep yang belum bernomor.", options_metavar="[OPSI]")
@click.argument("year", metavar="[TAHUN]", type=click.IntRange(2000, 2099), required=False)
@root_option
def register(year: int | None, root: Path | None) -> int:
    """Show the register."""
    entries, drafts = corresponding.listed(found_root(root), year)
    for entry in entries:
        wish = entry.wish
        dated = words.long_date(wish.day) if wish.day else "tanpa tanggal"
        screen.say(f"{entry.year}  {entry.order or '?':>4}  {wish.number:<34} {dated:<18} {wish.kind:<17} {wish.file}")
    for wish in drafts:
        screen.say(f"konsep       {'belum bernomor':<34} {'':<18} {wish.kind:<17} {wish.file}")
    screen.say(f"{len(entries)} surat bernomor, {len(drafts)} konsep.")
    return CLEAN


@command.command(
    "susun",
    cls=Command,
    help="Susun surat menjadi PDF dan DOCX di build/surat/<tahun>/: semua, suatu LINGKUP, atau satu BERKAS.",
    options_metavar="[OPSI]",
)
@scope_argument
@root_option
@output_option
def compose(scope: str, root: Path | None, out: Path | None) -> int:
    """Set the letters."""
    made = corresponding.typeset(found_root(root), scope, out, tell=progress())
    if made.stopped:
        notices.show(made.findings, "teks")
        return FINDINGS
    for file in made.files:
        screen.say(file)
    for note in made.notes:
        screen.say(note, err=True)
    return CLEAN
