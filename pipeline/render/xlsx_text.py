"""Text as a workbook's cell. XlsxWriter writes a text between <r> and </r> as XML, unescaped, and drops a long one without a word."""

from typing import Any

LONGEST = 32_767  # characters of a cell, Excel's own limit
LONGEST_LIST = 220  # characters of all words; the message that names them has room for 255
CUT = "… (terpotong: melebihi batas satu sel Excel)"


def put(page: Any, row: int, column: int, text: str, style: Any) -> None:
    """Write a text as it is, whatever it holds; one that no cell can hold ends in a word that it was cut."""
    whole = text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
    if whole.startswith("<r>") and whole.endswith("</r>"):
        page.write_rich_string(row, column, style, whole[:1], style, whole[1:], style)  # two runs that look alike, each escaped
    else:
        page.write_string(row, column, whole, style)


def listable(choices: tuple[str, ...]) -> bool:
    """Say whether a drop-down list can offer these words: they stand in a formula, where a comma or quote of theirs would act."""
    return len(",".join(choices)) <= LONGEST_LIST and not any(mark in choice for choice in choices for mark in ',"')
