"""`lakip ukur`."""

from pathlib import Path

import click

from ..journeys import flow
from . import figures
from .common import CLEAN, format_option, found_root, root_option, scope_argument
from .indonesian import Command


@click.command(
    "ukur", cls=Command, help="Ukur capaian dalam LINGKUP dan cetak angkanya beserta dasar pilihannya.", options_metavar="[OPSI]"
)
@scope_argument
@format_option
@click.option("--jejak", "traced", is_flag=True, help="Sertakan jejak hitung tiap angka: berkas, baris, rumus, dan langkahnya.")
@root_option
def command(scope: str, form: str, traced: bool, root: Path | None) -> int:
    """Measure and show."""
    wanted = flow.Scope.parse(scope)
    scorecards = flow.measured(found_root(root), wanted)
    figures.show(scorecards, wanted.period, form, traced=traced)
    return CLEAN
