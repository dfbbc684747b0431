"""`lakip progres`."""

from pathlib import Path

import click

from ..journeys import progressing
from . import screen
from .common import CLEAN, found_root, output_option, root_option
from .endorse import year_argument
from .indonesian import Command


@click.command(
    "progres",
    cls=Command,
    help="Susun Laporan Progres Bulanan TAHUN: satu halaman, tiap indikator terhadap Rencana Aksi dengan lampu dan perkiraan akhir tahun.",
    options_metavar="[OPSI]",
)
@year_argument
@click.option("--bulan", "month", type=click.IntRange(1, 12), metavar="BULAN", help="Bulan 1–12; bawaannya bulan terakhir yang terisi.")
@root_option
@output_option
def command(year: int, month: int | None, root: Path | None, out: Path | None) -> int:
    """Make the sheet and tell what it says."""
    sheet, file = progressing.monthly(found_root(root), year, month, out)
    screen.say(f"{sheet.title}, keadaan {sheet.span}")
    for sentence in sheet.sentences:
        screen.say(sentence)
    screen.say(file)
    return CLEAN
