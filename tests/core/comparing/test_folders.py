"""One change, one owner."""

from pathlib import PurePosixPath

import pytest

from pipeline.core.comparing import folders
from pipeline.core.findings import Severity
from pipeline.core.gate import roles

KUL = "periods/2025/s1/kul/realisasi.csv"
KUL_LATER = "periods/2025/s2/kul/bukti/a.pdf"
TEKNIS = "periods/2025/s1/teknis/analisis.md"
PLAN = "periods/2025/rencana-aksi.csv"
CHAPTER = "periods/2025/laporan/bab-1-pendahuluan.md"
RENSTRA = "periods/renstra-2025-2029/target.csv"
RECORD = "periods/2025/pengesahan/0001-paraf-kasubbag-kul.json"


def checked(*paths):
    return [(f.rule, str(f.place.file)) for f in folders.check([PurePosixPath(p) for p in paths])]


@pytest.mark.parametrize(
    "paths", [(KUL,), (KUL, KUL_LATER), (PLAN, CHAPTER, RENSTRA), (), ("pipeline/cli/main.py", ".github/a.yml"), (RECORD,)]
)
def test_one_owner_s_files_are_nothing_to_speak_of(paths):
    assert checked(*paths) == []


@pytest.mark.parametrize(
    ("own", "strange"), [((KUL, KUL_LATER), TEKNIS), ((KUL, KUL_LATER), PLAN), ((PLAN, CHAPTER), KUL), ((KUL, KUL_LATER), RENSTRA)]
)
def test_the_smaller_part_should_have_been_proposed_apart(own, strange):
    assert checked(*own, strange) == [("di-luar-folder", strange)]


@pytest.mark.parametrize(
    "path",
    [
        RECORD,
        "schemas/satker.json",
        "pipeline/cli/main.py",
        ".github/CODEOWNERS",
        "periods/allowed_signers",
        "periods/satker.yml",
        "README.md",
    ],
)
def test_a_protected_file_beside_data_is_named(path):
    (found,) = folders.check([PurePosixPath(KUL), PurePosixPath(path)])
    assert (found.rule, found.severity) == ("berkas-dilindungi", Severity.DOUBTFUL)
    assert str(found.place.file) == path


def test_the_summary_names_whose_files_they_are():
    told = folders.touched([PurePosixPath(p) for p in (KUL, KUL_LATER, PLAN, RECORD)])
    assert told.summary == "Usulan ini menyentuh subbagian kul (2 berkas), berkas perencana (1), dan berkas yang dilindungi (1)."
    assert told.years == (2025,)


def test_a_change_of_nothing_is_said():
    assert folders.touched([]).summary == "Usulan ini tidak mengubah berkas apa pun."


def test_a_period_that_is_opened_lays_out_folders_for_everybody():
    laid_out = [PurePosixPath(f"periods/2025/s2/{code}/realisasi.csv") for code in ("kul", "teknis")]
    opening = [*laid_out, PurePosixPath("periods/2025/kendali/s2/pembukaan.yml"), PurePosixPath(PLAN)]
    assert roles.opened(opening, {PLAN, KUL}) == frozenset(laid_out)
    assert folders.check(opening, roles.opened(opening, {PLAN, KUL})) == ()
    assert roles.opened(opening, {"periods/2025/s2/kul/analisis.md"}) == frozenset(laid_out[1:])
    assert roles.opened(laid_out, {KUL}) == frozenset()
