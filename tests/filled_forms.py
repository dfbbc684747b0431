"""Forms filled in as subbagian would fill them in: every row that is asked, on plan, with evidence; in all three shapes."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.core.collecting import forms
from pipeline.core.collecting.values import Asked, AskedSpending, Form
from pipeline.core.model import Consolidation, Derivation, Dossier, Kind
from pipeline.intake.load import load
from pipeline.render import forms_csv, workbook

WHOLE = 10_000  # denominator of every share
FILLED_BY = "CONTOH Staf"
WORDS = "Contoh uraian: jadwal dipadatkan dan petugas ditambah sehingga pekerjaan selesai sesuai dengan yang direncanakan."


def filled(dossier: Dossier, period: str, department: str, evidence: Path) -> Form:
    """Return the form with every row answered as planned; its evidence is written into `evidence`."""
    at = next(p for p in dossier.periods if p.code == period)
    form = forms.ask(dossier, at, department)
    done: dict[str, Decimal] = {}
    for entry in (e for e in dossier.entries if e.month < at.months[0] and e.actual and e.actual.number is not None):
        done[entry.indicator] = done.get(entry.indicator, Decimal(0)) + entry.actual.number
    rows = tuple(replace(row, filled=_answer(row, done, evidence)) for row in form.rows)
    words = {f"{i.code}/{topic}": WORDS for i in forms.indicators(form) for topic in ("penyebab", "solusi")}
    return replace(form, rows=rows, analysis=words, spending=tuple(replace(line, filled=_spent(line)) for line in form.spending))


def _answer(row: Asked, done: dict[str, Decimal], evidence: Path) -> Mapping[str, str]:
    indicator, target = row.indicator, row.target
    name = f"{indicator.code.lower().replace('.', '-')}-{row.month:02}-catatan.txt"
    evidence.mkdir(parents=True, exist_ok=True)
    (evidence / name).write_text(f"CONTOH: catatan {indicator.code} bulan {row.month}.\n", encoding="utf-8")
    cells = {"bukti": name}
    if target is None or target.number is None:
        return cells | {"realisasi": target.text if target else "0"}
    number = target.number
    if indicator.consolidation is Consolidation.SUM and indicator.derivation is Derivation.DIRECT:
        number -= done.get(indicator.code, Decimal(0))
        done[indicator.code] = target.number
    if indicator.derivation is Derivation.DIRECT:
        return cells | {"realisasi": f"{number:f}"}
    per_cent = indicator.derivation is Derivation.SHARE or indicator.kind is Kind.PERCENT
    part = number * WHOLE / (100 if per_cent else 1)
    return cells | {"pembilang": f"{part.to_integral_value():f}", "penyebut": str(WHOLE), "realisasi": f"{number:f}"}


def _spent(line: AskedSpending) -> Mapping[str, str]:
    return {} if line.is_parent else {"realisasi": f"{Decimal(line.revised) / 100:.0f}"}


def handed_in(form: Form, folder: Path, shape: str) -> Path:
    """Write the form as `xlsx`, `json` (what the page in the browser gives) or `zip` (CSV) and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{form.identity.name}.{shape}"
    file.write_bytes(SHAPES[shape](form))
    return file


def _json(form: Form) -> bytes:
    told: dict[str, Any] = {
        "skema": "lakip/isian/1",
        "identitas": form.identity.text,
        "keadaan": "selesai",
        "diisi_oleh": FILLED_BY,
        "realisasi": [{"indikator": r.indicator.code, "bulan": str(r.month), **r.filled} for r in form.rows],
        "anggaran": [{"kode": s.code, "bulan": str(s.month), **s.filled} for s in form.spending if s.filled],
        "analisis": dict(form.analysis),
        "bukti": [],
    }
    return json.dumps(told, ensure_ascii=False).encode()


SHAPES = {"xlsx": lambda form: workbook.xlsx(form, {}), "json": _json, "zip": forms_csv.csv_zip}


def dossier(root: Path, year: int) -> Dossier:
    """Return the year as it lies on disk."""
    found = load(root, year).dossier
    assert found
    return found
