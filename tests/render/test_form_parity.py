"""What the page says while typing is what Python says: the same rules, the same sentences, the same figures."""

import hashlib
import json
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core import consolidate, exact, numbers, words
from pipeline.core.assess import assess
from pipeline.core.checks import derivation, evidence, values
from pipeline.core.checks.case import Case
from pipeline.core.collecting import canonical
from pipeline.core.scale import category_of
from pipeline.core.scorecard import Outcome
from pipeline.intake import contract
from pipeline.render import form_words
from tests import builders as b
from tests.render import browsing
from tests.render import form_sample as sample

pytestmark = pytest.mark.chromium

TESTS = Path(__file__).parents[1]
TEXTS = [text for kind in json.loads((TESTS / "data" / "typed-numbers.json").read_text(encoding="utf-8")).values() for text in kind]
COLUMNS = [("realisasi", "pembilang"), ("realisasi", "realisasi"), ("realisasi-anggaran", "realisasi"), ("realisasi-anggaran", "volume")]
TYPED = st.one_of(
    st.text(alphabet="0123456789.,-+ %eE", max_size=14),
    st.text(alphabet="0123456789.,RrPpIiİıDd -−–\u00a0٣५²%", max_size=14),
    st.text(max_size=20),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9).map(str),
    st.from_regex(r"-?[1-9][0-9]{0,2}([.,][0-9]{3}){1,3}([.,][0-9]{1,3})?", fullmatch=True),
    st.from_regex(r"-?[0-9]{1,32}([.,][0-9]{1,6})?[eE][+-]?[0-9]{1,2}", fullmatch=True),
)
FEW = settings(deadline=None, max_examples=12)


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    file = tmp_path_factory.mktemp("formulir") / "isian.html"
    file.write_bytes(sample.page())
    with browsing.chromium() as browser, browsing.opened(browser, file) as opened:
        yield opened


def ask(page, function: str, arguments: list) -> list:
    """Call a function of the page for many arguments at once."""
    return page.evaluate(f"(many) => many.map((one) => ({function})(...one))", arguments)


def cell_of_python(text: str, table: str, column: str) -> list:
    """Canonical text and [rule, message, hint] of a typed number."""
    wanted = next(c for c in contract.table(table).columns if c.name == column)
    read = canonical.read_number(text, whole=wanted.is_whole, negative=wanted.is_signed)
    if isinstance(read, str):
        return [read, []]
    found = canonical.refused(text, read, column, b.HERE)
    return ["", [[found.rule, str(found.severity), found.message, found.hint]]]


CELL = """(text, table, column) => {
  const [value, found] = numberCell(text, column, DATA.columns[table][column]);
  return [value, found.map((f) => [f.rule, f.severity, f.message, f.hint])];
}"""


def same_cells(page, texts):
    asked = [[text, *column] for text, column in product(texts, COLUMNS)]
    for arguments, told in zip(asked, ask(page, CELL, asked), strict=True):
        assert told == cell_of_python(*arguments), arguments


def test_every_text_of_the_table_is_judged_alike(page):
    assert len(set(TEXTS)) * len(COLUMNS) > 700
    same_cells(page, TEXTS)


@FEW
@given(st.lists(TYPED, min_size=40, max_size=60))
def test_any_typed_text_is_judged_alike(page, texts):
    same_cells(page, [t for t in texts if not any(0xD800 <= ord(c) < 0xE000 for c in t)])


@FEW
@given(st.lists(TYPED, min_size=40, max_size=60), st.booleans(), st.booleans())
def test_the_grammar_of_the_csv_is_the_same(page, texts, whole, negative):
    function = "(t, w, n) => { const r = readNumber(t, w, n); return r.fault ? [r.fault, ...r.readings] : [r.value]; }"
    told = ask(page, function, [[t, whole, negative] for t in texts])
    for text, said in zip(texts, told, strict=True):
        read = numbers.read(text, whole=whole, negative=negative)
        wanted = [read.fault.name, *read.readings] if isinstance(read, numbers.Diagnosis) else [text]
        assert said == wanted, (text, whole, negative)


# ---- one row ----

