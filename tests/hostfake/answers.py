"""What the fake answers: one function per operation, from the state to JSON. The paths are those of the contract."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from .contract import filled
from .github import API, ROBOT, GitHub, Issue, Pull


class NotFound(Exception):
    """404."""


class Forbidden(Exception):
    """403 for want of rights."""


@dataclass(frozen=True)
class Operation:
    """An operation of the contract with what answers it."""

    method: str
    path: str
    pattern: re.Pattern[str]
    answer: Callable[..., Any]
    code: int


OPERATIONS: list[Operation] = []


def operation(method: str, path: str, code: int = 200) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register the function that answers an operation; it is given the state, the parts of the path, and the body."""
    pattern = re.compile(re.sub(r"\{(path)\}", r"(.+)", re.sub(r"\{(?!path\})\w+\}", "([^/]+)", path)))

    def register(answer: Callable[..., Any]) -> Callable[..., Any]:
        OPERATIONS.append(Operation(method, path, pattern, answer, code))
        return answer

    return register


def found(method: str, path: str) -> tuple[Operation, list[str]]:
    """Return the operation for a path inside the repository, and the parts that stand in it."""
    for one in OPERATIONS:
        if one.method == method and (match := one.pattern.fullmatch(path)):
            return one, [unquote(part) for part in match.groups()]
    raise NotFound(path)


@operation("get", "")
def repository(host: GitHub, _: Any) -> Any:
    return filled("full-repository", full_name=host.repo, name=host.repo.split("/")[1], default_branch="main")


def _pull(host: GitHub, number: str) -> Pull:
    try:
        return host.pulls[int(number)]
    except (KeyError, ValueError):
        raise NotFound(number) from None


def _shape(host: GitHub, pull: Pull, name: str) -> dict[str, Any]:
    merged = pull.merged
    trial = host.git.seal(host.git.merged_tree(host.git.tip(pull.base), pull.head), [], "github", "noreply@github.com", "uji gabung")
    return filled(
        name,
        number=pull.number,
        user=host.shown(pull.author, never_null=True),
        state="closed" if merged else "open",
        created_at=pull.created,
        updated_at=pull.updated,
        merged_at=merged[2] if merged else None,
        merge_commit_sha=merged[1] if merged else trial,
        html_url=f"https://github.com/{host.repo}/pull/{pull.number}",
        head={"sha": pull.head, "ref": pull.branch},
        base={"sha": pull.base_sha, "ref": pull.base, "repo": {"full_name": host.repo, "default_branch": "main"}},
    )


@operation("get", "/pulls")
def pulls(host: GitHub, _: Any) -> Any:
    """Return the open pull requests; which of them are asked for in the query is left to the asker to check."""
    return [_shape(host, one, "pull-request-simple") for one in host.pulls.values() if not one.merged]


@operation("get", "/pulls/{pull_number}")
def pull(host: GitHub, _: Any, number: str) -> Any:
    one = _pull(host, number)
    told = {"merged": bool(one.merged), "merged_by": host.shown(one.merged[0]) if one.merged else None}
    return _shape(host, one, "pull-request") | told | {"commits": len(host.commits_of(one)), "changed_files": len(host.files_of(one))}


@operation("get", "/pulls/{pull_number}/commits")
def commits(host: GitHub, _: Any, number: str) -> Any:
    return [_commit(host, sha) for sha in host.commits_of(_pull(host, number))[: host.commits_told]]


STATUSES = {"A": "added", "M": "modified", "D": "removed"}


@operation("get", "/pulls/{pull_number}/files")
def files(host: GitHub, _: Any, number: str) -> Any:
    told = host.files_of(_pull(host, number))[: host.files_told]
    return [filled("diff-entry", filename=path, status=STATUSES[letter]) for letter, path in told]


def _commit(host: GitHub, sha: str) -> dict[str, Any]:
    author, committer, parents, message = host.git.git("show", "-s", "--format=%ae%x00%ce%x00%P%x00%B", sha).split("\0")
    return filled(
        "commit",
        sha=sha,
        author=host.shown(host.of_email(author)),
        committer=host.shown(host.of_email(committer)),
        parents=[{"sha": parent, "url": f"{API}/c"} for parent in parents.split()],
        commit={"message": message, "author": {"email": author}, "committer": {"email": committer}},
    )


