"""`lakip inventaris`."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from ..core import words
from ..core.collecting.inventory import Item, counts
from ..core.findings import has_errors
from ..journeys import flow, inventorying
from . import notices, screen
from .common import CLEAN, FINDINGS, found_root, root_option
from .indonesian import Command


@click.command(
    "inventaris",
    cls=Command,
    help="Inventarisasi data dukung satu periode: berkas tiap indikator, sidiknya, asalnya, dan klasifikasinya.",
    options_metavar="[OPSI]",
)
@click.argument("scope", metavar="PERIODE")
@click.option("--simpan", "save", is_flag=True, help="Catat sebagai inventaris resmi periode itu (kendali/<periode>/inventaris.csv).")
@click.option("--format", "form", type=click.Choice(["teks", "csv", "xlsx", "json"]), default="teks", help="Bentuk hasil; bawaannya teks.")
@click.option(
    "--keluaran", "out", type=click.Path(path_type=Path, dir_okay=False), metavar="BERKAS", help="Tempat hasil csv, xlsx, atau json."
)
@root_option
def command(scope: str, save: bool, form: str, out: Path | None, root: Path | None) -> int:
    """Take, show, and tell what was found."""
    place = found_root(root)
    taken = inventorying.take(place, flow.Scope.parse(scope), save=save)
    if form == "teks":
        screen.say("\n".join(_text(taken)))
    else:
        file = inventorying.export(place, taken, form, out)
        screen.say(f"ditulis  {file}")
    if taken.file:
        screen.say(f"dicatat  {taken.file}")
    if taken.findings:
        notices.show(taken.findings, "teks")
    return FINDINGS if has_errors(taken.findings) else CLEAN


def _text(taken: inventorying.Taken) -> Iterator[str]:
    yield screen.style(taken.title, bold=True)
    for department, items in groupby(taken.inventory.items, key=lambda item: item.department):
        yield f"\n{department}"
        for item in items:
            yield _line(item)
    for department, indicator, month, name in taken.inventory.missing:
        what = f"«{name}» tidak ada" if name else "belum ada bukti"
        yield screen.style(f"  {department}: {indicator} {words.month_name(month)}: {what}", fg="red")
    yield "\n" + _closing(taken)


def _line(item: Item) -> str:
    about = f"{item.indicator or 'tidak disebut':<13} {words.month_short(item.month) if item.month else '–':<4} {item.name}"
    origin = f"{item.day or 'tanggal tidak diketahui'} ({item.day_source or 'belum tercatat'})"
    who = f" oleh {item.handed_by} ({item.handed_source})" if item.handed_by else ""
    facts = f"{item.kind} · {item.size} bita · sha256 {item.sha256[:12]}… · {item.access.value} · data pribadi: {item.privacy}"
    return f"  {about}\n      {facts}\n      {origin}{who}"


def _closing(taken: inventorying.Taken) -> str:
    told = dict(counts(taken.inventory.files))
    text = f"{told['berkas']} berkas ({told['bita']} bita): {told['terbuka']} terbuka, {told['terbatas']} terbatas"
    unread = sum(item.access.value == "terbuka" and item.privacy == "tidak terbaca" for item in taken.inventory.files)
    text += f"; {told['tidak disebut']} tidak disebut di realisasi.csv." if told["tidak disebut"] else "."
    return text + (f" {unread} berkas terbuka tidak terbaca mesin: periksa data pribadinya dengan mata." if unread else "")
