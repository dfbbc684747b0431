"""The sheet from which figures are typed into other applications (e-Lapkin, Monev), and the log of what was typed.

The formats of these applications are not public, so the columns are the office's choice (satker.yml, `aplikasi`) out of one
vocabulary. Every figure is the text that the report prints.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from .. import words
from ..findings import Place
from ..model import Entry
from ..scorecard import Achievement, BudgetScore, Scorecard, StretchScore

LOG_COLUMNS = ("aplikasi", "indikator", "kolom", "nilai", "oleh", "waktu", "tangkapan")
UNCONFIRMED = "Susunan kolom ini perlu dikonfirmasi: format resmi aplikasinya tidak diumumkan."
NAMING = frozenset({"kode", "indikator", "sasaran", "satuan", "subbagian"})  # say what a row is about; they are not typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application that figures are typed into, and the columns of its sheet in order."""

    code: str
    name: str
    columns: tuple[str, ...]
    note: str = ""


FIGURES = ("target", "realisasi", "capaian")
DEFAULTS = (
    Application(
        code="e-lapkin",
        name="e-Lapkin",
        columns=("kode", "sasaran", "indikator", "satuan", *FIGURES, "kategori", "kendala", "tindak_lanjut", "bukti"),
        note=UNCONFIRMED,
    ),
    Application(
        code="monev",
        name="Monev",
        columns=("kode", "indikator", "satuan", *FIGURES, "pagu", "realisasi_anggaran", "serapan", "kendala", "tindak_lanjut"),
        note=UNCONFIRMED,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One indicator of a sheet: its cells by column, and whether something was due in the period."""

    indicator: str
    is_due: bool
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A line of the log: a value as somebody says he typed it."""

    application: str
    indicator: str
    column: str
    value: str
    by: str
    time: datetime
    screenshot: str  # file name in the folder entri/, "" where there is none
    place: Place

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as entri.csv writes it."""
        return (
            self.application,
            self.indicator,
            self.column,
            self.value,
            self.by,
            self.time.isoformat(timespec="seconds"),
            self.screenshot,
        )


@dataclass(frozen=True, slots=True)
class _About:
    """What one row is made from."""

    card: Scorecard
    found: Achievement
    entries: tuple[Entry, ...]  # of this indicator in this period, by month
    budget: BudgetScore | None  # of the indicator's sasaran, to the end of the period
    objective: str

    @property
    def decimals(self) -> int:
        return self.card.dossier.rules.rounding


def _months(about: _About, of: Callable[[Entry], str]) -> str:
    """Return the remarks of the period's months, each with its month."""
    return "; ".join(f"{words.month_name(e.month)}: {of(e)}" for e in about.entries if of(e))


def _part(about: _About, of: str) -> str:
    """Return numerator or denominator of the last month that has one."""
    filled = [getattr(e, of) for e in about.entries if getattr(e, of) is not None]
    return words.plain(filled[-1]) if filled else ""


def _rupiah(about: _About, of: str) -> str:
    return words.number(getattr(about.budget, of), 0) if about.budget else ""


COLUMNS: Mapping[str, tuple[str, float, Callable[[_About], str]]] = {  # key -> heading, width in characters, cell
    "kode": ("Kode", 9, lambda a: a.found.indicator.code),
    "indikator": ("Indikator kinerja", 32, lambda a: a.found.indicator.name),
    "sasaran": ("Sasaran", 26, lambda a: a.objective),
    "subbagian": ("Subbagian", 11, lambda a: a.found.indicator.department),
    "satuan": ("Satuan", 10, lambda a: a.found.indicator.unit),
    "target": ("Target", 13, lambda a: words.of_indicator(a.found.target, a.found.indicator)),
    "realisasi": ("Realisasi", 13, lambda a: words.of_indicator(a.found.actual, a.found.indicator)),
    "capaian": ("Capaian (%)", 12, lambda a: words.number(a.found.value, a.decimals)),
    "kategori": ("Kategori", 13, lambda a: a.found.category),
    "pembilang": ("Pembilang (n)", 14, lambda a: _part(a, "numerator")),
    "penyebut": ("Penyebut (N)", 14, lambda a: _part(a, "denominator")),
    "kendala": ("Kendala", 28, lambda a: _months(a, lambda e: e.obstacle)),
    "tindak_lanjut": ("Tindak lanjut", 28, lambda a: _months(a, lambda e: e.follow_up)),
    "bukti": ("Data dukung", 32, lambda a: "; ".join(dict.fromkeys(name for e in a.entries for name in e.evidence))),
    "pagu": ("Pagu sasaran (Rp)", 16, lambda a: _rupiah(a, "revised")),
    "realisasi_anggaran": ("Realisasi anggaran sasaran (Rp)", 17, lambda a: _rupiah(a, "realised")),
    "serapan": ("Serapan (%)", 11, lambda a: words.number(a.budget.absorption, a.decimals) if a.budget else ""),
}


def sheet(card: Scorecard, period: str, application: Application) -> tuple[Row, ...]:
    """Return the sheet of one period, a row per agreed indicator in the order of the report. `card` must reach to the period's end."""
    stretch = _stretch(card, period)
    budgets = {score.code: score for score in card.budget.objectives}
    names = {o.code: f"{o.code} {o.name}" for o in card.dossier.strategy.objectives}
    rows = []
    for found in stretch.achievements:
        code = found.indicator.code
        mine = sorted((e for e in card.dossier.entries if e.indicator == code and e.period == period), key=lambda e: e.month)
        about = _About(card, found, tuple(mine), budgets.get(found.indicator.objective), names.get(found.indicator.objective, ""))
        cells = {key: COLUMNS[key][2](about) for key in application.columns}
        rows.append(Row(indicator=code, is_due=found.target is not None or found.actual is not None, cells=cells))
    return tuple(rows)


def _stretch(card: Scorecard, period: str) -> StretchScore:
    return next(s for s in card.periods if s.period is not None and s.period.code == period)


def latest(log: Sequence[Typed]) -> Mapping[tuple[str, str, str], Typed]:
    """Return what counts of a log: the last line for each application, indicator and column, by time and then by place."""
    return {(t.application, t.indicator, t.column): t for t in sorted(log, key=lambda t: (t.time, t.place.row))}


def waiting(rows: Sequence[Row], log: Sequence[Typed], application: str) -> tuple[str, ...]:
    """Return the indicators that were due and of which nothing is logged as typed into the application."""
    done = {typed.indicator for typed in log if typed.application == application}
    return tuple(row.indicator for row in rows if row.is_due and row.indicator not in done)


def same(typed: str, printed: str) -> bool:
    """Say whether what was typed is what is printed; only the width of white space is overlooked."""
    return " ".join(typed.split()) == " ".join(printed.split())
