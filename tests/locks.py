"""The locks as data: what requirements/*.txt pin, by which digests, and what the installed libraries ask of one another."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RELEASE, TESTING = ROOT / "requirements" / "ci.txt", ROOT / "requirements" / "uji.txt"
PIN = re.compile(r"^(?P<name>[a-z0-9._-]+)==(?P<version>\S+)(?P<hashes>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked library: its canonical name, its version, and the SHA-256 of every file that may be installed."""

    name: str
    version: str
    hashes: tuple[str, ...]


def body(lock: Path) -> str:
    """Return a lock without its comments."""
    return "".join(line for line in lock.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("#"))


def pins(lock: Path) -> dict[str, Pin]:
    """Return what a lock pins, by canonical name."""
    found = [
        Pin(canonicalize_name(each["name"]), each["version"], tuple(re.findall(r"[0-9a-f]{64}", each["hashes"])))
        for each in PIN.finditer(body(lock))
    ]
    return {pin.name: pin for pin in found}


def installed(name: str) -> metadata.Distribution | None:
    """Return the library as it is installed here; None where it is not."""
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def needs(name: str, extras: frozenset[str] = frozenset()) -> Iterator[Requirement]:
    """Yield what an installed library asks for on this machine, with the extras that somebody asked of it."""
    found = installed(name)
    for line in (found.requires or ()) if found else ():
        asked = Requirement(line)
        environments = [default_environment() | {"extra": extra} for extra in ("", *extras)]
        if asked.marker is None or any(asked.marker.evaluate(environment) for environment in environments):
            yield asked


def wanted() -> list[Requirement]:
    """Return what the project itself asks for to run."""
    return [Requirement(line) for line in PROJECT["project"]["dependencies"]]


def closure(asked: list[Requirement], through: set[str] | None = None) -> dict[str, list[Requirement]]:
    """Return everything that follows from `asked`: name → all that is asked of it; where `through` is given, by way of these alone."""
    found: dict[str, list[Requirement]] = {}
    waiting = [*asked]
    done: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        one = waiting.pop()
        name, extras = canonicalize_name(one.name), frozenset(one.extras)
        found.setdefault(name, []).append(one)
        if (name, extras) not in done and (through is None or name in through):
            done.add((name, extras))
            waiting += needs(name, extras)
    return found
