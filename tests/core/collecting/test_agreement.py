"""What was agreed: any change of it is seen, and nothing but a change."""

from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core import model as m
from pipeline.core.collecting import agreement, opening
from pipeline.core.findings import Place

from ... import builders as b

FILE = PurePosixPath("periods/2025/kendali/s2/pembukaan.yml")
DAY = b.date.fromisoformat("2025-07-01")


def agreed(*parts, **changes):
    made = parts or (
        b.indicator(),
        b.commitment(),
        b.planned(month=9, target="40"),
        b.planned(month=12),
        b.budget_line(department="rendatin"),
    )
    return b.dossier(*made, **changes)


def opened(dossier, period="s2"):
    """The period as it was opened with this dossier, read back from the values themselves."""
    clauses = agreement.clauses(dossier, period)
    return opening.Opening(
        period=period,
        day=DAY,
        by="",
        due=None,
        departments=("rendatin",),
        clauses=clauses,
        sha256=agreement.sealed(clauses),
        file=FILE,
        places={},
    )


def found(before, after, *revisions):
    return list(opening.changed(opened(before), after, revisions))


def revision(*subjects, day="2025-08-01"):
    return opening.Revision(
        day=b.date.fromisoformat(day), number="12/PK", subjects=subjects, reason="Alasan", basis="Dasar", place=Place(FILE)
    )


WORDS = {
    "name": "Nama lain",
    "definition": "Definisi lain",
    "formula": "Formula lain",
    "unit": "dokumen",
    "kind": m.Kind.INDEX,
    "polarity": m.Polarity.LESS,
    "derivation": m.Derivation.SHARE,
    "consolidation": m.Consolidation.SUM,
    "cumulative": True,
    "decimals": 1,
    "minimize": "nisbah",
    "department": "kul",
}


@pytest.mark.parametrize("field", WORDS)
def test_every_agreed_word_about_an_indicator_is_watched(field):
    before = agreed()
    after = agreed(b.indicator(**{field: WORDS[field]}), *parts_of(before))
    (finding,) = found(before, after)
    assert finding.rule == "kesepakatan-berubah"
    assert "IK-1.1" in finding.message
    assert not found(before, after, revision("IK-1.1"))


def parts_of(dossier):
    return (*dossier.commitments, *dossier.plan, *dossier.budget)


@pytest.mark.parametrize("field", ["source", "note", "standard_basis"])
def test_what_was_not_agreed_may_change(field):
    before = agreed()
    assert not found(before, agreed(b.indicator(**{field: "lain"}), *parts_of(before)))


def test_old_and_new_are_named_at_the_row_that_changed():
    before = agreed()
    place = Place(PurePosixPath("periods/2025/perjanjian-kinerja.csv"), 2)
    after = agreed(b.indicator(), b.commitment(target="70", place=place), *before.plan)
    (finding,) = found(before, after)
    assert "target Perjanjian Kinerja berubah" in finding.message
    assert "«80» menjadi «70»" in finding.message
    assert finding.place == replace(place, column="target")


def test_a_month_of_the_plan_may_neither_change_nor_come_nor_go():
    before = agreed()
    for plan in (
        [b.planned(month=9, target="41"), b.planned(month=12)],
        [b.planned(month=12)],
        [b.planned(month=9, target="40"), b.planned(month=10), b.planned(month=12)],
    ):
        (finding,) = found(before, agreed(b.indicator(), b.commitment(), *plan))
        assert "Rencana Aksi" in finding.message


def test_a_month_of_another_period_is_none_of_its_business():
    before = agreed()
    assert not found(before, agreed(b.indicator(), b.commitment(), b.planned(month=3), *before.plan))


def test_an_indicator_may_neither_join_nor_leave():
    one, two = agreed(b.indicator()), agreed(b.indicator(), b.indicator("IK-9.1"))
    assert "«tidak ada» menjadi «ada»" in found(one, two)[0].message
    assert "«ada» menjadi «tidak ada»" in found(two, one)[0].message


