"""Rules of shape."""

from .findings import Rule

RULES: tuple[Rule, ...] = ()
