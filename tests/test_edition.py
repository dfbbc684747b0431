"""Which edition may be printed: the signed one only where every record is proven and covers the very content on disk."""

import hashlib

import pikepdf
import pytest

from pipeline.core.approvals.values import Act
from pipeline.core.findings import Severity
from pipeline.journeys import flow, signing
from pipeline.journeys.archive import Scope
from pipeline.journeys.edition import edition
from tests import pdf_check
from tests.signed_office import HEADS, SECRETARY, YEAR, Office, copied, found_office, git, sha256
from tests.test_signing import ALL, PlainHost, at_host


@pytest.fixture(scope="module")
def signed(tmp_path_factory) -> Office:
    office = found_office(tmp_path_factory.mktemp("edisi"))
    office.sign_all()
    return office


@pytest.fixture
def office(signed: Office, tmp_path) -> Office:
    return copied(signed, tmp_path)


def is_signed(office: Office) -> bool:
    found = edition(office.root, YEAR)
    return bool(found and found.is_signed)


def test_a_year_without_records_has_no_edition(small_office):
    assert edition(small_office, YEAR) is None


def test_a_signed_year_is_printed_without_its_draft_mark(office):
    report = flow.archive_of(office.root).report(YEAR)
    assert "KONSEP" not in report.identity.watermarks
    assert [place.state[:24] for place in report.sign_off] == ["Diparaf di repositori 2 "] * 2 + ["Disetujui di repositori "]
    assert report.verification is not None


def test_a_period_of_a_signed_year_is_still_a_draft(office):
    report = flow.archive_of(office.root).report(YEAR, "s1")
    assert "KONSEP" in report.identity.watermarks
    assert report.verification is None


def test_half_a_sheet_shows_its_paraf_and_stays_a_draft(tmp_path):
    office = found_office(tmp_path)
    office.act(Act.PARAF, HEADS[0])
    report = flow.archive_of(office.root).report(YEAR)
    assert "KONSEP" in report.identity.watermarks
    assert [bool(place.state) for place in report.sign_off] == [True, False, False]


@pytest.mark.parametrize("file", ["perjanjian-kinerja.csv", "laporan/bab-4-penutup.md", "s1/kul/bukti/agenda-juni.txt"])
def test_content_changed_after_the_signature_is_a_draft_again(office, file):
    (office.year / file).write_text((office.year / file).read_text() + "\n")
    assert not is_signed(office)
    found = edition(office.root, YEAR)
    assert found is not None
    assert found.time is None


def test_a_signed_year_is_locked_and_the_check_names_the_way_out(office):
    assert not flow.check(office.root, Scope(YEAR))
    file = office.year / "laporan" / "bab-4-penutup.md"
    file.write_text(file.read_text() + "\nSatu kalimat lagi.\n")
    (found,) = flow.check(office.root, Scope(YEAR))
    assert (found.rule, found.severity) == ("tahun-terkunci", Severity.ERROR)
    assert "lakip sahkan kembalikan 2025" in found.hint
    assert flow.compose(office.root, Scope(YEAR), None).stopped
    office.commit("revisi")
    office.act(Act.RETURN, SECRETARY, "Perlu revisi.")
    assert not flow.check(office.root, Scope(YEAR))


def test_a_file_added_after_the_signature_is_a_draft_again(office):
    (office.year / "laporan" / "tambahan.md").write_text("Tambahan.\n")
    assert not is_signed(office)


def test_a_forged_record_proves_nothing(office):
    record = next(office.records.glob("*sekretaris.json"))
    record.write_bytes(record.read_bytes().replace(b"CONTOH", b"PALSU!"))
    assert edition(office.root, YEAR) is None


def test_a_missing_signature_proves_nothing(office):
    next(office.records.glob("*.sig")).unlink()
    assert edition(office.root, YEAR) is None


def test_keys_that_are_gone_prove_nothing(office):
    office.signers.unlink()
    assert edition(office.root, YEAR) is None


def test_another_mans_key_proves_nothing(office):
    office.signers.write_text(office.signers.read_text().replace(f"{SECRETARY} ", "kasubbag-kul "))
    assert edition(office.root, YEAR) is None


