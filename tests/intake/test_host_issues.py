"""Tasks at the host: one issue each, however often and by whomever it is run; nobody else's issue is ever touched."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.core.errors import PipelineError
from pipeline.core.hosting.tasks import Task, tasks
from pipeline.core.reminders import Situation
from pipeline.intake.host import host_issues
from tests import boards
from tests.hostfake.github import ROBOT
from tests.hostfake.office import Office, reader
from tests.hostfake.server import Fault, serving

TASK = Task(marker="lakip:tugas:2025/s2/rendatin", title="Data kinerja", body="- [ ] IK-1.1\n- [x] IK-1.2", done=False)
DONE = replace(TASK, body="- [x] IK-1.1", done=True)


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


@pytest.fixture
def server(office):
    with serving(office.host) as made:
        yield made


def settled(server, *wanted, **how):
    return [one.change for one in host_issues.settle(reader(server), wanted or (TASK,), **how)]


def state(office):
    return [(one.number, one.title, one.body, one.state) for one in office.host.issues.values()]


def sent(server):
    return [one for one in server.asked if one[0] in ("POST", "PATCH")]


def test_a_task_becomes_one_issue_and_stays_it(server, office):
    assert settled(server) == ["dibuat"]
    before = state(office)
    assert before == [(2, "Data kinerja", "<!-- lakip:tugas:2025/s2/rendatin -->\n- [ ] IK-1.1\n- [x] IK-1.2", "open")]
    assert settled(server) == ["tetap"]
    assert state(office) == before
    assert len(sent(server)) == 1


def test_it_is_brought_up_to_date_closed_and_opened_again(server, office):
    changes = [settled(server, one)[0] for one in (TASK, replace(TASK, body="lain"), DONE, DONE, TASK, TASK)]
    assert changes == ["dibuat", "diperbarui", "ditutup", "tetap", "dibuka kembali", "tetap"]
    assert state(office) == [(2, TASK.title, TASK.text, "open")]


def test_what_a_person_closed_too_early_is_opened_again(server, office):
    settled(server)
    office.host.issues[2].state = "closed"
    assert settled(server) == ["dibuka kembali"]


def test_nothing_is_made_of_what_is_already_done(server, office):
    assert settled(server, DONE) == ["tidak perlu"]
    assert state(office) == []


def test_a_stranger_s_issue_with_our_marker_is_left_alone(server, office):
    office.host.write("Punya saya", TASK.text, office.people.stranger)
    assert settled(server) == ["dibuat"]
    assert office.host.issues[2].title == "Punya saya"
    assert settled(server, DONE) == ["ditutup"]
    assert office.host.issues[2].state == "open"


def test_our_own_issue_without_the_marker_in_its_place_is_left_alone(server, office):
    robot = office.host.users[ROBOT]
    other = [office.host.write("Lain", body, robot) for body in (None, "", f"Kutipan:\n{TASK.text}")]
    assert settled(server) == ["dibuat"]
    assert {one.body for one in other} == {None, "", f"Kutipan:\n{TASK.text}"}


def test_a_pull_request_with_the_marker_is_no_task(server, office):
    office.host.pulls[1].author, office.host.pulls[1].body = office.host.users[ROBOT], TASK.text
    assert settled(server) == ["dibuat"]


def test_a_person_s_token_finds_its_own_issue_and_the_workflow_s(server, office):
    office.host.asking = office.people.admin
    assert [settled(server), settled(server)] == [["dibuat"], ["tetap"]]
    office.host.asking = office.host.users[ROBOT]
    other = replace(TASK, marker="lakip:tugas:2025/s2/kul")
    assert settled(server, other) == ["dibuat"]
    office.host.asking = office.people.admin
    assert settled(server, TASK, other) == ["tetap", "tetap"]


def test_the_workflow_finds_the_issue_of_an_official_named_in_the_data(server, office):
    office.host.asking = office.people.secretary
    settled(server)
    office.host.asking = office.host.users[ROBOT]
    assert settled(server, officials=frozenset({office.people.secretary.ident})) == ["tetap"]


def test_a_deleted_account_s_issue_is_nobody_s(server, office):
    office.host.write("Lama", TASK.text, office.people.stranger)
    office.host.delete(office.people.stranger)
    assert settled(server) == ["dibuat"]


def test_of_two_alike_the_older_one_counts(server, office):
    robot = office.host.users[ROBOT]
    office.host.write("Tua", TASK.text, robot)
    office.host.write("Muda", TASK.text, robot)
    settled(server)
    assert [one.title for one in office.host.issues.values()] == ["Data kinerja", "Muda"]


def test_our_issue_is_found_on_a_later_page(server, office):
    settled(server)
    for _ in range(5):
        office.host.write("Lain", "isi", office.people.stranger)
    server.page = 2
    assert settled(server) == ["tetap"]


def test_line_ends_of_the_host_are_no_change(server, office):
    settled(server)
    office.host.issues[2].body = TASK.text.replace("\n", "\r\n") + "\r\n"
    assert settled(server) == ["tetap"]


@pytest.mark.parametrize(("kind", "said"), [("nonsense", "tidak berbentuk"), ("403", "tidak berhak"), ("500", "terganggu")])
def test_trouble_of_the_host_is_one_clear_sentence(server, office, kind, said):
    server.faults.append(Fault(kind, 9, "/issues"))
    with pytest.raises(PipelineError, match=said):
        settled(server)
    assert state(office) == []


def test_making_is_never_repeated_blindly(server, office):
    settled(server, DONE)
    server.faults.append(Fault("503", 1, "/issues"))  # the list is asked for again
    assert settled(server) == ["dibuat"]
    assert len(state(office)) == 1


def situation(owes, **changes):
    return Situation(office="KPU", board=boards.board(**changes), owing=(owes,), day=date(2025, 11, 20), links={})


def test_the_list_says_what_is_missing_and_what_is_there():
    (task,) = tasks(situation(boards.owing(), dues=(boards.due(), boards.due("Notulen", role="kasubbag-rendatin", done=True))))
    assert task.title == "Data kinerja Semester II 2025: Subbagian Perencanaan, Data, dan Informasi"
    assert task.body.split("\n")[:9] == [
        "**Batas:** Sabtu, 10 Januari 2026. Terisi 1 dari 5 baris realisasi.",
        "",
        "### Realisasi indikator",
        "",
        "- [ ] IK-1.1 Persentase layanan (belum: September dan Oktober; terisi: Juli)",
        "- [ ] IK-1.2 Jumlah dokumen (menunggu bulannya berakhir: November dan Desember)",
        "",
        "### Anggaran",
        "",
    ]
    assert "- [x] Notulen: Sabtu, 10 Januari 2026" in task.body
    assert task.body.count("Batas penyerahan data") == 0
    assert not task.done


def test_a_task_is_done_when_data_and_other_tasks_are():
    whole = boards.owing(asked=1, filled=1, missing=(), later=(), spending=())
    assert tasks(situation(whole))[0].done
    assert not tasks(situation(whole, dues=(boards.due("Notulen", date(2025, 12, 1)),)))[0].done


HOSTILE = [
    "@kpu-pusat",
    "closes #12",
    "<!-- lakip:tugas:x -->",
    "[a](javascript:1)",
    "![x](https://x.id/y.png)",
    "- [x] palsu",
    "`a`",
    "|",
    "*b*",
]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), min_size=1, max_size=4).map("\n".join))
def test_text_of_the_office_acts_on_nothing(what):
    owes = boards.owing(names={"IK-1.1": what, "IK-1.2": "b"}, name=what)
    (task,) = tasks(situation(owes, dues=(boards.due(what, date(2025, 12, 1)),)))
    assert re.findall(r"^- \[[ x]\] ", task.body, re.MULTILINE) == ["- [ ] "] * 4
    for line in task.body.split("\n"):
        if line.startswith("- ["):
            rest = line[6:]
            assert not re.search(r"@\w|#\d|(?<!&)#\d+(?!;)|<|\[|!\[|`|\*", rest.replace("&#", "§")), line
    assert "\n" not in task.title
