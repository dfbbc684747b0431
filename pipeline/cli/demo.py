"""`lakip peragaan`."""

import tempfile
from pathlib import Path

import click

from ..journeys import demo
from . import screen
from .common import CLEAN, found_root, root_option
from .indonesian import Command


@click.command(
    "peragaan",
    cls=Command,
    help=(
        "Peragakan satu tahun dari data terkumpul sampai laporan disetujui, disampaikan, dan diarsipkan, di folder tersendiri dengan kunci "
        "buatan. Data kantor hanya disalin."
    ),
    options_metavar="[OPSI]",
)
@click.argument("folder", metavar="[FOLDER]", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--tahun", "year", type=click.IntRange(2000, 2099), default=2025, show_default="2025", help="Tahun yang diperagakan.")
@root_option
def command(folder: Path | None, year: int, root: Path | None) -> int:
    """Play, then show what was made."""
    place = (folder or Path(tempfile.mkdtemp(prefix="lakip-peragaan-"))).absolute()
    made = demo.play(found_root(root), year, place, screen.say)
    screen.say(f"\nHasil peragaan di {place}")
    widest = max(len(what) for what, _ in made)
    for what, where in made:
        screen.say(f"  {what:<{widest}}  {where}")
    screen.say("Semua langkah berjalan seperti yang tertulis. Hapus folder itu bila sudah selesai dilihat.")
    return CLEAN
