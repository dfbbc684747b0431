"""What a spreadsheet would run, or turn into something else, when a CSV of ours is opened in it.

Excel takes a cell that begins with = + - @ for a formula, even a sentence: `- rapat` comes back as #NAME? once it is saved. A number
with its sign stays a number, and a dash alone stays a dash. An Excel set to Indonesian also cuts cells at semicolons.
"""

import re

SIGNS = frozenset("=+-@\t\r＝＋－＠")
NUMBER = re.compile(r"[+-] ?(?:Rp\.? ?)?[0-9][^|!=@&^<>\"';(){}\[\]*]*")
SUM = re.compile(r"[+-] ?[0-9][0-9.,]*(?: ?[+*/^] ?[0-9][0-9.,]*)+")  # -2+3 comes back as 1
DASHES = re.compile(r"[-+]+")
CALL = re.compile(r"[=＝]|[-+@＋－＠][^;]*(?:[|!]|\w\()")
COMMAND = re.compile(r"\w\|[^|\n]{1,200}![A-Za-z$]")  # DDE: program|'what to run'!cell
LIKELY = re.compile(r"(?:\A|[\n,;\"\s])[=+\-@\t\r＝＋－＠]|\w\|")


def may_hold(text: str) -> bool:
    """Say quickly whether any cell of a CSV could be one that is run."""
    return LIKELY.search(text) is not None


def is_run(cell: str) -> bool:
    """Say whether a spreadsheet would take the cell for a formula or a command."""
    bare = cell.strip(" \u00a0")
    if bare[:1] in SIGNS and (SUM.fullmatch(bare) or not (NUMBER.fullmatch(bare) or DASHES.fullmatch(bare))):
        return bool(bare)
    if ";" in cell and any(CALL.match(part.lstrip()) for part in cell.split(";")[1:]):
        return True
    return COMMAND.search(cell) is not None
