"""The office's Markdown is cut at its headings, and each stretch knows its line."""

from pathlib import PurePosixPath

import pytest

from pipeline.intake import prose

FILE = PurePosixPath("periods/2025/s1/rendatin/analisis.md")


def cut(text):
    return prose.analysis(text.encode(), FILE, "rendatin", "s1")


def test_each_topic_is_a_stretch_with_the_line_it_begins_on():
    stretches, found = cut(
        "## IK-1.1\n\n### Penyebab\nSatu.\n\n### Program pendukung\nDua.\n\n## IK-1.2 Nama indikator\n### Solusi\nTiga.\n"
    )
    assert not found
    assert [(s.key, s.text.strip(), s.place.row) for s in stretches] == [
        ("IK-1.1/penyebab", "Satu.", 4),
        ("IK-1.1/program-pendukung", "Dua.", 7),
        ("IK-1.2/solusi", "Tiga.", 11),
    ]


@pytest.mark.parametrize("heading", ["### penyebab", "###   Penyebab  ", "### Penyebab ###", "   ### PENYEBAB", "###\tPenyebab"])
def test_a_heading_may_be_written_in_each_usual_way(heading):
    stretches, found = cut(f"## IK-1.1\n{heading}\nTeks.\n")
    assert ([s.key for s in stretches], found) == (["IK-1.1/penyebab"], ())


def test_windows_line_ends_are_tolerated():
    stretches, found = cut("## IK-1.1\r\n### Penyebab\r\nTeks.\r\n")
    assert (stretches[0].text, stretches[0].place.row, found) == ("Teks.\n", 3, ())


@pytest.mark.parametrize("fence", ["```", "~~~~", "   ```"])
def test_headings_inside_fenced_code_are_text(fence):
    stretches, found = cut(f"## IK-1.1\n### Penyebab\n{fence} teks\n## bukan judul\n### Lain\n{fence}\nTeks.\n")
    assert not found
    assert "## bukan judul" in stretches[0].text


def test_a_shorter_fence_does_not_close_a_longer_one():
    stretches, found = cut("## IK-1.1\n### Penyebab\n````\n```\n## x\n````\n### Solusi\nTeks.\n")
    assert ([s.key for s in stretches], found) == (["IK-1.1/penyebab", "IK-1.1/solusi"], ())


def test_deeper_headings_and_hashes_without_a_space_are_text():
    stretches, found = cut("## IK-1.1\n### Penyebab\n#### Rinci\n#tagar\n    ## kode\n")
    assert not found
    assert stretches[0].text == "#### Rinci\n#tagar\n    ## kode\n"


@pytest.mark.parametrize(
    ("text", "rule", "row"),
    [
        ("## Ringkasan\n### Penyebab\nTeks.\n", "judul-tidak-dikenal", 1),
        ("## IK-1.1\n### Sebab\nTeks.\n", "judul-tidak-dikenal", 2),
        ("## IK-1.1\n### Solusi\nA\n## IK-1.1\n### Solusi\nB\n", "judul-ganda", 5),
        ("\nTeks lepas.\n", "teks-tanpa-judul", 2),
        ("# Analisis\n\nPembuka.\n## IK-1.1\n", "teks-tanpa-judul", 3),
        ("## IK-1.1\n\nTeks lepas.\n", "teks-tanpa-judul", 3),
        ("### Penyebab\nTeks.\n", "teks-tanpa-judul", 2),
    ],
)
def test_what_would_be_lost_is_told(text, rule, row):
    _, found = cut(text)
    assert [(f.rule, f.place.row) for f in found] == [(rule, row)]


def test_a_title_without_text_and_an_empty_topic_are_no_fault():
    stretches, found = cut("# Analisis semester I\n\n## IK-1.1\n\n### Penyebab\n\n")
    assert not found
    assert stretches[0].is_empty


def test_a_chapter_keeps_its_whole_text():
    chapter, found = prose.chapter(b"Teks.\r\n\r\n## Latar Belakang\r\n", PurePosixPath("laporan/bab-1-pendahuluan.md"))
    assert chapter is not None
    assert (chapter.key, chapter.text, chapter.place.row, found) == ("bab-1-pendahuluan", "Teks.\n\n## Latar Belakang\n", 1, ())


def test_a_chapter_that_is_not_utf8_is_a_finding():
    chapter, found = prose.chapter(b"Teks\n\xe9\n", PurePosixPath("laporan/kata-pengantar.md"))
    assert (chapter, [(f.rule, f.place.row) for f in found]) == (None, [("bukan-utf8", 2)])
