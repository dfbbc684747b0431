"""`lakip formulir`: files for each subbagian, the same each time, and clear words where nothing can be made."""

import time

from pipeline.intake.forms import handed_csv, workbook
from tests.conftest import ROOT


def test_each_subbagian_gets_its_form_in_every_shape(cli, tmp_path):
    made = cli("formulir", "2026/s2", "--akar", ROOT, "--keluaran", tmp_path).out.splitlines()
    folder = tmp_path / "formulir" / "2026-s2"
    assert made == [
        str(folder / code / f"formulir-2026-s2-{code}{suffix}")
        for code in ("kul", "teknis", "rendatin", "sdm")
        for suffix in (".xlsx", ".html", "-csv.zip")
    ]
    assert {str(p) for p in folder.rglob("*") if p.is_file()} == set(made)


def test_three_shapes_of_one_form_carry_one_identity(cli, tmp_path):
    cli("formulir", "2026/s2", "rendatin", "--akar", ROOT, "--keluaran", tmp_path)
    folder = tmp_path / "formulir" / "2026-s2" / "rendatin"
    book, _ = workbook.read((folder / "formulir-2026-s2-rendatin.xlsx").read_bytes(), "a.xlsx")
    plain, _ = handed_csv.read_zip((folder / "formulir-2026-s2-rendatin-csv.zip").read_bytes(), "a.zip")
    assert book
    assert plain
    assert book.identity == plain.identity
    assert book.identity.text in (folder / "formulir-2026-s2-rendatin.html").read_text(encoding="utf-8")
    assert [r.cells for r in book.rows] == [r.cells for r in plain.rows]
    assert [r.cells for r in book.spending] == [r.cells for r in plain.spending]


def test_making_again_gives_the_same_bytes_and_leaves_the_others(cli, tmp_path):
    cli("formulir", "2026/s2", "--bentuk", "xlsx,csv", "--akar", ROOT, "--keluaran", tmp_path)
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    cli("formulir", "2026/s2", "kul", "--bentuk", "xlsx,csv", "--akar", ROOT, "--keluaran", tmp_path)
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_slip_is_told_with_what_there_is(cli):
    assert "2026/s2" in cli("formulir", "2026", "--akar", ROOT, code=2).err
    assert "rendatin" in cli("formulir", "2026/s2", "humas", "--akar", ROOT, code=2).err
    assert "xlsx" in cli("formulir", "2026/s2", "--bentuk", "pdf", "--akar", ROOT, code=2).err
    assert "s1" in cli("formulir", "2026/s9", "--akar", ROOT, code=2).err


def test_nothing_is_made_where_a_subbagian_is_unknown(cli, tmp_path):
    cli("formulir", "2026/s2", "kul", "humas", "--akar", ROOT, "--keluaran", tmp_path, code=2)
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_is_read_in_well_under_a_second(cli, tmp_path):
    cli("formulir", "2026/s2", "kul", "--bentuk", "xlsx", "--akar", ROOT, "--keluaran", tmp_path)
    content = next(tmp_path.rglob("*.xlsx")).read_bytes()
    started = time.process_time()
    assert workbook.read(content, "a.xlsx")[0]
    assert time.process_time() - started < 0.3
