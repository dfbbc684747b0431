"""The page of one indicator in one year: what it is, its years, its months, and how its figures came about (jejak hitung)."""

from collections.abc import Iterator

from . import words
from .chapters import TOPICS
from .document import Bullets, Cell, ChartBlock, Column, Inline, Narrative, Paragraph, Strong, Table, TableBlock
from .model import Consolidation, Entry, Indicator
from .report import Report
from .reporting.charts import to_date
from .scorecard import Achievement, Comparison, StretchScore, Trace, YearFigure
from .site_page import Details, Page, SiteBlock, Tile, Tiles, cells, numeric, section, slug, state, table, to, verdict

DIGITS = 12  # of a digest, enough to tell files of an office apart
FRACTION = (1, 2)  # columns of the monthly table that only shares and ratios fill
NO_TARGET_NOTE = "Tanda – berarti tidak ada isian atau target yang jatuh tempo; n/a berarti realisasi belum diisi."
TO_DATE_NOTES = {
    Consolidation.SUM: "Realisasi s.d. bulan ini ialah jumlah realisasi sejak Januari.",
    Consolidation.LAST: "Realisasi s.d. bulan ini ialah realisasi bulan terakhir yang terisi.",
    Consolidation.MEAN: "Realisasi s.d. bulan ini ialah rata-rata realisasi sejak Januari.",
    Consolidation.MAXIMUM: "Realisasi s.d. bulan ini ialah realisasi tertinggi sejak Januari.",
}


def path(year: int, code: str) -> str:
    """Return the address of an indicator's page."""
    return f"{year}/indikator/{slug(code)}"


def indicator_page(report: Report, achievement: Achievement, other_years: tuple[int, ...] = ()) -> Page:
    """Return the page of one agreed indicator; `other_years` are years of the archive that have a page for the same code."""
    indicator, year = achievement.indicator, report.identity.year
    tables: dict[str, Table] = {}
    blocks: list[SiteBlock] = [Tiles(tuple(_tiles(report, achievement)))]
    for make in (_definition, _years, _months, _periods):
        blocks += make(report, achievement, tables)
    blocks += _analysis(report, indicator.code)
    blocks += _traces(report, achievement, tables)
    if other_years:
        links: list[Inline] = []
        for other in other_years:
            links += [", " if links else "", to(f"{indicator.code} tahun {other}", path(other, indicator.code))]
        blocks.append(Paragraph(("Tahun lain: ", *links, ".")))
    return Page(
        path=path(year, indicator.code),
        title=f"{indicator.code} {indicator.name} ({year})",
        description=f"Definisi, target, realisasi, capaian, dan jejak hitung {indicator.code} tahun {year}.",
        blocks=tuple(blocks),
        tables=tables,
        charts=report.charts,
        report=report,
        ribbons=report.identity.watermarks,
        notice=report.identity.notice,
        trail=(("Beranda", ""), (str(year), str(year))),
    )


def _decimals(report: Report) -> int:
    return report.scorecard.dossier.rules.rounding


def _tiles(report: Report, found: Achievement) -> Iterator[Tile]:
    raw = words.percent(found.raw, _decimals(report))
    yield Tile(label="Target", value=words.with_unit(found.target, found.indicator))
    yield Tile(label="Realisasi", value=words.with_unit(found.actual, found.indicator))
    yield Tile(
        label="Capaian",
        value=words.percent(found.value, _decimals(report)),
        note=f"sebelum dibatasi {raw}" if found.is_capped else "",
        tone={True: "baik", False: "kurang", None: ""}[found.is_met],
    )
    reached = {True: "target tercapai", False: "target belum tercapai", None: ""}[found.is_met]
    yield Tile(label="Kategori", value=state(found.outcome, found.category), note=reached)


def _definition(report: Report, achievement: Achievement, tables: dict[str, Table]) -> list[SiteBlock]:
    indicator = achievement.indicator
    rows = [cells((Strong(name),), text) for name, text in _facts(report, indicator) if text]
    tables["definisi"] = table("Kamus indikator", (Column(title="Unsur", width=1), Column(title="Isi", width=3)), rows)
    return [section("Definisi"), TableBlock("definisi")]


def _facts(report: Report, indicator: Indicator) -> Iterator[tuple[str, str]]:
    dossier = report.scorecard.dossier
    objective = next((o for o in dossier.strategy.objectives if o.code == indicator.objective), None)
    owner = next(
        (d.name for d in dossier.office.departments_on(dossier.reference_day) if d.code == indicator.department), indicator.department
    )
    yield "Sasaran", f"{objective.code} {objective.name}" if objective else indicator.objective
    yield "Definisi", indicator.definition
    yield "Formula", indicator.formula
    yield "Sumber data", indicator.source
    yield "Satuan", indicator.unit
    yield "Jenis nilai", indicator.kind.value
    yield "Polaritas", indicator.polarity.value
    yield "Konsolidasi bulanan", indicator.consolidation.value
    yield "Penanggung jawab", owner
    yield "Standar nasional", f"{words.with_unit(indicator.standard, indicator)} ({indicator.standard_basis})" if indicator.standard else ""
    yield "Catatan", indicator.note


