"""Reading proposals from a GitHub that people use in every awkward way, over a real Git repository."""

import hashlib
from datetime import UTC

import pytest

from pipeline.core.approvals.values import Stance
from pipeline.core.errors import PipelineError
from tests.hostfake.answers import OPERATIONS
from tests.hostfake.contract import SPEC, violations
from tests.hostfake.github import GHOST, Refused
from tests.hostfake.office import Office, reader
from tests.hostfake.server import Fault, serving


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


@pytest.fixture
def server(office):
    with serving(office.host) as made:
        yield made


def proposal(server, number=1):
    return reader(server).proposal(number)


def stances(found):
    return [(review.account, review.stance) for review in found.reviews]


def test_a_proposal_says_who_wrote_it_and_what_it_stands_on(server, office):
    found = proposal(server)
    assert (found.number, found.author, found.host) == (1, office.people.staff.ident, "github.com")
    assert found.contributors == {office.people.staff.ident}
    assert (found.base, found.head) == (office.host.git.tip("main"), office.host.git.tip("laporan"))
    assert found.url == "https://github.com/kpu-kota-serang/kinerja/pull/1"
    assert not found.merged


def test_reviews_come_in_the_order_of_time_with_what_was_looked_at(server, office):
    kul, secretary = office.people.heads["kul"], office.people.secretary
    first = office.host.review(1, kul, "CHANGES_REQUESTED", "Angka IK-1.1 keliru.")
    seen = office.host.git.tip("laporan")
    head = office.host.push("laporan", {"periods/2026/laporan/bab-1.md": "Diperbaiki.\n"}, office.people.staff)
    office.host.review(1, secretary, "COMMENTED")
    office.approve(kul)
    found = proposal(server)
    assert stances(found) == [(kul.ident, Stance.RETURNED), (secretary.ident, Stance.COMMENTED), (kul.ident, Stance.APPROVED)]
    assert [review.commit for review in found.reviews] == [seen, head, head]
    assert found.reviews[0].ident == str(first)
    assert found.reviews[0].body == "Angka IK-1.1 keliru."
    assert found.reviews[0].url.endswith(f"#pullrequestreview-{first}")
    assert all(review.time.tzinfo is UTC for review in found.reviews)


def test_a_review_not_yet_handed_in_is_no_review(server, office):
    office.host.review(1, office.people.heads["kul"], "PENDING")
    assert proposal(server).reviews == ()


def test_a_dismissed_review_keeps_its_first_stance_and_who_took_it(server, office):
    ident = office.approve(office.people.heads["kul"])[0]
    office.host.dismiss(1, ident, office.people.admin, "salah akun")
    review = proposal(server).reviews[0]
    assert (review.stance, review.original, review.dismissed_by) == (Stance.DISMISSED, Stance.APPROVED, office.people.admin.ident)


def test_a_push_that_dismisses_is_told_as_a_dismissal_by_the_pusher(tmp_path):
    office = Office(tmp_path, dismiss_stale=True)
    office.approve(office.people.heads["kul"])
    office.host.push("laporan", {"periods/2026/laporan/bab-2.md": "Baru.\n"}, office.people.staff)
    with serving(office.host) as server:
        review = proposal(server).reviews[0]
    assert (review.original, review.dismissed_by) == (Stance.APPROVED, office.people.staff.ident)


def test_an_edited_review_is_marked(server, office):
    kept, changed = office.approve(office.people.heads["kul"], office.people.heads["sdm"])
    office.host.edit_review(1, changed, "Setuju setelah rapat.")
    assert {review.ident: review.edited for review in proposal(server).reviews} == {str(kept): False, str(changed): True}


def test_a_review_whose_commit_the_host_forgot_names_none(server, office):
    office.host.forget_commit(1, office.approve(office.people.heads["kul"])[0])
    assert proposal(server).reviews[0].commit is None


