"""What was verified before, so that it need not be again: marks keyed with a secret that lies outside the repository.

The marks lie in build/, which is never committed and which anybody who can write there may change. A mark cannot be made without the
secret, which lies in the user's own cache folder, so a planted file makes nothing good; at worst everything is verified again.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

LENGTH = 64  # hex digits of a mark
SECRET = 32  # bytes


class Memory:
    """Marks of good signatures. Only what was good is kept."""

    def __init__(self, file: Path, secret: bytes) -> None:
        self.file, self.secret = file, secret
        try:
            self.known = {line for line in file.read_text("ascii").split("\n") if len(line) == LENGTH}
        except (OSError, ValueError):
            self.known = set()

    def mark(self, *facts: bytes) -> str:
        """Return the mark of what was verified; every fact counts, and so does where one ends."""
        whole = b"".join(len(fact).to_bytes(8, "big") + fact for fact in facts)
        return hmac.new(self.secret, whole, hashlib.sha256).hexdigest()

    def holds(self, mark: str) -> bool:
        """Say whether this was found good before."""
        return mark in self.known

    def keep(self, marks: Iterable[str]) -> None:
        """Add marks and write all of them beside, then over, the old file. A disk that cannot be written is no trouble."""
        new = set(marks) - self.known
        if not new:
            return
        self.known |= new
        beside = self.file.with_name(f".sedang-{self.file.name}-{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text("\n".join(sorted(self.known)) + "\n", "ascii")
            beside.replace(self.file)
        except OSError:
            beside.unlink(missing_ok=True)


def memory(file: Path) -> Memory | None:
    """Return the marks in `file`; None where this user has no place to keep a secret."""
    home = os.environ.get("XDG_CACHE_HOME") or (Path.home() / ".cache")
    place = Path(home) / "lakip" / "rahasia-simpanan"
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not place.exists():
            _create(place)
        secret = place.read_bytes()
    except OSError:
        return None
    return Memory(file, secret) if len(secret) == SECRET else None


def _create(place: Path) -> None:
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as stream:
        stream.write(secrets.token_bytes(SECRET))
