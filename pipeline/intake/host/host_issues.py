"""Issues at GitHub as the office's tasks: made once, then only brought up to date.

An issue is ours when it begins with the task's hidden marker *and* was written by an account of ours; anybody can write a marker.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ...core.hosting.tasks import Settled, Task
from .githost import ROBOT, GitHub
from .hostwords import account, understood, whole
from .http import NotAllowed


def settle(host: GitHub, tasks: Sequence[Task], officials: frozenset[int] = frozenset()) -> tuple[Settled, ...]:
    """Bring every task's issue to what it should be and return what became of each; run again, nothing changes.

    Ours are the accounts of the workflow, of the token in use, and of the officials (numbers from satker.yml).
    """
    with understood(host.client):
        ours = officials | {ROBOT, *_asking(host)}
        present = _present(host, ours)
        return tuple(_settle(host, task, present.get(task.head)) for task in tasks)


def _asking(host: GitHub) -> tuple[int, ...]:
    """Return the account of the token; that of a workflow may not ask who it is, and is known."""
    try:
        ident = account(host.client.get("/user"))
    except NotAllowed:
        return ()
    return (ident,) if ident else ()


def _present(host: GitHub, ours: frozenset[int]) -> dict[str, Mapping[str, Any]]:
    """Return our issues, open and closed, by the line they begin with; of two alike the older one counts."""
    told = host.client.pages(f"/repos/{host.repo}/issues", state="all", per_page=100)
    own = [issue for issue in told if "pull_request" not in issue and account(issue["user"]) in ours]
    ordered = sorted(own, key=lambda issue: whole(issue["number"]), reverse=True)
    return {_lines(issue["body"])[0]: issue for issue in ordered}


def _lines(body: str | None) -> list[str]:
    return (body or "").replace("\r\n", "\n").rstrip().split("\n")


def _settle(host: GitHub, task: Task, issue: Mapping[str, Any] | None) -> Settled:
    if issue is None:
        return _make(host, task)
    wanted: dict[str, str] = {}
    if issue["title"] != task.title or _lines(issue["body"]) != _lines(task.text):
        wanted = {"title": task.title, "body": task.text}
    change = "diperbarui" if wanted else "tetap"
    if task.done and issue["state"] != "closed":
        wanted, change = wanted | {"state": "closed", "state_reason": "completed"}, "ditutup"
    elif not task.done and issue["state"] == "closed":
        wanted, change = wanted | {"state": "open", "state_reason": "reopened"}, "dibuka kembali"
    if wanted:
        host.client.send("PATCH", f"/repos/{host.repo}/issues/{whole(issue['number'])}", wanted)
    return Settled(task.title, issue["html_url"], change)


def _make(host: GitHub, task: Task) -> Settled:
    if task.done:
        return Settled(task.title, "", "tidak perlu")
    made = host.client.send("POST", f"/repos/{host.repo}/issues", {"title": task.title, "body": task.text})
    return Settled(task.title, made["html_url"], "dibuat")
