"""The board of a running period: what it says of steps, data and deadlines, and that nothing is told by colour alone."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from pipeline.core.agenda import agendas
from pipeline.core.assemble import assemble
from pipeline.core.collecting.owing import running
from pipeline.core.document import Bullets, Paragraph
from pipeline.core.model import Period
from pipeline.core.pages import pages
from pipeline.core.site_board import HELP, Collecting, board_page, moment
from pipeline.core.site_page import Tiles
from pipeline.core.tracking.values import Moment, Source, State
from tests import boards
from tests import builders as b
from tests.core.scorecards import full

DAY = date(2025, 11, 20)


@cache
def report():
    return assemble(full())


def made(owes=None, day=DAY, **changes):
    board = boards.board(**changes)
    owes = (boards.owing(),) if owes is None else owes
    agenda = agendas(report().scorecard.dossier, board)
    return board_page(report(), Collecting(board=board, owing=owes, agendas=agenda, since="Menurut keadaan per hari uji.", day=day))


def rows(page, table):
    return [["".join(getattr(piece, "text", piece) for piece in cell.text) for cell in row] for row in page.tables[table].body]


def said(page):
    return [paragraph.text[0] for paragraph in page.blocks if isinstance(paragraph, Paragraph)]


def test_it_says_of_which_moment_it_tells_and_that_it_rates_nobody():
    assert said(made())[:2] == ["Menurut keadaan per hari uji.", HELP]
    assert "bukan penilaian atas orang" in HELP


def test_data_is_told_with_what_is_missing_and_until_when():
    assert rows(made(), "data") == [
        [
            "Subbagian Perencanaan, Data, dan Informasi",
            "Ada yang dapat diisi",
            "1 dari 5",
            "IK-1.1: September dan Oktober\nAnggaran: Oktober",
            "10 Januari 2026",
        ]
    ]


@pytest.mark.parametrize(
    ("changes", "day", "state"),
    [
        ({"missing": (), "later": (), "spending": (), "asked": 1}, DAY, "Lengkap"),
        ({"missing": (), "spending": ()}, DAY, "Menunggu bulan berakhir"),
        ({}, date(2026, 1, 11), "Batas sudah lewat"),
        ({"due": None}, date(2030, 1, 1), "Ada yang dapat diisi"),
    ],
)
def test_every_standing_has_its_words(changes, day, state):
    assert rows(made((boards.owing(**changes),), day), "data")[0][1] == state


def test_a_step_tells_state_holder_since_and_time():
    assert rows(made(), "kumpul") == [
        [
            "11. Langkah 11",
            "Berjalan",
            "Subbagian Perencanaan, Data, dan Informasi",
            "17 November 2025 pukul 08.00 WIB\n(Git)",
            "3 hari kerja / 2 hari kerja; melampaui baku",
        ]
    ]


def test_a_step_of_every_subbagian_is_named_once_over_its_rows():
    page = made(
        steps=(boards.progress(department="kul"), boards.progress(State.WAITING, department="sdm", start=None, days=None, over=None))
    )
    first, second = page.tables["kumpul"].body
    assert first[0].rows == 2
    assert len(first) - len(second) == 1
    assert rows(page, "kumpul")[1][0] == "Belum"


def test_a_time_that_only_somebody_says_is_marked():
    start = Moment(time=boards.WIB_NOON, source=Source.DECLARED)
    assert rows(made(steps=(boards.progress(start=start),)), "kumpul")[0][3].endswith("\n(dinyatakan sendiri)")


def test_a_moment_of_which_only_the_day_is_known_has_no_hour():
    start = Moment(time=boards.WIB_NOON, source=Source.LETTER, exact=False)
    assert rows(made(steps=(boards.progress(start=start),)), "kumpul")[0][3] == "20 November 2025\n(surat)"


def test_a_step_without_a_trace_says_so():
    step = boards.progress(State.UNKNOWN, start=None, days=None, minutes=None, over=None)
    assert rows(made(steps=(step,)), "kumpul")[0][1:] == [
        "Tidak tercatat", "Subbagian Perencanaan, Data, dan Informasi", "–", "2 hari kerja",
    ]  # fmt: skip


def test_both_sops_have_a_table_of_their_own():
    page = made(steps=(boards.progress(), boards.progress(step=boards.step("1", "susun"))))
    assert {"kumpul", "susun"} <= set(page.tables)


def test_deadlines_come_open_ones_first_and_soonest_first():
    dues = (boards.due("C", date(2025, 12, 1)), boards.due("A", date(2025, 1, 1), done=True), boards.due("B", date(2025, 11, 18)))
    found = rows(made(dues=dues, reviews=()), "tenggat")
    assert [row[:2] for row in found] == [["B", "Lewat 2 hari"], ["C", "11 hari lagi"], ["A", "Selesai"]]


def test_the_sop_s_own_review_is_a_deadline():
    assert rows(made(), "tenggat")[0] == [
        "Tinjauan SOP Pengumpulan Data Kinerja", "3 hari lagi", "Minggu, 23 November 2025", "Pengelola data kinerja",
    ]  # fmt: skip


def test_one_deadline_of_everybody_is_one_row():
    codes = [d.code for d in report().office.departments_on(report().scorecard.dossier.reference_day)]
    found = rows(made(dues=tuple(boards.due(role=code) for code in codes), reviews=()), "tenggat")
    assert [row[-1] for row in found] == ["Semua subbagian"]


def test_no_deadline_is_said_too():
    assert rows(made(dues=(), reviews=()), "tenggat") == [["Belum ada tenggat yang tercatat."]]


def test_the_tiles_count():
    (tiles,) = [block for block in made().blocks if isinstance(block, Tiles)]
    assert [(tile.label, tile.value) for tile in tiles.items] == [
        ("Langkah selesai", "0 dari 1"), ("Data lengkap", "0 dari 1"), ("Tenggat terdekat", "23 November 2025"),
    ]  # fmt: skip


def test_what_comes_next_is_told_with_its_command():
    page = made(
        notes={
            "berikutnya": "langkah 11: ingatkan",
            "perintah": "lakip pengingat",
            "libur": "Daftar libur belum lengkap.",
            "nama-kumpul": "Uji",
        }
    )
    told = ["".join(getattr(piece, "text", piece) for piece in block.text) for block in page.blocks if isinstance(block, Paragraph)]
    assert "Berikutnya: langkah 11: ingatkan. Perintahnya: «lakip pengingat»." in told
    assert "Daftar libur belum lengkap." in told
    assert not {"lakip pengingat", "Uji"} & set(told)
    assert page.tables["kumpul"].caption == "Keadaan setiap langkah SOP Uji"


def test_every_role_s_calendar_is_offered():
    (bullets,) = [block for block in made().blocks if isinstance(block, Bullets)]
    assert [item[0].target for item in bullets.items][:2] == ["2025/kalender/sekretaris.ics", "2025/kalender/perencana.ics"]


def test_every_tint_stands_beside_words():
    page = made(steps=(boards.progress(), boards.progress(State.DONE), boards.progress(State.UNKNOWN)))
    tinted = [cell for table in page.tables.values() for row in table.body for cell in row if cell.tone]
    assert tinted
    assert all("".join(getattr(piece, "text", piece) for piece in cell.text).strip("–") for cell in tinted)


def test_the_year_links_to_its_board_only_where_there_is_one():
    found = Collecting(board=boards.board(), owing=(), agendas=(), since="", day=DAY)
    with_it = {page.path: page for page in pages([report()], {}, {}, [], {2025: found})}
    without = {page.path: page for page in pages([report()], {}, {}, [])}
    assert "2025/papan" in with_it
    assert "2025/papan/" in str(with_it["2025"].blocks)
    assert "2025/papan" not in without
    assert "2025/papan/" not in str(without["2025"].blocks)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2024, 5, 1), "s1"),
        (date(2025, 6, 30), "s1"),
        (date(2025, 7, 10), "s1"),
        (date(2025, 7, 11), "s2"),
        (date(2026, 1, 15), "s2"),
        (date(2030, 1, 1), "s2"),
    ],
)
def test_a_period_is_collected_until_its_deadline_has_passed(day, code):
    s1 = Period(code="s1", name="I", months=tuple(range(1, 7)), due=date(2025, 7, 10), place=b.HERE)
    s2 = replace(s1, code="s2", months=tuple(range(7, 13)), due=None)
    assert running([s2, s1], 2025, day).code == code


def test_a_moment_is_told_where_the_office_is():
    assert moment(boards.WIB_NOON, "WIB") == "20 November 2025 pukul 12.00 WIB"
    assert moment(boards.WIB_NOON, "WIT") == "20 November 2025 pukul 14.00 WIT"
