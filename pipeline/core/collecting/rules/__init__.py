"""The rules on the papers of the collection, by subject; here they make one list, in the order of the SOP."""

from ...findings import Rule
from . import entry, forms, handed, inventory, letters, opening, taking, time, verification

RULES: tuple[Rule, ...] = (
    *opening.RULES,
    *verification.RULES,
    *letters.RULES,
    *taking.RULES,
    *inventory.RULES,
    *entry.RULES,
    *time.RULES,
)

# Seen only while a form is taken in: `lakip periksa` never meets them, so that they have no example office.
AT_INTAKE: tuple[Rule, ...] = (*forms.RULES, *handed.RULES, *taking.AT_INTAKE)
