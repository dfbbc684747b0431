"""Each rule on chapters, subbagian and officials fires where it should and is silent at a near miss."""

import pytest

from pipeline.core import model as m
from pipeline.core.approvals.values import Policy
from pipeline.core.chapters import CHAPTERS
from pipeline.core.checks import report
from pipeline.core.checks.rules import report as rules
from tests import builders as b
from tests.core.sense import found, prose

HEAD = "kasubbag-rendatin"
LAST = "bab-4-penutup"
WHOLE = "## Simpulan\n\nTercapai.\n\n## Langkah Perbaikan\n\nDilanjutkan.\n"


def chapters(**texts):
    return {key.replace("_", "-"): prose(key.replace("_", "-"), text, row=1) for key, text in texts.items()}


def closing(text, **changes):
    return b.dossier(chapters=chapters(bab_4_penutup=text), **changes)


def unfinished(status, *submissions):
    return b.dossier(status=status, submissions=submissions or (b.submission(period="s1"), b.submission(period="s2")))


def filled(**changes):
    """What a subbagian handed in for the second half of the year: one row."""
    return b.submission(period="s2", entries=(b.entry(**changes),))


def officials(*people, **changes):
    return b.dossier(office=b.office(officials=people), **changes)


def same_account():
    return officials(secretary(account=7), head(account=7))


def decided(**choices):
    return b.dossier(policy=Policy(**choices))


def secretary(start="2020-01-01", end=None, **changes):
    return b.official("sekretaris", department="", term=b.term(start, end), **changes)


def head(start="2020-01-01", end=None, **changes):
    return b.official(term=b.term(start, end), **changes)


def departments(*made):
    return b.dossier(office=b.office(departments=made))


