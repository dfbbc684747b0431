"""A year from its files: what is mapped where, what is missing, and that one bad file stops no other."""

import dataclasses
import hashlib
import os
import shutil
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest

from pipeline.core.errors import PipelineError
from pipeline.core.model import Kind, Polarity
from pipeline.intake import contract, fields
from pipeline.intake.load import digests, load, years

BASE = Path(__file__).parents[1] / "examples" / "dasar"
REALISASI = PurePosixPath("periods/2025/s1/rendatin/realisasi.csv")


@pytest.fixture
def root(tmp_path):
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def told(root):
    return [(f.rule, f.place.file.as_posix()) for f in load(root, 2025).findings]


@pytest.mark.parametrize("name", sorted(fields.TABLES))
def test_every_column_becomes_a_field_and_every_field_is_filled(name):
    kind, columns = fields.TABLES[name]
    assert tuple(columns) == contract.table(name).names
    filled = {field for field, _ in columns.values()} - {""}
    known = {field.name for field in dataclasses.fields(kind)} - {"place"}
    assert known - filled <= {"department", "period"}
    assert filled <= known


def test_only_the_upper_end_of_a_range_is_read_with_another_column():
    unmapped = {column for _, columns in fields.TABLES.values() for column, (field, _) in columns.items() if not field}
    assert unmapped == {"target_atas"}


def test_a_year_is_read_with_its_places(root):
    dossier = load(root, 2025).dossier
    assert dossier is not None
    first = dossier.entries[0]
    assert {e.department for e in dossier.entries} == {"kul", "rendatin"}
    assert (first.place.row, first.place.file.name) == (2, "realisasi.csv")
    (entry,) = (e for e in dossier.entries if e.place.file == REALISASI and e.place.row == 2)
    assert (entry.indicator, entry.month, entry.numerator, entry.denominator) == ("IK-1.1", 3, Decimal(4), Decimal(5))
    assert entry.actual is not None
    assert (entry.actual.number, entry.actual.place.column) == (Decimal(80), "realisasi")
    assert entry.evidence == ("rekap-maret.txt",)


def test_evidence_is_hashed(root):
    dossier = load(root, 2025).dossier
    (file,) = (e for s in dossier.submissions for e in s.evidence if e.file.name == "rekap-maret.txt")
    content = (root / file.file).read_bytes()
    assert (file.sha256, file.size, file.department, file.period) == (hashlib.sha256(content).hexdigest(), len(content), "rendatin", "s1")


def test_files_read_are_listed_and_digests_cover_them(root):
    loaded = load(root, 2025)
    assert list(loaded.dossier.files) == sorted(loaded.dossier.files)
    assert set(loaded.dossier.files) <= set(loaded.digests)
    assert loaded.digests == digests(root, 2025)
    assert loaded.digests[REALISASI] == hashlib.sha256((root / REALISASI).read_bytes()).hexdigest()


def test_a_change_anywhere_changes_the_digests(root):
    before = dict(digests(root, 2025))
    (root / "periods/2025/laporan/bab-4-penutup.md").write_text("Lain.\n", encoding="utf-8")
    assert dict(digests(root, 2025)) != before


def test_other_years_do_not_count(root):
    before = dict(digests(root, 2025))
    shutil.copytree(root / "periods/2025", root / "periods/2026")
    assert dict(digests(root, 2025)) == before
    assert years(root) == (2025, 2026)


def test_what_the_office_left_open_has_our_choice_named_as_such(root):
    rules = load(root, 2025).dossier.rules
    unset = "pilihan bawaan lakip, belum ditetapkan kantor"
    assert (rules.floor, rules.floor_basis) == (None, unset)
    assert (rules.stable, rules.no_data, rules.efficiency) == ("simetris", "tidak-dihitung", "sederhana")
    assert {rules.stable_basis, rules.no_data_basis, rules.efficiency_basis} == {unset}
    assert rules.grades[Kind.GRADE].order == ("D", "C", "CC", "B", "BB", "A", "AA")
    assert rules.grades[Kind.OPINION].order == ("TMP", "TW", "WDP", "WTP")
    assert rules.grades[Kind.YES_NO].order == ("tidak", "ya")
    assert {scale.method for scale in rules.grades.values()} == {"terpenuhi"}
    assert set(rules.zero_target) == set(Polarity)
    assert rules.cap == 120


def test_a_folder_not_handed_in_is_no_finding(root):
    shutil.rmtree(root / "periods/2025/s2/kul")
    loaded = load(root, 2025)
    (submission,) = (s for s in loaded.dossier.submissions if (s.period, s.department) == ("s2", "kul"))
    assert (submission.exists, submission.entries, loaded.findings) == (False, (), ())


