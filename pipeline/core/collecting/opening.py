"""Opening a period: the papers that every subbagian finds ready, what was agreed frozen beside them, and what has changed since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from .. import words
from ..approvals.contents import BESIDE
from ..chapters import TOPICS
from ..errors import PipelineError
from ..findings import Finding, Place
from ..model import Department, Dossier, Period
from . import agreement, canonical, forms, yaml_text
from .agreement import DEADLINE, PLAN, RULES, Clause
from .rules import opening as rules
from .values import Form

PAPERS = BESIDE[1]  # kendali/
FILE = "pembukaan.yml"
ALL = "semua"
THERE, NOT_THERE = "ada", "tidak ada"
HEAD = """Dibuat oleh `lakip periode buka`: apa yang disepakati ketika pengumpulan dibuka. Jangan diubah dengan tangan.
Perubahan sesudahnya dijelaskan dengan kunci revisi_pk di periode.yml, bukan di sini."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file to be made, with its whole text."""

    file: PurePosixPath
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What a subbagian finds when a period is opened."""

    form: Form
    papers: tuple[Paper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A period as it was opened (pembukaan.yml): when, by which role as it says itself, and everything agreed then."""

    period: str
    day: date
    by: str
    due: date | None
    departments: tuple[str, ...]
    clauses: tuple[Clause, ...]
    sha256: str
    file: PurePosixPath
    places: Mapping[tuple[str, str], Place]  # subject and matter of a clause -> where it stands in the file

    def place(self, subject: str, what: str = "") -> Place:
        """Return where a clause stands, else where its subject does, else the file."""
        return self.places.get((subject, what)) or self.places.get((subject, "")) or Place(self.file, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A revision of the Perjanjian Kinerja (key `revisi_pk` of periode.yml): from which day it changes what about whom, and why."""

    day: date
    number: str
    subjects: tuple[str, ...]  # codes of indicators, `aturan`, `batas`; or `semua` alone
    reason: str
    basis: str
    place: Place

    def covers(self, opening: Opening, subject: str) -> bool:
        """Say whether it explains a change about `subject` after the opening."""
        return self.day >= opening.day and bool({ALL, subject} & set(self.subjects))


def file_of(dossier: Dossier, period: str) -> PurePosixPath:
    """Return where the opening of a period is written."""
    return dossier.folder / PAPERS / period / FILE


def period_of(dossier: Dossier, code: str) -> Period:
    """Return a period of the year. Raise PipelineError where it has none of that code."""
    known = {p.code: p for p in dossier.periods}
    if code not in known:
        raise PipelineError(f"Periode «{code}» tidak ada pada tahun {dossier.year}.", f"Periode menurut periode.yml: {', '.join(known)}.")
    return known[code]


def due_of(dossier: Dossier, period: Period, day: date) -> date:
    """Return the deadline of a period opened on `day`. Raise PipelineError where there is none, or it has passed already."""
    if period.due is None:
        raise PipelineError(
            f"{period.name} {dossier.year} belum mempunyai batas penyerahan.",
            f"Tulis «batas:» pada periode {period.code} di {dossier.folder}/periode.yml.",
        )
    if period.due <= day:
        raise PipelineError(
            f"Batas {period.name}, {words.long_date(period.due)}, tidak sesudah hari pembukaan, {words.long_date(day)}.",
            f"Perbaiki «batas:» di {dossier.folder}/periode.yml, atau sebutkan hari pembukaan yang benar dengan --tanggal.",
        )
    return period.due


def ready(dossier: Dossier, period: Period, department: Department) -> Ready:
    """Return what a subbagian finds: the rows it owes with empty cells, the headings of its analysis, a folder for evidence."""
    form = forms.ask(dossier, period, department.code)
    folder = dossier.folder / period.code / department.code
    texts = {
        "realisasi.csv": canonical.realisasi_csv(canonical.entry_rows(form)),
        "anggaran.csv": canonical.anggaran_csv(canonical.spending_rows(form)) if form.spending else "",
        "analisis.md": skeleton(form),
    }
    made = [Paper(file=folder / name, text=text) for name, text in texts.items() if text]
    return Ready(form=form, papers=(*made, Paper(file=folder / "bukti" / ".gitkeep", text="")))  # Git keeps no empty folder


def skeleton(form: Form) -> str:
    """Return an analisis.md of headings alone, one indicator after the other."""
    topics = "".join(f"\n### {topic.heading}\n" for topic in TOPICS)
    return "\n".join(f"## {canonical.one_line(f'{i.code} {i.name}')}\n{topics}" for i in forms.indicators(form))


def frozen(dossier: Dossier, period: Period, day: date, by: str, departments: Sequence[Department]) -> Paper:
    """Return pembukaan.yml: everything agreed for the period on `day`, and one digest of it all."""
    agreed = agreement.clauses(dossier, period.code)
    value: dict[str, yaml_text.Plain] = {
        "periode": period.code,
        "dibuka": day.isoformat(),
        "oleh": by,
        DEADLINE: period.due.isoformat() if period.due else "",
        "subbagian": [department.code for department in departments],
        "sha256": agreement.sealed(agreed),
        "indikator": [_indicator(code, about) for code, about in _subjects(agreed).items() if code not in (RULES, DEADLINE)],
        RULES: _subjects(agreed)[RULES],
    }
    return Paper(file=file_of(dossier, period.code), text=yaml_text.write(value, HEAD))


def _subjects(agreed: Sequence[Clause]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for clause in agreed:
        found.setdefault(clause.subject, {})[clause.what] = clause.text
    return found


def _indicator(code: str, about: Mapping[str, str]) -> dict[str, yaml_text.Plain]:
    plain: dict[str, yaml_text.Plain] = {what: text for what, text in about.items() if not what.startswith(f"{PLAN}/")}
    months: list[yaml_text.Plain] = [
        {"bulan": int(what.rpartition("/")[2]), "target": text} for what, text in about.items() if what.startswith(f"{PLAN}/")
    ]
    return {"kode": code, **plain, PLAN: months}


def changed(opening: Opening, dossier: Dossier, revisions: Sequence[Revision]) -> Iterator[Finding]:
    """Yield everything that is agreed otherwise now than when the period was opened and that no revision explains."""
    if agreement.sealed(opening.clauses) != opening.sha256:
        yield rules.EDITED.at(opening.place("sha256"), berkas=opening.file)
    then, now = _subjects(opening.clauses), _subjects(agreement.clauses(dossier, opening.period))
    period = period_of(dossier, opening.period)
    for subject, what, old, new in _differences(then, now):
        if not any(revision.covers(opening, subject) for revision in revisions):
            yield rules.CHANGED.at(
                _where(dossier, period, opening, subject, what),
                pokok=SUBJECTS.get(subject, f"Indikator {subject}"),
                apa=matter(what),
                periode=period.name,
                tanggal=words.long_date(opening.day),
                lama=old or "kosong",
                baru=new or "kosong",
                kode=subject,
            )


SUBJECTS = {RULES: "Aturan pengukuran", DEADLINE: "Batas penyerahan"}
MATTERS = {DEADLINE: "tanggalnya", "target": "target Perjanjian Kinerja", "": "keberadaannya dalam Perjanjian Kinerja"}


def matter(what: str) -> str:
    """Return what a clause is about, in words."""
    head, _, month = what.partition("/")
    if head == PLAN and month:
        return f"target Rencana Aksi {words.month_name(int(month))}"
    return MATTERS.get(what, what.replace("_", " "))


def _differences(then: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """Yield subject, matter, old and new; a matter that an older lakip did not freeze yet is no difference."""
    for subject in dict.fromkeys([*then, *now]):
        if subject not in then or subject not in now:
            yield subject, "", *((THERE, NOT_THERE) if subject in then else (NOT_THERE, THERE))
            continue
        old, new = then[subject], now[subject]
        added = [what for what in new if what not in old and what.startswith(f"{PLAN}/")]
        for what in [*old, *added]:
            if old.get(what, "") != new.get(what, ""):
                yield subject, what, old.get(what, ""), new.get(what, "")


def _where(dossier: Dossier, period: Period, opening: Opening, subject: str, what: str) -> Place:
    """Return where the present word stands, so that the one who changed it sees the finding there; else where the frozen one does."""
    if subject == DEADLINE:
        return period.place
    if subject == RULES:
        return dossier.rules.categories.place if what == "kategori" else opening.place(subject, what)
    indicator = next((i for i in dossier.strategy.indicators if i.code == subject), None)
    commitment = next((c for c in dossier.commitments if c.indicator == subject), None)
    if what.startswith(f"{PLAN}/"):
        rows = (row for row in dossier.plan if row.indicator == subject and what == f"{PLAN}/{row.month}")
        found = next((_at(row.place, "target") for row in rows), None)
    elif what in ("target", ""):
        found = _at(commitment.place, "target" if what else "indikator") if commitment else None
    else:
        found = _at(indicator.place, "indikator" if what == "nama" else what) if indicator else None
    return found or opening.place(subject, what)


def _at(place: Place, column: str) -> Place:
    return Place(place.file, place.row, column)


def unknown_subjects(revisions: Sequence[Revision], dossier: Dossier) -> Iterator[Finding]:
    """Yield what a revision names that is neither an indicator nor one of the other words."""
    known = {i.code for i in dossier.strategy.indicators} | {ALL, RULES, DEADLINE}
    for revision in revisions:
        for subject in revision.subjects:
            if subject not in known:
                yield rules.UNKNOWN_SUBJECT.at(revision.place, nomor=revision.number, isi=subject)
