"""The office's own world as values: who it is, what it promised, what it did. Frozen; read from files by `intake`.

Every thing that came from a file carries its `place`, so that a finding can point at it and a figure can be traced to it.
"""

from .budget import BudgetLine, BudgetTotal, Spending
from .measuring import Lights, Rules, Scale, ScaleClass, WordScale
from .office import Department, Hosting, Numbering, Office, Official, Procedure, Term
from .strategy import Consolidation, Derivation, Indicator, Kind, Objective, PastFigure, Polarity, Strategy, Value
from .submission import Entry, EvidenceFile, Prose, Submission
from .year import Commitment, Dossier, Edition, Period, PlannedTarget, Status

__all__ = [
    "BudgetLine",
    "BudgetTotal",
    "Commitment",
    "Consolidation",
    "Department",
    "Derivation",
    "Dossier",
    "Edition",
    "Entry",
    "EvidenceFile",
    "Hosting",
    "Indicator",
    "Kind",
    "Lights",
    "Numbering",
    "Objective",
    "Office",
    "Official",
    "PastFigure",
    "Period",
    "PlannedTarget",
    "Polarity",
    "Procedure",
    "Prose",
    "Rules",
    "Scale",
    "ScaleClass",
    "Spending",
    "Status",
    "Strategy",
    "Submission",
    "Term",
    "Value",
    "WordScale",
]
