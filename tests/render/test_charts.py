"""Charts: drawn alike each time, with Indonesian numbers, no script and nothing from elsewhere."""

import re

import pytest

from pipeline.core.document import Chart, ChartKind
from pipeline.render import charts
from tests.render import report_sample

KINDS = tuple(ChartKind)


def words(svg: str) -> str:
    return " ".join(re.findall(r">([^<>]+)</text>", svg))


@pytest.mark.parametrize("kind", KINDS)
def test_chart_is_drawn_without_script_or_outside_address(made, kind):
    svg = made.drawings[f"gbr-{kind.value}"].svg
    assert svg.startswith("<svg")
    assert not re.search(r"<script|<image|href=|url\(http", svg)


def test_every_kind_has_its_specification():
    assert set(charts.KINDS) == set(KINDS)


def test_numbers_are_indonesian(made):
    assert "83,50" in words(made.drawings["gbr-target-realisasi"].svg)


def test_rupiah_are_told_in_a_fitting_unit(made):
    text = words(made.drawings["gbr-anggaran"].svg)
    assert "Rp miliar" in text
    assert "4,20" in text
    assert "Pagu" in text


def test_drawing_twice_gives_the_same_picture(made):
    [chart] = [c for c in made.report.charts.values() if c.kind is ChartKind.TREND]
    assert charts.draw([chart])[chart.ident].svg == made.drawings[chart.ident].svg


def test_png_is_made_from_the_same_picture(made):
    assert made.drawings["gbr-capaian"].png.startswith(b"\x89PNG")


def test_long_labels_are_wrapped():
    label = "Persentase pemilih yang dimutakhirkan datanya tepat waktu"
    chart = Chart(ident="g", caption="", kind=ChartKind.ACHIEVEMENT, rows=({"label": label, "value": 90.0},), alt="")
    svg = charts.draw([chart])["g"].svg
    assert label not in svg
    assert "Persentase pemilih yang" in svg


def test_sample_has_a_chart_of_each_kind():
    assert {chart.kind for chart in report_sample.charts().values()} == set(KINDS)
