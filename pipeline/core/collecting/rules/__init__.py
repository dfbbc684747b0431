"""The rules on the papers of the collection, by subject; here they make one list, in the order of the SOP."""

from ...findings import Rule

RULES: tuple[Rule, ...] = ()
