"""What was agreed for a period, as small comparable clauses: indicators, their targets and plan, the measuring rules, the deadline.

Frozen when the period is opened, compared ever after. Numbers count as numbers (12.5 is 12.50) and the order of rows counts for nothing.
Pagu are not frozen, since DIPA is revised in its own way; but a form is made from them, so they are in its digest.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..model import BudgetLine, Commitment, Dossier, Indicator, Kind, Period, Rules, Scale, Value, WordScale

RULES, DEADLINE, PLAN = "aturan", "batas", "rencana_aksi"  # what stands as subject or matter beside codes of indicators and columns
WORDED = {Kind.GRADE: "predikat", Kind.OPINION: "opini", Kind.YES_NO: "ya_tidak"}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Clause:
    """One thing agreed: whom it is about (an indicator's code, `aturan` or `batas`), what (a column or key), and its canonical text."""

    subject: str
    what: str
    text: str

    @property
    def line(self) -> str:
        """The clause as one line that no other clause can have."""
        return json.dumps([self.subject, self.what, self.text], ensure_ascii=False)


def clauses(dossier: Dossier, period: str) -> tuple[Clause, ...]:
    """Return everything agreed for a period, in the order of the Perjanjian Kinerja, then the rules, then the deadline."""
    found = _period(dossier, period)
    agreed = [clause for indicator, target in _agreed(dossier) for clause in _clauses(dossier, indicator, target, found)]
    rules = [Clause(subject=RULES, what=key, text=text) for key, text in rules_text(dossier.rules).items()]
    due = found.due.isoformat() if found and found.due else ""
    return (*agreed, *rules, Clause(subject=DEADLINE, what=DEADLINE, text=due))


def digest(dossier: Dossier, period: str, department: str) -> str:
    """Return the sha256 of everything a form of this subbagian is made from; its `FormIdentity.digest`.

    Its agreed indicators with target, Rencana Aksi and activity of the period's months, and its own budget lines.
    """
    found = _period(dossier, period)
    made = [Clause(subject="", what="periode", text=f"{dossier.year}/{period}")]
    for indicator, target in _agreed(dossier):
        if indicator.department == department:
            made += [*_clauses(dossier, indicator, target, found), *_activities(dossier, indicator, found)]
    made += [clause for line in dossier.budget if line.department == department for clause in _budget(line)]
    return sealed(made)


def sealed(agreed: Iterable[Clause]) -> str:
    """Return the sha256 of clauses, in whatever order they come."""
    return hashlib.sha256("\n".join(sorted(clause.line for clause in agreed)).encode()).hexdigest()


def _period(dossier: Dossier, code: str) -> Period | None:
    return next((p for p in dossier.periods if p.code == code), None)


def _agreed(dossier: Dossier) -> Iterator[tuple[Indicator, Commitment]]:
    known = {i.code: i for i in dossier.strategy.indicators}
    return ((known[c.indicator], c) for c in dossier.commitments if c.indicator in known)


def _clauses(dossier: Dossier, indicator: Indicator, target: Commitment, period: Period | None) -> Iterator[Clause]:
    plan = {f"{PLAN}/{month}": text for month, text in plan_text(dossier, indicator.code, period).items()}
    about = {**indicator_text(indicator), "target": value_text(target.target), **plan}
    return (Clause(subject=indicator.code, what=what, text=text) for what, text in about.items())


def indicator_text(indicator: Indicator) -> Mapping[str, str]:
    """Return what the Renstra agrees about an indicator, by column of indikator.csv."""
    return {
        "nama": indicator.name,
        "definisi": indicator.definition,
        "formula": indicator.formula,
        "satuan": indicator.unit,
        "jenis": indicator.kind.value,
        "polaritas": indicator.polarity.value,
        "perhitungan": indicator.derivation.value,
        "konsolidasi": indicator.consolidation.value,
        "kumulatif": "ya" if indicator.cumulative else "tidak",
        "desimal": str(indicator.decimals),
        "rumus_minimal": indicator.minimize,
        "subbagian": indicator.department,
    }


def plan_text(dossier: Dossier, code: str, period: Period | None) -> Mapping[int, str]:
    """Return the targets of the Rencana Aksi in a period's months, by month."""
    months = period.months if period else ()
    rows = sorted((row for row in dossier.plan if row.indicator == code and row.month in months), key=lambda row: row.month)
    return {row.month: value_text(row.target) for row in rows}


def _activities(dossier: Dossier, indicator: Indicator, period: Period | None) -> Iterator[Clause]:
    months = period.months if period else ()
    for row in dossier.plan:
        if row.indicator == indicator.code and row.month in months:
            yield Clause(subject=indicator.code, what=f"kegiatan/{row.month}", text=row.activity)


def _budget(line: BudgetLine) -> Iterator[Clause]:
    about = {"uraian": line.name, "pagu_revisi": number_text(line.revised), "satuan_volume": line.volume_unit, "induk": line.parent}
    return (Clause(subject=line.code, what=what, text=text) for what, text in about.items())


def number_text(number: Decimal | None) -> str:
    """Return a number in the one form that equal numbers share; empty where there is none."""
    if number is None:
        return ""
    return format(number.normalize() if number else Decimal(0), "f")


def value_text(value: Value | None) -> str:
    """Return a target in the one form that equal targets share: `12.5`, `60–85`, `WTP`; empty where there is none."""
    if value is None:
        return ""
    if value.number is None:
        return value.text
    lower = number_text(value.number)
    return lower if value.upper is None else f"{lower}–{number_text(value.upper)}"


def rules_text(rules: Rules) -> Mapping[str, str]:
    """Return the measuring rules in readable words, by key of periode.yml `aturan`; their bases may be worded anew at any time."""
    zero = {polarity.value: choice for polarity, choice in rules.zero_target.items()}
    return {
        "batas_atas": number_text(rules.cap) or "tanpa batas",
        "batas_bawah": number_text(rules.floor) or "tanpa batas",
        "minimal": rules.minimize,
        "stabil": rules.stable,
        "target_nol": "; ".join(f"{name}: {choice}" for name, choice in sorted(zero.items())),
        "target_nol.meleset": number_text(rules.zero_miss),
        "agregasi_satker": rules.office_aggregation,
        "agregasi_sasaran": rules.objective_aggregation,
        "tanpa_data": rules.no_data,
        "kategori": _scale_text(rules.categories),
        **{name: _word_scale_text(rules.grades[kind]) for kind, name in WORDED.items() if kind in rules.grades},
        "efisiensi": rules.efficiency,
        "pembulatan": f"{rules.rounding} desimal",
    }


def _scale_text(scale: Scale) -> str:
    return "; ".join(f"{c.name} {'≥' if c.inclusive else '>'} {number_text(c.lower)}" for c in scale.classes)


def _word_scale_text(scale: WordScale) -> str:
    words = (f"{word} = {number_text(scale.ranks[word])}" if word in scale.ranks else word for word in scale.order)
    return f"{scale.method}: {', '.join(words)}"
