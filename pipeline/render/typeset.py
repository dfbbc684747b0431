"""The door to Typst: a fresh folder of listed files, both PDF standards, no system fonts, warnings are errors."""

import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Literal

import typst

from ..core.errors import PipelineError

ASSETS = Path(__file__).parent / "assets"
FONTS = ASSETS / "fonts"
STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
MAIN = "utama.typ"


def compile_pdf(files: Mapping[str, bytes | Path], timestamp: datetime) -> bytes:
    """Return the PDF of `files` (path within the stage -> content, or a regular file to copy); `utama.typ` is the source.

    PDF/A-3a and PDF/UA-1 at once: the exporter itself refuses what breaks them. Raise PipelineError when it does.
    """
    with tempfile.TemporaryDirectory(prefix="lakip-") as folder:
        stage = Path(folder)
        for name, content in files.items():
            _put(stage / name, content)
        return _compile(stage, timestamp)


def _put(target: Path, content: bytes | Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        target.write_bytes(content)
    else:
        shutil.copyfile(content, target, follow_symlinks=False)


def _compile(stage: Path, timestamp: datetime) -> bytes:
    compiler = typst.Compiler(str(stage / MAIN), root=str(stage), font_paths=[str(FONTS)], ignore_system_fonts=True)
    try:
        pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[*STANDARDS], timestamp=timestamp)
    except typst.TypstError as error:
        raise PipelineError(
            f"Laporan tidak dapat disusun menjadi PDF: {_said(error)}", "Laporkan pesan ini kepada pengelola sistem."
        ) from error
    if warnings:
        said = "; ".join(_said(warning) for warning in warnings)
        raise PipelineError(f"Laporan disusun dengan peringatan: {said}", "Laporkan pesan ini kepada pengelola sistem.")
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    return pdf


def _said(trouble: object) -> str:
    hints = " ".join(getattr(trouble, "hints", ()) or ())
    return f"{getattr(trouble, 'message', trouble)} {hints}".strip()[:400]


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
