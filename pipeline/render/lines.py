"""Line charts: what was promised, dashed, and what came of it, solid, with figures that cross neither."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ..core import words
from ..core.document import Chart

WIDTH, HEIGHT = 470, 128
INK, GREY, FAINT = "#12395b", "#8796a5", "#5f8fb8"
PROMISED, ESTIMATED = ("Target", "Pagu"), "Perkiraan"  # how the names of such series begin
PADDING = 0.24  # of the span of figures, free above and below
FLAT = 0.1  # of the figure itself, where all are the same
CLEAR = 17  # pixels over the axis within which a figure stands above its point
CHARACTER = 5.6  # pixels of a figure's digit
POINTS = (("color", GREY, FAINT, INK), ("shape", "square", "diamond", "circle"), ("size", 75, 30, 40))
ABOVE, BELOW, ASIDE = -10, 12, 9  # pixels from a point to its figure
HALO = {"stroke": "white", "strokeWidth": 3, "strokeJoin": "round"}
TICKS, FINE = 5, 0.1


def values(chart: Chart) -> list[dict[str, Any]]:
    """Return the chart's rows for the engine. Here, and only here, exact numbers become floats."""
    return [{**row, "value": float(row["value"]), **_sort(str(row.get("series", "")))} for row in chart.rows]


def _sort(name: str) -> dict[str, bool]:
    return {"janji": is_promised(name), "perkiraan": is_estimated(name)}


def series(chart: Chart) -> list[str]:
    """Return the names of the chart's series, what was promised first."""
    names = dict.fromkeys(str(row["series"]) for row in chart.rows if "series" in row)
    return sorted(names, key=lambda name: not is_promised(name))


def is_promised(name: str) -> bool:
    """Say whether a series is a target or a pagu."""
    return name.startswith(PROMISED)


def is_estimated(name: str) -> bool:
    """Say whether a series is an estimate of what has not happened yet."""
    return name.startswith(ESTIMATED)


def colours(chart: Chart, fills: bool = True) -> dict[str, Any]:
    """Return the colour of each series: grey and blue, as far apart in grey print; bars take a lighter grey than lines."""
    light = "#a9b8c6" if fills else GREY
    return {"field": "series", "type": "nominal", "scale": _scale(chart, light, INK, FAINT)}


def _scale(chart: Chart, promised: Any, came: Any, estimated: Any) -> dict[str, Any]:
    names = series(chart)
    return {"domain": names, "range": [promised if is_promised(n) else estimated if is_estimated(n) else came for n in names]}


def specification(chart: Chart, x: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is drawn along `x`: lines, points, and the figures of what came of it."""
    rows = values(chart)
    _place_figures(chart, rows)
    legend = {"symbolType": "stroke", "symbolStrokeWidth": 2, "symbolSize": 420}
    named = {"field": "series", "type": "nominal"}
    stroke = {"color": {**colours(chart, fills=False), "legend": legend}}
    dashes = {**named, "scale": _scale(chart, [5, 3], [1, 0], [2, 3]), "legend": legend}
    points = {what: _by_sort(*marks) for what, *marks in POINTS}
    text = {"text": {"field": "value", "type": "quantitative", "format": f",.{chart.decimals}f"}}
    marks = [
        {"mark": {"type": "line", "strokeWidth": 2}, "encoding": {**stroke, "strokeDash": dashes}},
        {"mark": {"type": "point", "filled": True, "opacity": 1}, "encoding": points},
    ]
    figure = {"type": "text", "dx": {"expr": "datum.kanan"}, "dy": {"expr": "datum.bawah"}}
    for more in (HALO, {}):
        marks.append({"mark": {**figure, **more}, "encoding": text, "transform": [{"filter": "isValid(datum.bawah)"}]})
    unit = chart.unit[:1].upper() + chart.unit[1:]
    axis = {"format": _ticks(rows), "title": unit or None, "tickCount": TICKS, **({"tickMinStep": 1} if not chart.decimals else {})}
    y = {"field": "value", "type": "quantitative", "scale": {"domain": domain(rows), "nice": False, "zero": False}, "axis": axis}
    return {"width": WIDTH, "height": HEIGHT, "data": {"values": rows}, "encoding": {"x": dict(x), "y": y}, "layer": marks}


def _by_sort(promised: Any, estimated: Any, came: Any) -> dict[str, Any]:
    tests = ({"test": "datum.janji", "value": promised}, {"test": "datum.perkiraan", "value": estimated})
    return {"condition": [*tests], "value": came}


def _ticks(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the format of the axis: as many decimals as its steps need, the same for all."""
    low, high = domain(rows)
    step = (high - low) / TICKS
    return f",.{0 if step >= 1 else 1 if step >= FINE else 2}f"


def domain(rows: Sequence[Mapping[str, Any]]) -> list[float]:
    """Return the ends of the upright axis: room around the figures, also where all are the same; never below zero for nothing."""
    low, high = min(row["value"] for row in rows), max(row["value"] for row in rows)
    room = (high - low) * PADDING or abs(high) * FLAT or 1.0
    return [max(0.0, low - room) if low >= 0 else low - room, high + room]


def _place_figures(chart: Chart, rows: Sequence[dict[str, Any]]) -> None:
    """Mark the rows whose figure is printed, and on which side of the line: outside its bends, and away from the target."""
    promised = {_at(row): row["value"] for row in rows if row["janji"]}
    line = [row for row in rows if not row["janji"] and not row["perkiraan"]]
    for row in rows[-1:]:
        if row["perkiraan"]:
            row["bawah"], row["kanan"] = (BELOW if promised.get(_at(row), row["value"]) > row["value"] else ABOVE), 0
    low, high = domain(rows)
    ground = low + (high - low) * CLEAR / HEIGHT
    printed = _printed(chart, line)
    for at, row in enumerate(line):
        if at in printed:
            is_above = row["value"] < ground or _is_above(line, at, promised.get(_at(row), low), ground - low)
            row["bawah"] = ABOVE if is_above else BELOW
            row["kanan"] = _slope(line, at) * (-ASIDE if is_above else ASIDE)


def _at(row: Mapping[str, Any]) -> Any:
    return row.get("month", row.get("year"))


def _printed(chart: Chart, line: Sequence[Mapping[str, Any]]) -> set[int]:
    """Return which points get a figure: all, or where they would touch the first, the last, and the highest and lowest."""
    figures = [row["value"] for row in line]
    widest = max((len(words.number(Decimal(str(figure)), chart.decimals)) for figure in figures), default=0)
    if len(figures) * (widest + 1) * CHARACTER <= WIDTH:
        return set(range(len(figures)))
    return {0, len(figures) - 1, figures.index(max(figures)), figures.index(min(figures))}


def _is_above(line: Sequence[Mapping[str, Any]], at: int, promised: float, near: float) -> bool:
    """Say whether a figure stands above its point: away from a target as near as that, else outside the bend of the line."""
    here = line[at]["value"]
    if 0 < abs(promised - here) < near:
        return bool(here > promised)
    bend = sum(line[n]["value"] - here for n in (at - 1, at + 1) if 0 <= n < len(line))
    return bool(bend < 0 or (bend == 0 and here >= promised))


def _slope(line: Sequence[Mapping[str, Any]], at: int) -> int:
    """Return 1 where the line climbs through an inner point, -1 where it falls, 0 at a bend or an end."""
    if not 0 < at < len(line) - 1:
        return 0
    before, here, after = (line[n]["value"] for n in (at - 1, at, at + 1))
    return int(before <= here <= after) - int(before >= here >= after)
