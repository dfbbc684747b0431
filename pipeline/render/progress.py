"""The monthly progress sheet as one page of PDF."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ..core.document import Inline, Strong
from ..core.reporting.progress_sheet import ProgressSheet
from . import elements as e
from . import tables, typeset
from .documents import NEUTRAL_LOGO
from .pandoc import Node
from .typst_source import source

LAYOUTS = ("laporan.typ", "progres.typ")
MAIN = '#import "/progres.typ": *\n#show: progres\n'


def pdf(sheet: ProgressSheet, root: Path, timestamp: datetime) -> bytes:
    """Return the PDF (PDF/A-3a, PDF/UA-1) of the sheet; `root` holds the office's logo. The same arguments give the same bytes."""
    office = sheet.office
    logo = typeset.regular_file(root, office.logo) if office.logo else NEUTRAL_LOGO
    mark = f"lambang{logo.suffix.lower()}"
    head = [e.header(1, e.words(sheet.title)), e.para([e.strong(e.words(office.name)), *e.words(f" · keadaan {sheet.span}")])]
    body = [e.div(["kepala-progres"], head), *(e.para(e.words(text)) for text in sheet.sentences), *tables.lower(sheet.table, _inlines)]
    about = {
        "judul": sheet.title,
        "judul_pendek": sheet.title,
        "uraian": f"{sheet.title}, {office.name}",
        "kata_kunci": [sheet.title, office.name],
        "kantor": office.name,
        "lambang": f"/{mark}",
        "tanda_air": list(sheet.watermarks),
        "catatan": "",
    }
    files: dict[str, bytes | Path] = {
        typeset.MAIN: (MAIN + source(body)).encode(),
        mark: logo,
        "meta.json": json.dumps(about, ensure_ascii=False).encode(),
    }
    return typeset.compile_pdf(files | {name: typeset.ASSETS / "typst" / name for name in LAYOUTS}, timestamp)


def _inlines(text: Sequence[Inline]) -> list[Node]:
    return [node for piece in text for node in ([e.strong(e.words(piece.text))] if isinstance(piece, Strong) else e.words(str(piece)))]
