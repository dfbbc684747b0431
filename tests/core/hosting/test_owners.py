"""CODEOWNERS and lembar: one owner a line, the last line that fits wins, every role on a sheet of its own."""

import re
from datetime import date
from pathlib import PurePosixPath

import pytest

from pipeline.core.approvals.values import Act, Content, Role
from pipeline.core.hosting import owners, sheets, steps
from pipeline.core.model import Hosting, Term
from tests import builders

ENDED = Term(start=date(2020, 1, 1), end=date(2023, 12, 31))
OWNERS = {"rendatin": "@kpu/rendatin", "kul": "@kpu/kul", "sekretaris": "@sekretaris-kpu", "pengelola": "@kpu/pengelola"}


def office(**changes):
    departments = (builders.department("rendatin"), builders.department("kul"))
    given = {"departments": departments, "hosting": Hosting(name="github.com", repo="kpu/kinerja", owners=tuple(OWNERS.items()))}
    return builders.office(**(given | changes))


def fits(pattern, path):
    """Say whether a pattern of CODEOWNERS covers a path, by the rules that these patterns use."""
    if pattern == "*":
        return True
    regex = re.escape(pattern.lstrip("/")).replace(r"\*", "[^/]*")
    return re.match(regex + ("" if pattern.endswith("/") else "$"), path) is not None


def owner_of(path, text):
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    assert all(len(line) == 2 for line in lines)
    return [owner for pattern, owner in lines if fits(pattern, path)][-1]


@pytest.mark.parametrize(
    ("path", "owner"),
    [
        ("periods/2026/s1/kul/realisasi.csv", "kul"),
        ("periods/2026/s2/rendatin/bukti/surat.pdf", "rendatin"),
        ("periods/2026/s1/lain/realisasi.csv", "pengelola"),
        ("periods/2026/periode.yml", "pengelola"),
        ("periods/2026/laporan/bab-1.md", "pengelola"),
        ("periods/satker.yml", "pengelola"),
        ("periods/allowed_signers", "pengelola"),
        ("periods/2026/pengesahan/0001-paraf-kasubbag-kul.json", "pengelola"),
        ("periods/2026/pengesahan/lembar/kasubbag-kul.txt", "kul"),
        ("periods/2026/pengesahan/lembar/kasubbag-rendatin.txt", "rendatin"),
        ("periods/2026/pengesahan/lembar/sekretaris.txt", "sekretaris"),
        ("periods/2026/pengesahan/kul/x", "pengelola"),
        (".github/CODEOWNERS", "pengelola"),
        ("pipeline/journeys/flow.py", "pengelola"),
    ],
)
def test_every_file_has_the_owner_that_answers_for_it(path, owner):
    assert owner_of(path, owners.codeowners(office())) == OWNERS[owner]


def test_a_subbagian_that_has_ended_owns_nothing():
    ended = builders.department("teknis", term=ENDED)
    text = owners.codeowners(office(departments=(*office().departments, ended)))
    assert "teknis" not in text


def test_a_renamed_subbagian_has_one_line():
    old = builders.department("kul", term=ENDED)
    assert owners.departments(office(departments=(old, *office().departments))) == ("rendatin", "kul")


def test_owners_that_are_missing_or_strange_are_named():
    given = Hosting(name="github.com", repo="kpu/kinerja", owners=(("kul", "@kpu/kul"), ("hukum", "@kpu/hukum")))
    assert owners.unnamed(office(hosting=given)) == ("rendatin", "sekretaris", "pengelola")
    assert owners.unknown(office(hosting=given)) == ("hukum",)
    assert (owners.unnamed(office()), owners.unknown(office())) == ((), ())


def test_a_lembar_follows_from_role_and_content_alone():
    roles = (
        Role(code="kasubbag-kul", act=Act.PARAF, title="Kepala Subbagian KUL"),
        Role(code="sekretaris", act=Act.SIGN, title="Sekretaris"),
    )
    content = Content(year=2026, sha256="a" * 64, tree="b" * 40)
    made = sheets.sheets(roles, content)
    folder = PurePosixPath("periods/2026/pengesahan/lembar")
    assert list(made) == [folder / "kasubbag-kul.txt", folder / "sekretaris.txt"]
    assert made == sheets.sheets(roles, content)
    assert "Lembar paraf: Kepala Subbagian KUL" in made[folder / "kasubbag-kul.txt"]
    assert "Lembar tanda tangan: Sekretaris" in made[folder / "sekretaris.txt"]
    assert all("a" * 64 in text and "b" * 40 in text and "di repositori" in text for text in made.values())


def test_only_lembar_ask_for_approval():
    roles = (Role(code="sekretaris", act=Act.SIGN, title="Sekretaris"),)
    made = sheets.sheets(roles, Content(year=2026, sha256="a" * 64, tree="b" * 40))
    assert sheets.asked(map(str, made)) == {2026}
    others = (
        "periods/2025/pengesahan/0001-paraf-kasubbag-kul.json",
        "periods/2025/s1/kul/lembar.txt",
        "x/periods/2024/pengesahan/lembar/a.txt",
    )
    assert sheets.asked(others) == frozenset()


def test_the_steps_name_every_owner_and_what_the_host_cannot_do():
    told = " ".join(steps.steps(office()))
    assert all(owner in told for owner in OWNERS.values())
    assert "Import a ruleset" in told
    assert "tidak dapat memaksa urutan" in steps.LIMIT
