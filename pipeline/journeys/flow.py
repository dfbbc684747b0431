"""The main journeys on one page: check, measure, compose the report, publish the site, build it all.

files ─ load → Dossier ─ validate → findings ─ measure → Scorecard ─ assemble → Report ─┬ documents → PDF, DOCX
                                                                                        ├ bundle → data, manifest
                                                                                        └ pages → site

The wings are imported where they are needed, so that a command pays only for the tools it uses.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from ..core.findings import Finding, has_errors, ordered
from .archive import SCHEMAS, Archive
from .archive import Scope as Scope

if TYPE_CHECKING:
    from ..core.scorecard import Scorecard
    from ..render.narrative import Trees

Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a making journey came to: findings, the folders made, and whether errors stopped it."""

    findings: tuple[Finding, ...] = ()
    made: tuple[Path, ...] = ()
    stopped: bool = False

    def and_then(self, later: "Outcome") -> "Outcome":
        """Return what this and a later journey came to together."""
        return Outcome(findings=ordered((*self.findings, *later.findings)), made=(*self.made, *later.made), stopped=later.stopped)


def check(root: Path, scope: Scope) -> tuple[Finding, ...]:
    """Return every finding in the scope, by file and row."""
    archive = Archive(root)
    return ordered(f for year in archive.wanted(scope) for f in _checked(archive, year) if scope.holds(f.place.file))


def _checked(archive: Archive, year: int) -> tuple[Finding, ...]:
    """Check one year: shape while reading, sense against the year before, then the narrative and its marks."""
    from ..core.validate import validate
    from . import beside

    loaded = archive.loaded(year)
    if loaded.dossier is None:
        return (*loaded.findings, *beside.raw(archive, year))
    before = archive.earlier(year)
    trees, refused = archive.narratives(year)
    around = tuple(beside.findings(archive, year))
    found = (*loaded.findings, *around, *validate(loaded.dossier, archive.dossier(before[-1]) if before else None), *refused)
    return found if has_errors(found) else (*found, *_marks(archive, year, trees))


def _marks(archive: Archive, year: int, trees: "Trees") -> "Iterator[Finding]":
    """Yield the marks that name nothing: those of the year's words in its report, those of a period's own words in that period's."""
    from ..render import narrative

    dossier = archive.dossier(year)
    own = {chapter.period for chapter in dossier.period_chapters}
    yield from narrative.check_marks(trees, [p for p in dossier.prose if p not in dossier.period_chapters], archive.report(year))
    for period in own:
        words = [chapter for chapter in dossier.period_chapters if chapter.period == period]
        yield from narrative.check_marks(trees, words, archive.report(year, period))


def measured(root: Path, scope: Scope) -> "tuple[Scorecard, ...]":
    """Return the scorecard of every year in the scope."""
    archive = Archive(root)
    return tuple(archive.scorecard(year) for year in archive.wanted(scope))


def archive_of(root: Path) -> Archive:
    """Return the archive whose signed years may be printed as signed."""
    from .edition import edition

    return Archive(root, edition)


def compose(root: Path, scope: Scope, out: Path | None, *, again: bool = False, tell: Tell = str) -> Outcome:
    """Make the report of every year in the scope, unless it already stands there made from the same bytes."""
    with _turn(root, tell):
        return _compose(archive_of(root), scope, out or root / "build", again=again, tell=tell)


@contextmanager
def _turn(root: Path, tell: Tell) -> Iterator[None]:
    """Let one command at a time make things of the office's files or take things in; the next one waits here."""
    from ..intake import load
    from ..render import recording

    load.years(root)  # says where periods/ is missing
    with recording.alone(root / "periods", lambda: tell("Menunggu perintah lain atas folder ini selesai …")):
        yield


def publish(root: Path, scope: Scope, out: Path | None, *, again: bool = False, tell: Tell = str) -> Outcome:
    """Make the archive site of every year in the scope, with its reports to download."""
    with _turn(root, tell):
        return _publish(root, scope, out, again=again, tell=tell)


def _publish(root: Path, scope: Scope, out: Path | None, *, again: bool, tell: Tell) -> Outcome:
    from ..render import bundle, outputs

    archive, made, site = archive_of(root), out or root / "build", (out or root) / "site"
    composed = _compose(archive, Scope(scope.year), made, again=again, tell=tell)
    if not composed.stopped and scope.period:
        composed = composed.and_then(_compose(archive, scope, made, again=again, tell=tell))
    if composed.stopped:
        return composed
    years = archive.wanted(scope)
    key = archive.site_key(years)
    for folder in (site, root / bundle.SITE_SOURCE):
        outputs.sweep(folder)
    if again or not bundle.is_same_site(site, made / bundle.SITE_RECORD, key):
        tell(f"Menyusun situs arsip {len(years)} tahun …")
        _make_site(archive, years, made, site)
        outputs.write_json(made / bundle.SITE_RECORD, bundle.site_record(site, key))
    return Outcome(findings=composed.findings, made=(*composed.made, site))


