"""Who the report is: title, watermarks, notice, places for paraf and signature, embedded sources."""

from pathlib import PurePosixPath

from ..document import Attachment
from ..model import BudgetLine, Commitment, Department, Dossier, Entry, Official, PlannedTarget, Spending, Status
from ..report import Identity, Signatory
from . import phrases

KEYWORDS = ("Laporan Kinerja", "LKjIP", "SAKIP", "akuntabilitas kinerja")
NOBODY = "(pejabat belum tercatat)"
MIME = "text/csv"
DESCRIPTIONS = {
    "perjanjian-kinerja": "Perjanjian Kinerja: target setiap indikator",
    "rencana-aksi": "Rencana Aksi: target bulanan setiap indikator",
    "anggaran": "Anggaran: pagu menurut program, kegiatan, dan sumber dana",
    "realisasi": "Realisasi indikator per bulan",
}
Row = Commitment | PlannedTarget | BudgetLine | Entry | Spending
TABLES = frozenset(f"{name}.csv" for name in DESCRIPTIONS)
SPENDING = "Realisasi anggaran per bulan"


def identity(dossier: Dossier) -> Identity:
    """Return the report's particulars. Nothing can be signed yet, so every report is a KONSEP."""
    sample = ("CONTOH",) if dossier.status is Status.SAMPLE else ()
    return Identity(
        title=dossier.edition.title,
        short_title=_short(dossier),
        subject=f"Laporan Kinerja {dossier.office.name} Tahun {dossier.year}",
        year=dossier.year,
        published=_published(dossier),
        status=str(dossier.status),
        watermarks=(*sample, "KONSEP"),
        notice=dossier.notes or phrases.NOTICES[dossier.status].format(year=dossier.year),
        brief=phrases.NOTICES[dossier.status].format(year=dossier.year),
        review=review(dossier),
        place=dossier.edition.place_of_signing,
        date="",
        keywords=(*KEYWORDS, dossier.office.name, str(dossier.year)),
    )


def _short(dossier: Dossier) -> str:
    part = f"{dossier.periods[-1].name} " if dossier.cut else ""
    return f"LKj {dossier.office.short_name} {part}{dossier.year}"


def _published(dossier: Dossier) -> int:
    """Return the year on the cover: that of the signature, else of the last period's deadline, else the year after."""
    signed, last = dossier.edition.date_of_signing, dossier.periods[-1].due if dossier.periods else None
    day = signed or last
    return day.year if day else dossier.year + 1


def review(dossier: Dossier) -> str:
    """Say whether APIP has reviewed the report: only its statement's file says yes."""
    file = dossier.edition.review_statement
    return phrases.REVIEW_DONE.format(file=file) if file else phrases.REVIEW_NONE


def sign_off(dossier: Dossier) -> tuple[Signatory, ...]:
    """Return the places for paraf, one per subbagian, and for the secretary's signature; all still empty."""
    day = dossier.reference_day
    officials = dossier.office.officials_on(day)
    heads = tuple(_paraf(d, officials) for d in dossier.office.departments_on(day))
    secretary = _acting_first([o for o in officials if o.role == "sekretaris"])
    return (*heads, _place("tanda tangan", secretary, "Sekretaris"))


def _paraf(department: Department, officials: tuple[Official, ...]) -> Signatory:
    own = [o for o in officials if o.role == "kasubbag" and o.department == department.code]
    return _place("paraf", _acting_first(own), f"Kepala {department.name}")


def _acting_first(officials: list[Official]) -> Official | None:
    return next((o for o in officials if o.acting), officials[0] if officials else None)


def _place(act: str, official: Official | None, title: str) -> Signatory:
    if official is None:
        return Signatory(act=act, title=title, name=NOBODY)
    return Signatory(act=act, title=titled(official), name=official.name)


def titled(official: Official) -> str:
    """Return the office with Plt. or Plh. before it where somebody acts."""
    return f"{official.acting} {official.title}".strip()


def attachments(dossier: Dossier) -> tuple[Attachment, ...]:
    """Return the year's source CSV, each under a name unique inside the PDF."""
    rows: tuple[Row, ...] = (*dossier.commitments, *dossier.plan, *dossier.budget, *dossier.entries, *dossier.spending)
    read = {row.place.file for row in rows} | {file for file in dossier.files if _is_source(dossier, file)}
    return tuple(_attachment(dossier, file) for file in sorted(read))


def _is_source(dossier: Dossier, file: PurePosixPath) -> bool:
    """Say whether a file is one of the year's own tables: the year's, or a subbagian's in a period; evidence is not."""
    if file.name not in TABLES or not file.is_relative_to(dossier.folder):
        return False
    *above, _ = file.relative_to(dossier.folder).parts
    return not above or (len(above) == 2 and above[0] in {p.code for p in dossier.periods})


def _attachment(dossier: Dossier, file: PurePosixPath) -> Attachment:
    inner = file.relative_to(dossier.folder) if file.is_relative_to(dossier.folder) else file
    spending = len(inner.parts) > 1 and inner.stem == "anggaran"
    told = SPENDING if spending else DESCRIPTIONS.get(inner.stem, "Data sumber")
    where = f" ({'/'.join(inner.parts[:-1])})" if len(inner.parts) > 1 else ""
    return Attachment(file=file, name="-".join(inner.parts), mime=MIME, description=f"{told}{where}, tahun {dossier.year}")
