"""GitHub as people use it: they push, open pull requests, review, edit, dismiss, merge, leave and come back under an old name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .contract import filled
from .repository import Clock, Repository

GHOST, ROBOT = 10137, 41898282
API = "https://api.github.com"


class Refused(Exception):
    """GitHub would not let that person do that."""


@dataclass
class User:
    """An account; its number is for ever, its login is not."""

    ident: int
    login: str
    deleted: bool = False

    @property
    def email(self) -> str:
        return f"{self.ident}+{self.login}@users.noreply.github.com"


@dataclass
class Pull:
    number: int
    author: User
    branch: str
    base: str
    base_sha: str
    head: str
    created: str
    updated: str
    reviews: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    merged: tuple[User, str, str] | None = None  # by, commit, time
    own: list[str] = field(default_factory=list)  # commits, fixed when merged
    body: str | None = None


@dataclass
class Issue:
    number: int
    author: User
    title: str
    body: str | None
    created: str
    updated: str
    state: str = "open"
    reason: str | None = None
    closed: str | None = None


class GitHub:
    """The state of one repository at the host."""

    def __init__(self, folder: Path, repo: str = "kpu-kota-serang/kinerja", *, dismiss_stale: bool = False) -> None:
        self.repo, self.dismiss_stale = repo, dismiss_stale
        self.clock = Clock()
        self.git = Repository(folder, self.clock)
        self.users: dict[int, User] = {}
        self.pulls: dict[int, Pull] = {}
        self.issues: dict[int, Issue] = {}
        self.statuses: list[dict[str, Any]] = []
        self.rulesets: list[dict[str, Any]] = []
        self.labels: dict[str, dict[str, Any]] = {}
        self.environments: list[dict[str, Any]] = []
        self.robots = {"default_workflow_permissions": "write", "can_approve_pull_request_reviews": True}
        self.writers: set[str] | None = None  # owners that may write (@…); None: all
        self.admin = True  # whether the asking token is an administrator's
        self.asking = self.user("github-actions[bot]", ROBOT)
        self.commits_told = 250  # GitHub tells no more commits of one pull request
        self.files_told = 3000  # nor more files
        self._last = 1000
        pengelola = self.user("pengelola")
        self.git.point("main", self.git.commit([], {"README.md": "Laporan Kinerja\n"}, pengelola.login, pengelola.email))

    def number(self) -> int:
        self._last += 1
        return self._last

    def user(self, login: str, ident: int | None = None) -> User:
        """Register an account; a login that was given up may be taken again, with another number."""
        if any(u.login == login and not u.deleted for u in self.users.values()):
            raise Refused(f"{login} is taken")
        made = User(ident or self.number(), login)
        self.users[made.ident] = made
        return made

    def delete(self, user: User) -> None:
        user.deleted = True

    # --- what people do

    def push(self, branch: str, files: Mapping[str, str | None], by: User, **how: Any) -> str:
        """Push one commit onto a branch, which begins at main."""
        parent = self.git.tip(branch) if self._has(branch) else self.git.tip("main")
        commit = self.git.commit([parent], files, by.login, how.pop("email", by.email), **how)
        self.move(branch, commit, by)
        return commit

    def force_push(self, branch: str, files: Mapping[str, str | None], by: User) -> str:
        """Put one new commit on main in the place of everything on the branch."""
        commit = self.git.commit([self.git.tip("main")], files, by.login, by.email)
        self.move(branch, commit, by, forced=True)
        return commit

    def update(self, number: int, by: User) -> str:
        """Merge main into a pull request's branch, as the button "Update branch" does."""
        pull = self.pulls[number]
        main = self.git.tip(pull.base)
        commit = self.git.seal(self.git.merged_tree(pull.head, main), [pull.head, main], by.login, by.email, f"Merge branch '{pull.base}'")
        self.move(pull.branch, commit, by)
        return commit

    def move(self, branch: str, commit: str, by: User, *, forced: bool = False) -> None:
        self.git.point(branch, commit)
        for pull in self.pulls.values():
            if pull.branch == branch and not pull.merged:
                pull.head, pull.base_sha, pull.updated = commit, self.git.tip(pull.base), self.clock.tick()
                if forced:
                    pull.events.append(self.event("head_ref_force_pushed", by, commit_id=commit))
                for review in pull.reviews:
                    if self.dismiss_stale and review["state"] == "APPROVED":
                        self.dismiss(pull.number, review["id"], by, "stale")

    def open(self, branch: str, by: User, base: str = "main") -> int:
        number, time = len(self.pulls) + len(self.issues) + 1, self.clock.tick()
        self.pulls[number] = Pull(number, by, branch, base, self.git.tip(base), self.git.tip(branch), time, time)
        return number

    def write(self, title: str, body: str | None, by: User) -> Issue:
        """Open an issue; issues and pull requests are numbered together."""
        number, time = len(self.pulls) + len(self.issues) + 1, self.clock.tick()
        self.issues[number] = Issue(number, by, title, body, time, time)
        return self.issues[number]

    def review(self, number: int, by: User, state: str, body: str = "") -> int:
        """Hand in a review (PENDING: begin one) and return its number."""
        pull = self.pulls[number]
        if by is pull.author and state in ("APPROVED", "CHANGES_REQUESTED"):
            raise Refused("Can not approve your own pull request")
        ident, time = self.number(), self.clock.tick()
        made = {"id": ident, "by": by.ident, "state": state, "body": body, "commit": pull.head, "time": time, "updated": time}
        pull.reviews.append(made)
        pull.events.append({"event": "reviewed", "review": ident})
        pull.updated = time
        return ident

    def edit_review(self, number: int, ident: int, body: str) -> None:
        review = self._review(number, ident)
        review["body"], review["updated"] = body, self.clock.tick()

    def dismiss(self, number: int, ident: int, by: User, message: str = "") -> None:
        pull, review = self.pulls[number], self._review(number, ident)
        told = {"state": review["state"].lower(), "review_id": ident, "dismissal_message": message, "dismissal_commit_id": pull.head}
        pull.events.append(self.event("review_dismissed", by, dismissed_review=told))
        review["state"], pull.updated = "DISMISSED", self.clock.tick()

    def forget_commit(self, number: int, ident: int) -> None:
        """Let the host no longer know what a review looked at."""
        self._review(number, ident)["commit"] = None

    def merge(self, number: int, by: User, kind: str = "merge") -> str:
        """Merge by merge commit, squash or rebase and return what main then points at."""
        pull = self.pulls[number]
        main = self.git.tip(pull.base)
        pull.own = self.git.between(pull.base_sha, pull.head)
        if kind == "rebase":
            commit = self.git.rebased(main, pull.head, by.login, by.email)
        else:
            parents = [main, pull.head] if kind == "merge" else [main]
            commit = self.git.seal(self.git.merged_tree(main, pull.head), parents, by.login, by.email, f"Usulan #{number}")
        self.git.point(pull.base, commit)
        pull.merged = (by, commit, self.clock.tick())
        pull.updated = pull.merged[2]
        return commit

    def event(self, kind: str, by: User, **more: Any) -> dict[str, Any]:
        known = {"commit_id": None, "commit_url": None, "created_at": self.clock.tick(), "performed_via_github_app": None}
        return {"event": kind, "id": self.number(), "node_id": "E", "url": f"{API}/e", "actor": by.ident} | known | more

    def _review(self, number: int, ident: int) -> dict[str, Any]:
        return next(r for r in self.pulls[number].reviews if r["id"] == ident)

    def _has(self, branch: str) -> bool:
        return bool(self.git.git("for-each-ref", f"refs/heads/{branch}"))

    # --- what the host knows

    def shown(self, user: User | None, *, never_null: bool = False) -> dict[str, Any] | None:
        """Return an account as answers show it: one that was deleted is null, or "ghost" where null is not foreseen."""
        if user is None or user.deleted:
            return filled("simple-user", login="ghost", id=GHOST, type="User") if never_null else None
        kind = "Bot" if user.login.endswith("[bot]") else "User"
        return filled("simple-user", login=user.login, id=user.ident, type=kind, html_url=f"https://github.com/{user.login}")

    def of_email(self, email: str) -> User | None:
        return next((u for u in self.users.values() if u.email == email and not u.deleted), None)

    def commits_of(self, pull: Pull) -> Sequence[str]:
        return pull.own if pull.merged else self.git.between(self.git.tip(pull.base), pull.head)

    def files_of(self, pull: Pull) -> list[tuple[str, str]]:
        """Return status (as one letter) and path of every file that a pull request changes."""
        base = pull.base_sha if pull.merged else self.git.tip(pull.base)
        parts = self.git.git("diff", "--name-status", "--no-renames", "-z", "--merge-base", base, pull.head).split("\0")
        return list(zip(parts[::2], parts[1::2], strict=False))

    def brought_by(self, commit: str) -> list[Pull]:
        """Return the pull requests that a commit belongs to, as GitHub associates them."""
        found = []
        for pull in self.pulls.values():
            if commit in self.commits_of(pull) or (pull.merged and commit == pull.merged[1]):
                found.append(pull)
        return found
