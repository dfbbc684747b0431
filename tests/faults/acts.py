"""The commands that the faults disturb, as they are typed, and what they leave."""

import pickle
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.signed_office import Office
from tests.test_signing import ALL, at_host

from .harness import CHECKOUT, Ground, Ran, digests, ended, git, refs, remnants

ROLE = "kasubbag-kul"
FREEZE = """
import pickle, sys
from pathlib import Path
from tests.test_signing import PlainHost
from pipeline.journeys import signing
proposal = pickle.loads(Path(sys.argv[1]).read_bytes())
print(*signing.freeze(Path(sys.argv[2]), 2025, PlainHost(proposal), [proposal.number]).files)
"""


def received(ground: Ground) -> tuple[str, ...]:
    """Taking in a table with evidence, on a branch."""
    return ("terima", str(ground.parcel), "--untuk", "2025/s2/rendatin", "--tanggal", "2025-10-10")


def initialled(ground: Ground, role: str = ROLE) -> tuple[str, ...]:
    """The paraf of a Kasubbag on this device."""
    return ("sahkan", "paraf", "2025", "--peran", role, "--kunci", str(ground.keys[role]))


def records(root: Path) -> list[str]:
    """Return the names of the records."""
    folder = root / "periods/2025/pengesahan"
    return sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []


def _at_host(ground: Ground) -> Path:
    """Return an office whose year was accepted on a host; what the host says lies beside it."""
    start = ground.base / "di-host"
    if not start.exists():
        shutil.copytree(ground.plain, start, symlinks=True)
        git(start, "checkout", "-q", "-b", "sementara")
        (ground.base / "usulan.pickle").write_bytes(pickle.dumps(at_host(Office(start, ground.keys), *ALL)))
    return start


def _freeze(ground: Ground, root: Path, fault: Mapping[str, object] | None = None) -> Ran:
    environment = ground.environment(root, fault)
    environment["PYTHONPATH"] = ":".join(filter(None, [environment.get("PYTHONPATH"), str(ground.program), str(CHECKOUT)]))
    command = [sys.executable, "-c", FREEZE, str(ground.base / "usulan.pickle"), str(root)]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return ended(subprocess.Popen(command, cwd=ground.program, env=environment, text=True, **pipes))


def freeze_cut_off(ground: Ground, fault: Mapping[str, object]) -> None:
    """Kill the freezing of a host's reviews, then freeze again."""
    start = _at_host(ground)
    whole, root = ground.copy(start), ground.copy(start)
    assert _freeze(ground, whole).code == 0
    recorded = refs(root)
    assert _freeze(ground, root, fault).code < 0
    again = _freeze(ground, root)
    assert again.code == 0, again.err
    assert digests(root, without=(".git",)) == digests(whole, without=(".git",))
    assert (refs(root), remnants(root)) == (recorded, [])
