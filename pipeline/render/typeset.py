"""Typesetting: a fresh folder of listed files, both PDF standards, no system fonts, warnings are errors. The engine runs apart."""

import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath

from .. import bounded
from ..core.errors import PipelineError
from . import fonts

ASSETS = Path(__file__).parent / "assets"
ENGINE = Path(__file__).parent / "engines" / "typesetter.py"
LIMITS = bounded.Limits(seconds=120, memory=1536 * bounded.MIB)
STANDARDS = ["a-3a", "ua-1"]
STAGE, MAIN = "naskah", "utama.typ"


def compile_pdf(files: Mapping[str, bytes | Path], timestamp: datetime) -> bytes:
    """Return the PDF of `files` (path within the stage -> content, or a regular file to copy); `utama.typ` is the source.

    PDF/A-3a and PDF/UA-1 at once: the exporter itself refuses what breaks them. Raise PipelineError when it does.
    """
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        for name, content in files.items():
            _put(Path(folder) / STAGE / name, content)
        return _compile(Path(folder), timestamp)


def _put(target: Path, content: bytes | Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        target.write_bytes(content)
    else:
        shutil.copyfile(content, target, follow_symlinks=False)


def _compile(folder: Path, timestamp: datetime) -> bytes:
    """Compile apart, within limits: what a contributor wrote must not be able to take the machine's time or memory."""
    job = {
        "stage": str(folder / STAGE),
        "main": MAIN,
        "fonts": [str(fonts.folder())],
        "standards": STANDARDS,
        "time": timestamp.timestamp(),
        "out": str(folder / "hasil.pdf"),
    }
    done = bounded.run([sys.executable, "-I", str(ENGINE), json.dumps(job)], limits=LIMITS, environment=bounded.bare())
    said = [json.loads(line) for line in done.said.splitlines() if line.startswith('{"what"')]
    if done.died or (done.code and not said):
        why = done.died or f"berhenti dengan kode {done.code}"
        raise PipelineError(f"Penyusunan PDF {why}.", "Sederhanakan atau pecah naskah dan tabelnya, lalu ulangi.")
    named = "; ".join(line["said"] for line in said)
    if said:
        what = "tidak dapat disusun menjadi PDF" if done.code else "disusun dengan peringatan"
        raise PipelineError(f"Laporan {what}: {named}", "Laporkan pesan ini kepada pengelola sistem.")
    return (folder / "hasil.pdf").read_bytes()


def regular_file(root: Path, file: PurePosixPath) -> Path:
    """Return the path of a regular file below `root`. Symbolic links, which Typst would follow out of it, are refused."""
    path = root
    for part in file.parts:
        path = path / part
        if part == ".." or path.is_symlink():
            raise PipelineError(f"Berkas {file} bukan berkas biasa di dalam repositori.", "Ganti tautan simbolis dengan berkasnya sendiri.")
    if file.is_absolute() or not path.is_file():
        raise PipelineError(f"Berkas {file} tidak ditemukan.", "Periksa nama berkasnya.")
    return path
