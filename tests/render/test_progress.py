"""The monthly progress sheet: conforming, the same bytes twice, and one page however many indicators there are."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from pipeline.core.progress import progress
from pipeline.core.reporting.progress_sheet import sheet
from pipeline.render import progress as render
from tests import builders as b
from tests import pdf_check

TIME = datetime(2026, 10, 5, 3, tzinfo=UTC)


def made(count: int, root: Path) -> bytes:
    codes = [f"IK-1.{n}" for n in range(1, count + 1)]
    parts = [b.indicator(code, name=f"Persentase sesuatu yang panjang namanya dan diukur tiap bulan, nomor {code}") for code in codes]
    parts += [f(code, month=6) for code in codes for f in (b.entry, b.planned)] + [b.commitment(code) for code in codes]
    dossier = b.dossier(*parts)
    return render.pdf(sheet(dossier, progress(dossier, 6)), root, TIME)


@pytest.mark.parametrize("count", [1, 14, 25, 40])
def test_it_is_always_one_page_that_conforms(count, tmp_path):
    file = tmp_path / "progres.pdf"
    file.write_bytes(made(count, tmp_path))
    assert pdf_check.faults(file) == []
    assert len(pikepdf.open(file).pages) == 1


def test_the_same_sheet_gives_the_same_bytes(tmp_path):
    assert made(3, tmp_path) == made(3, tmp_path)


@pytest.mark.poppler
def test_every_indicator_light_and_estimate_is_on_the_page(tmp_path):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=made(25, tmp_path), capture_output=True, check=True)
    text = done.stdout.decode()
    assert text.count("● sesuai rencana") == 25 + 1  # and once in the legend
    assert text.count("≈ 83,00%") == 25
    assert "bukan realisasi" in " ".join(text.split())
