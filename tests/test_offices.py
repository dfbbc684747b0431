"""Three real offices: what their printed reports say, this code must say too, by each office's own rules and files."""

import ast
import re
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from pipeline.core import words
from pipeline.core.measure import measure
from pipeline.core.scorecard import Outcome, Scorecard
from pipeline.intake.load import load

HERE = Path(__file__).parent
OFFICES = HERE / "offices"
YEARS = {"bps-kab-tapin-2026": 2026, "kpu-kab-sarolangun-2019": 2019, "sekretariat-kpu-prov-kaltim-2020": 2020}


@cache
def scorecard(name: str) -> Scorecard:
    loaded = load(OFFICES / name, YEARS[name])
    assert loaded.dossier is not None, loaded.findings
    return measure(loaded.dossier)


@pytest.mark.parametrize("name", YEARS)
def test_an_office_has_no_finding_of_shape(name):
    assert load(OFFICES / name, YEARS[name]).findings == ()


@pytest.mark.parametrize("name", YEARS)
def test_an_office_names_its_source_and_invents_no_official(name):
    dossier = scorecard(name).dossier
    assert "https://" in dossier.notes
    assert dossier.office.officials == ()
    assert "https://" in (OFFICES / name / "README.md").read_text(encoding="utf-8")


class TestTapin:
    NAME = "bps-kab-tapin-2026"

    def test_the_quarters_mean_is_printed_110(self):
        quarter = scorecard(self.NAME).periods[0]
        assert words.number(quarter.office.value) == "110,00"
        assert (quarter.office.counted, quarter.office.total) == (2, 17)
        assert [a.outcome for a in quarter.achievements].count(Outcome.NOT_DUE) == 15

    def test_the_years_mean_is_printed_6_38(self):
        year = scorecard(self.NAME).year
        assert words.number(year.office.value) == "6,38"
        assert (year.office.counted, year.office.total) == (17, 17)
        assert year.last_month == 3

    def test_single_figures_are_those_of_the_report(self):
        card = scorecard(self.NAME)
        villages, guidance = card.periods[0].of("IK-11.1"), card.periods[0].of("IK-12.1")
        assert (words.percent(villages.value), words.percent(card.year.of("IK-11.1").value)) == ("100,00%", "50,00%")
        assert (words.percent(guidance.raw), words.percent(guidance.value)) == ("304,84%", "120,00%")
        assert guidance.trace.cap.startswith("dibatasi 120%")
        assert words.percent(card.year.of("IK-12.1").value) == "58,53%"

    def test_quarters_to_come_have_no_data_yet(self):
        last = scorecard(self.NAME).periods[3]
        assert {a.outcome for a in last.achievements} == {Outcome.NO_DATA}
        assert last.office.value is None

    def test_the_budget_is_absorbed_as_published(self):
        budget = scorecard(self.NAME).budget
        assert len(budget.lines) == 14
        lines = {line.code: line for line in budget.lines}
        assert words.percent(lines["1.1.3"].absorption) == "49,45%"
        assert (lines["1.2.3"].revised, lines["1.2.3"].absorption) == (Decimal(0), None)
        assert lines["1.1.5"].absorption == 0
        assert (budget.total.revised, budget.total.realised) == (Decimal(6534601000), Decimal(1338864518))
        assert sum(x.revised for x in budget.lines) == budget.total.revised

    def test_a_figure_is_traced_to_file_and_row(self):
        trace = scorecard(self.NAME).year.of("IK-11.1").trace
        assert [(s.text, s.place.file.name, s.place.row) for s in trace.sources] == [
            ("4.44", "perjanjian-kinerja.csv", 14),
            ("2.22", "realisasi.csv", 14),
            ("3/135", "realisasi.csv", 14),
        ]


class TestSarolangun:
    NAME = "kpu-kab-sarolangun-2019"

    def test_83_against_80_is_printed_100_with_the_raw_figure_and_the_cap_beside_it(self):
        found = scorecard(self.NAME).year.of("IK-1.2")
        assert (found.target.text, found.actual.text) == ("80", "83")
        assert (words.percent(found.value), words.percent(found.raw)) == ("100,00%", "103,75%")
        assert found.trace.cap.startswith("dibatasi 100% (Terbaca dari capaian 83 terhadap 80")

    def test_all_five_are_printed_100(self):
        assert [words.percent(a.value) for a in scorecard(self.NAME).year.achievements] == ["100,00%"] * 5

    def test_less_is_better_for_voters_left_out(self):
        assert scorecard(self.NAME).year.of("IK-1.5").trace.formula == "minimal-selisih"


class TestKaltim:
    NAME = "sekretariat-kpu-prov-kaltim-2020"

    def test_all_five_are_printed_100_and_berhasil(self):
        year = scorecard(self.NAME).year
        assert [(words.percent(a.value), a.category) for a in year.achievements] == [("100,00%", "Berhasil")] * 5
        assert (words.percent(year.office.value), year.office.category) == ("100,00%", "Berhasil")


NAMES = ("tapin", "sarolangun", "kaltim", "kalimantan", "serang", "banten", "badan pusat statistik", "komisi pemilihan umum")
FIGURES = ("58.53", "304.84", "103.75", "6.38", "19.2", "4.44", "2.22")


def constants(file: Path) -> list[str]:
    """The texts and numbers that a file of code works with; docstrings and comments are not among them."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)}
    return [str(node.value).casefold() for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in spoken]


@pytest.mark.parametrize("file", sorted((HERE.parent / "pipeline").rglob("*.py")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_no_office_stands_in_the_code(file):
    found = [name for text in constants(file) for name in NAMES if re.search(rf"\b{name}\b", text)]
    found += [figure for text in constants(file) for figure in FIGURES if text == figure]
    assert found == []
