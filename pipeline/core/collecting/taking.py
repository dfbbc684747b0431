"""Whether a form may be taken in: whose it is, which period, made from what, filled in by whom. What is wrong is said of the form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from .. import words
from ..approvals import roles
from ..approvals.values import Policy
from ..findings import Finding, Place
from ..model import Dossier, Office, Official, Period
from . import agreement, forms
from .agreement import Clause
from .merging import quoted
from .rules import taking as rules
from .values import Filled, FilledRow, Form, FormIdentity

MOST = 3  # changes that a sentence names


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Target:
    """The folder that a form is for."""

    year: int
    period: str
    department: str

    @classmethod
    def of(cls, identity: FormIdentity) -> "Target":
        """Return what a form's identity names."""
        return cls(year=identity.year, period=identity.period, department=identity.department)

    @classmethod
    def parse(cls, text: str) -> "Target | None":
        """Read `2026/s2/rendatin`, also with periods/ before it; None where it is none."""
        parts = text.strip().strip("/").removeprefix("periods/").split("/")
        is_whole = len(parts) == 3 and len(parts[0]) == 4 and parts[0].isascii() and parts[0].isdigit() and all(parts)
        return cls(year=int(parts[0]), period=parts[1], department=parts[2]) if is_whole else None

    @property
    def scope(self) -> str:
        """The period as commands name it: `2026/s2`."""
        return f"{self.year}/{self.period}"

    @property
    def folder(self) -> PurePosixPath:
        """Where the subbagian's data lie."""
        return PurePosixPath("periods", str(self.year), self.period, self.department)

    def __str__(self) -> str:
        return f"{self.scope}/{self.department}"


def addressed(filled: Filled, place: Place, wanted: Target | None, region: str, example: str) -> Target | Finding:
    """Return the folder a form is for, or why none can be told; `wanted` is what the person who takes it in says."""
    name, identity = place.file.name, filled.identity
    if identity is None:
        return wanted or rules.WITHOUT_IDENTITY.at(place, name=name, example=example)
    if identity.region != region:
        return rules.OTHER_OFFICE.at(place, name=name, theirs=quoted(identity.region), ours=quoted(region))
    target = Target.of(identity)
    if wanted and wanted != target:
        return rules.OTHER_TARGET.at(place, name=name, theirs=target, wanted=wanted)
    return target


def known(dossier: Dossier, target: Target, place: Place) -> Period | Finding:
    """Return the period of a target, or what about it is not known."""
    period = next((p for p in dossier.periods if p.code == target.period), None)
    if period is None:
        named = ", ".join(f"{target.year}/{p.code}" for p in dossier.periods)
        return rules.PERIOD_UNKNOWN.at(place, name=place.file.name, period=target.period, year=target.year, known=named)
    codes = [d.code for d in forms.departments(dossier, period)]
    if target.department not in codes:
        return rules.DEPARTMENT_UNKNOWN.at(place, name=place.file.name, department=target.department, known=", ".join(codes))
    return period


def timely(dossier: Dossier, period: Period, day: date, later_year: int | None, place: Place) -> Finding | None:
    """Return why a period's data are not taken in on `day`: it has not begun, or it is over and another one runs."""
    name, title = place.file.name, f"{period.name} {dossier.year}"
    start = date(dossier.year, min(period.months), 1)
    if day < start:
        return rules.NOT_BEGUN.at(place, name=name, period=title, start=words.long_date(start))
    begun = [p for p in dossier.periods if date(dossier.year, min(p.months), 1) <= day and min(p.months) > period.last_month]
    running = f"{begun[-1].name} {dossier.year}" if begun else f"tahun {later_year}" if later_year else ""
    if running and (period.due is None or day > period.due):
        due = words.long_date(period.due) if period.due else "tidak ditetapkan"
        return rules.CLOSED.at(place, name=name, period=title, due=due, running=running)
    return None


