"""The pages of one year: its index, the whole report as a page, the budget, and who has handed in what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from . import words
from .document import Cell, ChartBlock, Column, Link, Paragraph, Strong, Table, TableBlock
from .model import Department, Period, Status, Submission
from .progress import last_filled
from .report import Report
from .scorecard import Achievement, StretchScore
from .site_indicator import path as indicator_path
from .site_indicator import trace_blocks
from .site_page import Details, Download, Downloads, Page, SiteBlock, Tile, Tiles, cells, numeric, section, state, table, to, verdict

BUDGET_TABLES = ("tbl-program", "tbl-kegiatan", "tbl-sumber-dana", "tbl-jenis-belanja", "tbl-efisiensi")
OFFICE_CHARTS = ("gbr-capaian", "gbr-sasaran")


def page_of(report: Report, inner: str, title: str, description: str, blocks: Sequence[SiteBlock], tables: Mapping[str, Table]) -> Page:
    """Return a page of this year with its ribbons and its way back; `inner` is the address below the year, "" = the index."""
    year = report.identity.year
    return Page(
        path=f"{year}/{inner}".rstrip("/"),
        title=title,
        description=description,
        blocks=tuple(blocks),
        tables=tables,
        charts=report.charts,
        report=report,
        ribbons=report.identity.watermarks,
        notice=report.identity.notice,
        trail=(("Beranda", ""), (str(year), str(year))) if inner else (("Beranda", ""),),
    )


def is_unfinished(report: Report) -> bool:
    """Say whether the year still runs or somebody has not handed in."""
    dossier = report.scorecard.dossier
    return dossier.status is Status.RUNNING or any(found is None or not found.is_begun for _, _, found in _handed_in(report))


def percent(report: Report, value: Decimal | None) -> str:
    """Return an achievement as printed in this year's report."""
    return words.percent(value, report.scorecard.dossier.rules.rounding)


def met(report: Report) -> tuple[int, int]:
    """Return how many indicators reached the year's target, and how many there are."""
    achievements = report.scorecard.year.achievements
    return sum(a.is_met is True for a in achievements), len(achievements)


def measured(stretch: StretchScore) -> int:
    """Return how many indicators have a figure."""
    return sum(found.value is not None for found in stretch.achievements)


# The index of a year


def index_page(report: Report, downloads: Sequence[Download], *, has_board: bool = False) -> Page:
    """Return the index of a year: key figures, achievements, charts, periods, the other pages (the board among them), downloads."""
    tables: dict[str, Table] = {"capaian": _achievements(report)}
    blocks: list[SiteBlock] = [
        Tiles(tuple(_tiles(report))),
        Paragraph(tuple(_summary(report))),
        Paragraph(tuple(_ways(report, has_board=has_board))),
    ]
    blocks += [section("Capaian indikator kinerja"), TableBlock("capaian")]
    if report.scorecard.periods:
        tables["periode"] = _period_table(report)
        blocks += [section("Capaian per periode"), TableBlock("periode")]
    charts = [ident for ident in OFFICE_CHARTS if ident in report.charts]
    if charts:
        blocks += [section("Grafik capaian"), *(ChartBlock(ident) for ident in charts)]
    if downloads:
        blocks += [section("Unduhan"), Downloads(tuple(downloads))]
    blocks += _office_trace(report, tables)
    title = report.identity.title
    page = page_of(report, "", title, f"{title} {report.office.name}: ringkasan, capaian, anggaran, dan unduhan.", blocks, tables)
    return replace(page, menu=str(report.identity.year))


def _tiles(report: Report) -> Iterator[Tile]:
    office, total = report.scorecard.year.office, report.scorecard.budget.total
    reached, of = met(report)
    yield Tile(label="Capaian kinerja", value=percent(report, office.value), note=office.category or "belum ada kategori")
    yield Tile(label="Indikator mencapai target", value=f"{reached} dari {of}", note=f"{measured(report.scorecard.year)} terukur")
    yield Tile(
        label="Serapan anggaran",
        value=percent(report, total.absorption),
        note=f"{words.rupiah(total.realised)} dari {words.rupiah(total.revised)}",
    )
    if is_unfinished(report):
        found = _handed_in(report)
        done = sum(submission is not None and submission.is_begun for _, _, submission in found)
        yield Tile(label="Data diserahkan", value=f"{done} dari {len(found)}", note="berkas subbagian")


