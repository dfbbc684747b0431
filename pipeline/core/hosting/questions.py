"""A konfirmasi as an issue at the Git host: told by a hidden marker, closed once it is decided; nothing in its text acts."""

from collections.abc import Iterator

from .. import words
from ..collecting.confirming import Confirmation, Said, subject
from ..comparing.markdown import plain, shown
from .tasks import Task

NOTE = "Berkas di repositori yang berlaku; isian ini ditulis ulang dari berkas itu."


def task(one: Confirmation, year: int, department: str) -> Task:
    """Return the issue of a konfirmasi; `department` is the full name of the subbagian asked."""
    return Task(
        marker=f"lakip:konfirmasi:{year}/{one.period}/{one.ident}",
        title=plain(f"Konfirmasi {one.ident} ({year}/{one.period}): {subject(one)}", 200),
        body="\n".join(_body(one, year, department)),
        done=not one.is_open,
    )


def _body(one: Confirmation, year: int, department: str) -> Iterator[str]:
    yield f"**Kepada:** {shown(department)}"
    yield f"**Tentang:** {shown(subject(one))}, data {year}/{one.period}"
    yield f"**Keadaan:** {one.state}"
    yield from _told("Pertanyaan", one.question)
    if one.answer:
        yield from _told("Jawaban", one.answer)
    if one.decided:
        yield from _told(f"Putusan: {one.decision}", one.decided)
    yield from ("", f"Tercatat pada `{one.file}`. {NOTE}")
    if one.is_open:
        step = "putus" if one.answer else "jawab"
        yield f"Langkah berikutnya: `lakip konfirmasi {step} {year}/{one.period} {one.ident} …`"


def _told(title: str, said: Said) -> Iterator[str]:
    yield from ("", f"### {title}", "", shown(f"{words.long_date(said.day)}, {said.by}"))
    if said.text:
        yield from ("", f"> {shown(said.text, 2000)}")
