"""Narrative is read without being trusted: what stands in it, what is refused and on which line, how marks are resolved."""

from pathlib import Path

import pytest

from pipeline.core import glyphs, narrative_rules
from pipeline.core.model import Prose
from pipeline.render import elements as e
from pipeline.render import marks, narrative
from tests import builders
from tests.render import report_sample

INVALID = Path(__file__).parents[1] / "examples" / "invalid"
CODES = sorted(rule.code for rule in narrative_rules.RULES)


def prose(text: str, row: int = 1) -> Prose:
    return Prose(key="naskah", text=text, place=builders.place(row, file="periods/2025/s1/kul/analisis.md"))


def found(text: str, row: int = 1) -> list[tuple[str, int]]:
    one = prose(text, row)
    trees, findings = narrative.read([one])
    marked = narrative.check_marks(trees, [one], report_sample.report())
    return [(finding.rule, finding.place.row) for finding in (*findings, *marked)]


def example(code: str) -> str:
    folder = INVALID / code
    text = (folder / "narasi.md").read_text(encoding="utf-8")
    again = folder / "ulang.txt"
    return text * int(again.read_text(encoding="utf-8").split()[1]) if again.exists() else text


@pytest.mark.parametrize("code", CODES)
def test_every_rule_has_an_example_found_on_its_line(code):
    line = int((INVALID / code / "harap.txt").read_text(encoding="utf-8").split()[1])
    assert (code, line) in found(example(code))
    assert {rule for rule, _ in found(example(code))} == {code}


def test_a_finding_counts_from_the_prose_s_own_place():
    assert found("Baik.\n\n![a](b.png)\n", row=41) == [("narasi-gambar", 43)]


def test_every_fault_of_a_text_is_told_at_once():
    text = "[a](file:///x)\n\n<br>\n\n# Bab\n\n{{nilai:tidak.ada}} {{tabel:tbl-capaian}}\n"
    assert found(text) == [("rujukan-salah-tempat", 7)]
    text = "[a](file:///x)\n\n<br>\n\n# Bab\n"
    assert found(text) == [("narasi-tautan", 1), ("narasi-unsur-terlarang", 3), ("narasi-judul-bab", 5)]


def test_a_faulty_text_has_no_blocks_and_leaves_others_alone():
    good, bad = prose("Baik."), Prose(key="buruk", text="<b>", place=builders.place(1))
    trees, _ = narrative.read([bad, good])
    assert list(trees) == ["naskah"]


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("{{nilai}}", "{{nilai:nama}}"),
        ("{{ nilai: a.b }}", "{{nilai:a.b}}"),
        ("{{kantor.capaian}}", "{{nilai:kantor.capaian}}"),
        ("{{tabel:x}", "{{tabel:x}}"),
    ],
)
def test_a_malformed_mark_is_told_the_right_way(written, right):
    _, findings = narrative.read([prose(f"Kata {written}")])
    assert [finding.rule for finding in findings] == ["rujukan-salah-tulis"]
    assert right in findings[0].hint


def test_an_unknown_mark_is_told_the_nearest_name():
    one = prose("Lihat {{rujuk:tbl-capaan}}.")
    trees, _ = narrative.read([one])
    [finding] = narrative.check_marks(trees, [one], report_sample.report())
    assert finding.hint == "Mungkin maksudnya {{rujuk:tbl-capaian}}."


def test_text_stays_as_it_was_written():
    trees, findings = narrative.read([prose("Biaya \"lurus\" 'satu' — 5 – 6… R&D a_b_c\n")])
    assert findings == ()
    assert e.plain_text(trees["naskah"]) == "Biaya lurus satu — 5 – 6… R&D a_b_c"


def test_attributes_are_emptied():
    trees, _ = narrative.read([prose("## Judul\n\n```python\nx\n```\n\n[a](https://kpu.go.id 'judul')\n")])
    assert trees["naskah"][0]["c"][1] == e.EMPTY
    assert trees["naskah"][1]["c"][0] == e.EMPTY
    assert trees["naskah"][2]["c"][0]["c"][2] == ["https://kpu.go.id", ""]


def test_marks_are_resolved_within_words():
    trees, _ = narrative.read([prose("Capaian ({{nilai:a}}), **{{nilai:b}}**.")])
    resolved = marks.resolve(trees["naskah"], lambda kind, name: [e.string(f"<{kind} {name}>")])
    assert e.plain_text(resolved) == "Capaian (<nilai a>), <nilai b>."


def test_tables_and_charts_are_found_in_order():
    trees, _ = narrative.read([prose("Kata.\n\n{{grafik:gbr-x}}\n\n{{tabel:tbl-y}}\n")])
    assert marks.names(trees["naskah"]) == [("grafik", "gbr-x"), ("tabel", "tbl-y")]


@pytest.mark.parametrize("character", ["✅", "漢", "\u2028"])
def test_characters_outside_the_fonts_are_told(character):
    assert glyphs.unprintable(f"kata {character} kata") == (character,)


def test_characters_of_indonesian_texts_are_printable():
    assert glyphs.unprintable("“Kinerja” – 5 × 6 ≥ 7 … − é • ½ ²\n\tRp") == ()
