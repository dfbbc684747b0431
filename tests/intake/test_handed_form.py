"""What comes back from the HTML form is trusted in nothing: shape, key, number and text are judged like a cell of a CSV."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.chapters import TOPICS
from pipeline.core.collecting import canonical
from pipeline.intake import contract
from pipeline.intake.cells import cell_finding
from pipeline.intake.forms import handed_form

NAME = "isian-2026-s2-rendatin.json"
IDENTITY = f"lakip-formulir/1;3673;2026;s2;rendatin;{'ab' * 32}"


def told(**changes):
    """A form given back, with one row of each table."""
    return {
        "skema": "lakip/isian/1",
        "identitas": IDENTITY,
        "keadaan": "selesai",
        "diisi_oleh": "CONTOH Pengisi",
        "realisasi": [{"indikator": "IK-1.1", "bulan": "8", "pembilang": "3", "penyebut": "4", "realisasi": "75"}],
        "anggaran": [{"kode": "076.01", "bulan": "8", "realisasi": "12500000", "volume": "1.5", "keterangan": "lunas"}],
        "analisis": {"IK-1.1/penyebab": "Tepat waktu."},
        "bukti": [{"nama": "ba.pdf", "ukuran": 3, "sha256": "0" * 64}],
    } | changes


def read(**changes):
    return handed_form.read(json.dumps(told(**changes)).encode(), NAME)


def row(**cells):
    return {"realisasi": [{"indikator": "IK-1.1", "bulan": "8"} | cells]}


def test_everything_comes_back():
    filled, found = read()
    assert found == ()
    assert filled.kind == "html"
    assert filled.identity.text == IDENTITY
    assert list(filled.rows[0].cells) == list(canonical.ENTRY_COLUMNS)
    assert filled.rows[0].cells["kendala"] == ""
    assert filled.rows[0].place.column == "IK-1.1 Agustus"
    assert filled.spending[0].cells == {"kode": "076.01", "bulan": "8", "realisasi": "12500000", "volume": "1.5", "keterangan": "lunas"}
    assert filled.analysis == {"IK-1.1/penyebab": "Tepat waktu."}
    assert filled.evidence[0].size == 3


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "isian-rusak"),
        (b"[]", "isian-rusak"),
        (b"{", "isian-rusak"),
        (b"[" * 500_000, "isian-rusak"),
        (b'{"a":' * 300_000, "isian-rusak"),
        (b"\xff\xfe", "bukan-utf8"),
        (b"\xef\xbb\xbf{}", "bom"),
        (b" " * 2_000_001, "formulir-terlalu-besar"),
        (b'{"skema": NaN}', "isian-rusak"),
        (b'{"skema": 1.5}', "isian-rusak"),
        (b"9" * 10_000, "isian-rusak"),
        (json.dumps(told()).replace('"realisasi": [', '"keadaan": "draf", "realisasi": [').encode(), "isian-rusak"),
        (json.dumps(told()).replace("lunas", "\\ud800").encode(), "isian-rusak"),
        (json.dumps(told(skema="lakip/isian/2")).encode(), "isian-rusak"),
        (json.dumps(told(identitas="lain")).encode(), "isian-rusak"),
        (json.dumps(told(identitas=IDENTITY + "\n;x")).encode(), "isian-rusak"),
        (json.dumps(told(realisasi=[{"indikator": "IK-1.1"}])).encode(), "isian-rusak"),
        (json.dumps(told(realisasi=[{"indikator": "IK-1.1", "bulan": 8}])).encode(), "isian-rusak"),
        (json.dumps(told(realisasi=[{"indikator": "IK-1.1", "bulan": "8", "capaian": "99"}])).encode(), "isian-rusak"),
        (json.dumps(told(bukti=[{"nama": "../x", "ukuran": 1, "sha256": "0" * 64}])).encode(), "isian-rusak"),
        (json.dumps(told(bukti=[{"nama": "x\n", "ukuran": 1, "sha256": "0" * 64}])).encode(), "isian-rusak"),
        (json.dumps(told(bukti=[{"nama": "x", "ukuran": -1, "sha256": "0" * 64}])).encode(), "isian-rusak"),
        (json.dumps(told(bukti=[{"nama": "x", "ukuran": True, "sha256": "0" * 64}])).encode(), "isian-rusak"),
    ],
)
def test_what_is_no_form_is_refused_whole(content, rule):
    filled, found = handed_form.read(content, NAME)
    assert filled is None
    assert [f.rule for f in found] == [rule]


@pytest.mark.parametrize(
    ("cells", "rule", "column"),
    [
        ({"realisasi": "82,5"}, "angka-koma", "realisasi"),
        ({"realisasi": "1.234.567"}, "angka-ribuan", "realisasi"),
        ({"pembilang": "tiga"}, "angka-bentuk", "pembilang"),
        ({"penyebut": "4\n5"}, "ganti-baris-dalam-sel", "penyebut"),
        ({"kendala": "satu\u2028dua"}, "ganti-baris-dalam-sel", "kendala"),
        ({"kendala": "漢字"}, "karakter-tidak-tercetak", "kendala"),
        ({"realisasi": "wtp"}, "sebutan-tidak-dikenal", "realisasi"),
        ({"bulan": "13"}, "angka-di-luar-batas", "bulan"),
        ({"indikator": "=1+1"}, "pola-tidak-sesuai", "indikator"),
        ({"indikator": " "}, "sel-wajib-kosong", "indikator"),
    ],
)
def test_a_wrong_cell_is_named_with_its_row(cells, rule, column):
    filled, found = read(**row(**cells))
    finding = found[0]
    assert finding.rule == rule
    assert finding.place.file.name == NAME
    assert finding.place.column.endswith(f", {column}")
    if column in ("indikator", "bulan"):
        assert filled.rows == ()
    elif rule != "karakter-tidak-tercetak":
        assert filled.rows[0].cells[column] == ""


def test_a_draft_says_so():
    filled, found = read(keadaan="draf")
    assert filled.is_draft
    assert [f.rule for f in found] == ["isian-masih-draf"]


@pytest.mark.parametrize("key", ["IK-1.1", "IK-1.1/lain", "../x/penyebab", "IK-1.1/penyebab/x", "", "ik-1.1/penyebab"])
def test_an_analysis_without_a_place_is_told(key):
    filled, found = read(analisis={key: "Teks."})
    assert filled.analysis == {}
    assert [f.rule for f in found] == ["isian-analisis-tidak-dikenal"]


def test_a_heading_in_an_analysis_stays_text():
    filled, _ = read(analisis={"IK-1.1/penyebab": "Teks.\n# Judul\n## IK-9.9\n### Solusi\nakhir"})
    assert filled.analysis["IK-1.1/penyebab"] == "Teks.\n\\# Judul\n\\## IK-9.9\n\\### Solusi\nakhir"


CELLS = st.one_of(st.text(max_size=20), st.sampled_from(["82.5", "0", "-1", "1.234", "WTP", "ya", "", " 7 ", "1e5", "x\ny", "5000000"]))
ROWS = st.lists(
    st.fixed_dictionaries({"indikator": st.sampled_from(["IK-1.1", "IK-2"]), "bulan": st.sampled_from(["1", "12"])}).flatmap(
        lambda key: st.dictionaries(st.sampled_from(canonical.ENTRY_INPUTS), CELLS).map(lambda cells: key | cells)
    ),
    max_size=4,
)


@settings(deadline=None, max_examples=300)
@given(ROWS)
def test_a_cell_is_taken_exactly_where_the_csv_takes_it(rows):
    filled, found = read(realisasi=rows)
    columns = {c.name: c for c in contract.table("realisasi").columns}
    for given_cells, kept in zip(rows, filled.rows, strict=True):
        for name, column in columns.items():
            text = kept.cells[name]
            assert not text or column.accepts(text)
            asked = canonical.one_line(given_cells.get(name, ""))
            if text != asked:
                assert text == ""
                assert any(f.place.column == f"{kept.place.column}, {name}" for f in found)
                if "\n" not in asked and asked == given_cells[name]:
                    place = next(f.place for f in found if f.place.column == f"{kept.place.column}, {name}")
                    assert cell_finding(column, asked, place) in found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda one: st.lists(one) | st.dictionaries(st.text(max_size=5), one)
)


@settings(deadline=None)
@given(st.sampled_from(sorted(told())), JSON)
def test_no_json_brings_the_reader_down(key, value):
    filled, found = read(**{key: value})
    assert filled is not None or found


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_bring_the_reader_down(content):
    filled, found = handed_form.read(content, NAME)
    assert filled is None
    assert found


def test_every_topic_is_known():
    texts = {f"IK-1.1/{topic.key}": topic.title for topic in TOPICS}
    assert read(analisis=texts)[0].analysis == texts
