"""Charts: one Vega-Lite specification per kind of chart, drawn as SVG without script or network by an engine that runs apart."""

import base64
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from .. import bounded
from ..core.document import Chart, ChartKind
from ..core.errors import PipelineError
from . import fonts, lines
from .drawing import Album, Drawing
from .lines import WIDTH, colours, values

ENGINE = Path(__file__).parent / "engines" / "drawer.py"
LIMITS = bounded.Limits(seconds=120, memory=2048 * bounded.MIB)
VERSION = "6.4"  # of Vega-Lite; its output is compared in tests
NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["Rp", ""]}
RULE = "#c0392b"
FULL = 100
REACHED, SHORT = "100% ke atas", "Di bawah 100%"
SHADES = {REACHED: "#1f5f8f", SHORT: "#e0a93b"}  # dark and light: told apart in grey print too
ROOM = 1.12  # of the longest bar, for the figure at its end
PIXELS = 2.0  # of a PNG for one of the drawing: about 200 to the inch on paper
LABEL_CHARACTERS = 30
CONFIG = {
    "font": "Liberation Sans, Arial, sans-serif",
    "background": None,
    "view": {"stroke": None},
    "autosize": {"type": "fit-x", "contains": "padding"},
    "padding": 4,
    "axis": {
        "labelFontSize": 10.5,
        "titleFontSize": 10.5,
        "titleFontWeight": "normal",
        "labelColor": "#333333",
        "titleColor": "#333333",
        "gridColor": "#e3e6ea",
        "domainColor": "#8a949e",
        "tickColor": "#8a949e",
        "labelLimit": 400,
    },
    "legend": {"labelFontSize": 10.5, "title": None, "orient": "top", "symbolType": "square", "offset": 4, "labelColor": "#333333"},
    "text": {"fontSize": 10, "color": "#333333"},
}
SCALES = ((1_000_000_000, "Rp miliar"), (1_000_000, "Rp juta"), (1_000, "Rp ribu"))


def draw(charts: Sequence[Chart]) -> dict[str, Drawing]:
    """Return the drawing of each chart by its ident, all by one run of the engine; pictures are made together when one is asked for."""
    if not charts:
        return {}
    specs = [json.dumps(spec(chart)) for chart in charts]
    svgs = [str(svg) for svg in _engine({"specs": specs, "version": VERSION, "locale": NUMBERS})]
    album = Album(svgs, _on_paper)
    return {chart.ident: Drawing(svg, album) for chart, svg in zip(charts, svgs, strict=True)}


def _on_paper(svgs: Sequence[str]) -> list[bytes]:
    """Return the pictures as PNG on white: Word shows the edges of letters badly where the ground is left open."""
    pieces = [svg.partition(">") for svg in svgs]
    return rasterised([f'{opening}{mark}<rect width="100%" height="100%" fill="white"/>{drawing}' for opening, mark, drawing in pieces])


def rasterise(svg: str) -> bytes:
    """Return one picture as PNG, fine enough for print."""
    return rasterised([svg])[0]


def rasterised(svgs: Sequence[str]) -> list[bytes]:
    """Return the pictures as PNG, all by one run of the engine."""
    return [base64.b64decode(png) for png in _engine({"svgs": [*svgs], "scale": PIXELS})]


def _engine(job: Mapping[str, Any]) -> list[str]:
    """Draw apart, within limits."""
    given = json.dumps({**job, "fonts": str(fonts.folder())}).encode()
    done = bounded.run([sys.executable, "-I", str(ENGINE)], given, limits=LIMITS, environment=bounded.bare())
    if done.code or done.died:
        why = done.died or f"berhenti dengan kode {done.code}"
        raise PipelineError(f"Penggambaran grafik {why}: {done.said.strip()[-200:]}", "Laporkan pesan ini kepada pengelola sistem.")
    drawn: list[str] = json.loads(done.output)
    return drawn


def spec(chart: Chart) -> dict[str, Any]:
    """Return the Vega-Lite specification of `chart`."""
    made = KINDS[chart.kind](chart)
    return {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "description": chart.alt, "config": CONFIG, **made}


def _values(chart: Chart) -> dict[str, Any]:
    rows = values(chart)
    for row in rows:
        if isinstance(row.get("label"), str):
            row["label"] = _wrapped(str(row["label"]))
    return {"values": rows}


