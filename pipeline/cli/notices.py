"""How findings are shown: to people, to programs, and as annotations of the Git host."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath

from ..core import glyphs
from ..core.findings import RANK, Finding, Place, Severity
from . import screen

COLOURS = {Severity.ERROR: "red", Severity.DOUBTFUL: "magenta", Severity.WARNING: "yellow"}
LEVELS = {Severity.ERROR: "error", Severity.DOUBTFUL: "warning", Severity.WARNING: "notice"}
MOST_ANNOTATIONS = 10  # the host shows no more of one step


def show(findings: Sequence[Finding], form: str) -> None:
    """Print the findings in the form asked for."""
    PRINTED[form](FORMS[form](findings))


def _legible(finding: Finding, kept: str = "") -> Finding:
    """Return the finding with all in it that is not plainly seen, line breaks too, written out: file names may hold anything."""
    place = finding.place
    seen = replace(place, file=PurePosixPath(glyphs.visible(str(place.file), "")), column=glyphs.visible(place.column, ""))
    return replace(finding, place=seen, message=glyphs.visible(finding.message, kept), hint=glyphs.visible(finding.hint, kept))


def text(findings: Sequence[Finding]) -> str:
    """Return the findings file by file, each with what to do next, and a closing count."""
    parts = []
    for file, group in groupby(map(_legible, findings), key=lambda f: f.place.file):
        parts.append(screen.style(str(file), bold=True))
        parts.extend(_told(finding) for finding in group)
    return "\n".join([*parts, summary(findings)])


def _told(finding: Finding) -> str:
    place = finding.place
    spot = ", ".join(filter(None, [f"baris {place.row}" if place.row else "", f"kolom {place.column}" if place.column else ""]))
    weight = screen.style(finding.severity.value, fg=COLOURS[finding.severity])
    lines = [f"  {spot or 'berkas'} · {weight} [{finding.rule}]", f"    {finding.message}"]
    return "\n".join([*lines, f"    → {finding.hint}"] if finding.hint else lines)


def summary(findings: Sequence[Finding]) -> str:
    """Return one line that counts the findings by weight."""
    if not findings:
        return "Tidak ada temuan."
    counts = Counter(finding.severity for finding in findings)
    return "Temuan: " + ", ".join(f"{counts[severity]} {severity.value}" for severity in Severity if counts[severity]) + "."


def as_json(findings: Sequence[Finding]) -> str:
    """Return the findings as a JSON list."""
    rows = [
        {
            "berkas": str(f.place.file),
            "baris": f.place.row,
            "kolom": f.place.column,
            "bobot": f.severity.value,
            "aturan": f.rule,
            "pesan": f.message,
            "saran": f.hint,
        }
        for f in findings
    ]
    return screen.as_json(rows)


def annotations(findings: Sequence[Finding], columns: Mapping[Place, int] | None = None) -> str:
    """Return workflow commands, worst first, at most ten, and how many were left out; `columns` are the cells' places in their lines."""
    worst = sorted(findings, key=lambda f: (RANK[f.severity], f.place))
    lines = [_annotation(_legible(finding, "\r\n"), (columns or {}).get(finding.place)) for finding in worst[:MOST_ANNOTATIONS]]
    left = len(worst) - len(lines)
    return "\n".join([*lines, *([f"{left} temuan lain ada di ringkasan."] if left else []), summary(findings)])


def _annotation(finding: Finding, at: int | None) -> str:
    place = finding.place
    spot = {
        "file": str(place.file),
        "line": str(place.row) if place.row else "",
        "col": str(at) if at and place.row else "",
        "title": finding.rule,
    }
    settings = ",".join(f"{key}={_escaped(value, inner=True)}" for key, value in spot.items() if value)
    column = f"Kolom {place.column}: " if place.column else ""
    return f"::{LEVELS[finding.severity]} {settings}::{_escaped(f'{column}{finding.message} → {finding.hint}')}"


def _escaped(text: str, *, inner: bool = False) -> str:
    """Escape as the host's own toolkit does; `inner` for the settings before the message."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inner else text


FORMS: dict[str, Callable[[Sequence[Finding]], str]] = {"teks": text, "json": as_json, "github": annotations}
PRINTED: dict[str, Callable[[str], None]] = {"teks": screen.say, "json": screen.say, "github": screen.commands}
