"""`lakip sahkan` as people call it."""

import pytest

from tests.signed_office import HEADS, SECRETARY, YEAR, copied, found_office


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    return found_office(tmp_path_factory.mktemp("asli"))


@pytest.fixture
def office(fresh, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return copied(fresh, tmp_path)


def act(cli, office, name, role, *more, code=0):
    return cli("sahkan", name, YEAR, "--peran", role, "--kunci", office.keys[role], "--akar", office.root, *more, code=code)


def test_a_year_is_initialled_and_signed(cli, office):
    for role in HEADS:
        ran = act(cli, office, "paraf", role)
        assert "ditulis  periods/2025/pengesahan/" in ran.out
        assert "tidak menyebut PDF" in ran.out
    act(cli, office, "tanda-tangan", SECRETARY)
    ran = cli("sahkan", "status", YEAR, "--akar", office.root)
    assert "sekretaris               tanda tangan · CONTOH Sekretaris" in ran.out
    assert "Disetujui lengkap menurut rekaman" in ran.out


def test_status_says_what_is_missing(cli, office):
    ran = cli("sahkan", "status", YEAR, "--akar", office.root)
    assert "kasubbag-kul             belum" in ran.out
    assert "→ CONTOH Kasubbag Keuangan" in ran.out
    assert "Disetujui lengkap" not in ran.out


def test_status_shows_a_broken_folder(cli, office):
    act(cli, office, "paraf", HEADS[0])
    (office.records / "asing.txt").write_text("")
    assert "Berkas asing" in cli("sahkan", "status", YEAR, "--akar", office.root, code=1).out


def test_a_refusal_is_one_sentence_and_what_to_do(cli, office):
    ran = act(cli, office, "tanda-tangan", SECRETARY, code=2)
    assert ran.out == ""
    assert ran.err.startswith("Paraf belum lengkap.\n→ ")


def test_a_return_needs_a_reason(cli, office):
    assert "--catatan" in act(cli, office, "kembalikan", SECRETARY, code=2).err
    act(cli, office, "kembalikan", SECRETARY, "--catatan", "Tabel 3.1 keliru")
    assert "«Tabel 3.1 keliru»" in cli("sahkan", "status", YEAR, "--akar", office.root).out


def test_freezing_needs_a_host(cli, office):
    ran = cli("sahkan", "rekam", YEAR, "--usulan", 7, "--akar", office.root, code=2)
    assert "belum menyebut Git host" in ran.err
