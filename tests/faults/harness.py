"""The ground on which faults are played: a copy of the program, an office in real Git with everything made, real processes."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tests.signed_office import ENVIRONMENT, SPACES, new_key, public

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
COULD_NOT = 2
HEAD = "indikator,bulan,pembilang,penyebut,realisasi,kendala,tindak_lanjut,bukti"
MADE = ("build", "site")
SENTENCE = "→ "


@dataclass(frozen=True)
class Ran:
    """How a process ended and what it said."""

    code: int
    out: str
    err: str


def digests(folder: Path, *, without: tuple[str, ...] = ()) -> dict[str, str]:
    """Return kind, mode and digest of everything below `folder`; `without` names parts at the top that are left out."""
    found: dict[str, str] = {}
    for top, folders, files in os.walk(folder):
        if Path(top) == folder:
            folders[:] = [name for name in folders if name not in without]
            files = [name for name in files if name not in without]
        for name in [*folders, *files]:
            path = Path(top, name)
            inner = "link" if path.is_symlink() else "folder" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
            found[str(path.relative_to(folder))] = f"{path.lstat().st_mode:o} {inner}"
    return found


def refs(root: Path) -> str:
    """Return HEAD, every ref, and what the index holds."""
    told = [git(root, *words, check=False) for words in (("show-ref", "--head"), ("symbolic-ref", "-q", "HEAD"), ("ls-files", "-s"))]
    return "\n".join(told)


def git(root: Path, *words: str, check: bool = True) -> str:
    """Run Git with nothing of the user's settings."""
    bare = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(root.parent), "GIT_CONFIG_NOSYSTEM": "1", **ENVIRONMENT}
    return subprocess.run(["git", *words], cwd=root, env=bare, check=check, capture_output=True, text=True).stdout.strip()


def visible(folder: Path) -> list[str]:
    """Return what a person sees in a folder."""
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith(".")) if folder.is_dir() else []


def remnants(root: Path) -> list[str]:
    """Return whatever an interrupted command left behind."""
    found = [p for top in (root, root / "build", root / "periods") if top.is_dir() for p in top.iterdir()]
    return sorted(str(p.relative_to(root)) for p in found if p.name.startswith((".sedang", ".lama")))


def verifies(folder: Path) -> bool:
    """Say whether a report's folder holds exactly what its manifest says: every file, every digest, nothing more."""
    listed = {e["berkas"]: e["sha256"] for e in json.loads((folder / "manifest.json").read_bytes())["keluaran"]}
    there = {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}
    del there["manifest.json"]
    return listed == there


