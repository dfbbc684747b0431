"""Names, whatever they hold: judged without trouble, told without harm, and every name of ours has its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.errors import PipelineError
from pipeline.core.gate import paths, roles
from pipeline.core.gate.shown import place, shown

ROOT = Path(__file__).parents[2]
ANY_NAME = st.text(st.characters(codec=None, exclude_characters="\0"), min_size=1, max_size=60)


@given(ANY_NAME)
def test_any_name_is_judged_and_told_on_one_line(name):
    paths.fault(name)
    paths.is_known(f"periods/2025/s1/kul/bukti/{name}")
    roles.belonging(place(f"periods/{name}").file)
    assert shown(name).isprintable()
    shown(name).encode("utf-8")


@given(ANY_NAME)
def test_what_passes_stays_what_it_is_wherever_it_is_laid_out(name):
    """No file system folds, cuts or decomposes a name that passes into one that the gate would not let pass."""
    if paths.fault(f"periods/{name}") == ("", ""):
        folded = paths.fold(name)
        assert paths.fold(folded) == folded
        assert name == name.strip()
        assert ".." not in name.split("/")
        assert all(part.encode("utf-8") for part in name.split("/"))


def test_every_file_of_the_sample_office_has_its_place():
    names = [p.relative_to(ROOT).as_posix() for p in (ROOT / "periods").rglob("*") if p.is_file()]
    assert len(names) > 200
    assert [name for name in names if not paths.is_known(name) or paths.fault(name)[1]] == []


@pytest.mark.parametrize(
    "inside",
    [
        "2026/s2/kul/Realisasi.csv",
        "2026/s2/kul/realisasi.csv/x.csv",
        "2026/s2/kul/bukti/a/b.pdf",
        "2026/s2/kul/bukti/a",
        "2026/s2/kul/bukti/a.PDF.exe",
        "2026/laporan/kul/realisasi.csv",
        "2026/laporan/s1/s2/bab.md",
        "2026/kendali/s1/entri/a.pdf",
        "2026/kendali/s1/konfirmasi-1.yml",
        "2026/pengesahan/1-paraf.json",
        "2026/surat/.gitkeep",
        "1999/periode.yml",
        "renstra-2025/target.csv",
        "satker.yml ",
        "catatan.txt",
    ],
)
def test_what_has_no_place_is_not_known(inside):
    assert not paths.is_known(f"periods/{inside}")


@pytest.mark.parametrize("text", ["", "subbagian", "subbagian:", "perencana:kul", "Pengelola", "pengesahan", "\u202eperencana"])
def test_a_role_that_is_none_is_said_on_one_line(text):
    with pytest.raises(PipelineError) as trouble:
        roles.Role.parse(text)
    assert trouble.value.message.isprintable()
