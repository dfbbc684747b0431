"""Each rule on data dukung and analyses fires where it should and is silent at a near miss."""

from pathlib import PurePosixPath

import pytest

from pipeline.core import model as m
from pipeline.core.checks.rules import evidence as rules
from tests import builders as b
from tests.core.sense import found, prose

FOLDER = b.FOLDER / "s2" / "rendatin"


def file(name="bukti.pdf", sha256=None, folder=FOLDER):
    return m.EvidenceFile(file=folder / "bukti" / name, sha256=sha256 or name, size=1, department="rendatin", period="s2")


def handed_in(*entries, files=(), analysis=(), indicators=(), commitments=()):
    """An office whose rendatin handed in semester II."""
    submission = b.submission(period="s2", entries=tuple(entries), evidence=tuple(files), analysis=tuple(analysis))
    return b.dossier(*indicators, *commitments, submissions=(submission,))


def reached(actual, *analysis, **changes):
    """80 promised, so much reached by December, with these stretches of analysis."""
    return handed_in(b.entry(actual=actual), analysis=analysis, indicators=[b.indicator(**changes)])


def folders(first: bool, second: bool, status=m.Status.SAMPLE, department="rendatin"):
    """Whether the subbagian handed in each semester; another one handed in both."""
    own = [b.submission(department, p, exists=e) for p, e in (("s1", first), ("s2", second))]
    entries = {"s1": (b.entry("IK-2.1", month=6),), "s2": (b.entry("IK-2.1"),) if second else ()}
    others = [b.submission("kul", p, entries=rows) for p, rows in entries.items()]
    indicators = (b.indicator(), b.indicator("IK-2.1", department="kul"))
    return b.dossier(*indicators, submissions=(*own, *others), status=status)


CAUSE, CURE = prose("IK-1.1/penyebab"), prose("IK-1.1/solusi")
CASES = [
    (rules.MISSING_FILE, lambda: handed_in(b.entry()), lambda: handed_in(b.entry(), files=[file()])),
    (
        rules.MISSING_FILE,
        lambda: handed_in(b.entry(), files=[file("Bukti.pdf")]),
        lambda: handed_in(b.entry(), files=[file(), file("b.pdf")]),
    ),
    (rules.UNUSED_FILE, lambda: handed_in(b.entry(), files=[file("lain.pdf")]), lambda: handed_in(b.entry(), files=[file()])),
    (
        rules.NAMED_TWICE,
        lambda: handed_in(b.entry(), b.entry("IK-1.2")),
        lambda: handed_in(b.entry(month=11), b.entry(month=12)),  # one recapitulation of two months
    ),
    (
        rules.NAMED_TWICE,
        lambda: handed_in(b.entry(evidence=("a.pdf", "a.pdf"))),
        lambda: handed_in(b.entry(evidence=("a.pdf", "b.pdf"))),
    ),
    (
        rules.SAME_CONTENT,
        lambda: handed_in(files=[file("a.pdf", "x"), file("b.pdf", "x")]),
        lambda: handed_in(files=[file("a.pdf", "x"), file("b.pdf", "y")]),
    ),
    (rules.NO_EVIDENCE, lambda: handed_in(b.entry(evidence=())), lambda: handed_in(b.entry(actual=None, evidence=()))),
    (rules.UNEXPLAINED_FAILURE, lambda: reached("79.99"), lambda: reached("80")),
    (rules.UNEXPLAINED_FAILURE, lambda: reached("70", CAUSE), lambda: reached("70", CAUSE, CURE)),
    (rules.UNEXPLAINED_FAILURE, lambda: reached("70", CAUSE, prose("IK-1.1/solusi", " \n")), lambda: reached("70", CAUSE, CURE)),
    (
        rules.UNEXPLAINED_FAILURE,
        lambda: reached("90", polarity=m.Polarity.LESS),
        lambda: reached("70", polarity=m.Polarity.LESS),
    ),
    (rules.UNEXPLAINED_FAILURE, lambda: reached("70"), lambda: reached(None)),  # no figure is no failure
    (rules.UNEXPLAINED_EXCESS, lambda: reached("96.01"), lambda: reached("96")),  # 120,01 against 120
    (rules.UNEXPLAINED_EXCESS, lambda: reached("100"), lambda: reached("100", CAUSE)),
    (
        rules.TOO_SHORT,
        lambda: reached("80", prose("IK-1.1/penyebab", "Lancar.")),
        lambda: reached("80", prose("IK-1.1/penyebab", "x" * 30), prose("IK-1.1/rekomendasi", "Lanjut.")),
    ),
    (rules.NOT_HANDED_IN, lambda: folders(False, True), lambda: folders(True, False)),
    (rules.NOT_HANDED_IN, lambda: folders(True, False, m.Status.COMPLETE), lambda: folders(True, False, m.Status.RUNNING)),
    (rules.NOT_HANDED_IN, lambda: folders(False, True), lambda: folders(False, True, department="sdm")),  # has nothing to report
]


@pytest.mark.parametrize(("rule", "faulty", "near_miss"), CASES)
def test_a_rule_fires_and_stays_silent_at_a_near_miss(rule, faulty, near_miss):
    assert found(faulty(), rule)
    assert not found(near_miss(), rule)


def test_every_rule_has_a_case():
    assert {rule.code for rule, _, _ in CASES} == {rule.code for rule in rules.RULES}


def test_one_file_named_for_many_indicators_is_one_finding():
    entries = [b.entry(code, place=b.place(row)) for row, code in enumerate(("IK-1.1", "IK-1.2", "IK-1.3"), 2)]
    (finding,) = found(handed_in(*entries), rules.NAMED_TWICE)
    assert finding.place.row == 3
    assert "2, 3, dan 4" in finding.message


def test_a_failure_points_at_the_analysis_that_is_there():
    (finding,) = found(reached("70", CAUSE), rules.UNEXPLAINED_FAILURE)
    assert finding.place == CAUSE.place


def test_a_failure_without_any_analysis_points_at_the_file_to_write():
    (finding,) = found(reached("70"), rules.UNEXPLAINED_FAILURE)
    assert finding.place.file == PurePosixPath("periods/2025/s2/rendatin/analisis.md")


def test_excess_is_judged_before_the_cap():
    assert found(handed_in(b.entry(actual="100"), indicators=[b.indicator()]), rules.UNEXPLAINED_EXCESS)


def test_a_period_that_still_runs_has_not_missed_its_target_yet():
    def halfway(month):
        submission = b.submission(period="s2", entries=(b.entry(month=month, actual="60"),))
        return b.dossier(submissions=(submission,), status=m.Status.RUNNING)

    assert not found(halfway(10), rules.UNEXPLAINED_FAILURE)
    assert found(halfway(12), rules.UNEXPLAINED_FAILURE)


def test_a_long_list_of_indicators_is_cut_short():
    entries = [b.entry(f"IK-1.{n}", place=b.place(n + 1)) for n in range(1, 18)]
    (finding,) = found(handed_in(*entries), rules.NAMED_TWICE)
    assert "IK-1.4, dan 13 lainnya" in finding.message
