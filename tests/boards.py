"""Boards of the SOPs for tests, made by hand."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from pipeline.core.collecting.owing import Owing
from pipeline.core.findings import Place
from pipeline.core.tracking.values import Board, Due, Moment, Progress, Source, Standard, State, Step, Unit

WIB_NOON = datetime(2025, 11, 20, 5, 0, tzinfo=UTC)


def step(number: str = "11", sop: str = "kumpul", holder: str = "subbagian", amount: str | None = "2", unit: Unit = Unit.DAY) -> Step:
    """A step of one of the SOPs."""
    return Step(
        code=f"{sop}-{number}",
        number=number,
        sop=sop,
        name=f"Langkah {number}",
        holder=holder,
        output="Data",
        standard=Standard(amount=None if amount is None else Decimal(amount), unit=unit, working=True, basis="SOP"),
        trace="",
        place=Place(PurePosixPath("periods/sop.yml"), 1),
    )


def progress(state: State = State.RUNNING, **changes: Any) -> Progress:
    """A running step of the subbagian rendatin, two hours beyond its standard."""
    fields: dict[str, Any] = {
        "step": step(),
        "department": "rendatin",
        "state": state,
        "holder": "Subbagian Perencanaan, Data, dan Informasi",
        "start": Moment(time=datetime(2025, 11, 17, 1, 0, tzinfo=UTC), source=Source.GIT),
        "minutes": Decimal(1020),
        "days": Decimal(3),
        "over": True,
    }
    return Progress(**(fields | changes))


def due(what: str = "Batas penyerahan data", day: date = date(2026, 1, 10), role: str = "rendatin", **changes: Any) -> Due:
    """Something due, not done."""
    fields = {"day": day, "what": what, "role": role, "done": False, "basis": "periode.yml", "ident": f"{what}-{role}"}
    return Due(**(fields | changes))


def board(**changes: Any) -> Board:
    """A board of 2025/s2 with one running step, one deadline and one review."""
    fields: dict[str, Any] = {
        "year": 2025,
        "period": "s2",
        "period_name": "Semester II",
        "day": WIB_NOON,
        "steps": (progress(),),
        "dues": (due(),),
        "reviews": (due("Tinjauan SOP Pengumpulan Data Kinerja", WIB_NOON.date() + timedelta(days=3), "perencana"),),
    }
    return Board(**(fields | changes))


def owing(department: str = "rendatin", **changes: Any) -> Owing:
    """A subbagian that owes one indicator for two months, and one month of its budget."""
    names: Mapping[str, str] = {"IK-1.1": "Persentase layanan", "IK-1.2": "Jumlah dokumen"}
    fields: dict[str, Any] = {
        "department": department,
        "name": "Subbagian Perencanaan, Data, dan Informasi",
        "period": "s2",
        "due": date(2026, 1, 10),
        "asked": 5,
        "filled": 1,
        "names": names,
        "given": (("IK-1.1", (7,)),),
        "missing": (("IK-1.1", (9, 10)),),
        "later": (("IK-1.2", (11, 12)),),
        "spending": (10,),
    }
    return Owing(**(fields | changes))
