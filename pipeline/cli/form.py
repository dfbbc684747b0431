"""`lakip formulir`."""

from pathlib import Path

import click

from ..core.errors import PipelineError
from ..journeys import flow, forms
from . import screen
from .common import CLEAN, found_root, output_option, root_option
from .indonesian import Command


@click.command(
    "formulir",
    cls=Command,
    help="Buat formulir data kinerja setiap SUBBAGIAN untuk satu PERIODE, terisi indikator dan targetnya (SOP Pengumpulan langkah 3–4).",
    options_metavar="[OPSI]",
)
@click.argument("scope", metavar="PERIODE")
@click.argument("departments", metavar="[SUBBAGIAN]...", nargs=-1)
@click.option("--bentuk", "shapes", metavar="BENTUK", default=",".join(forms.WRITERS), help="Dipisah koma; bawaannya xlsx,html,csv.")
@root_option
@output_option
def command(scope: str, departments: tuple[str, ...], shapes: str, root: Path | None, out: Path | None) -> int:
    """Make the forms and tell where they are."""
    wanted = flow.Scope.parse(scope)
    if wanted.year is None or not wanted.period:
        raise PipelineError("Formulir dibuat untuk satu periode.", "Tulis tahun dan periodenya, misalnya 2026/s2.")
    named = [shape.strip() for shape in shapes.split(",") if shape.strip()]
    for file in forms.make(found_root(root), wanted.year, wanted.period, departments, named, out):
        screen.say(file)
    return CLEAN
