"""What was judged: the same data in another form are the same, other data are not, and a correction explains just itself."""

from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core import model as m
from pipeline.core.collecting import judged
from pipeline.core.collecting.corrections import Correction
from pipeline.core.findings import Place

from ... import builders as b

BOX = PurePosixPath("periods/2025/s2/rendatin/bukti")
DAY = date(2026, 1, 5)


def file(name="bukti.pdf", sha256="1" * 64):
    return m.EvidenceFile(file=BOX / name, sha256=sha256, size=1, department="rendatin", period="s2")


def handed(*entries, evidence=None):
    evidence = (file(),) if evidence is None else evidence
    return b.submission("rendatin", "s2", entries=entries, evidence=evidence)


def correction(old, new, column="realisasi", month=12, day=DAY):
    return Correction(
        period="s2", department="rendatin", indicator="IK-1.1", month=month, column=column, old=old, new=new, reason="a", word_of="b",
        day=day, place=Place(BOX),
    )  # fmt: skip


def explained(before, after, *corrections):
    return judged.is_explained("IK-1.1", judged.digest(before, "IK-1.1"), DAY, after, corrections)


@settings(deadline=None)
@given(st.permutations([b.entry(month=n, actual=f"{n}.5") for n in range(7, 13)]))
def test_order_and_form_of_numbers_count_for_nothing(rows):
    plain = [b.entry(month=n, actual=f"{n}.50") for n in range(7, 13)]
    assert judged.digest(handed(*rows), "IK-1.1") == judged.digest(handed(*plain), "IK-1.1")


def test_an_empty_row_is_nothing_to_judge():
    empty = b.entry(month=11, actual=None, evidence=())
    assert judged.digest(handed(b.entry(), empty), "IK-1.1") == judged.digest(handed(b.entry()), "IK-1.1")


def test_figure_words_and_evidence_all_count():
    plain = judged.digest(handed(b.entry()), "IK-1.1")
    others = [
        handed(b.entry(actual="84")),
        handed(b.entry(obstacle="Hujan")),
        handed(b.entry(), evidence=(file(sha256="2" * 64),)),
        handed(b.entry(evidence=("lain.pdf",))),
        handed(b.entry(), b.entry(month=11)),
    ]
    assert len({plain, *(judged.digest(other, "IK-1.1") for other in others)}) == 6


def test_another_indicator_counts_for_nothing():
    assert judged.digest(handed(b.entry(), b.entry("IK-1.2")), "IK-1.1") == judged.digest(handed(b.entry()), "IK-1.1")


def test_a_correction_explains_the_change_it_names():
    assert explained(handed(b.entry(actual="83")), handed(b.entry(actual="84")), correction("83.0", "84"))


def test_a_correction_explains_no_other_change():
    before, after = handed(b.entry(actual="83")), handed(b.entry(actual="84", obstacle="Hujan"))
    assert not explained(before, after, correction("83", "84"))
    assert explained(before, after, correction("83", "84"), correction("", "Hujan", "kendala"))


def test_corrections_of_one_cell_are_taken_back_one_after_the_other():
    before, after = handed(b.entry(actual="83")), handed(b.entry(actual="85"))
    assert explained(before, after, correction("83", "84"), correction("84", "85"))


def test_a_correction_before_the_verification_explains_nothing():
    assert not explained(handed(b.entry()), handed(b.entry(actual="84")), correction("83", "84", day=date(2026, 1, 4)))


def test_replaced_evidence_is_explained_by_its_correction():
    before, after = handed(b.entry()), handed(b.entry(evidence=("baru.pdf",)), evidence=(file("baru.pdf", "3" * 64),))
    assert explained(before, after, correction("bukti.pdf", "baru.pdf", "bukti"))
    assert not explained(before, after, replace(correction("bukti.pdf", "baru.pdf", "bukti"), indicator="IK-1.2"))
