"""What must hold of every sequence of reviews there is, not only of those somebody thought of."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.approvals.evaluate import evaluate, from_records
from pipeline.core.approvals.values import Policy, Proposal, SignOff, Stance, Standing
from tests.core.approvals import play
from tests.core.approvals.play import ACCOUNTS, OFFICES, YEAR, content, content_at

GIVEN = {Standing.PARAF, Standing.SIGNED}
POLICIES = (Policy(), Policy(shared=(("kasubbag-rendatin", "kasubbag-kul"),)), Policy(shared=(("kasubbag-rendatin", "sekretaris"),)))


def always(*args: Any, **kwargs: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Hypothesis' `given` with settings of this file only: repeatable, and no deadline on a busy machine."""
    return lambda test: settings(deadline=None, max_examples=150, derandomize=True)(given(*args, **kwargs)(test))


likely = ["kul", "rendatin", "sekretaris"]
people = st.one_of(st.sampled_from(likely), st.sampled_from([who for who in ACCOUNTS if who not in ("staf", "admin")]))
strangers = st.sampled_from(["asing", "hapus", "ketua", "staf", "admin"])
signs = st.sampled_from("+++-~")
steps = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "", "="]),
    people,
    signs,
    st.sampled_from("aaaab?_"),
    st.sampled_from(["", "", "", "!", "!!"]),
)
turns = st.sampled_from(["#2:staf", "#2:kul", "#3:staf,rendatin", "#3:admin~a", "gabung", "gabung?", "@2026-02-12", "@2026-02-20"])
plays = st.lists(st.one_of(steps, steps, steps, turns), max_size=10).map(" ".join)
agreed = st.permutations(["kul+a", "rendatin+a"]).map(lambda made: " ".join([*made, "sekretaris+a"]))
stories = st.one_of(plays, st.builds("{} {}".format, agreed, plays), st.builds("{} {}".format, plays, agreed))
offices = st.sampled_from([OFFICES["biasa"], OFFICES["biasa"], OFFICES["kul-di-kedua"], OFFICES["kul-pindah"], OFFICES["dua-kul"]])
policies = st.sampled_from(POLICIES)


def judge(made: tuple[Proposal, ...], office: Any, policy: Policy, published: str = "a") -> SignOff:
    return evaluate(made, office, policy, YEAR, content_at, published)


def verdict(found: SignOff) -> Any:
    """The verdict without the history."""
    return found.stands, found.is_initialled, found.is_signed


def given_roles(found: SignOff) -> set[str]:
    return {stand.role.code for stand in found.stands if stand.standing in GIVEN}


def with_review(made: tuple[Proposal, ...], at: int, **changes: Any) -> tuple[Proposal, ...]:
    """The proposals with one more review in one of them, made after the pattern of an existing one."""
    chosen = made[at % len(made)]
    pattern = chosen.reviews[at % len(chosen.reviews)]
    more = (*chosen.reviews, replace(pattern, ident="900", **changes))
    return tuple(replace(p, reviews=more) if p.number == chosen.number else p for p in made)


def reviewed(story: str) -> tuple[Proposal, ...]:
    return tuple(p for p in play.proposals(story) if p.reviews)


@always(story=stories, at=st.integers(0, 50), office=offices, policy=policies, who=people)
def test_a_comment_changes_nothing_at_all(story, at, office, policy, who):
    if made := reviewed(story):
        comment = {"stance": Stance.COMMENTED, "account": ACCOUNTS[who], "original": None}
        assert judge(with_review(made, at, **comment), office, policy) == judge(made, office, policy)


@always(
    story=stories,
    at=st.integers(0, 50),
    office=offices,
    policy=policies,
    stance=st.sampled_from(Stance),
    account=st.sampled_from([99, 16, None]),
)
def test_a_strangers_review_changes_no_verdict(story, at, office, policy, stance, account):
    if made := reviewed(story):
        more = with_review(made, at, stance=stance, account=account)
        assert verdict(judge(more, office, policy)) == verdict(judge(made, office, policy))


@always(story=stories, office=offices, policy=policies)
def test_changing_the_content_leaves_nothing_given(story, office, policy):
    assert given_roles(judge(play.proposals(story), office, policy, "c")) == set()


