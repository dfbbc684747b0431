"""What a host says, read word by word: accounts, times, who took part, how it was merged. Gitea and Forgejo use GitHub's words."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from ...core.errors import PipelineError
from ...core.hosting.sheets import asked
from .http import Client

NOBODY = frozenset({10137})  # GitHub's account "ghost", which stands for all that were deleted
GONE = frozenset({"removed", "deleted"})
NOREPLY = re.compile(r"\b(\d+)\+[^@<>\s]+@users\.noreply\.github\.com", re.IGNORECASE)
TOGETHER = re.compile(r"^co-authored-by:(.*)$", re.IGNORECASE | re.MULTILINE)


class Words:
    """The host's own words on each review, in one byte form, so that a record can name their digest."""

    def __init__(self) -> None:
        self._raw: dict[str, bytes] = {}

    def keep(self, ident: str, told: object) -> None:
        """Keep what the host said of a review."""
        self._raw[ident] = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"

    def raw(self, ident: str) -> bytes:
        """Return what the host said, as canonical JSON."""
        if ident not in self._raw:
            raise PipelineError(f"Reviu {ident} belum dibaca dari host.", "Baca usulannya lebih dahulu.")
        return self._raw[ident]

    def sha256(self, ident: str) -> str:
        """Return the digest of what the host said."""
        return hashlib.sha256(self.raw(ident)).hexdigest()


@contextmanager
def understood(client: Client) -> Iterator[None]:
    """Turn an answer of the wrong shape into one clear sentence."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise client.nonsense() from None


def account(user: Any) -> int | None:
    """Return an account's number; None for one that was deleted or that the host does not know."""
    if not user:
        return None
    ident = whole(user["id"])
    return None if ident <= 0 or ident in NOBODY else ident


def whole(value: Any) -> int:
    """Return a whole number; JSON's true is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(value)


def moment(text: Any) -> datetime:
    """Return a point in time in UTC; one without a zone is no point in time."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(text)
    return time.astimezone(UTC)


def contributors(commits: Sequence[Mapping[str, Any]]) -> frozenset[int]:
    """Return every account that wrote, committed or co-wrote one of the commits, as far as the host or an address tells."""
    known = {account(commit.get(part)) for commit in commits for part in ("author", "committer")}
    written = {int(number) for commit in commits for text in _signed(commit["commit"]) for number in NOREPLY.findall(text)}
    return frozenset(ident for ident in known | written if ident)


def _signed(commit: Mapping[str, Any]) -> Iterator[str]:
    """Yield the places in a commit where an address names somebody who took part."""
    for part in ("author", "committer"):
        yield (commit.get(part) or {}).get("email") or ""
    yield from TOGETHER.findall(commit["message"])


def asking(files: Sequence[Mapping[str, Any]]) -> frozenset[int]:
    """Return the years whose approval a proposal asks for: those of the lembar it brings; one that it takes away asks for nothing."""
    return asked(file["filename"] for file in files if file["status"] not in GONE)


def merging(pull: Mapping[str, Any]) -> dict[str, Any]:
    """Return how a proposal was merged. Before that, `merge_commit_sha` is only a trial of the host's and means nothing.

    After it, it is the merge commit, the squashed commit, or the last of the rebased ones: in each case what main then held.
    """
    if not pull["merged"]:
        return {}
    return {
        "merged": True,
        "merge_commit": pull["merge_commit_sha"],
        "merged_by": account(pull.get("merged_by")),
        "merged_time": moment(pull["merged_at"]),
    }
