"""Plain CSV as it is handed in, alone or in the ZIP it was given out in."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.collecting import canonical
from pipeline.intake.forms import handed_csv
from pipeline.render import forms_csv
from tests import forms_sample as f

NUMBERS = st.decimals(0, 10**9, allow_nan=False, places=2).map(lambda d: format(d, "f"))
WORDS = st.text(st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=("Cc", "Cs", "Cn", "Cf", "Zs")), max_size=20)
CELLS = st.fixed_dictionaries({}, optional={"pembilang": NUMBERS, "realisasi": NUMBERS, "kendala": WORDS, "tindak_lanjut": WORDS})


@settings(max_examples=40, deadline=None)
@given(CELLS, CELLS)
def test_the_zip_comes_back_as_it_was_given(first, second):
    form = f.form((f.asked(filled=first), f.asked("IK-1.2", 12, second)), analysis={"IK-1.1/solusi": "Jadwal disepakati."})
    filled, found = handed_csv.read_zip(forms_csv.csv_zip(form), "isian.zip")
    assert filled is not None, found
    assert filled.identity == form.identity
    assert canonical.realisasi_csv([r.cells for r in filled.rows]) == canonical.realisasi_csv(canonical.entry_rows(form))
    assert canonical.anggaran_csv([r.cells for r in filled.spending]) == canonical.anggaran_csv(canonical.spending_rows(form))
    assert dict(filled.analysis) == dict(form.analysis)


def test_a_csv_alone_has_rows_and_no_identity():
    text = canonical.realisasi_csv(canonical.entry_rows(f.form((f.asked(filled={"realisasi": "82.5", "bukti": "a.pdf;b.pdf"}),))))
    filled, found = handed_csv.read(text.encode(), "realisasi")
    assert filled
    assert found == ()
    assert filled.identity is None
    assert filled.rows[0].cells["realisasi"] == "82.5"
    assert filled.rows[0].place.row == 2
    assert [e.name for e in filled.evidence] == ["a.pdf", "b.pdf"]


def test_a_comma_decimal_is_refused_with_its_line():
    text = canonical.realisasi_csv(canonical.entry_rows(f.form((f.asked(filled={"realisasi": "82,5"}),))))
    filled, found = handed_csv.read(text.encode(), "realisasi", "isian.csv")
    assert filled is None
    assert [(x.rule, x.place.row, x.place.column) for x in found] == [("angka-koma", 2, "realisasi")]


def test_a_zip_without_tables_or_with_a_way_out_is_refused():
    for name in ("catatan.txt", "../realisasi.csv"):
        filled, found = handed_csv.read_zip(f.packed({name: b"x"}), "isian.zip")
        assert filled is None
        assert found


def test_a_zip_whose_identity_was_lost_is_taken_as_plain_tables():
    inside = f.parts(forms_csv.csv_zip(f.form()))
    inside = {name: data for name, data in inside.items() if not name.endswith("formulir.txt")}
    filled, _ = handed_csv.read_zip(f.packed(inside), "isian.zip")
    assert filled
    assert filled.identity is None
