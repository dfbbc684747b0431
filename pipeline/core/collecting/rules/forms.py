"""Rules on a filled form: whether the file may be opened at all, whether it is ours, and what its cells hold.

They speak of the cell that a person would look at ("Realisasi!F7"). Nothing of this is seen by `lakip periksa`: a form is looked at
when it is taken in.
"""

from ...findings import Rule, Severity
from ...number_rules import FORMAT


def _rule(code: str, title: str, message: str, hint: str, basis: str = "") -> Rule:
    return Rule(code=code, severity=Severity.ERROR, title=title, message=message, hint=hint, basis=basis)


TWO_READINGS = _rule(
    "formulir-angka-dua-arti",
    "Angka pada formulir dapat dibaca dua cara",
    "Angka «{isi}» pada kolom «{kolom}» dapat dibaca dua cara: tanda desimal atau pemisah ribuan.",
    "Tulis {saran} bila yang dimaksud ribuan, atau {lain} bila yang dimaksud pecahan.",
    FORMAT,
)

RULES: tuple[Rule, ...] = tuple(rule for rule in globals().values() if isinstance(rule, Rule))
