"""The catalogue: every rule there is, by code. Manual, tests and messages are made from it."""

from . import change_rules, narrative_rules, sense_rules, shape_rules
from .collecting import rules as collecting_rules
from .findings import Rule
from .gate import rules as gate_rules

ALL: tuple[Rule, ...] = (
    *shape_rules.RULES,
    *sense_rules.RULES,
    *narrative_rules.RULES,
    *collecting_rules.RULES,
    *collecting_rules.AT_INTAKE,
    *change_rules.RULES,
    *gate_rules.RULES,
)
CATALOGUE: dict[str, Rule] = {rule.code: rule for rule in ALL}
