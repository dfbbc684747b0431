"""Reminders: exact, polite, silent when nothing is due, and without surprises in WhatsApp."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.collecting.owing import owing
from pipeline.core.collecting.values import Asked, AskedSpending, Form, FormIdentity
from pipeline.core.model import Department, Period, Polarity, Term
from pipeline.core.reminders import Situation, quiet, reminders
from pipeline.core.tracking.values import State
from tests import boards
from tests import builders as b

DAY = date(2025, 11, 20)
FREE = {"given": (("IK-1.1", (7, 9, 10)),), "missing": (), "spending": ()}


def made(owes=None, day=DAY, links=None, **changes):
    changes = {"reviews": (), "steps": (), "dues": ()} | changes
    owes = (boards.owing(),) if owes is None else owes
    found = reminders(Situation(office="KPU Kota Contoh", board=boards.board(**changes), owing=owes, day=day, links=links or {}))
    return {one.role: one for one in found}


def text(role="rendatin", **how):
    return made(**how)[role].text


def test_a_subbagian_reads_exactly_what_is_missing_and_by_when():
    assert text() == (
        "Yth. Kepala Subbagian Perencanaan, Data, dan Informasi\n"
        "KPU Kota Contoh\n\n"
        "Data kinerja Semester II 2025 mohon dilengkapi paling lambat Sabtu, 10 Januari 2026 (51 hari lagi). "
        "Sudah terisi 1 dari 5 baris realisasi.\n\n"
        "Yang sudah dapat diisi sekarang:\n"
        "• IK-1.1: September dan Oktober\n\n"
        "Realisasi anggaran yang belum diisi: Oktober.\n\n"
        "Bila sudah dikirim, mohon abaikan pesan ini. Terima kasih atas kerja samanya."
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 1, 9), "(besok)"),
        (date(2026, 1, 10), "(hari ini)"),
        (date(2026, 1, 13), "seharusnya sudah lengkap pada Sabtu, 10 Januari 2026, 3 hari yang lalu"),
    ],
)
def test_the_deadline_is_told_in_words(day, said):
    assert said in text(day=day)


def test_nothing_is_said_when_nothing_is_due():
    assert made(owes=(boards.owing(**FREE),)) == {}


def test_what_lies_ahead_is_told_only_when_the_deadline_is_near():
    ahead = "Yang masih menunggu bulannya berakhir"
    assert ahead not in text()
    assert ahead in text(owes=(boards.owing(**FREE),), day=date(2026, 1, 3))


def test_what_is_done_or_far_away_presses_nobody():
    dues = (boards.due("Selesai", DAY, done=True), boards.due("Jauh", date(2026, 3, 1)))
    assert made(owes=(), dues=dues) == {}


def test_tasks_come_soonest_first_and_say_how_late():
    dues = (boards.due("Besok", date(2025, 11, 21)), boards.due("Lewat", date(2025, 11, 18), role="kasubbag-rendatin"))
    told = text(owes=(boards.owing(**FREE),), dues=dues)
    assert "• Lewat: Selasa, 18 November 2025 (lewat 2 hari)\n• Besok: Jumat, 21 November 2025 (besok)" in told


def test_the_deadline_of_the_data_is_not_told_twice():
    told = text(day=date(2026, 1, 9), dues=(boards.due(),))
    assert told.count("10 Januari 2026") == 1


def test_the_planner_sees_who_is_not_complete_and_the_secretary_only_who_is_late():
    assert set(made()) == {"rendatin", "perencana"}
    late = made(day=date(2026, 1, 20))
    assert set(late) == {"rendatin", "perencana", "sekretaris"}
    assert "1 dari 5 baris terisi; batas sudah lewat: IK-1.1" in late["sekretaris"].text


def test_a_running_step_is_told_to_whoever_holds_it():
    step = boards.progress(step=boards.step("3", holder="sekretaris"), department="", over=True)
    waiting = boards.progress(State.WAITING, step=boards.step("4", holder="perencana"), department="")
    told = made(owes=(), steps=(step, waiting))
    assert set(told) == {"sekretaris"}
    assert "• Langkah 3: Langkah 3; sudah melampaui waktu baku SOP" in told["sekretaris"].text


def test_reviews_of_the_sop_reach_the_planner():
    assert "Tinjauan SOP" in made(owes=(), reviews=boards.board().reviews)["perencana"].text


def test_links_are_given_where_there_are_some():
    assert "Panduan: https://contoh.id/p/" in text(links={"rendatin": (("Panduan", "https://contoh.id/p/"),)})


BOLD = re.compile(r"(?<!\w)([*_~])(?=\S)[^\n]*?(?<=\S)\1(?!\w)|`")
LIST = re.compile(r"^(?:[-*>]|\d+\.) ", re.MULTILINE)


@settings(deadline=None)
@given(st.text(alphabet="ab1 *_~`->.\n\r\u200b", max_size=40))
def test_no_text_turns_into_markup_in_whatsapp(what):
    told = text(owes=(boards.owing(**FREE),), dues=(boards.due(what, DAY),))
    assert not BOLD.search(told)
    assert not LIST.search(told)
    assert sum(line.startswith("• ") for line in told.splitlines()) == 1


@pytest.mark.parametrize(("written", "read"), [("*penting*", "∗penting∗"), ("berkas_data_2.csv", "berkas_data_2.csv"), ("a\n> b", "a > b")])
def test_names_within_words_stay_letter_for_letter(written, read):
    assert quiet(written) == read


def form(rows, spending=()):
    indicator = b.indicator()
    asked = tuple(Asked(indicator=indicator, month=m, target=None, activity="", filled={"realisasi": v} if v else {}) for m, v in rows)
    period = Period(code="s2", name="Semester II", months=tuple(range(7, 13)), due=None, place=b.HERE)
    return Form(
        identity=FormIdentity(region="3673", year=2025, period="s2", department="rendatin", digest="0"),
        office="KPU",
        short_name="KPU",
        period=period,
        department=Department(code="rendatin", name="R", number=3, term=Term(start=date(2020, 1, 1)), place=b.HERE),
        due=None,
        rows=asked,
        spending=tuple(AskedSpending(code=c, name=c, revised="1", month=m, filled=f) for c, m, f in spending),
    )


def test_a_month_is_owed_once_it_is_over():
    rows = [(9, "0"), (10, ""), (12, "")]
    before, after = owing(form(rows), date(2025, 12, 31)), owing(form(rows), date(2026, 1, 1))
    assert (before.missing, before.later) == ((("IK-1.1", (10,)),), (("IK-1.1", (12,)),))
    assert (after.missing, after.later) == ((("IK-1.1", (10, 12)),), ())
    assert (before.asked, before.filled) == (3, 1)  # a zero is filled in


def test_a_budget_month_is_owed_when_nothing_at_all_is_told_of_it():
    lines = [("a", 9, {}), ("b", 9, {"realisasi": "", "volume": ""}), ("a", 8, {"realisasi": "0"}), ("b", 8, {}), ("a", 12, {})]
    found = owing(form([(9, "1")], lines), DAY)
    assert found.spending == (9,)
    assert found.is_owing
    assert not found.is_complete


@pytest.mark.parametrize(
    ("polarity", "month", "owed"), [("maksimal", 9, False), ("maksimal", 12, False), ("minimal", 9, False), ("minimal", 12, True)]
)
def test_a_month_whose_target_is_zero_owes_nothing_unless_zero_is_the_aim_of_the_year(polarity, month, owed):
    asked = Asked(indicator=b.indicator(polarity=Polarity(polarity)), month=month, target=b.value(0), activity="")
    found = owing(replace(form([]), rows=(asked,)), date(2026, 2, 1))
    assert (found.asked, bool(found.missing)) == (int(owed), owed)
    given = replace(asked, filled={"realisasi": "3"})
    assert owing(replace(form([]), rows=(given,)), DAY).filled == 1


def test_everything_filled_is_complete_whatever_the_day():
    assert owing(form([(9, "1"), (12, "2")], [("a", 9, {"realisasi": str(Decimal(0))})]), DAY).is_complete


def test_a_reason_why_there_is_no_figure_is_an_answer():
    asked = Asked(indicator=b.indicator(), month=9, target=b.value(80), activity="", filled={"realisasi": "", "kendala": "Belum terbit."})
    found = owing(replace(form([]), rows=(asked,)), DAY)
    assert (found.filled, found.missing) == (1, ())
