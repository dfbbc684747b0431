"""What the pages of the archive say."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from pipeline.core.assemble import assemble
from pipeline.core.document import Chart, ChartKind, Narrative
from pipeline.core.findings import Rule, Severity
from pipeline.core.pages import home_page, pages
from pipeline.core.site_manual import dictionary_page, from_json_schema, from_table_schema, rules_page
from pipeline.core.site_page import Details, Download, Downloads, Tiles, chart_table, slug
from pipeline.core.site_year import budget_page, index_page, is_unfinished, submissions_page
from tests import builders as b
from tests.core.scorecards import card, full


@cache
def report():
    return assemble(full())


def texts(table):
    return [["".join(getattr(piece, "text", piece) for piece in cell.text) for cell in row] for row in table.body]


def made(path, **changes):
    found = pages([replace(report(), **changes)], {}, {}, [])
    return next(page for page in found if page.path == path)


def test_each_year_has_its_pages():
    paths = [page.path for page in pages([report()], {}, {}, [])]
    assert paths[:4] == ["", "2025", "2025/laporan", "2025/anggaran"]
    assert paths[-2:] == ["aturan", "kamus-data"]
    assert sum(path.startswith("2025/indikator/") for path in paths) == len(report().scorecard.year.achievements)
    assert len(paths) == len(set(paths))


def test_newest_year_comes_first():
    older = replace(report(), identity=replace(report().identity, year=2023))
    assert [row[0] for row in texts(home_page([report(), older], {}).tables["arsip"])] == ["2025", "2023"]
    menu = [page.menu for page in pages([older, report()], {}, {}, []) if page.menu]
    assert menu == ["2025", "2023"]


def test_home_without_years_says_so():
    assert "Belum ada laporan." in str(home_page([], {}).blocks)


def test_every_page_of_a_sample_year_bears_its_ribbons():
    identity = replace(report().identity, watermarks=("CONTOH", "KONSEP"), notice="Angka ilustrasi.")
    found = [page for page in pages([replace(report(), identity=identity)], {}, {}, []) if page.path.startswith("2025")]
    assert {page.ribbons for page in found} == {("CONTOH", "KONSEP")}
    assert {page.notice for page in found} == {"Angka ilustrasi."}


def test_indicator_traces_its_figure_to_file_and_row():
    page = made("2025/indikator/ik-1-1")
    details = [block for block in page.blocks if isinstance(block, Details)]
    assert len(details) == 1 + len(report().scorecard.periods)
    assert any("baris 2" in cell for name in page.tables if name.startswith("jejak") for row in texts(page.tables[name]) for cell in row)
    expression = report().scorecard.year.of("IK-1.1").trace.expression
    assert expression
    assert expression in str(details[0])


def test_indicator_shows_every_reported_month():
    months = [e.month for e in report().scorecard.dossier.entries if e.indicator == "IK-1.1"]
    assert len(texts(made("2025/indikator/ik-1-1").tables["bulan"])) == len(months)


def test_fraction_is_shown_only_where_there_is_one():
    def titles(**parts):
        page = pages([assemble(card(b.indicator("IK-9.1"), b.entry("IK-9.1", **parts)))], {}, {}, [])[-3]
        return [column.title for column in page.tables["bulan"].columns]

    assert "Pembilang" not in titles()
    assert "Pembilang" in titles(numerator=Decimal(3), denominator=Decimal(4))


def test_indicator_without_data_says_so():
    page = pages([assemble(card(b.indicator("IK-9.1")))], {}, {}, [])[-3]
    assert page.path == "2025/indikator/ik-9-1"
    assert "Belum ada baris realisasi" in str(page.blocks)


def test_analysis_names_only_what_was_written():
    page = made("2025/indikator/ik-1-1")
    keys = [block.key for block in page.blocks if isinstance(block, Narrative)]
    assert all(not report().narratives[key].is_empty for key in keys)


def test_same_indicator_is_linked_across_years():
    older = replace(report(), identity=replace(report().identity, year=2024))
    found = {page.path: page for page in pages([report(), older], {}, {}, [])}
    assert "2024/indikator/ik-1-1/" in str(found["2025/indikator/ik-1-1"].blocks)


def test_index_counts_what_was_reached():
    tiles = next(block for block in index_page(report(), ()).blocks if isinstance(block, Tiles))
    achievements = report().scorecard.year.achievements
    assert tiles.items[1].value == f"{sum(a.is_met is True for a in achievements)} dari {len(achievements)}"


def test_index_offers_its_downloads():
    offered = (Download(path="2025/unduh/a.pdf", label="A", size=1, sha256="0" * 64),)
    assert Downloads(offered) in index_page(report(), offered).blocks


def test_budget_page_takes_the_tables_of_the_report():
    page = budget_page(report())
    assert page.tables["tbl-program"] is report().tables["tbl-program"]


def test_missing_submission_is_named():
    dossier = b.dossier(b.entry(month=3), office=b.office(departments=(b.department("rendatin"), b.department("kul"))))
    year = replace(report(), scorecard=replace(report().scorecard, dossier=dossier))
    assert is_unfinished(year)
    rows = texts(submissions_page(year).tables["penyerahan"])
    assert rows[0][1] == "Sudah: 1 indikator, 1 baris, 0 data dukung"
    assert rows[1][1] == "Belum menyerahkan"


def test_unfilled_row_is_counted_apart():
    dossier = b.dossier(b.entry(month=3), b.entry(month=4, actual=None))
    year = replace(report(), scorecard=replace(report().scorecard, dossier=dossier))
    assert texts(submissions_page(year).tables["penyerahan"])[0][1].endswith("1 baris belum diisi")


def test_rules_page_has_every_rule_under_its_weight():
    rules = {
        code: Rule(code=code, severity=severity, title=code, message="Isi {kolom}.", hint="Ubah.")
        for code, severity in (("b", Severity.WARNING), ("a", Severity.ERROR))
    }
    page = rules_page(rules)
    idents = [block.ident for block in page.blocks if hasattr(block, "ident")]
    assert idents == ["kesalahan", "a", "peringatan", "b"]
    assert "Isi [kolom]." in str(page.blocks)


def test_dictionary_prints_what_may_be_written():
    constraints = {"required": True, "enum": ["ya", "tidak"]}
    found = from_table_schema(
        "uji.csv", {"title": "Uji", "fields": [{"name": "a", "title": "Arti", "description": "Uraian.", "constraints": constraints}]}
    )
    assert texts(dictionary_page([found]).tables["berkas-0"]) == [["a", "Arti. Uraian.", "ya, tidak; wajib", "–"]]


def test_dictionary_names_inner_keys_by_their_path():
    inner = {"type": "object", "properties": {"nama": {"type": "string", "examples": ["X"]}}, "required": ["nama"]}
    found = from_json_schema("uji.yml", {"properties": {"pejabat": {"type": "array", "items": inner}, "batas": inner}})
    assert [(e.name, e.required) for e in found.entries] == [
        ("pejabat", False),
        ("pejabat[].nama", True),
        ("batas", False),
        ("batas.nama", True),
    ]


@pytest.mark.parametrize(("kind", "row", "label"), [(ChartKind.TREND, {"year": 2025}, "2025"), (ChartKind.MONTHLY, {"month": 3}, "Mar")])
def test_data_of_a_chart_is_a_table(kind, row, label):
    rows = ({**row, "series": "Target", "value": 1.5}, {**row, "series": "Realisasi", "value": 2.0})
    table = chart_table(Chart(ident="g", caption="C", kind=kind, rows=rows, alt="…", decimals=1))
    assert [column.title for column in table.columns] == ["Uraian", "Target", "Realisasi"]
    assert texts(table) == [[label, "1,5", "2,0"]]


def test_address_of_a_code():
    assert slug("IK-1.1") == "ik-1-1"