@dataclass
class Ground:
    """What the faults of one test process share; made once, copied for each fault."""

    base: Path
    count: int = 0
    references: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def program(self) -> Path:
        """A copy of the program, so that nobody changes it meanwhile and a fault may spoil it."""
        folder = self.base / "program"
        for part in ("pipeline", "schemas", "docs"):
            shutil.copytree(CHECKOUT / part, folder / part)
        shutil.copyfile(CHECKOUT / "mkdocs.yml", folder / "mkdocs.yml")
        return folder

    @cached_property
    def keys(self) -> dict[str, Path]:
        """A throw-away key for every role."""
        return {role: new_key(self.base / "kunci", role) for role in SPACES}

    @cached_property
    def plain(self) -> Path:
        """The small office in Git with its keys listed, nothing made yet."""
        root = self.base / "polos"
        shutil.copytree(CHECKOUT / "tests" / "examples" / "dasar", root)
        rows = [f'{role} namespaces="{names}" {public(self.keys[role])}' for role, names in SPACES.items()]
        (root / "periods" / "allowed_signers").write_text("\n".join(rows) + "\n")
        (root / ".gitignore").write_text("build/\nsite/\n")
        git(root, "init", "-q", "-b", "main")
        for name, value in (("user.name", "CONTOH"), ("user.email", "contoh@example.org"), ("commit.gpgsign", "false"), ("gc.auto", "0")):
            git(root, "config", name, value)
        git(root, "add", "-A")
        git(root, "commit", "-qm", "data")
        return root

    @cached_property
    def made(self) -> Path:
        """The same with its report and site made."""
        root = self.base / "jadi"
        shutil.copytree(self.plain, root, symlinks=True)
        assert self.run(root, "bangun").code == 0
        return root

    @cached_property
    def renewed(self) -> Path:
        """The same with a figure changed and recorded since: report and site are the old ones."""
        root = self.base / "berubah"
        shutil.copytree(self.made, root, symlinks=True)
        changed(root)
        return root

    @cached_property
    def composed(self) -> Path:
        """The same with the new report made, the site still the old one."""
        root = self.base / "tersusun"
        shutil.copytree(self.renewed, root, symlinks=True)
        assert self.run(root, "susun").code == 0
        return root

    @cached_property
    def parcel(self) -> Path:
        """What a subbagian hands in: a filled table with its evidence."""
        folder = self.base / "masuk"
        folder.mkdir()
        (folder / "isian.csv").write_text(f"{HEAD}\nIK-1.1,10,9,10,90,,,rekap-oktober.txt\n")
        (folder / "rekap-oktober.txt").write_text("CONTOH rekap Oktober\n")
        return folder / "isian.csv"

    def expected(self, command: str, start: Path) -> Mapping[str, str]:
        """Return what `command` makes of `start` when nothing disturbs it."""
        key = f"{command} {start.name}"
        if key not in self.references:
            root = self.composed if (command, start) == ("susun", self.renewed) else self.copy(start)
            assert self.run(root, command).code == 0
            self.references[key] = made(root)
        return self.references[key]

    def copy(self, start: Path) -> Path:
        """Return a copy that may be spoilt; every copy bears the same name."""
        self.count += 1
        root = self.base / f"uji-{self.count}" / "kantor"
        shutil.copytree(start, root, symlinks=True)
        return root

    def command(self, root: Path, *words: object) -> list[str]:
        """Return the command line of `lakip` for an office."""
        return [sys.executable, "-m", "pipeline", *map(str, words), *(() if words[0] == "--version" else ("--akar", str(root)))]

    def environment(self, root: Path, fault: Mapping[str, object] | None = None, **more: str) -> dict[str, str]:
        """Return a clean environment; with a fault, the child first reads `child/sitecustomize.py`."""
        bare = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(self.base), "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8"}
        told = {"FAULT": json.dumps(fault), "FAULT_ROOT": str(root), "PYTHONPATH": str(HERE / "child")} if fault else {}
        return bare | told | more

    def start(self, root: Path, *words: object, fault: Mapping[str, object] | None = None, **more: str) -> "subprocess.Popen[str]":
        """Begin `lakip`; the caller waits for it."""
        environment = self.environment(root, fault, **more)
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(self.command(root, *words), cwd=self.program, env=environment, text=True, **pipes)

    def run(self, root: Path, *words: object, fault: Mapping[str, object] | None = None, **more: str) -> Ran:
        """Run `lakip` to its end."""
        return ended(self.start(root, *words, fault=fault, **more))

    def steps(self, start: Path, *words: object) -> list[str]:
        """Return every step of an undisturbed run, in order."""
        root = self.copy(start)
        log = root.parent / "langkah.txt"
        assert self.run(root, *words, fault={"log": str(log)}).code == 0
        return log.read_text("utf-8").splitlines()


def ended(process: "subprocess.Popen[str]") -> Ran:
    """Wait for a process and return how it ended."""
    out, err = process.communicate(timeout=180)
    return Ran(process.returncode, out, err)


def changed(root: Path) -> None:
    """Change a figure and record it."""
    file = root / "periods/2025/s2/rendatin/analisis.md"
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n\nKalimat CONTOH yang ditambahkan kemudian.\n", "utf-8")
    git(root, "commit", "-qam", "tambahan")


def made(root: Path) -> dict[str, str]:
    """Return everything that commands made and people or later runs use."""
    return {f"{top}/{name}": digest for top in MADE if (root / top).is_dir() for name, digest in digests(root / top).items()}


def refused(ran: Ran, *words: str) -> None:
    """Demand one Indonesian sentence with a hint, exit code 2, no traceback, and that it says these words."""
    assert ran.code == COULD_NOT, ran.err
    assert "Traceback" not in ran.err, ran.err
    assert SENTENCE in ran.err, ran.err
    for word in words:
        assert word in ran.err, ran.err
