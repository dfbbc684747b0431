"""Rules of narrative."""

from .findings import Rule

RULES: tuple[Rule, ...] = ()
