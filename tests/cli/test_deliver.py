"""What the office reads when it delivers, shelves, and looks at a signed PDF; and with which exit code."""

import pytest

from tests.signed_office import YEAR, Office, found_office


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    made = found_office(tmp_path_factory.mktemp("perintah"))
    (made.root / ".gitignore").write_text("build/\nsite/\n")
    made.commit("abaikan hasil")
    made.sign_all()
    return made


def test_an_unsigned_year_cannot_be_delivered(cli, small_office):
    ran = cli("sampaikan", YEAR, "--akar", small_office, code=2)
    assert "belum terbukti disetujui lengkap" in ran.err
    assert "--konsep" in ran.err


def test_a_delivery_names_its_files_and_digest(cli, office):
    ran = cli("sampaikan", YEAR, "--akar", office.root)
    assert f"build/sampaikan/{YEAR}/lakip-{YEAR}-" in ran.out
    assert "sha256 paket" in ran.out
    assert "KONSEP" not in ran.out


def test_a_draft_is_called_one(cli, small_office):
    assert "KONSEP: paket ini bukan laporan final." in cli("sampaikan", YEAR, "--konsep", "--akar", small_office).out


def test_a_wrong_receipt_is_shown_with_its_line(cli, small_office):
    folder = small_office / "periods" / str(YEAR) / "surat"
    folder.mkdir()
    (folder / "penyampaian.yml").write_text("tanggal: kemarin\npenerima: Provinsi\ncara: langsung\n")
    ran = cli("sampaikan", YEAR, "--konsep", "--akar", small_office, code=1)
    assert "penyampaian.yml" in ran.out
    assert "baris 1" in ran.out
    assert "penyampaian.yml" in cli("periksa", YEAR, "--akar", small_office, code=1).out


def test_shelving_names_the_tag_and_the_site(cli, office):
    ran = cli("arsip", YEAR, "--kunci", office.keys["perekam"], "--akar", office.root)
    assert f"Tag lakip-{YEAR}." in ran.out
    assert f"build/arsip/{YEAR}/RILIS.md" in ran.out
    page = (office.root / "site" / str(YEAR) / "pengesahan" / "index.html").read_text()
    assert "diparaf dan disetujui lengkap di repositori" in page
    assert "Cara memeriksa" in page


def test_a_scan_is_looked_at_and_not_judged(cli, office, tmp_path):
    scan = tmp_path / "pindai.pdf"
    scan.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n")
    ran = cli("tte", "periksa", scan, "--tahun", YEAR, "--akar", office.root)
    assert "tidak dapat memeriksa tanda tangan, stempel" in ran.out


def test_what_is_no_pdf_is_refused(cli, office, tmp_path):
    (tmp_path / "x.pdf").write_bytes(b"bukan")
    assert "bukan PDF" in cli("tte", "periksa", tmp_path / "x.pdf", "--tahun", YEAR, "--akar", office.root, code=2).err