def _wrapped(label: str) -> Any:
    """Return a long label as lines of about `LABEL_CHARACTERS`."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LABEL_CHARACTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


LINES = {"labelExpr": "split(datum.label, '\\n')", "title": None}


def _format(decimals: int) -> str:
    return f",.{decimals}f"


def _bars(chart: Chart, axis: dict[str, Any], text: dict[str, Any], step: int = 17) -> dict[str, Any]:
    """Paired horizontal bars with their figures at the end."""
    order = list(dict.fromkeys(str(row.get("series", "")) for row in chart.rows))
    base = {
        "y": {"field": "label", "type": "nominal", "sort": None, "axis": {**LINES, "ticks": False}, "scale": {"paddingInner": 0.3}},
        "yOffset": {"field": "series", "sort": order},
        "x": {"field": "value", "type": "quantitative", "axis": {**axis, "tickCount": 5}, "scale": {"zero": True, "nice": True}},
    }
    return {
        "width": WIDTH,
        "height": {"step": step, "for": "offset"},
        "data": _values(chart),
        "encoding": base,
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {"color": colours(chart)}},
            {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"text": {"field": "value", "type": "quantitative", **text}}},
        ],
    }


def _target_actual(chart: Chart) -> dict[str, Any]:
    return _bars(chart, {"format": ",~f", "title": _sentence(chart.unit)}, {"format": _format(chart.decimals)})


def _sentence(unit: str) -> str | None:
    return unit[:1].upper() + unit[1:] or None


def _budget(chart: Chart) -> dict[str, Any]:
    largest = max((Decimal(row["value"]) for row in chart.rows), default=Decimal(0))
    divisor, unit = next(((size, name) for size, name in SCALES if largest >= size), (1, "Rp"))
    scaled = replace(chart, rows=tuple({**row, "value": Decimal(row["value"]) / divisor} for row in chart.rows))
    return _bars(scaled, {"format": ",~f", "title": unit}, {"format": ",.2f"})


def _achievement(chart: Chart) -> dict[str, Any]:
    data = _values(chart)
    reach = {"domain": [0, ROOM * max(FULL, *(row["value"] for row in data["values"]))], "nice": False}
    axis = {"format": ",~f", "title": "Capaian (%)", "tickCount": 6}
    encoding = {
        "y": {"field": "label", "type": "nominal", "sort": None, "axis": {**LINES, "ticks": False}, "scale": {"paddingInner": 0.35}},
        "x": {"field": "value", "type": "quantitative", "axis": axis, "scale": reach},
    }
    for row in data["values"]:
        row["hasil"] = REACHED if row["value"] >= FULL else SHORT
    present = [name for name in SHADES if any(row["hasil"] == name for row in data["values"])]
    shade = {"field": "hasil", "type": "nominal", "scale": {"domain": present, "range": [SHADES[name] for name in present]}}
    return {
        "width": WIDTH,
        "height": {"step": 21},
        "data": data,
        "layer": [
            {"mark": {"type": "bar"}, "encoding": {**encoding, "color": shade}},
            {"mark": {"type": "rule", "strokeDash": [4, 3], "color": RULE}, "encoding": {"x": {"datum": FULL}}},
            _figures(encoding, chart, f"datum.value >= 25 && datum.value < {FULL}", {"align": "right", "dx": -5, "color": "#2b2005"}),
            _figures(encoding, chart, f"datum.value < 25 || datum.value >= {FULL}", {"align": "left", "dx": 4}),
        ],
    }


def _figures(encoding: Mapping[str, Any], chart: Chart, which: str, mark: Mapping[str, Any]) -> dict[str, Any]:
    """Figures at the end of bars: inside those that end before the rule at 100, so that it does not cross them."""
    text = {"text": {"field": "value", "type": "quantitative", "format": _format(chart.decimals)}}
    return {"mark": {"type": "text", **mark}, "transform": [{"filter": which}], "encoding": {**encoding, **text}}


def _trend(chart: Chart) -> dict[str, Any]:
    return lines.specification(chart, {"field": "year", "type": "ordinal", "axis": {"labelAngle": 0, "title": "Tahun", "grid": False}})


def _monthly(chart: Chart) -> dict[str, Any]:
    axis = {"labelAngle": 0, "title": "Bulan", "grid": False}
    return lines.specification(chart, {"field": "label", "type": "ordinal", "sort": {"field": "month"}, "axis": axis})


KINDS: dict[ChartKind, Callable[[Chart], dict[str, Any]]] = {
    ChartKind.TARGET_ACTUAL: _target_actual,
    ChartKind.ACHIEVEMENT: _achievement,
    ChartKind.TREND: _trend,
    ChartKind.BUDGET: _budget,
    ChartKind.MONTHLY: _monthly,
}
