"""`lakip gerbang`: repositories of every kind, and those it cannot judge."""

import json
import subprocess

import pytest

from pipeline.core.errors import PipelineError
from pipeline.journeys import gating
from pipeline.journeys.spans import Span
from tests.hostile.git import BOX, KUL, SCAN
from tests.hostile.store import Store


def git(folder, *arguments):
    told = subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, timeout=60, text=True)
    return told.stdout.strip()


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "kantor.git")
    made.ref("usulan", made.commit({f"{BOX}/hadir.txt": b"hadir\n"}))
    return made


@pytest.fixture
def hostile(store):
    store.ref("usulan", store.commit({f"{BOX}/ha\u200bdir.txt": b"hadir\n", f"{KUL}/analisis.md": b"rusak \xff\n"}))
    return store


def gated(store, span="main..usulan", role=""):
    return [f.rule for f in gating.gate(store.folder, Span.parse(span), role)]


def told(store, span="main..usulan"):
    """The trouble in words; nothing of Git's English but what stands in brackets."""
    with pytest.raises(PipelineError) as trouble:
        gating.gate(store.folder, Span.parse(span))
    assert trouble.value.hint
    return trouble.value.message


def test_a_bare_repository_will_do(cli, store):
    assert "Tidak ada temuan." in cli("gerbang", "main..usulan", "--akar", store.folder).out


def test_a_refusal_ends_with_one_and_is_told_in_three_forms(cli, hostile):
    ran = cli("gerbang", "main..usulan", "--akar", hostile.folder, code=1)
    assert "ha[U+200B]dir.txt" in ran.out
    found = json.loads(cli("gerbang", "main..usulan", "--akar", hostile.folder, "--format", "json", code=1).out)
    assert {row["aturan"] for row in found} == {"nama-tidak-aman", "bukan-utf8"}
    assert "::error file=periods/2025/s1/kul/" in cli("gerbang", "main..usulan", "--akar", hostile.folder, "--format", "github", code=1).out


def test_only_a_refusal_writes_an_answer(cli, store, tmp_path):
    result, summary = tmp_path / "jawaban.json", tmp_path / "ringkasan.md"
    asked = ("gerbang", "main..usulan", "--akar", store.folder, "--hasil", result, "--ringkasan", summary)
    cli(*asked)
    assert not result.exists()
    assert not summary.exists()
    store.ref("usulan", store.commit({f"{KUL}/jalankan.sh": b"#!/bin/sh\n"}))
    cli(*asked, code=1)
    assert json.loads(result.read_text(encoding="utf-8"))["jumlah"]["kesalahan"] == 1
    assert gating.NOT_READ in summary.read_text(encoding="utf-8")
    assert "Tidak ada angka indikator yang berubah" not in summary.read_text(encoding="utf-8")


def test_a_role_that_there_is_none_of_is_said(cli, store):
    assert "Peran «bendahara» tidak dikenal" in cli("gerbang", "main..usulan", "--akar", store.folder, "--peran", "bendahara", code=2).err
    assert "subbagian:" in cli("gerbang", "main..usulan", "--akar", store.folder, "--peran", "subbagian", code=2).err


@pytest.mark.parametrize(
    ("role", "found"), [("subbagian:kul", []), ("subbagian:rendatin", ["di-luar-peran"]), ("perencana", ["di-luar-peran"])]
)
def test_a_role_may_bring_its_own_only(store, role, found):
    assert gated(store, role=role) == found


def test_an_unknown_revision_is_said(store):
    assert "tidak ada di repositori ini" in told(store, "main..tidak-ada")


def test_histories_with_nothing_in_common_are_said(store):
    store.ref("lain", store.commit({"a.md": b"a\n"}, []))
    assert "tidak mempunyai riwayat bersama" in told(store, "main..lain")