def stale(
    dossier: Dossier, form: Form, identity: FormIdentity, frozen: Sequence[Clause], rows: Sequence[FilledRow], place: Place
) -> Finding | None:
    """Return the finding that a form was made from something else than is agreed now, naming what changed as far as it can be told."""
    if identity.digest == form.identity.digest:
        return None
    told = [*_clauses_changed(dossier, form, frozen), *_rows_changed(form, rows)]
    changes = "; ".join(told[:MOST]) + (f"; dan {len(told) - MOST} hal lain" if len(told) > MOST else "")
    target = Target.of(identity)
    return rules.STALE.at(
        place,
        name=place.file.name,
        changes=changes or "target, Rencana Aksi, definisi, atau pagu subbagian ini",
        scope=target.scope,
        department=target.department,
    )


def _rows_changed(form: Form, rows: Sequence[FilledRow]) -> Iterator[str]:
    asked = {(a.indicator.code, str(a.month)) for a in form.rows}
    given = {(row.cells.get("indikator", ""), row.cells.get("bulan", "")) for row in rows}
    yield from (f"{code} bulan {month} tidak lagi diminta" for code, month in sorted(given - asked))
    yield from (f"{code} bulan {month} baru diminta" for code, month in sorted(asked - given) if rows)


def _clauses_changed(dossier: Dossier, form: Form, frozen: Sequence[Clause]) -> Iterator[str]:
    mine = {i.code for i in dossier.strategy.indicators if i.department == form.department.code}
    before = {(c.subject, c.what): c.text for c in frozen if c.subject in mine}
    for clause in agreement.clauses(dossier, form.period.code) if before else ():
        old = before.get((clause.subject, clause.what))
        if clause.subject in mine and old is not None and old != clause.text:
            yield f"{clause.what} {clause.subject} dari {quoted(old)} menjadi {quoted(clause.text)}"


def empty(filled: Filled, place: Place) -> Finding | None:
    """Return the finding that nothing at all was filled in."""
    keys = {"indikator", "kode", "bulan"}
    cells = (text for row in (*filled.rows, *filled.spending) for column, text in row.cells.items() if column not in keys)
    if any(cells) or any(filled.analysis.values()):
        return None
    return rules.EMPTY_FORM.at(place, name=place.file.name)


def filler(office: Office, said: str, day: date, place: Place) -> Finding | None:
    """Return the finding that who filled the form in, by his own words, is an official whose term does not cover the day."""
    told = said.casefold().strip()
    named = [o for o in office.officials if told and (told == roles.code(o) or o.name.casefold() in told)]
    if not named or any(o.term.covers(day) for o in named):
        return None
    return rules.TERM_ENDED.at(place, name=place.file.name, who=_official(named[-1]), day=words.long_date(day))


def _official(official: Official) -> str:
    return f"{official.name} ({roles.code(official)})"


def receiver(office: Office, policy: Policy, role: str, day: date, place: Place) -> Finding | None:
    """Return the finding that nobody holds the role of the one who takes the form in."""
    held = list(dict.fromkeys(roles.code(o) for o in office.officials_on(day)))
    if role in held or roles.holder(office, role, day, policy).official:
        return None
    return rules.RECEIVER_UNKNOWN.at(place, role=role, day=words.long_date(day), known=", ".join(held))


def older(name: str, saved: str, others: Mapping[str, str], place: Place) -> Finding | None:
    """Return the finding that a form was saved before one that was taken in already (`others`: file name -> when saved)."""
    last = max(others.items(), key=lambda item: item[1], default=("", ""))
    if not saved or not last[1] or saved >= last[1]:
        return None
    return rules.OLDER_FORM.at(place, name=name, saved=saved, newer=last[0], later=last[1])


def progress(form: Form, entries: Sequence[Mapping[str, str]], spending: Sequence[Mapping[str, str]]) -> str:
    """Return in words how many of the rows asked for are filled in."""
    done = {(row["indikator"], row["bulan"]) for row in entries if row["realisasi"]}
    spent = {(row["kode"], row["bulan"]) for row in spending if row["realisasi"]}
    rows = [(a.indicator.code, str(a.month)) for a in form.rows]
    lines = [(a.code, str(a.month)) for a in form.spending]
    parts = [f"terisi {len(done & set(rows))} dari {len(rows)} baris realisasi yang diminta"]
    parts += [f"{len(spent & set(lines))} dari {len(lines)} baris anggaran"] if lines else []
    more = len(done - set(rows)) + len(spent - set(lines))
    return ", ".join([*parts, *([f"serta {more} baris tambahan"] if more else [])])
