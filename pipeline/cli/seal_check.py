"""`lakip tte periksa`."""

from pathlib import Path

import click

from ..core.approvals import seals
from ..journeys import examining
from . import screen
from .common import CLEAN, FINDINGS, found_root, root_option
from .endorse import file_type
from .indonesian import Command, Group


@click.group(
    "tte",
    cls=Group,
    help="Periksa PDF yang sudah ditandatangani di luar lakip: TTE, atau pindaian naskah bertanda tangan basah.",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH",
)
def command() -> None:
    """Hold the commands together."""


@command.command(
    "periksa",
    cls=Command,
    help=(
        "Periksa PDF: sidik jarinya, apakah memperpanjang PDF yang disetujui, dan apa kata pyHanko tentang tanda tangannya. "
        "Tidak menyimpan apa pun. "
        "Kode keluar: 0 diterima, atau tanpa tanda tangan elektronik untuk diperiksa; 1 ada yang perlu diperhatikan."
    ),
    options_metavar="[OPSI]",
)
@click.argument("file", metavar="PDF", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--tahun", "year", type=click.IntRange(2000, 2099), required=True, help="Tahun laporan yang ditandatangani.")
@click.option(
    "--jangkar", "anchors", type=file_type, metavar="BERKAS", multiple=True, help="Sertifikat penerbit yang dipercaya; boleh diulang."
)
@root_option
def check(file: Path, year: int, anchors: tuple[Path, ...], root: Path | None) -> int:
    """Look and tell."""
    seal = examining.examine(found_root(root), year, file, anchors)
    for sentence in seals.told(seal):
        screen.say(sentence, fg="red" if sentence.startswith("PERHATIAN") else None)
    return CLEAN if seal.is_accepted or not seal.signatures else FINDINGS