CASES = [
    (rules.NO_CHAPTER, lambda: unfinished(m.Status.COMPLETE), lambda: unfinished(m.Status.RUNNING)),
    (
        rules.NO_CHAPTER,
        lambda: unfinished(m.Status.SAMPLE, b.submission(period="s1"), filled()),
        lambda: unfinished(m.Status.SAMPLE, b.submission(period="s1"), b.submission(period="s2", exists=False)),
    ),
    (
        rules.NO_CHAPTER,
        lambda: unfinished(m.Status.SAMPLE, b.submission(period="s1"), filled()),
        lambda: unfinished(m.Status.SAMPLE, b.submission(period="s1"), filled(actual=None, evidence=())),  # merely opened
    ),
    (
        rules.NO_CHAPTER,
        lambda: unfinished(m.Status.SAMPLE, b.submission(period="s1"), filled()),
        lambda: unfinished(m.Status.SAMPLE, b.submission(period="s1"), filled(month=11)),
    ),
    (rules.EMPTY_CHAPTER, lambda: closing(" \n\n"), lambda: closing(WHOLE)),
    (rules.EMPTY_CHAPTER, lambda: closing("", status=m.Status.RUNNING), lambda: b.dossier(status=m.Status.RUNNING)),
    (rules.NO_SECTION, lambda: closing("## Simpulan\n\nTercapai.\n"), lambda: closing(WHOLE)),
    (
        rules.NO_SECTION,
        lambda: closing(WHOLE.replace("## L", "### L")),
        lambda: closing(WHOLE.replace("Langkah Perbaikan", "langkah  perbaikan ##")),
    ),
    (rules.NO_SECTION, lambda: closing(f"```\n{WHOLE}```\n"), lambda: closing(f"```\nkode\n```\n{WHOLE}")),
    (rules.EMPTY_SECTION, lambda: closing(WHOLE.replace("Dilanjutkan.", "")), lambda: closing(WHOLE)),
    (
        rules.EMPTY_SECTION,
        lambda: closing(WHOLE.replace("Tercapai.", "### Rincian")),
        lambda: closing(WHOLE.replace("Tercapai.", "### Rincian\n\nIsi")),
    ),
    (rules.UNKNOWN_DEPARTMENT, lambda: b.dossier(b.indicator(department="humas")), lambda: b.dossier(b.indicator(department="rendatin"))),
    (
        rules.UNKNOWN_DEPARTMENT,
        lambda: b.dossier(b.budget_line(department="humas")),
        lambda: b.dossier(b.budget_line(department="")),
    ),
    (rules.UNKNOWN_DEPARTMENT, lambda: officials(head(department="humas")), lambda: officials(secretary(), head())),
    (
        rules.TERMS_OVERLAP,
        lambda: officials(head(end="2025-06-30"), head("2025-06-30")),
        lambda: officials(head(end="2025-06-30"), head("2025-07-01")),
    ),
    (
        rules.TERMS_OVERLAP,
        lambda: officials(secretary(), secretary("2025-01-01")),
        lambda: officials(secretary(), secretary("2025-01-01", acting="Plh.")),
    ),
    (rules.TERMS_OVERLAP, lambda: officials(head(), head()), lambda: officials(head(), head(department="kul"))),
    (
        rules.NAMES_OVERLAP,
        lambda: departments(b.department(), b.department(name="Baru", term=b.term("2025-07-01"))),
        lambda: departments(b.department(term=b.term(end="2025-06-30")), b.department(name="Baru", term=b.term("2025-07-01"))),
    ),
    (rules.TERM_REVERSED, lambda: officials(head("2025-02-01", "2025-01-31")), lambda: officials(head("2025-02-01", "2025-02-01"))),
    (rules.NO_SECRETARY, lambda: officials(secretary(end="2025-12-30")), lambda: officials(secretary("2025-12-31", "2025-12-31"))),
    (rules.NO_HEAD, lambda: officials(secretary()), lambda: officials(head(acting="Plt."))),
    (rules.UNKNOWN_DEPARTMENT, lambda: decided(paraf=("humas",)), lambda: decided(paraf=("rendatin",))),
    (rules.PARAF_WITHOUT_BASIS, lambda: decided(paraf=("rendatin",)), lambda: decided(paraf=("rendatin",), basis="SOP")),
    (rules.PARAF_WITHOUT_BASIS, lambda: decided(paraf=("rendatin",)), lambda: decided()),
    (rules.UNUSABLE_SHARING, lambda: decided(shared=(("kasubbag-humas", HEAD),)), lambda: decided(shared=((HEAD, "sekretaris"),))),
    (rules.UNUSABLE_SHARING, lambda: decided(shared=((HEAD, "kasubbag-humas"),)), lambda: decided(shared=((HEAD, "sekretaris"),))),
    (rules.UNUSABLE_SHARING, lambda: decided(shared=((HEAD, HEAD),)), lambda: decided()),
    (
        rules.UNUSABLE_SHARING,
        lambda: decided(shared=((HEAD, "sekretaris"), ("sekretaris", HEAD))),
        lambda: decided(shared=((HEAD, "sekretaris"),)),
    ),
    (
        rules.SHARED_ACCOUNT,
        lambda: same_account(),
        lambda: officials(secretary(account=8), head(account=7)),
    ),
    (rules.SHARED_ACCOUNT, lambda: same_account(), lambda: officials(secretary(), head())),
    (
        rules.SHARED_ACCOUNT,
        lambda: same_account(),
        lambda: officials(secretary(account=7), head(account=7), policy=Policy(shared=((HEAD, "sekretaris"),))),
    ),
    (
        rules.SHARED_ACCOUNT,
        lambda: officials(secretary(account=7, end="2026-01-31"), head("2026-01-31", account=7)),
        lambda: officials(secretary(account=7, end="2026-01-31"), head("2026-02-01", account=7)),
    ),
    (
        rules.SHARED_ACCOUNT,
        lambda: officials(secretary(account=7, end="2025-01-01"), head(account=7)),
        lambda: officials(secretary(account=7, end="2024-12-31"), head(account=7)),
    ),
    (
        rules.SHARED_ACCOUNT,
        lambda: officials(secretary(account=7), head("2026-12-31", account=7)),
        lambda: officials(secretary(account=7), head("2027-01-01", account=7)),
    ),
    (
        rules.SHARED_ACCOUNT,
        lambda: same_account(),
        lambda: officials(head(account=7), head("2025-01-01", account=7)),
    ),
    (
        rules.SHARED_ACCOUNT,
        lambda: same_account(),
        lambda: officials(b.official("ketua", department="", account=7), head(account=7)),
    ),
]


@pytest.mark.parametrize(("rule", "faulty", "near_miss"), CASES)
def test_a_rule_fires_and_stays_silent_at_a_near_miss(rule, faulty, near_miss):
    assert found(faulty(), rule)
    assert not found(near_miss(), rule)


def test_every_rule_has_a_case():
    assert {rule.code for rule, _, _ in CASES} == {rule.code for rule in rules.RULES}


def test_every_missing_chapter_is_named():
    assert len(found(b.dossier(), rules.NO_CHAPTER)) == len(CHAPTERS)


def test_an_empty_section_is_found_at_the_line_of_its_heading():
    (finding,) = found(closing(WHOLE.replace("Dilanjutkan.", "")), rules.EMPTY_SECTION)
    assert finding.place.row == 5


def test_sections_are_cut_at_their_headings():
    assert report.sections("awal\n## Satu ##\na\n### b\nc\n## Dua\n") == ((1, "Satu", "a\nc"), (5, "Dua", ""))
