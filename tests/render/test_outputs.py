"""Outputs appear whole or not at all."""

import pytest

from pipeline.render import outputs


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_takes_its_place_when_it_is_complete(tmp_path):
    target = tmp_path / "2025"
    with outputs.replaced(target) as staging:
        (staging / "a.txt").write_text("baru")
        assert not target.exists()
    assert (target / "a.txt").read_text() == "baru"
    assert names(tmp_path) == ["2025"]


def test_a_failure_leaves_the_old_folder_as_it_was(tmp_path):
    target = tmp_path / "2025"
    target.mkdir()
    (target / "a.txt").write_text("lama")
    with pytest.raises(FileNotFoundError), outputs.replaced(target) as staging:
        (staging / "a.txt").rename(staging / "b.txt")
    assert (target / "a.txt").read_text() == "lama"
    assert names(tmp_path) == ["2025"]


def test_nothing_of_the_old_folder_stays_in_the_new_one(tmp_path):
    target = tmp_path / "2025"
    target.mkdir()
    (target / "lama.txt").write_text("lama")
    with outputs.replaced(target) as staging:
        (staging / "baru.txt").write_text("baru")
    assert names(target) == ["baru.txt"]


def test_a_build_killed_between_the_two_renames_is_healed(tmp_path):
    target = tmp_path / "2025"
    retired = tmp_path / f"{outputs.RETIRED}2025-abc"
    retired.mkdir()
    (retired / "a.txt").write_text("lama")
    outputs.sweep(target)
    assert (target / "a.txt").read_text() == "lama"


def test_what_a_killed_build_left_is_cleared_but_not_what_another_build_fills(tmp_path):
    left, filled = (tmp_path / f"{outputs.STAGING}2025-{n}" for n in ("mati", "hidup"))
    left.mkdir()
    filled.mkdir()
    with outputs.locked(filled):
        outputs.sweep(tmp_path / "2025")
    assert names(tmp_path) == [filled.name]
    outputs.sweep(tmp_path / "2025")
    assert names(tmp_path) == []


def test_the_place_is_taken_in_one_step(tmp_path):
    target = tmp_path / "2025"
    target.mkdir()
    before = target.stat().st_ino
    with outputs.replaced(target) as staging:
        filled = staging.stat().st_ino
        assert outputs._exchanged(staging, target)
        assert (target.stat().st_ino, staging.stat().st_ino) == (filled, before)
        assert outputs._exchanged(staging, target)
    assert target.stat().st_ino == filled


def test_where_folders_cannot_be_exchanged_two_renames_do_it(tmp_path, monkeypatch):
    monkeypatch.setattr(outputs, "_exchanged", lambda *_: False)
    for text in ("satu", "dua"):
        with outputs.replaced(tmp_path / "2025") as staging:
            (staging / "a.txt").write_text(text)
    assert (tmp_path / "2025" / "a.txt").read_text() == "dua"
    assert names(tmp_path) == ["2025"]


def test_a_file_is_there_whole_or_not_at_all(tmp_path):
    outputs.put(tmp_path / "dalam" / "a.txt", b"lama")
    with pytest.raises(TypeError):
        outputs.put(tmp_path / "dalam" / "a.txt", "bukan bita")
    assert (tmp_path / "dalam" / "a.txt").read_bytes() == b"lama"
    assert names(tmp_path / "dalam") == ["a.txt"]
