"""All pages of the archive, assembled from the years' Reports; what they look like is decided by render."""

from collections.abc import Iterator, Mapping, Sequence

from . import words
from .document import Cell, Column, Inline, Link, Paragraph, Table, TableBlock
from .findings import Rule
from .report import Report
from .scorecard import Achievement
from .site_approval import approval_pages
from .site_board import Collecting, board_page
from .site_indicator import indicator_page
from .site_manual import Described, dictionary_page, rules_page
from .site_names import names_page
from .site_page import Download, Page, SiteBlock, cells, numeric, section, table, to
from .site_progress import progress_pages
from .site_year import budget_page, index_page, is_unfinished, met, percent, report_page, submissions_page


def pages(
    reports: Sequence[Report],
    downloads: Mapping[int, Sequence[Download]],
    rules: Mapping[str, Rule],
    files: Sequence[Described],
    boards: Mapping[int, Collecting] | None = None,
) -> tuple[Page, ...]:
    """Return every generated page: home, then each year (newest first) with its own pages, then rules and data dictionary.

    `downloads` are the files offered per year, `rules` the catalogue, `files` the kinds of file of the data dictionary,
    `boards` the running periods by year.
    """
    newest_first = sorted(reports, key=lambda r: r.identity.year, reverse=True)
    made: list[Page] = [home_page(newest_first, downloads)]
    for report in newest_first:
        year = report.identity.year
        made += year_pages(report, newest_first, downloads.get(year, ()), (boards or {}).get(year))
    return (*made, rules_page(rules), dictionary_page(files))


def year_pages(report: Report, others: Sequence[Report], downloads: Sequence[Download], board: Collecting | None = None) -> Iterator[Page]:
    """Yield the pages of one year; `others` are the reports of the archive, to link the same indicator across years."""
    yield index_page(report, downloads, has_board=board is not None)
    yield report_page(report)
    yield budget_page(report)
    yield names_page(report)
    yield from approval_pages(report)
    if is_unfinished(report):
        yield submissions_page(report)
    if board is not None:
        yield board_page(report, board)
        yield from progress_pages(report)
    for achievement in report.scorecard.year.achievements:
        yield indicator_page(report, achievement, _other_years(report, achievement, others))


def _other_years(report: Report, achievement: Achievement, others: Sequence[Report]) -> tuple[int, ...]:
    code, year = achievement.indicator.code, report.identity.year
    return tuple(o.identity.year for o in others if o.identity.year != year and o.scorecard.year.of(code) is not None)


def home_page(reports: Sequence[Report], downloads: Mapping[int, Sequence[Download]]) -> Page:
    """Return the part of the home page that is made from data: the years with their result, state and report."""
    tables: dict[str, Table] = {}
    blocks: list[SiteBlock] = [section("Arsip per tahun", ident="arsip")]
    if reports:
        tables["arsip"] = _archive(reports, downloads)
        blocks.append(TableBlock("arsip"))
    else:
        blocks.append(Paragraph(("Belum ada laporan.",)))
    ribbons = tuple(dict.fromkeys(ribbon for report in reports for ribbon in report.identity.watermarks if ribbon == "CONTOH"))
    return Page(
        path="",
        title="Arsip Laporan Kinerja",
        description=f"Arsip Laporan Kinerja {reports[0].office.name}." if reports else "Arsip Laporan Kinerja.",
        blocks=tuple(blocks),
        tables=tables,
        ribbons=ribbons,
        notice="Tahun berstatus contoh memuat angka ilustrasi, bukan data resmi." if ribbons else "",
    )


def _archive(reports: Sequence[Report], downloads: Mapping[int, Sequence[Download]]) -> Table:
    columns = (
        Column(title="Tahun", width=0.7),
        numeric("Capaian kinerja"),
        Column(title="Kategori", width=1.2),
        Column(title="Indikator mencapai target", width=1.1),
        numeric("Serapan anggaran"),
        Column(title="Status", width=1.4),
        Column(title="Laporan", width=1.1),
    )
    rows = [_archive_row(report, downloads.get(report.identity.year, ())) for report in reports]
    return table("Hasil tiap tahun", columns, rows)


def _archive_row(report: Report, downloads: Sequence[Download]) -> tuple[Cell, ...]:
    year, office = report.identity.year, report.scorecard.year.office
    reached, of = met(report)
    return cells(
        to(str(year), str(year)),
        percent(report, office.value),
        office.category or "–",
        f"{reached} dari {of}",
        percent(report, report.scorecard.budget.total.absorption),
        words.listed(_states(report)),
        tuple(_documents(year, downloads)),
    )


def _states(report: Report) -> tuple[str, ...]:
    """Return what a reader must know of a year: sample, draft or agreed, unfinished, delivered."""
    sample = ("contoh",) if "CONTOH" in report.identity.watermarks else ()
    agreed = "konsep" if "KONSEP" in report.identity.watermarks else "disetujui"
    unfinished = ("berjalan",) if is_unfinished(report) else ()
    return (*sample, agreed, *unfinished, *(("disampaikan",) if report.delivery else ()))


def _documents(year: int, downloads: Sequence[Download]) -> Iterator[Inline]:
    yield to("Baca", f"{year}/laporan")
    for found in downloads:
        kind = found.path.rpartition(".")[2].upper()
        if kind in ("PDF", "DOCX"):
            yield " · "
            yield Link(kind, found.path)