NUMBERS = ("", "0", "1", "3", "4", "-1", "75", "75.00", "0.75", "100", "100.01", "1.234", "2.5", "33.34", "7.123456", "5000000")
TOPS, WHOLES = ("", "0", "1", "3", "5", "-1", "2.5"), ("", "0", "3", "4", "-2", "6.5")
PARTS = product(TOPS, WHOLES, ("", "0", "75", "33.33", "33.3", "0.8", "-1"))
WORTH = [*(("", "", number) for number in NUMBERS), *PARTS]
ROW = """(code, pembilang, penyebut, realisasi, bukti) => {
  const indicator = DATA.indicators.find((i) => i.code === code);
  return rowFindings(indicator, { bulan: "12", pembilang, penyebut, realisasi, bukti })
    .map((f) => [f.rule, f.severity, f.column, f.message, f.hint]);
}"""


def row_of_python(code, pembilang, penyebut, realisasi, bukti):
    indicator = next(i for i in sample.INDICATORS if i.code == code)
    cells = {"bulan": "12", "pembilang": pembilang, "penyebut": penyebut, "realisasi": realisasi, "bukti": bukti}
    entry = sample.entry(indicator, cells)
    folder = sample.b.FOLDER.parent / "2026" / "s2" / "rendatin"
    submission = b.submission("rendatin", "s2", entries=(entry,), folder=folder)
    case = Case(b.dossier(indicator, b.commitment(code, None), submissions=(submission,)))
    checks = (*values.CHECKS, *derivation.CHECKS, evidence.has_evidence)
    return [[f.rule, str(f.severity), f.place.column, f.message, f.hint] for check in checks for f in check(case)]


def test_every_row_is_judged_alike(page):
    rows = [(i.code, *worth, "bukti.pdf") for i in sample.INDICATORS for worth in WORTH if i is not sample.GRADE]
    rows += [("IK-3.1", "", "", word, "") for word in ("", "BB", "WTP", "ya", "bb", "75")]
    rows += [("IK-1.2", "", "", "5", ""), ("IK-1.1", "3", "4", "75", "")]
    assert len(rows) > 2000
    seen = set()
    for row, told in zip(rows, ask(page, ROW, [list(row) for row in rows]), strict=True):
        wanted = row_of_python(*row)
        assert sorted(told) == sorted(wanted), row
        seen |= {finding[0] for finding in wanted}
    assert seen >= set(form_words.ROW_RULES) - {"karakter-tidak-tercetak"}


# ---- the achievement ----

SCORED = """(code, rows, target) => {
  const indicator = DATA.indicators.find((i) => i.code === code);
  const reached = consolidated(indicator, rows);
  const found = assessed(indicator, target, reached);
  const number = reached?.number ? canonical(normalized(reached.number)) : reached?.word ?? "";
  return [number, found.outcome, found.raw ? canonical(normalized(found.raw)) : "",
    found.value ? printed(found.value, DATA.measuring.rounding) : "", found.category ?? "", found.formula ?? ""];
}"""
NAMES = {
    Outcome.MEASURED: "terukur",
    Outcome.NOT_DUE: "belum",
    Outcome.NO_DATA: "belum-diisi",
    Outcome.NOT_COMPUTABLE: "tidak-dapat-dihitung",
}
FIGURE = st.decimals(min_value=0, max_value=10**7, places=2).map(lambda d: f"{d.normalize():f}")
MAYBE = st.one_of(st.just(""), FIGURE)


@st.composite
def cases(draw):
    indicator = draw(st.sampled_from(sample.INDICATORS))
    count = draw(st.integers(1, 4))
    word = st.sampled_from(("", *sample.GRADES))
    actual = word if indicator.kind.is_worded else MAYBE
    parts = st.tuples(MAYBE, MAYBE) if indicator.derivation != "langsung" else st.just(("", ""))
    rows = [
        {"bulan": str(9 + k), "realisasi": draw(actual), **dict(zip(("pembilang", "penyebut"), draw(parts), strict=True))}
        for k in range(count)
    ]
    if indicator.kind.is_worded:
        return indicator, rows, b.value(draw(st.sampled_from(sample.GRADES)))
    low = draw(st.one_of(st.just("0"), FIGURE))
    high = draw(FIGURE) if indicator.polarity == "rentang" else None
    return indicator, rows, draw(st.sampled_from([b.value(low, high), b.value(low, high), None]))


