"""Strangers' text is shown letter for letter and does nothing."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.comparing.markdown import BREAK, plain, shown, table
from pipeline.render import pandoc

ATTACKS = [
    *("<script>alert(1)</script>", "<img src=x onerror=y>", "</td></tr></table>", "<!-- lakip:jawaban -->", "&lt;b&gt;"),
    *("![x](https://jahat.contoh/a.png)", "[l](javascript:x)", "https://jahat.contoh", "www.jahat.contoh", "orang@jahat.contoh"),
    *("@octocat tolong", "@kpu/tim", "lihat #12", "GH-12", "a\u202eb", "a\u200b@b", "::error::x"),
    *("`kode`", "```\nkode", "**tebal** _miring_ ~~coret~~", "$$x$$", "\\", "a | b", "| a |\n|---|", "# Judul", "> kutip", "==="),
    *("- butir", "+ butir", "1. butir", "1) butir", "x" * 5000),
]


def kinds(node):
    """Every kind of node in a pandoc tree."""
    if isinstance(node, list):
        return set().union(*map(kinds, node)) if node else set()
    return {node["t"]} | kinds(node.get("c", [])) if isinstance(node, dict) else set()


def test_a_reader_of_the_host_s_markdown_sees_plain_text_only():
    trees = pandoc.read_many([shown(attack) for attack in ATTACKS], "gfm")
    strange = {attack: found for attack, tree in zip(ATTACKS, trees, strict=True) if (found := kinds(tree) - {"Para", "Str", "Space"})}
    assert not strange


def test_a_reader_does_see_what_is_not_escaped():
    (tree,) = pandoc.read_many(["<b>[l](u)</b>"], "gfm")
    assert {"RawInline", "Link"} <= kinds(tree)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_shown_letter_for_letter(attack):
    assert html.unescape(shown(attack)).replace(BREAK, "") == plain(attack)


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_host_finds_nothing_to_turn_into_a_link(attack):
    text = html.unescape(shown(attack))
    assert not re.search(r"@[A-Za-z0-9]|#\d|GH-\d|://\w|www\.\w", text)


@given(st.text(max_size=200))
def test_no_text_leaves_its_cell(text):
    (row,) = table(("A", "B"), [(text, "b")])[2:]
    assert row.count("|") == 3
    assert "\n" not in row
    assert not re.search(r"[<>`*_\[\]@\\]", row)


@given(st.text(max_size=200))
def test_what_can_be_seen_is_kept(text):
    assert html.unescape(shown(text)).replace(BREAK, "") == plain(text)


def test_a_long_text_is_cut():
    assert len(plain("x" * 10_000)) == 600
    assert plain("x" * 10_000).endswith("…")
