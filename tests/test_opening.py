"""Opening a period: everything laid ready, nothing overwritten, nothing an error merely because it is not due yet."""

import os
import shutil
from datetime import date

import pytest

from pipeline.core.collecting import agreement
from pipeline.core.errors import PipelineError
from pipeline.intake.beside import opened
from pipeline.intake.load import load
from pipeline.journeys import flow, opening
from pipeline.render import papers

DAY = date(2025, 7, 1)


@pytest.fixture
def running(small_office):
    """The small office in the middle of its year: the second half has no folder yet."""
    shutil.rmtree(small_office / "periods" / "2025" / "s2")
    file = small_office / "periods" / "2025" / "periode.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: contoh", "status: berjalan"), encoding="utf-8")
    return small_office


def state(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def open_it(root, day=DAY):
    return opening.open_period(root, 2025, "s2", day, "kasubbag-rendatin")


def test_every_subbagian_finds_its_papers(running):
    made = open_it(running)
    assert [laid.form.department.code for laid in made.laid] == ["kul", "rendatin"]
    folder = running / "periods" / "2025" / "s2"
    assert (folder / "rendatin" / "realisasi.csv").read_text() == (
        "indikator,bulan,pembilang,penyebut,realisasi,kendala,tindak_lanjut,bukti\nIK-1.1,12,,,,,,\nIK-1.2,12,,,,,,\n"
    )
    assert (folder / "kul" / "anggaran.csv").read_text().count("\n") == 7
    assert "### Penyebab" in (folder / "kul" / "analisis.md").read_text()
    assert (folder / "kul" / "bukti").is_dir()


@pytest.mark.parametrize("status", ["berjalan", "contoh"])
def test_nothing_is_a_finding_merely_because_it_is_not_due(running, status):
    file = running / "periods" / "2025" / "periode.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: berjalan", f"status: {status}"), encoding="utf-8")
    before = flow.check(running, flow.Scope())
    open_it(running)
    assert set(flow.check(running, flow.Scope())) <= set(before)


def test_the_first_row_filled_asks_nothing_of_the_others(running):
    open_it(running)
    file = running / "periods" / "2025" / "s2" / "kul" / "realisasi.csv"
    file.write_text(file.read_text() + "IK-2.1,7,,,3,,,\n")
    own = {"realisasi-tanpa-bukti", "capaian-tinggi-tanpa-penjelasan"}  # of the very row that was filled
    assert {f.rule for f in flow.check(running, flow.Scope())} <= own


def test_opening_twice_is_refused_whole(running):
    open_it(running)
    before = state(running)
    with pytest.raises(PipelineError, match="sudah dibuka"):
        open_it(running, date(2025, 8, 1))
    assert state(running) == before


def test_what_stands_there_stays_and_is_named(running):
    file = running / "periods" / "2025" / "s2" / "rendatin" / "realisasi.csv"
    file.parent.mkdir(parents=True)
    text = "indikator,bulan,pembilang,penyebut,realisasi,kendala,tindak_lanjut,bukti\nIK-1.1,12,,,,,,\n"
    file.write_text(text)
    laid = open_it(running).laid[1]
    assert file.read_text() == text
    assert [f.name for f in laid.kept] == ["realisasi.csv"]
    assert opening.lacking(laid.lacking) == "IK-1.2 Desember"
    assert {f.name for f in laid.made} == {"anggaran.csv", "analisis.md", ".gitkeep"}


def test_an_interrupted_opening_is_done_again(running):
    open_it(running)
    whole = state(running)
    (running / "periods" / "2025" / "kendali" / "s2" / "pembukaan.yml").unlink()
    (running / "periods" / "2025" / "s2" / "kul" / "realisasi.csv").unlink()
    open_it(running)
    assert state(running) == whole


@pytest.mark.parametrize("day", [date(2026, 1, 10), date(2026, 1, 11)])
def test_a_deadline_that_is_not_after_the_opening_is_refused(running, day):
    before = state(running)
    with pytest.raises(PipelineError, match="tidak sesudah hari pembukaan"):
        open_it(running, day)
    assert state(running) == before


