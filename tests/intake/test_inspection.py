"""The look at a file before anything parses it: it never raises, ends in time, and says the same as the readers and `lakip periksa`."""

import os
import time
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.core.findings import Finding, has_errors
from pipeline.core.gate.rules import text as rules
from pipeline.intake import contract, documents, tables, yaml_values
from pipeline.intake.files import LARGEST_TEXT
from pipeline.intake.guards import contents
from pipeline.journeys import flow
from tests.hostile import text as attacks
from tests.test_sense_examples import EXAMPLES, spoiled

KUL = PurePosixPath("periods/2025/s1/kul")
NAMES = tuple(
    KUL / name
    for name in (
        "a.csv", "a.yml", "a.md", "a.txt", "a.json", "a.sig", "allowed_signers", "a", "bukti/a.csv", "bukti/a.txt", "bukti/a.md",
        "bukti/a.pdf", "bukti/a.xlsx", "bukti/a.docx", "bukti/a.png", "bukti/a.jpg", "bukti/a.html", "kiriman/a.zip", "kiriman/a.csv",
    )
)  # fmt: skip
LONG = settings(
    max_examples=int(os.environ.get("LAKIP_CONTOH_ACAK", "200")), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # a nightly run asks for 2000
PIECES = st.sampled_from(
    ["=", "-", "+", "@", ",", ";", '"', "'", "\n", "\r\n", "\t", "a", "IK-1.1", "\u0430", "\u0301", "٢", "é", "\u202e", "\ufeff", ": ",
     "- ", "&a", "*a", "!", "[", "]", "{", "}", "|", ">", "%", "---", "...", "?", "#", "<<", "\\u202e", "1", " ", "\0", "😀", "漢", "ʼ"]
)  # fmt: skip


@LONG
@given(st.sampled_from(NAMES), st.binary(max_size=400))
def test_no_bytes_make_it_raise(path, content):
    assert all(isinstance(finding, Finding) for finding in contents.inspect(path, content))


@LONG
@given(st.sampled_from(NAMES), st.lists(PIECES, max_size=60).map("".join))
def test_no_text_makes_it_raise_or_be_told_raw(path, text):
    found = contents.inspect(path, text.encode("utf-8", "surrogatepass"))
    assert all(said.isprintable() for f in found for said in (f.message, f.hint, f.place.column))


@LONG
@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_document_that_is_read_was_let_through(text):
    """The reader takes no document that the gate refuses, nor the other way about but for its schema."""
    content = text.encode("utf-8", "surrogatepass")
    document, _ = yaml_values.parsed(content, KUL / "a.yml")
    assert (document is None) == has_errors(yaml_values.inspect(KUL / "a.yml", content))
    assert documents.read(content, KUL / "a.yml", "surat")[0] is None or document is not None


@LONG
@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_table_with_a_cell_the_gate_refuses_is_never_clean(text):
    cell = '"' + text.replace('"', '""') + '"'
    columns = contract.table("realisasi")
    content = f"{','.join(columns.names)}\nIK-1.1,3,3,4,75,{cell},,\n".encode("utf-8", "surrogatepass")
    rows, found = tables.read(content, KUL / "realisasi.csv", columns)
    if has_errors(contents.inspect(KUL / "realisasi.csv", content)):
        assert has_errors(found) or "data-pribadi" in str(contents.inspect(KUL / "realisasi.csv", content))
    elif not has_errors(found):
        assert rows[0].cells["kendala"] == rows[0].cells["kendala"].strip()


def full(unit, width=19_900):
    """A text of just under 2 MiB, of lines as long as may be."""
    line = (unit * (width // len(unit) + 1))[:width]
    lines = min(19_000, (LARGEST_TEXT - 40_000) // (len(line.encode()) + 1))
    return "\n".join([line] * lines).encode()


UNITS = [
    "😀", "a@", "1 ", "\u0430", "٢", "12.345.678.9-", "\u0315\u0316", "[", "? ", ";=", "a", ",", '"', "; -", "a|b!", "cmd|", "a\u0430",
    "\u0406K-", "\u0f73", "\u200b", "0812-", "NIK ", "&", "{a: ", "- - ", "'", '"\\u202e"', "|", "> ", "e\u0301", "\\", "a.", "%", "a: ",
]  # fmt: skip


@pytest.mark.parametrize("suffix", [".csv", ".yml", ".md"])
def test_the_largest_text_is_judged_in_time(suffix):
    """Seconds of this processor for 2 MiB each; anything quadratic would take minutes."""
    slowest = 0.0
    for unit in UNITS[: None if "LAKIP_CONTOH_ACAK" in os.environ else 6]:
        content = full(unit)
        started = time.process_time()
        contents.inspect(KUL / f"a{suffix}", content)
        slowest = max(slowest, time.process_time() - started)
    assert slowest < 8


def test_larger_than_any_text_is_not_even_read():
    (found,) = contents.inspect(KUL / "a.csv", b"\xff" * (LARGEST_TEXT + 1))
    assert found.rule == "berkas-terlalu-besar"


def test_a_cell_is_told_with_its_column_and_never_raw():
    ((path, content),) = attacks.zero_width().items()
    (found,) = contents.inspect(PurePosixPath(path), content)
    assert (found.place.row, found.place.column) == (3, "indikator")
    assert "U+200B (spasi tanpa lebar)" in found.message


def test_a_personal_number_is_not_repeated():
    ((path, content),) = attacks.identity_number().items()
    assert not [f for f in contents.inspect(PurePosixPath(path), content) if "3673011203900001" in f.message + f.hint]


@pytest.mark.parametrize("rule", [rules.FORMULA, rules.HIDDEN, rules.DIGIT], ids=lambda rule: rule.code)
def test_the_office_reads_it_in_the_check(rule, tmp_path):
    """`lakip periksa` tells of it at its row, though no change is proposed."""
    touched = spoiled(EXAMPLES / "invalid" / rule.code, tmp_path / "kantor")
    found = flow.check(tmp_path / "kantor", flow.Scope())
    assert [f.place.file in touched and f.place.row > 0 for f in found if f.rule == rule.code] == [True]
