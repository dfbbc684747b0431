"""`lakip konfirmasi`: buka, jawab, putus, daftar."""

from datetime import datetime
from pathlib import Path

import click

from ..core import words
from ..core.collecting.confirming import DECISIONS, Confirmation, Said, subject
from ..journeys import checking_data
from ..journeys.archive import Scope
from . import screen
from .common import CLEAN, found_root, root_option, scope_argument
from .indonesian import Command, Group
from .period import day_option
from .review_data import period_argument

number_argument = click.argument("number", metavar="NOMOR", type=click.IntRange(1, 999))


@click.group(
    "konfirmasi",
    cls=Group,
    help="Tanyakan data yang dinilai kurang valid kepada subbagiannya (SOP Penyusunan langkah 2b).",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH",
)
def command() -> None:
    """Hold the commands together."""


@command.command("buka", cls=Command, help="Ajukan pertanyaan tentang INDIKATOR kepada subbagian pemiliknya.", options_metavar="[OPSI]")
@period_argument
@click.argument("code", metavar="INDIKATOR")
@click.option("--bulan", "months", type=click.IntRange(1, 12), metavar="BULAN", multiple=True, help="Bulan yang ditanyakan; boleh diulang.")
@click.option("--tanya", "question", metavar="TEKS", required=True, help="Bunyi pertanyaannya.")
@click.option("--oleh", "by", metavar="PERAN", default="kasubbag-rendatin", show_default=True, help="Peran yang bertanya.")
@day_option
@root_option
def ask(scope: str, code: str, months: tuple[int, ...], question: str, by: str, day: datetime | None, root: Path | None) -> int:
    """Ask and tell."""
    one = checking_data.ask(found_root(root), Scope.parse(scope), code, months, question, by, day.date() if day else None)
    screen.say(f"dibuat   {one.file}")
    screen.say(f"Konfirmasi {one.ident} tentang {subject(one)} diajukan kepada subbagian {one.to}.")
    screen.say(f'→ Catat jawabannya: lakip konfirmasi jawab {scope} {one.ident} "…"')
    return CLEAN


@command.command("jawab", cls=Command, help="Catat JAWABAN subbagian atas konfirmasi NOMOR.", options_metavar="[OPSI]")
@period_argument
@number_argument
@click.argument("text", metavar="JAWABAN")
@click.option("--oleh", "by", metavar="PERAN", default="", help="Peran yang menjawab; bawaannya subbagian yang ditanya.")
@day_option
@root_option
def answer(scope: str, number: int, text: str, by: str, day: datetime | None, root: Path | None) -> int:
    """Answer and tell."""
    one = checking_data.answer(found_root(root), Scope.parse(scope), number, text, by, day.date() if day else None)
    screen.say(f"ditulis  {one.file}")
    screen.say(f"→ Putuskan: lakip konfirmasi putus {scope} {one.ident} {'|'.join(DECISIONS)}")
    return CLEAN


@command.command("putus", cls=Command, help="Putuskan konfirmasi NOMOR: diterima, diperbaiki, atau dikeluarkan.", options_metavar="[OPSI]")
@period_argument
@number_argument
@click.argument("decision", metavar="PUTUSAN", type=click.Choice(DECISIONS, case_sensitive=False))
@click.option("--alasan", "text", metavar="TEKS", default="", help="Alasan putusan.")
@click.option("--oleh", "by", metavar="PERAN", default="kasubbag-rendatin", show_default=True, help="Peran yang memutus.")
@day_option
@root_option
def decide(scope: str, number: int, decision: str, text: str, by: str, day: datetime | None, root: Path | None) -> int:
    """Decide and tell."""
    one = checking_data.decide(found_root(root), Scope.parse(scope), number, decision, text, by, day.date() if day else None)
    screen.say(f"ditulis  {one.file}")
    screen.say(f"Konfirmasi {one.ident} tentang {subject(one)} diputus: {one.decision}.")
    screen.say(f"→ {NEXT[decision]}")
    return CLEAN


NEXT = {
    "diterima": "Nyatakan ulang hasil telaahnya dengan `lakip telaah nyatakan`.",
    "diperbaiki": "Terima perbaikannya dari subbagian dengan `lakip terima`; sebutkan nomor konfirmasi ini, lalu telaah ulang.",
    "dikeluarkan": "Kosongkan realisasinya dan catat koreksinya dengan nomor konfirmasi ini.",
}


@command.command("daftar", cls=Command, help="Tunjukkan semua konfirmasi dalam LINGKUP dan keadaannya.", options_metavar="[OPSI]")
@scope_argument
@root_option
def listed(scope: str, root: Path | None) -> int:
    """List them."""
    asked = checking_data.listed(found_root(root), Scope.parse(scope))
    for one in asked:
        _tell(one)
    still = sum(one.is_open for one in asked)
    screen.say(f"{len(asked)} konfirmasi, {still} masih terbuka." if asked else "Belum ada konfirmasi.")
    return CLEAN


def _tell(one: Confirmation) -> None:
    year = one.file.parts[1]
    screen.say(f"{year}/{one.period} {one.ident} · {subject(one)} · kepada {one.to} · {one.state}", fg="yellow" if one.is_open else None)
    for title, said in (("tanya", one.question), ("jawab", one.answer), ("putus", one.decided)):
        if said:
            screen.say(f"  {title}  {_shown(said)}")


def _shown(said: Said) -> str:
    return f"{words.long_date(said.day)}, {said.by}: {said.text}".rstrip(": ")
