"""The papers of entry into other applications: satker.yml's `aplikasi`, the log entri.csv, the screenshots beside it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from ...core import document_rules
from ...core.collecting.entry import DEFAULTS, Application, Typed
from ...core.findings import Finding, Place
from .. import contract, documents, tables
from ..files import PERIODS
from ..guards import kinds
from . import papers

LOG, SCREENSHOTS = "entri.csv", "entri"


def applications(root: Path) -> Mapping[str, Application]:
    """Return the applications by code: those of satker.yml, or the usual two where it names none or cannot be read."""
    file = PERIODS / "satker.yml"
    content = papers.read(root, file)
    document = documents.read(content, file, "satker")[0] if isinstance(content, bytes) else None
    data: Any = document.value if document else {}
    named = [_application(item) for item in data.get("aplikasi", ())]
    known: dict[str, Application] = {}
    for application in named or DEFAULTS:
        known.setdefault(application.code, application)
    return known


def _application(item: Mapping[str, Any]) -> Application:
    columns = tuple(dict.fromkeys(item["kolom"]))
    return Application(code=item["kode"], name=item["nama"], columns=columns, note=item.get("catatan", ""))


def log(root: Path, folder: PurePosixPath) -> tuple[tuple[Typed, ...], tuple[Finding, ...]]:
    """Return the log in a period's folder of papers, and what is wrong with its shape; nothing where there is none."""
    file = folder / LOG
    content = papers.read(root, file)
    if not isinstance(content, bytes):
        return (), (content,) if content else ()
    rows, found = tables.read(content, file, contract.table("entri"))
    made = [_typed(row, file) for row in rows]
    return tuple(t for t in made if isinstance(t, Typed)), (*found, *(t for t in made if isinstance(t, Finding)))


def _typed(row: tables.Row, file: PurePosixPath) -> Typed | Finding:
    cells = row.cells
    try:
        time = datetime.fromisoformat(cells["waktu"])
    except ValueError:
        return document_rules.DATE_IMPOSSIBLE.at(Place(file, row.line, "waktu"), isi=cells["waktu"], kunci="waktu")
    return Typed(
        application=cells["aplikasi"],
        indicator=cells["indikator"],
        column=cells["kolom"],
        value=cells["nilai"],
        by=cells["oleh"],
        time=time,
        screenshot=cells["tangkapan"],
        place=Place(file, row.line),
    )


def screenshots(root: Path, folder: PurePosixPath, names: set[str]) -> Mapping[str, str]:
    """Return the kind of each named file that is there in the folder of screenshots."""
    found = {}
    for name in sorted(names):
        try:
            with papers.opened(root, folder / SCREENSHOTS / name) as stream:
                found[name] = kinds.kind_of(stream)
        except OSError:
            continue
    return found
