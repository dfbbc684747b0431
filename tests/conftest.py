"""What every test shares: no network but this machine, a copy of an office to work in, the command line."""

import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli.common import fenced
from pipeline.cli.main import lakip

TESTS = Path(__file__).parent
ROOT = TESTS.parent


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def local_only(self, address):
        host = address[0] if isinstance(address, tuple) else "local"
        if host not in ("127.0.0.1", "::1", "localhost", "local"):
            raise AssertionError(f"a test tried to reach {host}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture
def small_office(tmp_path: Path) -> Path:
    """A clean small office in a folder of its own."""
    root = tmp_path / "kantor"
    shutil.copytree(TESTS / "examples" / "dasar", root)
    return root


@dataclass(frozen=True)
class Ran:
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(capsys):
    """Run `lakip` with arguments and return exit code, output and messages; the code is expected to be 0 unless told."""

    def run(*arguments: object, code: int = 0) -> Ran:
        ended = fenced(lakip, [str(argument) for argument in arguments])
        ran = Ran(ended, *capsys.readouterr())
        assert ran.code == code, ran.out + ran.err
        return ran

    return run
