"""`lakip host siapkan`, `lakip host periksa` and `lakip host tugas`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from ..journeys import assigning, hosting
from ..journeys.archive import Scope
from . import screen
from .common import CLEAN, FINDINGS, found_root, root_option, scope_argument
from .indonesian import Command, Group


@click.group(
    "host",
    cls=Group,
    help="Siapkan dan periksa repositori di Git host, dan buat tugasnya.",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH",
)
def command() -> None:
    """Hold the commands together."""


@command.command(
    "siapkan",
    cls=Command,
    help="Siapkan CODEOWNERS dan aturan cabang utama; dengan TAHUN juga lembar persetujuannya. Tanpa --tulis hanya ditunjukkan.",
    options_metavar="[OPSI]",
)
@click.argument("year", metavar="[TAHUN]", type=click.IntRange(2000, 2099), required=False)
@click.option("--tulis", "write", is_flag=True, help="Tulis berkas-berkasnya.")
@root_option
def prepare(year: int | None, write: bool, root: Path | None) -> int:
    """Prepare and tell."""
    prepared = hosting.prepare(found_root(root), year, write=write)
    for file, change in prepared.files:
        screen.say(f"{change:<8} {file}")
    if not prepared.written and any(change != "tetap" for _, change in prepared.files):
        screen.say("Belum ada yang ditulis; ulangi dengan --tulis.")
    screen.say("\nYang harus dikerjakan orang di host:")
    for number, step in enumerate(prepared.steps, 1):
        screen.say(f"{number}. {step}")
    screen.say(f"\n{prepared.limit}")
    return CLEAN


@command.command("periksa", cls=Command, help="Bandingkan setelan repositori di host dengan yang seharusnya.", options_metavar="[OPSI]")
@root_option
def inspect(root: Path | None) -> int:
    """Compare and tell."""
    points = hosting.inspect(found_root(root))
    for number, point in enumerate(points, 1):
        screen.say(f"{number}. {point}")
    screen.say(f"Masih terbuka: {len(points)}." if points else "Setelan host sudah sesuai.")
    return FINDINGS if points else CLEAN


@command.command(
    "tugas",
    cls=Command,
    help="Buat atau perbarui satu issue tiap subbagian untuk suatu periode; yang lengkap ditutup. Aman diulang.",
    options_metavar="[OPSI]",
)
@scope_argument
@click.option("--tunjukkan", "dry", is_flag=True, help="Tunjukkan isinya tanpa menghubungi host.")
@root_option
def assign(scope: str, dry: bool, root: Path | None) -> int:
    """Settle the tasks and tell."""
    now, wanted = datetime.now(UTC), Scope.parse(scope)
    if dry:
        for task in assigning.tasks(found_root(root), wanted, now):
            screen.say(f"# {task.title} ({'selesai' if task.done else 'terbuka'})\n")
            screen.markdown(f"{task.body}\n")
        return CLEAN
    for one in assigning.settle(found_root(root), wanted, now):
        screen.say(f"{one.change:<12} {one.title} {one.url}".rstrip())
    return CLEAN
