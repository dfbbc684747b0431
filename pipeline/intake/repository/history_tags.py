"""Tags and bundles: the archive's seal in Git, written once and never moved, and the file that carries a whole history elsewhere."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ...core.errors import PipelineError
from .history import existing, honest, named
from .history_trouble import careful

SSH_SIGNATURE = b"-----BEGIN SSH SIGNATURE-----"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An annotated tag as it was written: what it points to, what it says, and the bytes that its signature is about."""

    name: str
    commit: str
    time: datetime  # tagger's time, UTC
    message: str
    payload: bytes
    signature: bytes | None  # SSH, armoured


@careful
def tags(root: Path) -> tuple[str, ...]:
    """Return the names of all tags, sorted."""
    with existing(root) as repo:
        return tuple(sorted(t.name for t in repo.tags))


@careful
def tag(root: Path, name: str) -> Tag | None:
    """Return an annotated tag; None where there is no such tag, or a light one, which says nothing and is signed by nobody."""
    with existing(root) as repo:
        found = next((t for t in repo.tags if t.name == name), None)
        if found is None or found.tag is None:
            return None
        if found.tag.object.type != "commit":
            raise PipelineError(f"Tag {name} tidak menunjuk sebuah komit.", "Ambil ulang tagnya dari sumber yang dipercaya.")
        commit, ident, time = found.commit.hexsha, found.tag.hexsha, datetime.fromtimestamp(found.tag.tagged_date, UTC)
        git = honest(root)
        raw: bytes = git.get_object_data(ident)[3]
        git.clear_cache()
    payload, mark, rest = raw.partition(SSH_SIGNATURE)
    own = re.search(rb"^tag (.*)$", payload.partition(b"\n\n")[0], re.M)
    if own is None or own[1].decode("utf-8", "replace") != name:
        raise PipelineError(f"Tag {name} memakai isi tag lain.", "Ambil ulang tagnya dari sumber yang dipercaya.")
    message = payload.partition(b"\n\n")[2].decode("utf-8", "replace")
    return Tag(name=name, commit=commit, time=time, message=message, payload=payload, signature=mark + rest if mark else None)


@careful
def make_tag(root: Path, name: str, commit: str, message: str, key: Path | None = None) -> None:
    """Write an annotated tag, signed with an SSH key where one is given. A tag that is there already is never moved."""
    from git import GitCommandError

    settings = ["-c", "gpg.format=ssh", "-c", f"user.signingkey={key.absolute()}"] if key else ["-c", "tag.gpgsign=false"]
    signed = ["-s"] if key else ["-a"]
    with existing(root) as repo:
        if name in {t.name for t in repo.tags}:
            raise PipelineError(f"Tag {name} sudah ada.", "Tag arsip tidak pernah dipindah; revisi memakai nama baru.")
        full = named(repo, commit)
    try:
        git = honest(root)
        git.execute(["git", *settings, "tag", *signed, "--cleanup=verbatim", "-m", message, "--end-of-options", name, full])
    except GitCommandError as trouble:
        raise PipelineError(f"Tag {name} tidak dapat dibuat.", "Periksa git config user.name dan user.email, serta kuncinya.") from trouble


@careful
def make_bundle(root: Path, file: Path, *refs: str) -> None:
    """Write a Git bundle with the full history of `refs`, whole or not at all."""
    from git import GitCommandError

    existing(root).close()
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.absolute().with_name(f".sedang-{file.name}")
    try:
        alone = honest(root)(c="pack.threads=1")  # several threads find other deltas each time, so other bytes
        alone.bundle("create", "-q", str(beside), *refs)
        beside.replace(file)
    except GitCommandError as trouble:
        raise PipelineError(f"Bundel {file.name} tidak dapat dibuat.", "Periksa nama tagnya (git tag).") from trouble
    finally:
        beside.unlink(missing_ok=True)


@careful
def unbundle(file: Path, folder: Path) -> None:
    """Open a bundle as a bare repository in an empty folder; Git itself checks every object on the way in."""
    from git import GitCommandError, Repo

    try:
        Repo.clone_from(str(file.absolute()), folder, bare=True, config="transfer.fsckObjects=true", allow_unsafe_options=True).close()
    except GitCommandError as trouble:
        raise PipelineError(f"{file.name} tidak dapat dibuka sebagai bundel Git.", "Ambil ulang berkasnya; mungkin terpotong.") from trouble
