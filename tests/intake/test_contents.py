"""The digest of a year's content: the same from Git, from a folder, from a ZIP and from a shell; and what is refused on the way."""

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.core.approvals import contents
from pipeline.core.errors import PipelineError
from pipeline.intake import exported
from pipeline.intake.repository import history, history_tags
from tests.signed_office import ENVIRONMENT, git

FOLDER = "periods/2025"
SHELL = (
    "find . -type f ! -path './pengesahan/*' ! -path './surat/*' -exec sha256sum {} + | sed 's|^\\([0-9a-f]*\\)  \\./|\\1  |'"
    " | LC_ALL=C sort | sha256sum | cut -d' ' -f1"
)
FILES = {
    "periode.yml": b"tahun: 2025\n",
    "s1/kul/realisasi.csv": b"a,b\r\n1,2\n",
    "s1/kul/bukti/foto é.png": bytes(range(256)),
    "s1.csv": b"",
    "s1-x/a": b"1",
    "laporan/bab 1.md": "Capaian é".encode(),
}
LOOSE = {"pengesahan/0001.json": b"{}", "surat/pengantar.yml": b"a: 1\n"}


@pytest.fixture
def repository(tmp_path):
    root = tmp_path / "kantor"
    for name, data in (FILES | LOOSE).items():
        file = root / FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    git(root, "init", "-q", "-b", "main")
    return root


def commit(root: Path) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "catatan")
    return git(root, "rev-parse", "HEAD")


def bare(found: dict[str, bytes]) -> dict[str, bytes]:
    return {path.removeprefix(f"{FOLDER}/"): data for path, data in found.items() if path.startswith(FOLDER)}


def test_all_doors_read_the_same(repository, tmp_path):
    made = history.content(repository, 2025, commit(repository))
    assert made is not None
    assert made == contents.content(2025, FILES | LOOSE)
    assert made == contents.content(2025, bare(exported.files(repository, FOLDER)))
    shell = subprocess.run(["sh", "-c", SHELL], cwd=repository / FOLDER, capture_output=True, text=True, check=True)
    assert made.sha256 == shell.stdout.strip()
    with zipfile.ZipFile(tmp_path / "arsip.zip", "w") as archive:
        for name, data in (FILES | LOOSE).items():
            archive.writestr(f"lakip-2025/{FOLDER}/{name}", data)
        archive.writestr("lakip-2025/README.txt", "di luar")
    assert made == contents.content(2025, bare(exported.zipped(tmp_path / "arsip.zip")))


def test_the_tree_is_the_one_git_would_write(repository):
    made = history.content(repository, 2025, commit(repository))
    shutil.rmtree(repository / FOLDER / "pengesahan")
    shutil.rmtree(repository / FOLDER / "surat")
    commit(repository)
    assert made is not None
    assert made.tree == git(repository, "rev-parse", f"HEAD:{FOLDER}")


names = st.sampled_from(["a", "a.b", "a-b", "a/b", "a/c/d", "ab", "b/a", "a.b/c", "é"])


@given(
    st.dictionaries(names, st.binary(max_size=5), min_size=1).filter(lambda d: not any(f"{x}/" in f"{y}/" and x != y for x in d for y in d))
)
def test_every_change_changes_the_content(files):
    made = contents.content(2025, files)
    for name, data in files.items():
        assert contents.content(2025, files | {name: data + b"x"}) != made
        moved = {n: d for n, d in files.items() if n != name} | {f"z{name}": data}
        assert contents.content(2025, moved) != made


def test_records_and_letters_are_not_content(repository):
    before = history.content(repository, 2025, commit(repository))
    (repository / FOLDER / "pengesahan/0002.json").write_text("{}")
    (repository / FOLDER / "surat/lain.yml").write_text("{}")
    assert history.content(repository, 2025, commit(repository)) == before
    (repository / FOLDER / "surat.csv").write_text("")
    assert history.content(repository, 2025, commit(repository)) != before


def test_what_is_not_there_has_no_content(repository):
    head = commit(repository)
    assert history.content(repository, 2024, head) is None
    assert history.content(repository, 2025, "0" * 40) is None
    assert history.content(repository, 2025, "tidak-ada") is None


@pytest.mark.parametrize("kind", ["symlink", "program"])
def test_only_plain_files_are_content(repository, kind):
    file = repository / FOLDER / "aneh.csv"
    if kind == "symlink":
        file.symlink_to("periode.yml")
    else:
        file.write_text("")
        file.chmod(0o755)
    head = commit(repository)
    assert history.content(repository, 2025, head) is None
    with pytest.raises(PipelineError, match=r"aneh\.csv pada revisi .* bukan berkas biasa"):
        history.files_at(repository, head, FOLDER)


@pytest.mark.parametrize("name", ["a\nb", "a\\b", "a\x1bb"])
def test_names_that_sha256sum_would_escape_are_refused(name):
    with pytest.raises(PipelineError, match="tidak dapat disidik"):
        contents.content(2025, {name: b""})


def test_replaced_objects_are_not_believed(repository):
    head = commit(repository)
    honest = history.content(repository, 2025, head)
    (repository / FOLDER / "periode.yml").write_text("tahun: 2026\n")
    other = commit(repository)
    git(repository, "replace", head, other)
    assert history.content(repository, 2025, head) == honest
    assert history.content(repository, 2025, other) != honest


def test_a_subfolder_of_a_repository_can_be_the_root(tmp_path):
    root = tmp_path / "besar" / "kantor"
    (root / FOLDER).mkdir(parents=True)
    (root / FOLDER / "periode.yml").write_bytes(FILES["periode.yml"])
    git(tmp_path / "besar", "init", "-q", "-b", "main")
    head = commit(tmp_path / "besar")
    assert history.files_at(root, head, FOLDER) == {f"{FOLDER}/periode.yml": FILES["periode.yml"]}


