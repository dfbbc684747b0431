"""`lakip gerbang`."""

from pathlib import Path

import click

from ..core.findings import has_errors
from ..journeys import gating
from ..journeys.spans import Span
from . import notices
from .common import CLEAN, FINDINGS, format_option, root_option
from .indonesian import Command

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    "gerbang",
    cls=Command,
    help="Periksa apakah perubahan LAMA..BARU boleh dibaca: nama, jenis, ukuran, riwayat, dan isi mentahnya, langsung dari objek Git.",
    options_metavar="[OPSI]",
)
@click.argument("span", metavar="LAMA..BARU")
@click.option(
    "--peran",
    "role",
    metavar="PERAN",
    default="",
    help="Peran pengusul: subbagian:KODE, perencana, atau pengelola (bawaan: menurut berkas yang diubah).",
)
@click.option("--ringkasan", "summary", type=FILE, metavar="BERKAS", default=None, help="Bila ditolak, tambahkan jawabannya ke berkas ini.")
@click.option(
    "--hasil", "result", type=FILE, metavar="BERKAS", default=None, help="Bila ditolak, tulis jawabannya untuk `lakip jawab kirim`."
)
@format_option
@root_option
def command(span: str, role: str, summary: Path | None, result: Path | None, form: str, root: Path | None) -> int:
    """Look at the objects and show; a bare repository will do, so no periods/ is looked for."""
    here, asked = (root or Path.cwd()).absolute(), Span.parse(span)
    findings = gating.gate(here, asked, role)
    notices.show(findings, form)
    if not has_errors(findings):
        return CLEAN
    gating.refusal(here, asked, findings, summary, result)
    return FINDINGS