def test_a_deleted_account_is_nobody_and_its_login_gives_nobody_its_rights(server, office):
    kul = office.people.heads["kul"]
    office.approve(kul)
    office.host.delete(kul)
    taker = office.host.user(kul.login)
    office.approve(taker)
    assert taker.ident != kul.ident
    assert [review.account for review in proposal(server).reviews] == [None, taker.ident]


def test_the_hosts_ghost_is_nobody(server, office):
    ident = office.approve(office.people.heads["kul"])[0]
    office.host.dismiss(1, ident, office.people.admin)
    office.host.delete(office.people.staff)
    office.host.delete(office.people.admin)
    found = proposal(server)
    assert found.author is None
    assert found.reviews[0].dismissed_by is None
    assert GHOST not in found.contributors


@pytest.mark.parametrize("kind", ["author", "committer", "co-author"])
def test_whoever_took_part_is_a_contributor(server, office, kind):
    sdm = office.people.heads["sdm"]
    how = {
        "author": {"email": sdm.email},
        "committer": {"committer": sdm.email},
        "co-author": {"message": f"Ubah\n\nCo-authored-by: Kasubbag <{sdm.email}>"},
    }[kind]
    office.host.push("laporan", {"periods/2026/laporan/bab-2.md": "Baru.\n"}, office.people.staff, **how)
    assert proposal(server).contributors == {office.people.staff.ident, sdm.ident}


def test_an_address_names_its_account_even_where_the_host_links_none(server, office):
    office.host.push("laporan", {"a.md": "Baru.\n"}, office.people.staff, email="4711+lama@users.noreply.github.com")
    assert 4711 in proposal(server).contributors


def test_contributors_come_from_every_page_of_commits(server, office):
    server.page = 2
    for code, head in office.people.heads.items():
        office.host.push("laporan", {f"{code}.md": "Baru.\n"}, head)
    expected = {office.people.staff.ident} | {head.ident for head in office.people.heads.values()}
    assert proposal(server).contributors == expected


def test_more_commits_than_the_host_tells_are_refused(server, office):
    office.host.push("laporan", {"a.md": "Baru.\n"}, office.people.staff)
    office.host.commits_told = 1
    with pytest.raises(PipelineError, match=r"memuat 2 komit, dan github\.com hanya menyebut 1"):
        proposal(server)


def test_more_files_than_the_host_tells_are_refused(server, office):
    office.host.files_told = 0
    with pytest.raises(PipelineError, match="memuat 1 berkas"):
        proposal(server)


@pytest.mark.parametrize("kind", [None, "merge", "squash", "rebase"])
def test_a_proposal_asks_for_the_years_whose_lembar_it_brings(server, office, kind):
    host, people = office.host, office.people
    host.push("main", {"periods/2025/pengesahan/lembar/sekretaris.txt": "Lama\n"}, people.admin)
    record, sheet = "periods/2024/pengesahan/0001-paraf-kasubbag-kul.json", "periods/2026/pengesahan/lembar/sekretaris.txt"
    host.push("sah", {record: "{}\n", sheet: "Baru\n", "periods/2025/pengesahan/lembar/sekretaris.txt": None}, people.staff)
    number = host.open("sah", people.staff)
    if kind:
        host.merge(number, people.admin, kind)
    assert proposal(server, number).asks == {2026}
    assert proposal(server).asks == frozenset()


@pytest.mark.parametrize("kind", ["merge", "squash", "rebase"])
def test_however_it_is_merged_the_commit_is_what_main_then_held(server, office, kind):
    host, people = office.host, office.people
    host.push("laporan", {"periods/2026/laporan/bab-2.md": "Dua.\n"}, people.staff)
    host.push("lain", {"README.md": "Lain.\n"}, people.stranger)
    host.merge(host.open("lain", people.stranger), people.admin)
    office.approve(people.heads["kul"])
    commit = host.merge(1, people.secretary, kind)
    found = proposal(server)
    assert (found.merged, found.merge_commit, found.merged_by) == (True, host.git.tip("main"), people.secretary.ident)
    assert found.merged_time > found.reviews[0].time
    assert len(host.git.git("show", "-s", "--format=%P", commit).split()) == (2 if kind == "merge" else 1)
    assert host.git.git("rev-parse", f"{commit}:periods/2026") == host.git.git("rev-parse", f"{found.head}:periods/2026")
    assert reader(server).proposals_for(commit) == (1,)


