"""The characters of a text: every class is complete, what is composed is composed, and nothing takes more than linear time."""

import random
import time
import unicodedata
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core import glyphs
from pipeline.core.findings import has_errors
from pipeline.core.gate import characters, spreadsheets
from pipeline.core.gate import text as gate

FILE = PurePosixPath("periods/2025/s1/kul/analisis.md")
MARKS = "ae\u0301\u0316\u0315\u0f73\u0344\u0327\u1100\u1161é"
TURNING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI", "R", "AL"}


def test_every_character_that_is_not_shown_belongs_to_a_class():
    missed = [f"{code:04X}" for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cf", "Co", "Zl", "Zp")
              and not characters.UNSEEN.match(chr(code))]  # fmt: skip
    assert not missed


def test_every_character_that_turns_a_line_is_one_of_direction():
    turning = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in TURNING]
    assert not [c for c in turning if not characters.holds(characters.DIRECTIONS, c) and unicodedata.category(c) != "Cn"]
    assert not [c for c in map(chr, range(0x110000)) if c.isdecimal() and characters.holds(characters.DIRECTIONS, c) and c in "٠٩۰۹"]


def test_nothing_that_offices_print_belongs_to_a_class():
    latin = {c for c in glyphs.drawn() if unicodedata.name(c, "").startswith(("LATIN", "GREEK", "CYRILLIC", "DIGIT"))}
    assert len(latin) > 900
    assert not [c for c in latin if characters.UNSEEN.match(c)]


def test_lookalikes_are_letters_of_other_alphabets():
    assert all(unicodedata.name(chr(alien)).startswith(("CYRILLIC", "GREEK")) for alien in characters.LATIN)
    assert all(chr(latin).isascii() and chr(latin).isalpha() for latin in characters.LATIN.values())


@given(st.text(st.sampled_from(MARKS), max_size=80))
def test_what_is_composed_is_what_unicode_says(text):
    assert characters.composed(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("unit", ["\u0315\u0316", "\u0f73", "\u0344\u0316", "😀", "e\u0301"])
def test_composing_takes_linear_time(unit):
    """Python's own would take some 20 minutes for the first of these, which a file of 2 MiB can hold."""
    text = "a" + unit * (600_000 // len(unit))
    started = time.process_time()
    assert unicodedata.is_normalized("NFC", characters.composed(text)[:100])
    assert time.process_time() - started < 8


@given(st.text(max_size=300))
def test_text_that_passes_is_stable(text):
    """It is in NFC, reads the same again, holds nothing unseen, and every line is printable or told."""
    taken, found = gate.read(text.encode("utf-8", "replace"), FILE)
    if has_errors(found):
        return
    assert unicodedata.is_normalized("NFC", taken)
    assert gate.read(taken.encode(), FILE) == (taken, ())
    assert not characters.UNSEEN.search(taken)
    told = {f.place.row for f in gate.unprintable_lines(taken, FILE)}
    strange = {row for row, line in enumerate(taken.split("\n"), 1) if set(line) - glyphs.printable()}
    assert told == set(sorted(strange)[: gate.MOST_TOLD])


@given(st.text(max_size=60))
def test_a_quoted_text_is_one_line_and_nothing_in_it_acts(text):
    shown = characters.plain(text)
    assert not characters.UNSEEN.search(shown)
    assert all(c.isprintable() for c in shown)


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(content):
    text, found = gate.read(content, FILE)
    assert text or found or not content


def test_findings_of_one_file_are_bounded():
    text = "\n".join(["a\u200bb\u202ec \u0430a IK\u0301"] * 5_000)
    assert len(gate.misleading(text, FILE)) <= 5 * gate.MOST_TOLD
    assert len(gate.of_data("\n".join(["\u0430a ٢ 漢"] * 5_000), FILE)) <= 3 * gate.MOST_TOLD


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1", "=A1", "+A1", "-A1", "@SUM(1)", "- butir", "-nihil", "+nihil", " =1", "\u00a0=1", "\t=1", "＝1", "＋A1", "－A1", "＠A1",
        "-1+cmd|' /C calc'!A0", "+1-A1(2)", "-2=3", "a;=1", "a; @SUM(1)", "a;-cmd|'x'!A1", "x cmd|'/C calc'!A0", "DDE|x!y", "=",
        "@", "=-1", "+-+A", "-\"a\"", "-1&A1", "+1;-A(1)",
    ],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_would_run(cell):
    assert spreadsheets.is_run(cell)
    assert spreadsheets.may_hold(f"x,{cell}\n")
    assert spreadsheets.may_hold(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "", "-", "--", "+", "–", "— tidak ada", "– butir", "-5", "+5", "-2.5", "-2,5", "-1.250.000", "- 5", "-5%", "-Rp5.000", "+5 poin",
        "-3 dari target", "+62 254 200374", "-1-2", "5 = 3 + 2", "a - b", "a@b.id", "a; - b", "rapat; -sosialisasi", "A|B", "a!b", "1;-2",
        "'=1", "https://a.id/?b=1", "×", "±5", "#", "lihat IG; @kantor",
    ],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_leaves_alone(cell):
    assert not spreadsheets.is_run(cell)


@given(st.text(max_size=40))
def test_the_quick_look_misses_no_cell(cell):
    assert not spreadsheets.is_run(cell) or spreadsheets.may_hold(cell)


@given(st.text(st.sampled_from("=+-@;|!'(a1 \"\u00a0\t"), max_size=14))
def test_the_quick_look_misses_none_of_the_signs(cell):
    assert not spreadsheets.is_run(cell) or spreadsheets.may_hold(cell)


def test_piles_of_marks_are_counted_by_letter():
    random.seed(3)
    marks = [c for c in map(chr, range(0x300, 0x370)) if unicodedata.combining(c)]
    for height in range(1, 15):
        line = "x" + "".join(random.choices(marks, k=height)) + "y"
        assert any(f.rule == "tanda-bertumpuk" for f in gate.misleading(line, FILE)) == (height > gate.MOST_MARKS)