def test_a_period_without_deadline_or_unknown_is_refused(running):
    file = running / "periods" / "2025" / "periode.yml"
    file.write_text(file.read_text().replace('    batas: "2026-01-10"\n', ""))
    with pytest.raises(PipelineError, match="belum mempunyai batas"):
        open_it(running)
    with pytest.raises(PipelineError, match="tidak ada pada tahun"):
        opening.open_period(running, 2025, "s9", DAY)


def test_a_faulty_plan_is_not_frozen(running):
    file = running / "periods" / "2025" / "rencana-aksi.csv"
    file.write_text(file.read_text().replace("IK-1.2,6,150", "IK-9.2,6,150"))
    before = state(running)
    made = open_it(running)
    assert {f.rule for f in made.findings} == {"indikator-tidak-dikenal"}
    assert state(running) == before


def test_what_is_read_back_is_what_was_agreed(running):
    open_it(running)
    one = opened.read(running, 2025).openings["s2"]
    dossier = load(running, 2025).dossier
    assert one.clauses == agreement.clauses(dossier, "s2")
    assert one.sha256 == agreement.sealed(one.clauses)
    assert (one.day, one.due, one.by) == (DAY, date(2026, 1, 10), "kasubbag-rendatin")


def test_line_ends_and_the_order_of_rows_change_no_digest(running):
    dossier = load(running, 2025).dossier
    before = agreement.digest(dossier, "s2", "rendatin")
    for name in ("perjanjian-kinerja.csv", "rencana-aksi.csv", "anggaran.csv"):
        file = running / "periods" / "2025" / name
        head, *rows = file.read_text(encoding="utf-8").splitlines()
        file.write_bytes("\r\n".join([head, *reversed(rows), ""]).encode())
    after = load(running, 2025).dossier
    assert agreement.digest(after, "s2", "rendatin") == before


def test_a_revision_of_the_agreement_explains_the_change(running):
    open_it(running)
    file = running / "periods" / "2025" / "perjanjian-kinerja.csv"
    file.write_text(file.read_text().replace("IK-1.2,300", "IK-1.2,250"))
    assert "kesepakatan-berubah" in {f.rule for f in flow.check(running, flow.Scope())}
    year = running / "periods" / "2025" / "periode.yml"
    revision = "revisi_pk:\n  - {tanggal: 2025-09-15, nomor: 12/PK, indikator: [IK-1.2], alasan: DIPA berkurang, dasar: PK Perubahan}\n"
    year.write_text(year.read_text() + revision)
    assert "kesepakatan-berubah" not in {f.rule for f in flow.check(running, flow.Scope())}


def test_a_link_in_the_way_is_never_followed(running, tmp_path):
    outside = tmp_path / "luar"
    outside.mkdir()
    (running / "periods" / "2025" / "s2").symlink_to(outside)
    with pytest.raises(PipelineError, match="pintasan"):
        open_it(running)
    assert not list(outside.iterdir())


def test_a_disk_without_hard_links_will_do(running, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert open_it(running).record
    file = opening.PurePosixPath("periods/2025/s2/kul/realisasi.csv")
    assert not papers.create(running, file, "lain")
    assert "lain" not in (running / file).read_text()


def test_nothing_is_left_beside_a_paper(running):
    open_it(running)
    assert not list(running.rglob(".sedang-*"))


def test_the_command_says_what_it_made_and_what_is_next(running, cli):
    ran = cli("periode", "buka", 2025, "s2", "--tanggal", "2025-07-01", "--akar", running)
    assert "Semester II 2025 dibuka pada 1 Juli 2025." in ran.out
    assert "dibuat   periods/2025/s2/kul/realisasi.csv" in ran.out
    assert "lakip formulir 2025/s2" in ran.out
    assert "Tidak ada yang ditulis" in cli("periode", "buka", "2025/s2", "--akar", running, code=2).err
    assert "belum disebut" in cli("periode", "buka", 2025, "--akar", running, code=2).err
