"""The PDF: conforming, self-contained, the same twice, and readable as text."""

import os
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tests import pdf_check
from tests.render import routes

GOLDEN = Path(__file__).parents[1] / "golden" / "laporan.txt"


def pdf_words(file: Path, *options: str) -> str:
    return subprocess.run(["pdftotext", *options, file, "-"], capture_output=True, check=True).stdout.decode()


def test_no_fault_is_found(pdf_file):
    assert pdf_check.faults(pdf_file) == []


def test_same_arguments_give_the_same_bytes(made, pdf_file):
    assert made.pdf(revision="abc1234") == pdf_file.read_bytes()


def test_another_revision_gives_other_bytes(made, pdf_file):
    assert made.pdf(revision="def5678") != pdf_file.read_bytes()


def test_source_tables_are_embedded(made, pdf_file):
    assert pdf_check.attachments(pdf_file) == {"perjanjian-kinerja.csv": b"indikator,target\nIK-1.1,80\n"}


def test_every_chart_and_logo_has_its_alternative_text(made, pdf_file):
    with pikepdf.open(pdf_file) as pdf:
        told = [str(element.Alt) for element in pdf_check.elements(pdf) if element.S == "/Figure"]
    assert [chart.alt for chart in made.report.charts.values()] == [alt for alt in told if alt.startswith("Grafik")]
    assert {alt for alt in told if not alt.startswith("Grafik")} == {"Lambang Kantor Contoh Kota Serang"}


@pytest.mark.poppler
def test_every_page_says_that_it_is_a_sample_and_a_draft(pdf_file):
    pages = pdf_words(pdf_file).split("\f")[:-1]
    assert len(pages) > 8
    assert all("CONTOH · KONSEP" in page for page in pages)
    assert all("bukan data resmi" in page for page in pages)


@pytest.mark.poppler
def test_a_table_longer_than_a_page_repeats_its_header(pdf_file):
    pages = pdf_words(pdf_file, "-layout").split("\f")
    assert sum("IK-1.1" in page or "IK-1.25" in page for page in pages) >= 1
    assert sum("Indikator kinerja" in page and "Realisasi" in page for page in pages) == 2


@pytest.mark.poppler
def test_page_numbers_are_roman_in_front_and_arabic_after(pdf_file):
    with pikepdf.open(pdf_file) as pdf:
        styles = [str(label.S) for label in pdf.Root.PageLabels.Nums[1::2] if "/S" in label]
    assert styles[0] == "/r"
    assert styles[-1] == "/D"


@pytest.mark.poppler
def test_text_of_the_report_is_as_agreed(pdf_file):
    text = pdf_words(pdf_file, "-layout")
    if os.environ.get("LAKIP_PERBARUI_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), "LAKIP_PERBARUI_GOLDEN=1 rewrites it; read the difference"


@pytest.mark.poppler
def test_numbers_stand_at_the_right_of_their_column(pdf_file):
    lines = [line for line in pdf_words(pdf_file, "-layout").splitlines() if "1.234,50" in line and "103,77%" in line]
    assert len(lines) == 25
    assert routes.SECRET not in "".join(lines)
