"""Rules of sense."""

from .findings import Rule

RULES: tuple[Rule, ...] = ()