def _summary(report: Report) -> Iterator[str]:
    identity, office = report.identity, report.scorecard.year.office
    reached, of = met(report)
    so_far = "Sampai data terakhir, capaian" if is_unfinished(report) else "Capaian"
    category = f" dengan kategori {office.category}" if office.category else ""
    yield f"{so_far} kinerja {report.office.name} tahun {identity.year} sebesar {percent(report, office.value)}{category}. "
    yield f"Dari {of} indikator kinerja, {reached} mencapai target{_unmeasured(of - measured(report.scorecard.year))}. "
    yield f"{identity.review}." if identity.review and not identity.review.endswith(".") else identity.review
    yield f" {report.delivery}" if report.delivery else ""


def _unmeasured(count: int) -> str:
    return f" dan {count} belum dapat dihitung" if count else ""


def _ways(report: Report, *, has_board: bool) -> Iterator[str | Link]:
    year = report.identity.year
    yield "Lihat juga: "
    yield to("Laporan lengkap", f"{year}/laporan")
    yield " · "
    yield to("Realisasi anggaran", f"{year}/anggaran")
    yield " · "
    yield to("Nama nilai", f"{year}/nama")
    if report.verification:
        yield " · "
        yield to("Pengesahan", report.verification.page)
    if is_unfinished(report):
        yield " · "
        yield to("Siapa sudah menyerahkan", f"{year}/penyerahan")
    if has_board:
        yield " · "
        yield to("Papan pengumpulan", f"{year}/papan")
        if last_filled(report.scorecard.dossier):
            yield " · "
            yield to("Progres bulanan", f"{year}/progres")


def _achievements(report: Report) -> Table:
    columns = (
        Column(title="Sasaran dan indikator", width=3.2),
        Column(title="Satuan", width=0.8),
        numeric("Target"),
        numeric("Realisasi"),
        numeric("Capaian (%)"),
        Column(title="Kategori"),
        Column(title="Target tercapai"),
    )
    rows: list[tuple[Cell, ...]] = []
    decimals = report.scorecard.dossier.rules.rounding
    for score in report.scorecard.year.objectives:
        title = Cell(text=(f"{score.objective.code} {score.objective.name}",), columns=4, bold=True)
        mean = Cell(text=(words.number(score.aggregate.value, decimals),), bold=True)
        rows.append((title, mean, Cell(text=(score.aggregate.category or "–",), columns=2, bold=True)))
        rows += [_achievement_row(report, found, decimals) for found in score.achievements]
    rules = report.scorecard.dossier.rules
    cap = "tanpa batas atas" if rules.cap is None else f"dibatasi {words.plain(rules.cap)}%"
    notes = (f"Capaian {cap} ({rules.cap_basis}).", f"Kategori: {rules.categories.basis}.")
    return table("Target, realisasi, dan capaian", columns, rows, notes)


def _achievement_row(report: Report, found: Achievement, decimals: int) -> tuple[Cell, ...]:
    indicator = found.indicator
    row = cells(
        to(f"{indicator.code} {indicator.name}", indicator_path(report.identity.year, indicator.code)),
        indicator.unit,
        words.of_indicator(found.target, indicator),
        words.of_indicator(found.actual, indicator),
        words.number(found.value, decimals),
        state(found.outcome, found.category),
    )
    return (*row, verdict(found.is_met))


def _period_table(report: Report) -> Table:
    columns = (Column(title="Sampai dengan"), numeric("Capaian (%)"), Column(title="Kategori"), numeric("Indikator terhitung"))
    rows = [_period_row(report, stretch) for stretch in report.scorecard.periods]
    return table("Capaian kinerja per periode pengumpulan, dihitung sejak Januari", columns, rows)


def _period_row(report: Report, stretch: StretchScore) -> tuple[Cell, ...]:
    name = stretch.period.name if stretch.period else "Tahun"
    value = words.number(stretch.office.value, report.scorecard.dossier.rules.rounding)
    return cells(name, value, stretch.office.category or "–", f"{measured(stretch)} dari {len(stretch.achievements)}")


