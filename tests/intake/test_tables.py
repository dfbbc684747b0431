"""Tables: our quick checker and Frictionless say the same of every file, and each fault keeps its line."""

import csv
import io
import json
from pathlib import PurePosixPath

import frictionless.errors
import pytest
from frictionless import Error
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core import shape_rules
from pipeline.intake import contract, tables
from pipeline.intake.tables import Record

FILE = PurePosixPath("periods/2025/s1/rendatin/realisasi.csv")
REALISASI = contract.table("realisasi")
HEADER = ",".join(REALISASI.names)
GOOD = "IK-1.1,3,3,4,75,kendala,tindak lanjut,a.pdf;b.pdf"
NAMES = sorted(p.stem for p in contract.SCHEMAS.glob("*.json") if "fields" in json.loads(p.read_text(encoding="utf-8")))


def read(*lines, end="\n"):
    return tables.read("".join(line + end for line in (HEADER, *lines)).encode(), FILE, REALISASI)


def rules_and_rows(found):
    return [(f.rule, f.place.row) for f in found]


def test_a_clean_table_is_read_without_frictionless(monkeypatch):
    monkeypatch.setattr(tables, "_faults", lambda *_: pytest.fail("Frictionless was asked"))
    rows, found = read(GOOD)
    assert not found
    assert (rows[0].line, rows[0].cells["realisasi"], rows[0].cells["bukti"]) == (2, "75", "a.pdf;b.pdf")


def test_windows_line_ends_are_accepted():
    rows, found = read(GOOD, GOOD.replace(",3,", ",4,", 1), end="\r\n")
    assert (len(rows), found) == (2, ())


def test_empty_is_not_zero():
    rows, found = read("IK-1.1,3,,,,,,")
    assert (rows[0].cells["realisasi"], found) == ("", ())


def test_values_are_trimmed_and_nfc():
    rows, _ = read("IK-1.1,3,,,, Rapat di Cafe\u0301 ,,")
    assert rows[0].cells["kendala"] == "Rapat di Café"


def test_a_wrong_optional_cell_is_left_empty_and_its_row_stays():
    rows, found = read('IK-1.1,3,3,4,"82,5",,,')
    assert [f.rule for f in found] == ["angka-koma"]
    assert (rows[0].cells["realisasi"], rows[0].cells["pembilang"]) == ("", "3")


@pytest.mark.parametrize("line", ["IK-1.2,13,,,,,,", ",3,,,,,,", "IK-1.2,3", "IK-1.2,3,,,,,,,lebih", ""])
def test_a_row_that_cannot_be_used_is_left_out(line):
    rows, found = read(line, GOOD)
    assert [r.line for r in rows] == [3]
    assert {f.place.row for f in found} == {2}


def test_all_faults_are_told_at_once_on_their_lines():
    _, found = read("IK-1.1,13,1e3,4,75,,,", GOOD, GOOD, "", "IK-1.1,5")
    told = {("angka-di-luar-batas", 2), ("angka-eksponen", 2), ("kunci-ganda", 4), ("baris-kosong", 5), ("sel-kurang", 6)}
    assert set(rules_and_rows(found)) == told


def test_a_repeated_key_names_the_first_row():
    _, found = read(GOOD, GOOD)
    assert "baris 2" in found[0].message


def test_a_required_cell_of_spaces_is_empty():
    lines = b"kode,tujuan,sasaran\nSS-1,  ,Sasaran\n"
    rows, found = tables.read(lines, PurePosixPath("sasaran.csv"), contract.table("sasaran"))
    assert (rows, rules_and_rows(found)) == ((), [("sel-wajib-kosong", 2)])


def test_a_line_break_in_a_cell_is_told_where_it_begins():
    _, found = read(GOOD, 'IK-1.1,4,,,,"satu\ndua",,', "IK-1.1,x,,,,,,", 'IK-1.1,6,,,,"tiga\nempat\nlima",,')
    assert rules_and_rows(found) == [("ganti-baris-dalam-sel", 3), ("ganti-baris-dalam-sel", 6)]


def test_an_open_quote_is_told():
    _, found = read(GOOD, 'IK-1.1,4,,,,,,"a.pdf')
    assert rules_and_rows(found) == [("ganti-baris-dalam-sel", 3)]


