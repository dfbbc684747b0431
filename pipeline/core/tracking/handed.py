"""How far a subbagian is with its form, in rows: what counts as owed, and what as answered."""

from ..collecting.owing import is_answered, owed
from ..collecting.values import Form


def counted(form: Form) -> tuple[int, int]:
    """Return the rows a form asks for and those that are answered, counted as reminders and the site's board count them.

    A reason why there is no figure (kendala) is an answer. Where the Rencana Aksi has nothing due yet, a row may stay empty.
    """
    rows = owed(form)
    return len(rows), sum(1 for row in rows if is_answered(row))
