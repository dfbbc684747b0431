"""From clicks at the host to a verdict: the door, Git and the evaluator together, however the proposal is merged or mishandled."""

import pytest

from pipeline.core.approvals.evaluate import evaluate
from pipeline.core.approvals.values import Policy, Standing
from pipeline.intake.repository import history
from tests import builders
from tests.hostfake.office import HEADS, Office, reader
from tests.hostfake.server import serving

YEAR = 2026
SHEETS = {f"periods/{YEAR}/pengesahan/lembar/{role}.txt": "Lembar\n" for role in (*(f"kasubbag-{code}" for code in HEADS), "sekretaris")}


class Play:
    """A host with officials who are known by their numbers, and a proposal that asks for all of them."""

    def __init__(self, folder, server):
        self.server, self.host = server, server.host
        self.people = server.people
        self.host.push("laporan", SHEETS, self.people.staff)

    def verdict(self, commit=""):
        heads = [builders.official(department=code, name=f"CONTOH {code}", account=user.ident) for code, user in self.people.heads.items()]
        secretary = builders.official("sekretaris", department="", account=self.people.secretary.ident)
        office = builders.office(departments=tuple(builders.department(c) for c in HEADS), officials=(*heads, secretary))
        proposal = reader(self.server).proposal(1)
        at = commit or proposal.merge_commit or proposal.head
        return evaluate([proposal], office, Policy(), YEAR, lambda sha: history.content(self.host.git.folder, YEAR, sha), at)

    def standing(self, role):
        return next(stand for stand in self.verdict().stands if stand.role.code == role)

    def initial(self):
        for user in self.people.heads.values():
            self.host.review(1, user, "APPROVED")

    def sign(self):
        self.host.review(1, self.people.secretary, "APPROVED")


@pytest.fixture
def play(tmp_path):
    office = Office(tmp_path)
    with serving(office.host) as server:
        server.people = office.people
        yield Play(tmp_path, server)


def test_nothing_is_signed_by_default(play):
    verdict = play.verdict()
    assert not verdict.is_initialled
    assert not verdict.is_signed
    assert len(verdict.missing) >= 5


@pytest.mark.parametrize("kind", ["merge", "squash", "rebase"])
def test_all_parafs_then_the_signature_hold_through_every_kind_of_merge(play, kind):
    play.initial()
    assert play.verdict().is_initialled
    assert not play.verdict().is_signed
    play.sign()
    play.host.merge(1, play.people.admin, kind)
    assert play.verdict().is_signed


def test_a_signature_before_the_last_paraf_is_none(play):
    play.sign()
    play.initial()
    assert not play.verdict().is_signed


def test_an_update_of_the_branch_costs_nothing(play):
    play.initial()
    play.host.push("main", {"README.md": "Lain.\n"}, play.people.admin)
    play.host.update(1, play.people.staff)
    play.sign()
    assert play.verdict().is_signed


def test_changed_content_voids_and_says_whose(play):
    play.initial()
    play.host.push("laporan", {f"periods/{YEAR}/laporan/bab-1.md": "Angka lain.\n"}, play.people.staff)
    play.sign()
    stand = play.standing("kasubbag-kul")
    assert stand.standing is Standing.VOID
    assert stand.reason
    assert not play.verdict().is_signed


def test_a_force_push_leaves_no_paraf_standing(play):
    play.initial()
    play.sign()
    play.host.force_push("laporan", SHEETS | {f"periods/{YEAR}/laporan/bab-1.md": "Lain sama sekali.\n"}, play.people.staff)
    assert not play.verdict().is_initialled


def test_content_slipped_in_beside_the_proposal_is_not_what_was_agreed_to(play):
    play.initial()
    play.sign()
    play.host.push("main", {f"periods/{YEAR}/laporan/bab-2.md": "Selundupan.\n"}, play.people.admin)
    play.host.merge(1, play.people.admin)
    assert not play.verdict().is_signed


def test_a_dismissed_paraf_no_longer_stands(play):
    play.initial()
    play.sign()
    last = play.host.pulls[1].reviews[0]["id"]
    play.host.dismiss(1, last, play.people.admin, "salah akun")
    assert not play.verdict().is_signed


def test_a_login_taken_over_gives_no_paraf(play):
    kul = play.people.heads["kul"]
    others = [user for code, user in play.people.heads.items() if code != "kul"]
    play.host.delete(kul)
    for user in (*others, play.host.user(kul.login)):
        play.host.review(1, user, "APPROVED")
    play.sign()
    assert play.standing("kasubbag-kul").standing is Standing.NONE
    assert not play.verdict().is_signed


def test_a_head_who_wrote_part_of_it_does_not_approve_it(play):
    play.host.push("laporan", {f"periods/{YEAR}/laporan/bab-2.md": "Tulisan sendiri.\n"}, play.people.heads["kul"])
    play.initial()
    play.sign()
    assert play.standing("kasubbag-kul").standing is not Standing.PARAF
    assert not play.verdict().is_signed


def test_strangers_count_for_nothing(play):
    for user in (play.people.stranger, play.people.admin):
        play.host.review(1, user, "APPROVED")
    assert all(stand.standing is Standing.NONE for stand in play.verdict().stands)


def test_a_return_needs_a_new_round(play):
    play.initial()
    play.host.review(1, play.people.heads["sdm"], "CHANGES_REQUESTED", "Angka IK-1.1 keliru.")
    play.sign()
    assert play.standing("kasubbag-sdm").standing is Standing.RETURNED
    play.initial()
    play.sign()
    assert play.verdict().is_signed


def test_agreement_to_mere_data_is_no_paraf_on_the_year(play):
    play.host.push("laporan", dict.fromkeys(SHEETS), play.people.staff)
    play.initial()
    play.sign()
    assert not play.verdict().is_initialled
