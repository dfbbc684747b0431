"""One record, one byte form: what is written comes back, whatever else is refused with one sentence."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.approvals.records import FIRST, LARGEST, RecordRefused, dump, name_of, parse, plain
from pipeline.core.approvals.values import Act, Content, Record

RECORD = Record(
    number=1,
    year=2025,
    act=Act.RETURN,
    role="kasubbag-kul",
    name="CONTOH Kasubbag",
    title="Plt. Kepala Subbagian",
    time=datetime(2026, 2, 2, 3, 4, 5, tzinfo=UTC),
    time_source="jam perangkat penanda tangan",
    content=Content(year=2025, sha256="a" * 64, tree="b" * 40),
    commit="c" * 40,
    pdf_sha256="",
    note="angka keliru",
    source="lokal",
    source_url="",
    source_sha256="",
    previous=FIRST,
)
NAME = "0001-pengembalian-kasubbag-kul.json"
PLAIN = dump(RECORD)
GIVEN = json.loads(PLAIN)
DROP = object()


def spoilt(**changes: object) -> bytes:
    """The record as JSON in its canonical form, with some keys changed; `isi__tree` reaches inside."""
    made = json.loads(PLAIN)
    for key, value in changes.items():
        outer, _, inner = key.partition("__")
        place, last = (made[outer], inner) if inner else (made, outer)
        if value is DROP:
            del place[last]
        else:
            place[last] = value
    return (json.dumps(made, sort_keys=True, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def test_a_record_has_exactly_these_bytes():
    assert PLAIN.decode() == (
        '{"catatan":"angka keliru","commit":"' + "c" * 40 + '","isi":{"sha256":"' + "a" * 64 + '","tree":"' + "b" * 40 + '"},'
        '"jabatan":"Plt. Kepala Subbagian","jenis":"pengembalian","nama":"CONTOH Kasubbag","nomor":1,"pdf_sha256":"",'
        '"peran":"kasubbag-kul","sebelumnya":"'
        + "0"
        * 64
        + '","skema":"lakip/pengesahan/1","sumber":{"host":"lokal","sha256":"","tautan":""},'
        '"sumber_waktu":"jam perangkat penanda tangan","tahun":2025,"waktu":"2026-02-02T03:04:05Z"}\n'
    )
    assert parse(PLAIN, NAME) == RECORD


def test_time_is_written_in_utc():
    jakarta = replace(RECORD, time=RECORD.time.astimezone(timezone(timedelta(hours=7))))
    assert dump(jakarta) == PLAIN


texts = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), max_size=60).map(lambda t: plain(t, 100))
records = st.builds(
    replace,
    st.just(RECORD),
    number=st.integers(1, 9999),
    act=st.sampled_from(Act),
    name=texts.filter(bool),
    note=texts,
    time=st.integers(-(2**29), 2**30).map(lambda seconds: RECORD.time + timedelta(seconds=seconds)),
    pdf_sha256=st.sampled_from(["", "d" * 64]),
)


@given(records)
def test_what_is_written_comes_back(record):
    assert parse(dump(record), name_of(record)) == record


@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255))
def test_no_other_bytes_are_the_same_record(place, byte):
    changed = PLAIN[:place] + bytes([byte]) + PLAIN[place + 1 :]
    try:
        found = parse(changed, NAME)
    except RecordRefused:
        return
    assert (found == RECORD) == (changed == PLAIN)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_anything_else_is_refused_in_one_sentence(data):
    with pytest.raises(RecordRefused, match=f"^Rekaman {NAME} ditolak: .*\\.$"):
        parse(data, NAME)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (PLAIN.replace(b'"tahun":2025', b'"tahun": 2025'), "bentuk bakunya"),
        (PLAIN[:-1], "bentuk bakunya"),
        (PLAIN + b"\n", "bentuk bakunya"),
        (b"\xef\xbb\xbf" + PLAIN, "bukan JSON"),
        (PLAIN.replace(b'{"catatan":"angka keliru",', b'{"commit":"x","catatan":"angka keliru",'), "«commit» tertulis dua kali"),
        (PLAIN.replace(b'"tree":', b'"sha256":'), "«sha256» tertulis dua kali"),
        (json.dumps(GIVEN, sort_keys=False, separators=(",", ":")).encode()[::-1], "bukan JSON"),
        ((json.dumps(dict(reversed(GIVEN.items())), separators=(",", ":")) + "\n").encode(), "bentuk bakunya"),
        (PLAIN.replace(b'"angka keliru"', b'"\\u0061ngka keliru"'), "bentuk bakunya"),
        (PLAIN.replace(b"2025,", b"NaN,"), "bilangan NaN"),
        (PLAIN.replace(b"2025,", b"2025.0,"), "bilangan 2025.0"),
        (PLAIN.replace(b"2025,", b"2.025e3,"), "bilangan"),
        (PLAIN.replace(b"angka", b"\xff"), "bukan JSON"),
        (b"[" * 5000 + b"]" * 5000, "bukan JSON"),
        (b"[]\n", "bukan satu objek"),
        (b" " * (LARGEST + 1), "lebih besar"),
    ],
)
def test_other_forms_are_refused(data, reason):
    with pytest.raises(RecordRefused, match=reason):
        parse(data, NAME)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("skema", "lakip/pengesahan/2"),
        ("nomor", 0),
        ("nomor", True),
        ("nomor", "1"),
        ("nomor", 10000),
        ("tahun", 1999),
        ("jenis", "setuju"),
        ("jenis", ["paraf"]),
        ("peran", "Kasubbag"),
        ("peran", "../kasubbag"),
        ("peran", "kasubbag-"),
        ("nama", ""),
        ("nama", " CONTOH"),
        ("nama", "CONTOH\u202e"),
        ("nama", "C" * 201),
        ("jabatan", "a\tb"),
        ("catatan", "a\nb"),
        ("catatan", "\ud800"),
        ("waktu", "2026-02-02T03:04:05+00:00"),
        ("waktu", "2026-02-30T03:04:05Z"),
        ("waktu", "2026-2-2T03:04:05Z"),
        ("waktu", 1),
        ("sumber_waktu", "kira-kira"),
        ("sumber_waktu", "host"),
        ("isi__sha256", "A" * 64),
        ("isi__sha256", "a" * 63),
        ("isi__tree", ""),
        ("isi", "a"),
        ("commit", "c" * 41),
        ("pdf_sha256", "d"),
        ("sumber__host", ""),
        ("sumber__host", "github.com"),
        ("sumber__tautan", "javascript:alert(1)"),
        ("sumber__sha256", None),
        ("sebelumnya", "0" * 63),
        ("catatan", DROP),
        ("isi__tree", DROP),
        ("tambahan", 1),
        ("isi__tambahan", 1),
    ],
)
def test_values_that_do_not_fit_are_refused(key, value):
    try:
        data = spoilt(**{key: value})
    except UnicodeEncodeError:
        data = PLAIN.replace(b"angka keliru", b"\\ud800")
    with pytest.raises(RecordRefused):
        parse(data, NAME)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"tambahan": 1}, "isian «tambahan» tidak dikenal"),
        ({"isi__tambahan": 1}, r"isian «isi\.tambahan» tidak dikenal"),
        ({"commit": DROP}, "isian «commit» tidak ada"),
        ({"nomor": "1"}, "isian «nomor» tidak sesuai bentuknya"),
    ],
)
def test_the_sentence_names_the_key_and_its_fault(changes, reason):
    with pytest.raises(RecordRefused, match=reason):
        parse(spoilt(**changes), NAME)


@pytest.mark.parametrize(
    "name", ["0002-pengembalian-kasubbag-kul.json", "0001-paraf-kasubbag-kul.json", "0001-pengembalian-sekretaris.json"]
)
def test_the_name_says_what_is_inside(name):
    with pytest.raises(RecordRefused, match=f"harus {NAME}"):
        parse(PLAIN, name)


@pytest.mark.parametrize(
    ("text", "made"),
    [(" a\r\n\tb ", "a b"), ("a\u202eb\u200bc", "a b c"), ("x" * 9, "xxxxx"), ("abcd e", "abcd"), ("Ürün · «é»", "Ürün")],
)
def test_text_becomes_one_bearable_line(text, made):
    assert plain(text, 5) == made
