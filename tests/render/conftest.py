"""The sample report, read, drawn and set once for all tests of the documents."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.core.report import Report
from pipeline.render import charts, documents, narrative
from pipeline.render.drawing import Drawing
from tests.render import report_sample, routes


@dataclass(frozen=True)
class Made:
    """A report with everything made from it."""

    report: Report
    trees: dict[str, Any]
    drawings: dict[str, Drawing]
    root: Path

    def pdf(self, **changes: Any) -> bytes:
        return documents.pdf(self.report, self.trees, self.drawings, self.root, routes.TIME, **changes)

    def docx(self) -> bytes:
        return documents.docx(self.report, self.trees, self.drawings, self.root, routes.TIME)


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Made:
    root = tmp_path_factory.mktemp("kantor")
    (root / report_sample.CSV).parent.mkdir(parents=True)
    (root / report_sample.CSV).write_text("indikator,target\nIK-1.1,80\n", encoding="utf-8")
    report = report_sample.report()
    trees, findings = narrative.read(tuple(report.narratives.values()))
    assert findings == ()
    return Made(report, narrative.by_key(trees, report.narratives), charts.draw(tuple(report.charts.values())), root)


@pytest.fixture(scope="session")
def pdf_file(made, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("pdf") / "laporan.pdf"
    file.write_bytes(made.pdf(revision="abc1234"))
    return file
