"""Outputs appear whole or not at all."""

import os

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
    old, fresh = (tmp_path / f"{outputs.STAGING}2025-{n}" for n in ("tua", "muda"))
    old.mkdir()
    fresh.mkdir()
    os.utime(old, (1, 1))
    outputs.sweep(tmp_path / "2025")
    assert names(tmp_path) == [fresh.name]
