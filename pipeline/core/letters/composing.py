"""A letter from what the office wrote and from the year's own data: what is open is filled with the usual words."""

from collections.abc import Sequence
from datetime import date, datetime

from .. import words
from ..approvals.roles import local
from ..model import Dossier
from .form import Form
from .forms import FORMS
from .matter import Matter
from .values import DOTS, DRAFT, Box, Layout, Letter, Sent, Signer, Wish


def compose(wish: Wish, dossier: Dossier, sent: Sequence[Sent], day: date, *, draft: bool = False) -> Letter:
    """Return the letter of this kind. Without a date of the office's the place for it stays open; `day` then only tells who signs."""
    form, office = FORMS[wish.kind], dossier.office
    matter = Matter(wish=wish, dossier=dossier, sent=tuple(sent), day=wish.day or day)
    made = form.body(form, matter)
    place = f"{dossier.edition.place_of_signing}, {words.long_date(wish.day) if wish.day else DOTS}"
    return Letter(
        kind=wish.kind,
        title=form.title,
        number=wish.number or DOTS,
        head=form.head(form, matter),
        place_and_day="" if form.signed_at or form.layout is Layout.MEMO else place,
        to=wish.to or tuple(line.format(**matter.names) for line in form.to),
        blocks=made.blocks,
        signer=matter.signer(wish.sender or form.signer),
        office=office,
        year=dossier.year,
        subject=form.matter(matter),
        layout=form.layout,
        tables=made.tables,
        receipt=form.receipt,
        copies=() if form.layout is Layout.MEMO else wish.copies,
        watermarks=(*(("CONTOH",) if dossier.status == "contoh" else ()), *((DRAFT,) if draft else ())),
        boxes=_boxes(form, matter),
        witness=Signer(title=form.witness, name=DOTS) if form.witness else None,
        annexes=made.annexes,
        signing=tuple(
            line.format(place=place, city=dossier.edition.place_of_signing, day=place.partition(", ")[2]) for line in form.signed_at
        ),
    )


def _boxes(form: Form, matter: Matter) -> tuple[Box, ...]:
    """Return the paraf places. A time stands there only where somebody declares it, and says so."""
    said = {matter.role(i.role): i.time for i in matter.wish.initials}
    signer = matter.role(matter.wish.sender or form.signer)
    roles = [role for role in dict.fromkeys((*map(matter.role, form.boxes), *said)) if role != signer]
    policy = matter.dossier.policy
    return tuple(
        Box(title=matter.title(role), said=_moment(local(said[role], policy), policy.zone) if role in said else "") for role in roles
    )


def _moment(time: datetime, zone: str) -> str:
    return f"{words.long_date(time.date())} pukul {time:%H.%M} {zone}"