def test_a_trial_merge_is_no_merge(server):
    assert proposal(server).merge_commit is None


def test_a_force_push_leaves_the_reviews_on_the_lost_commit(server, office):
    office.approve(office.people.heads["kul"])
    lost = office.host.git.tip("laporan")
    office.host.force_push("laporan", {"periods/2026/laporan/bab-1.md": "Lain sama sekali.\n"}, office.people.stranger)
    found = proposal(server)
    assert found.head != lost
    assert found.reviews[0].commit == lost
    assert found.contributors == {office.people.staff.ident, office.people.stranger.ident}


def test_an_update_of_the_branch_moves_the_head_and_keeps_the_reviews(server, office):
    office.approve(office.people.heads["kul"])
    office.host.push("lain", {"README.md": "Lain.\n"}, office.people.admin)
    office.host.merge(office.host.open("lain", office.people.admin), office.people.admin)
    head = office.host.update(1, office.people.staff)
    found = proposal(server)
    assert (found.head, found.reviews[0].stance) == (head, Stance.APPROVED)
    assert found.contributors == {office.people.staff.ident}


def test_only_merges_into_the_main_branch_bring_a_commit_there(server, office):
    host, staff = office.host, office.people.staff
    host.git.point("cabang", host.git.tip("main"))
    host.push("sisi", {"a.md": "Sisi.\n"}, staff)
    side = host.merge(host.open("sisi", staff, base="cabang"), office.people.admin, "squash")
    assert reader(server).proposals_for(side) == ()
    assert reader(server).proposals_for(host.git.tip("laporan")) == ()


@pytest.mark.parametrize("commit", ["", "main", "abc123", "../../x", "A" * 40])
def test_only_whole_commits_are_asked_for(server, commit):
    with pytest.raises(PipelineError, match="bukan nomor komit"):
        reader(server).proposals_for(commit)
    assert server.asked == []


def test_a_proposal_that_moves_while_it_is_read_is_read_again(server, office):
    moved = []

    def push_once(path):
        if path.endswith("/reviews") and not moved:
            moved.append(office.host.push("laporan", {"a.md": "Baru.\n"}, office.people.staff))

    server.fault = push_once
    assert proposal(server).head == moved[0]


def test_a_proposal_that_never_rests_is_refused(server, office):
    def push_always(path):
        if path.endswith("/reviews"):
            office.host.push("laporan", {"a.md": f"{len(server.asked)}\n"}, office.people.staff)

    server.fault = push_always
    with pytest.raises(PipelineError, match="berubah terus"):
        proposal(server)


def test_the_hosts_own_words_have_one_digest_that_an_edit_changes(server, office):
    ident = str(office.approve(office.people.heads["kul"])[0])
    door = reader(server)
    with pytest.raises(PipelineError, match="belum dibaca"):
        door.raw_sha256(ident)
    door.proposal(1)
    first = door.raw_sha256(ident)
    assert first == hashlib.sha256(door.words.raw(ident)).hexdigest()
    door.proposal(1)
    assert door.raw_sha256(ident) == first
    office.host.edit_review(1, int(ident), "lain")
    door.proposal(1)
    assert door.raw_sha256(ident) != first


