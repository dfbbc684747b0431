"""Letters and receipts as files: what is right is read, what is wrong is a finding and never a delivery."""

from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from pipeline.intake.beside import correspondence

RECEIPT = "tanggal: 2026-01-22\npenerima: Sekretariat KPU Provinsi Banten\ncara: langsung\nnomor_agenda: 112/2026\n"


def put(root: Path, name: str, text: str) -> None:
    folder = root / "periods" / "2025" / "surat"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_year_without_letters_is_not_delivered(small_office):
    found = correspondence.read(small_office, 2025)
    assert (found.wishes, found.receipt, found.findings) == ({}, None, ())
    assert found.of_kind("surat-pengantar").number == ""


def test_a_receipt_is_a_day_and_a_receiver(small_office):
    put(small_office, "penyampaian.yml", RECEIPT)
    receipt = correspondence.read(small_office, 2025).receipt
    assert receipt is not None
    assert (receipt.day, receipt.to, receipt.way, receipt.agenda) == (
        date(2026, 1, 22),
        "Sekretariat KPU Provinsi Banten",
        "langsung",
        "112/2026",
    )


def test_a_receipt_may_name_its_scan(small_office):
    put(small_office, "tanda-terima.pdf", "%PDF-1.7\n")
    put(small_office, "penyampaian.yml", RECEIPT + "berkas: tanda-terima.pdf\n")
    receipt = correspondence.read(small_office, 2025).receipt
    assert receipt is not None
    assert receipt.file == PurePosixPath("periods/2025/surat/tanda-terima.pdf")


def test_a_letter_is_read_as_it_was_wished(small_office):
    put(
        small_office,
        "pengantar.yml",
        "jenis: surat-pengantar\nnomor: 5/PR.04.1-SR/3673/3/2026\ntanggal: 2026-01-20\nkepada: [Ketua, Serang]\n",
    )
    wish = correspondence.read(small_office, 2025).of_kind("surat-pengantar")
    assert (wish.number, wish.day, wish.to) == ("5/PR.04.1-SR/3673/3/2026", date(2026, 1, 20), ("Ketua", "Serang"))


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("penyampaian.yml", "penerima: Provinsi\ncara: langsung\n", "yaml-kunci-hilang"),
        ("penyampaian.yml", RECEIPT.replace("2026-01-22", "2026-02-30"), "tanggal-tidak-ada"),
        ("penyampaian.yml", RECEIPT.replace("langsung", "telepati"), "yaml-pilihan"),
        ("penyampaian.yml", RECEIPT + "berkas: tidak-ada.pdf\n", "berkas-tidak-ada"),
        ("penyampaian.yml", RECEIPT + "berkas: ../../satker.yml\n", "yaml-pola"),
        ("penyampaian.yml", RECEIPT + "tanggal: 2026-01-23\n", "yaml-kunci-ganda"),
        ("pengantar.yml", "jenis: surat-cinta\n", "yaml-pilihan"),
        ("pengantar.yml", "jenis: surat-pengantar\nnama: x\n", "yaml-kunci-tidak-dikenal"),
    ],
)
def test_a_file_that_cannot_be_used_is_a_finding_and_no_delivery(small_office, name: str, text: str, rule: str):
    put(small_office, name, text)
    found = correspondence.read(small_office, 2025)
    assert [f.rule for f in found.findings] == [rule]
    assert found.receipt is None
    assert not found.wishes


def test_a_whole_letter_is_read_with_its_lines(small_office):
    put(
        small_office,
        "notulen.yml",
        "jenis: notulen\nperiode: s1\nnomor: 5/A\ntanggal: 2025-07-15\nditerbitkan: 2025-07-15T15:30:00+07:00\n"
        "acara: {tanggal: 2025-07-14, waktu: 09.00, tempat: Aula, agenda: [Satu]}\nkeputusan:\n"
        "  - {uraian: Lengkapi, penanggung_jawab: kasubbag-kul, batas: 2025-07-22}\n"
        "paraf:\n  - {peran: staf, waktu: '2025-07-15T08:00:00+07:00'}\n",
    )
    wish = correspondence.read(small_office, 2025).wishes["notulen"]
    assert (wish.period, wish.event.day, wish.event.agenda) == ("s1", date(2025, 7, 14), ("Satu",))
    assert wish.issued is not None
    assert wish.issued.isoformat() == "2025-07-15T15:30:00+07:00"
    assert [(d.role, d.due, d.done) for d in wish.decisions] == [("kasubbag-kul", date(2025, 7, 22), None)]
    assert [(i.role, i.time.hour) for i in wish.initials] == [("staf", 8)]
    assert (wish.at("nomor").row, wish.at("keputusan.0").row, wish.at("hal").row) == (3, 8, 1)


def test_keys_left_without_a_value_are_open(small_office):
    put(small_office, "undangan.yml", "jenis: undangan\nnomor:\ntanggal:\nhal:\nperiode:\nacara:\nparaf:\nkepada:\n")
    found = correspondence.read(small_office, 2025)
    assert found.findings == ()
    assert found.wishes["undangan"].number == ""


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("diterbitkan: 2025-02-30T08:00:00+07:00", "tanggal-tidak-ada"),
        ("diterbitkan: 2025-02-03T08:00:00", "yaml-pola"),
        ("paraf: [{peran: staf, waktu: 2025-06-31T08:00:00Z}]", "tanggal-tidak-ada"),
        ("acara: {tanggal: 2025-06-31}", "tanggal-tidak-ada"),
        ("keputusan: [{uraian: Lengkapi, penanggung_jawab: kul}]", "yaml-kunci-hilang"),
    ],
)
def test_moments_are_real_and_have_a_zone(small_office, line: str, rule: str):
    put(small_office, "surat.yml", f"jenis: notulen\n{line}\n")
    assert [f.rule for f in correspondence.read(small_office, 2025).findings] == [rule]
