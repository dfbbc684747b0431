"""`lakip pengingat`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from ..core.reminders import Reminder
from ..journeys import reminding
from ..journeys.archive import Scope
from . import screen
from .common import CLEAN, found_root, root_option, scope_argument
from .indonesian import Command

RULE = "─" * 60
NOTHING = "Tidak ada yang perlu diingatkan."


@click.command(
    "pengingat",
    cls=Command,
    help="Susun teks pengingat untuk WhatsApp atau surel: satu tiap penerima, hanya bila ada yang ditunggu.",
    options_metavar="[OPSI]",
)
@scope_argument
@click.option("--format", "form", type=click.Choice(["teks", "json"]), default="teks", help="Bentuk keluaran; bawaannya teks.")
@click.option("--tanggal", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="HARI", help="Keadaan pada hari itu; bawaannya hari ini.")
@root_option
def command(scope: str, form: str, day: datetime | None, root: Path | None) -> int:
    """Compose and print."""
    found = reminding.reminders(found_root(root), Scope.parse(scope), at(day))
    screen.say(as_json(found) if form == "json" else as_text(found))
    return CLEAN


def at(day: datetime | None) -> datetime:
    """Return the moment to tell of: now, or within the day that was asked for (five o'clock UTC is that day in all of Indonesia)."""
    return day.replace(hour=5, tzinfo=UTC) if day else datetime.now(UTC)


def as_text(found: Sequence[Reminder]) -> str:
    """Return the texts one below another, each under whom it is for."""
    parts = [f"{RULE}\nUntuk: {one.addressee}\nPerihal (surel): {one.subject}\n{RULE}\n{one.text}\n" for one in found]
    return "\n".join(parts) or NOTHING


def as_json(found: Sequence[Reminder]) -> str:
    """Return the texts as a JSON list."""
    rows = [{"peran": one.role, "penerima": one.addressee, "perihal": one.subject, "teks": one.text} for one in found]
    return screen.as_json(rows)
