"""Pandoc is ours, within limits, and reads and writes many texts in one process."""

import pytest

from pipeline.render import pandoc


def test_binary_is_the_one_in_the_wheel():
    assert pandoc.binary().endswith("/pypandoc/files/pandoc")
    assert pandoc.run(b"", "--version").startswith(b"pandoc 3.9")


def test_many_texts_are_read_in_order():
    first, second = pandoc.read_many(["satu", "# dua"], "commonmark")
    assert first == [{"t": "Para", "c": [{"t": "Str", "c": "satu"}]}]
    assert second[0]["t"] == "Header"


def test_no_texts_need_no_process():
    assert pandoc.read_many([], "commonmark") == []
    assert pandoc.write_many([], "html5") == []


def test_a_reader_sees_no_file(tmp_path):
    (tmp_path / "rahasia.txt").write_text("RAHASIA", encoding="utf-8")
    read = pandoc.read_many([f".. include:: {tmp_path}/rahasia.txt\n"], "rst")
    assert "RAHASIA" not in str(read)


def test_a_text_that_kills_the_process_is_named_and_the_others_are_read():
    circle = "kata [^1]\n\n[^1]: isi [^1]\n"
    fine, dead = pandoc.read_many(["satu", circle], "commonmark+footnotes", seconds=1.0)
    assert isinstance(dead, pandoc.PandocDied)
    assert fine == [{"t": "Para", "c": [{"t": "Str", "c": "satu"}]}]


def test_a_text_nested_without_end_is_an_answer_not_a_crash():
    dead, fine = pandoc.read_many([">" * 5000 + " a", "satu"], "commonmark")
    assert isinstance(dead, pandoc.PandocDied)
    assert isinstance(fine, list)


def test_an_unknown_format_says_what_pandoc_said():
    with pytest.raises(pandoc.PandocDied, match="Pandoc berhenti"):
        pandoc.run(b"", "-f", "tidak-ada")


def test_many_trees_are_written_in_order():
    trees = [[{"t": "Para", "c": [{"t": "Str", "c": word}]}] for word in ("<satu>", "dua")]
    assert pandoc.write_many(trees, "html5") == ["<p>&lt;satu&gt;</p>", "<p>dua</p>"]
