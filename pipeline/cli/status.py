"""`lakip status`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from ..journeys import tracking
from ..journeys.archive import Scope
from . import boards
from .common import CLEAN, found_root, root_option, scope_argument
from .indonesian import Command


@click.command(
    "status",
    cls=Command,
    help="Tunjukkan kedua SOP sampai di mana dalam LINGKUP; tanpa LINGKUP, periode yang sedang berjalan.",
    options_metavar="[OPSI]",
)
@scope_argument
@click.option("--format", "form", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk keluaran; bawaannya teks.")
@click.option("--tanggal", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="TANGGAL", default=None, help="Keadaan pada akhir hari ini.")
@root_option
def command(scope: str, form: str, day: datetime | None, root: Path | None) -> int:
    """Find the board and show it."""
    now = day.replace(hour=12, tzinfo=UTC) if day else datetime.now(UTC)
    boards.show(tracking.status(found_root(root), Scope.parse(scope), now), form)
    return CLEAN
