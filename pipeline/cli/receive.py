"""`lakip terima`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from ..core.collecting.corrections import Grounds
from ..journeys import receiving
from . import notices, screen
from .common import CLEAN, FINDINGS, found_root, root_option
from .indonesian import Command

folder_type = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command(
    "terima",
    cls=Command,
    help=(
        "Terima isian subbagian: formulir XLSX, isian peramban (JSON), atau CSV. Semuanya diperiksa dahulu; "
        "hasilnya menjadi satu cabang usulan, dan folder kerja tidak diubah."
    ),
    options_metavar="[OPSI]",
)
@click.argument("files", metavar="[BERKAS]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--kiriman", "waiting", is_flag=True, help="Terima semua berkas di folder kiriman/ yang belum diterima.")
@click.option(
    "--bukti", "evidence", type=click.Path(path_type=Path, file_okay=False, exists=True), default=None, help="Folder data dukung."
)
@click.option("--untuk", "wanted", metavar="LINGKUP", default="", help="Tujuan berkas tanpa identitas, misalnya 2026/s2/rendatin.")
@click.option("--diterima-oleh", "role", metavar="PERAN", default="", help="Peran penerima, misalnya kasubbag-rendatin.")
@click.option("--cabang", "branch", metavar="NAMA", default="", help="Nama cabang usulan (bawaan: terima/<periode>-<subbagian>-<sidik>).")
@click.option("--tanpa-git", "in_place", is_flag=True, help="Tulis langsung ke folder ini, tanpa cabang usulan.")
@click.option("--alasan", "reason", metavar="TEKS", default="", help="Mengapa data yang sudah valid diubah; dicatat di koreksi.csv.")
@click.option("--atas-kata", "word_of", metavar="SIAPA", default="", help="Siapa di subbagian yang menyatakan perubahan itu.")
@click.option("--konfirmasi", "confirmation", metavar="NOMOR", default="", help="Nomor konfirmasi penyebabnya, misalnya 001.")
@click.option("--tanggal", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Anggap diterima pada tanggal ini.")
@root_option
def command(files: tuple[Path, ...], waiting: bool, root: Path | None, **said: object) -> int:
    """Take in and tell."""
    place = found_root(root)
    given = (*files, *(receiving.waiting(place) if waiting else ()))
    if not given:
        screen.say("Tidak ada kiriman yang menunggu." if waiting else "Sebutkan berkas yang diterima, atau --kiriman.")
        return CLEAN if waiting else FINDINGS
    return told(receiving.receive(place, given, _wish(**said), _moment(said["day"])))


def _wish(**said: object) -> receiving.Wish:
    grounds = Grounds(reason=str(said["reason"]), word_of=str(said["word_of"]), confirmation=str(said["confirmation"]))
    evidence = said["evidence"]
    return receiving.Wish(
        evidence=evidence if isinstance(evidence, Path) else None,
        role=str(said["role"]),
        branch=str(said["branch"]),
        in_place=bool(said["in_place"]),
        grounds=grounds,
        wanted=str(said["wanted"]),
    )


def _moment(day: object) -> datetime:
    """Return the present, or a moment of the day that was named which is that day everywhere in Indonesia."""
    return day.replace(hour=4, tzinfo=UTC) if isinstance(day, datetime) else datetime.now(UTC)


def told(received: receiving.Received) -> int:
    """Tell what was taken in, or why nothing was."""
    if received.findings:
        notices.show(received.findings, "teks")
    if received.stopped:
        screen.say("Tidak ada yang diubah. Perbaiki yang disebut di atas, lalu jalankan lagi.", fg="red")
        return FINDINGS
    for name in received.branches:
        screen.say(f"cabang   {name}")
    for file in received.files:
        screen.say(f"{'dicatat' if received.branches else 'ditulis'}  {file}")
    for note in received.notes:
        screen.say(note)
    return CLEAN
