"""What Git knows of the files, from real repositories."""

import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from pipeline.intake.repository import history, history_tags

WHEN = "2026-01-02T03:04:05+00:00"
AUTHOR = {"NAME": "CONTOH", "EMAIL": "contoh@example.org", "DATE": WHEN}
ENVIRONMENT = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in AUTHOR.items()}
PERIODS = PurePosixPath("periods")


def git(root: Path, *arguments: str) -> str:
    isolated = {"PATH": "/usr/bin:/bin", "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", **ENVIRONMENT}
    return subprocess.run(["git", *arguments], cwd=root, env=isolated, check=True, capture_output=True, text=True).stdout.strip()


def commit(root: Path, **files: str) -> str:
    for name, text in files.items():
        file = root / "periods" / f"{name}.csv"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "catatan")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path):
    root = tmp_path / "kantor"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    return root


def test_outside_git_there_is_no_revision(tmp_path):
    assert history.revision(tmp_path) is None
    assert history.last_commits(tmp_path, PERIODS) == {}


def test_before_the_first_commit_there_is_no_revision(repository):
    assert history.revision(repository) is None
    assert history.last_commits(repository, PERIODS) == {}


def test_a_revision_names_commit_tree_and_time(repository):
    head = commit(repository, satu="1")
    found = history.revision(repository)
    assert found == history.Revision(
        commit=head,
        short=head[:7],
        tree=git(repository, "rev-parse", "HEAD^{tree}"),
        time=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
        clean=True,
        shallow=False,
    )


@pytest.mark.parametrize("name", ["satu.csv", "baru.csv"])
def test_a_changed_or_new_file_makes_the_tree_dirty(repository, name):
    commit(repository, satu="1")
    (repository / "periods" / name).write_text("2", encoding="utf-8")
    assert not history.revision(repository).clean


def test_last_commits_name_the_last_commit_of_each_file(repository):
    first = commit(repository, satu="1", dua="1")
    second = commit(repository, dua="2", **{"tiga é": "1"})
    assert history.last_commits(repository, PERIODS) == {
        PERIODS / "satu.csv": first,
        PERIODS / "dua.csv": second,
        PERIODS / "tiga é.csv": second,
    }


def test_a_merge_leaves_the_commit_that_made_the_change(repository):
    commit(repository, satu="1")
    git(repository, "checkout", "-q", "-b", "cabang")
    change = commit(repository, dua="1")
    git(repository, "checkout", "-q", "main")
    commit(repository, tiga="1")
    git(repository, "merge", "-q", "--no-ff", "-m", "gabung", "cabang")
    assert history.last_commits(repository, PERIODS)[PERIODS / "dua.csv"] == change


def test_an_office_below_the_repository_has_paths_of_its_own(repository):
    office = repository / "kantor-kecil"
    office.mkdir()
    head = commit(office, satu="1")
    assert history.last_commits(office, PERIODS) == {PERIODS / "satu.csv": head}
    (repository / "lain.txt").write_text("x", encoding="utf-8")
    assert history.revision(office).clean


def test_a_shallow_clone_is_flagged(repository, tmp_path):
    commit(repository, satu="1")
    commit(repository, satu="2")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "dangkal")
    found = history.revision(tmp_path / "dangkal")
    assert (found.shallow, found.clean) == (True, True)


def test_a_bundle_is_packed_by_one_thread(repository, tmp_path, monkeypatch):
    """Several threads find other deltas each time, so a large history would give other bytes: seen with 1,400 objects, eight of eight."""
    commit(repository, a="1")
    trace = tmp_path / "jejak.txt"
    monkeypatch.setenv("GIT_TRACE2_EVENT", str(trace))
    history_tags.make_bundle(repository, tmp_path / "arsip.bundle", "HEAD")
    assert re.search(r"\"-c\",\"pack\.threads=1\",\"bundle\"", trace.read_text())
