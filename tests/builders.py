"""Values for tests: every argument has a sensible default, so a test names only what it is about."""

from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from pipeline.core import model as m
from pipeline.core.findings import Place

HERE = Place(PurePosixPath("periods/2025/uji.csv"), 2)
FOLDER = PurePosixPath("periods/2025")


def place(row: int = 2, column: str = "", file: str = "periods/2025/uji.csv") -> Place:
    """A place in a file."""
    return Place(PurePosixPath(file), row, column)


def value(written: str | int | float | None, upper: str | None = None) -> m.Value | None:
    """A value as written; a word stays a word, None stays missing."""
    if written is None:
        return None
    text = str(written)
    try:
        return m.Value(text=text, number=Decimal(text), upper=None if upper is None else Decimal(upper), place=HERE)
    except ArithmeticError:
        return m.Value(text=text, place=HERE)


def indicator(code: str = "IK-1.1", **changes: Any) -> m.Indicator:
    """A percent indicator, more is better, last value counts."""
    fields: dict[str, Any] = {
        "code": code,
        "objective": "SS-1",
        "name": f"Indikator {code}",
        "definition": "Definisi",
        "formula": "Formula",
        "source": "Sumber",
        "unit": "persen",
        "kind": m.Kind.PERCENT,
        "polarity": m.Polarity.MORE,
        "derivation": m.Derivation.DIRECT,
        "consolidation": m.Consolidation.LAST,
        "cumulative": False,
        "decimals": 2,
        "department": "rendatin",
        "place": HERE,
    }
    return m.Indicator(**(fields | changes))


def objective(code: str = "SS-1", **changes: Any) -> m.Objective:
    """A sasaran."""
    return m.Objective(**({"code": code, "name": f"Sasaran {code}", "goal": "Tujuan", "place": HERE} | changes))


def commitment(code: str = "IK-1.1", target: str | int | None = "80", upper: str | None = None, **changes: Any) -> m.Commitment:
    """A row of the Perjanjian Kinerja."""
    fields = {"indicator": code, "target": value(target, upper), "weight": None, "note": "", "place": HERE}
    return m.Commitment(**(fields | changes))


def planned(code: str = "IK-1.1", month: int = 12, target: str | int | None = "80", **changes: Any) -> m.PlannedTarget:
    """A row of the Rencana Aksi."""
    fields = {"indicator": code, "month": month, "target": value(target), "activity": "", "place": HERE}
    return m.PlannedTarget(**(fields | changes))


def entry(code: str = "IK-1.1", month: int = 12, actual: str | int | None = "83", **changes: Any) -> m.Entry:
    """A row of realisasi.csv with its evidence named."""
    fields = {
        "indicator": code,
        "month": month,
        "numerator": None,
        "denominator": None,
        "actual": value(actual),
        "obstacle": "",
        "follow_up": "",
        "evidence": ("bukti.pdf",),
        "department": "rendatin",
        "period": "s1" if month < 7 else "s2",
        "place": HERE,
    }
    return m.Entry(**(fields | changes))


def budget_line(code: str = "076.01", **changes: Any) -> m.BudgetLine:
    """A programme without children: a leaf with its source of funds."""
    fields = {
        "code": code,
        "parent": "",
        "level": "program",
        "name": f"Program {code}",
        "fund": "RM",
        "spending_type": "52",
        "objective": "",
        "department": "kul",
        "initial": Decimal(1000),
        "revised": Decimal(1000),
        "volume": None,
        "volume_unit": "",
        "place": HERE,
    }
    return m.BudgetLine(**(fields | changes))


def spending(code: str = "076.01", month: int = 12, amount: int | None = 900, **changes: Any) -> m.Spending:
    """A row of a subbagian's anggaran.csv."""
    fields = {
        "code": code,
        "month": month,
        "amount": None if amount is None else Decimal(amount),
        "volume": None,
        "note": "",
        "department": "kul",
        "period": "s1" if month < 7 else "s2",
        "place": HERE,
    }
    return m.Spending(**(fields | changes))


def scale(*classes: tuple[str, str], **changes: Any) -> m.Scale:
    """A category scale from (name, lower bound), best first."""
    chosen = classes or (("Sangat Tinggi", "91"), ("Tinggi", "76"), ("Sedang", "66"), ("Rendah", "51"), ("Sangat Rendah", "0"))
    made = tuple(m.ScaleClass(name=n, lower=Decimal(lower), inclusive=True) for n, lower in chosen)
    return m.Scale(**({"classes": made, "basis": "Dasar skala", "place": HERE} | changes))


def word_scale(method: str = "terpenuhi", *order: str, **ranks: int) -> m.WordScale:
    """A word scale, worst word first."""
    return m.WordScale(method=method, order=order, ranks={k: Decimal(v) for k, v in ranks.items()}, basis="Dasar sebutan")


