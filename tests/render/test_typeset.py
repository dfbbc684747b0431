"""Typst source and tables: nothing but literals, and columns wide enough."""

from pathlib import Path

import pytest

from pipeline import bounded
from pipeline.core import glyphs
from pipeline.core.document import Align, Column, Table
from pipeline.core.errors import PipelineError
from pipeline.render import elements as e
from pipeline.render import fonts, tables, typeset, typst_source
from tests.render import report_sample, routes


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("kata", "kata"),
        ("#panic(0)", '#"#panic(0)";'),
        ('"', '#"\\"";'),
        ("\\", '#"\\\\";'),
        ("2025.", '#"2025.";'),
        ("a\x07", '#"a\\u{7}";'),
    ],
)
def test_text_that_is_not_a_plain_word_becomes_a_literal(text, written):
    assert typst_source.inlines([e.string(text)]) == written


def test_a_warning_or_an_error_of_typst_is_trouble_said_in_indonesian():
    with pytest.raises(PipelineError, match="tidak dapat disusun menjadi PDF"):
        typeset.compile_pdf({typeset.MAIN: b"#panic(1)"}, routes.TIME)
    with pytest.raises(PipelineError, match="peringatan"):
        typeset.compile_pdf({typeset.MAIN: b'#set document(title: "x")\n#set text(lang: "id", font: "Tidak Ada")\nx'}, routes.TIME)


def test_no_column_is_narrower_than_its_longest_word():
    number = "Rp123.456.789.012"
    columns = (Column(title="Uraian", width=20), *(Column(title="Jumlah", align=Align.RIGHT) for _ in range(4)))
    table = Table(ident="t", caption="", columns=columns, body=(report_sample.cells("kata " * 40, *[number] * 4),))
    size, widths = tables.fit(table)
    needed = tables.ems(number) * size * tables.CM_PER_POINT + tables.INSET_CM
    assert all(width * tables.PORTRAIT_CM >= needed - 0.01 for width in widths[1:])
    assert sum(widths) == pytest.approx(1, abs=0.001)


def test_many_columns_are_set_smaller():
    columns = tuple(Column(title="1.234.567.890") for _ in range(12))
    assert tables.fit(Table(ident="t", caption="", columns=columns, body=()))[0] < tables.SIZES[0]


def test_the_list_of_printable_characters_is_that_of_the_fonts():
    covered = [font_characters(file) for file in sorted(fonts.FONTS.glob("LiberationSans-*.ttf"))]
    assert len(covered) == 4
    assert glyphs.drawn() == {chr(code) for code in frozenset.intersection(*covered) if code >= 32}


def font_characters(file: Path) -> frozenset[int]:
    """The characters of a TrueType font, from its Windows Unicode table (format 4)."""
    data = file.read_bytes()

    def short(at: int) -> int:
        return int.from_bytes(data[at : at + 2], "big")

    def long(at: int) -> int:
        return int.from_bytes(data[at : at + 4], "big")

    start = next(long(12 + 16 * n + 8) for n in range(short(4)) if data[12 + 16 * n : 16 + 16 * n] == b"cmap")
    records = (start + 4 + 8 * n for n in range(short(start + 2)))
    table = start + next(long(at + 4) for at in records if (short(at), short(at + 2)) == (3, 1))
    count = short(table + 6) // 2
    ends = [short(table + 14 + 2 * n) for n in range(count)]
    starts = [short(table + 16 + 2 * (count + n)) for n in range(count)]
    return frozenset(code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1)) - {0xFFFF}


@pytest.mark.parametrize(
    "offender",
    [
        b"#let n = 0\n#while n >= 0 { n = n + 1; if n > 1e18 { break } }\nx",
        b'#let s = "x" * 1000000\n#range(0, 100000).map(n => s + str(n)).join()',
    ],
    ids=["time", "memory"],
)
def test_a_source_without_end_is_ended_in_one_sentence(offender, monkeypatch):
    monkeypatch.setattr(typeset, "LIMITS", bounded.Limits(seconds=3, memory=256 * bounded.MIB))
    with pytest.raises(PipelineError) as trouble:
        typeset.compile_pdf({typeset.MAIN: offender}, routes.TIME)
    assert "\n" not in trouble.value.message


def test_nothing_outside_the_stage_can_be_read(tmp_path):
    (tmp_path / "rahasia.txt").write_text("RAHASIA", encoding="utf-8")
    for way in (f"{tmp_path}/rahasia.txt", "../hasil.pdf", "/../../etc/passwd"):
        with pytest.raises(PipelineError):
            typeset.compile_pdf({typeset.MAIN: f'#read("{way}")'.encode()}, routes.TIME)
