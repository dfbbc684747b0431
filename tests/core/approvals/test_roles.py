"""The places on the sheet, and who held them on a day."""

from datetime import date

import pytest

from pipeline.core.approvals.roles import are_declared, code, holder, in_office, local, roles
from pipeline.core.approvals.values import Act, Policy
from tests import builders as b
from tests.core.approvals import play
from tests.core.approvals.play import KUL, LAMA, PLH, RENDATIN, SEKRETARIS, office, person

DAY = date(2025, 12, 31)
LATER = date(2026, 2, 1)


def codes(policy=None, held=None, day=DAY):
    return [role.code for role in roles(held or office(), policy or Policy(), day)]


def test_every_subbagian_initials_and_the_secretary_signs():
    found = roles(office(), Policy(), DAY)
    assert [(r.code, r.act, r.title) for r in found] == [
        ("kasubbag-kul", Act.PARAF, "Kepala Subbagian kul"),
        ("kasubbag-rendatin", Act.PARAF, "Kepala Subbagian rendatin"),
        ("sekretaris", Act.SIGN, "Sekretaris"),
    ]


def test_the_policy_says_who_initials_and_in_which_order():
    assert codes(Policy(paraf=("rendatin", "kul", "rendatin"))) == ["kasubbag-rendatin", "kasubbag-kul", "sekretaris"]


def test_a_subbagian_that_nobody_knows_keeps_its_place():
    assert codes(Policy(paraf=("humas",))) == ["kasubbag-humas", "sekretaris"]
    assert roles(office(), Policy(paraf=("humas",)), DAY)[0].title == "Kepala humas"


def test_a_renamed_subbagian_is_one_place_under_the_name_of_the_day():
    old = b.department("kul", name="Subbagian Lama", term=b.term(end="2025-12-31"))
    new = b.department("kul", name="Subbagian Baru", term=b.term("2026-01-01"))
    held = office(KUL, departments=(old, new))
    assert [r.title for r in roles(held, Policy(), DAY)] == ["Kepala Subbagian Lama", "Sekretaris"]
    assert [r.title for r in roles(held, Policy(), LATER)] == ["Kepala Subbagian Baru", "Sekretaris"]


def test_a_subbagian_that_ended_is_asked_only_where_the_policy_names_it():
    held = office(KUL, departments=(b.department("kul"), b.department("lama", term=b.term(end="2024-12-31"))))
    assert codes(held=held) == ["kasubbag-kul", "sekretaris"]
    assert roles(held, Policy(paraf=("lama",)), DAY)[0].title == "Kepala Subbagian lama"


@pytest.mark.parametrize(
    ("day", "who"),
    [
        ("2025-12-31", LAMA),
        ("2026-01-01", KUL),
        ("2026-02-09", KUL),
        ("2026-02-10", PLH),
        ("2026-02-14", PLH),
        ("2026-02-15", KUL),
    ],
)
def test_the_holder_is_the_one_of_the_day_and_a_stand_in_comes_first(day, who):
    assert holder(office(), "kasubbag-kul", date.fromisoformat(day)).official == who


def test_an_acting_head_beside_the_head_is_no_stand_in():
    acting = person("plh", department="kul", acting="Plt.")
    found = holder(office(KUL, acting), "kasubbag-kul", LATER)
    assert found.official is None
    assert found.problem.startswith("Lebih dari satu pejabat kasubbag-kul menjabat pada 1 Februari 2026: CONTOH Kul dan CONTOH Plh;")


def test_two_stand_ins_at_once_are_nobody():
    other = person("asing", department="kul", acting="Plh.")
    assert holder(office(KUL, PLH, other), "kasubbag-kul", date(2026, 2, 12)).official is None


def test_an_acting_head_alone_holds_the_office():
    acting = person("plh", department="kul", acting="Plt.")
    assert holder(office(acting), "kasubbag-kul", LATER).official == acting


def test_nobody_in_office_is_said_with_the_day():
    found = holder(office(RENDATIN), "kasubbag-kul", LATER)
    assert found.problem.startswith("Tidak ada pejabat kasubbag-kul yang menjabat pada 1 Februari 2026;")


def test_a_head_of_another_subbagian_and_the_chairman_hold_nothing_here():
    assert holder(office(RENDATIN, play.KETUA), "sekretaris", LATER).official is None
    assert code(play.KETUA) == "ketua"
    assert code(RENDATIN) == "kasubbag-rendatin"


SHARED = Policy(shared=(("kasubbag-kul", "kasubbag-rendatin"),))


def test_a_shared_role_is_filled_by_the_other_roles_holder_only_where_declared():
    alone = office(RENDATIN, SEKRETARIS)
    found = holder(alone, "kasubbag-kul", LATER, SHARED)
    assert (found.official, found.shared_by) == (RENDATIN, "kasubbag-rendatin")
    assert holder(alone, "kasubbag-kul", LATER).official is None


def test_a_role_with_a_holder_of_its_own_is_not_shared():
    found = holder(office(), "kasubbag-kul", LATER, SHARED)
    assert (found.official, found.shared_by) == (KUL, "")


def test_a_shared_role_inherits_the_other_roles_problem():
    twice = office(RENDATIN, person("lama", department="rendatin"))
    found = holder(twice, "kasubbag-kul", LATER, SHARED)
    assert found.official is None
    assert "kasubbag-rendatin" in found.problem


@pytest.mark.parametrize(
    "shared",
    [
        (("kasubbag-kul", "kasubbag-kul"),),
        (("kasubbag-kul", "kasubbag-sdm"), ("kasubbag-sdm", "kasubbag-rendatin")),
        (("kasubbag-sdm", "kasubbag-rendatin"),),
    ],
)
def test_a_role_shared_with_itself_in_a_chain_or_elsewhere_is_nobodys(shared):
    assert holder(office(RENDATIN), "kasubbag-kul", LATER, Policy(shared=shared)).official is None


@pytest.mark.parametrize(
    ("held", "shared", "declared"),
    [
        (("a",), (), True),
        (("a", "b"), (), False),
        (("a", "b"), (("a", "b"),), True),
        (("a", "b"), (("b", "a"),), True),
        (("a", "b", "c"), (("b", "a"), ("c", "a")), True),
        (("a", "b", "c"), (("b", "a"),), False),
        (("a", "b"), (("a", "c"),), False),
    ],
)
def test_several_roles_at_once_must_all_be_declared(held, shared, declared):
    assert are_declared(held, Policy(shared=shared)) is declared


def test_everybody_in_office_is_more_than_the_holder():
    assert in_office(office(), "kasubbag-kul", date(2026, 2, 12)) == (KUL, PLH)


@pytest.mark.parametrize(("zone", "hour"), [("WIB", 9), ("WITA", 10), ("WIT", 11)])
def test_the_offices_clock_is_that_of_its_zone(zone, hour):
    assert local(play.START, Policy(zone=zone)).hour == hour
