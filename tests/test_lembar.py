"""The lembar lie beside the records and prove nothing: no verifier takes them for records, or lets anything hide among them."""

import pytest

from pipeline.core.approvals.evaluate import roles
from pipeline.core.approvals.values import Policy
from pipeline.core.hosting import sheets
from pipeline.intake.repository import history
from pipeline.journeys import signing
from pipeline.journeys.hosting import office as found
from tests.signed_office import YEAR, copied, found_office


@pytest.fixture(scope="module")
def signed(tmp_path_factory):
    office = found_office(tmp_path_factory.mktemp("asli"))
    office.sign_all()
    signing.seal(office.root, YEAR, office.keys["perekam"])
    return office


@pytest.fixture
def office(signed, tmp_path):
    """A signed office with its lembar, written for the content at HEAD."""
    made = copied(signed, tmp_path)
    content = history.content(made.root, YEAR, "HEAD")
    about = found(made.root)
    asked = roles(about, Policy(), next(o for o in about.officials if o.role == "sekretaris").term.start)
    for path, text in sheets.sheets(asked, content).items():
        (made.root / path).parent.mkdir(exist_ok=True)
        (made.root / path).write_text(text, encoding="utf-8")
    return made


def test_lembar_change_nothing_that_is_agreed_to(office):
    before = history.content(office.root, YEAR, "HEAD")
    office.commit("Lembar")
    assert list((office.records / "lembar").iterdir())
    assert history.content(office.root, YEAR, "HEAD") == before


def test_both_verifiers_still_say_signed(office):
    verified = office.verify_files()
    assert not verified.faults
    assert verified.sign_off.is_signed
    assert office.shell().returncode == 0


@pytest.mark.parametrize("name", ["lembar/0004-paraf-kasubbag-kul.json", "lembar/dalam/x.txt", "lain/sekretaris.txt", "lembar/.x"])
def test_nothing_hides_among_them(office, name):
    hidden = office.records / name
    hidden.parent.mkdir(exist_ok=True)
    hidden.write_text("x", encoding="utf-8")
    assert any("Berkas asing" in fault for fault in office.verify_files().faults)
    assert office.shell().returncode != 0
