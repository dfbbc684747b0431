"""A Git host as the office needs it: proposals with their reviews, and the settings of the repository. GitHub; others take its shape.

Accounts are numbers, for a login can be given up and taken by somebody else. What the host does not say is None, never guessed.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ...core.approvals.values import Proposal, Review, Stance
from ...core.errors import PipelineError
from ...core.hosting.values import Live, Rule
from .hostwords import Words, account, asking, contributors, merging, moment, understood, whole
from .http import Client, NotAllowed, NotThere, segment

API = "https://api.github.com"
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
ROBOT = 41898282  # github-actions[bot], the account behind a workflow's token
STANCES = {
    "APPROVED": Stance.APPROVED,
    "CHANGES_REQUESTED": Stance.RETURNED,
    "COMMENTED": Stance.COMMENTED,
    "DISMISSED": Stance.DISMISSED,
}
UNSENT = "PENDING"  # a review that its author has not handed in yet
COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
READS = 3  # how often a proposal is read again because it moved meanwhile


class Host(Protocol):
    """What every host can tell."""

    @property
    def name(self) -> str:
        """The host's name, e.g. github.com."""

    def proposal(self, number: int) -> Proposal:
        """Return a proposed change with all its reviews."""

    def proposals_for(self, commit: str) -> tuple[int, ...]:
        """Return the numbers of the merged proposals that brought `commit` into the main branch."""

    def settings(self) -> Live:
        """Return how the repository is set up."""

    def raw_sha256(self, review: str) -> str:
        """Return the digest of the host's own words on a review that `proposal` has returned."""


