"""`lakip jawab`: the answer to a proposed change, for its author and for the officials; what the workflows call."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from ..core.comparing.answer import written
from ..core.errors import PipelineError
from ..core.model import Office
from ..journeys import feedback, hosting, judging
from . import notices, screen
from .common import CLEAN, FINDINGS, found_root, progress, root_option
from .indonesian import Command, Group

FILE = click.Path(path_type=Path, dir_okay=False)
head_option = click.option("--kepala", "head", metavar="PEMILIK:CABANG", default="", help="Cabang asal usulan, menurut host.")
commit_option = click.option("--komit", "commit", metavar="KOMIT", default="", help="Komit yang diperiksa, menurut host.")
run_option = click.option("--jalan", "run", metavar="ALAMAT", default="", help="Alamat jalannya pemeriksaan di host.")
repo_option = click.option(
    "--repo", metavar="PEMILIK/NAMA", envvar="GITHUB_REPOSITORY", default="", help="Repositori di GitHub (bawaan: menurut satker.yml)."
)


@click.group(
    "jawab", cls=Group, help="Jawab usulan perubahan: hasil periksa, angka yang berubah, dan keadaan persetujuannya.",
    options_metavar="[OPSI]", subcommand_metavar="PERINTAH",
)  # fmt: skip
def command() -> None:
    """Hold the commands together."""


@command.command("susun", cls=Command, help="Susun jawaban atas perubahan LAMA..BARU.", options_metavar="[OPSI]")
@click.argument("span", metavar="LAMA..BARU")
@click.option("--ringkasan", "summary", type=FILE, metavar="BERKAS", default=None, help="Tambahkan jawaban ke berkas ringkasan ini.")
@click.option("--hasil", "result", type=FILE, metavar="BERKAS", default=None, help="Tulis jawaban sebagai JSON untuk `lakip jawab kirim`.")
@click.option("--anotasi", "annotated", is_flag=True, help="Cetak temuan sebagai anotasi host, paling banyak sepuluh.")
@root_option
def make(span: str, summary: Path | None, result: Path | None, annotated: bool, root: Path | None) -> int:
    """Check, compare, write, show."""
    reply = feedback.answer(found_root(root), feedback.Span.parse(span))
    feedback.write(reply, summary, result)
    if annotated:
        screen.commands(notices.annotations(reply.findings, reply.columns))
    else:
        screen.markdown(written(reply.answer))
    return FINDINGS if reply.answer.has_errors else CLEAN


@command.command(
    "pratinjau", cls=Command, help="Susun laporan dan situs dari data pada REVISI, sebagai pratinjau.", options_metavar="[OPSI]"
)
@click.argument("revision", metavar="REVISI")
@click.option("--keluaran", "out", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", required=True, help="Folder hasil.")
@root_option
def preview(revision: str, out: Path, root: Path | None) -> int:
    """Build and tell."""
    outcome = feedback.preview(found_root(root), revision, out, tell=progress())
    if outcome.stopped:
        notices.show(outcome.findings, "teks")
    return FINDINGS if outcome.stopped else CLEAN


@command.command("kirim", cls=Command, help="Kirim jawaban dalam HASIL sebagai satu komentar yang diperbarui.", options_metavar="[OPSI]")
@click.argument("result", metavar="HASIL", type=FILE)
@head_option
@commit_option
@run_option
@repo_option
@root_option
def send(result: Path, head: str, commit: str, run: str, repo: str, root: Path | None) -> int:
    """Send and tell."""
    host, _ = _host(found_root(root), repo)
    number = feedback.send(host, result, head, commit, run)
    screen.say(
        f"Komentar pada usulan {number} diperbarui." if number else "Tidak ada usulan terbuka pada komit ini; tidak ada yang ditulis."
    )
    return CLEAN


@command.command("tandai", cls=Command, help="Nilai persetujuan usulan dan tulis status serta labelnya di host.", options_metavar="[OPSI]")
@click.option("--usulan", "number", type=click.IntRange(1), metavar="NOMOR", default=None, help="Nomor usulan (bawaan: dicari di host).")
@head_option
@run_option
@repo_option
@root_option
def mark(number: int | None, head: str, run: str, repo: str, root: Path | None) -> int:
    """Judge, write and tell."""
    here = found_root(root)
    host, office = _host(here, repo)
    number = number or feedback.numbered(host, head)
    if number is None:
        screen.say("Tidak ada usulan terbuka dari cabang itu; tidak ada yang ditulis.")
        return CLEAN
    marks = judging.mark(here, host, office, number, run)
    for status in marks.statuses:
        screen.say(f"{status.context}: {status.state} — {status.text}")
    for sentence in marks.missing:
        screen.say(f"→ {sentence}")
    return CLEAN


def _host(root: Path, repo: str) -> tuple[Any, Office]:
    """Return the host and the office; where satker.yml names no host, the runner's repository is it."""
    office = hosting.office(root)
    about = office.hosting if office.hosting.repo else replace(office.hosting, name=hosting.GITHUB, repo=repo)
    if about.name != hosting.GITHUB:
        raise PipelineError(
            "Jawaban di host baru tersedia untuk GitHub.", "Jalankan `lakip banding` dan `lakip periksa` di komputer sendiri."
        )
    return hosting.connect(about), office