def score_of_python(indicator, rows, target, rules):
    reached = consolidate.consolidate(indicator, [sample.entry(indicator, row) for row in rows], 12).value
    found = assess(indicator, target, reached, rules, annual=False)
    outcome = NAMES[found.outcome]
    if outcome == "belum":
        outcome = "belum-bertarget" if target is None else "tidak-dihitung"
    number = "" if reached is None else reached.text if reached.number is None else plain(reached.number)
    shown = "" if found.value is None else words.number(found.value, rules.rounding)
    return [number, outcome, "" if found.raw is None else plain(found.raw), shown, category_of(found.value, rules), found.formula]


def plain(number: Decimal) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def target_told(target):
    if target is None:
        return None
    return {
        "text": target.text,
        "number": None if target.number is None else f"{target.number:f}",
        "upper": None if target.upper is None else f"{target.upper:f}",
    }


@settings(deadline=None, max_examples=25)
@given(st.lists(cases(), min_size=30, max_size=40))
def test_the_achievement_is_the_same_to_the_last_digit(page, many):
    rules = b.rules()
    told = ask(page, SCORED, [[i.code, rows, target_told(target)] for i, rows, target in many])
    for (indicator, rows, target), said in zip(many, told, strict=True):
        assert said == score_of_python(indicator, rows, target, rules), (indicator.code, rows, target)


@FEW
@given(st.lists(st.tuples(st.decimals(-(10**12), 10**12, places=4), st.decimals(1, 10**9, places=3)), min_size=30, max_size=50))
def test_division_has_the_same_fifty_digits(page, pairs):
    asked = [[f"{a:f}", f"{c:f}"] for a, c in pairs]
    told = ask(page, "(a, b) => { const q = quotient(decimal(a), decimal(b)); return [canonical(normalized(q)), printed(q, 2)]; }", asked)
    for (above, below), said in zip(pairs, told, strict=True):
        quotient = exact.quotient(above, below)
        assert said == [plain(quotient), words.number(quotient, 2)]


# ---- text, CSV, digests ----

TEXT = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)


@FEW
@given(st.lists(TEXT, min_size=30, max_size=40))
def test_a_text_becomes_the_same_cell(page, texts):
    for text, told in zip(texts, ask(page, "(t) => oneLine(t)", [[t] for t in texts]), strict=True):
        assert told == canonical.one_line(text), text


@FEW
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(canonical.ENTRY_COLUMNS, TEXT)), max_size=5))
def test_the_csv_is_the_same(page, rows):
    told = page.evaluate(
        "(rows) => csv(ENTRY_COLUMNS, rows.map((r) => Object.fromEntries(Object.entries(r).map(([k, t]) => [k, oneLine(t)]))))", rows
    )
    assert told == canonical.realisasi_csv(rows)


@pytest.mark.parametrize("size", [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 4 * 1024 * 1024 + 7])
def test_the_digest_is_sha256(page, size):
    content = bytes((k * 7 + k // 251) % 256 for k in range(size))
    told = page.evaluate(
        "async (size) => digestOf(new Blob([Uint8Array.from({length: size}, (_, k) => (k * 7 + Math.floor(k / 251)) % 256)]))", size
    )
    assert told == hashlib.sha256(content).hexdigest()


def test_what_cannot_be_printed_is_told_in_the_same_words(page):
    from pipeline.core.gate.text import unprintable_lines

    texts = ["biasa", "✓ ya", "a\u200bb 漢字", "emoji 😀", "é ü – “x”", "\u2028", "a\x01b"]
    told = ask(page, "(t) => textCell(t, 'kendala').map((f) => [f.rule, f.message, f.hint])", [[t] for t in texts])
    for text, said in zip(texts, told, strict=True):
        assert said == [[f.rule, f.message, f.hint] for f in unprintable_lines(text, b.HERE.file)], text


def test_the_data_is_plain_json(page):
    assert json.loads(page.locator("#data").text_content())["identity"] == sample.IDENTITY.text
