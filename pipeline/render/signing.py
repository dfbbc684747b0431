"""The lembar pengesahan: a table for the paraf, a place for the signature, both empty until they are given."""

from collections.abc import Callable

from ..core.document import Align, Cell, Column, Table
from ..core.report import Report, Signatory
from . import elements as e
from .pandoc import Node

COLUMNS = (
    Column(title="No.", align=Align.CENTER, width=0.6),
    Column(title="Jabatan", width=4.2),
    Column(title="Nama", width=3.4),
    Column(title="Paraf", width=2.6),
)
DOTS = "." * 28


def sheet(report: Report, lower: Callable[[Table], list[Node]]) -> list[Node]:
    """Return the elements of the lembar pengesahan of `report`."""
    initials = [signatory for signatory in report.sign_off if signatory.act == "paraf"]
    signing = [signatory for signatory in report.sign_off if signatory.act != "paraf"]
    body = tuple(_row(number, signatory) for number, signatory in enumerate(initials, 1))
    table = Table(ident="", caption="", columns=COLUMNS, body=body)
    made = lower(table) if body else []
    return [*made, *(_signature(report, signatory) for signatory in signing)]


def _row(number: int, signatory: Signatory) -> tuple[Cell, ...]:
    return tuple(Cell(text=(text,)) for text in (str(number), signatory.title, signatory.name, signatory.state))


def _signature(report: Report, signatory: Signatory) -> Node:
    identity = report.identity
    day = e.words(f"{identity.place}, {identity.date or DOTS}")
    room = e.div(["ruang-ttd"], [e.para(e.words(signatory.state))] if signatory.state else [])
    inside = [e.para(day), e.para([*e.words(signatory.title), e.string(",")]), room, e.para([e.strong(e.words(signatory.name))])]
    return e.div(["tanda-tangan"], inside)