@pytest.mark.parametrize("path", ["/pulls/1", "/pulls/1/commits", "/pulls/1/files", "/pulls/1/reviews", "/issues/1/timeline"])
@pytest.mark.parametrize("kind", ["500", "503", "truncated", "cut", "429", "limit", "slow"])
def test_one_failure_anywhere_changes_nothing_in_what_is_read(server, office, path, kind):
    office.approve(*office.people.heads.values())
    whole = proposal(server)
    server.faults = [Fault(kind, path=path)]
    assert proposal(server) == whole
    assert not any(fault.times for fault in server.faults)


@pytest.mark.parametrize("path", ["/pulls/1", "/pulls/1/commits", "/pulls/1/files", "/pulls/1/reviews", "/issues/1/timeline"])
@pytest.mark.parametrize("kind", ["500", "truncated", "nonsense", "a list", "empty", "huge", "401", "403", "redirect away"])
def test_a_failure_that_stays_gives_a_sentence_and_no_proposal(server, office, path, kind):
    office.approve(*office.people.heads.values())
    server.faults = [Fault(kind, times=99, path=path)]
    with pytest.raises(PipelineError) as caught:
        proposal(server)
    assert caught.value.message.endswith(".")


def test_reviews_on_later_pages_are_not_lost(server, office):
    server.page = 2
    office.approve(*office.people.heads.values(), office.people.secretary)
    assert len(proposal(server).reviews) == 5


def test_an_unknown_state_is_nonsense_not_agreement(server, office):
    office.host.review(1, office.people.heads["kul"], "BLESSED")
    with pytest.raises(PipelineError, match="tidak berbentuk"):
        proposal(server)


def test_a_comment_is_written_once_and_then_renewed(server, office):
    door = reader(server)
    door.comment(1, "lakip:umpan-balik", "Tiga temuan.")
    door.comment(1, "lakip:umpan-balik", "Tidak ada temuan.")
    bodies = [comment["body"] for comment in office.host.pulls[1].comments]
    assert bodies == ["<!-- lakip:umpan-balik -->\nTidak ada temuan."]


def test_somebody_elses_comment_with_our_marker_is_left_alone(server, office):
    robot, office.host.asking = office.host.asking, office.people.stranger
    reader(server).comment(1, "lakip:umpan-balik", "Semua beres, gabungkan!", by=office.people.admin.ident)
    office.host.asking = robot
    reader(server).comment(1, "lakip:umpan-balik", "Tiga temuan.")
    assert [c["body"].splitlines()[1] for c in office.host.pulls[1].comments] == ["Semua beres, gabungkan!", "Tiga temuan."]


def test_one_label_of_a_set_is_left_and_others_stay(server, office):
    door, among = reader(server), ("menunggu paraf", "dikembalikan", "menunggu tanda tangan", "sah")
    office.host.pulls[1].labels += ["penting", "menunggu paraf"]
    door.label(1, "menunggu tanda tangan", among)
    door.label(1, "menunggu tanda tangan", among)
    assert sorted(office.host.pulls[1].labels) == ["menunggu tanda tangan", "penting"]


def test_a_status_stands_on_its_commit(server, office):
    head = office.host.git.tip("laporan")
    reader(server).status(head, "lakip/pengesahan", "pending", "Menunggu paraf. " * 20)
    assert [(s["sha"], s["context"], s["state"]) for s in office.host.statuses] == [(head, "lakip/pengesahan", "pending")]


def test_nobody_approves_their_own_proposal_at_this_host(office):
    with pytest.raises(Refused):
        office.approve(office.people.staff)


def test_every_operation_of_the_contract_is_answered_and_no_other():
    cut = {(method, path.removeprefix("/repos/{owner}/{repo}")) for path, methods in SPEC["paths"].items() for method in methods}
    assert {(one.method, one.path) for one in OPERATIONS} == cut


def test_the_contract_is_able_to_refuse():
    assert violations("/pulls/{pull_number}/reviews", "get", 200, [{"id": 1}])
    assert violations("/statuses/{sha}", "post", "request", {"state": "sah"})
