"""A small office at the fake host: the people, a year's branch, and a client whose sleeps are written down instead of slept."""

from pathlib import Path

from pipeline.intake.host.githost import HEADERS
from pipeline.intake.host.githost import GitHub as Reader
from pipeline.intake.host.http import Client, Limits

from .github import GitHub, User
from .server import Server

HEADS = ("kul", "teknis", "rendatin", "sdm")
LIMITS = Limits(timeout=0.5, whole=1.0, largest=150_000, attempts=3, patience=30.0, pages=20)


class People:
    """The accounts of an office."""

    def __init__(self, host: GitHub) -> None:
        self.staff = host.user("staf")
        self.heads: dict[str, User] = {code: host.user(f"kasubbag-{code}") for code in HEADS}
        self.secretary = host.user("sekretaris")
        self.admin = host.user("admin")
        self.stranger = host.user("orang-lain")


class Office:
    """A host with people and one open proposal that changes the year 2026."""

    def __init__(self, folder: Path, *, dismiss_stale: bool = False) -> None:
        self.host = GitHub(folder / "host.git", dismiss_stale=dismiss_stale)
        self.people = People(self.host)
        self.host.push("laporan", {"periods/2026/laporan/bab-1.md": "Pendahuluan.\n"}, self.people.staff)
        self.number = self.host.open("laporan", self.people.staff)

    def approve(self, *who: User) -> list[int]:
        return [self.host.review(self.number, user, "APPROVED") for user in who]


def client(server: Server, slept: list[float] | None = None, token: str = "", limits: Limits = LIMITS) -> Client:
    """Return a client of the server; it writes down how long it would have slept."""
    notes = [] if slept is None else slept
    headers = HEADERS | ({"Authorization": f"Bearer {token}"} if token else {})
    return Client(server.address, headers, limits, notes.append)


def reader(server: Server, slept: list[float] | None = None, **how: object) -> Reader:
    """Return the door under test, opened at the server."""
    return Reader(client(server, slept, **how), server.host.repo)  # type: ignore[arg-type]
