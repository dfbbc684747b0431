"""Every rule about a change as a whole has an example: what tests/examples/invalid/<code>/ lays over the clean office is the change."""

import shutil

import pytest

from pipeline.core import change_rules
from pipeline.journeys import feedback, flow
from pipeline.journeys.archive import Scope
from tests.conftest import TESTS
from tests.signed_office import YEAR, found_office

EXAMPLES = TESTS / "examples" / "invalid"


def changed(office, code):
    """Lay the example over the office, and return the commits before and after."""
    before = office.commit("sebelum")
    shutil.copytree(EXAMPLES / code, office.root, dirs_exist_ok=True)
    return before, office.commit("sesudah")


def seen_in_year(office, code):
    office.sign_all()
    assert flow.check(office.root, Scope(YEAR)) == ()
    changed(office, code)
    return flow.check(office.root, Scope(YEAR))


def seen_in_change(office, code):
    before, after = changed(office, code)
    return feedback.touched(office.root, feedback.Span.parse(f"{before}..{after}"))[1]


SEEN_BY = {"tahun-terkunci": seen_in_year, "di-luar-folder": seen_in_change, "berkas-dilindungi": seen_in_change}


@pytest.mark.parametrize("rule", change_rules.RULES, ids=lambda rule: rule.code)
def test_an_example_is_found(rule, tmp_path):
    found = SEEN_BY[rule.code](found_office(tmp_path), rule.code)
    assert [f.rule for f in found if f.severity is rule.severity] == [rule.code] * len([f for f in found if f.rule == rule.code])
    assert rule.code in {f.rule for f in found}
