"""Disks that are full or cannot be written: real ones, small and mounted for the test."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from . import acts
from .fault import REFUSED, fault
from .harness import Ground, digests, refs, refused, remnants, verifies

STEP = 64  # KiB
PLENTY = "size=64m"


@contextmanager
def mounted(folder: Path, settings: str) -> Iterator[Path]:
    """Give a disk of its own in `folder`, in memory."""
    folder.mkdir(parents=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", settings, "tmpfs", str(folder)], capture_output=True, check=False)
    if done.returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("mounting a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def remount(folder: Path, settings: str) -> None:
    """Change the size or the mode of a mounted disk."""
    subprocess.run(["mount", "-o", f"remount,{settings}", str(folder)], check=True)


@contextmanager
def office_on_disk(ground: Ground, room: int | None) -> Iterator[Path]:
    """Give an office on a disk of its own with `room` KiB left, None: plenty."""
    with mounted(ground.copy(ground.plain).parent / "cakram", PLENTY) as disk:
        root = disk / "kantor"
        shutil.copytree(ground.plain, root, symlinks=True)
        if room is not None:
            facts = os.statvfs(disk)
            used = (facts.f_blocks - facts.f_bfree) * facts.f_frsize // 1024
            remount(disk, f"size={used + room}k")
        yield root


def _sizes(ground: Ground) -> Iterable[str]:
    """Return every size of 64 KiB and more up to what a report needs."""
    needed = sum(p.stat().st_size for p in (ground.made / "build/2025").rglob("*") if p.is_file()) // 1024
    return (str(size) for size in range(STEP, needed, STEP))


@fault(
    "cakram-penuh-susun",
    "cakram",
    done="Tempat keluaran `lakip susun` penuh sesudah setiap 64 KiB (cakram kecil sungguhan).",
    holds="Satu kalimat menyebut ruang penuh, kode keluar 2, tidak ada berkas setengah jadi; sesudah diberi ruang, hasilnya utuh.",
    result=REFUSED,
    stages=("64",),
    every=_sizes,
)
def full_while_composing(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    office = digests(root)
    with mounted(root.parent / "hasil", f"size={stage}k") as disk:
        refused(ground.run(root, "susun", "--keluaran", disk), "penuh")
        assert (list(disk.iterdir()), digests(root)) == ([], office)
        remount(disk, PLENTY)
        if stage == "64":
            assert ground.run(root, "susun", "--keluaran", disk).code == 0
            assert verifies(disk / "2025")


@fault(
    "cakram-sementara-penuh",
    "cakram",
    done="Folder sementara komputer (TMPDIR) penuh ketika naskah dan gambar disiapkan.",
    holds="Satu kalimat, kode keluar 2, hasil lama tetap.",
    result=REFUSED,
    stages=("256",),
    every=lambda ground: ("16", "64", "256"),
)
def full_scratch(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.renewed)
    before = digests(root, without=(".git",))
    with mounted(root.parent / "sementara", f"size={stage}k") as disk:
        refused(ground.run(root, "susun", TMPDIR=str(disk)), "penuh")
        assert list(disk.iterdir()) == []
    assert digests(root, without=(".git",)) == before


@fault(
    "cakram-penuh-terima",
    "cakram",
    done="Cakram kantor penuh ketika `lakip terima` mencoba kiriman di salinan atau membuat cabangnya.",
    holds="Satu kalimat, kode keluar 2; folder, indeks, dan cabang seperti semula; sesudah diberi ruang, kiriman diterima.",
    result=REFUSED,
    stages=("0 --tanpa-git", "0 --cabang=terima/uji", "12 --tanpa-git"),
)
def full_while_taking_in(ground: Ground, stage: str) -> None:
    room, option = stage.split()
    with office_on_disk(ground, int(room)) as root:
        before, recorded = digests(root, without=(".git",)), refs(root)
        refused(ground.run(root, *acts.received(ground), option), "penuh")
        assert (digests(root, without=(".git",)), refs(root), remnants(root)) == (before, recorded, [])
        remount(root.parent, PLENTY)
        assert ground.run(root, *acts.received(ground), option).code == 0


@fault(
    "cakram-penuh-paraf",
    "cakram",
    done="Cakram kantor penuh ketika `lakip sahkan paraf` menulis rekaman.",
    holds="Satu kalimat, kode keluar 2, tidak ada rekaman; sesudah diberi ruang, paraf dapat diberikan.",
    result=REFUSED,
)
def full_while_initialling(ground: Ground, stage: str) -> None:
    with office_on_disk(ground, 0) as root:
        before = digests(root, without=(".git",))
        refused(ground.run(root, *acts.initialled(ground)), "penuh")
        assert (digests(root, without=(".git",)), acts.records(root)) == (before, [])
        remount(root.parent, PLENTY)
        assert ground.run(root, *acts.initialled(ground)).code == 0


@fault(
    "hanya-baca",
    "cakram",
    done="Folder kantor atau tempat keluaran berada di media yang hanya dapat dibaca.",
    holds="Satu kalimat, kode keluar 2; `lakip periksa` tetap dapat dijalankan.",
    result=REFUSED,
    stages=("susun", "terima", "terima --tanpa-git", "sahkan"),
)
def read_only(ground: Ground, stage: str) -> None:
    with office_on_disk(ground, None) as root:
        before = digests(root)
        remount(root.parent, "ro")
        commands = {
            "susun": ("susun",),
            "terima": acts.received(ground),
            "terima --tanpa-git": (*acts.received(ground), "--tanpa-git"),
            "sahkan": acts.initialled(ground),
        }
        refused(ground.run(root, *commands[stage]))
        if stage == "susun":
            assert ground.run(root, "periksa").code == 0
        assert digests(root) == before
