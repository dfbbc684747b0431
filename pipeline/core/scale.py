"""Categories: the class of a scale that a capaian belongs to, judged on the figure as printed."""

from decimal import Decimal

from . import words
from .model import Rules, Scale, ScaleClass


def category_of(value: Decimal | None, rules: Rules) -> str:
    """Return the name of the class of `value` as printed, "" where there is no value.

    The printed figure decides, so that a printed 91,00 never carries the class of 90,996.
    """
    return "" if value is None else class_of(words.rounded(value, rules.rounding), rules.categories)


def class_of(value: Decimal, scale: Scale) -> str:
    """Return the name of the one class `value` belongs to; below the lowest bound is the lowest class."""
    best_first = sorted(scale.classes, key=lambda c: (c.lower, not c.inclusive), reverse=True)
    found = next((c for c in best_first if _reaches(value, c)), best_first[-1] if best_first else None)
    return found.name if found else ""


def _reaches(value: Decimal, wanted: ScaleClass) -> bool:
    return value > wanted.lower or (wanted.inclusive and value == wanted.lower)
