"""The rules of sense: what is wrong with figures, evidence, plans, budget and report although the files are well formed.

The rules stand beside their checks, by subject; here they make one list, in the order of the manual.
"""

from .checks.rules import budget, evidence, figures, planning, report
from .findings import Rule

RULES: tuple[Rule, ...] = (*figures.RULES, *evidence.RULES, *planning.RULES, *budget.RULES, *report.RULES)
