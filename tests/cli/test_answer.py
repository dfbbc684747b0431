"""`lakip jawab`: the answer to a proposed change."""

import json
import os

import pytest

from pipeline.core.errors import PipelineError
from pipeline.intake.host import answers
from tests.cli.test_compare import KUL, change, commit, git


@pytest.fixture
def office(small_office):
    git(small_office, "init", "-qb", "main")
    commit(small_office)
    return small_office


def test_a_clean_change_is_answered_with_its_figures(cli, office, tmp_path):
    change(office)
    commit(office)
    summary, result = tmp_path / "ringkasan.md", tmp_path / "hasil" / "jawaban.json"
    summary.write_text("Sudah ada.\n", encoding="utf-8")
    told = cli("jawab", "susun", "HEAD^..HEAD", "--akar", office, "--ringkasan", summary, "--hasil", result).out
    assert "Data dapat direviu" in told
    assert summary.read_text(encoding="utf-8") == "Sudah ada.\n" + told.removesuffix("\n")
    assert json.loads(result.read_text(encoding="utf-8"))["jumlah"]["kesalahan"] == 0


def test_a_fault_is_annotated_at_its_cell_and_is_an_error(cli, office):
    with (office / KUL).open("a", encoding="utf-8") as stream:
        stream.write('"IK-9.9",6,,,1,,,\n')
    commit(office)
    told = cli("jawab", "susun", "HEAD^..HEAD", "--akar", office, "--anotasi", code=1).out
    assert f"::error file={KUL},line=4,col=1,title=indikator-tidak-dikenal::" in told


def test_a_link_in_a_change_is_refused_and_never_followed(cli, office, tmp_path):
    (tmp_path / "rahasia.csv").write_text((office / KUL).read_text(encoding="utf-8").replace(",1,", ",7,"), encoding="utf-8")
    (office / KUL).unlink()
    (office / KUL).symlink_to(tmp_path / "rahasia.csv")
    commit(office)
    told = cli("jawab", "susun", "HEAD^..HEAD", "--akar", office, code=1).out
    assert "bukan-berkas-biasa" in told
    assert "14 layanan" not in told


def test_faults_that_were_there_before_are_counted_only(cli, office):
    with (office / KUL).open("a", encoding="utf-8") as stream:
        stream.write("IK-9.9,6,,,1,,,\n")
    commit(office)
    (office / "periods/2025/s1/rendatin/analisis.md").write_text("## IK-1.1\n\n### Penyebab\n\nSinyal.\n", encoding="utf-8")
    commit(office)
    told = cli("jawab", "susun", "HEAD^..HEAD", "--akar", office).out
    assert "Perlu diperbaiki" not in told
    assert "sudah ada sebelumnya" in told


def test_a_year_that_cannot_be_read_is_answered_all_the_same(cli, office):
    (office / "periods/2025/periode.yml").write_text("tahun: [\n", encoding="utf-8")
    commit(office)
    told = cli("jawab", "susun", "HEAD^..HEAD", "--akar", office, code=1).out
    assert "Perlu diperbaiki" in told
    assert "periods/2025/periode.yml" in told


def test_a_change_of_the_renstra_concerns_every_year(cli, office):
    file = office / "periods/renstra-2025-2029/indikator.csv"
    file.write_text(file.read_text(encoding="utf-8") + "rusak\n", encoding="utf-8")
    commit(office)
    assert "renstra-2025-2029/indikator.csv" in cli("jawab", "susun", "HEAD^..HEAD", "--akar", office, code=1).out


def told(**changes):
    made = {"skema": "lakip/jawaban/1", "pemilik": "a", "jumlah": {"kesalahan": 0, "kurang-valid": 0, "peringatan": 0}, "lama": 0}
    return made | {"temuan": [], "perubahan": [], "dampak": [], "tidak-dimuat": 0} | changes


def test_an_answer_comes_back_as_it_was_written(cli, office, tmp_path):
    change(office)
    commit(office)
    cli("jawab", "susun", "HEAD^..HEAD", "--akar", office, "--hasil", tmp_path / "h.json")
    found = answers.read(tmp_path / "h.json")
    assert answers.content(found) == json.loads((tmp_path / "h.json").read_text(encoding="utf-8"))
    assert found.figures


def test_an_answer_that_is_not_there_is_none(tmp_path):
    assert answers.read(tmp_path / "tidak-ada.json") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bukan json",
        "[" * 100_000,
        "[]",
        "NaN",
        json.dumps(told(lama=True)),
        json.dumps(told(lama=-1)),
        json.dumps(told(lama=1.5)),
        json.dumps(told(asing=1)),
        json.dumps(told(skema="lakip/jawaban/2")),
        json.dumps(told(pemilik="x" * 601)),
        json.dumps(told(temuan=[["a"] * 5])),
        json.dumps(told(temuan=[["a"] * 7])),
        json.dumps(told(temuan=[["a", "b", "c", "d", "e", 6]])),
        json.dumps(told(temuan=[["a"] * 6] * 201)),
        json.dumps(told(perubahan="x" * 9)),
        json.dumps({key: value for key, value in told().items() if key != "dampak"}),
        json.dumps(told()).replace('"lama": 0', '"lama": 0, "lama": 1'),
        json.dumps(told()) + " " * 1_000_001,
        "\udcff",
    ],
)
def test_an_answer_that_was_doctored_is_refused(tmp_path, text):
    file = tmp_path / "jawaban.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PipelineError, match="ditolak"):
        answers.read(file)


def test_a_well_formed_answer_is_taken(tmp_path):
    (tmp_path / "j.json").write_text(json.dumps(told(temuan=[["a"] * 6] * 200)), encoding="utf-8")
    assert len(answers.read(tmp_path / "j.json").findings) == 200


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_an_answer_that_is_no_plain_file_is_refused(tmp_path, kind):
    file = tmp_path / "jawaban.json"
    if kind == "link":
        (tmp_path / "asli.json").write_text(json.dumps(told()), encoding="utf-8")
        file.symlink_to(tmp_path / "asli.json")
    elif kind == "folder":
        file.mkdir()
    else:
        os.mkfifo(file)
    with pytest.raises(PipelineError, match="ditolak"):
        answers.read(file)


def test_without_a_host_the_way_out_is_named(cli, office, tmp_path, monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    assert "Git host" in cli("jawab", "kirim", tmp_path / "h.json", "--akar", office, code=2).err
