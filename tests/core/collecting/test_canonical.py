"""Numbers as people type them, and the one text that every kind of form comes to."""

import csv
import io
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.chapters import TOPICS
from pipeline.core.collecting import canonical
from pipeline.core.collecting.canonical import read_number, read_value
from pipeline.core.numbers import PLAIN, Diagnosis, Fault
from pipeline.intake import contract, prose
from tests import forms_sample as f
from tests.builders import place

TAKEN = [
    ("82,5", "82.5"), ("82.5", "82.5"), (" 7 ", "7"), ("", ""), ("   ", ""), ("0,125", "0.125"), ("0.125", "0.125"), ("-3,25", "-3.25"),
    ("1234,567", "1234.567"), ("1.234.567", "1234567"), ("1,234,567", "1234567"), ("1.234,50", "1234.50"), ("1,2340", "1.2340"),
    ("12.50", "12.50"), ("1234", "1234"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "text"), TAKEN)
def test_a_number_with_one_reading_is_taken(typed, text):
    assert read_number(typed, whole=False, negative=True) == text


@pytest.mark.parametrize("typed", ["1.234", "1,234", "-12.500", "999,000"])
def test_a_number_with_two_readings_is_refused_with_both(typed):
    found = read_number(typed, whole=False, negative=True)
    assert isinstance(found, Diagnosis)
    digits = typed.replace(".", "").replace(",", "")
    assert found.readings == (digits, f"{digits[:-3]},{digits[-3:]}0")
    finding = canonical.refused(typed, found, "Realisasi", place())
    assert finding.rule == "formulir-angka-dua-arti"
    assert all(reading in finding.hint for reading in found.readings)
    assert all(isinstance(read_number(reading, whole=False, negative=True), str) for reading in found.readings)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("82,5", Fault.NOT_WHOLE), ("82.5", Fault.NOT_WHOLE), ("12,0", Fault.NOT_WHOLE), ("1.234.567,50", Fault.NOT_WHOLE),
        ("1.234", Fault.DOT_IN_WHOLE), ("1,234", Fault.COMMA_TWO_READINGS), ("-5", Fault.NEGATIVE), ("Rp5", Fault.CURRENCY),
        ("1e3", Fault.EXPONENT), ("٥", Fault.FOREIGN_DIGITS), ("9" * 41, Fault.NOT_A_NUMBER),
    ],
)  # fmt: skip
def test_a_whole_field_refuses_what_would_be_cut_off(typed, fault):
    found = read_number(typed, whole=True, negative=False)
    assert isinstance(found, Diagnosis)
    assert found.fault is fault
    assert canonical.refused(typed, found, "Realisasi (Rp)", place()).hint


@given(st.text(max_size=20), st.booleans(), st.booleans())
def test_whatever_is_taken_is_canonical(typed, whole, negative):
    found = read_number(typed, whole=whole, negative=negative)
    if isinstance(found, str) and found:
        assert PLAIN.fullmatch(found)
        assert not (whole and "." in found)
        assert negative or not found.startswith("-")


@given(st.decimals(-(10**12), 10**12, allow_nan=False, places=4))
def test_both_decimal_signs_mean_the_same(number):
    text = format(number, "f")
    assert read_number(text, whole=False, negative=True) == text
    assert read_number(text.replace(".", ","), whole=False, negative=True) == text


def test_words_of_scales_are_taken_in_any_capitals():
    assert [read_value(word) for word in ("wtp", "BB", "Ya", "TIDAK")] == ["WTP", "BB", "ya", "tidak"]


@pytest.mark.parametrize(("columns", "table"), [(canonical.ENTRY_COLUMNS, "realisasi"), (canonical.SPENDING_COLUMNS, "realisasi-anggaran")])
def test_the_columns_are_those_of_the_data_contract(columns, table):
    assert columns == contract.table(table).names


@given(st.lists(st.fixed_dictionaries({name: st.text(max_size=12) for name in canonical.ENTRY_COLUMNS}), max_size=4))
def test_the_csv_reads_back_on_one_line_each(rows):
    text = canonical.realisasi_csv(rows)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert read[1:] == [[canonical.one_line(row[name]) for name in canonical.ENTRY_COLUMNS] for row in rows]
    assert text.count("\n") == len(rows) + 1


MARKDOWN = st.lists(
    st.sampled_from(
        ["# Judul", "## IK-1.2", "### Solusi", "```", "~~~ py", "- butir", "    kode", "", "teks", "\\# lolos", "#", "a\r\nb", "####"]
    ),
    max_size=8,
).map("\n".join)


@given(st.dictionaries(st.sampled_from([f"IK-1.{n}/{t.key}" for n in (1, 2, 9) for t in TOPICS]), MARKDOWN, max_size=6))
def test_analyses_are_read_back_as_they_were_written(analysis):
    form = f.form()
    written = canonical.analysis_md(form, analysis)
    stretches, found = prose.analysis(written.encode(), PurePosixPath("analisis.md"), "rendatin", "s2")
    assert found == ()
    back = {s.key: canonical.markdown(s.text) for s in stretches}
    assert back == {key: text for key in analysis if (text := canonical.markdown(analysis[key]))}
    assert canonical.analysis_md(form, back) == written
