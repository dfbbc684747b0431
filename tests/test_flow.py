"""From an office's files to everything that is built of them."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless import Package

from pipeline.journeys import flow
from pipeline.journeys.archive import Archive, Scope


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small office in Git with a fixed date, built once."""
    from tests.conftest import TESTS

    root = tmp_path_factory.mktemp("kantor")
    shutil.copytree(TESTS / "examples" / "dasar" / "periods", root / "periods")
    commit(root)
    outcome = flow.compose(root, Scope(), None)
    assert not outcome.stopped, outcome.findings
    return root


def commit(root):
    env = {
        "GIT_AUTHOR_NAME": "CONTOH", "GIT_AUTHOR_EMAIL": "contoh@example.invalid", "GIT_AUTHOR_DATE": "2026-01-15T08:00:00+07:00",
        "GIT_COMMITTER_NAME": "CONTOH", "GIT_COMMITTER_EMAIL": "contoh@example.invalid", "GIT_COMMITTER_DATE": "2026-01-15T08:00:00+07:00",
        "PATH": "/usr/local/bin:/usr/bin:/bin", "GIT_CONFIG_GLOBAL": "/dev/null",
    }  # fmt: skip
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "data"]):
        subprocess.run(["git", "-C", str(root), *command], check=True, env=env)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_year_gives_report_data_and_manifest(built):
    made = files(built / "build" / "2025")
    assert {"lakip-2025.pdf", "lakip-2025.docx", "report.json", "manifest.json", "data/datapackage.json"} <= set(made)
    assert "data/2025/perjanjian-kinerja.csv" in made


def test_the_manifest_proves_every_byte(built):
    folder = built / "build" / "2025"
    manifest = json.loads((folder / "manifest.json").read_text())
    assert [e["berkas"] for e in manifest["keluaran"]] == [f for f in files(folder) if f != "manifest.json"]
    for entry, base in [(e, folder) for e in manifest["keluaran"]] + [(e, built) for e in manifest["masukan"]]:
        content = (base / entry["berkas"]).read_bytes()
        assert (entry["ukuran"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    head = subprocess.run(["git", "-C", str(built), "rev-parse", "HEAD", "HEAD^{tree}"], capture_output=True, text=True, check=True)
    assert [manifest["revisi"]["commit"], manifest["revisi"]["tree"]] == head.stdout.split()
    assert {e["commit"] for e in manifest["masukan"]} == {manifest["revisi"]["commit"]}


def test_the_data_package_is_valid_for_frictionless(built):
    report = Package(str(built / "build" / "2025" / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


def test_the_frictionless_program_calls_the_data_package_valid(built):
    program = Path(sys.executable).with_name("frictionless")
    package = built / "build" / "2025" / "data" / "datapackage.json"
    ran = subprocess.run([program, "validate", str(package)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert "INVALID" not in ran.stdout


def test_every_figure_in_report_json_leads_to_a_file_and_row(built):
    report = json.loads((built / "build" / "2025" / "report.json").read_text())
    measured = [i for s in report["pengukuran"]["capaian_tahun"]["sasaran"] for i in s["indikator"] if i["capaian"] is not None]
    assert measured
    for indicator in measured:
        assert indicator["jejak"]["masukan"]
        for source in indicator["jejak"]["masukan"]:
            lines = (built / source["berkas"]).read_text().splitlines()
            assert 1 < source["baris"] <= len(lines)


def test_the_same_commit_gives_the_same_bytes(built, tmp_path):
    flow.compose(built, Scope(), tmp_path / "lagi")
    first, second = built / "build" / "2025", tmp_path / "lagi" / "2025"
    assert files(first) == files(second)
    for name in files(first):
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_nothing_is_made_again_when_nothing_changed(built):
    before = (built / "build" / "2025" / "lakip-2025.pdf").stat().st_mtime_ns
    flow.compose(built, Scope(), None)
    assert (built / "build" / "2025" / "lakip-2025.pdf").stat().st_mtime_ns == before


def test_an_output_somebody_changed_is_made_again(built):
    target = built / "build" / "2025" / "report.json"
    whole = target.read_bytes()
    target.write_bytes(b"{}")
    flow.compose(built, Scope(), None)
    assert target.read_bytes() == whole


def test_a_period_has_a_report_of_its_own(built):
    outcome = flow.compose(built, Scope(2025, "s1"), None)
    assert [folder.name for folder in outcome.made] == ["2025-s1"]
    report = json.loads((outcome.made[0] / "report.json").read_text())
    assert report["pengukuran"]["capaian_tahun"]["sampai_bulan"] <= 6


def test_building_a_period_makes_its_report_beside_the_year_and_the_site(small_office):
    outcome = flow.build(small_office, Scope(2025, "s1"), None)
    assert [folder.name for folder in outcome.made] == ["2025", "2025-s1", "site"]
    assert (small_office / "site" / "2025" / "index.html").is_file()


def test_an_error_in_the_data_stops_the_report_and_keeps_the_old_one(small_office):
    assert not flow.compose(small_office, Scope(), None).stopped
    before = (small_office / "build" / "2025" / "manifest.json").read_bytes()
    target = next(small_office.glob("periods/2025/s1/*/realisasi.csv"))
    target.write_text(target.read_text().replace("IK-", "XX-"), encoding="utf-8")
    outcome = flow.compose(small_office, Scope(), None)
    assert outcome.stopped
    assert outcome.findings
    assert (small_office / "build" / "2025" / "manifest.json").read_bytes() == before


def test_building_changes_nothing_of_the_office(small_office):
    def digests():
        return {f: hashlib.sha256((small_office / "periods" / f).read_bytes()).hexdigest() for f in files(small_office / "periods")}

    before = digests()
    flow.build(small_office, Scope(), None)
    assert digests() == before


def test_outside_git_a_report_is_built_all_the_same(small_office):
    flow.compose(small_office, Scope(), None)
    manifest = json.loads((small_office / "build" / "2025" / "manifest.json").read_text())
    assert manifest["revisi"] == {}


def test_a_period_leaves_findings_of_the_rest_out(small_office):
    for period in ("s1", "s2"):
        target = next(small_office.glob(f"periods/2025/{period}/*/realisasi.csv"))
        target.write_text(target.read_text().replace("IK-", "XX-"), encoding="utf-8")
    found = flow.check(small_office, Scope(2025, "s1"))
    assert found
    assert {f.place.file.parts[2] for f in found} == {"s1"}


def test_each_year_is_read_once(small_office):
    archive = Archive(small_office)
    assert archive.loaded(2025) is archive.loaded(2025)
    assert archive.report(2025) is archive.report(2025)