def _review(host: GitHub, one: Pull, told: dict[str, Any]) -> dict[str, Any]:
    sent = {} if told["state"] == "PENDING" else {"submitted_at": told["time"]}
    return filled(
        "pull-request-review",
        id=told["id"],
        user=host.shown(host.users[told["by"]]),
        body=told["body"],
        state=told["state"],
        commit_id=told["commit"],
        html_url=f"https://github.com/{host.repo}/pull/{one.number}#pullrequestreview-{told['id']}",
        **sent,
    )


@operation("get", "/pulls/{pull_number}/reviews")
def reviews(host: GitHub, _: Any, number: str) -> Any:
    one = _pull(host, number)
    return [_review(host, one, told) for told in one.reviews]


@operation("get", "/issues/{issue_number}/timeline")
def timeline(host: GitHub, _: Any, number: str) -> Any:
    one = _pull(host, number)
    told = {review["id"]: review for review in one.reviews}
    return [_event(host, one, event, told) for event in one.events]


def _event(host: GitHub, one: Pull, event: dict[str, Any], told: dict[int, dict[str, Any]]) -> dict[str, Any]:
    if event["event"] != "reviewed":
        return event | {"actor": host.shown(host.users[event["actor"]], never_null=True)}
    review = told[event["review"]]
    body = _review(host, one, review) | {"event": "reviewed", "updated_at": review["updated"]}
    return body | {"user": host.shown(host.users[review["by"]], never_null=True), "commit_id": review["commit"] or one.head}


@operation("get", "/commits/{commit_sha}/pulls")
def pulls_of(host: GitHub, _: Any, sha: str) -> Any:
    return [_shape(host, one, "pull-request-simple") for one in host.brought_by(sha)]


@operation("get", "/user")
def asking(host: GitHub, _: Any) -> Any:
    """Return who asks; the token of a workflow is no person's."""
    if host.asking.ident == ROBOT:
        raise Forbidden("Resource not accessible by integration")
    return filled("public-user", login=host.asking.login, id=host.asking.ident, type="User")


def _issue(host: GitHub, one: Issue) -> dict[str, Any]:
    return filled(
        "issue",
        number=one.number,
        user=host.shown(one.author),
        title=one.title,
        body=one.body,
        state=one.state,
        state_reason=one.reason,
        created_at=one.created,
        updated_at=one.updated,
        closed_at=one.closed,
        html_url=f"https://github.com/{host.repo}/issues/{one.number}",
    )


def _as_issue(host: GitHub, pull: Pull) -> dict[str, Any]:
    """Return a pull request as the list of issues tells it."""
    url = f"https://github.com/{host.repo}/pull/{pull.number}"
    told = _issue(
        host, Issue(pull.number, pull.author, pull.branch, pull.body, pull.created, pull.updated, "closed" if pull.merged else "open")
    )
    return told | {"html_url": url, "pull_request": {"url": url, "html_url": url, "diff_url": url, "patch_url": url}}


@operation("get", "/issues")
def issues(host: GitHub, _: Any) -> Any:
    """Return issues and pull requests, newest first; which of them are asked for in the query is left to the asker to check."""
    told = [*(_issue(host, one) for one in host.issues.values()), *(_as_issue(host, one) for one in host.pulls.values())]
    return sorted(told, key=lambda one: -one["number"])


@operation("post", "/issues", 201)
def open_issue(host: GitHub, body: Any) -> Any:
    return _issue(host, host.write(body["title"], body.get("body"), host.asking))


@operation("patch", "/issues/{issue_number}")
def change_issue(host: GitHub, body: Any, number: str) -> Any:
    if int(number) not in host.issues:
        raise NotFound(number)
    one = host.issues[int(number)]
    one.title, one.body, one.updated = body.get("title", one.title), body.get("body", one.body), host.clock.tick()
    if "state" in body:
        one.state, one.reason = body["state"], body.get("state_reason")
        one.closed = one.updated if one.state == "closed" else None
    return _issue(host, one)


@operation("get", "/issues/{issue_number}/comments")
def comments(host: GitHub, _: Any, number: str) -> Any:
    return _pull(host, number).comments


@operation("post", "/issues/{issue_number}/comments", 201)
def comment(host: GitHub, body: Any, number: str) -> Any:
    made = filled("issue-comment", id=host.number(), user=host.shown(host.asking), body=body["body"], created_at=host.clock.tick())
    _pull(host, number).comments.append(made)
    return made


