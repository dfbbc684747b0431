"""The report as files: PDF through Typst, DOCX through pandoc, both from the same tree."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ..core import glyphs
from ..core.errors import PipelineError
from ..core.report import Report
from . import charts, qr, typeset, word
from . import elements as e
from .drawing import Drawing
from .pandoc import Node
from .tree import Target, document
from .typst_source import source

LAYOUT = "laporan.typ"
NEUTRAL_LOGO = typeset.ASSETS / "lambang.svg"
MAIN = '#import "/laporan.typ": *\n#show: laporan\n#sampul()\n#kolofon()\n#sematkan()\n'


def pdf(
    report: Report,
    trees: Mapping[str, Sequence[Node]],
    drawings: Mapping[str, Drawing],
    root: Path,
    timestamp: datetime,
    revision: str = "",
) -> bytes:
    """Return the PDF (PDF/A-3a, PDF/UA-1) of `report`; the same arguments give the same bytes.

    `root` holds the office's files (logo, attachments); `revision` is the commit printed in the colophon, "" for none.
    """
    parts = [e.div([part.name], nodes) for part, nodes in document(report, trees, Target.TYPST)]
    typ = source(parts)
    _refuse_unprintable(typ)
    logo = _logo(report, root)
    about = particulars(report, revision) | {
        "lambang": f"/lambang{logo.suffix.lower()}",
        "ada_tabel": "#tabel(id: " in typ and "judul: [" in typ,
        "ada_gambar": "#grafik(" in typ,
    }
    files: dict[str, bytes | Path] = {
        typeset.MAIN: (MAIN + typ).encode(),
        LAYOUT: typeset.ASSETS / "typst" / LAYOUT,
        "meta.json": json.dumps(about, ensure_ascii=False).encode(),
        f"lambang{logo.suffix.lower()}": logo,
    }
    files |= {f"grafik/{ident}.svg": drawing.svg.encode() for ident, drawing in drawings.items()}
    files |= {f"sematan/{n}": typeset.regular_file(root, attachment.file) for n, attachment in enumerate(report.attachments)}
    files |= {"verifikasi.svg": qr.svg(report.verification.code)} if report.verification else {}
    return typeset.compile_pdf(files, timestamp)


def docx(
    report: Report,
    trees: Mapping[str, Sequence[Node]],
    drawings: Mapping[str, Drawing],
    root: Path,
    timestamp: datetime,
    revision: str = "",
) -> bytes:
    """Return the Word document of `report`, with real styles; the same arguments give the same bytes."""
    logo = _logo(report, root)
    picture = charts.rasterise(logo.read_text(encoding="utf-8")) if logo.suffix.lower() == ".svg" else logo.read_bytes()
    return word.write(report, document(report, trees, Target.DOCX), drawings, picture, timestamp, particulars(report, revision)["kolofon"])


def _logo(report: Report, root: Path) -> Path:
    return typeset.regular_file(root, report.office.logo) if report.office.logo else NEUTRAL_LOGO


def particulars(report: Report, revision: str) -> dict[str, Any]:
    """Return what the layout prints of the report as a whole."""
    identity, office = report.identity, report.office
    made = f"Disusun otomatis dari berkas data kantor, revisi {revision}." if revision else "Disusun otomatis dari berkas data kantor."
    colophon = [f"{identity.title} {office.name}.", identity.review + ("" if identity.review.endswith(".") else "."), identity.notice, made]
    return {
        "judul": identity.title,
        "judul_pendek": identity.short_title,
        "perihal": word.seat(office),
        "uraian": f"{identity.title} {office.name}",
        "kata_kunci": list(identity.keywords),
        "kantor": office.name,
        "induk": office.parent,
        "alamat": office.address,
        "kontak": " · ".join(filter(None, (office.contact, office.website))),
        "tahun_terbit": str(identity.published),
        "tanda_air": list(identity.watermarks),
        "catatan": identity.brief or identity.notice,
        "catatan_lengkap": identity.notice,
        "kolofon": [line for line in colophon if line.strip(" .")],
        "verifikasi": report.verification.alt if report.verification else "",
        "sematan": [{"nama": a.name, "mime": a.mime, "uraian": a.description} for a in report.attachments],
    }


def _refuse_unprintable(text: str) -> None:
    strange = glyphs.unprintable(text)
    if strange:
        named = ", ".join(f"«{c}» (U+{ord(c):04X})" for c in strange[:5])
        raise PipelineError(f"Laporan memuat huruf yang tidak dapat dicetak: {named}.", "Ganti huruf itu di berkas data atau naskah.")
