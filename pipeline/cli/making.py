"""What the commands that make something share: their options, and how they tell what was made."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ..journeys import flow
from . import notices, screen
from .common import CLEAN, FINDINGS, found_root, output_option, progress, root_option, scope_argument
from .indonesian import Command

Journey = Callable[..., flow.Outcome]


def making(name: str, text: str, journey: Journey) -> click.Command:
    """Return a command that runs a journey of `flow` which makes folders."""

    @click.command(name, cls=Command, help=text, options_metavar="[OPSI]")
    @scope_argument
    @click.option("--ulang", "again", is_flag=True, help="Kerjakan ulang walaupun tidak ada yang berubah.")
    @root_option
    @output_option
    def command(scope: str, root: Path | None, out: Path | None, **options: Any) -> int:
        here = out.absolute() if out else None  # the site builder has a working folder of its own
        outcome = journey(found_root(root), flow.Scope.parse(scope), here, tell=progress(), **options)
        return _told(outcome)

    return command


def _told(outcome: flow.Outcome) -> int:
    if outcome.stopped:
        notices.show(outcome.findings, "teks")
        return FINDINGS
    if outcome.findings:
        screen.say(f"{notices.summary(outcome.findings)} Rinciannya: lakip periksa.", err=True)
    for folder in outcome.made:
        screen.say(folder)
    return CLEAN
