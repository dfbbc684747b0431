"""What goes into a document from outside is a regular file of the office, and what cannot be printed is said."""

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from pipeline.core.document import Attachment, Paragraph, Part
from pipeline.core.errors import PipelineError
from pipeline.render import documents
from tests import builders
from tests.render import report_sample, routes

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#333"/></svg>'


def attached(name: str) -> tuple[Attachment, ...]:
    return (Attachment(file=PurePosixPath(name), name="data.csv", mime="text/csv", description="Data"),)


def set_pdf(report, root):
    return documents.pdf(replace(report, parts=()), {}, {}, root, routes.TIME)


def test_a_missing_attachment_is_trouble_with_its_name(tmp_path):
    with pytest.raises(PipelineError, match=r"tidak-ada\.csv tidak ditemukan"):
        set_pdf(report_sample.report(attachments=attached("tidak-ada.csv")), tmp_path)


@pytest.mark.parametrize("name", ["tautan.csv", "folder/rahasia.csv", "../rahasia.csv"])
def test_nothing_is_taken_from_outside_the_repository(tmp_path, name):
    root, outside = tmp_path / "kantor", tmp_path / "luar"
    root.mkdir()
    outside.mkdir()
    (outside / "rahasia.csv").write_text("RAHASIA", encoding="utf-8")
    (tmp_path / "rahasia.csv").write_text("RAHASIA", encoding="utf-8")
    (root / "tautan.csv").symlink_to(outside / "rahasia.csv")
    (root / "folder").symlink_to(outside)
    with pytest.raises(PipelineError, match="bukan berkas biasa"):
        set_pdf(report_sample.report(attachments=attached(name)), root)


def test_the_office_s_own_logo_replaces_the_neutral_mark(tmp_path):
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    office = builders.office(logo=PurePosixPath("logo.svg"))
    own = set_pdf(report_sample.report(office=office, attachments=()), tmp_path)
    neutral = set_pdf(report_sample.report(office=builders.office(), attachments=()), tmp_path)
    assert own != neutral


def test_a_character_outside_the_fonts_is_named(tmp_path):
    report = report_sample.report(parts=(Part(name="isi", blocks=(Paragraph(("Tercapai ✅",)),)),), attachments=())
    with pytest.raises(PipelineError, match=r"«✅» \(U\+2705\)"):
        documents.pdf(report, {}, {}, tmp_path, routes.TIME)


def test_a_signed_and_real_report_has_no_watermark(tmp_path):
    identity = replace(report_sample.report().identity, watermarks=(), notice="")
    text = routes.pdf_text(set_pdf(report_sample.report(identity=identity, attachments=()), tmp_path))
    assert "CONTOH ·" not in text
    assert "KONSEP" not in text
