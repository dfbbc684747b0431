"""Key `pengesahan` of periode.yml: who initials, who stands in for whom, on what basis."""

import pytest

from pipeline.core.approvals.values import Policy
from pipeline.intake.load import load

WHOLE = """
pengesahan:
  paraf: [rendatin, kul]
  rangkap:
    - {peran: kasubbag-kul, oleh: kasubbag-rendatin, dasar: Surat perintah contoh}
    - {peran: kasubbag-rendatin, oleh: sekretaris, dasar: Surat perintah contoh}
  dasar: SOP contoh
  zona: WITA
"""


def written(root, text):
    file = root / "periods/2025/periode.yml"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    return load(root, 2025)


def test_an_office_that_says_nothing_has_the_usual_policy(small_office):
    assert load(small_office, 2025).dossier.policy == Policy(paraf=(), shared=(), basis="", zone="WIB")


def test_what_an_office_says_is_its_policy(small_office):
    shared = (("kasubbag-kul", "kasubbag-rendatin"), ("kasubbag-rendatin", "sekretaris"))
    assert written(small_office, WHOLE).dossier.policy == Policy(paraf=("rendatin", "kul"), shared=shared, basis="SOP contoh", zone="WITA")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pengesahan:\n  rangkap:\n    - {peran: kasubbag-kul, oleh: sekretaris}\n", "dasar"),
        ("pengesahan:\n  rangkap:\n    - {peran: sekretaris, oleh: kasubbag-kul, dasar: Contoh}\n", "peran"),
        ("pengesahan:\n  zona: GMT\n", "WIB, WITA, WIT"),
        ("pengesahan:\n  tanda_tangan: [kul]\n", "tanda_tangan"),
    ],
)
def test_what_cannot_be_a_policy_is_refused_at_its_place(small_office, text, told):
    findings = written(small_office, text).findings
    assert any(told in f.message + f.hint and f.place.file.name == "periode.yml" and f.place.row > 30 for f in findings), findings