@pytest.mark.parametrize(("mark", "name"), [(";", "titik koma"), ("\t", "tab")])
def test_an_excel_export_is_named_as_such(mark, name):
    content = f"{HEADER}\n{GOOD}\n".replace(",", mark).encode()
    _, found = tables.read(content, FILE, REALISASI)
    assert rules_and_rows(found) == [("pemisah-kolom", 1)]
    assert name in found[0].message


def test_a_byte_order_mark_hides_nothing_else():
    rows, found = tables.read(b"\xef\xbb\xbf" + f"{HEADER}\n{GOOD}\nIK-1.1,5\n".encode(), FILE, REALISASI)
    assert rules_and_rows(found) == [("bom", 1), ("sel-kurang", 3)]
    assert len(rows) == 1


@pytest.mark.parametrize("bad", ["a\x00b", "a\x0bb", "a\rb", "a\x85b"])
def test_control_characters_make_a_file_unreadable(bad):
    _, found = read(GOOD, GOOD.replace("kendala", bad))
    assert rules_and_rows(found) == [("berkas-tidak-terbaca", 3)]


def test_a_line_separator_letter_is_refused_and_shifts_no_line():
    rows, found = read(GOOD, GOOD.replace("kendala", "a\u2028b"), "IK-1.1,x,,,,,,")
    assert rules_and_rows(found) == [("pemisah-baris-asing", 3)]
    assert not rows


def error_types(base):
    return {e.type for e in vars(frictionless.errors).values() if isinstance(e, type) and issubclass(e, base)}


def test_every_frictionless_error_type_is_mapped():
    rows_and_headers = error_types(frictionless.errors.HeaderError) | error_types(frictionless.errors.RowError)
    assert rows_and_headers <= set(tables.FROM_FRICTIONLESS)
    assert {tables.rule_for(kind) for kind in error_types(Error)} <= set(shape_rules.RULES)
    assert set(tables.FROM_FRICTIONLESS) <= error_types(Error)


EMPTY_KEYS = {  # parts of a key whose emptiness says something: the whole year or office, a cell emptied, a file that supports no row
    "jurnal": {"periode", "subbagian"},
    "koreksi": {"baru"},
    "inventaris": {"indikator", "bulan"},
}


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_required_and_every_example_is_accepted(name):
    table = contract.table(name)
    may_be_empty = {c.name for c in table.columns if not c.required} & set(table.key)
    assert may_be_empty == EMPTY_KEYS.get(name, set())
    assert all(c.accepts(c.example) for c in table.columns)


@pytest.mark.parametrize("name", NAMES)
def test_schemas_use_only_constraints_the_checker_knows(name):
    for field in contract.descriptor(name)["fields"]:
        assert field["type"] == "string"
        assert set(field.get("constraints", {})) <= {"required", "enum", "pattern"}
        assert not {"enum", "pattern"} <= set(field.get("constraints", {}))


CODES = ["", "IK-1.1", "IK-1.2", "ik-1", "076.01", "RM", "52", "kul", "program", "rincian", "jumlah", "angka", "a;b", 'di"kutip']
NUMBERS = ["1", "2", "12", "13", "0", "01", "82.5", "82,5", "1.234", "-4", "٨٢", "2025", "1999", "NaN", "100000", "−5", " x"]
CELLS = st.sampled_from([*CODES, *NUMBERS, "BB", "ya", "Ya", "tidak", "WTP"])


@st.composite
def files(draw):
    table = contract.table(draw(st.sampled_from(NAMES)))
    width = len(table.columns)
    examples = st.tuples(*(st.just(c.example) | st.just(c.example) | st.just(c.example) | CELLS for c in table.columns)).map(list)
    rows = draw(st.lists(examples | st.lists(CELLS, max_size=width + 2), max_size=6))
    return table, rows


@settings(max_examples=150, deadline=None, derandomize=True)
@given(files())
def test_checker_and_frictionless_agree_on_every_row(generated):
    table, rows = generated
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([table.names, *rows])
    text = out.getvalue()
    records = [Record(line, cells) for line, cells in enumerate(csv.reader(io.StringIO(text, newline="")), 1)]
    seen = {fault.record for fault in tables._faults(text, table)}
    assert set(tables.bad_rows(records, table)) == seen