def _comparison(report: Report, code: str) -> Comparison | None:
    return next((c for c in report.scorecard.comparisons if c.indicator.code == code), None)


def _years(report: Report, achievement: Achievement, tables: dict[str, Table]) -> list[SiteBlock]:
    code = achievement.indicator.code
    comparison = _comparison(report, code)
    if comparison is None or not comparison.history:
        return []
    columns = (
        Column(title="Tahun", width=0.6),
        numeric("Target"),
        numeric("Realisasi"),
        numeric("Capaian (%)"),
        Column(title="Sumber", width=1.6),
    )
    rows = [_year_row(figure, report, achievement.indicator) for figure in comparison.history]
    tables["tahun"] = table("Target, realisasi, dan capaian antartahun", columns, rows)
    blocks: list[SiteBlock] = [
        section("Perkembangan antartahun"),
        *_drawing(report, f"gbr-tren-{slug(code)}"),
        TableBlock("tahun"),
    ]
    sentences = tuple((sentence,) for sentence in _compared(comparison, _decimals(report)))
    return [*blocks, Bullets(sentences)] if sentences else blocks


def _year_row(figure: YearFigure, report: Report, indicator: Indicator) -> tuple[Cell, ...]:
    return cells(
        str(figure.year),
        words.of_indicator(figure.target, indicator),
        words.of_indicator(figure.actual, indicator),
        words.number(figure.achievement, _decimals(report)),
        figure.source or "arsip ini",
    )


def _compared(comparison: Comparison, decimals: int) -> Iterator[str]:
    indicator = comparison.indicator
    if comparison.renstra_target is not None:
        aim = words.with_unit(comparison.renstra_target, indicator)
        yield f"Target akhir Renstra {aim}; kemajuan terhadapnya {words.percent(comparison.renstra_progress, decimals)}."
    if comparison.standard is not None:
        gap = words.number(comparison.standard_gap, indicator.decimals)
        yield f"Standar nasional {words.with_unit(comparison.standard, indicator)}; selisih realisasi {gap}."


def _drawing(report: Report, ident: str) -> list[SiteBlock]:
    return [ChartBlock(ident)] if ident in report.charts else []


def _months(report: Report, achievement: Achievement, tables: dict[str, Table]) -> list[SiteBlock]:
    indicator, dossier = achievement.indicator, report.scorecard.dossier
    entries = sorted((e for e in dossier.entries if e.indicator == indicator.code), key=lambda e: e.month)
    if not entries:
        return [section("Realisasi bulanan"), Paragraph(("Belum ada baris realisasi untuk indikator ini.",))]
    planned = {p.month: words.of_indicator(p.target, indicator) for p in dossier.plan if p.indicator == indicator.code}
    columns = (
        Column(title="Bulan", width=0.9),
        numeric("Pembilang"),
        numeric("Penyebut"),
        numeric("Realisasi bulan ini"),
        numeric("Target s.d. bulan ini"),
        numeric("Realisasi s.d. bulan ini"),
        Column(title="Kendala dan tindak lanjut", width=2.4),
        Column(title="Data dukung", width=1.4),
        Column(title="Sumber", width=1.8),
    )
    reached = {month: words.of_indicator(value, indicator) for month, value in to_date(dossier, indicator).items()}
    rows = [_month_row(entry, planned.get(entry.month, "–"), reached.get(entry.month, "–"), indicator, report) for entry in entries]
    kept = [at for at in range(len(columns)) if at not in FRACTION or any(row[at].text != ("–",) for row in rows)]
    shown = [tuple(row[at] for at in kept) for row in rows]
    notes = (TO_DATE_NOTES[indicator.consolidation], NO_TARGET_NOTE)
    tables["bulan"] = table("Realisasi per bulan sebagaimana dilaporkan subbagian", [columns[at] for at in kept], shown, notes)
    return [section("Realisasi bulanan"), *_drawing(report, f"gbr-bulanan-{slug(indicator.code)}"), TableBlock("bulan")]


