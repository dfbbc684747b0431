"""`lakip telaah lembar` and `lakip telaah nyatakan`."""

from datetime import datetime
from pathlib import Path

import click

from ..core.collecting.verification import CHECKS, DOUBTFUL, PENDING, VALID, Sheet
from ..journeys import checking_data
from ..journeys.archive import Scope
from . import screen
from .common import CLEAN, found_root, root_option
from .indonesian import Command, Group
from .period import day_option

period_argument = click.argument("scope", metavar="TAHUN/PERIODE")
OWN = 'Data ini milik subbagian penelaah sendiri: mintakan telaah subbagian lain, atau tulis --sendiri "alasan".'
COLOURS = {VALID: "green", DOUBTFUL: "yellow"}


@click.group("telaah", cls=Group, help="Telaah data yang diserahkan subbagian.", options_metavar="[OPSI]", subcommand_metavar="PERINTAH")
def command() -> None:
    """Hold the two commands together."""


@command.command("lembar", cls=Command, help="Buat atau perbarui lembar telaah; isian penelaah tetap.", options_metavar="[OPSI]")
@period_argument
@click.argument("department", metavar="[SUBBAGIAN]", default="")
@root_option
def sheets(scope: str, department: str, root: Path | None) -> int:
    """Write the sheets and tell."""
    for sheet in checking_data.sheets(found_root(root), Scope.parse(scope), department):
        _tell(sheet)
    screen.say(f"\nNyatakan hasilnya: lakip telaah nyatakan {scope} <subbagian> <indikator> valid --oleh <peran>")
    return CLEAN


def _tell(sheet: Sheet) -> None:
    done = sum(item.result != PENDING for item in sheet.items)
    screen.say(f"\n{sheet.department}: {done} dari {len(sheet.items)} indikator sudah dinyatakan · {sheet.file}", bold=True)
    for item in sheet.items:
        state = screen.style(f"{item.result:<13}", fg=COLOURS.get(item.result))
        rows = f"{len(item.rows)} baris terisi" if item.rows else "belum ada baris terisi"
        found = f", {len(item.machine)} temuan mesin" if item.machine else ""
        screen.say(f"  {item.code:<8} {state} {rows}{found}")
        for line in item.machine:
            screen.say(f"           {line}")


@command.command(
    "nyatakan",
    cls=Command,
    help="Nyatakan hasil telaah INDIKATOR (boleh beberapa). «valid»: seluruh daftar periksa terpenuhi; «kurang valid» membuka konfirmasi.",
    options_metavar="[OPSI]",
)
@period_argument
@click.argument("department", metavar="SUBBAGIAN")
@click.argument("codes", metavar="INDIKATOR...", nargs=-1, required=True)
@click.argument("result", metavar="HASIL", type=click.Choice([VALID, DOUBTFUL], case_sensitive=False))
@click.option("--oleh", "by", metavar="PERAN", required=True, help="Peran penelaah, misalnya kasubbag-rendatin.")
@click.option("--catatan", "note", metavar="TEKS", default="", help="Catatan; wajib untuk «kurang valid» dan menjadi pertanyaannya.")
@click.option("--sendiri", "alone", metavar="ALASAN", default="", help="Alasan bila subbagian menelaah datanya sendiri.")
@day_option
@root_option
def state(
    scope: str,
    department: str,
    codes: tuple[str, ...],
    result: str,
    by: str,
    note: str,
    alone: str,
    day: datetime | None,
    root: Path | None,
) -> int:
    """State and tell."""
    on = day.date() if day else None
    made = checking_data.state(found_root(root), Scope.parse(scope), department, codes, result, by, note, alone, on)
    for one in made:
        item = one.sheet.item(one.code)
        screen.say(f"{one.code} dinyatakan {result} oleh {by}; sidik data {item.sha256[:12]}", fg=COLOURS[result])
        if result == VALID:
            screen.say(f"Dengan ini dinyatakan: {'; '.join(text for key, text in CHECKS.items() if item.checks.get(key) == 'ya')}.")
        if one.asked:
            screen.say(f"{'dibuat  ' if one.is_new else 'terbuka '} {one.asked.file} (kepada {one.asked.to})")
            screen.say(f'→ Laporan menunggu jawabannya: lakip konfirmasi jawab {scope} {one.asked.ident} "…"')
    screen.say(f"ditulis  {made[0].sheet.file}")
    if made[0].is_own:
        screen.say(OWN, fg="yellow")
    return CLEAN
