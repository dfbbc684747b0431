"""How far a subbagian is with its form, in rows: what counts as owed, and what as answered."""

from ..collecting.values import Asked, Form
from ..model import Polarity


def counted(form: Form) -> tuple[int, int]:
    """Return the rows a form asks for and those that are answered.

    A reason why there is no figure (kendala) is an answer. Where the Rencana Aksi has nothing due yet (a target of zero to be reached),
    a row may stay empty.
    """
    owed = [row for row in form.rows if _is_answered(row) or not _is_idle(row)]
    return len(owed), sum(1 for row in owed if _is_answered(row))


def _is_answered(row: Asked) -> bool:
    return bool(row.filled.get("realisasi") or row.filled.get("kendala"))


def _is_idle(row: Asked) -> bool:
    return row.indicator.polarity is Polarity.MORE and row.target is not None and row.target.number == 0
