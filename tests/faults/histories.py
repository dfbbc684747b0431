"""Git that is damaged, incomplete, missing, or set up otherwise than usual."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from . import acts
from .fault import REFUSED, fault
from .harness import Ground, digests, git, refs, refused, remnants

NOBODY = 65534
GIT_FREE = "/nonexistent"


def _objects(root: Path, name: str) -> Path:
    ident = git(root, "rev-parse", name)
    return root / ".git/objects" / ident[:2] / ident[2:]


def _overwrite(file: Path, change: Callable[[bytes], bytes]) -> None:
    content = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(change(content))


def _flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes(byte ^ 0xFF for byte in content[middle : middle + 64]) + content[middle + 64 :]


def _packed(root: Path) -> None:
    git(root, "repack", "-adq")
    (pack,) = (root / ".git/objects/pack").glob("*.pack")
    _overwrite(pack, lambda content: content[:40] + bytes(byte ^ 0xFF for byte in content[40:-40]) + content[-40:])


DATA = "HEAD:periods/2025/periode.yml"
DAMAGE: dict[str, Callable[[Path], object]] = {
    "komit-rusak": lambda root: _overwrite(_objects(root, "HEAD"), _flipped),
    "komit-hilang": lambda root: _objects(root, "HEAD").unlink(),
    "pohon-rusak": lambda root: _overwrite(_objects(root, "HEAD^{tree}"), _flipped),
    "data-rusak": lambda root: _overwrite(_objects(root, DATA), _flipped),
    "data-hilang": lambda root: _objects(root, DATA).unlink(),
    "data-kosong": lambda root: _overwrite(_objects(root, DATA), lambda _: b""),
    "pak-rusak": _packed,
    "indeks-rusak": lambda root: _overwrite(root / ".git/index", _flipped),
    "setelan-rusak": lambda root: (root / ".git/config").write_text("[core\nrusak"),
    "acuan-rusak": lambda root: (root / ".git/refs/heads/main").write_text("bukan sidik\n"),
}


@fault(
    "git-rusak",
    "git",
    done="Satu objek Git (komit, pohon, isi), pak, indeks, setelan, atau acuan rusak, kosong, atau hilang.",
    holds="Paraf, yang bersandar pada komit, ditolak dengan satu kalimat dan kode keluar 2; tidak ada rekaman; berkas kantor tetap.",
    result=REFUSED,
    stages=tuple(DAMAGE),
)
def damaged_store(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    DAMAGE[stage](root)
    before = digests(root)
    ran = ground.run(root, *acts.initialled(ground))
    refused(ran)
    assert "rusak" in ran.err or "tidak lengkap" in ran.err, ran.err
    assert acts.records(root) == []
    assert {p: d for p, d in digests(root).items() if p != ".git/index"} == {p: d for p, d in before.items() if p != ".git/index"}
    again = ground.run(root, *acts.received(ground))
    assert again.code in (0, 2), again.err
    assert "Traceback" not in again.err
    assert remnants(root) == []


def _clone(ground: Ground, *options: str) -> Path:
    root = ground.copy(ground.renewed)
    source = root.parent / "asal"
    shutil.move(root, source)
    git(source, "config", "uploadpack.allowFilter", "true")
    git(root.parent, "clone", "-q", *options, f"file://{source}", str(root))
    for name, value in (("user.name", "CONTOH"), ("user.email", "contoh@example.org")):
        git(root, "config", name, value)
    return root


@fault(
    "salinan-dangkal",
    "git",
    done="Salinan Git dangkal (`--depth 1`) atau sebagian (`--filter=blob:none`) dengan asal yang masih ada.",
    holds="Paraf, terima, dan status berjalan; tidak ada yang rusak.",
    stages=("--depth=1", "--filter=blob:none"),
)
def partial_clone(ground: Ground, stage: str) -> None:
    root = _clone(ground, stage)
    assert ground.run(root, *acts.received(ground)).code == 0
    assert ground.run(root, *acts.initialled(ground)).code == 0
    assert ground.run(root, "sahkan", "status", 2025).code == 0


@fault(
    "salinan-sebagian-tanpa-asal",
    "git",
    done="Salinan Git sebagian (`--filter=blob:none`) yang asalnya tidak dapat dihubungi ketika isi sebuah komit diperlukan.",
    holds="Satu kalimat menyuruh menyambung ke asal, kode keluar 2, berkas kantor tetap.",
    result=REFUSED,
)
def promised_but_gone(ground: Ground, stage: str) -> None:
    root = _clone(ground, "--filter=blob:none", "--no-checkout")
    shutil.copytree(root.parent / "asal/periods", root / "periods")
    git(root, "reset", "-q")
    (root.parent / "asal").rename(root.parent / "pindah")
    before = digests(root, without=(".git",))
    refused(ground.run(root, *acts.initialled(ground)), "Salinan Git ini tidak memuat seluruh isinya")
    assert digests(root, without=(".git",)) == before


@fault(
    "tanpa-git",
    "git",
    done="Folder kantor tidak dicatat dalam Git, belum mempunyai komit, atau program git tidak terpasang.",
    holds="Periksa tetap berjalan tanpa Git; yang memerlukan riwayat ditolak dengan satu kalimat dan kode keluar 2.",
    result=REFUSED,
    stages=("tanpa-folder-git", "tanpa-komit", "tanpa-program", "tanpa-program-dan-folder"),
)
def no_git(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    if stage in ("tanpa-folder-git", "tanpa-program-dan-folder"):
        shutil.rmtree(root / ".git")
    if stage == "tanpa-komit":
        git(root, "checkout", "-q", "--orphan", "baru")
    path = {"PATH": GIT_FREE} if "program" in stage else {}
    before = digests(root)
    assert ground.run(root, "periksa", **path).code == 0
    refused(ground.run(root, *acts.received(ground), **path))
    refused(ground.run(root, *acts.initialled(ground), **path))
    assert digests(root) == before


@fault(
    "sisa-kunci-git",
    "git",
    done="Perintah Git yang terputus meninggalkan .git/index.lock.",
    holds="Paraf dan cabang usulan tidak memerlukan indeks kantor dan tetap dibuat; berkas .lock dibiarkan bagi pemiliknya.",
)
def left_over_lock(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    (root / ".git/index.lock").write_bytes(b"")
    before = digests(root, without=(".git",))
    assert ground.run(root, *acts.received(ground)).code == 0
    assert digests(root, without=(".git",)) == before
    assert ground.run(root, *acts.initialled(ground)).code == 0
    assert (root / ".git/index.lock").exists()


@fault(
    "acuan-terkunci",
    "git",
    done="Perintah Git yang terputus meninggalkan kunci di tempat acuan cabang usulan akan ditulis.",
    holds="Satu kalimat, kode keluar 2, tidak ada cabang; sesudah kuncinya dihapus, cabangnya dibuat.",
    result=REFUSED,
)
def locked_ref(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    before, recorded, words = digests(root, without=(".git",)), refs(root), (*acts.received(ground), "--cabang=terima/uji")
    lock = root / ".git/refs/heads/terima/uji.lock"
    lock.parent.mkdir()
    lock.touch()
    refused(ground.run(root, *words), "Git sedang dipakai")
    assert (digests(root, without=(".git",)), refs(root)) == (before, recorded)
    lock.unlink()
    assert ground.run(root, *words).code == 0


@fault(
    "kepala-lepas",
    "git",
    done="HEAD tidak menunjuk cabang mana pun (detached HEAD).",
    holds="Terima membuat cabang usulan dari komit itu; HEAD tetap lepas.",
)
def detached(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.renewed)
    git(root, "checkout", "-q", "--detach", "HEAD~1")
    head = git(root, "rev-parse", "HEAD")
    assert ground.run(root, *acts.received(ground)).code == 0
    assert (git(root, "rev-parse", "HEAD"), git(root, "branch", "--show-current")) == (head, "")
    assert "refs/heads/terima/" in refs(root)


@fault(
    "pemilik-lain",
    "git",
    done="Folder kantor milik pengguna lain, sehingga Git menolaknya (safe.directory).",
    holds="Satu kalimat menyebut sebab dan obatnya, kode keluar 2, tidak ada yang berubah.",
    result=REFUSED,
)
def foreign_owner(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    if os.geteuid():
        return  # only root may give folders away; elsewhere Git asks the same of every foreign folder
    for path in (root, *root.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    before = digests(root)
    for words in (acts.received(ground), acts.initialled(ground), ("susun",)):
        refused(ground.run(root, *words), "safe.directory")
    assert digests(root) == before


@fault(
    "akhir-baris-dan-mode",
    "git",
    done="Git disetel core.autocrlf=true, dan cakramnya tidak mengenal izin jalan (setiap berkas tampak 755, core.fileMode=false).",
    holds="Kiriman masuk ke cabang dengan bita yang sama (LF) dan mode 100644; folder kerja tetap.",
)
def foreign_disk(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    git(root, "config", "core.autocrlf", "true")
    git(root, "config", "core.fileMode", "false")
    for path in (root / "periods").rglob("*.csv"):
        path.chmod(0o755)
    before = digests(root, without=(".git",))
    assert ground.run(root, *acts.received(ground), "--cabang=terima/uji").code == 0
    listed = git(root, "ls-tree", "-r", "terima/uji", "--", "periods/2025/s2/rendatin")
    assert {line.split()[0] for line in listed.splitlines()} == {"100644"}
    assert "\r" not in git(root, "show", "terima/uji:periods/2025/s2/rendatin/realisasi.csv")
    assert digests(root, without=(".git",)) == before
