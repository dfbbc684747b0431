"""After the signature: what is delivered, what is shelved, what is refused, and that doing it twice changes nothing."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from pipeline.core.approvals.values import Act
from pipeline.core.errors import PipelineError
from pipeline.journeys import delivery, examining, verifying
from pipeline.journeys.verifying import Asked
from tests.intake import test_pades as pades
from tests.signed_office import HEADS, YEAR, Office, copied, found_office, git, sha256

approved, certificate = pades.approved, pades.certificate


@pytest.fixture(scope="module")
def signed(tmp_path_factory) -> Office:
    office = found_office(tmp_path_factory.mktemp("serah"))
    (office.root / ".gitignore").write_text("build/\nsite/\n")
    office.commit("abaikan hasil")
    office.sign_all()
    delivery.deliver(office.root, YEAR, None)
    return office


@pytest.fixture
def office(signed: Office, tmp_path) -> Office:
    return copied(signed, tmp_path)


def letters(office: Office, **files: str) -> None:
    (office.year / "surat").mkdir(exist_ok=True)
    for name, text in files.items():
        (office.year / "surat" / f"{name}.yml").write_text(text)
    office.commit("surat")


def opened(package: Path, folder: Path) -> Path:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    (top,) = folder.iterdir()
    return top


def test_an_unsigned_year_is_refused_with_what_is_missing(tmp_path):
    office = found_office(tmp_path)
    with pytest.raises(PipelineError, match="belum terbukti disetujui lengkap"):
        delivery.deliver(office.root, YEAR, None)
    office.act(Act.PARAF, HEADS[0])
    with pytest.raises(PipelineError) as told:
        delivery.deliver(office.root, YEAR, None)
    assert "CONTOH" in told.value.hint
    assert not (office.root / "build" / "sampaikan").exists()


def test_a_draft_says_konsep_everywhere(tmp_path):
    office = found_office(tmp_path)
    delivered = delivery.deliver(office.root, YEAR, None, draft=True)
    assert not delivered.is_signed
    package = delivered.files[0]
    assert package.stem.endswith("-konsep")
    top = opened(package, tmp_path / "buka")
    assert "KONSEP" in (top / "BACA-SAYA.txt").read_text()
    text = subprocess.run(["pdftotext", top / "surat-pengantar.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert "KONSEP" in text


def test_the_package_verifies_without_git_and_without_python(office, tmp_path):
    delivered = delivery.deliver(office.root, YEAR, None)
    top = opened(delivered.files[0], tmp_path / "buka")
    (found,) = verifying.verify(None, Asked(target=str(delivered.files[0]), pinned=sha256(office.signers)))
    assert found.is_signed
    pinned = sha256(office.signers)
    ran = subprocess.run(["sh", "verifikasi.sh", "-k", pinned], cwd=top, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=top, capture_output=True, text=True, check=False)
    assert sums.returncode == 0, sums.stdout + sums.stderr


def test_a_changed_package_is_refused_by_both(office, tmp_path):
    top = opened(delivery.deliver(office.root, YEAR, None).files[0], tmp_path / "buka")
    file = top / "periods" / str(YEAR) / "perjanjian-kinerja.csv"
    file.write_bytes(file.read_bytes().replace(b"1", b"2", 1))
    assert not any(v.is_signed for v in verifying.verify(None, Asked(target=str(top), remember=False)))
    assert subprocess.run(["sh", "verifikasi.sh"], cwd=top, capture_output=True, check=False).returncode == 1


def test_the_package_holds_everything_that_it_lists(office, tmp_path):
    top = opened(delivery.deliver(office.root, YEAR, None).files[0], tmp_path / "buka")
    wanted = ("BACA-SAYA.txt", "verifikasi.sh", "SHA256SUMS", "surat-pengantar.pdf", "surat-pengantar.docx", "manifest.json", "report.json")
    for name in (*wanted, f"lakip-{YEAR}.pdf", f"lakip-{YEAR}.docx", "data/datapackage.json", f"periods/{YEAR}/periode.yml"):
        assert (top / name).is_file(), name
    assert not (top / "periods" / str(YEAR) / "surat").exists()


def test_a_receipt_does_not_change_the_package_and_is_told(office):
    before = delivery.deliver(office.root, YEAR, None)
    assert "belum tercatat disampaikan" in before.notes[-1]
    letters(office, penyampaian=f"tanggal: 2026-02-05\npenerima: Provinsi\ncara: kurir\npaket_sha256: {before.sha256}\n")
    after = delivery.deliver(office.root, YEAR, None)
    assert after.sha256 == before.sha256
    assert after.notes[-1].startswith("Laporan disampaikan kepada Provinsi pada 5 Februari 2026 (kurir)")
    assert delivery.delivery_status(office.root, YEAR) == after.notes[-1]


def test_another_package_than_the_receipt_names_is_told(office):
    letters(office, penyampaian=f"tanggal: 2026-02-05\npenerima: Provinsi\ncara: kurir\npaket_sha256: {'0' * 64}\n")
    assert any("bukan paket yang tercatat disampaikan" in note for note in delivery.deliver(office.root, YEAR, None).notes)


def test_a_wrong_letter_stops_the_delivery_with_its_line(office):
    letters(office, pengantar="jenis: surat-pengantar\ntanggal: 2026-02-31\n")
    delivered = delivery.deliver(office.root, YEAR, None)
    assert delivered.stopped
    assert [(f.rule, f.place.row) for f in delivered.findings] == [("tanggal-tidak-ada", 2)]


def test_shelving_twice_gives_one_tag_and_the_same_files(office):
    key = office.keys["perekam"]
    delivery.shelve(office.root, YEAR, None, key)
    shelf = office.root / "build" / "arsip" / str(YEAR)
    before = {p.name: sha256(p) for p in shelf.iterdir()}
    letters(office, penyampaian="tanggal: 2026-02-05\npenerima: Provinsi\ncara: kurir\n")
    delivery.shelve(office.root, YEAR, None, key)
    assert git(office.root, "tag").split() == [f"lakip-{YEAR}"]
    assert {p.name: sha256(p) for p in shelf.iterdir()} == before
    assert {f"lakip-{YEAR}.pdf", f"lakip-{YEAR}.bundle", "RILIS.md", "SHA256SUMS", "manifest.json", "lakip.cdx.json"} <= set(before)


def test_the_shelf_verifies_and_the_tag_names_the_pdf(office):
    delivery.shelve(office.root, YEAR, None, office.keys["perekam"])
    shelf = office.root / "build" / "arsip" / str(YEAR)
    found = verifying.verify(None, Asked(target=str(shelf / f"lakip-{YEAR}.bundle"), remember=False))
    assert all(v.is_signed for v in found)
    assert sha256(shelf / f"lakip-{YEAR}.pdf") in git(office.root, "tag", "-l", "--format=%(contents)", f"lakip-{YEAR}")


def test_rendered_files_never_enter_the_history(office):
    delivery.shelve(office.root, YEAR, None, office.keys["perekam"])
    assert git(office.root, "status", "--porcelain") == ""
    assert git(office.root, "log", "--all", "--format=%H", "--", "build", "site") == ""
    git(office.root, "add", "-f", "build/arsip")
    git(office.root, "commit", "-qm", "keliru")
    with pytest.raises(PipelineError, match="ikut dicatat dalam Git"):
        delivery.shelve(office.root, YEAR, None, office.keys["perekam"])


def test_an_unsigned_year_is_never_shelved(tmp_path):
    office = found_office(tmp_path)
    with pytest.raises(PipelineError, match="belum terbukti disetujui lengkap"):
        delivery.shelve(office.root, YEAR, None, office.keys["perekam"])
    assert git(office.root, "tag") == ""


def test_scans_that_came_back_are_shelved_too(office):
    (office.year / "surat").mkdir()
    (office.year / "surat" / "tanda-terima.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    letters(office, penyampaian="tanggal: 2026-02-05\npenerima: Provinsi\ncara: kurir\nberkas: tanda-terima.pdf\n")
    delivery.shelve(office.root, YEAR, None, office.keys["perekam"])
    assert (office.root / "build" / "arsip" / str(YEAR) / "tanda-terima.pdf").is_file()


def test_the_signed_edition_with_a_signature_on_it_is_an_extension(office, certificate, tmp_path):
    pdf = (office.root / "build" / str(YEAR) / f"lakip-{YEAR}.pdf").read_bytes()
    file, anchor = tmp_path / "tte.pdf", tmp_path / "akar.der"
    file.write_bytes(pades.signed_by(certificate, pdf))
    anchor.write_bytes(certificate[1])
    seal = examining.examine(office.root, YEAR, file, [anchor])
    assert seal.matched == f"PDF edisi yang disetujui di build/{YEAR}/"
    assert seal.is_accepted


def test_a_signature_on_another_file_is_not_on_the_approved_one(office, approved, certificate, tmp_path):
    file = tmp_path / "lain.pdf"
    file.write_bytes(pades.signed_by(certificate, approved))
    assert not examining.examine(office.root, YEAR, file).matched


def test_a_file_that_is_not_there_is_one_sentence(office):
    with pytest.raises(PipelineError, match="tidak dapat dibaca"):
        examining.examine(office.root, YEAR, office.root / "tidak-ada.pdf")


def test_the_zip_is_the_same_from_another_folder(office, tmp_path):
    first = delivery.deliver(office.root, YEAR, None)
    second = delivery.deliver(copied(office, tmp_path / "lain").root, YEAR, tmp_path / "hasil")
    assert second.sha256 == first.sha256
    with zipfile.ZipFile(io.BytesIO(second.files[0].read_bytes())) as archive:
        assert archive.testzip() is None
