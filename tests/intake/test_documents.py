"""YAML: only what is plainly a number is one, nothing is repeated or borrowed, and every fault has its line."""

import copy
from decimal import Decimal
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.intake import contract, documents, yaml_values

FILE = PurePosixPath("periods/2025/periode.yml")
BASE = (Path(__file__).parents[1] / "examples" / "dasar" / FILE).read_text(encoding="utf-8")
KEYWORDS = {
    "$schema", "title", "description", "examples", "default", "type", "properties", "required", "additionalProperties", "items",
    "enum", "pattern", "minItems", "minLength", "minimum", "maximum",
}  # fmt: skip


def read(text):
    return documents.read(text.encode(), FILE, "periode")


def value_of(written):
    document, _ = yaml_values.parsed(f"isi: {written}\n".encode(), FILE)
    return document.value["isi"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("012", "012"),
        ("0o12", "0o12"),
        ("0x1f", "0x1f"),
        ("12:30", "12:30"),
        ("2025-07-10", "2025-07-10"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("+5", "+5"),
        (".nan", ".nan"),
        ("88,5", "88,5"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("85.5", Decimal("85.5")),
        ("120", 120),
        ('"120"', "120"),
        ("'true'", "true"),
    ],
)
def test_scalars_are_text_unless_plainly_something_else(written, expected):
    found = value_of(written)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    ("text", "rule", "row"),
    [
        ("a: 1\nb: [1, 2\n", "yaml-rusak", 3),
        ("a: 1\n\tb: 2\n", "yaml-rusak", 2),
        ("a: 1\nb: 2\na: 3\n", "yaml-kunci-ganda", 3),
        ("a:\n  x: 1\n  x: 2\n", "yaml-kunci-ganda", 3),
        ("a: &k 1\nb: 2\n", "yaml-alias", 1),
        ("a: 1\nb: *k\n", "yaml-alias", 2),
        ("a: &k {x: 1}\nb:\n  <<: *k\n", "yaml-alias", 1),
        ("a: !!python/object/apply:os.system ['true']\n", "yaml-tag", 1),
        ("a: ! x\n", "yaml-tag", 1),
        ("a: 1\n---\nb: 2\n", "yaml-susunan", 2),
        ("? [1, 2]\n: x\n", "yaml-susunan", 1),
        ("a: " + "[" * 5000 + "]" * 5000 + "\n", "yaml-terlalu-dalam", 1),
        ("a: 1\nb: \x07\n", "berkas-tidak-terbaca", 2),
        ("\ufefftahun: 2025\n", "bom", 1),
    ],
)
def test_what_is_refused_has_its_line(text, rule, row):
    document, (finding,) = read(text)
    assert document is None
    assert (finding.rule, finding.place.row) == (rule, row)


@pytest.mark.parametrize("text", ["", "# catatan saja\n", "- 1\n- 2\n", "teks\n", "12\n"])
def test_a_document_that_is_no_mapping_is_a_finding(text):
    document, found = read(text)
    assert document is None
    assert [f.rule for f in found] == ["yaml-jenis"]


def test_all_violations_are_told_at_once_on_their_lines():
    text = BASE.replace("status: contoh", "status: selesai").replace("desimal: 2", "desimal: 2.5").replace("bulan: [1,", "bulan: [0,")
    _, found = read(text)
    assert {(f.rule, f.place.row) for f in found} == {("yaml-pilihan", 2), ("yaml-jenis", 27), ("yaml-batas", 8)}


def test_jsonschema_is_not_asked_about_a_clean_document(monkeypatch):
    monkeypatch.setattr(documents, "_validator", lambda _: pytest.fail("jsonschema was asked"))
    document, found = read(BASE)
    assert document is not None
    assert not found


@pytest.mark.parametrize("name", ["satker", "periode"])
def test_schemas_use_only_keywords_the_quick_check_knows(name):
    def walk(schema):
        assert set(schema) <= KEYWORDS
        for part in (*schema.get("properties", {}).values(), schema.get("items"), schema.get("additionalProperties")):
            if isinstance(part, dict):
                walk(part)

    walk(contract.descriptor(name))


def _paths(value, path=()):
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _paths(item, (*path, key))


GOOD = read(BASE)[0].value
PATHS = [path for path in _paths(GOOD) if path]
STRANGE = st.sampled_from([None, True, 0, -1, 3, 5000, Decimal("2.5"), "", "x", "no", "2025-07-10", "selisih", [], ["a"], {}, {"nilai": 1}])


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(PATHS), STRANGE, st.sampled_from(["put", "drop", "add"]))
def test_the_quick_check_and_jsonschema_agree(path, strange, deed):
    changed = copy.deepcopy(GOOD)
    around = changed
    for key in path[:-1]:
        around = around[key]
    if deed == "put":
        around[path[-1]] = strange
    elif deed == "drop":
        del around[path[-1]]
    elif isinstance(around, dict):
        around["asing"] = strange
    assert documents.fits(changed, contract.descriptor("periode")) == documents._validator("periode").is_valid(changed)


@pytest.mark.parametrize(
    ("written", "rule"),
    [("٨٢", "digit-asing"), ('"\\u202e12"', "karakter-terselubung"), ("{<<: {a: 1}}", "yaml-susunan"), ("IК-1.1", "huruf-serupa")],
)
def test_what_only_looks_right_is_refused(written, rule):
    document, found = yaml_values.parsed(f"isi: {written}\n".encode(), FILE)
    assert document is None
    assert [f.rule for f in found] == [rule]


def test_a_key_in_another_way_of_writing_is_the_same_key():
    _, found = yaml_values.parsed('caf\u00e9: 1\n"cafe\\u0301": 2\n'.encode(), FILE)
    assert [f.rule for f in found] == ["yaml-kunci-ganda"]
