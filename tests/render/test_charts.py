"""Charts: drawn alike each time, with Indonesian numbers, no script and nothing from elsewhere."""

import io
import re
from decimal import Decimal

import pytest
from PIL import Image

from pipeline.core.document import Chart, ChartKind
from pipeline.render import charts, lines
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


def test_picture_for_word_has_a_white_ground(made):
    picture = Image.open(io.BytesIO(made.drawings["gbr-tren"].png)).convert("RGBA")
    assert picture.getpixel((0, 0)) == (255, 255, 255, 255)


def test_long_labels_are_wrapped():
    label = "Persentase pemilih yang dimutakhirkan datanya tepat waktu"
    chart = Chart(ident="g", caption="", kind=ChartKind.ACHIEVEMENT, rows=({"label": label, "value": Decimal(90)},), alt="")
    svg = charts.draw([chart])["g"].svg
    assert label not in svg
    assert "Persentase pemilih yang" in svg


def test_sample_has_a_chart_of_each_kind():
    assert {chart.kind for chart in report_sample.charts().values()} == set(KINDS)


def trend(*pairs: tuple[str, str]) -> Chart:
    rows = [
        {"year": 2020 + n, "series": s, "value": Decimal(v)}
        for n, p in enumerate(pairs)
        for s, v in zip(("Target", "Realisasi"), p, strict=True)
    ]
    return Chart(ident="g", caption="", kind=ChartKind.TREND, rows=tuple(rows), alt="", unit="persen")


LEGENDS = {
    "gbr-tren": "Target Realisasi",
    "gbr-bulanan": "Target Realisasi",
    "gbr-anggaran": "Pagu Realisasi",
    "gbr-target-realisasi": "Target Realisasi",
    "gbr-capaian": "Di bawah 100%",
}


@pytest.mark.parametrize("ident", LEGENDS)
def test_what_is_drawn_in_two_ways_has_a_legend(made, ident):
    assert LEGENDS[ident] in words(made.drawings[ident].svg)


def test_lines_are_told_apart_without_colour():
    layer = charts.spec(trend(("80", "70"), ("85", "90")))["layer"][0]
    assert layer["encoding"]["strokeDash"]["scale"]["range"] == [[5, 3], [1, 0]]


def test_a_constant_series_has_room_around_it():
    low, high = lines.domain(lines.values(trend(("100", "100"), ("100", "100"))))
    assert (low, high) == (90, 110)


def test_axis_does_not_fall_below_zero_without_reason():
    assert lines.domain(lines.values(trend(("1", "0"), ("9", "5"))))[0] == 0


@pytest.mark.parametrize(("target", "above"), [("71", False), ("69", True)])
def test_a_figure_stands_away_from_a_target_close_by(target, above):
    rows = charts.spec(trend((target, "70"), ("80", "80")))["data"]["values"]
    [first] = [row for row in rows if row["year"] == 2020 and row["series"] == "Realisasi"]
    assert (first["bawah"] < 0) is above


def test_crowded_figures_are_thinned_to_those_that_matter():
    rows = [{"month": n, "label": str(n), "series": "Realisasi", "value": Decimal(500000 + n * n)} for n in range(1, 13)]
    chart = Chart(ident="g", caption="", kind=ChartKind.MONTHLY, rows=tuple(rows), alt="", decimals=2)
    printed = [row["month"] for row in charts.spec(chart)["data"]["values"] if "bawah" in row]
    assert printed == [1, 12]
