"""`lakip banding` and `lakip lingkup`: what a Kasubbag sees instead of a CSV diff."""

import json
import shutil
import subprocess

import pytest

KUL = "periods/2025/s1/kul/realisasi.csv"
WHO = ("-c", "user.name=CONTOH Staf", "-c", "user.email=staf@contoh.invalid", "-c", "commit.gpgsign=false")


def git(root, *arguments):
    subprocess.run(["git", "-C", root, *WHO, *arguments], check=True, capture_output=True)


def commit(root, message="Ubah"):
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)


def change(root, old="IK-2.1,6,,,1", new="IK-2.1,6,,,2"):
    file = root / KUL
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def office(small_office):
    git(small_office, "init", "-qb", "main")
    commit(small_office)
    return small_office


def test_two_folders_are_compared(cli, small_office, tmp_path):
    other = tmp_path / "lain"
    shutil.copytree(small_office, other)
    change(other)
    told = cli("banding", small_office, other).out
    assert "Tahun 2025" in told
    assert "realisasi: 2 layanan → 3 layanan" in told
    assert "Satuan kerja" in told


def test_two_revisions_are_compared_without_touching_the_files(cli, office):
    change(office)
    commit(office)
    change(office, "IK-2.1,6,,,2", "IK-2.1,6,,,99")
    told = cli("banding", "HEAD^..HEAD", "--akar", office).out
    assert "realisasi: 2 layanan → 3 layanan" in told
    assert "99" in (office / KUL).read_text(encoding="utf-8")


def test_what_main_did_meanwhile_is_not_the_change_s_doing(cli, office):
    git(office, "checkout", "-qb", "usulan")
    change(office)
    commit(office)
    git(office, "checkout", "-q", "main")
    rendatin = office / "periods/2025/s1/rendatin/realisasi.csv"
    rendatin.write_text(rendatin.read_text(encoding="utf-8").replace("IK-1.2,6,,,150", "IK-1.2,6,,,15"), encoding="utf-8")
    commit(office)
    told = cli("banding", "main..usulan", "--akar", office).out
    assert "IK-2.1" in told
    assert "IK-1.2" not in told


def test_no_changed_figure_is_said(cli, office):
    (office / "periods/2025/laporan/kata-pengantar.md").write_text("Lain.\n", encoding="utf-8")
    commit(office)
    assert cli("banding", "HEAD^..HEAD", "--akar", office).out == "Tidak ada angka yang berubah.\n"


def test_programs_and_the_host_are_told_as_well(cli, office):
    change(office)
    commit(office)
    (year,) = json.loads(cli("banding", "HEAD^..HEAD", "--akar", office, "--format", "json").out)
    assert {s["code"] for s in year["shifts"]} == {"IK-2.1"}
    table = cli("banding", "HEAD^..HEAD", "--akar", office, "--format", "github").out
    assert "| 2025 | Tahun | IK-2.1" in table


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("main",), "Rentang «main» tidak dikenal."),
        (("main...HEAD",), "Rentang «main...HEAD» tidak dikenal."),
        (("main..tidak-ada",), "Revisi «tidak-ada» tidak ada di repositori ini."),
        (("--", "--output=x..HEAD"), "Revisi «--output=x» tidak ada di repositori ini."),
        (("a", "b", "c"), "Yang dibandingkan dua revisi atau dua folder."),
        (("HEAD..HEAD", "--tahun", "2031"), "Tahun 2031 tidak ada pada keduanya."),
    ],
)
def test_a_slip_is_one_sentence(cli, office, given, sentence):
    assert sentence in cli("banding", "--akar", office, *given, code=2).err


def test_outside_git_is_said(cli, small_office):
    assert "bukan repositori Git" in cli("banding", "a..b", "--akar", small_office, code=2).err


def test_a_change_to_two_subbagian_is_two_proposals(cli, office):
    change(office)
    (office / "periods/2025/s1/kul/analisis.md").write_text("## IK-2.1\n", encoding="utf-8")
    (office / "periods/2025/s1/rendatin/baru.txt").write_text("a\n", encoding="utf-8")
    commit(office)
    told = cli("lingkup", "HEAD^..HEAD", "--akar", office, code=1).out
    assert "subbagian kul (2 berkas)" in told
    assert "[di-luar-folder]" in told
    assert "periods/2025/s1/rendatin/baru.txt" in told


def test_a_change_to_one_s_own_folder_is_in_order(cli, office):
    change(office)
    commit(office)
    assert "Tidak ada temuan." in cli("lingkup", "HEAD^..HEAD", "--akar", office).out
