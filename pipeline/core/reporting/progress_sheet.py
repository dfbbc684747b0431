"""Laporan Progres Bulanan as one page: a sentence, a table with traffic lights, small print. Everything in it is ready to print."""

from dataclasses import dataclass, replace

from .. import words
from ..document import Cell, Column, Table
from ..forecast import METHOD
from ..model import Dossier, Office
from ..progress import Light, Progress, Standing
from ..scorecard import Outcome
from .cells import CENTER, RIGHT, Row, band, cell, column
from .performance_tables import named
from .view import OUTCOME_CELLS, with_unit

TONES = {Light.GREEN: "baik", Light.YELLOW: "sedang", Light.RED: "kurang", Light.NONE: ""}
SIGNS = {Light.GREEN: "●", Light.YELLOW: "▲", Light.RED: "■", Light.NONE: "–"}
LEGEND = (
    "Lampu menurut capaian terhadap target Rencana Aksi sampai dengan bulan ini, sebelum batas atas: {green} mulai {from_green}%, "
    "{yellow} mulai {from_yellow}%, {red} di bawahnya. Dasar: {basis}."
)
COUNTED = "{total} indikator: {told}."
ROWS = (Light.GREEN, Light.YELLOW, Light.RED, Light.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressSheet:
    """The page: title, where it stands in one paragraph, its one table, and what every page of this year says of itself."""

    title: str
    span: str  # "sampai dengan September 2026"
    office: Office
    sentences: tuple[str, ...]
    table: Table
    watermarks: tuple[str, ...]


def sheet(dossier: Dossier, found: Progress) -> ProgressSheet:
    """Return the page of one month."""
    month = words.month_name(found.month)
    return ProgressSheet(
        title=f"Laporan Progres Bulanan {month} {dossier.year}",
        span=f"sampai dengan {month} {dossier.year}",
        office=dossier.office,
        sentences=sentences(dossier, found),
        table=table(dossier, found),
        watermarks=("CONTOH",) if dossier.status == "contoh" else (),
    )


def sentences(dossier: Dossier, found: Progress) -> tuple[str, ...]:
    """Return how many indicators show which light, and what has not been reported."""
    told = words.listed([f"{n} {light}" for light in ROWS if (n := found.count(light))])
    waiting = [s.achievement.indicator.code for s in found.standings if s.is_waiting]
    lines = [COUNTED.format(total=len(found.standings), told=told)]
    lines += [f"Sudah jatuh tempo, datanya belum ada atau masih bulan sebelumnya: {words.listed(waiting)}."] if waiting else []
    return tuple(lines)


def table(dossier: Dossier, found: Progress) -> Table:
    """Return the table: one row an indicator, grouped by sasaran."""
    month = words.month_short(found.month)
    columns: tuple[Column, ...] = (
        column("Indikator kinerja", 5.0),
        column(f"Target s.d. {month}", 1.5, RIGHT),
        column(f"Realisasi s.d. {month}", 1.5, RIGHT),
        column("Data terakhir", 1.1, CENTER),
        column("Capaian terhadap rencana", 1.6, RIGHT),
        column("Lampu", 1.8),
        column("Target tahun", 1.5, RIGHT),
        column("Perkiraan akhir tahun", 1.8, RIGHT),
    )
    body: list[Row] = []
    for objective, members in found.objectives:
        body.append(band(f"{objective.code} {objective.name}", len(columns)))
        body += [_row(dossier, standing) for standing in members]
    return Table(
        ident="tbl-progres",
        caption="",
        columns=columns,
        body=tuple(body),
        notes=(_legend(dossier), METHOD),
        landscape=True,
    )


def _legend(dossier: Dossier) -> str:
    lights = dossier.rules.lights
    return LEGEND.format(
        green=f"{SIGNS[Light.GREEN]} {Light.GREEN}",
        yellow=f"{SIGNS[Light.YELLOW]} {Light.YELLOW}",
        red=f"{SIGNS[Light.RED]} {Light.RED}",
        from_green=words.plain(lights.green),
        from_yellow=words.plain(lights.yellow),
        basis=lights.basis.rstrip("."),
    )


def _row(dossier: Dossier, standing: Standing) -> tuple[Cell, ...]:
    a = standing.achievement
    return (
        cell(named(a.indicator)),
        cell("–" if a.target is None else with_unit(a.target, a.indicator)),
        cell("–" if a.actual is None else with_unit(a.actual, a.indicator)),
        cell(words.month_short(standing.row.month) if standing.row else "–"),
        cell(_achieved(dossier, standing)),
        cell(f"{SIGNS[standing.light]} {standing.light}", tone=TONES[standing.light]),
        cell("–" if standing.annual is None else with_unit(standing.annual, a.indicator)),
        cell(estimate(standing)),
    )


def _achieved(dossier: Dossier, standing: Standing) -> str:
    a = standing.achievement
    if standing.is_waiting:
        return "menunggu data"
    return words.percent(a.raw, dossier.rules.rounding) if a.outcome is Outcome.MEASURED else OUTCOME_CELLS[a.outcome]


def estimate(standing: Standing) -> str:
    """Return the estimate with its sign ≈, the indicator's decimals and unit; a dash where there is none."""
    found, a = standing.forecast, standing.achievement
    if found is None or a.actual is None:
        return "–"
    return "≈ " + with_unit(replace(a.actual, number=found.number, text=""), a.indicator)
