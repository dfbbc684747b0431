"""Whatever the allow-list lets in can be set by Typst, runs no code, and arrives with its text intact."""

import collections
import random
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.render import addresses, narrative
from tests.fuzz import documents, judge
from tests.fuzz.documents import PIECES
from tests.render import reading, report_sample, routes

DOCUMENTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(("", " "))), min_size=2, max_size=22)
NOTE = "\n\n[^1]: catatan #panic(0) @rujuk\n"
UNSEEN = re.compile(r"[\s\u00ad\u200b\ufeff•‣–]")


def words(part: Any) -> str:
    """Every character of a clean tree that a reader should see."""
    if isinstance(part, list):
        return "".join(map(words, part))
    if not isinstance(part, dict):
        return ""
    kind, content = part["t"], part.get("c")
    if kind == "Str":
        return str(content).replace("{{nilai:kantor.capaian}}", "103,77%")
    if kind in ("Code", "CodeBlock"):
        return str(content[1])
    visible = {"Link": 1, "Quoted": 1, "Header": 2, "OrderedList": 1}.get(kind)
    if kind == "Header" and not content[2]:
        return ""
    return words(content if visible is None else content[visible])


def seen(text: str) -> collections.Counter[str]:
    return collections.Counter(UNSEEN.sub("", unicodedata.normalize("NFKC", text)))


@pytest.mark.poppler
@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(DOCUMENTS, st.booleans())
def test_accepted_narrative_compiles_with_its_text_intact(pieces, noted):
    report = routes.report_of("".join(piece + gap for piece, gap in pieces) + (NOTE if noted else ""))
    trees, findings = routes.read(report)
    if findings:
        assert all(finding.place.row >= 1 for finding in findings)
        return
    pdf = routes.pdf(report, trees)
    text = routes.pdf_text(pdf)
    assert routes.SECRET not in text
    assert not seen(words(trees[routes.KEY])) - seen(text)
    assert reading.of_pdf(report, trees, pdf) == reading.of_html(routes.html(report, trees)) == reading.of_word(report, trees)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text(alphabet="{}nilai:tabel-x. [^]1\n\t\r>*&#;\u202e", max_size=300))
def test_looking_before_reading_ends_and_names_lines_that_are_there(text):
    prose = report_sample.prose("naskah", text)
    lines = 1 + text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    assert all(1 <= finding.place.row <= lines for finding in narrative.before_reading(prose))


@given(st.text(max_size=80), st.sampled_from(("", "https://", "mailto:", "https://kpu.go.id/", "https://kpu.go.id:", "mailto:a@")))
def test_an_address_that_is_let_pass_is_plain(text, start):
    if not addresses.fault(start + text):
        assert (start + text).isascii()
        assert (start + text).isprintable()
        assert (start + text).startswith(("https://", "mailto:"))
        assert not set(start + text) & set(' "<>\\^`{|}')
        assert "@" not in (start + text).removeprefix("https://").partition("/")[0] or start.startswith("mailto:")


@pytest.mark.parametrize("seed", [1, 2])
def test_documents_of_the_long_run_hold_what_must_hold(seed):
    chance = random.Random(seed)
    texts = [documents.make(chance) for _ in range(12)]
    assert list(judge.batch(texts, collections.Counter(), printing=True)) == []
