"""The ways a narrative can go, for tests: from Markdown to PDF, Word and HTML, with a secret lying where code that ran would find it."""

import io
import json
import subprocess
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.core.document import Heading, Narrative, Part
from pipeline.core.report import Report
from pipeline.render import documents, narrative, pandoc, typeset, typst_source
from pipeline.render.tree import Target, blocks
from tests.render import report_sample

SECRET = "RAHASIA-7731"
TIME = datetime(2026, 1, 2, tzinfo=UTC)
KEY = "naskah"


def report_of(markdown: str) -> Report:
    """A report with nothing but this narrative."""
    parts = (Part(name="isi", blocks=(Heading(level=1, text="Pendahuluan"), Narrative(KEY))),)
    prose = {KEY: report_sample.prose(KEY, markdown)}
    return report_sample.report(narratives=prose, parts=parts, charts={}, attachments=())


def report_of_trees(trees: list[list[Any]]) -> tuple[Report, dict[str, Any]]:
    """A report of chapters that hold these clean narratives, and the narratives by their keys."""
    named = {f"n{number}": tree for number, tree in enumerate(trees)}
    chapters = [block for key in named for block in (Heading(level=1, text="Pendahuluan"), Narrative(key))]
    return report_sample.report(narratives={}, parts=(Part(name="isi", blocks=tuple(chapters)),), charts={}, attachments=()), named


def read(report: Report) -> tuple[dict[str, Any], tuple[Any, ...]]:
    trees, findings = narrative.read(tuple(report.narratives.values()))
    return narrative.by_key(trees, report.narratives), findings


def typst(report: Report, trees: dict[str, Any]) -> str:
    return typst_source.source(blocks(report, report.parts[0].blocks, trees, Target.TYPST))


def pdf(report: Report, trees: dict[str, Any]) -> bytes:
    """Set the narrative with the real layout; files with the secret lie within Typst's reach."""
    about = documents.particulars(report, "") | {"lambang": "/lambang.svg", "ada_tabel": False, "ada_gambar": False, "tanda_air": []}
    files: dict[str, bytes | Path] = {
        typeset.MAIN: ('#import "/laporan.typ": *\n#show: laporan\n' + typst(report, trees)).encode(),
        documents.LAYOUT: typeset.ASSETS / "typst" / documents.LAYOUT,
        "meta.json": json.dumps(about).encode(),
        "lambang.svg": documents.NEUTRAL_LOGO,
        "rahasia.txt": SECRET.encode(),
        "rahasia.typ": f"#let conf(..a, doc) = [{SECRET} #doc]".encode(),
    }
    return typeset.compile_pdf(files, TIME)


def pdf_text(data: bytes) -> str:
    """The words of a PDF, as poppler extracts them."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(data)
        done = subprocess.run(["pdftotext", "-layout", file.name, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def html(report: Report, trees: dict[str, Any]) -> str:
    return pandoc.write_many([blocks(report, report.parts[0].blocks, trees, Target.HTML)], "html5")[0]


def docx_parts(report: Report, trees: dict[str, Any], root: Path) -> dict[str, bytes]:
    """The files within the Word document."""
    made = documents.docx(report, trees, {}, root, TIME)
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
