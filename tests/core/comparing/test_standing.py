"""What a verdict means at the host."""

from pipeline.core.approvals.values import Act, Role, RoleStand, SignOff, Standing
from pipeline.core.comparing.standing import marks

HEAD, SECRETARY = Role(code="kasubbag-kul", act=Act.PARAF, title="Kepala"), Role(code="sekretaris", act=Act.SIGN, title="Sekretaris")


def verdict(head=Standing.NONE, secretary=Standing.NONE, missing=("Kepala perlu memaraf.",)):
    stands = (RoleStand(role=HEAD, standing=head), RoleStand(role=SECRETARY, standing=secretary))
    return SignOff(content=None, stands=stands, history=(), missing=missing)


def told(*verdicts):
    found = marks(dict(enumerate(verdicts)))
    return found.label, {status.context: status.state for status in found.statuses}


def test_nothing_given_waits_for_the_paraf():
    assert told(verdict()) == (
        "menunggu paraf",
        {"lakip/pengesahan": "pending", "pengesahan/paraf": "pending", "pengesahan/tanda-tangan": "pending"},
    )


def test_all_paraf_wait_for_the_signature():
    label, states = told(verdict(Standing.PARAF))
    assert label == "menunggu tanda tangan"
    assert states["pengesahan/paraf"] == "success"
    assert states["lakip/pengesahan"] == "pending"


def test_a_signature_without_paraf_is_no_success():
    label, states = told(verdict(Standing.NONE, Standing.SIGNED))
    assert label == "menunggu paraf"
    assert set(states.values()) == {"pending"}


def test_a_return_is_a_failure():
    label, states = told(verdict(Standing.RETURNED))
    assert (label, states["lakip/pengesahan"]) == ("dikembalikan", "failure")


def test_all_given_is_a_success():
    label, states = told(verdict(Standing.PARAF, Standing.SIGNED, ()))
    assert (label, set(states.values())) == ("sah", {"success"})


def test_two_years_are_as_far_as_the_slower_one():
    label, states = told(verdict(Standing.PARAF, Standing.SIGNED, ()), verdict())
    assert (label, states["lakip/pengesahan"]) == ("menunggu paraf", "pending")


def test_a_proposal_without_a_sheet_asks_for_nothing():
    assert told() == ("", {"lakip/pengesahan": "success"})


def test_what_is_missing_is_said_beside_the_required_status():
    (required, *_) = marks({2025: verdict()}).statuses
    assert required.text == "Menunggu paraf. Kepala perlu memaraf."