def test_rules_and_deadline_are_watched_and_have_names_of_their_own():
    before = agreed()
    rules = replace(before, rules=replace(before.rules, cap=Decimal(110)))
    due = replace(before, periods=(before.periods[0], replace(before.periods[1], due=b.date.fromisoformat("2026-02-01"))))
    assert "Aturan pengukuran: batas atas" in found(before, rules)[0].message
    assert "Batas penyerahan" in found(before, due)[0].message
    assert not found(before, rules, revision("aturan"))
    assert found(before, rules, revision("IK-1.1"))
    assert not found(before, due, revision(opening.ALL))


def test_a_basis_may_be_worded_anew():
    before = agreed()
    assert not found(before, replace(before, rules=replace(before.rules, cap_basis="Keputusan baru")))


def test_a_revision_before_the_opening_explains_nothing():
    before = agreed()
    after = agreed(b.indicator(definition="Lain"), *parts_of(before))
    assert found(before, after, revision("IK-1.1", day="2025-06-30"))
    assert not found(before, after, revision("IK-1.1", day="2025-07-01"))


def test_an_edited_record_is_told_from_a_changed_agreement():
    record = replace(opened(agreed()), sha256="0" * 64)
    assert [f.rule for f in opening.changed(record, agreed(), ())] == ["pembukaan-diubah"]


targets = st.integers(0, 10_000).map(lambda n: str(Decimal(n) / 100))
plans = st.dictionaries(st.integers(7, 12), targets, max_size=6)


@settings(deadline=None)
@given(plans, plans, targets, targets)
def test_a_random_change_is_always_found_and_nothing_else(first, second, target, other):
    def office(plan, commitment):
        return agreed(b.indicator(), b.commitment(target=commitment), *(b.planned(month=n, target=t) for n, t in plan.items()))

    def numbers(plan, commitment):
        return {n: Decimal(t) for n, t in plan.items()}, Decimal(commitment)

    changed = numbers(first, target) != numbers(second, other)
    assert bool(found(office(first, target), office(second, other))) is changed


@settings(deadline=None)
@given(st.permutations([b.planned(month=n, target=f"{n}.50") for n in range(7, 13)]), st.randoms())
def test_the_digest_counts_no_order_and_no_form_of_a_number(rows, random):
    parts = [b.indicator(), b.indicator("IK-1.2"), b.commitment(), b.commitment("IK-1.2", "12.5"), b.budget_line(department="rendatin")]
    plain = agreement.digest(b.dossier(*parts, *sorted(rows, key=lambda r: r.month)), "s2", "rendatin")
    indicators = random.sample(parts[:2], 2)
    other = b.dossier(*indicators, b.commitment("IK-1.2", "12.50"), b.commitment(), parts[4], *rows)
    assert agreement.digest(other, "s2", "rendatin") == plain


def test_the_digest_knows_a_subbagian_a_period_and_its_pagu():
    plain = agreed()
    seen = {agreement.digest(plain, p, d) for p in ("s1", "s2") for d in ("rendatin", "kul")}
    assert len(seen) == 4
    pagu = agreed(b.indicator(), b.commitment(), *plain.plan, b.budget_line(department="rendatin", revised=Decimal(999)))
    assert agreement.digest(pagu, "s2", "rendatin") != agreement.digest(plain, "s2", "rendatin")
    assert agreement.digest(pagu, "s2", "kul") == agreement.digest(plain, "s2", "kul")


@settings(deadline=None)
@given(st.text(max_size=8), st.text(max_size=8))
def test_no_text_can_pass_for_two_clauses(first, second):
    one = agreement.sealed([agreement.Clause(subject="a", what=first, text=second)])
    two = agreement.sealed([agreement.Clause(subject="a", what=first + second, text="")])
    assert (one == two) is (second == "")
