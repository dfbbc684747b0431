"""An office that signs: the small example in real Git, a throw-away key for every role, short ways to act and to look."""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipeline.core.approvals.values import Act
from pipeline.core.approvals.verification import Verified
from pipeline.journeys import signing, verifying

EXAMPLE = Path(__file__).parent / "examples" / "dasar"
SCRIPT = Path(__file__).parents[1] / "pipeline" / "render" / "assets" / "verifikasi.sh"
YEAR = 2025
START = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
HEADS = ("kasubbag-kul", "kasubbag-rendatin")
SECRETARY = "sekretaris"
SPACES = {
    **dict.fromkeys(HEADS, "paraf@lakip,pengembalian@lakip"),
    SECRETARY: "tanda-tangan@lakip,pengembalian@lakip",
    "perekam": "rekam@lakip,git",
}
PERSON = {"NAME": "CONTOH", "EMAIL": "contoh@example.org", "DATE": "2026-02-01T00:00:00+00:00"}
ENVIRONMENT = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in PERSON.items()}


def git(root: Path, *arguments: str) -> str:
    isolated = {"PATH": "/usr/bin:/bin", "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", **ENVIRONMENT}
    return subprocess.run(["git", *arguments], cwd=root, env=isolated, check=True, capture_output=True, text=True).stdout.strip()


def new_key(folder: Path, name: str) -> Path:
    """A throw-away key without a passphrase."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name], check=True)
    return folder / name


def public(key: Path) -> str:
    return " ".join(Path(f"{key}.pub").read_text().split()[:2])


@dataclass
class Office:
    """A repository with periods/2025, and keys outside it."""

    root: Path
    keys: dict[str, Path]
    time: datetime = START

    @property
    def year(self) -> Path:
        return self.root / "periods" / str(YEAR)

    @property
    def records(self) -> Path:
        return self.year / "pengesahan"

    @property
    def signers(self) -> Path:
        return self.root / "periods" / "allowed_signers"

    def list_keys(self, **validity: str) -> None:
        """Write the list of keys; `kasubbag_kul='valid-before="…"'` adds an option to one line."""
        added = {name.replace("_", "-"): f",{text}" for name, text in validity.items()}
        rows = [f'{role} namespaces="{SPACES[role]}"{added.get(role, "")} {public(self.keys[role])}' for role in SPACES]
        self.signers.write_text("\n".join(rows) + "\n")

    def commit(self, message: str = "catatan") -> str:
        git(self.root, "add", "-A")
        git(self.root, "commit", "-q", "--allow-empty", "-m", message)
        return git(self.root, "rev-parse", "HEAD")

    def act(self, deed: Act, role: str, note: str = "", key: Path | None = None) -> signing.Done:
        self.time += timedelta(minutes=1)
        return signing.act(self.root, YEAR, deed, role, key or self.keys.get(role, self.keys["perekam"]), note, now=self.time)

    def sign_all(self) -> None:
        """Everybody initials, then the secretary signs, then all of it is committed."""
        for role in HEADS:
            self.act(Act.PARAF, role)
        self.act(Act.SIGN, SECRETARY)
        self.commit("pengesahan")

    def verify(self, target: str = "", **how: object) -> Verified:
        (found,) = verifying.verify(self.root, verifying.Asked(target=target, **{"remember": False, "year": YEAR, **how}))
        return found

    def verify_files(self) -> Verified:
        """Verify the plain files on disk, as if they had been unpacked from an archive."""
        return self.verify(str(self.root))

    def shell(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the plain verifier on the files on disk."""
        told = ["sh", str(SCRIPT), "-p", " ".join(HEADS), *options, str(self.root), str(YEAR)]
        return subprocess.run(told, capture_output=True, text=True, check=False)

    def names(self) -> list[str]:
        return sorted(p.name for p in self.records.glob("*.json"))


def found_office(folder: Path) -> Office:
    """Make an office in `folder`, its files committed, nothing signed yet."""
    root = folder / "kantor"
    shutil.copytree(EXAMPLE, root)
    (root / ".gitignore").write_text("build/\n")
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "CONTOH")
    git(root, "config", "user.email", "contoh@example.org")
    office = Office(root, {role: new_key(folder / "kunci", role) for role in SPACES})
    office.list_keys()
    office.commit("data")
    return office


def copied(office: Office, folder: Path) -> Office:
    """Return a copy whose files may be spoilt."""
    shutil.copytree(office.root, folder / "kantor", symlinks=True)
    return Office(folder / "kantor", office.keys, office.time)


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
