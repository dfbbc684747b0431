"""What we write as YAML, our own strict reader takes back unchanged."""

from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.core.collecting import yaml_text
from pipeline.intake import documents

FILE = PurePosixPath("uji.yml")


@pytest.fixture(autouse=True)
def any_shape(monkeypatch):
    monkeypatch.setattr(documents.contract, "descriptor", lambda name: {})


def mappings(inner):
    return st.dictionaries(st.text("abcdefgh_", min_size=1, max_size=5).map(lambda k: f"k{k}"), inner, max_size=3)


UNSEEN = ("karakter-tidak-tercetak", "karakter-terselubung", "karakter-tersembunyi")  # refused however they are written
LETTERS = st.characters(exclude_categories=["Cs", "Co", "Cn"], max_codepoint=0x24F)
texts = st.text(LETTERS, max_size=30) | st.sampled_from(
    ["yes", "NO", "null", "~", "012", "1.50", "- a", "a: b", "# c", "2026-01-02", "'", '"']
)
values = st.recursive(
    texts | st.integers(-(10**9), 10**9) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3).filter(lambda x: not any(isinstance(y, list) for y in x)) | mappings(inner),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mappings(values))
def test_a_document_comes_back_as_it_was(value):
    document, found = documents.read(yaml_text.write(value or {"a": "b"}, "Kepala\nlain").encode(), FILE, "apa pun")
    assert not [f for f in found if f.rule not in UNSEEN], found
    if not found:
        assert document.value == (value or {"a": "b"})


def test_one_byte_form():
    text = yaml_text.write({"a": "x y", "b": [], "c": [{"d": 1, "e": ""}, {"d": 2}], "f": None, "g": {}}, "Kepala")
    assert text == '# Kepala\na: "x y"\nb: []\nc:\n  - d: 1\n    e: ""\n  - d: 2\nf:\ng: {}\n'