@pytest.mark.parametrize("name", ["anggaran.csv", "analisis.md"])
def test_a_subbagian_may_have_no_budget_and_no_analysis(root, name):
    (root / "periods/2025/s1/kul" / name).unlink()
    assert told(root) == []


@pytest.mark.parametrize("file", ["satker.yml", "2025/periode.yml", "renstra-2025-2029/indikator.csv"])
def test_without_office_year_or_indicators_there_is_no_dossier_but_all_is_checked(root, file):
    (root / "periods" / file).unlink()
    (root / "periods/2025/perjanjian-kinerja.csv").write_bytes(b"\xff")
    assert load(root, 2025).dossier is None
    assert set(told(root)) == {("berkas-tidak-ada", f"periods/{file}"), ("bukan-utf8", "periods/2025/perjanjian-kinerja.csv")}


def test_past_figures_are_optional(root):
    (root / "periods/renstra-2025-2029/riwayat.csv").unlink()
    assert told(root) == []


def test_a_link_is_not_followed(root, tmp_path_factory):
    secret = tmp_path_factory.mktemp("luar") / "rahasia.csv"
    secret.write_bytes((root / REALISASI).read_bytes())
    (root / REALISASI).unlink()
    (root / REALISASI).symlink_to(secret)
    loaded = load(root, 2025)
    assert told(root) == [("bukan-berkas-biasa", REALISASI.as_posix())]
    assert REALISASI not in loaded.digests
    assert not any(e.place.file == REALISASI for e in loaded.dossier.entries)


def test_a_linked_folder_is_not_entered(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("luar") / "kul"
    shutil.move(root / "periods/2025/s1/kul", outside)
    (root / "periods/2025/s1/kul").symlink_to(outside)
    assert told(root) == [("bukan-berkas-biasa", "periods/2025/s1/kul")]


def test_a_pipe_does_not_hold_up_the_reading(root):
    (root / REALISASI).unlink()
    os.mkfifo(root / REALISASI)
    assert told(root) == [("bukan-berkas-biasa", REALISASI.as_posix())]


def test_a_folder_in_place_of_a_file_is_told(root):
    (root / REALISASI).unlink()
    (root / REALISASI).mkdir()
    assert told(root) == [("bukan-berkas-biasa", REALISASI.as_posix())]


def test_odd_entries_among_evidence_are_told(root):
    evidence = root / "periods/2025/s1/rendatin/bukti"
    (evidence / "folder").mkdir()
    (evidence / "tautan.txt").symlink_to(evidence / "rekap-maret.txt")
    assert [rule for rule, _ in told(root)] == ["bukan-berkas-biasa", "bukan-berkas-biasa"]


def test_hidden_files_are_not_the_offices(root):
    (root / "periods/2025/s1/rendatin/bukti/.gitkeep").touch()
    (root / "periods/2025/.DS_Store").write_bytes(b"\x00")
    assert told(root) == []
    assert not any(file.name.startswith(".") for file in digests(root, 2025))


def test_a_missing_year_names_the_years_there_are(root):
    with pytest.raises(PipelineError, match="periods/2031") as caught:
        load(root, 2031)
    assert "2025" in caught.value.hint


def test_a_missing_periods_folder_has_a_hint(tmp_path):
    with pytest.raises(PipelineError, match="periods/") as caught:
        years(tmp_path)
    assert caught.value.hint


@pytest.mark.parametrize("file", ["satker.yml", "2025/periode.yml"])
def test_tables_are_checked_even_where_nobody_can_say_whose_they_are(root, file):
    (root / "periods" / file).write_text("rusak: [\n", encoding="utf-8")
    (root / REALISASI).write_bytes(b"\xff")
    assert set(told(root)) == {("yaml-rusak", f"periods/{file}"), ("bukan-utf8", REALISASI.as_posix())}


def test_evidence_may_be_any_file_of_any_size(root):
    (root / "periods/2025/s1/rendatin/bukti/besar.csv").write_bytes(b"\xff" * 3_000_000)
    assert told(root) == []


@pytest.mark.parametrize("name", ["logo.svg", "../logo.svg", "/etc/passwd"])
def test_a_named_file_must_lie_among_the_offices(root, name):
    satker = root / "periods/satker.yml"
    satker.write_text(satker.read_text(encoding="utf-8") + f"logo: {name}\n", encoding="utf-8")
    (finding,) = load(root, 2025).findings
    assert (finding.rule, finding.place.column) == ("berkas-tidak-ada", "logo")


def test_a_logo_that_is_there_is_no_finding(root):
    satker = root / "periods/satker.yml"
    satker.write_text(satker.read_text(encoding="utf-8") + "logo: logo.svg\n", encoding="utf-8")
    (root / "periods/logo.svg").write_text("<svg/>", encoding="utf-8")
    loaded = load(root, 2025)
    assert loaded.findings == ()
    assert PurePosixPath("periods/logo.svg") in loaded.digests
