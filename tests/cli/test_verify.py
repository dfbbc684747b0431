"""`lakip verifikasi` as people call it: its exit codes, and what it says of every record."""

import shutil

import pytest

from pipeline.journeys import signing
from tests.signed_office import YEAR, copied, found_office, sha256


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    office = found_office(tmp_path_factory.mktemp("asli"))
    office.sign_all()
    signing.seal(office.root, YEAR, office.keys["perekam"], bundle=office.root.parent / "arsip.bundle")
    return office


@pytest.fixture
def office(signed, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return copied(signed, tmp_path)


def test_it_says_who_when_what_and_what_it_cannot_prove(cli, office):
    ran = cli("verifikasi", "--akar", office.root)
    assert "0001 2026-02-02 02:01:00 UTC  paraf · kasubbag-kul · CONTOH Kasubbag Keuangan" in ran.out
    assert "terbukti · isi ini · kunci sekretaris (tanda-tangan@lakip)" in ran.out
    assert "Yang tidak dapat dibuktikan" in ran.out
    assert f"--sidik-kunci {sha256(office.signers)}" in ran.out
    assert "diparaf dan disetujui lengkap" in ran.out


@pytest.mark.parametrize("target", ["", "2025", "HEAD", "main", "lakip-2025"])
def test_every_name_of_the_revision_will_do(cli, office, target):
    assert cli("verifikasi", *filter(None, [target]), "--akar", office.root).code == 0


def test_a_folder_without_git_will_do(cli, office, tmp_path, monkeypatch):
    plain = tmp_path / "arsip"
    shutil.copytree(office.root / "periods", plain / "periods")
    monkeypatch.chdir(tmp_path)
    assert "folder arsip" in cli("verifikasi", plain).out
    (plain / "periods" / "2025" / "anggaran.csv").write_text("")
    assert "TIDAK terbukti" in cli("verifikasi", plain, code=1).out


def test_a_zip_will_do(cli, office, tmp_path, monkeypatch):
    shutil.make_archive(str(tmp_path / "lakip-2025"), "zip", office.root, "periods")
    monkeypatch.chdir(tmp_path)
    assert "arsip lakip-2025.zip" in cli("verifikasi", "lakip-2025.zip").out


def test_a_bundle_will_do(cli, signed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ran = cli("verifikasi", signed.root.parent / "arsip.bundle")
    assert "tag          lakip-2025, ditandatangani kunci perekam" in ran.out


def test_the_pinned_digest_is_compared(cli, office):
    cli("verifikasi", "--akar", office.root, "--sidik-kunci", sha256(office.signers))
    ran = cli("verifikasi", "--akar", office.root, "--sidik-kunci", "0" * 64, code=1)
    assert "bukan yang ditetapkan" in ran.out


def test_what_was_verified_is_remembered_unless_told_otherwise(cli, office):
    cache = office.root / "build" / ".cache" / "tanda-tangan"
    cli("verifikasi", "--akar", office.root, "--tanpa-simpanan")
    assert not cache.exists()
    cli("verifikasi", "--akar", office.root)
    assert len(cache.read_text().split()) == 3


def test_planted_marks_do_not_help(cli, office):
    """A copy of the cache made by somebody else says nothing here."""
    cli("verifikasi", "--akar", office.root)
    name = office.names()[2]
    shutil.copyfile(office.records / f"{office.names()[0]}.sig", office.records / f"{name}.sig")
    office.commit()
    assert "✗ Tanda tangan" in cli("verifikasi", "--akar", office.root, code=1).out


@pytest.mark.parametrize("target", ["tidak-ada", "lakip-2019", "--", "2024"])
def test_what_is_not_there_could_not_be_verified(cli, office, target):
    arguments = ["--akar", office.root, *(["--", "-x"] if target == "--" else [target])]
    ran = cli("verifikasi", *arguments, code=2)
    assert ran.err


def test_a_year_without_records_could_not_be_verified(cli, fresh_office):
    ran = cli("verifikasi", "--akar", fresh_office.root, code=2)
    assert "Tidak ada rekaman pengesahan" in ran.err
    assert "belum mempunyai rekaman" in cli("verifikasi", "2025", "--akar", fresh_office.root, code=1).out


@pytest.fixture
def fresh_office(tmp_path):
    return found_office(tmp_path / "baru")


def test_an_unknown_pdf_is_said(cli, office, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    assert "tidak disebut rekaman atau tag" in cli("verifikasi", tmp_path / "a.pdf", "--akar", office.root, code=1).out
