"""One tree for every output: numbers agree, headings never skip a level, wide tables turn with their heading."""

from pipeline.core.document import Align, Cell, ChartBlock, Column, Heading, Narrative, Paragraph, Part, Ref, Table, TableBlock
from pipeline.render import elements as e
from pipeline.render import narrative, tables
from pipeline.render.numbering import number, roman
from pipeline.render.tree import Target, blocks, document
from tests.render import report_sample


def trees_of(report):
    return narrative.by_key(narrative.read(tuple(report.narratives.values()))[0], report.narratives)


def test_numbers_follow_chapters_and_appendices():
    report = report_sample.report()
    labels = number(report, trees_of(report)).labels
    assert labels["tbl-isu"] == "Tabel 1.1"
    assert labels["tbl-capaian"] == "Tabel 2.1"
    assert labels["tbl-rencana-aksi"] == "Tabel L1.1"
    assert [labels[ident] for ident in report.charts] == [f"Gambar 2.{n}" for n in range(1, 6)]


def test_chapters_and_sections_are_numbered_the_same_everywhere():
    report = report_sample.report()
    trees = trees_of(report)
    typst = [n for _, nodes in document(report, trees, Target.TYPST) for n in nodes if n["t"] == "Header"]
    word = [n for _, nodes in document(report, trees, Target.DOCX) for n in nodes if n["t"] == "Header"]
    printed = [" ".join(filter(None, (e.pairs(n["c"][1])["nomor"], e.plain_text(n["c"][2])))) for n in typst]
    assert printed == [e.plain_text(n["c"][2]) for n in word]
    assert printed[1:4] == ["BAB I Pendahuluan", "A. Latar Belakang", "1. Dasar Hukum"]


def test_a_level_is_never_skipped():
    report = report_sample.report(narratives={"x": report_sample.prose("x", "##### Dalam\n\nIsi.\n")})
    made = blocks(report, (Heading(level=1, text="Bab"), Narrative("x")), trees_of(report))
    assert [node["c"][0] for node in made if node["t"] == "Header"] == [1, 2]


def test_a_second_mention_only_refers():
    report = report_sample.report()
    made = blocks(report, (TableBlock("tbl-capaian"), TableBlock("tbl-capaian")), {})
    assert [node["t"] for node in made] == ["Table", "Div", "Para"]
    assert e.plain_text(made[-1]) == "Lihat Tabel\N{NO-BREAK SPACE}2.1."


def test_a_reference_without_its_table_in_the_document_is_words_not_a_broken_link():
    report = report_sample.report(parts=(Part(name="isi", blocks=(Paragraph((Ref("tbl-capaian"),)),)),))
    [para] = blocks(report, report.parts[0].blocks, {})
    assert [node["t"] for node in para["c"]] == ["Str"]


def test_a_wide_table_takes_its_heading_to_the_turned_page():
    report = report_sample.report()
    appendix = {part.name: nodes for part, nodes in document(report, trees_of(report), Target.TYPST)}["lampiran"]
    assert [node["t"] for node in appendix] == ["Div"]
    assert [node["t"] for node in appendix[0]["c"][1]] == ["Header", "Para", "Table"]


def test_the_site_gets_its_own_pictures_and_addresses():
    report = report_sample.report()
    [figure] = blocks(report, (ChartBlock("gbr-capaian"),), {})
    assert figure["c"][2][0]["c"][0]["c"][2][0] == "grafik/gbr-capaian.svg"


def test_no_blocks_are_no_elements():
    assert blocks(report_sample.report(), (), {}) == []


def test_roman_numerals():
    assert [roman(n) for n in (1, 4, 9, 14, 39)] == ["I", "IV", "IX", "XIV", "XXXIX"]


def test_a_small_table_stays_whole_and_a_large_one_breaks():
    marked = {n["c"][0][0]: e.pairs(n["c"][0]) for n in everywhere(report_sample.report()) if n["t"] == "Table" and n["c"][0][0]}
    assert marked["tbl-isu"].get("menyatu") == "ya"
    assert "menyatu" not in marked["tbl-capaian"]


def test_notes_of_a_table_are_one_paragraph():
    [notes] = [n for n in everywhere(report_sample.report()) if "catatan-tabel" in e.classes(n)]
    assert [block["t"] for block in notes["c"][1]] == ["Para"]


def everywhere(report):
    """Every element of the typeset document, those in divisions too."""
    waiting = [node for _, nodes in document(report, trees_of(report), Target.TYPST) for node in nodes]
    for node in waiting:
        waiting += node["c"][1] if node["t"] == "Div" else []
    return waiting


def test_a_figure_stays_with_its_unit_where_that_costs_no_height():
    columns = (Column(title="Indikator", width=6), Column(title="Target", align=Align.RIGHT, width=1))
    table = Table(ident="t", caption="", columns=columns, body=((Cell(text=("IK-1.1 Jumlah",)), Cell(text=("12 rekomendasi",))),))
    size, widths = tables.fit(table)
    assert widths[1] * tables.PORTRAIT_CM >= tables.ems("12 rekomendasi") * size * tables.CM_PER_POINT
