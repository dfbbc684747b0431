"""Whatever the allow-list lets in can be set by Typst, runs no code, and arrives with its text intact."""

import collections
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.render import routes

SIGNS = r"""# $ * ** _ __ ` ``` ~~~ ~~ / // /* */ \ \\ [ ] ( ) { } ^ | ! @ ; #; = == - + > & " ' ... -- --- -? : % <"""
PIECES = (
    *SIGNS.split(),
    *(
        "#panic(0)",
        '#read("/rahasia.txt")',
        "@rujuk",
        "#let x = 1",
        '#import "@preview/a:1.0.0"',
        "\\#",
        "\\$",
        "\\`",
        "&lt;",
        "&#35;panic(0)",
    ),
    *(
        "kata",
        "Rp1.234,56",
        "é",
        "-12",
        "1.",
        "IK-1.1",
        "a@b.c",
        "https://a.b/#panic(1)",
        "[a](https://a.b)",
        "<https://a.b/>",
        "{{nilai:kantor.capaian}}",
    ),
    *(
        "\n",
        "\n\n",
        "\n## ",
        "\n### ",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n    ",
        "\n: ",
        "\n```\n#panic(0)\n```\n",
        "\n```\\`\n",
        "`#panic(0)`{=typst}",
        "[^1]",
    ),
    *(
        '[x]{typst:text:fill="panic(0)"}',
        '\n::: {typst:fill="panic(0)"}\nx\n:::\n',
        "\n| a | b |\n|---|--:|\n| #panic(0) | `x` |\n",
        "\n---\nlang: x\n---\n",
    ),
)
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
    text = routes.pdf_text(routes.pdf(report, trees))
    assert routes.SECRET not in text
    assert not seen(words(trees[routes.KEY])) - seen(text)
