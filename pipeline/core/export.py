"""The Report as plain data for report.json and `lakip ukur --format json`: official words as keys, exact figures as text."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePath

from . import words
from .document import Part
from .model import Indicator, Value
from .report import Report
from .scorecard import Achievement, Aggregate, BudgetCard, BudgetScore, Comparison, Scorecard, StretchScore, Trace, YearFigure

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def exact(number: Decimal | None) -> str | None:
    """Return the unrounded figure as text, without exponent; None stays None."""
    return None if number is None else format(number.normalize() if number else Decimal(0), "f")


def trace(found: Trace) -> Plain:
    """Return a jejak hitung."""
    return {
        "masukan": [
            {"nama": s.label, "nilai": s.text, "berkas": str(s.place.file), "baris": s.place.row, "kolom": s.place.column}
            for s in found.sources
        ],
        "rumus": found.formula,
        "hitungan": found.expression,
        "mentah": exact(found.raw),
        "batas": found.cap,
        "langkah": list(found.steps),
    }


def _text(value: Value | None, indicator: Indicator) -> Plain:
    return None if value is None else words.of_indicator(value, indicator)


def achievement(found: Achievement, decimals: int) -> Plain:
    """Return the capaian of one indicator with both its exact and its printed figure."""
    indicator = found.indicator
    return {
        "kode": indicator.code,
        "indikator": indicator.name,
        "satuan": indicator.unit,
        "polaritas": indicator.polarity.value,
        "subbagian": indicator.department,
        "target": _text(found.target, indicator),
        "realisasi": _text(found.actual, indicator),
        "keadaan": found.outcome.value,
        "capaian": exact(found.value),
        "capaian_mentah": exact(found.raw),
        "tercetak": words.number(found.value, decimals),
        "kategori": found.category,
        "jejak": trace(found.trace),
    }


def aggregate(found: Aggregate, decimals: int) -> Plain:
    """Return a mean with how many indicators or sasaran counted."""
    return {
        "capaian": exact(found.value),
        "tercetak": words.number(found.value, decimals),
        "kategori": found.category,
        "dihitung": found.counted,
        "seluruhnya": found.total,
        "jejak": trace(found.trace),
    }


def stretch(found: StretchScore, decimals: int) -> dict[str, Plain]:
    """Return a period or the year."""
    return {
        "periode": found.period.code if found.period else None,
        "sampai_bulan": found.last_month,
        "satker": aggregate(found.office, decimals),
        "sasaran": [
            {
                "kode": o.objective.code,
                "sasaran": o.objective.name,
                "rata_rata": aggregate(o.aggregate, decimals),
                "indikator": [achievement(a, decimals) for a in o.achievements],
            }
            for o in found.objectives
        ],
    }


def budget_line(found: BudgetScore) -> Plain:
    """Return a line of the budget with its serapan."""
    return {
        "kode": found.code,
        "uraian": found.name,
        "tingkat": found.level,
        "sumber_dana": found.fund,
        "pagu_awal": exact(found.initial),
        "pagu_revisi": exact(found.revised),
        "realisasi": exact(found.realised),
        "serapan": exact(found.absorption),
        "volume": exact(found.volume),
        "volume_tercapai": exact(found.volume_done),
        "satuan_volume": found.volume_unit,
        "jejak": trace(found.trace),
    }


def budget(found: BudgetCard) -> dict[str, Plain]:
    """Return the budget by line, fund and type, and the efficiency."""
    efficiency = found.efficiency
    return {
        "jumlah": budget_line(found.total),
        "baris": [budget_line(line) for line in found.lines],
        "sumber_dana": [budget_line(line) for line in found.funds],
        "jenis_belanja": [budget_line(line) for line in found.types],
        "sasaran": [budget_line(line) for line in found.objectives],
        "efisiensi": {
            "cara": efficiency.method,
            "nilai": exact(efficiency.value),
            "dibatasi": exact(efficiency.limited),
            "nilai_efisiensi": exact(efficiency.score),
            "dasar": efficiency.basis,
            "jejak": trace(efficiency.trace),
        },
    }


def _year(found: YearFigure, indicator: Indicator) -> Plain:
    return {
        "tahun": found.year,
        "target": _text(found.target, indicator),
        "realisasi": _text(found.actual, indicator),
        "capaian": exact(found.achievement),
        "sumber": found.source,
    }


def comparison(found: Comparison) -> Plain:
    """Return an indicator beside its past, its Renstra target and the standard."""
    return {
        "kode": found.indicator.code,
        "tahun": [_year(year, found.indicator) for year in found.history],
        "perubahan": exact(found.change),
        "perubahan_persen": exact(found.change_percent),
        "target_renstra": _text(found.renstra_target, found.indicator),
        "kemajuan_renstra": exact(found.renstra_progress),
        "standar": _text(found.standard, found.indicator),
        "selisih_standar": exact(found.standard_gap),
    }


def scorecard(found: Scorecard) -> dict[str, Plain]:
    """Return a measured year."""
    decimals = found.dossier.rules.rounding
    return {
        "satker": found.dossier.office.name,
        "tahun": found.dossier.year,
        "status": found.dossier.status.value,
        "capaian_periode": [dict(stretch(period, decimals)) for period in found.periods],
        "capaian_tahun": dict(stretch(found.year, decimals)),
        "anggaran": dict(budget(found.budget)),
        "perbandingan": [comparison(c) for c in found.comparisons],
    }


def plain(thing: object) -> Plain:
    """Return any frozen value as plain data: a dataclass becomes an object with its kind, a Decimal exact text."""
    if thing is None or (isinstance(thing, bool | int | float | str) and not isinstance(thing, Enum)):
        return thing
    if is_dataclass(thing) and not isinstance(thing, type):
        return {"jenis": type(thing).__name__} | {f.name: plain(getattr(thing, f.name)) for f in fields(thing)}
    if isinstance(thing, Enum):
        return str(thing.value)
    if isinstance(thing, Decimal):
        return exact(thing)
    if isinstance(thing, date | PurePath):
        return str(thing)
    if isinstance(thing, Mapping):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, Sequence):
        return [plain(item) for item in thing]
    raise TypeError(f"no plain form for {type(thing).__name__}")


def report(found: Report) -> dict[str, Plain]:
    """Return everything the report prints, with the scorecard behind it: the content of report.json."""
    return {
        "format": "lakip/laporan/1",
        "identitas": plain(found.identity),
        "pengukuran": scorecard(found.scorecard),
        "nilai": {name: {"teks": p.text, "keterangan": p.label} for name, p in found.values.items()},
        "tabel": plain(found.tables),
        "grafik": plain(found.charts),
        "narasi": {key: {"berkas": str(p.place.file), "baris": p.place.row, "teks": p.text} for key, p in found.narratives.items()},
        "bagian": [_part(part) for part in found.parts],
        "pengesahan": plain(found.sign_off),
    }


def _part(part: Part) -> Plain:
    return {"nama": part.name, "isi": [plain(block) for block in part.blocks]}
