"""`lakip periode buka`."""

from datetime import datetime
from pathlib import Path

import click

from ..core import words
from ..core.errors import PipelineError
from ..journeys import opening
from ..journeys.archive import Scope
from . import notices, screen
from .common import CLEAN, FINDINGS, found_root, root_option
from .indonesian import Command, Group

day_option = click.option(
    "--tanggal",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="TTTT-BB-HH",
    default=None,
    help="Tanggalnya; bawaannya hari ini.",
)


@click.group("periode", cls=Group, help="Buka periode pengumpulan data.", options_metavar="[OPSI]", subcommand_metavar="PERINTAH")
def command() -> None:
    """Hold the command."""


@command.command(
    "buka",
    cls=Command,
    help="Siapkan folder setiap subbagian untuk PERIODE dan bekukan yang disepakati. Berkas yang sudah ada tidak disentuh.",
    options_metavar="[OPSI]",
)
@click.argument("named", metavar="TAHUN PERIODE", nargs=-1, required=True)
@click.option("--oleh", "by", metavar="PERAN", default="", help="Peran yang membuka, misalnya kasubbag-rendatin.")
@day_option
@root_option
def open_(named: tuple[str, ...], by: str, day: datetime | None, root: Path | None) -> int:
    """Open and tell."""
    scope = Scope.parse("/".join(named))  # `2026 s2` and `2026/s2` alike
    if scope.year is None or not scope.period:
        raise PipelineError("Periode yang dibuka belum disebut.", "Tulis tahun dan periodenya, misalnya: lakip periode buka 2026 s2")
    opened = opening.open_period(found_root(root), scope.year, scope.period, day.date() if day else None, by)
    if opened.findings:
        notices.show(opened.findings, "teks")
        screen.say("Periode belum dibuka: yang akan dibekukan masih salah. Tidak ada yang ditulis.", fg="red")
        return FINDINGS
    _tell(opened)
    return CLEAN


def _tell(opened: opening.Opened) -> None:
    if opened.period is None or opened.day is None or opened.period.due is None:
        return
    screen.say(f"{opened.period.name} {opened.year} dibuka pada {words.long_date(opened.day)}.", bold=True)
    screen.say(f"Batas penyerahan: {words.long_date(opened.period.due)}.")
    for laid in opened.laid:
        _tell_one(laid)
    screen.say(f"\ndibuat   {opened.record}\n         yang disepakati dibekukan; jangan diubah dengan tangan")
    scope = f"{opened.year}/{opened.period.code}"
    screen.say("\nBerikutnya:")
    screen.say(f"1. Simpan dalam Git: git add periods/{scope} {opened.record} && git commit -m 'Buka {scope}'")
    screen.say(f"2. Buat formulir untuk setiap subbagian: lakip formulir {scope}")
    screen.say(f"3. Siapkan surat edarannya: lakip surat baru surat-edaran {scope}")


def _tell_one(laid: opening.Laid) -> None:
    screen.say(f"\n{laid.form.department.name}: {opening.summary(laid)}")
    for file in laid.made:
        screen.say(f"dibuat   {file.parent if file.name == '.gitkeep' else file}{'/' if file.name == '.gitkeep' else ''}")
    for file in laid.kept:
        if file.name != ".gitkeep":
            screen.say(f"tetap    {file} (sudah ada, tidak disentuh)")
    if laid.lacking:
        screen.say(f"         belum memuat baris {opening.lacking(laid.lacking)}", fg="yellow")