@dataclass(frozen=True, slots=True)
class GitHub:
    """A repository (`owner/name`) at GitHub, over its REST interface."""

    client: Client
    repo: str
    name: str = "github.com"
    words: Words = field(default_factory=Words, repr=False)

    def proposal(self, number: int) -> Proposal:
        """Return a pull request as it stood at one moment: read again while it moves under our hands."""
        with understood(self.client):
            for _ in range(READS):
                pull = self._get(f"/pulls/{number}")
                made = self._proposal(pull, number)
                if _state(self._get(f"/pulls/{number}")) == _state(pull):
                    return made
        raise PipelineError(
            f"Usulan {number} berubah terus selagi dibaca.", "Tunggu sampai tidak ada yang mendorong perubahan, lalu ulangi."
        )

    def _proposal(self, pull: Mapping[str, Any], number: int) -> Proposal:
        commits = self._all(pull["commits"], f"/pulls/{number}/commits", "komit")
        files = self._all(pull["changed_files"], f"/pulls/{number}/files", "berkas")
        reviews = self._pages(f"/pulls/{number}/reviews")
        author = account(pull["user"])
        return Proposal(
            number=whole(pull["number"]),
            author=author,
            contributors=contributors(commits) | ({author} if author else set()),
            base=pull["base"]["sha"],
            head=pull["head"]["sha"],
            reviews=self._reviews(reviews, self._pages(f"/issues/{number}/timeline")),
            **merging(pull),
            url=pull["html_url"],
            host=self.name,
            asks=asking(files),
        )

    def _all(self, count: int, path: str, what: str) -> list[Any]:
        """Return a list that GitHub cuts off without saying so; one that was cut is refused, for what is not seen may matter."""
        found = self._pages(path)
        if len(found) < count:
            raise PipelineError(
                f"Usulan ini memuat {count} {what}, dan {self.name} hanya menyebut {len(found)} di antaranya.",
                "Pecah menjadi beberapa usulan yang lebih kecil.",
            )
        return found

    def _reviews(self, reviews: Sequence[Mapping[str, Any]], timeline: Sequence[Mapping[str, Any]]) -> tuple[Review, ...]:
        """Return the reviews in the order of time; what a dismissal took away is recovered from the timeline."""
        taken = {e["dismissed_review"]["review_id"]: e for e in timeline if e.get("event") == "review_dismissed"}
        changed = {e["id"]: e.get("updated_at") for e in timeline if e.get("event") == "reviewed"}
        made = [self._review(r, taken.get(r["id"]), changed.get(r["id"])) for r in reviews if r["state"] != UNSENT]
        return tuple(sorted(made, key=lambda review: (review.time, int(review.ident))))

    def _review(self, told: Mapping[str, Any], taken: Mapping[str, Any] | None, changed: str | None) -> Review:
        ident, time = str(whole(told["id"])), moment(told["submitted_at"])
        self.words.keep(ident, {"review": told} | ({"review_dismissed": taken} if taken else {}))
        return Review(
            ident=ident,
            account=account(told["user"]),
            stance=STANCES[told["state"]],
            commit=told["commit_id"],
            time=time,
            body=told["body"] or "",
            url=told["html_url"],
            edited=bool(changed) and not taken and moment(changed) > time,
            dismissed_by=account(taken.get("actor")) if taken else None,
            original=STANCES[taken["dismissed_review"]["state"].upper()] if taken else None,
        )

    def proposals_for(self, commit: str) -> tuple[int, ...]:
        """Return the pull requests merged into the default branch that brought `commit` there."""
        if not COMMIT.fullmatch(commit):
            raise PipelineError(f"«{commit}» bukan nomor komit yang lengkap.", "Tulis semua 40 angka dan hurufnya.")
        with understood(self.client):
            pulls = self._pages(f"/commits/{commit}/pulls")
            return tuple(sorted(whole(p["number"]) for p in pulls if p["merged_at"] and _is_main(p["base"])))

    def raw_sha256(self, review: str) -> str:
        """Return the digest of GitHub's own words on a review."""
        return self.words.sha256(review)

    def settings(self) -> Live:
        """Return how the repository is set up; what our token may not see is None."""
        with understood(self.client):
            main = self._get("")["default_branch"]
            rules = self._pages(f"/rules/branches/{segment(main)}")
            environments = self._seen("/environments", {"environments": []})
            return Live(
                branch=main,
                rules=tuple(Rule(rule["type"], rule.get("parameters") or {}) for rule in rules),
                bypass=self._bypass({rule["ruleset_id"] for rule in rules if rule.get("ruleset_source_type") == "Repository"}),
                codeowners=self._text(".github/CODEOWNERS"),
                owner_faults=tuple((e["line"], e["message"].splitlines()[0]) for e in self._owner_faults()),
                labels=frozenset(label["name"] for label in self._pages("/labels")),
                guarded=None if environments is None else frozenset(e["name"] for e in environments["environments"] if _is_guarded(e)),
                robots=self._seen("/actions/permissions/workflow"),
            )

    def _bypass(self, rulesets: set[int]) -> tuple[str, ...] | None:
        """Return who may go round the rules; GitHub tells only those who may change them."""
        found = [self._get(f"/rulesets/{ident}").get("bypass_actors") for ident in sorted(rulesets)]
        if None in found:
            return None
        return tuple(f"{actor['actor_type']} {actor.get('actor_id') or ''}".strip() for actors in found for actor in actors or ())

    def _owner_faults(self) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = (self._seen("/codeowners/errors") or {"errors": ()})["errors"]
        return found

    def _text(self, path: str) -> str | None:
        """Return a text file of the default branch, None where there is none."""
        try:
            found = self._get(f"/contents/{path}")
        except NotThere:
            return None
        return base64.b64decode(found["content"]).decode()

    def _seen(self, path: str, absent: Any = None) -> Any:
        """Return what stands at `path`, `absent` where there is nothing, None where we may not look."""
        try:
            return self._get(path)
        except NotThere:
            return absent
        except NotAllowed:
            return None

    def comment(self, number: int, marker: str, text: str, by: int = ROBOT) -> None:
        """Say `text` on a proposal in one comment, told by its hidden `marker`: written anew where account `by` has said it before."""
        body = {"body": f"<!-- {marker} -->\n{text}"}
        with understood(self.client):
            said = self._pages(f"/issues/{number}/comments")
            own = [c["id"] for c in said if account(c["user"]) == by and (c["body"] or "").startswith(f"<!-- {marker} -->")]
            if own:
                self._send("PATCH", f"/issues/comments/{own[0]}", body)
            else:
                self._send("POST", f"/issues/{number}/comments", body)

    def label(self, number: int, wanted: str, among: Sequence[str]) -> None:
        """Leave `wanted` as the only one of the labels `among` on a proposal; other labels stay."""
        with understood(self.client):
            present = {label["name"] for label in self._pages(f"/issues/{number}/labels")}
            for name in sorted((present & set(among)) - {wanted}):
                self._send("DELETE", f"/issues/{number}/labels/{segment(name)}")
            if wanted not in present:
                self._send("POST", f"/issues/{number}/labels", {"labels": [wanted]})

    def status(self, commit: str, context: str, state: str, text: str, url: str = "") -> None:
        """Set a commit's status; `state` is success, failure, error or pending. GitHub shows at most 140 letters of the text."""
        link = {"target_url": url} if url else {}
        self._send("POST", f"/statuses/{commit}", {"context": context, "state": state, "description": text[:140], **link})

    def _get(self, path: str) -> Any:
        found = self.client.get(f"/repos/{self.repo}{path}")
        if not isinstance(found, dict):
            raise self.client.nonsense()
        return found

    def _pages(self, path: str) -> list[Any]:
        return self.client.pages(f"/repos/{self.repo}{path}", per_page=100)

    def _send(self, method: str, path: str, body: object | None = None) -> Any:
        return self.client.send(method, f"/repos/{self.repo}{path}", body)


def _state(pull: Mapping[str, Any]) -> tuple[object, ...]:
    return pull["head"]["sha"], pull["merged"], pull["commits"], pull["updated_at"]


def _is_main(base: Mapping[str, Any]) -> bool:
    return bool(base["ref"] == base["repo"]["default_branch"])


def _is_guarded(environment: Mapping[str, Any]) -> bool:
    """Say whether an environment takes deployments from chosen branches only."""
    return bool(environment.get("deployment_branch_policy"))