def build(root: Path, scope: Scope, out: Path | None, *, again: bool = False, tell: Tell = str) -> Outcome:
    """Do it all: check, measure, compose, publish."""
    return publish(root, scope, out, again=again, tell=tell)


def _compose(archive: Archive, scope: Scope, out: Path, *, again: bool, tell: Tell) -> Outcome:
    from ..render import bundle, outputs
    from . import doubts

    years = archive.wanted(scope)
    folders = {year: out / "-".join(filter(None, [str(year), scope.period])) for year in years}
    for folder in folders.values():
        outputs.sweep(folder)
    stale = [year for year in years if again or not bundle.is_fresh(folders[year], archive.report_key(year, scope.period))]
    asked = (f for year in years if year not in stale for f in doubts.standing(archive, year))
    findings = ordered((*asked, *(f for year in stale for f in _checked(archive, year))))
    if has_errors(findings):
        return Outcome(findings=findings, stopped=True)
    for year in stale:
        _make(archive, year, scope.period, folders[year], tell)
    return Outcome(findings=findings, made=tuple(folders.values()))


def _make(archive: Archive, year: int, period: str, folder: Path, tell: Tell) -> None:
    """Make one year's folder: PDF, DOCX, report.json, data package, manifest; it appears whole or not at all."""
    from ..core import export
    from ..render import bundle, documents, outputs

    report, name = archive.report(year, period), f"lakip-{folder.name}"
    time, label = archive.imprint(year, period)
    with outputs.replaced(folder) as staging, ThreadPoolExecutor(1) as beside:
        drawing = beside.submit(archive.drawings, year, period)
        tell(f"{folder.name}: menggambar {len(report.charts)} grafik, menyusun PDF dan DOCX …")
        given = (report, archive.trees(year, period), drawing.result(), archive.root, time, label)
        word = beside.submit(documents.docx, *given)
        (staging / f"{name}.pdf").write_bytes(documents.pdf(*given))
        (staging / f"{name}.docx").write_bytes(word.result())
        outputs.write_json(staging / "report.json", export.report(report))
        bundle.data_package(archive.root, SCHEMAS, report.scorecard.dossier.files, staging / "data", name=name, title=report.identity.title)
        outputs.write_json(staging / bundle.MANIFEST, _manifest(archive, year, period, staging))
        _demand_unchanged(archive, year)


def _demand_unchanged(archive: Archive, year: int) -> None:
    """Refuse a report whose files somebody changed while it was being made: it would be of neither state."""
    read = {file: digest for y in (*archive.earlier(year), year) for file, digest in archive.loaded(y).digests.items()}
    was, now = archive.inputs(year), Archive(archive.root).inputs(year)
    if changed := sorted(file for file in {*was, *now} if not was.get(file) == now.get(file) == read.get(file, was.get(file))):
        raise PipelineError(f"{changed[0]} berubah selama laporan {year} disusun.", "Ulangi; hasil yang lama tidak berubah.")


def _make_site(archive: Archive, years: Sequence[int], made: Path, site: Path) -> None:
    """Make the site from the years' reports, the board of every unfinished year, and what lies ready to download."""
    from ..core import pages, rules
    from ..core.site_year import is_unfinished
    from ..render import site as builder
    from . import reminding

    offers = {year: builder.offer(year, made / str(year), made / "unduh") for year in years}
    boards = {year: reminding.collecting(archive, year) for year in years if is_unfinished(archive.report(year))}
    calendars = [reminding.calendars(board, made / "kalender" / str(year)) for year, board in boards.items()]
    reports = [archive.report(year) for year in years]
    builder.build(
        pages.pages(reports, {y: o[0] for y, o in offers.items()}, rules.CATALOGUE, archive.contract(), boards),
        {year: archive.trees(year) for year in years},
        {year: archive.drawings(year) for year in years},
        {path: file for files in (*(o[1] for o in offers.values()), *calendars) for path, file in files.items()},
        root=archive.root,
        out=site,
    )


def _manifest(archive: Archive, year: int, period: str, folder: Path) -> dict[str, object]:
    from ..render import bundle

    return bundle.manifest(
        key=archive.report_key(year, period),
        root=archive.root,
        inputs=archive.inputs(year),
        commits=archive.commits,
        revision=archive.revision_facts(year, period),
        tools=archive.tools,
        folder=folder,
    )
