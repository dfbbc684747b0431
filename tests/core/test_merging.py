"""Laying a form over what is there: no cell is lost, nothing is done twice, and a suggested name is always a good one."""

from pathlib import PurePosixPath

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.collecting import merging, naming
from pipeline.core.collecting.canonical import ENTRY_INPUTS
from pipeline.core.collecting.merging import ENTRIES
from pipeline.core.collecting.rules import taking as rules
from pipeline.core.collecting.values import FilledRow
from pipeline.core.findings import Place

CODES = st.sampled_from(["IK-1.1", "IK-1.2", "IK-2.1"])
CELLS = st.sampled_from(["", "0", "1", "82.5", "Hujan, deras", "a;b"])
KEYS = st.tuples(CODES, st.integers(1, 12).map(str))
TABLES = st.dictionaries(KEYS, st.fixed_dictionaries(dict.fromkeys(ENTRY_INPUTS, CELLS)), max_size=12)
ORDER = {"IK-1.1": 0, "IK-1.2": 1, "IK-2.1": 2}


def rows(table):
    return [{"indikator": code, "bulan": month, **cells} for (code, month), cells in table.items()]


def filled(table):
    return [FilledRow(cells=row, place=Place(PurePosixPath("isian.csv"), n)) for n, row in enumerate(rows(table), 2)]


def laid(existing, form):
    return merging.merge(ENTRIES, existing, filled(form), ORDER)


@given(TABLES, TABLES)
def test_every_cell_is_the_form_s_where_it_speaks_and_the_old_one_where_it_is_silent(before, form):
    after = {ENTRIES.key_of(row): row for row in laid(rows(before), form).rows}
    for key in {*before, *form}:
        wanted = {c: form.get(key, {}).get(c, "") or before.get(key, {}).get(c, "") for c in ENTRY_INPUTS}
        if key in before or any(wanted.values()):
            assert {c: after[key][c] for c in ENTRY_INPUTS} == wanted
        else:
            assert key not in after


@given(TABLES, TABLES)
def test_the_same_form_again_changes_nothing(before, form):
    once = laid(rows(before), form)
    again = laid(once.rows, form)
    assert again.rows == once.rows
    assert again.changes == ()


@given(TABLES, TABLES)
def test_every_emptied_cell_is_told(before, form):
    told = [f for f in laid(rows(before), form).findings if f.rule == rules.EMPTIED.code]
    emptied = [(k, c) for k, cells in form.items() if k in before for c in ENTRY_INPUTS if before[k][c] and not cells[c]]
    assert len(told) == len(emptied)


@given(TABLES, TABLES)
def test_rows_stand_in_the_form_s_order_whatever_order_they_came_in(before, form):
    one = laid(rows(before), form).rows
    other = laid(list(reversed(rows(before))), dict(reversed(form.items()))).rows
    assert one == other
    assert [(ORDER[r["indikator"]], int(r["bulan"])) for r in one] == sorted((ORDER[r["indikator"]], int(r["bulan"])) for r in one)


def test_a_row_given_twice_is_refused():
    row = FilledRow(cells={"indikator": "IK-1.1", "bulan": "3", "realisasi": "1"}, place=Place(PurePosixPath("isian.csv"), 3))
    merged = merging.merge(ENTRIES, [], [row, row], ORDER)
    assert [f.rule for f in merged.findings] == [rules.ROW_TWICE.code]
    assert merged.rows == ()


@given(st.text(max_size=200), st.sampled_from(["", "3f2a"]))
def test_a_suggested_name_is_always_a_good_one(name, mark):
    assert naming.fault(naming.suggestion(name, mark)) == ""


def test_names_that_are_refused_and_names_that_are_not():
    bad = [
        "../a.pdf",
        "a\\b.pdf",
        ".tersembunyi",
        "a;b.pdf",
        "a\u202eb.pdf",
        "a\u200bb.pdf",
        "re\u0301kap.pdf",
        "CON.pdf",
        "a.",
        " a",
        "",
        "x" * 121,
    ]
    assert all(naming.fault(name) for name in bad)
    assert not any(naming.fault(name) for name in ["ba-pleno.pdf", "Berita Acara (final) 2026.pdf", "r\u00e9kap.xlsx", "data_2026.csv"])
    assert naming.suggestion("../Berita Acara: No. 5?.PDF") == "berita-acara-no-5.pdf"
