"""`lakip lingkup`."""

from pathlib import Path

import click

from ..core.findings import has_errors
from ..journeys import feedback
from . import notices, screen
from .common import CLEAN, FINDINGS, format_option, found_root, root_option
from .indonesian import Command


@click.command(
    "lingkup",
    cls=Command,
    help="Periksa folder siapa yang disentuh perubahan LAMA..BARU: satu usulan, satu pemilik.",
    options_metavar="[OPSI]",
)
@click.argument("span", metavar="LAMA..BARU")
@format_option
@root_option
def command(span: str, form: str, root: Path | None) -> int:
    """Look at the paths and show."""
    touched, findings = feedback.touched(found_root(root), feedback.Span.parse(span))
    if form == "teks":
        screen.say(touched.summary)
    notices.show(findings, form)
    return FINDINGS if has_errors(findings) else CLEAN
