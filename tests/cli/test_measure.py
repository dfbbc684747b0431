"""`lakip ukur` prints what the offices' own reports printed."""

import json

import pytest

from tests.conftest import TESTS

OFFICES = TESTS / "offices"


def test_tapin_prints_its_quarter_and_its_year(cli):
    told = cli("ukur", "2026", "--akar", OFFICES / "bps-kab-tapin-2026").out
    quarter, year = told.split("· Tahun")
    assert "Capaian satuan kerja: 110,00%" in quarter
    assert "dihitung dari 2 dari 17 indikator" in quarter
    assert "Capaian satuan kerja: 6,38%" in year
    assert "dihitung dari 17 dari 17 indikator" in year


def test_sarolangun_prints_the_capped_figure_beside_the_raw_one_and_names_the_cap(cli):
    told = cli("ukur", "2019", "--akar", OFFICES / "kpu-kab-sarolangun-2019").out
    (row,) = {line for line in told.splitlines() if line.startswith("IK-1.2")}
    assert row.split()[1:3] == ["80%", "83%"]
    assert "100,00% (mentah 103,75%)" in row
    assert "Batas atas capaian: 100%" in told


def test_kaltim_prints_berhasil(cli):
    told = cli("ukur", "2020", "--akar", OFFICES / "sekretariat-kpu-prov-kaltim-2020").out
    rows = [line for line in told.splitlines() if line.startswith("IK-")]
    assert rows
    assert all("100,00%" in row and row.endswith("Berhasil") for row in rows)


def test_json_holds_exact_and_printed_figures_with_their_trace(cli):
    (year,) = json.loads(cli("ukur", "2019", "--akar", OFFICES / "kpu-kab-sarolangun-2019", "--format", "json").out)
    indicators = [i for s in year["capaian_tahun"]["sasaran"] for i in s["indikator"]]
    (found,) = [i for i in indicators if i["kode"] == "IK-1.2"]
    assert (found["capaian"], found["capaian_mentah"], found["tercetak"]) == ("100", "103.75", "100,00")
    assert {s["berkas"].rpartition("/")[2] for s in found["jejak"]["masukan"]} >= {"realisasi.csv", "perjanjian-kinerja.csv"}


def test_a_trace_names_file_and_row(cli):
    told = cli("ukur", "2019", "--akar", OFFICES / "kpu-kab-sarolangun-2019", "--jejak").out
    assert "perjanjian-kinerja.csv baris 3" in told
    assert "83 ÷ 80 × 100" in told


def test_a_table_for_the_host_is_markdown(cli):
    told = cli("ukur", "2020", "--akar", OFFICES / "sekretariat-kpu-prov-kaltim-2020", "--format", "github").out
    assert "| Indikator | Target | Realisasi | Capaian | Kategori |" in told


@pytest.mark.parametrize("scope", ["2026/tw1", "2026"])
def test_a_period_leaves_the_year_out(cli, scope):
    told = cli("ukur", scope, "--akar", OFFICES / "bps-kab-tapin-2026").out
    assert ("· Tahun" in told) is (scope == "2026")
