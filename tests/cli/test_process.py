"""The real program, as people start it: exit codes, one clear sentence, never half a result."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


def lakip(*arguments, **settings):
    return subprocess.run([sys.executable, "-m", "pipeline", *map(str, arguments)], capture_output=True, text=True, check=False, **settings)


def test_help_reads_like_the_sop():
    told = lakip("--help").stdout
    order = [told.index(f"  {verb} ") for verb in ("periksa", "ukur", "susun", "situs", "bangun")]
    assert order == sorted(order)
    assert "Usage" not in told
    assert "Options" not in told


def test_a_clean_office_ends_with_zero(small_office):
    ran = lakip("periksa", "--akar", small_office)
    assert (ran.returncode, ran.stdout) == (0, "Tidak ada temuan.\n")


def test_findings_end_with_one(small_office):
    target = next(small_office.glob("periods/2025/s1/*/realisasi.csv"))
    target.write_text(target.read_text().replace("IK-", "XX-"), encoding="utf-8")
    ran = lakip("periksa", "--akar", small_office)
    assert ran.returncode == 1
    assert str(target.relative_to(small_office)) in ran.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["periksa", "1999"], "1999"),
        (["periksa", "2025/tw9"], "tw9"),
        (["periksa", "dua ribu"], "dua ribu"),
        (["hitung"], "hitung"),
        (["periksa", "--forma", "x"], "--forma"),
        (["periksa", "--format", "xml"], "xml"),
    ],
)
def test_what_cannot_be_done_ends_with_two_and_one_sentence(small_office, arguments, said):
    ran = lakip(*arguments, cwd=small_office)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "→" in ran.stderr


def test_no_periods_folder_is_said(tmp_path):
    ran = lakip("periksa", cwd=tmp_path)
    assert ran.returncode == 2
    assert "periods/" in ran.stderr


def test_a_target_that_cannot_be_written_is_said(small_office):
    blocked = small_office / "hasil"
    blocked.write_text("bukan folder")
    ran = lakip("susun", "--akar", small_office, "--keluaran", blocked)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


def test_a_full_disk_is_said_and_nothing_half_is_left(small_office, tmp_path):
    disk = tmp_path / "kecil"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("mounting a small disk needs root")
    try:
        ran = lakip("susun", "--akar", small_office, "--keluaran", disk)
        assert ran.returncode == 2
        assert "penuh" in ran.stderr
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("delay", [0.3, 0.7, 1.1, 1.6])
def test_a_killed_build_leaves_the_old_result_or_the_new_one(small_office, delay):
    assert lakip("susun", "--akar", small_office).returncode == 0
    before = {p.name: p.read_bytes() for p in (small_office / "build" / "2025").iterdir() if p.is_file()}
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline", "susun", "--ulang", "--akar", str(small_office)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert lakip("susun", "--akar", small_office).returncode == 0
    after = {p.name: p.read_bytes() for p in (small_office / "build" / "2025").iterdir() if p.is_file()}
    assert after == before


def test_our_own_bug_ends_with_three_and_says_whose_it_is(small_office, tmp_path):
    package = tmp_path / "rusak"
    shutil.copytree(Path(__file__).parents[2] / "pipeline", package / "pipeline")
    shutil.copytree(Path(__file__).parents[2] / "schemas", package / "schemas")
    broken = package / "pipeline" / "core" / "validate.py"
    broken.write_text(broken.read_text() + "\n\ndef validate(*_):\n    raise KeyError('rusak')\n")
    ran = lakip("periksa", "--akar", small_office, cwd=package)
    assert ran.returncode == 3
    assert "KeyError" in ran.stderr
    assert "bukan pada data Anda" in ran.stderr
