"""Making the forms of a period: one folder for each subbagian, in the shapes asked for, each whole or not at all."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import PipelineError
from .archive import Archive

if TYPE_CHECKING:
    from ..core.collecting.values import Form
    from ..core.model import Dossier

BRANCH = "main"
Writer = Callable[["Form", "Dossier"], bytes]


def asked(root: Path, year: int, period: str, departments: Sequence[str] = ()) -> "tuple[Form, ...]":
    """Return the forms of a period, of the subbagian named or of all that there are in it."""
    return _asked(Archive(root), year, period, departments)


def make(
    root: Path, year: int, period: str, departments: Sequence[str] = (), shapes: Sequence[str] = (), out: Path | None = None
) -> tuple[Path, ...]:
    """Make the forms as files below build/formulir/<year>-<period>/<subbagian>/ and return them; earlier ones there give way."""
    from ..render import outputs

    writers = _writers(shapes or tuple(WRITERS))
    archive = Archive(root)
    dossier, made = archive.dossier(year), []
    for form in _asked(archive, year, period, departments):
        folder = (out or root / "build") / "formulir" / f"{year}-{period}" / form.identity.department
        with outputs.replaced(folder) as staging:
            for suffix, write in writers.items():
                name = f"formulir-{form.identity.name}{suffix}"
                (staging / name).write_bytes(write(form, dossier))
                made.append(folder / name)
    return tuple(made)


def _asked(archive: Archive, year: int, period: str, departments: Sequence[str]) -> "tuple[Form, ...]":
    from ..core.collecting import forms

    dossier, found = archive.dossier(year), archive.period(year, period)
    codes = departments or [d.code for d in forms.departments(dossier, found)]
    return tuple(forms.ask(dossier, found, code) for code in codes)


def _writers(shapes: Sequence[str]) -> Mapping[str, Writer]:
    if unknown := [shape for shape in shapes if shape not in WRITERS]:
        raise PipelineError(f"Bentuk formulir «{unknown[0]}» tidak dikenal.", f"Bentuk yang ada: {', '.join(WRITERS)}.")
    return dict(WRITERS[shape] for shape in dict.fromkeys(shapes))


def _xlsx(form: "Form", dossier: "Dossier") -> bytes:
    from ..core.model import Status
    from ..intake import contract
    from ..render import workbook

    tables = ("realisasi", "realisasi-anggaran")
    meanings = {f"{table}.{column.name}": f"{column.meaning}." for table in tables for column in contract.table(table).columns}
    return workbook.xlsx(form, meanings, is_sample=dossier.status is Status.SAMPLE)


def _html(form: "Form", dossier: "Dossier") -> bytes:
    from ..core.model import Status
    from ..render import form_html

    first = min(form.period.months)
    earlier = [e for e in dossier.entries if e.department == form.identity.department and e.month < first]
    is_sample = dossier.status is Status.SAMPLE
    return form_html.html(form, hosting=dossier.office.hosting, branch=BRANCH, rules=dossier.rules, earlier=earlier, is_sample=is_sample)


def _csv(form: "Form", dossier: "Dossier") -> bytes:
    from ..render import forms_csv

    return forms_csv.csv_zip(form)


WRITERS: Mapping[str, tuple[str, Writer]] = {"xlsx": (".xlsx", _xlsx), "html": (".html", _html), "csv": ("-csv.zip", _csv)}
