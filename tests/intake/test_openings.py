"""Which pull request a run was about is the host's word."""

import pytest

from pipeline.intake.host import openings
from tests.hostfake.office import Office, reader
from tests.hostfake.server import serving


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


def test_an_open_pull_request_is_found_by_where_it_stands(office):
    with serving(office.host) as server:
        head = office.host.pulls[office.number].head
        assert openings.number(reader(server), "staf:laporan", head) == office.number


def test_one_that_moved_on_or_was_merged_is_not(office):
    old = office.host.pulls[office.number].head
    new = office.host.push("laporan", {"periods/2026/laporan/bab-1.md": "Baru.\n"}, office.people.staff)
    with serving(office.host) as server:
        assert openings.number(reader(server), "staf:laporan", old) is None
        office.host.merge(office.number, office.people.admin)
        assert openings.number(reader(server), "staf:laporan", new) is None


def test_one_into_another_branch_is_not(office):
    office.host.git.point("cabang", office.host.git.tip("main"))
    office.host.push("lain", {"a.txt": "a\n"}, office.people.staff)
    office.host.open("lain", office.people.staff, base="cabang")
    with serving(office.host) as server:
        assert openings.number(reader(server), "staf:lain", office.host.git.tip("lain")) is None


def test_where_no_commit_is_named_it_may_stand_anywhere(office):
    with serving(office.host) as server:
        assert openings.number(reader(server), "staf:laporan") == office.number
        office.host.push("laporan", {"periods/2026/laporan/bab-1.md": "Baru.\n"}, office.people.staff)
        assert openings.number(reader(server), "staf:laporan") == office.number
        assert openings.number(reader(server), "staf:lain") is None
        assert openings.number(reader(server), "") is None
