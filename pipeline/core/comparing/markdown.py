"""Text of strangers inside Markdown that a Git host renders: everything in it is shown, nothing in it acts."""

import re
from collections.abc import Iterable, Sequence

UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
ACTIVE = re.compile(r"[&<>\"'`*_~\[\]!|\\#@{}$^]")
OPENING = re.compile(r"^([-+=:]|\d+(?=[.)]))")  # makes a list, a heading or a rule at the beginning of a line
BREAK = "\u200b"  # a mention, a reference and an address are found by the host in the text that is shown, so they are broken up there
MENTIONS = re.compile(r"@|#(?=\w)|(?<=:)/(?=/)|(?<=[Ww]{3})\.|(?<=[Gg][Hh])-(?=\d)")
LONGEST = 600
# What a host does on reading a commit's message: [skip ci] keeps the checks from running, `closes #7` closes, @ and addresses call.
OBEYED = re.compile(r"[\[\]#@]|\*{3,}|(?<=:)/(?=/)|(?<=[Gg][Hh])-(?=\d)|(?<=[Ss][Kk][Ii][Pp])-(?=checks)")


def plain(text: str, longest: int = LONGEST) -> str:
    """Return the text on one line, without what cannot be seen, cut to a bearable length."""
    line = " ".join(UNSEEN.sub(" ", text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def shown(text: str, longest: int = LONGEST) -> str:
    """Return the text so that Markdown shows it letter for letter, in a table cell as well.

    Punctuation that Markdown or HTML would act on becomes a numeric reference; what the host would turn into a mention, an issue
    or a link is broken with a space of no width.
    """
    broken = MENTIONS.sub(lambda found: found[0] + BREAK, plain(text, longest))
    return ACTIVE.sub(lambda found: f"&#{ord(found[0])};", OPENING.sub(lambda found: found[0] + BREAK, broken))


def recorded(text: str, longest: int = 200) -> str:
    """Return a stranger's text as a commit's message may say it: one line, with `_` for every sign that a host would obey."""
    return OBEYED.sub("_", plain(text, longest))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], figures: Sequence[int] = ()) -> list[str]:
    """Return the lines of a table; cells are strangers' text, heads are ours. Columns in `figures` stand to the right."""
    rule = ["---:" if n in figures else "---" for n in range(len(heads))]
    lines = ["| " + " | ".join(heads) + " |", "| " + " | ".join(rule) + " |"]
    return [*lines, *("| " + " | ".join(shown(cell) or " " for cell in row) + " |" for row in rows)]
