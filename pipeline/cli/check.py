"""`lakip periksa`."""

from pathlib import Path

import click

from ..core.findings import has_errors
from ..journeys import flow
from . import notices
from .common import CLEAN, FINDINGS, format_option, found_root, root_option, scope_argument
from .indonesian import Command


@click.command("periksa", cls=Command, help="Periksa data dalam LINGKUP: semua temuan sekaligus, pada barisnya.", options_metavar="[OPSI]")
@scope_argument
@format_option
@click.option("--ketat", is_flag=True, help="Anggap setiap temuan sebagai kesalahan (untuk edisi yang akan ditandatangani).")
@root_option
def command(scope: str, form: str, ketat: bool, root: Path | None) -> int:
    """Check and show."""
    findings = flow.check(found_root(root), flow.Scope.parse(scope))
    notices.show(findings, form)
    return FINDINGS if has_errors(findings) or (ketat and findings) else CLEAN
