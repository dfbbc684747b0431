"""Detached SSH signatures, made and verified by `ssh-keygen`. The only door to it; keys and passphrases are never read here."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .. import bounded
from ..core.errors import PipelineError
from .remembered import Memory

SECONDS = 30  # for one call; a key with a passphrase asks for it at the terminal
SIGN_SECONDS = 300
REVOKED = "kuncinya sudah dicabut"
REASONS = (  # what ssh-keygen says, in lower case -> the end of our sentence
    ("expired", "masa berlaku kuncinya sudah lewat pada waktu itu"),
    ("not yet valid", "masa berlaku kuncinya belum mulai pada waktu itu"),
    ("namespace", "kunci atau tanda tangan itu untuk jenis perbuatan lain"),
    ("incorrect signature", "isi rekaman atau tanda tangannya berubah"),
)
OTHERWISE = "tanda tangan tidak cocok dengan kunci yang terdaftar untuk peran itu pada waktu itu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A signature, and what it is claimed to say: this principal, in this namespace, over this data, at this time."""

    data: bytes
    signature: bytes
    principal: str
    namespace: str
    time: datetime

    def facts(self) -> tuple[bytes, ...]:
        """Return all that a verification depends on, but for the lists of keys."""
        moment = _moment(self.time)
        return (hashlib.sha256(self.data).digest(), self.signature, self.principal.encode(), self.namespace.encode(), moment.encode())


def sign(data: bytes, key: Path, namespace: str) -> bytes:
    """Return an armoured signature of `data`; `key` is a private key, or a public one whose private half an agent holds."""
    if not key.is_file():
        raise PipelineError(f"Kunci {key} tidak ada.", "Sebutkan berkas kunci SSH dengan --kunci.")
    ran = _run(["-Y", "sign", "-q", "-f", str(key), "-n", namespace], data, SIGN_SECONDS, asks=True)
    if ran.code or not ran.output.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise PipelineError(f"ssh-keygen tidak dapat menandatangani dengan kunci {key}.", "Periksa izin berkas kunci dan kata sandinya.")
    return ran.output


def verify(
    data: bytes, signature: bytes, allowed: Path, principal: str, namespace: str, time: datetime, revoked: Path | None
) -> str | None:
    """Return None for a good signature of a listed, valid and unrevoked key, else the reason as the end of a sentence."""
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        file = Path(folder) / "sig"
        file.write_bytes(signature)
        told = ["-Y", "verify", "-f", str(allowed), "-I", principal, "-n", namespace, "-s", str(file), "-O", f"verify-time={_moment(time)}"]
        ran = _run([*told, *(["-r", str(revoked)] if revoked else [])], data, SECONDS)
    if ran.code == 0:
        return None
    if revoked and verify(data, signature, allowed, principal, namespace, time, None) is None:
        return REVOKED
    return _reason(ran)


def principals(signature: bytes, allowed: bytes, time: datetime) -> tuple[str, ...]:
    """Return the roles for which the list holds the key that made a signature, at a time. It says nothing of what was signed."""
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        files = {"sig": signature, "kunci": allowed}
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        paths = ["-s", f"{folder}/sig", "-f", f"{folder}/kunci", "-O", f"verify-time={_moment(time)}"]
        ran = _run(["-Y", "find-principals", *paths], b"", SECONDS)
    return tuple(ran.output.decode("utf-8", "replace").split()) if ran.code == 0 else ()


def judge(claims: Sequence[Claim], allowed: bytes, revoked: bytes | None, memory: Memory | None = None) -> tuple[str | None, ...]:
    """Verify many claims against one list of keys, as many at a time as there are processors; what was good before is remembered."""
    lists = (hashlib.sha256(allowed).digest(), hashlib.sha256(revoked).digest() if revoked is not None else b"-")
    marks = [memory.mark(*claim.facts(), *lists) if memory else "" for claim in claims]
    open_ones = [n for n, mark in enumerate(marks) if not (memory and memory.holds(mark))]
    reasons: dict[int, str | None] = {}
    if open_ones:
        with tempfile.TemporaryDirectory(prefix="lakip-") as folder, ThreadPoolExecutor(os.cpu_count()) as workers:
            keys, gone = Path(folder) / "kunci", Path(folder) / "dicabut"
            keys.write_bytes(allowed)
            gone.write_bytes(revoked or b"")
            listed = gone if revoked is not None else None

            def one(n: int) -> str | None:
                c = claims[n]
                return verify(c.data, c.signature, keys, c.principal, c.namespace, c.time, listed)

            reasons = dict(zip(open_ones, workers.map(one, open_ones), strict=True))
    if memory:
        memory.keep(marks[n] for n, reason in reasons.items() if reason is None)
    return tuple(reasons.get(n) for n in range(len(claims)))


def _moment(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def _run(arguments: list[str], data: bytes, seconds: int, *, asks: bool = False) -> bounded.Done:
    """Run ssh-keygen in UTC, so that dates in the list of keys mean the same everywhere."""
    environment = {**os.environ, "TZ": "UTC0", "LC_ALL": "C"}
    try:
        done = bounded.run(["ssh-keygen", *arguments], data, limits=bounded.Limits(seconds=seconds), environment=environment, asks=asks)
    except bounded.Missing as trouble:
        raise PipelineError("Program ssh-keygen tidak ada.", "Pasang OpenSSH (paket openssh-client), lalu ulangi.") from trouble
    if done.died:
        raise PipelineError(f"ssh-keygen {done.died}.", "Ulangi; jawab kata sandi kuncinya di terminal.")
    return done


def _reason(ran: bounded.Done) -> str:
    said = ran.output.decode("utf-8", "replace") + ran.said
    return next((reason for word, reason in REASONS if word in said.lower()), OTHERWISE)
