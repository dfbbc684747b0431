"""The sample office's own forms: nothing that is already filled is faulted, and the page's capaian is the report's."""

import pytest

from pipeline.core import words
from pipeline.core.collecting import forms
from pipeline.core.measure import measure
from pipeline.intake import load
from pipeline.render import form_html
from tests.conftest import ROOT
from tests.render import browsing

pytestmark = pytest.mark.chromium

YEAR = 2026
LARGEST = 150_000  # bytes
SCORES = "DATA.indicators.filter((i) => i.rows.length).map((i) => [i.code, i.rows.at(-1).month, scored(i, i.rows.at(-1).month).text])"


@pytest.fixture(scope="module")
def dossier():
    return load.load(ROOT, YEAR).dossier


@pytest.fixture(scope="module")
def browser():
    with browsing.chromium() as opened:
        yield opened


@pytest.mark.parametrize("code", ["s1", "s2"])
def test_every_form_agrees_with_the_report(browser, dossier, tmp_path, code):
    period = next(p for p in dossier.periods if p.code == code)
    measured = next(s for s in measure(dossier).periods if s.period and s.period.code == code)
    wanted = {a.indicator.code: a.value for a in measured.achievements}
    compared = 0
    for department in forms.departments(dossier, period):
        form = forms.ask(dossier, period, department.code)
        file = tmp_path / f"{department.code}.html"
        file.write_bytes(form_html.html(form, hosting=None, branch="main", rules=dossier.rules, earlier=dossier.entries))
        assert file.stat().st_size < LARGEST
        with browsing.opened(browser, file) as page:
            assert page.evaluate("wrongOf(judge()).map((f) => [f.row.name, f.message])") == []
            for indicator, month, shown in page.evaluate(SCORES):
                if shown and month == period.last_month:
                    assert shown == words.percent(wanted[indicator], dossier.rules.rounding), indicator
                    compared += 1
    assert compared >= (5 if code == "s1" else 0)
