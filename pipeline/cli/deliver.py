"""`lakip sampaikan`."""

from pathlib import Path

import click

from ..journeys import delivery
from . import notices, screen
from .common import CLEAN, FINDINGS, found_root, output_option, progress, root_option
from .endorse import year_argument
from .indonesian import Command


@click.command(
    "sampaikan",
    cls=Command,
    help=(
        "Siapkan penyampaian laporan TAHUN kepada atasan: surat pengantar dan satu ZIP di build/sampaikan/<tahun>/. "
        "Tahun yang belum disetujui lengkap ditolak."
    ),
    options_metavar="[OPSI]",
)
@year_argument
@click.option("--konsep", "draft", is_flag=True, help="Terima tahun yang belum disetujui; surat dan paketnya bertanda KONSEP.")
@root_option
@output_option
def command(year: int, draft: bool, root: Path | None, out: Path | None) -> int:
    """Deliver and tell."""
    return told(delivery.deliver(found_root(root), year, out, draft=draft, tell=progress()))


def told(delivered: delivery.Delivered) -> int:
    """Tell what was made, or why nothing was."""
    if delivered.stopped:
        notices.show(delivered.findings, "teks")
        return FINDINGS
    for file in delivered.files:
        screen.say(file)
    if not delivered.is_signed:
        screen.say("KONSEP: paket ini bukan laporan final.", fg="yellow")
    screen.say(f"sha256 paket {delivered.sha256}")
    for note in delivered.notes:
        screen.say(note)
    return CLEAN
