"""Several commands at once on one office: one after the other, or one is told to wait; never a mixture."""

import time
from collections.abc import Callable
from pathlib import Path

from . import acts
from .fault import REFUSED, fault
from .harness import Ground, Ran, changed, digests, ended, made, refs, refused, remnants

PDF = "write build/.sedang-2025-*/lakip-2025.pdf"
TRIED = "rmtree periods/.sedang-terima-*"
BUSY = "sedang dipakai perintah lain"


def during(ground: Ground, root: Path, words: tuple[str, ...], step: str, deed: Callable[[], object]) -> tuple[Ran, object]:
    """Run a command, stop it before `step`, do something else meanwhile, and let it go on."""
    gate = root.parent / "lanjut"
    process = ground.start(root, *words, fault={"at": step, "hold": str(gate)})
    try:
        deadline = time.monotonic() + 120
        while not Path(f"{gate}.siap").exists():
            assert process.poll() is None, ended(process).err
            assert time.monotonic() < deadline
            time.sleep(0.01)
        found = deed()
    finally:
        gate.touch()
    return ended(process), found


@fault(
    "dua-susun",
    "bersamaan",
    done="Dua `lakip susun` atas folder yang sama dijalankan bersamaan.",
    holds="Yang kedua menunggu gilirannya; keduanya berakhir baik; hasilnya utuh dan sama dengan hasil satu perintah.",
)
def two_builds(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.renewed)
    first, second = during(ground, root, ("susun",), PDF, lambda: _second(ground, root))
    other = ended(second)
    assert (first.code, other.code) == (0, 0), first.err + other.err
    assert made(root) == ground.expected("susun", ground.renewed)
    assert remnants(root) == []


def _second(ground: Ground, root: Path) -> object:
    """Begin another build and wait until it says that it waits."""
    process = ground.start(root, "susun")
    assert process.stderr
    assert "Menunggu perintah lain" in process.stderr.readline()
    return process


@fault(
    "susun-dan-terima",
    "bersamaan",
    done="`lakip terima --tanpa-git` dijalankan selagi `lakip susun` bekerja.",
    holds="Penerimaan ditolak dengan satu kalimat; laporan selesai dari keadaan semula; sesudah itu kiriman dapat diterima.",
    result=REFUSED,
)
def build_and_taking_in(ground: Ground, stage: str) -> None:
    root, words = ground.copy(ground.renewed), (*acts.received(ground), "--tanpa-git")
    first, second = during(ground, root, ("susun",), PDF, lambda: ground.run(root, *words))
    refused(second, BUSY)
    assert first.code == 0, first.err
    assert made(root) == ground.expected("susun", ground.renewed)
    assert ground.run(root, *words).code == 0


@fault(
    "dua-terima",
    "bersamaan",
    done="Dua `lakip terima` dijalankan bersamaan, di folder atau ke cabang.",
    holds="Yang kedua ditolak dengan satu kalimat dan tidak mengubah apa pun; diulang sesudahnya, ia berakhir baik.",
    result=REFUSED,
    stages=("--tanpa-git", "--cabang=terima/uji"),
)
def two_takings_in(ground: Ground, stage: str) -> None:
    root, words = ground.copy(ground.plain), (*acts.received(ground), stage)
    first, second = during(ground, root, words, TRIED, lambda: ground.run(root, *words))
    refused(second, BUSY)
    assert first.code == 0, first.err
    after = (digests(root, without=(".git",)), refs(root))
    again = ground.run(root, *words)
    assert again.code == 0 or "sudah ada" in again.err, again.err
    assert (digests(root, without=(".git",)), refs(root), remnants(root)) == (*after, [])


@fault(
    "dua-paraf",
    "bersamaan",
    done="Dua Kasubbag memaraf pada saat yang sama di folder yang sama.",
    holds="Yang kedua ditolak dengan satu kalimat; diulang, parafnya menyambung rantai yang pertama.",
    result=REFUSED,
)
def two_initials(ground: Ground, stage: str) -> None:
    root, other = ground.copy(ground.plain), acts.initialled(ground, "kasubbag-rendatin")
    step = "link periods/2025/pengesahan/*.json"
    first, second = during(ground, root, acts.initialled(ground), step, lambda: ground.run(root, *other))
    refused(second, BUSY)
    assert first.code == 0, first.err
    assert ground.run(root, *other).code == 0
    assert [name for name in acts.records(root) if name.endswith(".json")] == [
        "0001-paraf-kasubbag-kul.json",
        "0002-paraf-kasubbag-rendatin.json",
    ]


@fault(
    "berkas-diubah-selama-susun",
    "bersamaan",
    done="Seseorang menyimpan berkas data selagi laporan disusun darinya.",
    holds="Laporan campuran tidak pernah terbit: satu kalimat, kode keluar 2, hasil lama tetap; diulang, hasilnya dari berkas baru.",
    result=REFUSED,
)
def edited_meanwhile(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.made)
    file = root / "periods/2025/laporan/kata-pengantar.md"
    before = made(root)
    changed(root)
    ran, _ = during(ground, root, ("susun",), PDF, lambda: file.write_text(file.read_text("utf-8") + "\nCONTOH.\n", "utf-8"))
    refused(ran, "kata-pengantar.md berubah selama laporan 2025 disusun")
    assert (made(root), remnants(root)) == (before, [])
