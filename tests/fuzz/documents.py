"""Documents for a long run: pieces of the grammar put together, and the hostile corpus cut, crossed and sprinkled."""

import random
from functools import cache

from tests.render import attacks

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
STRANGE = (
    "&#x202e;",
    "&#0;",
    "\u200b",
    "\x0c",
    "&NewLine;",
    "\\",
    "\u00a0",
    "&nbsp;",
    "é",
    "{{",
    "}}",
    "[^",
    "]:",
    "](",
    "<",
    ">",
    "|",
    "    ",
    "\t",
    "\r\n",
)
BLOCKS = (
    "\n\n",
    "\n",
    "\n\n## ",
    "\n\n> ",
    "\n- ",
    "\n1. ",
    "\n   ",
    "\n\n    ",
    "\n: ",
    "\n\n---\n\n",
    "\n\n| a | b |\n|---|---|\n| ",
    " | ",
    "\n```\n",
    "\n\n[^1]: ",
)
LONGEST = 4000


@cache
def corpus() -> tuple[str, ...]:
    return tuple(attacks.markdown(name)[:LONGEST] for name in sorted(attacks.EXPECTED))


def make(chance: random.Random) -> str:
    """Return a document; the same `chance` gives the same."""
    return chance.choice((_grammar, _grammar, _mutated, _mutated, _crossed))(chance)


def _grammar(chance: random.Random) -> str:
    pieces = (
        chance.choice(chance.choice((PIECES, PIECES, BLOCKS, STRANGE))) + chance.choice(("", " ")) for _ in range(chance.randint(2, 40))
    )
    return "".join(pieces) + chance.choice(("", "\n\n[^1]: catatan #panic(0) @rujuk\n"))


def _mutated(chance: random.Random) -> str:
    text = chance.choice(corpus())
    for _ in range(chance.randint(1, 6)):
        at, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        put = chance.choice((chance.choice(PIECES), chance.choice(STRANGE), chance.choice(BLOCKS), text[at:end], "", text[at:end] * 2))
        text = (text[:at] + put + text[chance.choice((at, min(end, at + 8))) :])[:LONGEST]
    return text


def _crossed(chance: random.Random) -> str:
    first, second = chance.choice(corpus()), chance.choice(corpus())
    return (first[: chance.randint(0, len(first))] + chance.choice(BLOCKS) + second[chance.randint(0, len(second)) :])[:LONGEST]
