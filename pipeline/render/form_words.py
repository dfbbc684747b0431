"""What the HTML form knows of the house: rules and their sentences, the grammar of numbers, the words of the schemas, how to measure."""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..core import glyphs, number_rules, numbers
from ..core.chapters import TOPICS
from ..core.collecting.rules.forms import TWO_READINGS
from ..core.formulas import ACHIEVEMENT
from ..core.model import Rules
from ..core.rules import CATALOGUE

LAST_SPACE, LAST_DIGIT = 0x3000, 0x20000  # Unicode has neither spaces nor decimal digits beyond; looking further takes a quarter second
SCHEMAS = Path(__file__).parents[2] / "schemas"
ROW_RULES = (
    "karakter-tidak-tercetak",
    "nilai-tidak-sesuai-jenis",
    "pecahan-pada-hitungan",
    "persen-di-luar-batas",
    "nilai-negatif",
    "desimal-berlebih",
    "angka-bermakna-ganda",
    "pembilang-penyebut-belum-ada",
    "penyebut-nol",
    "pembilang-melebihi-penyebut",
    "realisasi-tidak-sesuai-perhitungan",
    "realisasi-tanpa-bukti",
)  # those that one row alone can break
UNEXPLAINED = "kegagalan-tanpa-analisis"


@cache
def catalogue() -> Mapping[str, Any]:
    """Return everything that is the same in every form."""
    numeric = {fault.name: rule.code for fault, rule in number_rules.NUMBERS.items()}
    codes = (*numeric.values(), *ROW_RULES, UNEXPLAINED)
    chosen = [TWO_READINGS, *(CATALOGUE[code] for code in dict.fromkeys(codes))]
    return {
        "rules": {r.code: {"severity": r.severity.value, "message": r.message, "hint": r.hint} for r in chosen},
        "numberRules": numeric,
        "twoReadings": TWO_READINGS.code,
        "columns": {name: _columns(name) for name in ("realisasi", "realisasi-anggaran")},
        "topics": [{"key": topic.key, "title": topic.title} for topic in TOPICS],
        "grammar": _grammar(),
    }


def measuring(rules: Rules) -> Mapping[str, Any]:
    """Return the year's measuring rules as the page applies them; numbers as canonical text."""
    classes = sorted(rules.categories.classes, key=lambda c: (c.lower, not c.inclusive), reverse=True)
    return {
        "cap": None if rules.cap is None else f"{rules.cap:f}",
        "minimize": rules.minimize,
        "zeroTarget": {polarity.value: treatment for polarity, treatment in rules.zero_target.items()},
        "zeroMiss": f"{rules.zero_miss:f}",
        "rounding": rules.rounding,
        "classes": [{"name": c.name, "lower": f"{c.lower:f}", "inclusive": c.inclusive} for c in classes],
        "grades": {
            kind.value: {"method": s.method, "order": list(s.order), "ranks": {word: f"{rank:f}" for word, rank in s.ranks.items()}}
            for kind, s in rules.grades.items()
        },
        "formulas": {f.code: {"name": f.name, "expression": f.expression, "limits": f.limits} for f in ACHIEVEMENT.values()},
    }


def _columns(schema: str) -> Mapping[str, Any]:
    fields = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))["fields"]
    return {field["name"]: _column(field) for field in fields}


def _column(field: Mapping[str, Any]) -> Mapping[str, Any]:
    pattern = re.compile(field.get("constraints", {}).get("pattern", ".*"))
    return {
        "title": field["title"],
        "help": field["description"],
        "example": field["example"],
        "whole": not pattern.fullmatch("0.5"),
        "negative": pattern.fullmatch("-1") is not None,
    }


def _grammar() -> Mapping[str, Any]:
    """Return what Python knows of characters, so that the page judges every one of them alike."""
    zeros = [code for code in range(LAST_DIGIT) if chr(code).isdecimal() and unicodedata.decimal(chr(code)) == 0]
    return {
        "spaces": "".join(f"\\u{code:04x}" for code in range(LAST_SPACE + 1) if chr(code).isspace()),
        "zeros": zeros,
        "emptyWords": sorted(numbers.EMPTY_WORDS),
        "glyphs": list(_ranges(int(code) for code in map(ord, glyphs.printable() - glyphs.BLANKS))),
    }


def _ranges(codes: Iterable[int]) -> Iterable[tuple[int, int]]:
    first = last = -2
    for code in sorted(codes):
        if code != last + 1:
            if last >= 0:
                yield first, last
            first = code
        last = code
    yield first, last
