"""A small archive of two years, built by the real thing once for all tests of the site."""

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

from pipeline.core import pages as assembling
from pipeline.core.agenda import agendas
from pipeline.core.assemble import assemble
from pipeline.core.findings import Rule, Severity
from pipeline.core.report import Report
from pipeline.core.site_board import Collecting
from pipeline.core.site_manual import from_table_schema
from pipeline.core.site_page import Page
from pipeline.journeys import reminding
from pipeline.render import charts, narrative, site
from tests import boards
from tests.core.scorecards import full

REPOSITORY = Path(__file__).parents[2]
HOSTILE = "<script>alert('x')</script> & {{ 7*7 }}"
RULES = {
    "uji-aturan": Rule(
        code="uji-aturan",
        severity=Severity.ERROR,
        title="Judul aturan",
        message="Kolom «{kolom}» salah.",
        hint="Isi {kolom}.",
        basis="Dasar",
    )
}
SCHEMA = {
    "title": "Uji",
    "description": "Berkas uji.",
    "fields": [{"name": "kolom", "title": "Kolom", "description": "Arti.", "example": "1", "constraints": {"required": True}}],
}


@cache
def reports() -> tuple[Report, ...]:
    """The year 2025, and a sample year 2024 with the same figures whose office bears a hostile name."""
    report = assemble(full())
    key = "IK-1.1/penyebab"
    told = {**report.narratives, key: replace(report.narratives[key], text="Mutu layanan **meningkat** sejak awal tahun.")}
    report = replace(report, narratives=told)
    identity = replace(report.identity, year=2024, watermarks=("CONTOH", "KONSEP"), notice="Angka ilustrasi.")
    return report, replace(report, identity=identity, office=replace(report.office, name=HOSTILE))


def all_pages(work: Path) -> tuple[tuple[Page, ...], dict[str, Path]]:
    """Return the pages of the archive and the files they offer."""
    offered, files = site.offer(2025, _composed(work / "build" / "2025"), work)
    board, calendars = _board(work)
    made = assembling.pages(reports(), {2025: offered}, RULES, [from_table_schema("periods/uji.csv", SCHEMA)], {2025: board})
    return made, files | calendars


def _board(work: Path) -> tuple[Collecting, dict[str, Path]]:
    """Return the board of the running period and its calendars; what a meeting wrote is hostile."""
    steps = [boards.progress(department=code) for code in ("kul", "rendatin")] + [
        boards.progress(step=boards.step("4", "susun", "sekretaris"))
    ]
    board = boards.board(steps=tuple(steps), dues=(boards.due(), boards.due(HOSTILE, role="kul")))
    agenda = agendas(reports()[0].scorecard.dossier, board)
    day = boards.WIB_NOON.date()
    found = Collecting(board=board, owing=(boards.owing(),), agendas=agenda, since="Menurut keadaan per hari uji.", day=day)
    return found, reminding.calendars(found, work / "kalender")


def _composed(folder: Path) -> Path:
    (folder / "data" / "2025").mkdir(parents=True)
    (folder / "data" / "2025" / "uji.csv").write_text("kolom\n1\n", encoding="utf-8")
    (folder / "lakip-2025.pdf").write_bytes(b"%PDF-1.7 uji")
    return folder


def office_root(folder: Path) -> Path:
    """Return a root with the repository's own mkdocs.yml, docs/ and theme, whose generated folder is its own."""
    folder.mkdir(parents=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    shutil.copytree(REPOSITORY / "docs", folder / "docs")
    (folder / "pipeline").symlink_to(REPOSITORY / "pipeline")
    return folder


def built(work: Path, search: bool = True) -> Path:
    """Build the archive below `work` and return the folder of the site."""
    pages, files = all_pages(work)
    drawings = charts.draw(tuple(reports()[0].charts.values()))
    narratives = reports()[0].narratives
    trees = narrative.by_key(narrative.read(tuple(narratives.values()))[0], narratives)
    years = [report.identity.year for report in reports()]
    site.build(
        pages,
        dict.fromkeys(years, trees),
        dict.fromkeys(years, drawings),
        files,
        root=office_root(work / "akar"),
        out=work / "site",
        search=search,
    )
    return work / "site"
