"""The board of the SOPs: from what papers tell to where every step stands. The steps are the office's own, read from periods/sop.yml."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.approvals.values import Act, Content, Role, RoleStand, SignOff, Standing
from pipeline.core.tracking import board as boards
from pipeline.core.tracking import dues, export, guidance, traces
from pipeline.core.tracking.procedures import Procedures, Review
from pipeline.core.tracking.traces import Filling, Papers, Question, Seen, Verified
from pipeline.core.tracking.values import Due, Moment, Source, State
from pipeline.intake.beside import calendar_files, sop_files
from tests import builders as b

ROOT = Path(__file__).parents[2]
NOW = datetime.fromisoformat("2026-11-19T10:00+07:00")  # a Thursday
DOSSIER = b.dossier(
    b.department("kul", name="Subbagian Keuangan"),
    b.department("rendatin", name="Subbagian Perencanaan"),
    year=2026,
    periods=(b.period("s1"), b.period("s2", (7, 8, 9, 10, 11, 12), name="Semester II", due=date(2027, 1, 11))),
)
ORDER = [f"kumpul-{n}" for n in range(1, 14)]


@cache
def procedures():
    return sop_files.read(ROOT).procedures


@cache
def calendar():
    return calendar_files.read(ROOT, "WIB").calendar


def at(text, source=Source.GIT, **more):
    return Moment(time=datetime.fromisoformat(f"{text}+07:00"), source=source, **more)


def day(text):
    return replace(at(f"{text}T00:00", Source.LETTER), exact=False)


def declared(step, start=None, end=None, department="", period="s2"):
    given = [at(t, Source.DECLARED, by="uji") if t else None for t in (start, end)]
    return traces.Declared(period=period, step=step, department=department, start=given[0], end=given[1], note="", place=b.place())


def letter(kind, issued=None, written=None, **initials):
    return Seen(kind=kind, period="s2", written=written, issued=issued, initials=initials)


def empty(*departments):
    return tuple(Filling(department=d, asked=4, filled=0) for d in departments)


def filled(department, last="2026-11-17T09:00", count=4):
    return Filling(department=department, asked=4, filled=count, first=at("2026-11-16T09:00"), last=at(last))


def made(now=NOW, period=1, office=calendar, steps=procedures, **papers):
    given = Papers(**({"filling": empty("kul", "rendatin")} | papers))
    return boards.board(steps(), given, office() if office else None, DOSSIER, DOSSIER.periods[period], now)


def states(found):
    return {p.step.code + (f"/{p.department}" if p.department else ""): p.state for p in found.steps}


def step(found, code, department=""):
    return next(p for p in found.steps if (p.step.code, p.department) == (code, department))


# The SOPs as data


def test_the_sops_have_their_fourteen_and_six_steps():
    kumpul, susun = procedures().all
    assert [s.code for s in kumpul.steps] == [f"kumpul-{n}" for n in range(1, 15)]
    assert [s.number for s in susun.steps] == ["1", "2", "2a", "2b", "2c", "2d", "2e", "3", "4", "5", "6"]


def test_legible_standards_are_those_printed_and_the_rest_says_that_it_is_not():
    printed = {s.code: (int(s.standard.amount), s.standard.unit.value) for s in procedures().steps if s.standard.amount}
    assert printed == {
        "kumpul-9": (20, "menit"),
        "kumpul-10": (15, "menit"),
        "kumpul-11": (2, "hari"),
        "kumpul-12": (1, "hari"),
        "kumpul-13": (3, "jam"),
        "kumpul-14": (15, "menit"),
        "susun-1": (120, "menit"),
        "susun-2": (7, "hari"),
        "susun-3": (60, "menit"),
        "susun-4": (30, "menit"),
        "susun-5": (30, "menit"),
        "susun-6": (15, "menit"),
    }
    kumpul = procedures().all[0]
    assert all("tidak terbaca" in s.standard.basis for s in kumpul.steps[:8])
    minutes = {"menit": 1, "jam": 60}
    legible = sum(
        int(s.standard.amount) * minutes[s.standard.unit.value] for s in kumpul.steps if s.standard.amount and s.standard.unit != "hari"
    )
    assert kumpul.printed_total == "3 Hari 7 Jam 15 Menit"
    assert 7 * 60 + 15 - legible == 205
    assert "205 menit" in kumpul.note


def test_no_review_is_claimed_that_nobody_knows_of():
    assert all(p.reviews == () and p.reviews_per_year == 2 for p in procedures().all)
    assert all(basis.checked is None for p in procedures().all for basis in p.bases)
    assert [len(p.bases) for p in procedures().all] == [5, 10]


def test_every_trace_an_sop_may_name_has_somebody_who_tells_of_it_and_a_next_step():
    schema = json.loads((ROOT / "schemas" / "sop.json").read_text(encoding="utf-8"))
    known = schema["properties"]["sop"]["items"]["properties"]["langkah"]["items"]["properties"]["jejak"]["enum"]
    assert set(known) == set(traces.OFFICE) == set(guidance.NEXT)


# States


def test_before_anything_is_there_everything_waits():
    found = made()
    assert {p.state for p in found.steps} == {State.WAITING}
    assert found.notes["perintah"] == "lakip surat baru lembar-disposisi 2026/s2"


def test_what_comes_after_the_last_thing_done_runs_since_then():
    found = made(letters=(letter("lembar-disposisi", at("2026-11-19T08:00", Source.LETTER)),))
    assert states(found)["kumpul-1"] is State.DONE
    following = step(found, "kumpul-2")
    assert (following.state, following.start) == (State.RUNNING, at("2026-11-19T08:00", Source.LETTER))
    assert following.minutes == 120
    assert following.over is None  # its standard cannot be read
    assert guidance.standard(following) == "baku tidak terbaca"
    assert states(found)["kumpul-3"] is State.WAITING


def test_a_step_without_a_trace_before_a_later_one_that_is_done_is_not_recorded():
    found = made(letters=(letter("surat-edaran", at("2026-11-19T08:00", Source.LETTER)),))
    assert [states(found)[code] for code in ORDER[:8]] == [
        State.UNKNOWN,
        State.UNKNOWN,
        State.UNKNOWN,
        State.DONE,  # what was issued was drafted
        State.UNKNOWN,
        State.UNKNOWN,
        State.DONE,
        State.RUNNING,
    ]


def test_a_letter_that_waits_to_be_issued_is_named_in_the_command():
    waiting = replace(letter("surat-edaran", written=at("2026-11-18T09:00")), file="periods/2026/surat/edaran.yml")
    found = made(letters=(waiting,))
    assert states(found)["kumpul-7"] is State.RUNNING
    assert found.notes["perintah"] == "lakip surat terbit periods/2026/surat/edaran.yml"


def test_a_form_that_is_not_filled_is_known_to_be_empty_even_where_others_went_ahead():
    verified = (Verified(department="kul", judged=1, total=2, last=None),)
    found = states(made(filling=(filled("kul"), *empty("rendatin")), verified=verified))
    assert found["kumpul-11/kul"] is State.DONE
    assert found["kumpul-11/rendatin"] is not State.UNKNOWN
    assert found["kumpul-12"] is State.RUNNING


def test_the_journal_counts_where_no_paper_speaks_and_is_marked():
    lines = (declared("kumpul-9", "2026-11-16T08:00", "2026-11-16T08:25"), declared("kumpul-1", None, "2026-11-02T08:00"))
    papers = {"letters": (letter("lembar-disposisi", at("2026-11-03T08:00", Source.LETTER)),)}
    found = made(journal=lines, **papers)
    told = step(found, "kumpul-9")
    assert (told.state, told.minutes, told.over) == (State.DONE, 25, True)
    assert told.start.is_declared
    assert told.end.is_declared
    assert step(found, "kumpul-1").end.source is Source.LETTER


def test_a_line_of_another_period_says_nothing():
    assert states(made(journal=(declared("kumpul-9", None, "2026-06-01T08:00", period="s1"),)))["kumpul-9"] is State.WAITING


def test_the_journal_cannot_declare_done_what_papers_show_running():
    found = made(filling=(filled("kul", count=2), *empty("rendatin")), journal=(declared("kumpul-11", None, "2026-11-17T08:00", "kul"),))
    assert states(found)["kumpul-11/kul"] is State.RUNNING


def test_the_yearly_steps_belong_to_the_last_period():
    found = made(period=0)
    assert {p.state for p in found.steps if p.step.annual} == {State.NOT_NEEDED}
    assert all("Semester II" in p.note for p in found.steps if p.step.annual)


def test_the_second_sop_begins_when_the_data_are_in():
    lines = (declared("kumpul-13", None, "2026-11-19T09:00"),)
    found = made(filling=(filled("kul"), filled("rendatin")), journal=lines)
    first = step(found, "susun-1")
    assert (first.state, first.minutes, first.over) == (State.RUNNING, 60, False)
    assert states(found)["susun-2"] is State.WAITING
    assert step(made(now=NOW + timedelta(hours=3, minutes=1), filling=(filled("kul"), filled("rendatin")), journal=lines), "susun-1").over


def test_inner_steps_do_not_make_the_steps_before_them_unknown():
    found = states(made(filling=(filled("kul"), filled("rendatin")), journal=(declared("kumpul-10", None, "2026-11-16T08:00"),)))
    assert found["susun-2a"] is State.DONE
    assert found["kumpul-12"] is State.RUNNING
    assert found["kumpul-13"] is State.WAITING


def test_questions_corrections_and_meetings_are_told_when_they_were_needed():
    asked = Question(ident="s2-konfirmasi-001", department="kul", asked=at("2026-11-17T09:00"), decided=None, is_open=True)
    assert step(made(questions=(asked,)), "susun-2b").note == "1 dari 1 konfirmasi belum diputus"
    done = tuple(Verified(department=d, judged=2, total=2, last=at("2026-11-18T09:00")) for d in ("kul", "rendatin"))
    clear = states(made(filling=(filled("kul"), filled("rendatin")), verified=done))
    assert (clear["kumpul-12"], clear["susun-2b"], clear["susun-2e"]) == (State.DONE, State.NOT_NEEDED, State.NOT_NEEDED)
    decided = replace(asked, decided=at("2026-11-18T09:00"), is_open=False)
    corrected = states(made(questions=(decided,), corrections=(at("2026-11-18T10:00"),)))
    assert (corrected["susun-2b"], corrected["susun-2e"]) == (State.DONE, State.DONE)


def test_paraf_and_signature_stand_only_when_all_who_are_asked_gave_them():
    def stand(code, act, standing):
        role = Role(code=code, act=act, title=code)
        return RoleStand(role=role, standing=standing, name="CONTOH", time=at("2026-11-18T10:00").time)

    def sign_off(*stands):
        return SignOff(content=Content(year=2026, sha256="", tree=""), stands=stands, history=(), missing=())

    one = sign_off(
        stand("kasubbag-kul", Act.PARAF, Standing.PARAF),
        stand("kasubbag-rendatin", Act.PARAF, Standing.NONE),
        stand("sekretaris", Act.SIGN, Standing.NONE),
    )
    found = made(sign_off=one, submitted=at("2026-11-18T09:00"))
    assert (step(found, "susun-3").state, step(found, "susun-3").note) == (State.RUNNING, "menunggu kasubbag-rendatin")
    assert states(found)["susun-4"] is State.WAITING
    both = sign_off(*(replace(s, standing=Standing.SIGNED if s.role.act is Act.SIGN else Standing.PARAF) for s in one.stands))
    signed = made(sign_off=both, submitted=at("2026-11-18T09:00"))
    assert step(signed, "susun-3").minutes == 60
    assert step(signed, "susun-4").end.source is Source.RECORD
    returned = sign_off(replace(one.stands[0], standing=Standing.RETURNED), *one.stands[1:])
    assert step(made(sign_off=returned), "susun-3").note.startswith("dikembalikan; menunggu kasubbag-kul")


# Time


@pytest.mark.parametrize(
    ("last", "used", "over"), [("2026-11-18T15:00", 2, False), ("2026-11-19T07:31", 3, True), ("2026-11-16T16:00", 0, False)]
)
def test_filling_counts_working_days_from_the_day_after_the_forms_went_out(last, used, over):
    found = made(filling=(filled("kul", last), *empty("rendatin")), journal=(declared("kumpul-10", None, "2026-11-16T09:00"),))
    assert (step(found, "kumpul-11", "kul").days, step(found, "kumpul-11", "kul").over) == (used, over)


def test_rows_that_git_saw_only_after_they_were_judged_were_handed_in_at_a_time_unknown():
    judged = tuple(Verified(department=d, judged=2, total=2, last=day("2026-11-17")) for d in ("kul", "rendatin"))
    found = made(filling=(filled("kul", "2026-11-18T09:00"), filled("rendatin", "2026-11-16T09:00")), verified=judged)
    assert (step(found, "kumpul-11", "kul").state, step(found, "kumpul-11", "kul").end) == (State.DONE, None)
    assert "waktunya tidak tercatat" in step(found, "kumpul-11", "kul").note
    assert step(found, "kumpul-11", "rendatin").end == at("2026-11-16T09:00")


def test_where_the_beginning_is_unknown_nothing_is_counted():
    found = step(made(filling=(filled("kul", count=2), *empty("rendatin"))), "kumpul-11", "kul")
    assert found.start == at("2026-11-16T09:00")  # first seen, which is not when it was handed out
    assert (found.days, found.over) == (None, None)


def test_of_a_moment_with_only_a_day_no_minutes_are_told():
    received = step(made(submitted=at("2026-11-17T09:00"), received=day("2026-11-18")), "susun-5")
    assert (received.state, received.minutes, received.over) == (State.DONE, None, None)


def test_a_step_that_ended_before_the_one_before_it_has_no_time():
    lines = (declared("kumpul-9", None, "2026-11-17T09:00"), declared("kumpul-10", None, "2026-11-16T09:00"))
    assert step(made(journal=lines), "kumpul-10").start is None


def test_without_a_calendar_states_are_told_and_no_times():
    lines = (declared("kumpul-9", "2026-11-16T08:00", "2026-11-16T08:25"),)
    found = made(office=None, journal=lines)
    assert step(found, "kumpul-9").minutes is None
    assert "kalender" in found.notes


def test_without_an_sop_there_are_no_steps_and_it_is_said():
    found = made(steps=Procedures)
    assert found.steps == ()
    assert "sop" in found.notes


def test_moments_are_told_in_the_zone_of_the_office():
    utc = Moment(time=datetime.fromisoformat("2026-11-19T01:00+00:00"), source=Source.LETTER)
    found = step(made(letters=(letter("lembar-disposisi", utc),)), "kumpul-1")
    assert found.end.time.isoformat() == "2026-11-19T08:00:00+07:00"


# Deadlines


def test_a_form_is_done_when_every_row_is_answered():
    found = {d.role: d.done for d in made(filling=(filled("kul"), filled("rendatin", count=3))).dues}
    assert found == {"kul": True, "rendatin": False}


def test_reviews_are_due_in_every_part_of_the_year():
    first, *rest = procedures().all
    reviewed = Procedures(all=(replace(first, reviews=(Review(day=date(2026, 8, 1), result="Tidak ada perubahan."),)), *rest))
    found = [(d.day, d.done) for d in dues.reviews(reviewed, 2026)][:2]
    assert found == [(date(2026, 6, 30), False), (date(2026, 12, 31), True)]
    assert len({d.ident for d in dues.reviews(reviewed, 2026)}) == 4


def test_what_is_asked_of_many_is_told_once():
    found = made(now=NOW + timedelta(days=60))
    (sentence,) = [s for s in guidance.late(found) if "Isian" in s]
    assert "11 Januari 2027 (Subbagian KUL dan Subbagian Rendatin)" in sentence


def test_tasks_of_meetings_stand_among_the_deadlines():
    task = Due(day=date(2026, 11, 25), what="Lengkapi bukti", role="kul", done=False, ident="tugas-1")
    found = boards.board(procedures(), Papers(), calendar(), DOSSIER, DOSSIER.periods[1], NOW, (task,))
    assert task in found.dues
    assert guidance.coming(found)[0] == "25 November 2026: Lengkapi bukti (Subbagian KUL)."


def test_holidays_that_are_not_known_are_said():
    assert "31 Desember 2026" in made().notes["libur"]


# Whatever the papers say

MOMENTS = st.one_of(st.none(), st.datetimes(datetime(2026, 7, 1), datetime(2026, 12, 1)).map(lambda t: at(t.isoformat(timespec="minutes"))))  # noqa: DTZ001
STEPS = st.sampled_from([s.code for s in sop_files.read(ROOT).procedures.steps])


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(STEPS, MOMENTS, MOMENTS), max_size=12), st.integers(0, 4), MOMENTS)
def test_every_board_is_whole_and_never_claims_more_than_was_told(lines, count, submitted):
    told = tuple(traces.Declared(period="s2", step=c, department="", start=s, end=e, note="", place=b.place()) for c, s, e in lines)
    found = made(journal=told, filling=(filled("kul", count=count), *empty("rendatin")), submitted=submitted)
    assert [p.step.code for p in found.steps if not p.department] == [s.code for s in procedures().steps if not s.per_department]
    ended = {line.step for line in told if line.end}
    for progress in found.steps:
        assert progress.end is None or progress.state is State.DONE
        assert not progress.over or (progress.start and progress.step.standard.amount is not None)
        assert progress.minutes is None or progress.minutes >= 0
        if progress.state is State.DONE and progress.step.trace == "jurnal":
            assert progress.step.code in ended
    assert found.notes["perintah"].startswith("lakip ")
    assert json.dumps(export.board(found))
