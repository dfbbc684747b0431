"""Journeys of tasks: what a period still asks of whom, as issues at the Git host. The host is only ever brought up to date.

board, what is owed, konfirmasi ─ tasks → issues at the host
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from .archive import Archive, Scope

if TYPE_CHECKING:
    from ..core.hosting.tasks import Settled, Task


def tasks(root: Path, scope: Scope, now: datetime) -> "tuple[Task, ...]":
    """Return the tasks of a period as they should stand at the host: one a subbagian, one a konfirmasi."""
    from ..core.hosting import tasks as core
    from . import checking_data, reminding

    found = reminding.situation(Archive(root), scope, now)
    return (*core.tasks(found), *checking_data.tasks(root, Scope(found.board.year, found.board.period)))


def settle(root: Path, scope: Scope, now: datetime) -> "tuple[Settled, ...]":
    """Make or update one issue at the host for every task of a period; return what became of each."""
    from ..intake.host import host_issues
    from ..intake.host.githost import GitHub
    from . import hosting

    about = hosting.office(root)
    host = hosting.connect(about.hosting)
    if not isinstance(host, GitHub):
        raise PipelineError(f"Tugas di {host.name} belum didukung; baru GitHub.", "Kirim teks dari `lakip pengingat` sebagai gantinya.")
    officials = {official.account for official in about.officials if official.account}
    return host_issues.settle(host, tasks(root, scope, now), frozenset(officials))
