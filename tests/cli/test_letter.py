"""What the office reads when it drafts, numbers, lists and sets letters; and with which exit code."""

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline.core.errors import PipelineError
from pipeline.journeys import corresponding
from pipeline.journeys.archive import Archive, Scope

NOW = datetime(2025, 7, 1, 2, 15, 30, 999, tzinfo=UTC)
KINDS = ("lembar-disposisi", "nota-dinas", "surat-edaran", "undangan", "daftar-hadir", "notulen")


def put(root: Path, name: str, text: str, year: int = 2025) -> Path:
    folder = root / "periods" / str(year) / "surat"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.yml"
    file.write_bytes(text.encode())
    return file


def rules_of(root: Path, today: str = "2025-08-01") -> list[str]:
    return [f.rule for f in corresponding.findings(Archive(root), 2025, date.fromisoformat(today))]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_draft_can_be_set_at_once_and_has_nothing_wrong(cli, small_office, kind):
    cli("surat", "baru", kind, "2025/s1", "--akar", small_office)
    assert rules_of(small_office) == []
    ran = cli("surat", "susun", "2025/s1", "--akar", small_office)
    assert f"build/surat/2025/{kind}-s1.pdf" in ran.out
    assert f"build/surat/2025/{kind}-s1.docx" in ran.out


def test_a_draft_is_never_written_over(cli, small_office):
    cli("surat", "baru", "undangan", "2025/s1", "--akar", small_office)
    assert "tidak ditimpa" in cli("surat", "baru", "undangan", "2025/s1", "--akar", small_office, code=2).err
    cli("surat", "baru", "undangan", "2025/s1", "--nama", "undangan-2", "--akar", small_office)
    assert "tanpa folder" in cli("surat", "baru", "undangan", "2025/s1", "--nama", "../x", "--akar", small_office, code=2).err


def test_an_unknown_kind_is_answered_with_those_there_are(cli, small_office):
    assert "Jenis yang ada: lembar-disposisi" in cli("surat", "baru", "surat-cinta", "2025/s1", "--akar", small_office, code=2).err


def test_a_draft_of_an_unknown_period_or_of_no_year_is_refused(cli, small_office):
    assert "Periode tw1 tidak ada" in cli("surat", "baru", "undangan", "2025/tw1", "--akar", small_office, code=2).err
    with pytest.raises(PipelineError, match="Tahun surat belum disebut"):
        corresponding.new(small_office, "undangan", Scope())


def test_issuing_writes_number_date_and_moment_and_nothing_else(small_office):
    text = "# Catatan\r\njenis: surat-edaran  # tetap\r\nnomor:   # nanti\r\ntembusan:\r\n  - Ketua\r\n"
    file = put(small_office, "edaran", text)
    issued = corresponding.issue(small_office, file, NOW)
    assert issued.number == "1/HK.04.2-SE/0000/3/2025"
    assert file.read_bytes().decode() == (
        "# Catatan\r\njenis: surat-edaran  # tetap\r\ntanggal: 2025-07-01\r\nditerbitkan: 2025-07-01T09:15:30+07:00\r\n"
        "nomor: 1/HK.04.2-SE/0000/3/2025   # nanti\r\ntembusan:\r\n  - Ketua\r\n"
    )
    assert rules_of(small_office) == []


def test_a_number_is_taken_once(cli, small_office):
    file = put(small_office, "edaran", "jenis: surat-edaran\n")
    corresponding.issue(small_office, file, NOW)
    before = file.read_bytes()
    assert "sudah bernomor 1/HK.04.2-SE" in cli("surat", "terbit", file, "--akar", small_office, code=2).err
    assert file.read_bytes() == before


def test_numbers_run_over_the_folders_of_all_years(cli, small_office):
    (small_office / "periods" / "2026").mkdir()
    put(small_office, "lain", "jenis: undangan\nnomor: 41/PR.04.1-Und/0000/3/2025\ntanggal: 2025-12-30\n", 2026)
    file = put(small_office, "nota", "jenis: nota-dinas\n")
    assert corresponding.issue(small_office, file, NOW).number == "42/PR.04.1-ND/0000/3/2025"
    later = put(small_office, "pengantar", "jenis: nota-dinas\n")
    assert corresponding.issue(small_office, later, NOW, day=date(2026, 1, 5)).number == "1/PR.04.1-ND/0000/3/2026"


