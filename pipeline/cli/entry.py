"""`lakip lembar-entri`: buat (also without its name), catat, status."""

from datetime import datetime
from pathlib import Path

import click

from ..journeys import entering, flow
from . import screen
from .common import CLEAN, found_root, root_option
from .indonesian import Command, Group

MAKE = "buat"
application_option = click.option("--aplikasi", "application", metavar="KODE", required=True, help="Kode aplikasi, misalnya e-lapkin.")
scope_argument = click.argument("scope", metavar="PERIODE")


class Sheets(Group):
    """A group whose first command may be left unsaid: `lembar-entri 2026/s2 …` makes the sheet."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the unsaid command back."""
        said = not args or args[0] in self.commands or args[0].startswith("-")
        return super().parse_args(ctx, args if said else [MAKE, *args])


@click.group(
    "lembar-entri",
    cls=Sheets,
    help="Susun lembar untuk dientri ke e-Lapkin atau Monev, catat yang sudah dientri, dan tunjukkan keadaannya.",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH",
)
def command() -> None:
    """Hold the commands together."""


@command.command(
    MAKE, cls=Command, help="Susun lembar entri PERIODE (XLSX dan CSV); kata «buat» boleh tidak ditulis.", options_metavar="[OPSI]"
)
@scope_argument
@application_option
@click.option("--keluaran", "out", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="Bawaannya build/entri/.")
@root_option
def make(scope: str, application: str, out: Path | None, root: Path | None) -> int:
    """Make the sheet."""
    place = found_root(root)
    for file in entering.make(place, flow.Scope.parse(scope), application, out):
        screen.say(f"ditulis  {file}")
    if note := entering.application(place, application).note:
        screen.say(note)
    return CLEAN


@command.command("catat", cls=Command, help="Catat indikator yang sudah dientri, dengan tangkapan layarnya.", options_metavar="[OPSI]")
@scope_argument
@application_option
@click.option("--indikator", "indicator", metavar="KODE", required=True, help="Kode indikator.")
@click.option("--kolom", "column", metavar="KOLOM", default="", help="Satu kolom saja; tanpa ini seluruh baris lembar entri.")
@click.option("--nilai", "value", metavar="TEKS", default=None, help="Yang diketik, bila berbeda dengan lembar entri.")
@click.option("--oleh", "by", metavar="NAMA", required=True, help="Siapa yang mengentri.")
@click.option("--tangkapan", "screenshot", type=click.Path(path_type=Path, dir_okay=False), metavar="BERKAS", help="Tangkapan layar.")
@click.option("--waktu", "time", metavar="WAKTU", default="", help="Waktu entri, misalnya 2026-10-12T14:05+07:00; bawaannya sekarang.")
@root_option
def note(
    scope: str,
    application: str,
    indicator: str,
    column: str,
    value: str | None,
    by: str,
    screenshot: Path | None,
    time: str,
    root: Path | None,
) -> int:
    """Add to the log."""
    wish = entering.Note(application=application, indicator=indicator, column=column, value=value, by=by, screenshot=screenshot)
    file, count = entering.note(found_root(root), flow.Scope.parse(scope), wish, _moment(time))
    screen.say(f"dicatat  {count} nilai di {file}")
    return CLEAN


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text) if text else datetime.now().astimezone()
    except ValueError as wrong:
        raise click.BadParameter("tulis waktu seperti 2026-10-12T14:05+07:00") from wrong
    return moment if moment.tzinfo else moment.astimezone()


@command.command("status", cls=Command, help="Tunjukkan indikator yang sudah dan belum dientri ke tiap aplikasi.", options_metavar="[OPSI]")
@scope_argument
@root_option
def status(scope: str, root: Path | None) -> int:
    """Show how far entry has come."""
    for standing in entering.standings(found_root(root), flow.Scope.parse(scope)):
        done = standing.due - len(standing.waiting)
        screen.say(f"{standing.application.name}: {done} dari {standing.due} indikator sudah dientri.")
        if standing.last:
            screen.say(f"  terakhir {standing.last.indicator} oleh {standing.last.by}, {standing.last.time:%Y-%m-%d %H:%M}")
        if standing.waiting:
            screen.say(f"  belum: {', '.join(standing.waiting)}")
    return CLEAN
