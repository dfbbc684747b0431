"""What was made before, or the program itself, was damaged: made anew where it is ours to make, told where it is not."""

import shutil
from pathlib import Path

from .fault import REFUSED, fault
from .harness import MADE, Ground, digests, made, refs, refused, remnants


def _flip(file: Path) -> None:
    """Change one byte in the middle; size and name stay."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _link_to_periods(root: Path) -> None:
    shutil.rmtree(root / "build/2025")
    (root / "build/2025").symlink_to(root / "periods/2025")


def _file_in_place(root: Path) -> None:
    shutil.rmtree(root / "site")
    (root / "site").write_text("bukan folder")


DAMAGE = {
    "manifest-terpotong": lambda root: (root / "build/2025/manifest.json").write_text('{"format": "lakip/man'),
    "pdf-satu-bita": lambda root: _flip(root / "build/2025/lakip-2025.pdf"),
    "berkas-asing": lambda root: (root / "build/2025/data/asing.csv").write_text("x\n"),
    "pintasan-ke-periods": _link_to_periods,
    "halaman-situs-satu-bita": lambda root: _flip(root / "site/2025/index.html"),
    "catatan-situs-rusak": lambda root: (root / "build/situs.json").write_bytes(b"\xff\x00{"),
    "berkas-di-tempat-situs": _file_in_place,
    "sumber-situs-hilang": lambda root: shutil.rmtree(root / "build/situs-sumber"),
}


@fault(
    "simpanan-rusak",
    "simpanan",
    done="Hasil lama di build/ dan site/ dipotong, diubah satu bita, diganti pintasan, ditambahi, atau dihapus.",
    holds="Jalan berikutnya mengenalinya dan menyusun ulang sampai bita yang sama; folder kantor tidak disentuh.",
    stages=("pdf-satu-bita", "pintasan-ke-periods", "halaman-situs-satu-bita"),
    every=lambda ground: DAMAGE,
)
def spoilt_results(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.made)
    office, wanted = digests(root, without=(*MADE, ".git")), made(root)
    DAMAGE[stage](root)
    assert ground.run(root, "bangun").code == 0
    if stage == "sumber-situs-hilang":  # read by nobody once the site stands
        wanted = {path: digest for path, digest in wanted.items() if not path.startswith("build/situs-sumber")}
    assert (made(root), remnants(root)) == (wanted, [])
    assert digests(root, without=(*MADE, ".git")) == office


@fault(
    "huruf-hilang",
    "pemasangan",
    done="Satu berkas huruf, pola naskah, atau skema di dalam pemasangan lakip hilang atau rusak.",
    holds="Tidak ada laporan dengan huruf pengganti: satu kalimat menyebut berkasnya, kode keluar 2, hasil lama tetap.",
    result=REFUSED,
    stages=(
        "hapus pipeline/render/assets/fonts/LiberationSans-Bold.ttf",
        "rusak pipeline/render/assets/fonts/LiberationSans-Italic.ttf",
        "hapus pipeline/render/assets/typst/laporan.typ",
        "hapus schemas/realisasi.json",
    ),
)
def spoilt_program(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.renewed)
    spoilt = Ground(root.parent)
    spoilt.program = root.parent / "program"
    shutil.copytree(ground.program, spoilt.program)
    how, name = stage.split()
    _flip(spoilt.program / name) if how == "rusak" else (spoilt.program / name).unlink()
    before, recorded = digests(root, without=(".git",)), refs(root)
    refused(spoilt.run(root, "susun"), Path(name).name)
    assert (digests(root, without=(".git",)), refs(root)) == (before, recorded)
