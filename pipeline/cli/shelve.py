"""`lakip arsip`."""

from pathlib import Path

import click

from ..journeys import delivery
from .common import found_root, output_option, progress, root_option
from .deliver import told
from .endorse import file_type, year_argument
from .indonesian import Command


@click.command(
    "arsip",
    cls=Command,
    help=(
        "Arsipkan laporan TAHUN yang sudah disetujui: tag dan bundel Git, berkas rilis di build/arsip/<tahun>/, dan situs arsip. "
        "Diulang, tidak ada yang berubah."
    ),
    options_metavar="[OPSI]",
)
@year_argument
@click.option(
    "--kunci", "key", type=file_type, metavar="BERKAS", default=None, help="Kunci SSH untuk menandatangani tag; isinya tidak dibaca lakip."
)
@root_option
@output_option
def command(year: int, key: Path | None, root: Path | None, out: Path | None) -> int:
    """Shelve and tell."""
    return told(delivery.shelve(found_root(root), year, out, key, tell=progress()))
