"""What a file holds, judged before anything parses it: one place that knows who looks at which kind of file."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import PurePosixPath

from ...core import shape_rules
from ...core.collecting import personal
from ...core.collecting.rules import inventory
from ...core.findings import Finding, Place, has_errors, ordered
from ...core.gate import text as gate
from .. import yaml_values
from ..files import AS_THEY_CAME, LARGEST_TEXT
from . import evidence_guard, office_guard, table_guard

Look = Callable[[PurePosixPath, bytes], Iterable[Finding]]


def inspect(path: PurePosixPath, content: bytes) -> tuple[Finding, ...]:
    """Return everything that is wrong with the bytes of a file, by the kind its name promises. Never raises.

    Files as they came (bukti/, kiriman/) are never parsed as texts, so only what deceives whoever opens them counts there.
    """
    if not any(folder in AS_THEY_CAME for folder in path.parts[:-1]):
        return ordered(TEXTS.get(path.suffix.lower() or path.name, _unknown)(path, content))
    found = evidence_guard.inspect(path, content)
    return found if has_errors(found) else ordered((*found, *EVIDENCE.get(path.suffix.lower(), _unknown)(path, content)))


def _text(path: PurePosixPath, content: bytes) -> Iterable[Finding]:
    return gate.read(content, path)[1]


def _decoded(path: PurePosixPath, content: bytes) -> Iterable[Finding]:
    """Look at text that a program writes and reads; its lines have no bounds, and strings in it are looked at by who reads them."""
    return gate.decoded(content, path)[1]


def _published(look: Look) -> Look:
    """Return the look at a text file that is published with the repository: its size, its characters, the numbers of persons in it."""

    def looked(path: PurePosixPath, content: bytes) -> Iterator[Finding]:
        if len(content) > LARGEST_TEXT:
            yield shape_rules.FILE_TOO_LARGE.at(Place(path), ukuran=len(content), batas=LARGEST_TEXT)
            return
        yield from look(path, content)
        hits = (hit for hit in personal.find(gate.read(content, path)[0]) if hit.kind in personal.IDENTITY)
        for hit in islice(hits, gate.MOST_TOLD):
            yield inventory.TEXT_IDENTITY.at(Place(path, hit.row), where="Baris ini", kinds=hit.kind.value)

    return looked


def _evidence_text(path: PurePosixPath, content: bytes) -> Iterable[Finding]:
    return gate.deceptive_evidence(content.decode("utf-8", "replace"), path)


def _evidence_table(path: PurePosixPath, content: bytes) -> Iterator[Finding]:
    text = content.decode("utf-8", "replace")
    yield from gate.deceptive_evidence(text, path)
    yield from table_guard.formulas(text, path)


def _unknown(_path: PurePosixPath, _content: bytes) -> Iterable[Finding]:
    return ()


TEXTS: Mapping[str, Look] = {
    ".csv": _published(table_guard.inspect),
    ".yml": _published(yaml_values.inspect),
    ".md": _published(_text),
    ".txt": _published(_text),
    ".json": _published(_decoded),
    ".sig": _published(_decoded),
    "allowed_signers": _published(_text),
    ".svg": office_guard.drawing,  # the office's emblem, from the planner
    **dict.fromkeys(evidence_guard.FORMS, evidence_guard.inspect),  # scans among letters, screenshots among the papers of entry
}
EVIDENCE: Mapping[str, Look] = {
    ".csv": _evidence_table,
    ".txt": _evidence_text,
    ".md": _evidence_text,
}
