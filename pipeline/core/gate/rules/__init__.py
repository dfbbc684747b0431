"""The rules of the gate, by what they look at. An ERROR means: must not be parsed."""

from ...findings import Rule
from . import containers, git, text

RULES: tuple[Rule, ...] = (*git.RULES, *text.RULES, *containers.RULES)
