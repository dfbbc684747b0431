"""Every journey on one page: check, measure, compose the report, publish the site, build it all.

files ─ load → Dossier ─ validate → findings ─ measure → Scorecard ─ assemble → Report ─┬ documents → PDF, DOCX
                                                                                        ├ bundle → data, manifest
                                                                                        └ pages → site

The wings are imported where they are needed, so that a command pays only for the tools it uses.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .archive import SCHEMAS, Archive, Scope
from .core.findings import Finding, has_errors, ordered

if TYPE_CHECKING:
    from .core.scorecard import Scorecard

Tell = Callable[[str], object]
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)  # outside Git there is no commit to take the time from


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a making journey came to: findings, the folders made, and whether errors stopped it."""

    findings: tuple[Finding, ...] = ()
    made: tuple[Path, ...] = ()
    stopped: bool = False


def check(root: Path, scope: Scope) -> tuple[Finding, ...]:
    """Return every finding in the scope, by file and row."""
    archive = Archive(root)
    return ordered(f for year in archive.wanted(scope) for f in _checked(archive, year) if scope.holds(f.place.file))


def _checked(archive: Archive, year: int) -> tuple[Finding, ...]:
    """Check one year: shape while reading, sense against the year before, then the narrative and its marks."""
    from .core.validate import validate
    from .render import narrative

    loaded = archive.loaded(year)
    if loaded.dossier is None:
        return loaded.findings
    before = archive.earlier(year)
    trees, refused = archive.narratives(year)
    found = (*loaded.findings, *validate(loaded.dossier, archive.dossier(before[-1]) if before else None), *refused)
    return found if has_errors(found) else (*found, *narrative.check_marks(trees, loaded.dossier.prose, archive.report(year)))


def measured(root: Path, scope: Scope) -> "tuple[Scorecard, ...]":
    """Return the scorecard of every year in the scope."""
    archive = Archive(root)
    return tuple(archive.scorecard(year) for year in archive.wanted(scope))


def compose(root: Path, scope: Scope, out: Path | None, *, again: bool = False, tell: Tell = str) -> Outcome:
    """Make the report of every year in the scope, unless it already stands there made from the same bytes."""
    return _compose(Archive(root), scope, out or root / "build", again=again, tell=tell)


def publish(root: Path, scope: Scope, out: Path | None, *, again: bool = False, tell: Tell = str) -> Outcome:
    """Make the archive site of every year in the scope, with its reports to download."""
    from . import shelf

    archive, build = Archive(root), out or root / "build"
    composed = _compose(archive, Scope(scope.year), build, again=again, tell=tell)
    if composed.stopped:
        return composed
    site = shelf.site(archive, archive.wanted(scope), build, (out or root) / "site", again=again, tell=tell)
    return Outcome(findings=composed.findings, made=(*composed.made, site))


def build(root: Path, scope: Scope, out: Path | None, *, again: bool = False, tell: Tell = str) -> Outcome:
    """Do it all: check, measure, compose, publish."""
    return publish(root, scope, out, again=again, tell=tell)


def _compose(archive: Archive, scope: Scope, out: Path, *, again: bool, tell: Tell) -> Outcome:
    from .render import bundle

    years = archive.wanted(scope)
    folders = {year: out / "-".join(filter(None, [str(year), scope.period])) for year in years}
    stale = [year for year in years if again or not bundle.is_fresh(folders[year], archive.key(archive.inputs(year)))]
    findings = ordered(f for year in stale for f in _checked(archive, year))
    if has_errors(findings):
        return Outcome(findings=findings, stopped=True)
    for year in stale:
        _make(archive, year, scope.period, folders[year], tell)
    return Outcome(findings=findings, made=tuple(folders.values()))


def _make(archive: Archive, year: int, period: str, folder: Path, tell: Tell) -> None:
    """Make one year's folder: PDF, DOCX, report.json, data package, manifest; it appears whole or not at all."""
    from .core import export
    from .render import bundle, charts, documents, outputs

    report, revision = archive.report(year, period), archive.revision
    name, time = f"lakip-{folder.name}", revision.time if revision else UNDATED
    with outputs.replaced(folder) as staging, ThreadPoolExecutor(1) as beside:
        drawing = beside.submit(charts.draw, tuple(report.charts.values()))
        trees, _ = archive.narratives(year)
        tell(f"{folder.name}: menggambar {len(report.charts)} grafik dan menyusun PDF …")
        drawings = drawing.result()
        (staging / f"{name}.pdf").write_bytes(documents.pdf(report, trees, drawings, archive.root, time))
        tell(f"{folder.name}: menyusun DOCX …")
        (staging / f"{name}.docx").write_bytes(documents.docx(report, trees, drawings, archive.root, time))
        outputs.write_json(staging / "report.json", export.report(report))
        bundle.data_package(archive.root, SCHEMAS, report.scorecard.dossier.files, staging / "data", name=name, title=report.identity.title)
        outputs.write_json(staging / bundle.MANIFEST, _manifest(archive, year, staging))


def _manifest(archive: Archive, year: int, folder: Path) -> dict[str, object]:
    from .render import bundle

    inputs = archive.inputs(year)
    return bundle.manifest(
        key=archive.key(inputs),
        root=archive.root,
        inputs=inputs,
        commits=archive.commits,
        revision=archive.revision_facts,
        tools=archive.tools,
        folder=folder,
    )