def rules(**changes: Any) -> m.Rules:
    """Measuring rules: cap 120, plain means."""
    fields: dict[str, Any] = {
        "cap": Decimal(120),
        "cap_basis": "Dasar batas atas",
        "floor": Decimal(0),
        "floor_basis": "Dasar batas bawah",
        "minimize": "selisih",
        "minimize_basis": "Dasar rumus minimal",
        "stable": "simetris",
        "stable_basis": "Dasar rumus stabil",
        "zero_target": {
            m.Polarity.MORE: "tidak-dihitung",
            m.Polarity.LESS: "tujuan",
            m.Polarity.STABLE: "tujuan",
            m.Polarity.RANGE: "tujuan",
        },
        "zero_target_basis": "Dasar target nol",
        "zero_miss": Decimal(0),
        "office_aggregation": "rata-rata-indikator",
        "office_aggregation_basis": "Dasar agregasi satker",
        "objective_aggregation": "rata-rata",
        "objective_aggregation_basis": "Dasar agregasi sasaran",
        "no_data": "tidak-dihitung",
        "no_data_basis": "Dasar tanpa data",
        "categories": scale(),
        "grades": {
            m.Kind.GRADE: word_scale("terpenuhi", "D", "C", "CC", "B", "BB", "A", "AA"),
            m.Kind.OPINION: word_scale("terpenuhi", "TMP", "TW", "WDP", "WTP"),
            m.Kind.YES_NO: word_scale("terpenuhi", "tidak", "ya"),
        },
        "efficiency": "sederhana",
        "efficiency_basis": "Dasar efisiensi",
        "rounding": 2,
        "rounding_basis": "Dasar pembulatan",
    }
    return m.Rules(**(fields | changes))


def period(code: str = "s1", months: tuple[int, ...] = (1, 2, 3, 4, 5, 6), **changes: Any) -> m.Period:
    """A collection period."""
    return m.Period(**({"code": code, "name": f"Periode {code}", "months": months, "due": None, "place": HERE} | changes))


def term(start: str = "2020-01-01", end: str | None = None) -> m.Term:
    """A stretch of validity."""
    return m.Term(start=date.fromisoformat(start), end=None if end is None else date.fromisoformat(end))


def department(code: str = "rendatin", **changes: Any) -> m.Department:
    """A subbagian."""
    return m.Department(**({"code": code, "name": f"Subbagian {code}", "number": 3, "term": term(), "place": HERE} | changes))


def official(role: str = "kasubbag", **changes: Any) -> m.Official:
    """An official, marked CONTOH."""
    fields = {"role": role, "name": f"CONTOH {role}", "title": f"Jabatan {role}", "department": "rendatin", "term": term(), "place": HERE}
    return m.Official(**(fields | changes))


def office(**changes: Any) -> m.Office:
    """An office with one subbagian, its head and its secretary."""
    fields: dict[str, Any] = {
        "name": "Kantor Contoh",
        "short_name": "Kantor",
        "parent": "Induk",
        "city": "Kota",
        "province": "Provinsi",
        "region_code": "0000",
        "address": "Jalan Contoh 1",
        "contact": "",
        "website": "",
        "superior": "Atasan",
        "logo": None,
        "departments": (department(),),
        "officials": (official("sekretaris", department=""), official()),
        "procedures": (),
        "place": HERE,
    }
    return m.Office(**(fields | changes))


def strategy(*indicators: m.Indicator, **changes: Any) -> m.Strategy:
    """A Renstra whose sasaran are those the indicators name."""
    chosen = indicators or (indicator(),)
    fields: dict[str, Any] = {
        "folder": PurePosixPath("periods/renstra-2025-2029"),
        "first_year": 2025,
        "last_year": 2029,
        "objectives": tuple(objective(code) for code in dict.fromkeys(i.objective for i in chosen)),
        "indicators": chosen,
        "targets": {},
        "past": (),
    }
    return m.Strategy(**(fields | changes))


def submission(department: str = "rendatin", period: str = "s1", **changes: Any) -> m.Submission:
    """What a subbagian handed in."""
    fields = {"department": department, "period": period, "folder": FOLDER / period / department, "exists": True}
    return m.Submission(**(fields | changes))


def dossier(*parts: Any, **changes: Any) -> m.Dossier:
    """A whole year from loose parts: indicators, commitments, planned targets, entries, budget lines and spending, in any order.

    Indicators without a commitment get one with target 80; entries and spending are put into their submissions.
    """

    def of(kind: type) -> tuple[Any, ...]:
        return tuple(p for p in parts if isinstance(p, kind))

    indicators = of(m.Indicator) or (indicator(),)
    commitments = of(m.Commitment)
    agreed = {c.indicator for c in commitments}
    commitments += tuple(commitment(i.code) for i in indicators if i.code not in agreed)
    folders: dict[tuple[str, str], dict[str, list[Any]]] = {}
    for kind, name in ((m.Entry, "entries"), (m.Spending, "spending")):
        for part in of(kind):
            folders.setdefault((part.department, part.period), {"entries": [], "spending": []})[name].append(part)
    fields: dict[str, Any] = {
        "office": office(),
        "strategy": strategy(*indicators),
        "year": 2025,
        "folder": FOLDER,
        "status": m.Status.COMPLETE,
        "periods": (period("s1"), period("s2", (7, 8, 9, 10, 11, 12))),
        "rules": rules(),
        "edition": m.Edition(
            title="Laporan Kinerja Tahun 2025", place_of_signing="Kota", date_of_signing=None, review_statement=None, number=""
        ),
        "commitments": commitments,
        "plan": of(m.PlannedTarget),
        "budget": of(m.BudgetLine),
        "budget_total": m.BudgetTotal(initial=None, revised=None, funds={}, fund_names={}, document="", place=HERE),
        "submissions": tuple(submission(d, p, **{k: tuple(v) for k, v in found.items()}) for (d, p), found in folders.items()),
        "chapters": {},
    }
    return m.Dossier(**(fields | changes))
