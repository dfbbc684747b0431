"""From a Scorecard to the complete Report: the front door of everything that the Laporan Kinerja prints."""

from pathlib import PurePosixPath

from .report import Report
from .reporting import appendix_tables, budget_tables, charts, comparison_tables, identity, narratives, outline, performance_tables, values
from .reporting.material import Material
from .reporting.view import View
from .scorecard import Scorecard

ROOMS = (performance_tables, comparison_tables, budget_tables, appendix_tables)


def assemble(scorecard: Scorecard, opened: frozenset[PurePosixPath] = frozenset()) -> Report:
    """Return the year's Report: every text as printed, every table, chart and block in order.

    `opened` is the evidence that everybody may see; the names of all other are not printed.
    """
    view, dossier = View(scorecard, opened), scorecard.dossier
    tables = {t.ident: t for room in ROOMS for t in room.of(view)}
    drawn = {c.ident: c for c in charts.of(view)}
    prose = narratives.of(dossier)
    material = Material(
        view=view,
        tables=frozenset(tables),
        charts=frozenset(drawn),
        placed=narratives.placed(prose),
        narratives=prose,
    )
    return Report(
        identity=identity.identity(dossier),
        office=dossier.office,
        scorecard=scorecard,
        values=values.of(view),
        tables=tables,
        charts=drawn,
        narratives=prose,
        parts=outline.of(material),
        sign_off=identity.sign_off(dossier),
        opened=opened,
        attachments=identity.attachments(dossier),
    )
