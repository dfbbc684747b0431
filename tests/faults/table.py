"""The table of faults: `CASES`, in the order of the page that is made from it."""

from . import damaged, disk, histories, killed, surroundings, together
from .fault import FOUND, REFUSED, SURVIVED, Fault

__all__ = ["CASES", "REFUSED", "SURVIVED", "Fault"]

CASES: tuple[Fault, ...] = tuple(FOUND)
MODULES = (killed, disk, together, damaged, histories, surroundings)
