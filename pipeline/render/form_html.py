"""The offline HTML form: one file that a subbagian opens in any browser, with nothing asked of the network.

Its rules, their sentences, the number grammar and the measuring rules are taken from the catalogue at build; the page only applies them.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from ..core import words
from ..core.collecting import forms
from ..core.collecting.values import Asked, AskedSpending, Form
from ..core.model import Entry, Hosting, Indicator, Rules, Value
from . import form_words

ASSETS = Path(__file__).parent / "assets" / "form"
SCRIPTS = ("number.js", "rules.js", "measure.js", "digest.js", "deliver.js", "fields.js", "page.js", "hand-over.js", "draft.js", "start.js")
LONGEST_LINK = 8000  # characters; GitHub answers 414 to a request line of more than 8 KiB, headers aside
GITHUB = "github.com"


def html(
    form: Form, *, hosting: Hosting | None, branch: str, rules: Rules | None = None, earlier: Sequence[Entry] = (), is_sample: bool = False
) -> bytes:
    """Return the form as one HTML file, the same bytes for the same arguments.

    `rules` measure the capaian shown while typing, without them none is shown; `earlier` are the year's rows of earlier months,
    which a cumulative realisasi needs. Without `hosting` the form is only downloaded. `is_sample` marks the figures as CONTOH.
    """
    style, data = _asset("form.css"), _embedded(_data(form, hosting, branch, rules, earlier) | {"isSample": is_sample})
    script = _script()
    parts = {
        "JUDUL": escape(f"Formulir data kinerja {form.period.name} {form.identity.year} – {form.department.name}"),
        "KEBIJAKAN": _policy(style, script),
        "GAYA": style,
        "DATA": data,
        "SKRIP": script,
    }
    page = _asset("form.html")
    for name, part in parts.items():
        page = page.replace(f"<!--{name}-->", part, 1)
    return page.encode()


def _policy(style: str, script: str) -> str:
    """Return the content security policy: nothing but this very style and script, and nothing sent anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8").strip()


@cache
def _script() -> str:
    data = 'const DATA = JSON.parse(document.getElementById("data").textContent);'
    return "\n".join(('"use strict";', data, *(_asset(name) for name in SCRIPTS)))


def _embedded(data: Any) -> str:
    """Return the data as JSON that no HTML parser can take for markup."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")


def _data(form: Form, hosting: Hosting | None, branch: str, rules: Rules | None, earlier: Sequence[Entry]) -> dict[str, Any]:
    identity = form.identity
    folder = f"periods/{identity.year}/{identity.period}/{identity.department}"
    return {
        "identity": identity.text,
        "file": f"isian-{identity.year}-{identity.period}-{identity.department}",
        "folder": folder,
        "office": form.office,
        "period": f"{form.period.name} {identity.year}",
        "stretch": form.period.name,
        "lastMonth": form.period.last_month,
        "department": form.department.name,
        "due": words.long_date(form.due) if form.due else "",
        "months": [words.month_name(month) for month in range(1, 13)],
        "indicators": [_indicator(form, indicator, earlier) for indicator in forms.indicators(form)],
        "budget": _budget(form.spending),
        "analysis": {key: text for key, text in form.analysis.items() if text},
        "host": _host(hosting, branch, folder),
        "measuring": None if rules is None else form_words.measuring(rules),
        **form_words.catalogue(),
    }


def _indicator(form: Form, indicator: Indicator, earlier: Sequence[Entry]) -> dict[str, Any]:
    rows = [asked for asked in form.rows if asked.indicator.code == indicator.code]
    return {
        "code": indicator.code,
        "name": indicator.name,
        "definition": indicator.definition,
        "formula": indicator.formula,
        "source": indicator.source,
        "unit": indicator.unit,
        "kind": indicator.kind.value,
        "polarity": indicator.polarity.value,
        "derivation": indicator.derivation.value,
        "consolidation": indicator.consolidation.value,
        "decimals": indicator.decimals,
        "minimize": indicator.minimize,
        "choices": list(rows[0].choices) if rows else [],
        "rows": [_row(asked) for asked in rows],
        "earlier": _earlier(indicator, form.period.months, earlier),
    }


def _row(asked: Asked) -> dict[str, Any]:
    return {
        "month": asked.month,
        "target": _target(asked.target),
        "shown": words.with_unit(asked.target, asked.indicator) if asked.target else "",
        "activity": asked.activity,
        "filled": {column: text for column, text in asked.filled.items() if text},
    }


def _target(target: Value | None) -> dict[str, str | None] | None:
    if target is None:
        return None
    return {"text": target.text, "number": _text(target.number), "upper": _text(target.upper)}


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _earlier(indicator: Indicator, months: Sequence[int], earlier: Sequence[Entry]) -> list[dict[str, str]]:
    rows = sorted((e for e in earlier if e.indicator == indicator.code and e.month < min(months)), key=lambda e: e.month)
    return [
        {
            "pembilang": _text(e.numerator) or "",
            "penyebut": _text(e.denominator) or "",
            "realisasi": e.actual.text if e.actual else "",
        }
        for e in rows
    ]


def _budget(spending: Sequence[AskedSpending]) -> list[dict[str, Any]]:
    lines: dict[str, dict[str, Any]] = {}
    for asked in spending:
        told = {"code": asked.code, "name": asked.name, "pagu": asked.revised, "unit": asked.volume_unit, "rows": []}
        filled = {column: text for column, text in asked.filled.items() if text}
        lines.setdefault(asked.code, told)["rows"].append({"month": asked.month, "filled": filled})
    return list(lines.values())


def _host(hosting: Hosting | None, branch: str, folder: str) -> dict[str, Any] | None:
    """Return where a filled form can be handed in by browser; only GitHub takes a prefilled new file.

    The whole path stands in the file's name, because the folder may not be there yet.
    """
    if hosting is None or not hosting.repo:
        return None
    site = f"https://{hosting.name or GITHUB}/{hosting.repo}"
    is_github = (hosting.name or GITHUB) == GITHUB
    upload = f"{site}/{'upload' if is_github else '_upload'}/{branch}/{folder}"
    return {
        "name": "GitHub" if is_github else hosting.name,
        "new": f"{site}/new/{branch}" if is_github else "",
        "upload": f"{upload}/kiriman",
        "evidence": f"{upload}/bukti",
        "folder": f"{folder}/kiriman",
        "longest": LONGEST_LINK,
    }
