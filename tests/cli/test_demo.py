"""The rehearsal, played by the command as somebody who reads only the guide would play it."""

import re

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    return tmp_path_factory.mktemp("peragaan") / "di-sini"


def test_every_step_of_the_sop_is_played_and_proven(cli, played):
    ran = cli("peragaan", played, "--akar", ROOT)
    steps = re.findall(r"^SOP langkah (\d)\.", ran.out, re.M)
    assert steps == ["1", "2", "3", "4", "5", "6"]
    for words in (
        "MENGEMBALIKAN",
        "putaran baru",
        "tanpa KONSEP",
        "disampaikan kepada",
        "HASIL: diparaf dan disetujui lengkap",
        "keduanya menolak",
    ):
        assert words in ran.out
    for what, where in re.findall(r"^  (\S.*?)  +(\S+)$", ran.out[ran.out.index("Hasil peragaan") :], re.M):
        assert (played / where).exists(), what
    assert "tersertifikasi" not in ran.out


def test_the_office_that_is_rehearsed_is_only_read(cli, small_office, tmp_path):
    before = {p: p.read_bytes() for p in small_office.rglob("*") if p.is_file()}
    cli("peragaan", tmp_path / "peragaan", "--akar", small_office)
    assert {p: p.read_bytes() for p in small_office.rglob("*") if p.is_file()} == before


def test_a_folder_with_something_in_it_is_left_alone(cli, small_office, tmp_path):
    (tmp_path / "isi.txt").write_text("penting")
    assert "tidak kosong" in cli("peragaan", tmp_path, "--akar", small_office, code=2).err
    assert [p.name for p in tmp_path.iterdir() if p.name != "kantor"] == ["isi.txt"]


def test_a_year_that_is_not_there_is_said(cli, small_office, tmp_path):
    assert "2031" in cli("peragaan", tmp_path / "x", "--tahun", 2031, "--akar", small_office, code=2).err


def test_a_year_with_errors_is_not_played_through(cli, small_office, tmp_path):
    (small_office / "periods" / "2025" / "rencana-aksi.csv").write_text("rusak\n")
    assert "Peragaan berhenti" in cli("peragaan", tmp_path / "x", "--akar", small_office, code=2).err
