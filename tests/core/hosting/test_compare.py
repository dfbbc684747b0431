"""Wanted against live settings: each weakness gives its own sentence, and nothing unseen passes for well."""

from copy import deepcopy
from dataclasses import replace

import pytest

from pipeline.core.hosting.compare import open_points
from pipeline.core.hosting.ruleset import CHECKS, LABELS, RULES, ruleset
from pipeline.core.hosting.values import Live, Rule
from tests.hostfake.contract import violations

TEXT = "* @kpu/pengelola\n"
ROBOTS = {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": False}
GOOD = Live(
    branch="main",
    rules=RULES,
    bypass=(),
    codeowners=TEXT,
    owner_faults=(),
    labels=frozenset(label.name for label in LABELS),
    guarded=frozenset({"github-pages"}),
    robots=ROBOTS,
)


def points(**changes):
    return open_points(replace(GOOD, **changes), TEXT)


def rules(kind, **changes):
    return tuple(Rule(r.type, deepcopy(dict(r.parameters)) | (changes if r.type == kind else {})) for r in RULES)


def test_a_repository_set_up_as_wanted_has_nothing_open():
    assert points() == ()


def test_the_ruleset_fits_the_published_contract_and_lets_nobody_round():
    made = ruleset()
    assert violations("/rulesets/{ruleset_id}", "get", 200, made | {"id": 1, "source": "kpu/kinerja"}) == []
    assert made["bypass_actors"] == []
    assert made["enforcement"] == "active"
    live = [rule | {"ruleset_id": 1, "ruleset_source": "x", "ruleset_source_type": "Repository"} for rule in made["rules"]]
    assert violations("/rules/branches/{branch}", "get", 200, live) == []


@pytest.mark.parametrize("kind", [rule.type for rule in RULES])
def test_every_missing_rule_has_its_sentence(kind):
    found = points(rules=tuple(rule for rule in RULES if rule.type != kind))
    assert len(found) == 1
    assert "main" in found[0]
    assert "ruleset-main.json" in found[0]


@pytest.mark.parametrize(
    ("kind", "weaker", "said"),
    [
        ("pull_request", {"required_approving_review_count": 0}, "tanpa satu pun persetujuan"),
        ("pull_request", {"require_code_owner_review": False}, "CODEOWNERS"),
        ("pull_request", {"require_last_push_approval": False}, "Dorongan terakhir"),
        ("pull_request", {"required_review_thread_resolution": False}, "percakapan"),
        ("pull_request", {"dismiss_stale_reviews_on_push": True}, "menggugurkan setiap paraf"),
        ("pull_request", {"dismissal_restriction": {"enabled": False}}, "digugurkan siapa pun"),
        ("pull_request", {"dismissal_restriction": None}, "digugurkan siapa pun"),
        ("pull_request", {"dismissal_restriction": {"enabled": True, "allowed_actors": [{"id": 1}]}}, "digugurkan siapa pun"),
        ("pull_request", {"allowed_merge_methods": ["merge", "squash"]}, "selain merge commit"),
        ("pull_request", {"allowed_merge_methods": None}, "selain merge commit"),
        ("required_status_checks", {"strict_required_status_checks_policy": False}, "keadaan terakhir"),
        ("required_status_checks", {"required_status_checks": []}, ", ".join(CHECKS)),
        ("required_status_checks", {"required_status_checks": [{"context": check} for check in CHECKS]}, "dilaporkan siapa saja"),
    ],
)
def test_every_weaker_parameter_has_its_sentence(kind, weaker, said):
    found = points(rules=rules(kind, **weaker))
    assert len(found) == 1
    assert said in found[0]


def test_stricter_settings_are_not_held_against_anybody():
    assert points(rules=rules("pull_request", required_approving_review_count=5)) == ()


def test_two_rulesets_may_meet_the_wish_together():
    first = rules("pull_request", require_code_owner_review=False)
    second = rules("pull_request", required_approving_review_count=0, allowed_merge_methods=None)
    assert points(rules=first + second) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"bypass": ("Team 7", "OrganizationAdmin")}, "Team 7, OrganizationAdmin"),
        ({"bypass": None}, "tidak dapat dilihat"),
        ({"codeowners": None}, "belum ada"),
        ({"codeowners": "* @orang-lain\n"}, "tidak sesuai satker.yml"),
        ({"owner_faults": ((3, "Unknown owner"),)}, "baris 3"),
        ({"labels": frozenset({"sah"})}, "menunggu paraf, dikembalikan, menunggu tanda tangan"),
        ({"guarded": frozenset()}, "github-pages"),
        ({"guarded": None}, "tidak dapat dilihat"),
        ({"robots": ROBOTS | {"default_workflow_permissions": "write"}}, "berhak menulis"),
        ({"robots": ROBOTS | {"can_approve_pull_request_reviews": True}}, "menyetujui pull request"),
        ({"robots": None}, "tidak dapat dilihat"),
    ],
)
def test_everything_else_that_is_open_has_its_sentence(change, said):
    found = points(**change)
    assert len(found) == 1
    assert said in found[0]
    assert found[0].endswith(".")
