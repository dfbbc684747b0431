"""A change is read from Git's objects, whatever it is made of."""

from pathlib import PurePosixPath

import pytest

from pipeline.core.errors import PipelineError
from pipeline.intake.repository import changes
from tests.cli.test_compare import commit, git

PERIODS = PurePosixPath("periods")


@pytest.fixture
def root(tmp_path):
    git(tmp_path, "init", "-qb", "main")
    (tmp_path / "periods").mkdir()
    (tmp_path / "periods" / "a.csv").write_text("a\n", encoding="utf-8")
    (tmp_path / "lain.txt").write_text("a\n", encoding="utf-8")
    commit(tmp_path)
    return tmp_path


def entries(root):
    return {str(path): content for path, content in changes.entries(root, "HEAD", PERIODS)}


def test_plain_files_below_a_folder_come_with_their_bytes(root):
    assert entries(root) == {"periods/a.csv": b"a\n"}


def test_links_and_programs_come_without_bytes(root):
    (root / "periods" / "p.csv").symlink_to("/etc/hostname")
    (root / "periods" / "x.sh").write_text("true\n", encoding="utf-8")
    (root / "periods" / "x.sh").chmod(0o755)
    commit(root)
    assert entries(root) == {"periods/a.csv": b"a\n", "periods/p.csv": None, "periods/x.sh": None}


def test_what_lies_on_disk_is_not_looked_at(root):
    (root / "periods" / "a.csv").write_text("b\n", encoding="utf-8")
    assert entries(root) == {"periods/a.csv": b"a\n"}


def test_a_folder_that_is_not_there_is_empty(root):
    assert list(changes.entries(root, "HEAD", PurePosixPath("periods/2031"))) == []


def test_paths_with_any_name_are_told_whole(root):
    for name in ("spasi dan é.csv", "ganti\nbaris.csv", '"kutip".csv'):
        (root / "periods" / name).write_text("a\n", encoding="utf-8")
    commit(root)
    assert len(changes.changed(root, "HEAD^", "HEAD")) == 3
    assert PurePosixPath("periods/ganti\nbaris.csv") in changes.changed(root, "HEAD^", "HEAD")


def test_a_rename_is_two_paths(root):
    git(root, "mv", "lain.txt", "periods/lain.txt")
    commit(root)
    assert [str(p) for p in changes.changed(root, "HEAD^", "HEAD")] == ["lain.txt", "periods/lain.txt"]


def test_histories_that_are_not_joined_are_compared_as_they_are(root):
    git(root, "checkout", "-q", "--orphan", "lain")
    (root / "periods" / "b.csv").write_text("b\n", encoding="utf-8")
    commit(root)
    assert [str(p) for p in changes.changed(root, "main", "lain")] == ["periods/b.csv"]


@pytest.mark.parametrize("name", ["tidak-ada", "--all", "HEAD:periods", ""])
def test_what_is_no_commit_is_said(root, name):
    with pytest.raises(PipelineError, match="tidak ada di repositori ini"):
        changes.parting(root, name, "HEAD")
