"""Gitea and Forgejo: reviews of the same shape as GitHub's; what differs is here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...core.approvals.values import Proposal, Review, Stance
from ...core.errors import PipelineError
from ...core.hosting.values import Live
from .githost import COMMIT
from .hostwords import Words, account, asking, contributors, merging, moment, understood, whole
from .http import Client, NotThere

STANCES = {"APPROVED": Stance.APPROVED, "REQUEST_CHANGES": Stance.RETURNED, "COMMENT": Stance.COMMENTED}
UNSENT = frozenset({"PENDING", "REQUEST_REVIEW"})  # not handed in, or only asked for
PAGE = 50


@dataclass(frozen=True, slots=True)
class Gitea:
    """A repository (`owner/name`) at a Gitea or Forgejo server."""

    client: Client
    repo: str
    name: str
    words: Words = field(default_factory=Words, repr=False)

    def proposal(self, number: int) -> Proposal:
        """Return a pull request with all its reviews."""
        with understood(self.client):
            pull = self._get(f"/pulls/{number}")
            author, commits = account(pull["user"]), self._pages(f"/pulls/{number}/commits")
            return Proposal(
                number=whole(pull["number"]),
                author=author,
                contributors=contributors(commits) | ({author} if author else set()),
                base=pull["base"]["sha"],
                head=pull["head"]["sha"],
                reviews=self._reviews(number),
                **merging(pull),
                url=pull["html_url"],
                host=self.name,
                asks=asking(self._pages(f"/pulls/{number}/files")),
            )

    def _reviews(self, number: int) -> tuple[Review, ...]:
        timeline = self._pages(f"/issues/{number}/timeline")
        taken = {e["review_id"]: account(e.get("user")) for e in timeline if e["type"] == "dismiss_review"}
        made = [self._review(r, taken.get(r["id"])) for r in self._pages(f"/pulls/{number}/reviews") if r["state"] not in UNSENT]
        return tuple(sorted(made, key=lambda review: (review.time, int(review.ident))))

    def _review(self, told: Mapping[str, Any], taken_by: int | None) -> Review:
        """A dismissed review keeps its stance here and is marked beside it. Whether it was edited, this host does not say."""
        ident, time, stance = str(whole(told["id"])), moment(told["submitted_at"]), STANCES[told["state"]]
        gone = bool(told["dismissed"])
        self.words.keep(ident, told)
        return Review(
            ident=ident,
            account=account(told["user"]),
            stance=Stance.DISMISSED if gone else stance,
            commit=told["commit_id"] or None,
            time=time,
            body=told["body"] or "",
            url=told["html_url"],
            dismissed_by=taken_by if gone else None,
            original=stance if gone else None,
        )

    def proposals_for(self, commit: str) -> tuple[int, ...]:
        """Return the merged pull request that brought `commit` into the default branch; this host knows at most one."""
        if not COMMIT.fullmatch(commit):
            raise PipelineError(f"«{commit}» bukan nomor komit yang lengkap.", "Tulis semua 40 angka dan hurufnya.")
        with understood(self.client):
            try:
                pull = self._get(f"/commits/{commit}/pull")
            except NotThere:
                return ()
            main = pull["base"]["repo"]["default_branch"]
            return (whole(pull["number"]),) if pull["merged"] and pull["base"]["ref"] == main else ()

    def raw_sha256(self, review: str) -> str:
        """Return the digest of the host's own words on a review."""
        return self.words.sha256(review)

    def settings(self) -> Live:
        """Refuse: this host has no rulesets, so there is nothing to compare with."""
        raise PipelineError(
            f"Setelan {self.name} tidak dapat dibandingkan: host ini bukan GitHub.",
            "Periksa perlindungan cabang utama pada halaman setelan repositori.",
        )

    def _get(self, path: str) -> Any:
        return self.client.get(f"/repos/{self.repo}{path}")

    def _pages(self, path: str) -> Sequence[Mapping[str, Any]]:
        """Return a whole list, page by page until an empty one: not every list here comes with links to its pages."""
        items: list[Any] = []
        for number in range(1, self.client.limits.pages + 1):
            page = self.client.get(f"/repos/{self.repo}{path}", page=number, limit=PAGE)
            if not isinstance(page, list):
                raise self.client.nonsense()
            if not page:
                return items
            items.extend(page)
        raise PipelineError(f"Jawaban {self.name} lebih dari {self.client.limits.pages} halaman.", "Pecah usulan ini.")
