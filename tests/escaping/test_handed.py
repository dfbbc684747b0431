"""Answers of a form, its names and its sender, in all three shapes: written as data word for word, or refused; never obeyed."""

import contextlib
import csv
import io
import subprocess
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.core.gate import spreadsheets
from pipeline.journeys import receiving
from pipeline.journeys.receiving import Wish
from tests import filled_forms

from . import office, payloads, readers

NOW = datetime(2027, 1, 8, 3, tzinfo=UTC)
WHOLE = f"Jejak900 {payloads.POLYGLOT} Akhir900"
SAID = WHOLE.replace("script>", "svg>")  # a file of plain text that also holds a script is refused as a whole
FOLDER = "periods/2026/s2/sdm"


@pytest.fixture
def plain(tmp_path):
    return office.make(tmp_path / "kantor", hostile=False)


def handed(root, folder, shape, word):
    form = filled_forms.filled(filled_forms.dossier(root, 2026), "s2", "sdm", folder)
    rows = tuple(replace(row, filled={**row.filled, "kendala": word, "tindak_lanjut": word}) for row in form.rows)
    return filled_forms.handed_in(replace(form, rows=rows), folder, shape)


@pytest.mark.parametrize("shape", ["xlsx", "json", "zip"])
def test_an_answer_arrives_word_for_word(plain, tmp_path, shape):
    done = receiving.receive(plain, [handed(plain, tmp_path / "masuk", shape, SAID)], Wish(in_place=True), NOW)
    assert not done.stopped, [f.message for f in done.findings if f.severity == "kesalahan"]
    rows = list(csv.DictReader(io.StringIO((plain / FOLDER / "realisasi.csv").read_text(encoding="utf-8"))))
    assert {row["kendala"] for row in rows} == {SAID}


@pytest.mark.parametrize("shape", ["json", "zip"])
def test_a_form_of_plain_text_that_holds_a_script_is_refused(plain, tmp_path, shape):
    before = (plain / FOLDER / "realisasi.csv").read_bytes()
    done = receiving.receive(plain, [handed(plain, tmp_path / "masuk", shape, WHOLE)], Wish(in_place=True), NOW)
    assert done.stopped
    assert (plain / FOLDER / "realisasi.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("shape", "word"),
    [("xlsx", '=HYPERLINK("https://jahat.example")'), ("json", "@SUM(A1)"), ("json", "\x1b]8;;x\x07"), ("zip", "\u202eabc")],
)
def test_what_would_run_or_hide_is_refused_or_harmless(plain, tmp_path, shape, word):
    with contextlib.suppress(receiving.PipelineError):
        receiving.receive(plain, [handed(plain, tmp_path / "masuk", shape, word)], Wish(in_place=True), NOW)
    text = (plain / FOLDER / "realisasi.csv").read_text(encoding="utf-8")
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if spreadsheets.is_run(cell)]
    assert not readers.terminal_faults(text)


def test_a_senders_file_name_reaches_git_as_a_name(plain, tmp_path):
    file = handed(plain, tmp_path / "masuk", "xlsx", SAID)
    odd = file.with_name("[skip ci] closes #7 @tim $(id).xlsx")
    file.rename(odd)
    for key, value in {"user.name": "CONTOH", "user.email": "contoh@example.org", "commit.gpgsign": "false"}.items():
        subprocess.run(["git", "-C", str(plain), "config", key, value], check=True)
    done = receiving.receive(plain, [odd], Wish(), NOW)
    (branch,) = done.branches
    said = subprocess.run(["git", "-C", str(plain), "log", "-1", "--format=%B", branch], capture_output=True, text=True, check=True).stdout
    assert "_skip ci_ closes _7 _tim" in said
    assert branch.startswith("terima/2026-s2-sdm-")