def _office_trace(report: Report, tables: dict[str, Table]) -> list[SiteBlock]:
    office = report.scorecard.year.office
    title = f"Capaian kinerja {report.identity.year}: {percent(report, office.value)}"
    return [section("Jejak hitung"), Details(title, tuple(trace_blocks(office.trace, "jejak-satker", tables)))]


# The report as a page


def report_page(report: Report) -> Page:
    """Return the whole report as one readable page, with the report's own numbers of chapters, tables and charts."""
    title = f"{report.identity.title} – laporan lengkap"
    description = f"Isi lengkap {report.identity.title} {report.office.name}."
    page = page_of(report, "laporan", title, description, report.parts, report.tables)
    return replace(page, numbered=True)


# The budget


def budget_page(report: Report) -> Page:
    """Return the budget of a year: the whole, its chart, the report's own tables, and how the sum came about."""
    total = report.scorecard.budget.total
    tables: dict[str, Table] = {}
    figures = (
        Tile(label="Pagu awal", value=words.rupiah(total.initial)),
        Tile(label="Pagu revisi", value=words.rupiah(total.revised)),
        Tile(label="Realisasi", value=words.rupiah(total.realised)),
        Tile(label="Serapan", value=percent(report, total.absorption)),
    )
    blocks: list[SiteBlock] = [Tiles(figures)]
    if "gbr-anggaran" in report.charts:
        blocks.append(ChartBlock("gbr-anggaran"))
    for ident in BUDGET_TABLES:
        if ident in report.tables:
            tables[ident] = report.tables[ident]
            blocks.append(TableBlock(ident))
    trace = tuple(trace_blocks(total.trace, "jejak-anggaran", tables))
    blocks += [section("Jejak hitung"), Details(f"Realisasi {words.rupiah(total.realised)}", trace)]
    year = report.identity.year
    return page_of(report, "anggaran", f"Realisasi anggaran {year}", f"Pagu, realisasi, dan serapan anggaran tahun {year}.", blocks, tables)


# Who has handed in what


def submissions_page(report: Report) -> Page:
    """Return who has handed in what: one row a subbagian, one column a period."""
    dossier, year = report.scorecard.dossier, report.identity.year
    columns = (Column(title="Subbagian", width=2), *(Column(title=_due(period), width=1.6) for period in dossier.periods))
    found = {(department.code, period.code): submission for department, period, submission in _handed_in(report)}
    rows = [
        (Cell(text=(Strong(d.name),)), *(_handed_cell(found[d.code, p.code]) for p in dossier.periods))
        for d in dossier.office.departments_on(dossier.reference_day)
    ]
    missing = [f"{d.name} ({p.name})" for d, p, s in _handed_in(report) if s is None or not s.is_begun]
    said = f"Belum menyerahkan: {words.listed(missing)}." if missing else "Semua subbagian sudah menyerahkan data."
    tables = {"penyerahan": table("Penyerahan data kinerja menurut subbagian dan periode", columns, rows)}
    return page_of(
        report,
        "penyerahan",
        f"Siapa sudah menyerahkan {year}",
        f"Penyerahan data kinerja tahun {year} menurut subbagian dan periode.",
        [Paragraph((said,)), TableBlock("penyerahan")],
        tables,
    )


def _handed_in(report: Report) -> list[tuple[Department, Period, Submission | None]]:
    dossier = report.scorecard.dossier
    found = {(s.department, s.period): s for s in dossier.submissions}
    departments = dossier.office.departments_on(dossier.reference_day)
    return [(d, p, found.get((d.code, p.code))) for d in departments for p in dossier.periods]


def _due(period: Period) -> str:
    return f"{period.name} (batas {words.long_date(period.due)})" if period.due else period.name


def _handed_cell(submission: Submission | None) -> Cell:
    if submission is None or not submission.exists:
        return Cell(text=("Belum menyerahkan",), tone="kurang")
    if not submission.is_begun:
        return Cell(text=("Sudah dibuka, belum diisi",), tone="kurang")
    filled = [e for e in submission.entries if e.actual is not None]
    empty = len(submission.entries) - len(filled)
    indicators = len({e.indicator for e in filled})
    text = f"Sudah: {indicators} indikator, {len(filled)} baris, {len(submission.evidence)} data dukung"
    return Cell(text=(f"{text}; {empty} baris belum diisi" if empty else text,), tone="sedang" if empty else "baik")
