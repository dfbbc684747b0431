"""A filled workbook comes back as what was typed, or is refused with the cell and the cure."""

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.collecting import canonical, sheets
from pipeline.core.collecting.rules import forms as rules
from pipeline.core.findings import Severity
from pipeline.core.model import Kind
from pipeline.intake.forms import workbook
from tests import forms_sample as f


def read(content):
    return workbook.read(content, "isian.xlsx")


def refused(content):
    filled, found = read(content)
    assert filled is None
    assert all(x.hint and x.message for x in found)
    return [(x.rule, x.place.column) for x in found]


def taken(content):
    filled, found = read(content)
    assert filled is not None, found
    return filled, [x.rule for x in found]


# Round trip

NUMBERS = st.decimals(min_value=-(10**11), max_value=10**11, allow_nan=False, allow_infinity=False, places=3).map(
    lambda d: format(d.normalize() + 0, "f")
)
TEXTS = st.one_of(
    st.sampled_from(
        ["=1+1", "+62", "-", "@SUM(A1)", 'kata "kutip", koma', "'apit", "_x0041_", "1.234", "TRUE", "é\u0301", "<b>&amp;</b>", "a\nb"]
    ),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=40),
)


def filled_cells(kind):
    value = st.sampled_from(f.WORDS[kind.value]) if kind.value in f.WORDS else NUMBERS
    return st.fixed_dictionaries(
        {},
        optional={"pembilang": NUMBERS, "penyebut": NUMBERS, "realisasi": value, "kendala": TEXTS, "tindak_lanjut": TEXTS, "bukti": TEXTS},
    )


@st.composite
def filled_forms(draw):
    kinds = draw(st.lists(st.sampled_from(list(Kind)), min_size=1, max_size=4))
    rows = tuple(f.asked(f"IK-1.{n}", month, draw(filled_cells(kind)), kind=kind) for n, kind in enumerate(kinds, 1) for month in (9, 12))
    amount = st.integers(0, 10**13).map(str)
    lines = st.fixed_dictionaries({}, optional={"realisasi": amount, "volume": NUMBERS.filter(lambda n: n[0] != "-"), "keterangan": TEXTS})
    texts = {f"IK-1.{n}/solusi": canonical.markdown(draw(TEXTS)) for n in range(1, len(kinds) + 1)}
    return f.form(rows, (f.spent(filled=draw(lines)),), analysis={key: text for key, text in texts.items() if text})


@settings(max_examples=60, deadline=None)
@given(filled_forms())
def test_what_is_written_comes_back_as_the_same_csv(form):
    filled, warnings = taken(f.book(form))
    assert warnings == []
    assert filled.identity == form.identity
    assert canonical.realisasi_csv([r.cells for r in filled.rows]) == canonical.realisasi_csv(canonical.entry_rows(form))
    assert canonical.anggaran_csv([r.cells for r in filled.spending]) == canonical.anggaran_csv(canonical.spending_rows(form))
    assert canonical.analysis_md(form, filled.analysis) == canonical.analysis_md(form, form.analysis)


@settings(max_examples=60, deadline=None)
@given(NUMBERS)
def test_a_number_typed_later_is_canonical(number):
    filled, _ = taken(f.with_number(f.book(), "Realisasi", "G5", repr(float(number))))
    assert filled.rows[0].cells["pembilang"] == number


def test_a_number_keeps_the_decimals_it_had():
    form = f.form((f.asked(filled={"realisasi": "25.00", "pembilang": "7.0"}),))
    assert taken(f.book(form))[0].rows[0].cells["realisasi"] == "25.00"
    changed = f.with_number(f.book(form), "Realisasi", "I5", "25.5")
    assert taken(changed)[0].rows[0].cells["realisasi"] == "25.5"