def _supports(entry: Entry, report: Report) -> Iterator[str]:
    """Yield how the page names a month's evidence: open files by name, restricted ones by number and digest.

    Names may tell of people.
    """
    submissions = (s for s in report.scorecard.dossier.submissions if (s.department, s.period) == (entry.department, entry.period))
    there = {file.file.name: file for s in submissions for file in s.evidence}
    yield from (f"{name} (terbuka)" for name in entry.evidence if name in there and there[name].file in report.opened)
    closed = [there[name].sha256[:DIGITS] for name in entry.evidence if name in there and there[name].file not in report.opened]
    if closed:
        yield f"{len(closed)} berkas terbatas (SHA-256 {', '.join(closed)}…)"
    yield from (f"{name} (belum ada)" for name in entry.evidence if name not in there)


def _month_row(entry: Entry, planned: str, reached: str, indicator: Indicator, report: Report) -> tuple[Cell, ...]:
    return cells(
        words.month_name(entry.month),
        "–" if entry.numerator is None else words.plain(entry.numerator),
        "–" if entry.denominator is None else words.plain(entry.denominator),
        words.of_indicator(entry.actual, indicator),
        planned,
        reached,
        " ".join(part for part in (entry.obstacle, f"Tindak lanjut: {entry.follow_up}" if entry.follow_up else "") if part) or "–",
        ", ".join(_supports(entry, report)) or "–",
        _where(str(entry.place.file), entry.place.row),
    )


def _where(file: str, row: int) -> str:
    return f"{file} baris {row}" if row else file


def _periods(report: Report, achievement: Achievement, tables: dict[str, Table]) -> list[SiteBlock]:
    found = [(stretch, stretch.of(achievement.indicator.code)) for stretch in report.scorecard.periods]
    rows = [_period_row(stretch, score, report) for stretch, score in found if score is not None]
    if not rows:
        return []
    columns = (
        Column(title="Sampai dengan"),
        numeric("Target"),
        numeric("Realisasi"),
        numeric("Capaian (%)"),
        Column(title="Kategori"),
        Column(title="Target tercapai"),
    )
    tables["periode"] = table("Capaian per periode pengumpulan, dihitung sejak Januari", columns, rows)
    return [section("Capaian per periode"), TableBlock("periode")]


def _period_row(stretch: StretchScore, found: Achievement, report: Report) -> tuple[Cell, ...]:
    row = cells(
        stretch.period.name if stretch.period else "Tahun",
        words.of_indicator(found.target, found.indicator),
        words.of_indicator(found.actual, found.indicator),
        words.number(found.value, _decimals(report)),
        state(found.outcome, found.category),
    )
    return (*row, verdict(found.is_met))


def _analysis(report: Report, code: str) -> list[SiteBlock]:
    blocks: list[SiteBlock] = []
    for topic in TOPICS:
        prose = report.narratives.get(f"{code}/{topic.key}")
        if prose is not None and not prose.is_empty:
            blocks += [section(topic.title, level=3), Narrative(prose.key, shift=3)]
    return [section("Analisis"), *blocks] if blocks else []


def _traces(report: Report, achievement: Achievement, tables: dict[str, Table]) -> list[SiteBlock]:
    stretches = [(report.identity.year, "Tahun", achievement)]
    for stretch in report.scorecard.periods:
        score = stretch.of(achievement.indicator.code)
        if score is not None and stretch.period is not None:
            stretches.append((report.identity.year, stretch.period.name, score))
    blocks: list[SiteBlock] = [
        section("Jejak hitung"),
        Paragraph(("Setiap angka dapat ditelusuri sampai ke berkas dan barisnya.",)),
    ]
    for index, (year, name, score) in enumerate(stretches):
        title = f"{name} {year}: capaian {words.percent(score.value, _decimals(report))}"
        blocks.append(Details(title, tuple(trace_blocks(score.trace, f"jejak-{index}", tables))))
    return blocks


def trace_blocks(trace: Trace, ident: str, tables: dict[str, Table]) -> Iterator[SiteBlock]:
    """Yield a jejak hitung: the inputs with file and row, then formula, expression, raw value, cap and further steps."""
    if trace.sources:
        columns = (Column(title="Masukan", width=1.6), numeric("Nilai"), Column(title="Berkas dan baris", width=2.4))
        rows = [cells(s.label, s.text, _where(str(s.place.file), s.place.row)) for s in trace.sources]
        tables[ident] = table("Masukan hitungan", columns, rows)
        yield TableBlock(ident)
    facts = (
        ("Rumus", trace.formula),
        ("Hitungan", trace.expression),
        ("Nilai mentah", "" if trace.raw is None else words.plain(words.rounded(trace.raw, 10))),
        ("Batas", trace.cap),
    )
    items: list[tuple[Inline, ...]] = [(Strong(f"{name}: "), text) for name, text in facts if text]
    items += [(step,) for step in trace.steps]
    yield Bullets(tuple(items)) if items else Paragraph(("Tidak ada hitungan.",))
