"""The lembar pengesahan: a table for the paraf, a place for the signature, both empty until given, and how to check what was given."""

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
    return [*made, *(_signature(report, signatory) for signatory in signing), *_verification(report)]


def _row(number: int, signatory: Signatory) -> tuple[Cell, ...]:
    return tuple(Cell(text=(text,)) for text in (str(number), signatory.title, signatory.name, signatory.state))


def _signature(report: Report, signatory: Signatory) -> Node:
    identity = report.identity
    day = e.words(f"{identity.place}, {identity.date or DOTS}")
    above = [e.para(day), e.para([*e.words(signatory.title), e.string(",")]), e.div(["ruang-ttd"], [])]
    below = [e.para([e.strong(e.words(signatory.name))])]
    state = [e.div(["catatan-tabel"], [e.para(e.words(signatory.state))])] if signatory.state else []
    return e.div(["tanda-tangan"], [*above, *below, *state])  # room stays free: ink and stamp, or a TTE, come on the finished PDF


def _verification(report: Report) -> list[Node]:
    found = report.verification
    return [e.div(["verifikasi"], [e.para(e.words(sentence)) for sentence in found.sentences])] if found else []