def test_a_number_too_long_for_excel_comes_back_whole():
    long = "12345678901234567890.25"
    form = f.form((f.asked(filled={"pembilang": long}),))
    assert taken(f.book(form))[0].rows[0].cells["pembilang"] == long


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_saves_a_form_that_reads_the_same(tmp_path: Path):
    form = f.form((f.asked(filled={"realisasi": "25.00", "kendala": "=awal, «kutip»"}), f.asked("IK-1.2", 12, {"realisasi": "0.16"})))
    (tmp_path / "a.xlsx").write_bytes(f.book(form))
    home = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "b"), str(tmp_path / "a.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert taken((tmp_path / "b" / "a.xlsx").read_bytes()) == taken(f.book(form))


# Cells

CELLS = [
    ("angka sebagai teks", "97,25", rules.NUMBER_AS_TEXT),
    ("angka sebagai teks, titik", "97.25", rules.NUMBER_AS_TEXT),
    ("dua arti", "1.234", rules.TWO_READINGS),
    ("dua arti, koma", "1,234", rules.TWO_READINGS),
    ("dengan kata", "sembilan puluh", rules.NUMBER_IN_WORDS),
]


@pytest.mark.parametrize(("_", "text", "rule"), CELLS)
def test_text_in_a_cell_of_numbers_is_refused(_, text, rule):
    for cell in ("G5", "I6"):
        assert refused(f.with_text(f.book(), "Realisasi", cell, text)) == [(rule.code, f"Realisasi!{cell}")]


@pytest.mark.parametrize(
    ("text", "code"),
    [("delapan", "formulir-angka-kata"), ("Rp5000", "angka-rupiah"), ("n/a", "angka-kosong-ditulis"), ("50%", "angka-persen")],
)
def test_other_text_is_refused_in_the_words_of_periksa(text, code):
    assert refused(f.with_text(f.book(), "Anggaran", "F5", text)) == [(code, "Anggaran!F5")]


def test_a_thousand_as_text_names_what_was_probably_meant():
    _, found = read(f.with_text(f.book(), "Anggaran", "F5", "1.234.567"))
    assert "1234567" in found[0].hint


def test_a_word_of_the_scale_is_taken_in_any_capitals():
    form = f.form((f.asked(kind=Kind.OPINION),))
    assert taken(f.with_text(f.book(form), "Realisasi", "I5", " wtp "))[0].rows[0].cells["realisasi"] == "WTP"
    assert refused(f.with_text(f.book(form), "Realisasi", "I5", "bagus")) == [("sebutan-tidak-dikenal", "Realisasi!I5")]


@pytest.mark.parametrize(
    ("attributes", "inner", "rule"),
    [
        ("", "<f>1/3</f>", rules.FORMULA_BLANK),
        ("", "<f>1/3</f><v></v>", rules.FORMULA_BLANK),
        (' t="e"', "<v>#DIV/0!</v>", rules.ERROR_CELL),
        (' t="e"', "<f>1/0</f><v>#DIV/0!</v>", rules.ERROR_CELL),
        (' t="b"', "<v>1</v>", rules.BOOLEAN_CELL),
        (' t="d"', "<v>2026-09-30</v>", rules.DATE_CELL),
        ("", "<v>0.30000000000000004</v>", rules.TOO_FINE),
        ("", "<v>33.3333333333333</v>", rules.TOO_FINE),
    ],
)
def test_a_cell_that_is_no_plain_number_is_refused(attributes, inner, rule):
    assert refused(f.with_cell(f.book(), "Realisasi", "G5", attributes, inner)) == [(rule.code, "Realisasi!G5")]


def test_a_date_format_makes_a_date():
    content = f.replaced(f.book(), "xl/styles.xml", '<xf numFmtId="4"', '<xf numFmtId="14"')
    assert refused(f.with_number(content, "Realisasi", "I5", "46000")) == [(rules.DATE_CELL.code, "Realisasi!I5")]


def test_a_percent_format_is_refused_with_what_was_meant():
    content = f.replaced(f.book(), "xl/styles.xml", '<xf numFmtId="4"', '<xf numFmtId="10"')
    filled, found = read(f.with_number(content, "Realisasi", "I5", "0.825"))
    assert filled is None
    assert [x.rule for x in found] == [rules.PERCENT_CELL.code]
    assert "82.5" in found[0].hint


def test_a_formula_with_its_value_is_taken_with_a_warning():
    filled, warnings = taken(f.with_cell(f.book(), "Realisasi", "G5", "", "<f>3*4</f><v>12</v>"))
    assert filled.rows[0].cells["pembilang"] == "12"
    assert warnings == [rules.FORMULA.code]


@pytest.mark.parametrize("number", ["1E+300", "1e999", "-1e-300"])
def test_a_number_beyond_all_quantities_is_refused(number):
    filled, found = read(f.with_number(f.book(), "Realisasi", "G5", number))
    assert filled is None
    assert found


def test_rupiah_have_no_fraction():
    assert refused(f.with_number(f.book(), "Anggaran", "F5", "12.5")) == [("angka-pecahan", "Anggaran!F5")]
    assert refused(f.with_number(f.book(), "Anggaran", "F5", "-12")) == [("angka-negatif", "Anggaran!F5")]


def test_every_fault_is_told_at_once_with_its_cell():
    content = f.with_text(f.book(), "Realisasi", "G5", "97,25")
    content = f.with_text(content, "Realisasi", "H6", "dua")
    content = f.with_cell(content, "Anggaran", "G5", ' t="e"', "<v>#REF!</v>")
    assert refused(content) == [
        (rules.NUMBER_AS_TEXT.code, "Realisasi!G5"),
        (rules.NUMBER_IN_WORDS.code, "Realisasi!H6"),
        (rules.ERROR_CELL.code, "Anggaran!G5"),
    ]


# Shape


def merge(cells, sheet="Realisasi"):
    return f.replaced(
        f.book(), f.part_of(sheet), "</sheetData>", f'</sheetData><mergeCells count="1"><mergeCell ref="{cells}"/></mergeCells>'
    )


def renamed(old, new):
    return f.replaced(f.book(), "xl/workbook.xml", f'name="{old}"', f'name="{new}"')


def shown_again(name, state):
    return f.replaced(f.book(), "xl/workbook.xml", f'<sheet name="{name}"', f'<sheet state="{state}" name="{name}"')


SHAPES = [
    (merge("G5:G6"), rules.MERGED, "Realisasi!G5:G6"),
    (f.with_text(f.book(), "Realisasi", "G4", "Penyebut (N)"), rules.COLUMN_CHANGED, "Realisasi!G4"),
    (f.with_text(f.book(), "Realisasi", "A5", "IK-9.9"), rules.ROW_ADDED, "Realisasi!A5"),
    (f.with_text(f.book(), "Anggaran", "D5", "Juli"), rules.ROW_ADDED, "Anggaran!A5"),
    (renamed("Anggaran", "Anggaran 2"), rules.SHEET_MISSING, "Anggaran"),
    (renamed("_lakip", "Sheet1"), rules.FOREIGN, ""),
    (f.with_text(f.book(), "_lakip", "A1", "lakip-formulir/9;x"), rules.FOREIGN, ""),
    (f.replaced(f.book(), "docProps/custom.xml", ";s2;", ";s1;"), rules.FOREIGN, ""),
    (f.replaced(f.book(), "xl/workbook.xml", "</sheets>", '<sheet name="Realisasi" sheetId="9" r:id="rId3"/></sheets>'), rules.FOREIGN, ""),
    (shown_again("Realisasi", "hidden"), rules.SHEET_HIDDEN, "Realisasi"),
]


@pytest.mark.parametrize(("content", "rule", "where"), SHAPES, ids=[f"{rule.code}-{n}" for n, (_, rule, _) in enumerate(SHAPES)])
def test_a_changed_shape_is_refused(content, rule, where):
    assert (rule.code, where) in refused(content)


def test_a_row_that_was_deleted_is_missed():
    inside = f.parts(f.book())
    rows = inside[f.part_of("Realisasi")].decode()
    start, end = rows.index('<row r="6"'), rows.index("</row>", rows.index('<row r="6"')) + len("</row>")
    inside[f.part_of("Realisasi")] = (rows[:start] + rows[end:]).encode()
    assert refused(f.packed(inside)) == [(rules.ROW_MISSING.code, "Realisasi")]


def test_a_row_written_twice_is_refused():
    content = f.with_text(f.with_text(f.book(), "Realisasi", "A6", "IK-1.1"), "Realisasi", "C6", "September")
    assert (rules.ROW_TWICE.code, "Realisasi!A6") in refused(content)


def test_rows_sorted_otherwise_are_taken():
    content = f.book()
    for cell, text in (("A5", "IK-1.2"), ("C5", "Desember"), ("A6", "IK-1.1"), ("C6", "September")):
        content = f.with_text(content, "Realisasi", cell, text)
    filled, _ = taken(f.with_number(content, "Realisasi", "G6", "5"))
    assert [r.cells["pembilang"] for r in filled.rows if r.cells["indikator"] == "IK-1.1"] == ["5"]


@pytest.mark.parametrize(
    ("state", "rule", "weight"), [("hidden", rules.SHEET_HIDDEN, Severity.ERROR), ("visible", rules.SHEET_EXTRA, Severity.WARNING)]
)
def test_a_sheet_of_somebody_else_is_told(state, rule, weight):
    sheet = f'<sheet name="Coret" sheetId="9" state="{state}" r:id="rId2"/></sheets>'
    _, found = read(f.replaced(f.book(), "xl/workbook.xml", "</sheets>", sheet))
    assert [(x.rule, x.severity) for x in found] == [(rule.code, weight)]


# Places and sizes


def test_a_row_knows_the_cells_of_its_columns():
    filled, _ = taken(f.book())
    assert sheets.cell(filled.rows[1].place, "realisasi").column == "Realisasi!I6"
    assert sheets.cell(filled.spending[0].place, "volume").column == "Anggaran!G5"


def test_who_filled_it_in_is_read():
    row, column = sheets.FILLED_BY
    content = f.with_text(f.book(), "Petunjuk", sheets.reference(row, column), " CONTOH Staf ")
    assert taken(content)[0].filled_by == "CONTOH Staf"


def test_evidence_is_named_once():
    content = f.with_text(f.with_text(f.book(), "Realisasi", "L5", "a.pdf; b.pdf"), "Realisasi", "L6", "a.pdf")
    assert [e.name for e in taken(content)[0].evidence] == ["a.pdf", "b.pdf"]


def test_a_cell_far_outside_is_refused_before_it_fills_the_memory():
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert refused(f.replaced(f.book(), f.part_of("Realisasi"), "</sheetData>", far))[0][0] == rules.BOMB.code


def test_one_long_text_shown_in_many_cells_is_refused():
    inside = f.parts(f.book())
    inside["xl/sharedStrings.xml"] = inside["xl/sharedStrings.xml"].replace(b"</sst>", b"<si><t>" + b"a" * 900_000 + b"</t></si></sst>")
    index = inside["xl/sharedStrings.xml"].count(b"<si>") - 1
    cells = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{index}</v></c></row>' for row in range(50, 60))
    sheet = inside[f.part_of("Realisasi")].decode().replace("</sheetData>", cells + "</sheetData>")
    inside[f.part_of("Realisasi")] = sheet.encode()
    assert refused(f.packed(inside))[0][0] == rules.BOMB.code


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_broken_or_missing_part_is_a_finding_and_no_crash(part):
    inside = f.parts(f.book())
    assert refused(f.packed(inside | {part: inside[part][: len(inside[part]) // 2]}))
    del inside[part]
    filled, found = read(f.packed(inside))
    assert filled or found


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_bytes_changed_at_random_never_crash_the_reader(data):
    inside = f.parts(BOOK)
    part = data.draw(st.sampled_from(sorted(inside)))
    at = data.draw(st.integers(0, len(inside[part]) - 1))
    new = data.draw(st.binary(min_size=1, max_size=6))
    inside[part] = inside[part][:at] + new + inside[part][at + len(new) :]
    filled, found = read(f.packed(inside))
    assert filled or found


BOOK = f.book()


def test_the_figures_of_plain_numbers():
    assert [workbook.form_cells.plain(v) for v in (5000.0, 0.1, 1e16, -0.0, 97.25)] == ["5000", "0.1", "10000000000000000", "0", "97.25"]
    assert Decimal(workbook.form_cells.plain(1e-7)) == Decimal("1e-7")