@operation("patch", "/issues/comments/{comment_id}")
def change_comment(host: GitHub, body: Any, ident: str) -> Any:
    for one in host.pulls.values():
        for made in one.comments:
            if made["id"] == int(ident):
                made.update(body=body["body"], updated_at=host.clock.tick())
                return made
    raise NotFound(ident)


@operation("get", "/issues/{issue_number}/labels")
def labels_of(host: GitHub, _: Any, number: str) -> Any:
    return [filled("label", name=name) for name in _pull(host, number).labels]


@operation("post", "/issues/{issue_number}/labels")
def add_labels(host: GitHub, body: Any, number: str) -> Any:
    _pull(host, number).labels.extend(body["labels"])
    return labels_of(host, None, number)


@operation("delete", "/issues/{issue_number}/labels/{name}")
def take_label(host: GitHub, _: Any, number: str, name: str) -> Any:
    if name not in _pull(host, number).labels:
        raise NotFound(name)
    _pull(host, number).labels.remove(name)
    return labels_of(host, None, number)


@operation("get", "/labels")
def labels(host: GitHub, _: Any) -> Any:
    return list(host.labels.values())


@operation("post", "/labels", 201)
def make_label(host: GitHub, body: Any) -> Any:
    host.labels[body["name"]] = filled("label", **body)
    return host.labels[body["name"]]


@operation("post", "/statuses/{sha}", 201)
def status(host: GitHub, body: Any, sha: str) -> Any:
    made = filled("status", **({"description": None, "target_url": None} | body), creator=host.shown(host.asking))
    host.statuses.append(made | {"sha": sha})
    return made


@operation("get", "/commits/{ref}/statuses")
def statuses(host: GitHub, _: Any, ref: str) -> Any:
    return [one for one in reversed(host.statuses) if one["sha"] == ref]


@operation("get", "/rules/branches/{branch}")
def rules(host: GitHub, _: Any, branch: str) -> Any:
    return [
        rule | {"ruleset_source_type": "Repository", "ruleset_source": host.repo, "ruleset_id": number}
        for number, ruleset in enumerate(host.rulesets, 1)
        if ruleset["enforcement"] == "active" and branch == "main"
        for rule in ruleset["rules"]
    ]


@operation("get", "/rulesets")
def rulesets(host: GitHub, _: Any) -> Any:
    return [ruleset(host, None, str(number)) for number, _ in enumerate(host.rulesets, 1)]


@operation("get", "/rulesets/{ruleset_id}")
def ruleset(host: GitHub, _: Any, ident: str) -> Any:
    if not 1 <= int(ident) <= len(host.rulesets):
        raise NotFound(ident)
    told = filled("repository-ruleset", id=int(ident), source=host.repo, **host.rulesets[int(ident) - 1])
    return told if host.admin else {key: value for key, value in told.items() if key != "bypass_actors"}


@operation("get", "/codeowners/errors")
def owner_faults(host: GitHub, _: Any) -> Any:
    text = host.git.text("main", ".github/CODEOWNERS")
    if text is None:
        raise NotFound("CODEOWNERS")
    lines = [(number, line.split()[1:]) for number, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    strange = [(number, owner) for number, owners in lines for owner in owners if host.writers is not None and owner not in host.writers]
    return {"errors": [_owner_fault(number, owner) for number, owner in strange]}


def _owner_fault(line: int, owner: str) -> dict[str, Any]:
    message = f"Unknown owner on line {line}: make sure {owner} exists and has write access to the repository\n\n  {owner}"
    return {"line": line, "column": 1, "kind": "Unknown owner", "path": ".github/CODEOWNERS", "message": message}


@operation("get", "/contents/{path}")
def contents(host: GitHub, _: Any, path: str) -> Any:
    text = host.git.text("main", path)
    if text is None:
        raise NotFound(path)
    code = base64.encodebytes(text.encode()).decode()
    return filled("content-file", type="file", path=path, content=code, encoding="base64", size=len(text.encode()))


@operation("get", "/environments")
def environments(host: GitHub, _: Any) -> Any:
    return {"total_count": len(host.environments), "environments": [filled("environment", **one) for one in host.environments]}


@operation("get", "/actions/permissions/workflow")
def robots(host: GitHub, _: Any) -> Any:
    if not host.admin:
        raise Forbidden("Resource not accessible by integration")
    return host.robots