def test_a_number_of_the_shared_register_may_be_given_and_must_be_free(small_office):
    first, second = (put(small_office, name, "jenis: undangan\n") for name in "ab")
    assert corresponding.issue(small_office, first, NOW, order=57).number.startswith("57/")
    with pytest.raises(PipelineError, match="Nomor urut 57 tahun 2025 sudah dipakai"):
        corresponding.issue(small_office, second, NOW, order=57)
    assert second.read_text() == "jenis: undangan\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("jenis: daftar-hadir\n", "tidak bernomor"),
        ("jenis: undangan\ntanggal: 2019-01-05\n", "belum dapat diterbitkan"),
        ("jenis: undangan\ntanggal: 2025-06-30\n", "sudah bertanggal 30 Juni 2025"),
        ("{jenis: undangan}\n", "tidak dapat diisi dengan aman"),
        ("jenis: surat-cinta\n", "belum dapat dipakai"),
    ],
)
def test_what_cannot_be_issued_stays_untouched(small_office, text, said):
    file = put(small_office, "surat", text)
    day = date(2025, 7, 1) if "2025-06-30" in text else None
    with pytest.raises(PipelineError, match=said):
        corresponding.issue(small_office, file, NOW, day=day)
    assert file.read_text() == text
    assert [p.name for p in file.parent.iterdir()] == ["surat.yml"]


def test_only_letters_of_a_year_can_be_issued(cli, small_office, tmp_path):
    stray = tmp_path / "surat.yml"
    stray.write_text("jenis: undangan\n")
    assert "bukan berkas surat" in cli("surat", "terbit", stray, "--akar", small_office, code=2).err
    assert "tidak ditemukan" in cli("surat", "terbit", small_office / "periods/2025/surat/x.yml", "--akar", small_office, code=2).err


def test_the_register_lists_numbers_and_drafts(cli, small_office):
    corresponding.issue(small_office, put(small_office, "edaran", "jenis: surat-edaran\n"), NOW)
    put(small_office, "undangan", "jenis: undangan\n")
    ran = cli("surat", "daftar", 2025, "--akar", small_office)
    assert "1/HK.04.2-SE/0000/3/2025" in ran.out
    assert "1 surat bernomor, 1 konsep." in ran.out
    assert "0 surat bernomor, 0 konsep." in cli("surat", "daftar", 2024, "--akar", small_office).out


@pytest.mark.poppler
def test_a_letter_without_a_number_is_a_draft_and_one_with_it_is_not(cli, small_office):
    file = put(small_office, "edaran", "jenis: surat-edaran\nperiode: s1\n")
    pdf = small_office / "build/surat/2025/edaran.pdf"

    def printed() -> str:
        cli("surat", "susun", file, "--akar", small_office)
        return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout

    assert "KONSEP" in printed()
    corresponding.issue(small_office, file, NOW)
    text = printed()
    assert "KONSEP" not in text
    assert "1/HK.04.2-SE/0000/3/2025" in text


def test_setting_one_letter_keeps_the_others(cli, small_office):
    put(small_office, "a", "jenis: undangan\n")
    second = put(small_office, "b", "jenis: undangan\n")
    cli("surat", "susun", "2025", "--akar", small_office)
    folder = small_office / "build/surat/2025"
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    cli("surat", "susun", second, "--akar", small_office)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert set(before) == {"a.pdf", "a.docx", "b.pdf", "b.docx"}


def test_a_letter_that_cannot_be_read_stops_with_its_line(cli, small_office):
    put(small_office, "salah", "jenis: undangan\nparaf:\n  - {peran: staf, waktu: '2025-02-30T08:00:00+07:00'}\n")
    ran = cli("surat", "susun", "2025", "--akar", small_office, code=1)
    assert "tanggal-tidak-ada" in ran.out
    assert "baris 3" in ran.out


def test_a_surat_pengantar_is_left_to_the_delivery(cli, small_office):
    put(small_office, "pengantar", "jenis: surat-pengantar\n")
    assert "lakip sampaikan 2025" in cli("surat", "susun", "2025", "--akar", small_office).err
