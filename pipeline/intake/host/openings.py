"""Which open pull request a run of the workflows was about, by the host's own word and not by what the run left behind."""

from typing import Any

from .githost import GitHub
from .hostwords import understood, whole


def number(host: GitHub, head: str, commit: str = "") -> int | None:
    """Return the open pull request from `head` (`owner:branch`) into the main branch, with a commit only if it stands there; else None.

    None with a commit also means that it moved on meanwhile: a later run answers for it.
    """
    branch = head.partition(":")[2]
    with understood(host.client):
        found: list[Any] = host.client.pages(f"/repos/{host.repo}/pulls", state="open", head=head, per_page=100)
        into_main = [p for p in found if p["head"]["ref"] == branch and p["base"]["ref"] == p["base"]["repo"]["default_branch"]]
        return min((whole(p["number"]) for p in into_main if commit in ("", p["head"]["sha"])), default=None)
