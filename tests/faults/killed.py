"""Commands that are killed: at once (SIGKILL), in the middle of a file, or asked to end (SIGTERM and its like)."""

import signal
from collections.abc import Iterable
from pathlib import Path

from . import acts
from .fault import fault
from .harness import MADE, Ground, digests, made, refs, refused, remnants, verifies, visible

ENDS = {"kill": -signal.SIGKILL, "half": -signal.SIGXFSZ}
REPORT = "build/.sedang-2025-*"


def all_of(*words: str, start: str = "renewed"):
    """Return a function that lists every step of a command as a stage."""

    def every(ground: Ground) -> Iterable[str]:
        for number, step in enumerate(ground.steps(getattr(ground, start), *words), 1):
            yield f"kill #{number}"
            if step.startswith("write"):
                yield f"half #{number}"

    return every


def told(stage: str) -> dict[str, object]:
    """Return the fault of a stage: `how step` or `how #number`."""
    how, _, step = stage.partition(" ")
    return {"how": how, "number": int(step[1:])} if step.startswith("#") else {"how": how, "at": step}


def _cut_off(ground: Ground, start: Path, command: str, stage: str) -> None:
    """Kill a making command; afterwards everything a person sees is old or new and whole, and the next run ends as if nothing had been."""
    wanted, root = ground.expected(command, start), ground.copy(start)
    office, recorded, before = digests(root, without=(*MADE, ".git")), refs(root), made(root)
    shown = {top: visible(root / top) for top in (".", "build")}
    ran = ground.run(root, command, fault=told(stage))
    assert ran.code == ENDS[stage.split(" ")[0]], ran.err
    _whole(root, before, wanted)
    assert {top: visible(root / top) for top in shown} == shown
    assert {p: d for p, d in digests(root, without=(*MADE, ".git")).items() if ".sedang-" not in p} == office
    assert refs(root) == recorded
    assert ground.run(root, command).code == 0
    assert made(root) == wanted
    assert remnants(root) == []
    assert digests(root, without=(*MADE, ".git")) == office


def _whole(root: Path, before: dict[str, str], wanted: dict[str, str]) -> None:
    there = made(root)
    for folder in ("build/2025", "build/situs-sumber", "site", "build/situs.json", "build/unduh/data-2025.zip"):
        old, new, now = ({p: d for p, d in of.items() if p == folder or p.startswith(f"{folder}/")} for of in (before, wanted, there))
        assert {p: d for p, d in now.items() if ".sedang-" not in p} in (old, new), f"{folder} is neither the old nor the new"
    assert verifies(root / "build/2025")


@fault(
    "susun-dibunuh",
    "proses",
    done="`lakip susun` dibunuh (kill -9) sebelum, di tengah, dan sesudah setiap penulisan, manifes, dan pertukaran folder.",
    holds="Folder build/<tahun>/ selalu yang lama atau yang baru, utuh menurut manifesnya; jalan berikutnya menghasilkan bita yang sama.",
    stages=(
        f"half write {REPORT}/lakip-2025.pdf",
        f"kill rename {REPORT}/manifest.json",
        f"kill rmtree {REPORT}",
    ),
    every=all_of("susun"),
)
def composing(ground: Ground, stage: str) -> None:
    _cut_off(ground, ground.renewed, "susun", stage)


@fault(
    "situs-dibunuh",
    "proses",
    done="`lakip situs` dibunuh (kill -9) ketika mengemas unduhan, menulis halaman, menukar folder, dan mencatat simpanan.",
    holds="Folder site/ selalu yang lama atau yang baru; catatan tidak memuji situs setengah jadi; jalan berikutnya memulihkan.",
    stages=(
        "half write .sedang-site-*/2025/index.html",
        "kill rmtree .sedang-site-*",
        "half write build/.sedang-situs.json",
    ),
    every=all_of("situs", start="composed"),
)
def publishing(ground: Ground, stage: str) -> None:
    _cut_off(ground, ground.composed, "situs", stage)


@fault(
    "bangun-dihentikan",
    "proses",
    done="`lakip bangun` diminta berhenti oleh sistem (SIGTERM), terminal yang ditutup (SIGHUP), atau Ctrl-C (SIGINT).",
    holds="Satu kalimat, kode keluar 2, hasil lama tetap, tidak ada sisa.",
    stages=tuple(f"{name} write {REPORT}/lakip-2025.docx" for name in ("SIGTERM", "SIGHUP", "SIGINT")),
)
def asked_to_end(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.renewed)
    office, before = digests(root, without=(*MADE, ".git")), made(root)
    refused(ground.run(root, "bangun", fault=told(stage)), "Dihentikan")
    assert (digests(root, without=(*MADE, ".git")), made(root), remnants(root)) == (office, before, [])


