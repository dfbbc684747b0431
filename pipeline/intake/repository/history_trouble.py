"""What Git's own failures mean to the office: one sentence and what to do, instead of Git's English and our traceback."""

import functools
import re
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from ...core.errors import PipelineError

Given = ParamSpec("Given")
Got = TypeVar("Got")

LONGEST = 200
UNTOUCHED = "berkas kantor tidak diubah"
CAUSES = (  # what Git says, what it means, what to do; the first that fits
    (
        r"dubious ownership|unsafe repository",
        "Git menolak folder ini karena pemiliknya pengguna lain.",
        "Jalankan sebagai pemilik folder, atau izinkan dengan `git config --global --add safe.directory <folder>`.",
    ),
    (
        r"No space left on device|Out of diskspace|write error|wrote only",
        "Ruang penyimpanan penuh ketika Git menulis.",
        "Kosongkan ruang, lalu ulangi; hasil lama tidak berubah.",
    ),
    (
        r"\.lock'?: File exists",
        "Git sedang dipakai perintah lain, atau perintah Git sebelumnya terputus.",
        "Tunggu perintah itu selesai; bila tidak ada, hapus berkas .lock di dalam folder .git, lalu ulangi.",
    ),
    (
        r"Read-only file system|Permission denied|insufficient permission",
        "Git tidak diizinkan membaca atau menulis di folder .git.",
        "Periksa izin dan pemilik folder .git, lalu ulangi.",
    ),
    (
        r"promisor|lazy fetch|could not fetch|Could not read from remote|not our ref|unable to access",
        "Salinan Git ini tidak memuat seluruh isinya, dan asalnya tidak dapat dihubungi.",
        "Sambungkan ke jaringan lalu ulangi, atau ambil salinan lengkap (git clone tanpa --filter).",
    ),
    (
        r"corrupt|bad object|missing (?:blob|tree|commit)|unable to (?:read|unpack|parse|find)|could not (?:read|parse|get object)|inflate"
        r"|mismatch|loose object|bad tree|not a valid object|invalid object|packfile|pack has|garbage|could not be resolved|does not exist"
        r"|Failed to (?:resolve|traverse|read)|revision walk|bad (?:signature|index|config)|index (?:file|entry)",
        "Penyimpanan Git folder ini rusak atau tidak lengkap.",
        f"Periksa dengan `git fsck --full`, lalu ambil ulang salinannya (git clone); {UNTOUCHED}.",
    ),
)
MISSING = ("Program git tidak ditemukan atau tidak dapat dijalankan.", "Pasang Git (git-scm.com), lalu ulangi.")


def careful(function: Callable[Given, Got]) -> Callable[Given, Got]:
    """Let a function that asks Git raise PipelineError, never GitPython's own errors."""

    @functools.wraps(function)
    def asked(*given: Given.args, **named: Given.kwargs) -> Got:
        try:
            return function(*given, **named)
        except Exception as trouble:
            told = explained(trouble)
            if told is None:
                raise
            raise told from trouble

    return asked


def explained(trouble: Exception) -> PipelineError | None:
    """Return what a failure of Git means; None for what did not come from Git."""
    if isinstance(trouble, ImportError) and "git" in str(trouble).lower():  # GitPython looks for the program when it is imported
        return PipelineError(*MISSING)
    if isinstance(trouble, PipelineError | ImportError):
        return None
    from git.exc import GitCommandNotFound, GitError, ODBError

    if isinstance(trouble, GitCommandNotFound):
        return PipelineError(*MISSING)
    if not isinstance(trouble, GitError | ODBError | ValueError | BrokenPipeError):
        return None
    said = str(getattr(trouble, "stderr", "") or trouble)
    return meant(said) if isinstance(trouble, GitError) else known(said) or broken(said)  # an object that cannot be read at all


def broken(said: str) -> PipelineError:
    """Return that the store is damaged or incomplete, with what was found."""
    return PipelineError(f"{CAUSES[-1][1]} {_quoted(said)}", CAUSES[-1][2])


def known(said: str) -> PipelineError | None:
    """Return the first cause that fits what Git said, None for what nobody has met yet."""
    for pattern, message, hint in CAUSES:
        if re.search(pattern, said, re.IGNORECASE):
            return PipelineError(f"{message} {_quoted(said)}", hint)
    return None


def meant(said: str) -> PipelineError:
    """Return what Git's words mean."""
    unknown = PipelineError(f"Git tidak dapat menyelesaikan permintaan. {_quoted(said)}", "Periksa dengan `git status`, lalu ulangi.")
    return known(said) or unknown


def _quoted(said: str) -> str:
    """Return Git's last words on one line with nothing that speaks to a terminal."""
    lines = [line.strip(" '\t") for line in said.removeprefix("\n").splitlines() if line.strip(" '\t")]
    chosen = next((line for line in lines if re.search(r"(?:fatal|error):", line)), lines[0] if lines else "tanpa keterangan")
    plain = "".join(letter if letter.isprintable() else " " for letter in chosen.removeprefix("stderr:").strip(" '"))
    return f"(Git: {plain[:LONGEST]})"
