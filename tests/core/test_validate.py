"""The table of checks as a whole: complete, ordered, pure, and never tripped by a strange office."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pipeline.core import model as m
from pipeline.core import sense_rules
from pipeline.core.checks.rules import budget, evidence, figures, planning, report
from pipeline.core.findings import ordered
from pipeline.core.validate import CHECKS, validate
from tests import builders as b


def test_the_catalogue_holds_the_rules_of_every_subject():
    parts = (budget, evidence, figures, planning, report)
    assert {r.code for r in sense_rules.RULES} == {r.code for part in parts for r in part.RULES}


def test_no_check_stands_in_the_table_twice():
    assert len(set(CHECKS)) == len(CHECKS)


def test_findings_are_ordered_and_unique():
    entries = [b.entry("IK-9.9", place=b.place(row)) for row in (9, 3, 3)]
    found = validate(b.dossier(*entries))
    assert found == ordered(found)
    assert [f.place.row for f in found if f.rule == "indikator-tidak-dikenal"] == [3, 9]


def test_all_faults_of_a_row_are_told_at_once():
    strange = b.entry(actual="-0.5", department="kul", evidence=(), month=7, period="s1")
    found = {f.rule for f in validate(b.dossier(b.indicator(kind=m.Kind.NUMBER, decimals=0), strange))}
    assert {"indikator-subbagian-lain", "pecahan-pada-hitungan", "nilai-negatif", "realisasi-tanpa-bukti", "bulan-di-luar-periode"} <= found


NUMBERS = st.decimals(-1000, 1000, places=3).map(str)
WRITTEN = st.none() | st.sampled_from(["0", "80", "100", "BB", "WTP", "ya"]) | NUMBERS
PARTS = st.none() | st.sampled_from([Decimal(0), Decimal(5), Decimal(-1)])
ENTRIES = st.builds(
    b.entry,
    st.sampled_from(["IK-1.1", "IK-9.9"]),
    st.integers(1, 12),
    WRITTEN,
    numerator=PARTS,
    denominator=PARTS,
)
INDICATORS = st.builds(
    b.indicator,
    kind=st.sampled_from(m.Kind),
    polarity=st.sampled_from(m.Polarity),
    derivation=st.sampled_from(m.Derivation),
    consolidation=st.sampled_from(m.Consolidation),
    decimals=st.integers(0, 6),
    cumulative=st.booleans(),
)
LINES = st.builds(
    b.budget_line, st.sampled_from("ABC"), parent=st.sampled_from(["", "A", "B", "C", "D"]), level=st.sampled_from(["program", "ro"])
)


@given(INDICATORS, WRITTEN, st.lists(ENTRIES, max_size=8), st.lists(LINES, max_size=4), st.lists(WRITTEN, max_size=4))
def test_no_office_trips_a_check(indicator, target, entries, lines, plan):
    rows = [b.planned(month=3 * n, target=t) for n, t in enumerate(plan, 1)]
    dossier = b.dossier(indicator, b.commitment(target=target), *entries, *lines, *rows, b.spending("A"))
    assert validate(dossier, dossier) == validate(dossier, dossier)


def test_an_empty_office_has_findings_and_no_trouble():
    empty = b.dossier(commitments=(), strategy=b.strategy(indicators=(), objectives=()), submissions=())
    assert {f.rule for f in validate(empty)} >= {"bab-belum-ada"}
