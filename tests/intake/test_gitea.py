"""The second host: the same reviews in Gitea's and Forgejo's words, in pages without links."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from pipeline.core.approvals.values import Stance
from pipeline.core.errors import PipelineError
from pipeline.intake.host.gitea import Gitea
from pipeline.intake.host.http import Client
from tests.hostfake.office import LIMITS

REPO = "/api/v1/repos/kpu/kinerja"
COMMIT, HEAD, BASE = "c" * 40, "d" * 40, "e" * 40


def user(ident):
    return {"id": ident, "login": f"akun-{ident}", "email": f"{ident}@contoh.id"}


def review(ident, who, state, **more):
    """Return a review with every field that the server's own type has."""
    told = {"id": ident, "user": user(who), "team": None, "state": state, "body": "", "commit_id": HEAD, "stale": False}
    told |= {"official": True, "dismissed": False, "comments_count": 0, "submitted_at": f"2027-01-11T08:{ident % 60:02}:00+07:00"}
    told |= {"updated_at": "2027-01-12T00:00:00Z", "html_url": f"https://git.contoh.id/kpu/kinerja/pulls/1#issuecomment-{ident}"}
    return told | more


def commit(who, message="Ubah"):
    signed = {"name": "x", "email": "x@contoh.id", "date": "2027-01-11T00:00:00Z"}
    return {"sha": HEAD, "author": user(who), "committer": None, "commit": {"author": signed, "committer": signed, "message": message}}


def pull(**more):
    base = {"sha": BASE, "ref": "main", "repo": {"default_branch": "main"}}
    told = {"number": 1, "user": user(11), "head": {"sha": HEAD, "ref": "laporan"}, "base": base, "merged": False, "merged_at": None}
    return told | {"merge_commit_sha": None, "merged_by": None, "html_url": "https://git.contoh.id/kpu/kinerja/pulls/1"} | more


@pytest.fixture
def answers():
    """What the server says by path; lists are handed out in pages."""
    return {"/pulls/1": pull(), "/pulls/1/commits": [commit(11)], "/pulls/1/files": [], "/pulls/1/reviews": [], "/issues/1/timeline": []}


@pytest.fixture
def door(answers):
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            """Say nothing."""

        def do_GET(self):
            parts = urlsplit(self.path)
            found = answers.get(parts.path.removeprefix(REPO))
            if isinstance(found, list):
                query = parse_qs(parts.query)
                page, size = int(query["page"][0]), min(int(query["limit"][0]), 2)
                found = found[(page - 1) * size : page * size]
            body = json.dumps(found).encode()
            self.send_response(404 if found is None else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield Gitea(
        Client(f"http://127.0.0.1:{server.server_port}/api/v1", limits=LIMITS, sleep=lambda _: None), "kpu/kinerja", "git.contoh.id"
    )
    server.shutdown()
    server.server_close()
    thread.join()


def test_stances_times_and_commits_are_the_same_values_as_github_s(door, answers):
    answers["/pulls/1/reviews"] = [review(3, 14, "COMMENT"), review(1, 12, "APPROVED"), review(2, 13, "REQUEST_CHANGES", body="Keliru.")]
    found = door.proposal(1)
    assert [(r.account, r.stance, r.body) for r in found.reviews] == [
        (12, Stance.APPROVED, ""),
        (13, Stance.RETURNED, "Keliru."),
        (14, Stance.COMMENTED, ""),
    ]
    assert found.reviews[0].time.isoformat() == "2027-01-11T01:01:00+00:00"
    assert (found.author, found.head, found.base, found.host, found.merged) == (11, HEAD, BASE, "git.contoh.id", False)


def test_what_was_not_handed_in_is_no_review(door, answers):
    answers["/pulls/1/reviews"] = [review(1, 12, "PENDING"), review(2, 13, "REQUEST_REVIEW")]
    assert door.proposal(1).reviews == ()


def test_a_dismissed_review_keeps_its_stance_and_who_took_it(door, answers):
    answers["/pulls/1/reviews"] = [review(1, 12, "APPROVED", dismissed=True)]
    answers["/issues/1/timeline"] = [{"type": "comment", "review_id": 0}, {"type": "dismiss_review", "review_id": 1, "user": user(17)}]
    found = door.proposal(1).reviews[0]
    assert (found.stance, found.original, found.dismissed_by) == (Stance.DISMISSED, Stance.APPROVED, 17)


def test_a_lembar_asks_for_its_year(door, answers):
    folder = "periods/2026/pengesahan/lembar"
    answers["/pulls/1/files"] = [{"filename": f"{folder}/{name}.txt", "status": how} for name, how in (("a", "added"), ("b", "deleted"))]
    assert door.proposal(1).asks == {2026}
    answers["/pulls/1/files"] = answers["/pulls/1/files"][1:]
    assert door.proposal(1).asks == frozenset()


def test_the_hosts_ghost_is_nobody_and_a_lost_commit_is_none(door, answers):
    answers["/pulls/1/reviews"] = [review(1, -1, "APPROVED", commit_id="")]
    found = door.proposal(1).reviews[0]
    assert (found.account, found.commit) == (None, None)


def test_everything_comes_over_all_pages(door, answers):
    answers["/pulls/1/reviews"] = [review(n, 12, "COMMENT") for n in range(1, 8)]
    answers["/pulls/1/commits"] = [commit(n) for n in (21, 22, 23, 24, 25)]
    found = door.proposal(1)
    assert len(found.reviews) == 7
    assert found.contributors == {11, 21, 22, 23, 24, 25}


def test_a_merge_is_told_with_its_commit(door, answers):
    merged = pull(merged=True, merged_at="2027-01-11T09:00:00+07:00", merge_commit_sha=COMMIT, merged_by=user(16))
    answers |= {"/pulls/1": merged, f"/commits/{COMMIT}/pull": merged}
    found = door.proposal(1)
    assert (found.merge_commit, found.merged_by, found.merged_time.isoformat()) == (COMMIT, 16, "2027-01-11T02:00:00+00:00")
    assert door.proposals_for(COMMIT) == (1,)
    assert door.proposals_for(HEAD) == ()
    with pytest.raises(PipelineError, match="bukan nomor komit"):
        door.proposals_for("main")


@pytest.mark.parametrize("path", ["/pulls/1", "/pulls/1/commits", "/pulls/1/files", "/pulls/1/reviews", "/issues/1/timeline"])
@pytest.mark.parametrize("said", [{"halo": 1}, [1], "teks", [{"state": "APPROVED"}]])
def test_nonsense_gives_a_sentence_and_no_proposal(door, answers, path, said):
    answers[path] = said
    with pytest.raises(PipelineError):
        door.proposal(1)


def test_an_unknown_state_is_not_agreement(door, answers):
    answers["/pulls/1/reviews"] = [review(1, 12, "")]
    with pytest.raises(PipelineError, match="tidak berbentuk"):
        door.proposal(1)


def test_settings_are_not_guessed(door):
    with pytest.raises(PipelineError, match="bukan GitHub"):
        door.settings()


def test_the_hosts_own_words_have_a_digest(door, answers):
    answers["/pulls/1/reviews"] = [review(1, 12, "APPROVED")]
    door.proposal(1)
    assert len(door.raw_sha256("1")) == 64
