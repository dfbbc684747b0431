"""The office's letters as data and as blocks: a small family, each kind a row of FORMS. What a letter looks like is decided by render.

Forms follow PKPU tata naskah dinas as far as it is known to us; numbers, codes and places are the office's and stand in surat/*.yml.
"""

from ..document import Paragraph
from .bodies import LISTED, sendings
from .composing import compose
from .form import Form
from .forms import FORMS
from .values import (
    DOTS,
    DRAFT,
    Annex,
    Box,
    Decision,
    Event,
    Fields,
    Initial,
    Instruction,
    Layout,
    Letter,
    LetterBlock,
    Sent,
    Signer,
    Wish,
)

__all__ = [
    "DOTS",
    "DRAFT",
    "FORMS",
    "LISTED",
    "Annex",
    "Box",
    "Decision",
    "Event",
    "Fields",
    "Form",
    "Initial",
    "Instruction",
    "Layout",
    "Letter",
    "LetterBlock",
    "Paragraph",
    "Sent",
    "Signer",
    "Wish",
    "compose",
    "sendings",
]
