"""What is frozen of a host's reviews never says more than the reviews themselves do."""

from dataclasses import replace

import pytest

from pipeline.core.approvals import freezing
from pipeline.core.approvals.evaluate import evaluate, from_records
from pipeline.core.approvals.values import Policy
from tests.core.approvals import play
from tests.core.approvals.play import OFFICES, YEAR, content, content_at
from tests.core.approvals.test_properties import always, given_roles, offices, policies, stories


def frozen(made, office=OFFICES["biasa"], policy=Policy()):  # noqa: B008 (frozen values)
    found = freezing.acts(made, office, policy, YEAR, content_at, lambda ident: "")
    return tuple(replace(record, number=number) for number, record in enumerate(found, 1))


def granted_by_records(records, office, policy):
    return given_roles(from_records(records, office, policy, content("a")))


@pytest.mark.parametrize(
    "story", ["kul+a rendatin+a sekretaris+a kul-b!", "kul+a rendatin+a kul-a! sekretaris+a", "kul+a rendatin+a sekretaris+a rendatin-?!!"]
)
def test_dismissing_a_return_before_freezing_gives_no_paraf_back(story):
    made = play.proposals(story)
    office, policy = OFFICES["biasa"], Policy()
    assert not evaluate(made, office, policy, YEAR, content_at, "a").is_signed
    records = frozen(made)
    told = freezing.overstated(records, made, office, policy, YEAR, content_at, "a")
    assert told or not from_records(records, office, policy, content("a")).is_signed


def test_what_all_agreed_to_is_frozen_whole():
    made = play.proposals("kul+a rendatin+a sekretaris+a")
    records = frozen(made)
    assert from_records(records, OFFICES["biasa"], Policy(), content("a")).is_signed
    assert freezing.overstated(records, made, OFFICES["biasa"], Policy(), YEAR, content_at, "a") == ()


def test_content_that_cannot_be_read_proves_nothing():
    made = play.proposals("kul+a rendatin+a sekretaris+a")
    (told,) = freezing.overstated(frozen(made), made, OFFICES["biasa"], Policy(), YEAR, content_at, "?")
    assert "tidak dapat dibaca" in told


@always(stories, offices, policies)
def test_records_grant_no_more_than_reviews_unless_they_are_refused(story, office, policy):
    made = play.proposals(story)
    records = frozen(made, office, policy)
    truly = given_roles(evaluate(made, office, policy, YEAR, content_at, "a"))
    too_much = granted_by_records(records, office, policy) - truly
    assert bool(freezing.overstated(records, made, office, policy, YEAR, content_at, "a")) == bool(too_much)
