"""The chain of records: every file known, every number there, every record naming the one before it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.core.approvals.chain import read
from pipeline.core.approvals.freezing import numbered
from pipeline.core.approvals.records import FIRST, digest, dump, name_of
from pipeline.core.approvals.values import Act, Record

from .test_records import RECORD

MINUTE = timedelta(minutes=1)


def acts(count: int = 3) -> list[Record]:
    return [replace(RECORD, act=Act.PARAF, note="", time=RECORD.time + n * MINUTE) for n in range(count)]


def chained(count: int = 3) -> dict[str, bytes]:
    return dict(numbered(acts(count), 0, FIRST))


def test_a_whole_chain_has_no_fault():
    files = chained()
    signed = files | {f"{name}.sig": b"x" for name in files}
    chain = read(signed, 2025)
    assert chain.faults == ()
    assert [link.record.number for link in chain.links] == [1, 2, 3]
    assert {link.signature for link in chain.links} == {b"x"}
    assert chain.end == digest(files["0003-paraf-kasubbag-kul.json"])


def test_an_empty_chain_ends_in_zeros():
    assert (read({}, 2025).links, read({}, 2025).faults, read({}, 2025).end) == ((), (), "0" * 64)


def test_a_chain_can_be_continued():
    files = chained(2)
    later = numbered([acts(3)[2]], 2, read(files, 2025).end)
    assert read(files | later, 2025) == read(chained(3), 2025)


@pytest.mark.parametrize("name", ["0001-paraf-kasubbag-kul.json", "0002-paraf-kasubbag-kul.json"])
def test_a_missing_record_is_noticed(name):
    files = chained()
    del files[name]
    assert any("hilang, kembar, atau tertukar" in fault for fault in read(files, 2025).faults)
    assert any("Rantai putus" in fault for fault in read(files, 2025).faults)


def test_a_cut_tail_is_not_noticed():
    files = chained()
    del files["0003-paraf-kasubbag-kul.json"]
    assert read(files, 2025).faults == ()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("catatan.txt", "Berkas asing di pengesahan/: catatan.txt"),
        (".DS_Store", "Berkas asing"),
        ("0009-paraf-kasubbag-kul.json.sig", "tidak mempunyai rekaman"),
        ("dalam/0001-paraf-kasubbag-kul.json", "Berkas asing"),
        ("0001-setuju-kasubbag-kul.json", "Berkas asing"),
        ("a\x1b[31m", "Berkas asing di pengesahan/: a [31m;"),
    ],
)
def test_files_that_do_not_belong_are_named(name, sentence):
    (fault,) = read(chained() | {name: b""}, 2025).faults
    assert sentence in fault


def test_a_record_that_is_refused_leaves_a_fault_and_a_gap():
    files = chained() | {"0002-paraf-kasubbag-kul.json": b"{}\n"}
    faults = read(files, 2025).faults
    assert "isian «skema» tidak ada" in faults[0]
    assert "Rantai putus" in faults[-1]


def test_another_year_is_no_record_of_this_one():
    assert all("untuk tahun 2025, bukan 2024" in fault for fault in read(chained(), 2024).faults)
    assert read(chained(), 2024).faults


def test_two_records_of_one_number_are_noticed():
    twin = replace(acts()[2], number=2, role="kasubbag-sdm", previous=digest(chained()["0001-paraf-kasubbag-kul.json"]))
    faults = read(chained() | {name_of(twin): dump(twin)}, 2025).faults
    assert any("kembar" in fault for fault in faults)


def test_time_never_runs_backwards():
    late, early = acts(2)
    files = numbered([early, late], 0, FIRST)
    (fault,) = read(files, 2025).faults
    assert fault == "Waktu pada 0002-paraf-kasubbag-kul.json mendahului rekaman sebelumnya."


def test_records_of_the_same_second_are_in_order():
    assert read(numbered([acts()[0]] * 2, 0, FIRST), 2025).faults == ()
