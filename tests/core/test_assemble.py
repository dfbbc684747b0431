"""The whole report: complete, in order, and without a blank or a loose end."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum

import pytest

from pipeline.core import document as d
from pipeline.core import model as m
from pipeline.core.assemble import assemble
from pipeline.core.chapters import CHAPTERS
from pipeline.core.cut import until
from pipeline.core.glyphs import unprintable
from pipeline.core.measure import measure
from pipeline.core.report import Report
from tests import builders as b
from tests.core import scorecards

LOOSE = re.compile(r"None|Decimal|\bnan\b|n/a%|n/a poin|[{}]|\(\)|  |\s[,.;]|\.\.")


def empty_year() -> m.Dossier:
    """A year of which nothing but the promises is known."""
    return b.dossier(
        submissions=(b.submission(exists=False), b.submission(period="s2", exists=False)),
        status=m.Status.RUNNING,
        office=b.office(officials=()),
    )


def running_year() -> m.Dossier:
    """A year of which the first period is in."""
    parts = (b.indicator(), b.commitment(target="80"), b.entry(month=6, actual="40"), b.planned(month=6, target="40"))
    made = b.dossier(*parts, status=m.Status.RUNNING)
    return replace(made, submissions=(*made.submissions, b.submission(period="s2", exists=False)))


def half_year() -> m.Dossier:
    """The full year cut off after its first period."""
    made = scorecards.full_dossier()
    return until(made, made.periods[0])


YEARS = {"penuh": scorecards.full_dossier, "kosong": empty_year, "berjalan": running_year, "periode": half_year}


@pytest.fixture(scope="module", params=YEARS)
def report(request: pytest.FixtureRequest) -> Report:
    return assemble(measure(YEARS[request.param]()))


@pytest.fixture(scope="module")
def full() -> Report:
    return assemble(scorecards.full())


def blocks(report: Report) -> list[d.Block]:
    return [block for part in report.parts for block in part.blocks]


def idents(report: Report) -> list[str]:
    return [block.ident for block in blocks(report) if isinstance(block, d.TableBlock | d.ChartBlock)]


def texts(thing: object) -> Iterator[str]:
    """Every text in what is printed, at whatever depth."""
    if isinstance(thing, str) and not isinstance(thing, Enum):
        yield thing
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from texts(item)
    elif isinstance(thing, dict):
        yield from texts(tuple(thing.values()))
    elif is_dataclass(thing):
        for each in fields(thing):
            yield from texts(getattr(thing, each.name))


def printed(report: Report) -> list[str]:
    return list(texts((report.identity, dict(report.values), dict(report.tables), dict(report.charts), report.parts, report.sign_off)))


def test_no_text_is_loose_or_unprintable(report: Report) -> None:
    wrong = [t for t in printed(report) if LOOSE.search(t.strip()) or unprintable(t)]
    assert wrong == []


def test_every_paragraph_ends_as_a_sentence_or_a_lead(report: Report) -> None:
    ends = [block.text[-1] for block in blocks(report) if isinstance(block, d.Paragraph)]
    assert [e for e in ends if isinstance(e, str) and not e.endswith((".", ":"))] == []


def test_every_table_and_chart_stands_exactly_once(report: Report) -> None:
    assert {i: n for i, n in Counter(idents(report)).items() if n != 1} == {}
    assert set(idents(report)) == set(report.tables) | set(report.charts)


def test_headings_have_anchors_of_their_own(report: Report) -> None:
    anchors = [block.ident for block in blocks(report) if isinstance(block, d.Heading)]
    assert "" not in anchors
    assert len(set(anchors)) == len(anchors)


def test_references_and_narratives_lead_somewhere(report: Report) -> None:
    for block in blocks(report):
        if isinstance(block, d.Paragraph):
            assert all(i.ident in report.tables or i.ident in report.charts for i in block.text if isinstance(i, d.Ref))
        if isinstance(block, d.Narrative):
            assert block.key in report.narratives


def grid(rows: tuple[tuple[d.Cell, ...], ...]) -> list[int]:
    """Width of every row, counting the cells that reach down from above."""
    reaching: list[tuple[int, int]] = []
    widths = []
    for row in rows:
        widths.append(sum(c.columns for c in row) + sum(width for _, width in reaching))
        reaching = [(left - 1, width) for left, width in reaching if left > 1] + [(c.rows - 1, c.columns) for c in row if c.rows > 1]
    assert reaching == [], "a cell reaches below the last row"
    return widths


def test_rows_fill_their_tables(report: Report) -> None:
    for table in report.tables.values():
        for part in (table.header, table.body, table.footer):
            assert set(grid(part)) <= {len(table.columns)}, table.ident
        assert table.body, table.ident
        assert all(c.width > 0 for c in table.columns)


def test_no_cell_is_blank(report: Report) -> None:
    for table in report.tables.values():
        assert all(any(str(i).strip() for i in cell.text) for row in (*table.header, *table.body, *table.footer) for cell in row), (
            table.ident
        )


def test_charts_have_rows_and_a_sentence_for_those_who_cannot_see(report: Report) -> None:
    for chart in report.charts.values():
        assert chart.rows
        assert re.match(r"Grafik .+: .+\.$", chart.alt), chart.alt


def test_parts_follow_the_official_outline(full: Report) -> None:
    found = {p.name: [x.text for x in p.blocks if isinstance(x, d.Heading) and x.level == 1] for p in full.parts}
    assert found == {
        "depan": ["Kata Pengantar", "Lembar Pengesahan", "Ringkasan Eksekutif"],
        "isi": ["Pendahuluan", "Perencanaan Kinerja", "Akuntabilitas Kinerja", "Penutup"],
        "lampiran": [
            "Perjanjian Kinerja Tahun 2025",
            "Rencana Aksi Tahun 2025",
            "Pengukuran Kinerja Tahun 2025",
            "Daftar Data Dukung",
            "Aturan Pengukuran yang Dipakai",
        ],
    }


def lead_of(block: d.Block) -> str:
    """The bold lead of a paragraph or the text of a small heading."""
    if isinstance(block, d.Heading) and block.level == 5:
        return block.text
    return block.text[0].text if isinstance(block, d.Paragraph) and isinstance(block.text[0], d.Strong) else ""


def test_indicator_has_the_seven_analyses_in_order(full: Report) -> None:
    leads = [lead for block in blocks(full) if (lead := lead_of(block))]
    start = leads.index("1. Target dan realisasi.")
    assert leads[start : start + 9] == [
        "1. Target dan realisasi.",
        "2. Perbandingan dengan tahun lalu dan beberapa tahun terakhir.",
        "3. Kemajuan terhadap target Renstra.",
        "4. Perbandingan dengan standar nasional.",
        "5. Penyebab keberhasilan atau kegagalan",
        "Solusi yang telah dilakukan",
        "6. Efisiensi penggunaan sumber daya",
        "7. Program dan kegiatan yang menunjang",
        "Rekomendasi perbaikan",
    ]


def test_contract_of_idents_and_values(full: Report) -> None:
    tables = "ringkasan pk capaian ss-1 banding-ik-1-1 renstra standar program kegiatan sumber-dana jenis-belanja efisiensi"
    appendices = "lampiran-pk rencana-aksi pengukuran bukti aturan"
    assert {f"tbl-{name}" for name in f"{tables} {appendices}".split()} <= set(full.tables)
    assert {f"gbr-{name}" for name in ["capaian", "sasaran", "tren-ik-1-1", "bulanan-ik-1-1", "anggaran"]} <= set(full.charts)
    office = "capaian kategori jumlah-sasaran jumlah-indikator tercapai tidak-tercapai tanpa-data"
    each = "nama target realisasi capaian capaian-mentah kategori realisasi-lalu perubahan target-renstra kemajuan-renstra standar"
    money = "pagu-awal pagu realisasi serapan sisa efisiensi nilai-efisiensi HLD.pagu HLD.realisasi HLD.serapan"
    names = {f"kantor.{n}" for n in office.split()} | {f"IK-1.1.{n}" for n in each.split()} | {f"anggaran.{n}" for n in money.split()}
    assert names | {"tahun", "tahun-lalu", "satker", "s1.capaian", "SS-1.nama", "SS-1.capaian", "SS-1.kategori"} <= set(full.values)


def test_empty_chapter_stands_with_one_honest_sentence(full: Report) -> None:
    said = [block.text for block in blocks(full) if isinstance(block, d.Paragraph)]
    for chapter in CHAPTERS:
        sentence = f"Bagian ini belum diisi: naskah laporan/{chapter.key}.md belum ada atau masih kosong."
        assert ((sentence,) in said) == (chapter.key != "kata-pengantar")


def test_table_that_the_office_placed_itself_does_not_stand_twice() -> None:
    text = "Uraian.\n\n{{tabel:tbl-pk}}\n\n{{grafik:gbr-capaian}}\n"
    chapters = {"bab-2-perencanaan": scorecards.prose("bab-2-perencanaan", text)}
    report = assemble(measure(scorecards.full_dossier(chapters=chapters)))
    assert {"tbl-pk", "gbr-capaian"} & set(idents(report)) == set()
    assert {"tbl-pk", "gbr-capaian"} <= set(report.tables) | set(report.charts)


def test_unfinished_year_says_how_far_it_reaches_and_who_is_missing() -> None:
    report = assemble(measure(running_year()))
    said = " ".join(printed(report))
    assert "Laporan ini memuat data sampai dengan Juni 2025;" in said
    assert "Data Periode s2 belum disampaikan oleh Subbagian rendatin." in said


def test_same_scorecard_gives_the_same_report() -> None:
    assert assemble(scorecards.full()) == assemble(scorecards.full())


def test_a_periods_report_has_its_own_words_and_its_own_year_on_the_cover():
    own = m.Prose(key="kata-pengantar", text="Kata semester", period="s1", place=b.HERE)
    year = b.dossier(
        b.entry(month=6),
        chapters={"kata-pengantar": m.Prose(key="kata-pengantar", text="Kata tahun", place=b.HERE)},
        period_chapters=(own,),
    )
    periods = tuple(replace(p, due=date(2025 if p.code == "s1" else 2026, 1 if p.code == "s2" else 7, 10)) for p in year.periods)
    year = replace(year, periods=periods)
    semester = assemble(measure(until(year, year.periods[0])))
    assert semester.narratives["kata-pengantar"].text == "Kata semester"
    assert assemble(measure(year)).narratives["kata-pengantar"].text == "Kata tahun"
    assert (semester.identity.published, assemble(measure(year)).identity.published) == (2025, 2026)
    told = " ".join(str(block) for part in semester.parts for block in part.blocks)
    assert "laporan/s1/bab-1-pendahuluan.md" in told
    assert "bab-2-perencanaan.md" not in told