@fault(
    "terima-dibunuh",
    "proses",
    done="`lakip terima --tanpa-git` dibunuh ketika mencoba di salinan, menulis daftar, dan memindahkan berkas ke tempatnya.",
    holds="Sebelum daftarnya tertulis tidak ada yang berubah; sesudahnya jalan berikutnya menyelesaikan; hasil akhirnya sama.",
    stages=(
        "kill mkdir periods/.sedang-terima-*",
        "half write periods/.sedang-terima-*/0",
        "half write periods/.sedang-terima-*/daftar.json.baru",
        "kill rename periods/.sedang-terima-*/daftar.json",
        "kill rename periods/2025/s2/rendatin/realisasi.csv",
        "kill rmtree periods/.sedang-terima-*",
    ),
    every=lambda ground: all_of(*acts.received(ground), "--tanpa-git", start="plain")(ground),
)
def taking_in(ground: Ground, stage: str) -> None:
    words = (*acts.received(ground), "--tanpa-git")
    wanted = ground.copy(ground.plain)
    assert ground.run(wanted, *words).code == 0
    root = ground.copy(ground.plain)
    before, recorded = digests(root, without=(".git",)), refs(root)
    ran = ground.run(root, *words, fault=told(stage))
    assert ran.code in ENDS.values(), ran.err
    lists = list((root / "periods").glob(".sedang-terima-*/daftar.json"))
    now = {p: d for p, d in digests(root, without=(".git",)).items() if ".sedang-" not in p}
    assert now == before or lists or now == digests(wanted, without=(".git",))
    assert refs(root) == recorded
    assert ground.run(root, *words).code == 0
    assert digests(root, without=(".git",)) == digests(wanted, without=(".git",))
    assert remnants(root) == []


@fault(
    "terima-cabang-dibunuh",
    "proses",
    done="`lakip terima` dibunuh sebelum setiap perintah Git yang membuat cabang usulan.",
    holds="Folder kerja, indeks, dan semua cabang tetap; jalan berikutnya membuat cabangnya.",
    stages=("kill start git #5", "kill start git #9", "kill start git #12"),
)
def proposing(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    before, recorded = digests(root, without=(".git",)), refs(root)
    ran = ground.run(root, *acts.received(ground), fault={"how": "kill", "at": "start git", "nth": int(stage.rpartition("#")[2])})
    assert ran.code == -signal.SIGKILL, ran.out + ran.err
    assert {p: d for p, d in digests(root, without=(".git",)).items() if ".sedang-" not in p} == before
    assert refs(root) == recorded
    assert ground.run(root, *acts.received(ground)).code == 0
    assert "refs/heads/terima/" in refs(root)
    assert (digests(root, without=(".git",)), remnants(root)) == (before, [])


@fault(
    "paraf-dibunuh",
    "proses",
    done="`lakip sahkan paraf` dibunuh ketika menulis rekaman, sesudah rekaman dan sebelum tanda tangannya, dan sesudah keduanya.",
    holds="Rekaman dan tanda tangannya ada keduanya atau tidak ada; jalan berikutnya memaraf atau menyatakan sudah diparaf.",
    stages=(
        "half write periods/.sedang-pengesahan-2025-*/*.json",
        "kill link periods/2025/pengesahan/*.json",
        "kill link periods/2025/pengesahan/*.sig",
        "kill rmtree periods/.sedang-pengesahan-*",
    ),
    every=lambda ground: all_of(*acts.initialled(ground), start="plain")(ground),
)
def initialling(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    before, recorded, words = digests(root, without=(".git",)), refs(root), acts.initialled(ground)
    assert ground.run(root, *words, fault=told(stage)).code in ENDS.values()
    again = ground.run(root, *words)
    assert again.code == 0 or "sudah memberi paraf" in again.err, again.err
    assert acts.records(root) == ["0001-paraf-kasubbag-kul.json", "0001-paraf-kasubbag-kul.json.sig"]
    assert remnants(root) == []
    now = {p: d for p, d in digests(root, without=(".git",)).items() if "pengesahan" not in p}
    assert (now, refs(root)) == (before, recorded)
    assert "paraf" in ground.run(root, "sahkan", "status", 2025).out


@fault(
    "rekam-dibunuh",
    "proses",
    done="`lakip sahkan rekam` dibunuh ketika menulis, di antara rekaman yang satu dan yang lain, dan sesudah semuanya.",
    holds="Semua rekaman ada atau tidak satu pun; jalan berikutnya melengkapi sampai bita yang sama.",
    stages=(
        "half write periods/.sedang-pengesahan-2025-*/*.json",
        "kill link periods/2025/pengesahan/0002-*.json",
        "kill rmtree periods/.sedang-pengesahan-*",
    ),
)
def freezing(ground: Ground, stage: str) -> None:
    acts.freeze_cut_off(ground, told(stage))
