"""A broken line of the evaluator breaks a test: every mutant is caught, but those that change nothing anybody could see."""

from tests import mutation

EQUIVALENT = {
    "votes: 2 -> 3": "the most cautious stand stays the most cautious",
    "rounds: True -> False": "strict zip of two lists of one length",
    "rounds: self.vote.has_voice and self.vote.stance is Stance.APPROVED and (not self.fate) -> without operand 0": (
        "a vote without a voice always carries a fault; asked all the same"
    ),
    "rounds: vote.role.act if vote.role else Act.PARAF -> if True": "a vote without a role ends at its fault; the type demands an answer",
    "reviewing: False -> True": "whether a claim is shared is only read where it counts, and there it is always given",
    "reviewing:  for a in (p.author, *p.contributors) if a is not None -> without filter 0": "nobody asks who an unknown account is",
    "reviewing: 0 -> 1": "all reviews share the number, so that time alone orders them",
    "recorded: 0 -> 1": "records are numbered from 1, so that a host's record is still not after another of its second",
}


def test_every_mutant_is_caught_but_the_equivalent_ones():
    left, count = mutation.survivors()
    assert sorted(mutant.name for mutant in left) == sorted(EQUIVALENT)
    assert count > 500


def test_the_tests_that_judge_mutants_pass_around_the_evaluator_as_it_is():
    room = mutation.Room()
    with room.around(None):
        room.judge()


def test_the_evaluator_itself_is_back_in_its_place_afterwards():
    from pipeline.core.approvals import evaluate, rounds

    room = mutation.Room()
    assert mutation.is_caught(room, next(mutation.mutants("rounds")))
    from pipeline.core.approvals import evaluate as after
    from pipeline.core.approvals import rounds as rounds_after

    assert (after, rounds_after) == (evaluate, rounds)


def test_a_mutant_that_cannot_be_loaded_counts_as_caught():
    import ast

    assert mutation.is_caught(mutation.Room(), mutation.Mutant("broken", 1, "roles", ast.parse("raise ValueError")))
