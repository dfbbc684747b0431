"""The journey before all others: may a change be parsed at all?

base, head ─ raw objects → Change ─ names, modes, sizes, history, owners ─┬→ findings
                                  └ bytes, one file at a time ─ contents ─┘
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.findings import Finding, ordered
from .spans import Span

if TYPE_CHECKING:
    from ..core.gate.values import Change, Limits

NOT_READ = "Usulan ini ditolak gerbang: isinya tidak dibaca, angkanya tidak dihitung."


def gate(root: Path, span: Span, role: str = "") -> tuple[Finding, ...]:
    """Return why a change must not be parsed, by file and row; nothing where it may. `role` as in `lakip gerbang --peran`.

    What is only doubtful is told as well and refuses nothing.
    """
    from ..core.gate import change as judging
    from ..core.gate.roles import Role
    from ..core.gate.values import Limits
    from ..intake import files
    from ..intake.repository import objects

    acting = Role.parse(role) if role else None
    limits = Limits(text=files.LARGEST_TEXT)
    change = objects.change(root, span.base, span.head, limits.commits)
    found = judging.check(change, acting, limits)
    return ordered((*found, *_contents(root, change, limits)))


def refusal(root: Path, span: Span, findings: Sequence[Finding], summary: Path | None, result: Path | None) -> None:
    """Write what a refused change is answered: nothing of it was parsed, so no figure is told."""
    from ..core.comparing import answer as answering
    from ..intake.repository import changes
    from . import feedback

    unread = answering.Row(cells=("", "", NOT_READ, *[""] * (len(answering.TABLES["perubahan"][0]) - 3)))
    made = answering.make(changes.changed(root, span.base, span.head), answering.worst_first(findings), 0, ())
    reply = feedback.Reply(answer=replace(made, figures=(unread,)), findings=tuple(findings), columns={})
    feedback.write(reply, summary, result)


def _contents(root: Path, change: "Change", limits: "Limits") -> Iterator[Finding]:
    """Yield what the bytes say: of the files as they end up, and of scans and originals that were replaced on the way."""
    from ..core.findings import has_errors
    from ..core.gate import change as judging
    from ..intake.guards import contents
    from ..intake.repository import objects

    for entry, content in objects.contents(root, judging.readable(change, limits)):
        yield from judging.check_pointer(entry.name, content) or contents.inspect(entry.path, content)
    for entry, content in objects.contents(root, judging.replaced(change, limits)):
        said = judging.check_pointer(entry.name, content) or contents.inspect(entry.path, content)
        if has_errors(said):
            yield judging.old_version(entry, said)
