"""Cut GitHub's published OpenAPI down to the operations that lakip uses: `python -m tests.hostfake.subset api.github.com.json`.

The source is `package/generated/api.github.com.json` of npm's `@octokit/openapi` (MIT). What only documents is left out.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "data" / "github-openapi.json"
REPO = "/repos/{owner}/{repo}"
OPERATIONS = {
    "": ["get"],
    "/actions/permissions/workflow": ["get"],
    "/codeowners/errors": ["get"],
    "/commits/{commit_sha}/pulls": ["get"],
    "/commits/{ref}/statuses": ["get"],
    "/contents/{path}": ["get"],
    "/environments": ["get"],
    "/issues": ["get", "post"],
    "/issues/comments/{comment_id}": ["patch"],
    "/issues/{issue_number}": ["patch"],
    "/issues/{issue_number}/comments": ["get", "post"],
    "/issues/{issue_number}/labels": ["get", "post"],
    "/issues/{issue_number}/labels/{name}": ["delete"],
    "/issues/{issue_number}/timeline": ["get"],
    "/labels": ["get", "post"],
    "/pulls": ["get"],
    "/pulls/{pull_number}": ["get"],
    "/pulls/{pull_number}/commits": ["get"],
    "/pulls/{pull_number}/files": ["get"],
    "/pulls/{pull_number}/reviews": ["get"],
    "/rules/branches/{branch}": ["get"],
    "/rulesets": ["get"],
    "/rulesets/{ruleset_id}": ["get"],
    "/statuses/{sha}": ["post"],
}
ACCOUNT = {"/user": ["get"]}  # outside the repository: who asks
EVENTS = {  # of the many kinds in a timeline, those that the fake tells; fewer kinds make the contract stricter
    "labeled-issue-event",
    "unlabeled-issue-event",
    "review-dismissed-issue-event",
    "timeline-comment-event",
    "timeline-committed-event",
    "timeline-reviewed-event",
    "state-change-issue-event",
}
TALK = {"description", "example", "examples", "externalDocs", "operationId", "parameters", "summary", "tags", "title"} | {
    "x-github",
    "x-octokit",
}


def cut(whole: dict[str, Any]) -> dict[str, Any]:
    """Return the operations with the JSON of their answers and requests, and every schema that these name."""
    schemas = whole["components"]["schemas"]
    schemas["timeline-issue-events"]["anyOf"] = [one for one in schemas["timeline-issue-events"]["anyOf"] if _name(one) in EVENTS]
    wanted = {REPO + path: methods for path, methods in OPERATIONS.items()} | ACCOUNT
    paths = {path: {method: _operation(whole["paths"][path][method], whole) for method in methods} for path, methods in wanted.items()}
    kept: dict[str, Any] = {}
    waiting = list(_references(paths))
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = _plain(schemas[name])
            waiting.extend(_references(kept[name]))
    info = {key: whole["info"][key] for key in ("title", "version", "license")}
    return {"openapi": whole["openapi"], "info": info, "paths": paths, "components": {"schemas": dict(sorted(kept.items()))}}


def _operation(operation: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    answers = {code: _answer(found, whole) for code, found in operation["responses"].items() if code.startswith("2")}
    request = operation.get("requestBody", {})
    return {"responses": answers} | ({"requestBody": _json(request)} if request else {})


def _answer(found: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    return _json(whole["components"]["responses"][_name(found)] if "$ref" in found else found)


def _json(found: dict[str, Any]) -> dict[str, Any]:
    content = found.get("content", {}).get("application/json")
    return {"content": {"application/json": {"schema": _plain(content["schema"])}}} if content else {}


def _plain(value: Any, inside: str = "") -> Any:
    """Drop what is talk; a property may bear any name, so nothing is dropped among properties."""
    if isinstance(value, dict):
        return {key: _plain(item, key) for key, item in value.items() if inside == "properties" or key not in TALK}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield _name(value)
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _name(reference: dict[str, Any]) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


if __name__ == "__main__":
    made = cut(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    TARGET.write_text(json.dumps(made, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
