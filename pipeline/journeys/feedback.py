"""Journeys of a proposed change: which figures it changes, whose files it touches, and the answer to it.

base, head ─ Git objects → two plain folders ─┬ check, check → what is new
                                              ├ measure, measure → which figures differ
                                              └ paths → whose files      ─→ Answer → summary, file, annotations
file of a run that nobody trusts → Answer → comment

Nothing of a proposal is ever checked out or run: its files are read as Git objects, and only plain ones are laid out.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..core.comparing import answer as answering
from ..core.comparing import columns, folders
from ..core.errors import PipelineError
from ..core.findings import Finding, Place, ordered
from . import flow
from .archive import Archive
from .spans import Span as Span

if TYPE_CHECKING:
    from ..core.comparing.figures import Difference
    from ..core.scorecard import Scorecard
    from ..intake.host.githost import GitHub

PERIODS = PurePosixPath("periods")
MARKER = "lakip:jawaban"
EVERY_YEAR = ("satker.yml", "renstra-")  # below periods/: what these say enters every year's figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The answer with what only a run of its own can show: the findings themselves, and where their cells stand."""

    answer: answering.Answer
    findings: tuple[Finding, ...]
    columns: Mapping[Place, int]


def compare(old: Path, new: Path, year: int | None = None) -> "tuple[Difference, ...]":
    """Return what differs between two folders that hold periods/, year by year; years with no difference are left out."""
    before, after = Archive(old), Archive(new)
    years = sorted({*before.years, *after.years})
    if year is not None and year not in years:
        raise PipelineError(f"Tahun {year} tidak ada pada keduanya.", f"Tahun yang ada: {', '.join(map(str, years)) or 'belum ada'}.")
    found = [_difference(before, after, y) for y in ([year] if year else years) if _differs(before, after, y)]
    return tuple(d for d in found if not d.is_empty)


def compare_revisions(root: Path, span: Span, year: int | None = None) -> "tuple[Difference, ...]":
    """Return what differs between the point where `head` parted from `base`, and `head`."""
    from ..intake.repository import changes

    with _laid(root, changes.parting(root, span.base, span.head)) as (old, _), _laid(root, span.head) as (new, _):
        return compare(old, new, year)


def touched(root: Path, span: Span) -> tuple[folders.Touched, tuple[Finding, ...]]:
    """Return whose files a change touches, and what should have been proposed apart."""
    from ..intake.repository import changes

    paths = changes.changed(root, span.base, span.head)
    return folders.touched(paths), ordered(_strangers(root, span, paths))


def _strangers(root: Path, span: Span, paths: Sequence[PurePosixPath]) -> tuple[Finding, ...]:
    """Return what should have been proposed apart. A period that is opened lays out folders for everybody."""
    from ..core.gate.roles import opened
    from ..intake.repository import changes

    return folders.check(paths, opened(paths, changes.names(root, changes.parting(root, span.base, span.head))))


def answer(root: Path, span: Span) -> Reply:
    """Check a change against the point where it parted, and put the answer together."""
    from ..intake.repository import changes

    paths = changes.changed(root, span.base, span.head)
    with _laid(root, changes.parting(root, span.base, span.head)) as (old, was), _laid(root, span.head) as (new, irregular):
        before, after = Archive(old), Archive(new)
        years = _concerned(paths, after.years)
        found = ordered((*_checked(new, years), *irregular))
        own = answering.new_findings(found, (*_checked(old, years), *was), set(paths))
        everything = answering.worst_first((*own, *_strangers(root, span, paths)))
        readable = [y for y in sorted({*years, *_concerned(paths, before.years)}) if _is_readable(before, y) and _is_readable(after, y)]
        differences = [d for y in readable if not (d := _difference(before, after, y)).is_empty]
        made = answering.make(paths, everything, len(found) - len(own), differences)
        return Reply(answer=made, findings=everything, columns=_columns(new, everything))


