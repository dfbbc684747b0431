"""What a form asks of one subbagian in one period, found from the Perjanjian Kinerja, the Rencana Aksi and the budget."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from ..checks.values import GRADES
from ..errors import PipelineError
from ..model import BudgetLine, Consolidation, Department, Dossier, Entry, Indicator, Period, PlannedTarget, Spending
from . import agreement
from .canonical import markdown
from .values import Asked, AskedSpending, Form, FormIdentity


def ask(dossier: Dossier, period: Period, department: str) -> Form:
    """Return the form of a subbagian (its code) for a period. Raise PipelineError where nobody is there to be asked."""
    office = dossier.office
    return Form(
        identity=FormIdentity(
            region=office.region_code,
            year=dossier.year,
            period=period.code,
            department=department,
            digest=agreement.digest(dossier, period.code, department),
        ),
        office=office.name,
        short_name=office.short_name,
        period=period,
        department=_department(dossier, period, department),
        due=period.due,
        rows=tuple(_rows(dossier, period, department)),
        spending=tuple(_spending(dossier, period, department)),
        subjects=_subjects(dossier, department),
        analysis=_analysis(dossier, period, department),
    )


def departments(dossier: Dossier, period: Period) -> tuple[Department, ...]:
    """Return the subbagian that are asked in a period: those valid in its last month, in the order of satker.yml."""
    return dossier.office.departments_on(date(dossier.year, period.last_month, 28))


def indicators(form: Form) -> tuple[Indicator, ...]:
    """Return the indicators that a form asks about, in rows or for their analysis, each once, in its order."""
    return tuple({i.code: i for i in (*form.subjects, *(asked.indicator for asked in form.rows))}.values())


def _department(dossier: Dossier, period: Period, code: str) -> Department:
    there = {d.code: d for d in departments(dossier, period)}
    if code not in there:
        raise PipelineError(
            f"Subbagian «{code}» tidak ada pada {period.name} {dossier.year}.",
            f"Subbagian yang berlaku menurut periods/satker.yml: {', '.join(there)}.",
        )
    return there[code]


def _subjects(dossier: Dossier, department: str) -> tuple[Indicator, ...]:
    agreed = {c.indicator for c in dossier.commitments}
    return tuple(i for i in dossier.strategy.indicators if i.department == department and i.code in agreed)


def _rows(dossier: Dossier, period: Period, department: str) -> Iterator[Asked]:
    agreed = {c.indicator: c for c in dossier.commitments}
    for indicator in dossier.strategy.indicators:
        entries = _entries(dossier, period, department, indicator.code)
        owed = _owed(dossier, period, indicator) if indicator.code in agreed and indicator.department == department else set()
        for month in sorted(owed | set(entries)):
            plan = _planned(dossier, indicator.code, month)
            commitment = agreed.get(indicator.code)
            yield Asked(
                indicator=indicator,
                month=month,
                target=plan.target if plan else commitment.target if commitment else None,
                activity=plan.activity if plan else "",
                choices=_choices(dossier, indicator),
                filled=_filled(entries[month]) if month in entries else {},
            )


def _entries(dossier: Dossier, period: Period, department: str, indicator: str) -> Mapping[int, Entry]:
    inside = (s for s in dossier.submissions if (s.period, s.department) == (period.code, department))
    return {e.month: e for s in inside for e in s.entries if e.indicator == indicator and e.month in period.months}


def _owed(dossier: Dossier, period: Period, indicator: Indicator) -> set[int]:
    """Return the months of the period for which a row is owed: those planned, else its last month.

    Nothing is owed before the first planned month, nor once everything of a sum was due in an earlier period.
    """
    planned = {p.month for p in dossier.plan if p.indicator == indicator.code}
    if inside := planned & set(period.months):
        return inside
    is_over = indicator.consolidation is Consolidation.SUM
    return {period.last_month} if not planned or (min(planned) < period.last_month and not is_over) else set()


def _planned(dossier: Dossier, indicator: str, month: int) -> PlannedTarget | None:
    """Return the row of the Rencana Aksi for the month, or the latest one before it."""
    rows = [p for p in dossier.plan if p.indicator == indicator and p.month <= month]
    return max(rows, key=lambda p: p.month, default=None)


def _choices(dossier: Dossier, indicator: Indicator) -> tuple[str, ...]:
    """Return the words of a worded kind, worst first, as the year's rules order them."""
    scale = dossier.rules.grades.get(indicator.kind)
    return scale.order if scale and scale.order else GRADES.get(indicator.kind, ())


def _filled(entry: Entry) -> dict[str, str]:
    return {
        "pembilang": _plain(entry.numerator),
        "penyebut": _plain(entry.denominator),
        "realisasi": entry.actual.text if entry.actual else "",
        "kendala": entry.obstacle,
        "tindak_lanjut": entry.follow_up,
        "bukti": ";".join(entry.evidence),
    }


def _plain(number: Decimal | None) -> str:
    return "" if number is None else format(number, "f")


def _spending(dossier: Dossier, period: Period, department: str) -> Iterator[AskedSpending]:
    parents = {line.parent for line in dossier.budget}
    for line in dossier.budget:
        rows = _spent(dossier, period, department, line.code)
        is_asked = line.department == department and (line.code not in parents or bool(line.volume_unit))
        for month in sorted(set(period.months) if is_asked else set(rows)):
            yield _asked_spending(line, month, rows.get(month), is_parent=line.code in parents)


def _asked_spending(line: BudgetLine, month: int, row: Spending | None, *, is_parent: bool) -> AskedSpending:
    filled = {"realisasi": _plain(row.amount), "volume": _plain(row.volume), "keterangan": row.note} if row else {}
    return AskedSpending(
        code=line.code,
        name=line.name,
        revised=_plain(line.revised),
        month=month,
        volume_unit=line.volume_unit,
        is_parent=is_parent,
        filled=filled,
    )


def _spent(dossier: Dossier, period: Period, department: str, code: str) -> Mapping[int, Spending]:
    inside = (s for s in dossier.submissions if (s.period, s.department) == (period.code, department))
    return {row.month: row for s in inside for row in s.spending if row.code == code and row.month in period.months}


def _analysis(dossier: Dossier, period: Period, department: str) -> Mapping[str, str]:
    inside = (s for s in dossier.submissions if (s.period, s.department) == (period.code, department))
    return {prose.key: text for s in inside for prose in s.analysis if (text := markdown(prose.text))}
