"""The page of names: every mark that the office may put into its narrative of a year, with what it becomes."""

from collections.abc import Mapping

from .document import Column, Paragraph, Table, TableBlock
from .report import Report
from .site_page import Page, SiteBlock, cells, section, table
from .site_year import page_of


def names_page(report: Report) -> Page:
    """Return the names of a year's values, tables and charts, each as the mark to write."""
    year = report.identity.year
    tables = {
        "nilai": _values(report),
        "tabel": _marked("Tabel", "tabel", {ident: t.caption for ident, t in report.tables.items()}),
        "grafik": _marked("Grafik", "grafik", {ident: c.caption for ident, c in report.charts.items()}),
    }
    lead = f"Tanda berikut dapat ditulis di dalam narasi tahun {year}; saat laporan disusun, angkanya diambil dari data."
    blocks: list[SiteBlock] = [Paragraph((lead,))]
    for key, title in (("nilai", "Nilai"), ("tabel", "Tabel"), ("grafik", "Grafik")):
        blocks += [section(title, ident=key), TableBlock(key)]
    return page_of(report, "nama", f"Nama nilai {year}", f"Tanda untuk narasi tahun {year}.", blocks, tables)


def _values(report: Report) -> Table:
    columns = (Column(title="Tanda", width=1.6), Column(title="Menjadi"), Column(title="Keterangan", width=2))
    rows = (cells("{{nilai:" + name + "}}", found.text, found.label) for name, found in report.values.items())
    return table("Nilai di dalam kalimat", columns, rows)


def _marked(caption: str, kind: str, captions: Mapping[str, str]) -> Table:
    titles = (("Sebagai paragraf sendiri", 1.6), ("Rujukan di dalam kalimat", 1.6), ("Isi", 2.0))
    rows = (cells("{{" + kind + ":" + ident + "}}", "{{rujuk:" + ident + "}}", title) for ident, title in captions.items())
    return table(caption, (Column(title=title, width=width) for title, width in titles), rows)
