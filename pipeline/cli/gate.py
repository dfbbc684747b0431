"""`lakip gerbang`."""

from pathlib import Path

import click

from ..core.findings import has_errors
from ..journeys import gating
from ..journeys.feedback import Span
from . import notices
from .common import CLEAN, FINDINGS, format_option, root_option
from .indonesian import Command


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
@format_option
@root_option
def command(span: str, role: str, form: str, root: Path | None) -> int:
    """Look at the objects and show; a bare repository will do, so no periods/ is looked for."""
    findings = gating.gate((root or Path.cwd()).absolute(), Span.parse(span), role)
    notices.show(findings, form)
    return FINDINGS if has_errors(findings) else CLEAN