def preview(root: Path, revision: str, out: Path, tell: flow.Tell = str) -> flow.Outcome:
    """Build reports and site of a revision's plain files below periods/. Its own program, mkdocs.yml and docs/ are not looked at."""
    with _laid(root, revision) as (folder, _):
        return flow.build(folder, flow.Scope(), out.absolute(), tell=tell)


def write(reply: Reply, summary: Path | None, result: Path | None) -> None:
    """Add the answer to the host's summary, and write it as the file that the comment is made from."""
    from ..intake.host import answers
    from ..render import outputs

    if summary:
        with summary.open("a", encoding="utf-8") as stream:
            stream.write(answering.written(reply.answer))
    if result:
        result.parent.mkdir(parents=True, exist_ok=True)
        outputs.write_json(result, answers.content(reply.answer))


def send(host: "GitHub", file: Path, head: str, commit: str, run: str) -> int | None:
    """Say the answer of a run on its pull request, in the one comment that is written anew; return the number, None where it moved on.

    The file was left by a run that anybody can influence. One that is refused is said as a check that did not come to an answer.
    """
    from ..intake.host import answers, openings

    number = openings.number(host, head, commit)
    if number is None:
        return None
    try:
        told = answers.read(file)
    except PipelineError:
        told = None
    host.comment(number, MARKER, answering.comment(told, run) if told else answering.unanswered(run))
    return number


def numbered(host: "GitHub", head: str) -> int | None:
    """Return the open pull request from a branch, wherever it stands by now; None where there is none."""
    from ..intake.host import openings

    return openings.number(host, head)


@contextmanager
def _laid(root: Path, commit: str) -> Iterator[tuple[Path, tuple[Finding, ...]]]:
    """Give a folder with the plain files below periods/ at a commit, and a finding for every entry that is none."""
    from ..core.shape_rules import FILE_IRREGULAR
    from ..intake.repository import changes

    found = []
    with tempfile.TemporaryDirectory(prefix="lakip-") as name:
        (Path(name) / PERIODS).mkdir()
        for path, content in changes.entries(root, commit, PERIODS):
            if content is None or not _is_inside(path):
                found.append(FILE_IRREGULAR.at(Place(path), nama=path.name, jenis="pintasan, program, atau submodul"))
                continue
            (Path(name) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(name) / path).write_bytes(content)
        yield Path(name), tuple(found)


def _is_inside(path: PurePosixPath) -> bool:
    return not path.is_absolute() and ".." not in path.parts


def _concerned(paths: Sequence[PurePosixPath], years: Sequence[int]) -> tuple[int, ...]:
    """Return the years that a change concerns: those it touches, or all where it touches what every year is made of."""
    below = [p.parts[1] for p in paths if len(p.parts) > 1 and p.parts[0] == str(PERIODS)]
    if any(name.startswith(EVERY_YEAR) for name in below):
        return tuple(years)
    return tuple(y for y in years if str(y) in below)


def _checked(root: Path, years: Sequence[int]) -> tuple[Finding, ...]:
    known = Archive(root).years
    return tuple(f for year in years if year in known for f in flow.check(root, flow.Scope(year)))


def _is_readable(archive: Archive, year: int) -> bool:
    return year not in archive.years or archive.loaded(year).dossier is not None


def _differs(before: Archive, after: Archive, year: int) -> bool:
    return _digests(before, year) != _digests(after, year)


def _digests(archive: Archive, year: int) -> Mapping[PurePosixPath, str]:
    return archive.inputs(year) if year in archive.years else {}


def _difference(before: Archive, after: Archive, year: int) -> "Difference":
    from ..core.comparing import figures

    return figures.compare(_card(before, year), _card(after, year), year)


def _card(archive: Archive, year: int) -> "Scorecard | None":
    return archive.scorecard(year) if year in archive.years else None


def _columns(root: Path, found: Sequence[Finding]) -> dict[Place, int]:
    places = [f.place for f in found if f.place.column and (root / f.place.file).is_file()]
    files = {str(p.file): (root / p.file).read_text(encoding="utf-8", errors="replace").splitlines() for p in places}
    return columns.positions(places, files)
