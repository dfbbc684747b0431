"""Calendars: valid, the same bytes each time, and proof against whatever stands in a text."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from pipeline.core.agenda import agendas
from pipeline.core.comparing.markdown import plain
from pipeline.render import calendar
from tests import boards
from tests.core.scorecards import full

DOSSIER = full().dossier


def parsed(board, role="rendatin"):
    found = next(agenda for agenda in agendas(DOSSIER, board) if agenda.role == role)
    return Calendar.from_ical(calendar.written(found))


def events(board, role="rendatin"):
    return list(parsed(board, role).walk("VEVENT"))


def summaries(board, role="rendatin"):
    return [str(event["summary"]) for event in events(board, role)]


def test_one_calendar_for_each_role_and_subbagian():
    roles = [agenda.role for agenda in agendas(DOSSIER, boards.board())]
    assert roles == ["sekretaris", "perencana", *(d.code for d in DOSSIER.office.departments_on(DOSSIER.reference_day))]


def test_a_day_with_its_alarm():
    event = next(e for e in events(boards.board()) if e["summary"] == "Batas penyerahan data")
    assert event.decoded("dtstart") == date(2026, 1, 10)
    assert event.decoded("dtend") == date(2026, 1, 11)
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-2, hours=8)
    assert alarm["action"] == "DISPLAY"


def test_what_is_done_rings_no_more_and_says_so():
    event = next(e for e in events(boards.board(dues=(boards.due(done=True),))) if "Batas penyerahan data" in e["summary"])
    assert event["summary"].startswith("Selesai: ")
    assert event.walk("VALARM") == []


def test_a_head_shares_the_calendar_of_the_subbagian():
    assert "Paraf" in summaries(boards.board(dues=(boards.due("Paraf", role="kasubbag-rendatin"),)))


def test_a_subbagian_sees_nobody_else_s_matters():
    assert "Milik kul" not in summaries(boards.board(dues=(boards.due("Milik kul", role="kul"),)))


def test_those_who_oversee_see_whose_deadline_it_is():
    board = boards.board(dues=(boards.due("Data", role="kul"),))
    name = next(d.name for d in DOSSIER.office.departments_on(DOSSIER.reference_day) if d.code == "kul")
    for role in ("sekretaris", "perencana"):
        assert f"Data: {name}" in summaries(board, role)


def test_the_reviews_of_the_sop_are_in_the_planner_s_calendar():
    assert "Tinjauan SOP Pengumpulan Data Kinerja" in summaries(boards.board(), "perencana")


def test_a_matter_keeps_its_identity_when_its_day_or_state_changes():
    before, after = boards.due(), replace(boards.due(), day=date(2026, 2, 1), done=True)
    uids = [{str(e["uid"]) for e in events(boards.board(dues=(one,)))} for one in (before, after)]
    assert uids[0] == uids[1]


def test_every_event_has_an_identity_of_its_own():
    uids = [e.uid for agenda in agendas(DOSSIER, boards.board()) for e in agenda.events]
    assert len(uids) == len(set(uids))


def test_the_same_board_gives_the_same_bytes():
    assert calendar.named(agendas(DOSSIER, boards.board())) == calendar.named(agendas(DOSSIER, boards.board()))


@pytest.mark.parametrize("role", ["sekretaris", "rendatin"])
def test_lines_are_ended_and_folded_as_the_standard_says(role):
    board = boards.board(dues=(boards.due("Ä" * 150, role=role),))
    data = calendar.written(next(agenda for agenda in agendas(DOSSIER, board) if agenda.role == role))
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


HOSTILE = st.text() | st.sampled_from(
    ["a\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x;y,z\\n\\", "\u2028\nATTACH:http://lain.contoh", "\x00\x85:\x0b", 'TZID="a":b', "\\;\\,\\N"]
)


@settings(deadline=None)
@given(what=HOSTILE, basis=HOSTILE, ident=HOSTILE)
def test_text_comes_back_as_text_whatever_stands_in_it(what, basis, ident):
    board = boards.board(dues=(boards.due(what, basis=basis, ident=ident, day=date(2030, 5, 5)),), reviews=())
    (event,) = [e for e in events(board) if e.decoded("dtstart") == date(2030, 5, 5)]
    assert str(event["summary"]) == plain(what, 200).replace("\\N", "\\ N")
    assert set(event.keys()) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    if basis:
        assert str(event["description"]).split("\n")[0] == plain(f"Dasar: {basis}.").replace("\\N", "\\ N")


def test_the_moment_told_is_the_board_s():
    event = events(boards.board())[0]
    assert event.decoded("dtstamp") == datetime.fromisoformat("2025-11-20T05:00:00+00:00")
