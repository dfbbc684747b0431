"""The hostile office with all its outputs, made once for the whole run, however many processes share it."""

import fcntl
from dataclasses import dataclass
from pathlib import Path

import pytest

from . import commands, office


@dataclass(frozen=True)
class Played:
    """The office after every command was run: its folder, and what each command said."""

    root: Path
    said: dict[str, commands.Said]

    def files(self, pattern: str) -> list[Path]:
        """Return the outputs of a kind; there must be some."""
        found = sorted(self.root.glob(pattern))
        assert found, f"nothing was made at {pattern}"
        return found


@pytest.fixture(scope="session")
def played(tmp_path_factory, request) -> Played:
    """The office, played by whichever process comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / "kantor-jahat"
    folder.mkdir(exist_ok=True)
    with (folder / "kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        log = folder / "kata.json"
        if not log.exists():
            office.make(folder / "lama", hostile=False)
            office.make(folder / "baru")
            commands.kept(commands.run_all(folder / "baru", folder / "lama"), log)
    return Played(folder / "baru", commands.recalled(log))