@pytest.mark.parametrize("target", ["periods/2025/periode.yml", "periods/2025", "tidak-ada"])
def test_a_folder_with_a_link_is_refused(repository, target):
    (repository / FOLDER / "s1" / "pintas").symlink_to(repository / target)
    with pytest.raises(PipelineError, match="bukan berkas biasa"):
        exported.files(repository, FOLDER)


def test_a_linked_folder_is_refused(repository):
    (repository / "periods" / "2026").symlink_to(repository / FOLDER)
    with pytest.raises(PipelineError, match="pintasan"):
        exported.files(repository, "periods/2026")


def test_a_pipe_is_refused_without_waiting(repository):
    os.mkfifo(repository / FOLDER / "pipa")
    with pytest.raises(PipelineError, match="bukan berkas biasa"):
        exported.files(repository, FOLDER)


def zipped(file: Path, *entries: tuple[str, bytes, int]) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, data, mode in entries:
            about = zipfile.ZipInfo(name)
            about.external_attr = mode << 16
            archive.writestr(about, data)
    return file


@pytest.mark.parametrize(
    "entries",
    [
        [("periods/2025/a", b"1", 0o100644), ("periods/2025/a", b"2", 0o100644)],
        [("periods/2025/a", b"1", 0o100644), ("arsip/periods/2025/a", b"2", 0o100644)],
        [("periods/2025/a", b"/etc/passwd", 0o120777)],
        [("periods/../../a", b"1", 0o100644)],
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_strange_zips_are_refused(tmp_path, entries):
    with pytest.raises(PipelineError, match="bukan berkas biasa"):
        exported.zipped(zipped(tmp_path / "a.zip", *entries))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"bukan zip"])
def test_what_is_no_zip_is_said(tmp_path, data):
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(PipelineError, match="tidak dapat dibaca sebagai ZIP"):
        exported.zipped(tmp_path / "a.zip")


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(exported, "LARGEST", 10)
    with pytest.raises(PipelineError, match="terlalu besar"):
        exported.zipped(zipped(tmp_path / "a.zip", ("periods/a", b"12345678901", 0o100644)))


def test_contributors_are_all_who_are_named(repository):
    base = commit(repository)
    who = {**ENVIRONMENT, "GIT_AUTHOR_NAME": "CONTOH Staf", "GIT_AUTHOR_EMAIL": "staf@example.org"}
    message = "ubah\n\nCo-authored-by: CONTOH Teman <teman@example.org>\n"
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", message], cwd=repository, env={**os.environ, **who}, check=True)
    assert history.contributors(repository, base, "HEAD") == {
        ("CONTOH Staf", "staf@example.org"),
        ("CONTOH", "contoh@example.org"),
        ("CONTOH Teman", "teman@example.org"),
    }
    assert history.contributors(repository, "HEAD", "HEAD") == frozenset()


def tagged(root: Path) -> str:
    git(root, "config", "user.name", "CONTOH")
    git(root, "config", "user.email", "contoh@example.org")
    head = commit(root)
    history_tags.make_tag(root, "lakip-2025", head, "Laporan\n\nisi: a\n")
    return head


def test_a_tag_says_what_was_written(repository):
    head = tagged(repository)
    found = history_tags.tag(repository, "lakip-2025")
    assert found is not None
    assert (found.commit, found.message, found.signature) == (head, "Laporan\n\nisi: a\n", None)
    assert history_tags.tag(repository, "lakip-2024") is None
    git(repository, "tag", "ringan")
    assert history_tags.tag(repository, "ringan") is None
    assert history_tags.tags(repository) == ("lakip-2025", "ringan")


def test_a_tag_is_never_moved(repository):
    tagged(repository)
    with pytest.raises(PipelineError, match="sudah ada"):
        history_tags.make_tag(repository, "lakip-2025", "HEAD", "lain")


def test_a_tag_under_another_name_is_noticed(repository):
    tagged(repository)
    git(repository, "update-ref", "refs/tags/lakip-2024", git(repository, "rev-parse", "refs/tags/lakip-2025"))
    with pytest.raises(PipelineError, match="memakai isi tag lain"):
        history_tags.tag(repository, "lakip-2024")


@pytest.mark.parametrize("target", ["HEAD^{tree}", "lakip-2025"])
def test_a_tag_of_anything_but_a_commit_is_refused(repository, target):
    tagged(repository)
    git(repository, "tag", "-a", "-m", "x", "lakip-2026", target)
    with pytest.raises(PipelineError, match="tidak menunjuk sebuah komit"):
        history_tags.tag(repository, "lakip-2026")


def test_a_bundle_comes_back(repository, tmp_path):
    head = tagged(repository)
    history_tags.make_bundle(repository, tmp_path / "arsip" / "a.bundle", "lakip-2025")
    history_tags.unbundle(tmp_path / "arsip" / "a.bundle", tmp_path / "b.git")
    assert history.content(tmp_path / "b.git", 2025, "lakip-2025") == history.content(repository, 2025, head)
    assert [p.name for p in (tmp_path / "arsip").iterdir()] == ["a.bundle"]


def test_what_is_no_bundle_is_said(repository, tmp_path):
    (tmp_path / "a.bundle").write_bytes(b"x")
    with pytest.raises(PipelineError, match="tidak dapat dibuka sebagai bundel"):
        history_tags.unbundle(tmp_path / "a.bundle", tmp_path / "b.git")
    commit(repository)
    with pytest.raises(PipelineError, match="tidak dapat dibuat"):
        history_tags.make_bundle(repository, tmp_path / "c.bundle", "tidak-ada")
