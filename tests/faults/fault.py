"""What a fault is: a name, what is done, what must hold, what came of it, and the function that plays it for real."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .harness import Ground

SURVIVED = "bertahan"  # the command succeeds, or the next run repairs by itself
REFUSED = "ditolak"  # one sentence, exit code 2, nothing changed
EXTENDED = bool(os.environ.get("LAKIP_SEMUA_GANGGUAN"))  # every stage there is, for the nightly run
Play = Callable[[Ground, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault. `done`, `holds` are Indonesian sentences for the page of faults; `stages` are played one by one."""

    name: str
    subject: str
    done: str
    holds: str
    result: str
    play: Play
    stages: tuple[str, ...] = ("",)
    every: Callable[[Ground], Iterable[str]] | None = None  # all stages there are, found by an undisturbed run


FOUND: list[Fault] = []


def fault(name: str, subject: str, *, done: str, holds: str, result: str = SURVIVED, **stages: object) -> Callable[[Play], Play]:
    """Enter the function that follows into the table."""

    def enter(play: Play) -> Play:
        FOUND.append(Fault(name=name, subject=subject, done=done, holds=holds, result=result, play=play, **stages))
        return play

    return enter