def test_a_return_after_the_signature_is_a_draft_again(office):
    office.act(Act.RETURN, SECRETARY, "Angka pagu keliru.")
    assert not is_signed(office)


def test_a_link_in_place_of_a_file_is_a_draft(office):
    file = office.year / "perjanjian-kinerja.csv"
    file.rename(office.root / "lain.csv")
    file.symlink_to(office.root / "lain.csv")
    assert edition(office.root, YEAR) is None


def test_a_signed_edition_keeps_its_bytes_whatever_is_committed_later(office):
    made = office.root / "build" / str(YEAR)
    assert not flow.compose(office.root, Scope(YEAR), None).stopped
    before = {p.name: sha256(p) for p in made.iterdir() if p.is_file()}
    (office.year / "surat").mkdir()
    (office.year / "surat" / "penyampaian.yml").write_text("tanggal: 2026-02-03\npenerima: Provinsi\ncara: langsung\n")
    office.commit("tanda terima")
    assert not flow.compose(office.root, Scope(YEAR), None, again=True).stopped
    assert {p.name: sha256(p) for p in made.iterdir() if p.is_file()} == before


def test_the_signed_pdf_conforms_and_its_code_is_told_in_words(office):
    flow.compose(office.root, Scope(YEAR), None)
    pdf = office.root / "build" / str(YEAR) / f"lakip-{YEAR}.pdf"
    assert pdf_check.faults(pdf) == []
    with pikepdf.open(pdf) as opened:
        told = [str(o.Alt) for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert any(alt.startswith("Kode QR: ") for alt in told)


def test_a_draft_in_build_gives_way_to_the_signed_edition(tmp_path):
    office = found_office(tmp_path)
    flow.compose(office.root, Scope(YEAR), None)
    pdf = office.root / "build" / str(YEAR) / f"lakip-{YEAR}.pdf"
    draft = sha256(pdf)
    office.sign_all()
    flow.compose(office.root, Scope(YEAR), None)
    assert sha256(pdf) != draft


def test_withdrawn_keys_make_the_next_build_a_draft(office):
    flow.compose(office.root, Scope(YEAR), None)
    pdf = office.root / "build" / str(YEAR) / f"lakip-{YEAR}.pdf"
    signed = hashlib.sha256(pdf.read_bytes()).hexdigest()
    office.signers.write_text("")
    flow.compose(office.root, Scope(YEAR), None)
    assert sha256(pdf) != signed


def test_a_delivery_is_told_only_of_a_signed_report(office):
    (office.year / "surat").mkdir()
    (office.year / "surat" / "penyampaian.yml").write_text("tanggal: 2026-02-03\npenerima: Provinsi\ncara: langsung\n")
    assert "disampaikan kepada Provinsi pada 3 Februari 2026" in flow.archive_of(office.root).report(YEAR).delivery
    (office.year / "laporan" / "bab-4-penutup.md").write_text("Lain.\n")
    assert flow.archive_of(office.root).report(YEAR).delivery == ""


def test_reviews_of_a_host_are_proven_offline_only_by_a_signed_tag_over_the_very_chain(tmp_path):
    office = found_office(tmp_path)
    signing.freeze(office.root, YEAR, PlainHost(at_host(office, *ALL)), [7])
    office.commit("rekaman")
    assert signing.status(office.root, YEAR).sign_off.is_signed
    assert edition(office.root, YEAR) is None
    signing.seal(office.root, YEAR, office.keys["perekam"])
    assert is_signed(office)
    next(iter(sorted(office.records.glob("*.json"), reverse=True))).unlink()
    assert edition(office.root, YEAR) is None


def test_a_seal_that_nobody_signed_proves_nothing(tmp_path):
    office = found_office(tmp_path)
    signing.freeze(office.root, YEAR, PlainHost(at_host(office, *ALL)), [7])
    office.commit("rekaman")
    signing.seal(office.root, YEAR)
    assert edition(office.root, YEAR) is None


def test_a_seal_proves_what_its_own_signature_proves_and_no_other_content(office):
    signing.seal(office.root, YEAR, office.keys["perekam"])
    assert is_signed(office)
    (office.year / "laporan" / "bab-4-penutup.md").write_text("Lain.\n")
    git(office.root, "commit", "-aqm", "ubah")
    assert not is_signed(office)