def test_a_shallow_clone_is_not_judged_by_half(store, tmp_path):
    store.ref("usulan", store.commit({f"{BOX}/rapat.txt": b"rapat\n"}, [store.commit({f"{BOX}/hadir.txt": b"hadir\n"})]))
    git(tmp_path, "clone", "-q", "--bare", "--depth=1", "--no-single-branch", store.folder.as_uri(), "dangkal.git")
    store.folder = tmp_path / "dangkal.git"
    assert "terpotong" in told(store)


def test_a_clone_without_contents_is_said_and_nothing_is_fetched(store, tmp_path):
    git(store.folder, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--bare", "--filter=blob:none", store.folder.as_uri(), "sebagian.git")
    store.folder = tmp_path / "sebagian.git"
    before = git(store.folder, "count-objects", "-v")
    assert "tidak lengkap" in told(store)
    assert git(store.folder, "count-objects", "-v") == before


@pytest.mark.parametrize("which", ["main", "usulan", "main^{tree}", "usulan^{tree}", f"usulan:{BOX}/hadir.txt"])
def test_an_object_that_is_missing_is_said(store, which):
    oid = git(store.folder, "rev-parse", which)
    (store.folder / "objects" / oid[:2] / oid[2:]).unlink()
    assert any(word in told(store) for word in ("tidak lengkap", "tidak ada di"))


@pytest.mark.parametrize("which", ["usulan", "usulan^{tree}", f"usulan:{BOX}/hadir.txt"])
def test_an_object_that_is_damaged_is_said(store, which):
    oid = git(store.folder, "rev-parse", which)
    (store.folder / "objects" / oid[:2] / oid[2:]).write_bytes(b"rusak")
    assert any(word in told(store) for word in ("tidak lengkap", "tidak ada di"))


def test_an_object_put_in_the_place_of_another_deceives_nobody(hostile):
    """`git replace` would show a clean commit where the hostile one stands."""
    clean = hostile.commit({f"{BOX}/hadir.txt": b"hadir\n"})
    bad = git(hostile.folder, "rev-parse", "usulan")
    git(hostile.folder, "replace", bad, clean)
    assert "nama-tidak-aman" in gated(hostile)


def test_the_work_tree_and_its_settings_play_no_part(tmp_path, store):
    """Neither a filter nor a changed file; what counts is what is recorded."""
    store.ref("usulan", store.commit({f"{BOX}/hadir.txt": b"hadir\n", f"{KUL}/analisis.md": b"rusak \xff\n"}))
    git(tmp_path, "clone", "-q", store.folder.as_uri(), "kerja")
    kerja = tmp_path / "kerja"
    marker = tmp_path / "dijalankan"
    git(kerja, "config", "filter.x.smudge", f"touch {marker}")
    git(kerja, "config", "diff.external", f"touch {marker}")
    (kerja / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n", encoding="ascii")
    store.folder = kerja
    assert gated(store, "origin/main..origin/usulan") == ["bukan-utf8"]
    assert not marker.exists()


def test_one_file_is_held_at_a_time(store):
    """A change of many megabytes is judged with the memory of its largest file."""
    import tracemalloc

    scans = {f"{BOX}/pindaian-{n}.txt": bytes([65 + n]) * 2_000_000 for n in range(20)}
    store.ref("usulan", store.commit(scans))
    gated(store)  # what is loaded once is not counted
    tracemalloc.start()
    gated(store)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


def test_periksa_refuses_by_the_same_rules(cli, small_office):
    (small_office / BOX).mkdir(exist_ok=True)
    (small_office / BOX / "hadir.pdf").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    (small_office / BOX / "h\u0430dir.txt").write_bytes(b"hadir\n")
    told = {row["aturan"] for row in json.loads(cli("periksa", "--akar", small_office, "--format", "json", code=1).out)}
    assert {"penunjuk-lfs", "nama-tidak-aman"} <= told


def test_a_name_on_disk_that_is_no_utf8_is_said(cli, small_office):
    box = small_office / BOX
    box.mkdir(exist_ok=True)
    (box / b"had\xffir.pdf".decode("utf-8", "surrogateescape")).write_bytes(SCAN)
    assert "hadir" not in cli("periksa", "--akar", small_office, code=1).out.replace("had[U+DCFF]ir", "")