@always(story=stories, office=offices, policy=policies, order=st.randoms(use_true_random=False))
def test_the_order_in_which_reviews_come_in_is_irrelevant(story, office, policy, order):
    made = list(play.proposals(story))
    mixed = [replace(p, reviews=tuple(order.sample(p.reviews, len(p.reviews)))) for p in order.sample(made, len(made))]
    assert judge(tuple(mixed), office, policy) == judge(tuple(made), office, policy)


@always(story=stories, at=st.integers(0, 50), office=offices, policy=policies, known=st.booleans())
def test_dismissing_never_adds(story, at, office, policy, known):
    made = reviewed(story)
    if made:
        chosen = made[at % len(made)]
        review = chosen.reviews[at % len(chosen.reviews)]
        original = (review.original if review.stance is Stance.DISMISSED else review.stance) if known else None
        gone = tuple(replace(r, stance=Stance.DISMISSED, original=original) if r is review else r for r in chosen.reviews)
        after = tuple(replace(p, reviews=gone) if p is chosen else p for p in made)
        if review.stance is not Stance.COMMENTED or known:
            assert given_roles(judge(after, office, policy)) <= given_roles(judge(made, office, policy))


@always(story=stories, at=st.integers(0, 50), office=offices, policy=policies, who=people)
def test_a_return_never_adds(story, at, office, policy, who):
    if made := reviewed(story):
        more = with_review(made, at, stance=Stance.RETURNED, account=ACCOUNTS[who], original=None)
        assert given_roles(judge(more, office, policy)) <= given_roles(judge(made, office, policy))


@always(story=stories, at=st.integers(0, 50), office=offices, policy=policies)
def test_an_unreadable_commit_never_adds(story, at, office, policy):
    if made := reviewed(story):
        chosen = made[at % len(made)]
        lost = tuple(replace(r, commit=None) if i == at % len(chosen.reviews) else r for i, r in enumerate(chosen.reviews))
        after = tuple(replace(p, reviews=lost) if p is chosen else p for p in made)
        assert given_roles(judge(after, office, policy)) <= given_roles(judge(made, office, policy))


@always(story=stories, office=offices, policy=policies)
def test_having_written_it_never_adds(story, office, policy):
    made = play.proposals(story)
    everybody = frozenset(a for a in ACCOUNTS.values() if a is not None)
    assert given_roles(judge(tuple(replace(p, contributors=everybody) for p in made), office, policy)) == set()


@always(story=stories, office=offices, policy=policies)
def test_what_is_signed_rests_on_approvals_of_this_very_content_by_officials_in_time(story, office, policy):
    found = judge(play.proposals(story), office, policy)
    accounts = {o.account for o in office.officials}
    for stand in found.stands:
        if stand.standing in GIVEN:
            assert stand.review is not None
            assert (stand.review.stance, content_at(stand.review.commit or "?")) == (Stance.APPROVED, content("a"))
            assert stand.review.account in accounts
    if found.is_signed:
        *initials, signature = found.stands
        assert all(s.time < signature.time or s.review == signature.review for s in initials)


@always(story=stories, office=offices, policy=policies)
def test_what_is_open_is_said_and_nothing_else(story, office, policy):
    found = judge(play.proposals(story), office, policy)
    assert len(found.missing) == sum(stand.standing not in GIVEN for stand in found.stands)


@always(story=stories, office=offices, policy=policies)
def test_history_runs_forward_in_time_and_in_rounds(story, office, policy):
    history = judge(play.proposals(story), office, policy).history
    assert list(history) == sorted(history, key=lambda e: e.time)
    assert [e.round for e in history] == sorted(e.round for e in history)


@always(
    story=st.lists(st.builds("{}{}{}".format, st.sampled_from(likely), st.sampled_from("++-"), st.sampled_from("aab")), min_size=1).map(
        " ".join
    )
)
def test_records_come_to_what_the_reviews_they_freeze_come_to(story):
    by_reviews = judge(play.proposals(story), OFFICES["biasa"], Policy())
    by_records = from_records(play.records(story), OFFICES["biasa"], Policy(), content("a"))
    assert play.standings(by_records) == play.standings(by_reviews)
    assert [e.round for e in by_records.history] == [e.round for e in by_reviews.history]
