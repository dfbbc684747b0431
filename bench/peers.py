"""The peers that install here, on the same input in the same run: the frictionless CLI, and pandoc with xelatex where TeX is present."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.render import pandoc

from . import clock
from .clock import Timing

FRICTIONLESS = Path(sys.executable).with_name("frictionless")


def table(folder: Path, ours: Sequence[Timing]) -> str:
    """Return a Markdown table of peers, each beside the journey of ours it is like, with the ratio of medians."""
    rows = ["| peer | median | beside | ratio |", "|---|---:|---|---:|"]
    for peer, like in _timed(folder):
        mine = next(t for t in ours if like in t.what)
        rows.append(f"| {peer.what} | {peer.median:.2f} s | {mine.what} | {peer.median / mine.median:.1f} × |")
    return "\n".join(rows)


def _timed(folder: Path) -> list[tuple[Timing, str]]:
    made = [(_frictionless(folder / "banyak"), "240 small files")]
    if shutil.which("xelatex"):
        made.append((_xelatex(folder), "one year"))
    else:
        print("xelatex is not installed: that peer is left out.\n", file=sys.stderr)
    return made


def _frictionless(office: Path) -> Timing:
    """Check the very same realisasi.csv files against the same schema with the frictionless CLI, as one package."""
    import json

    schema = json.loads((Path(__file__).parents[1] / "schemas" / "realisasi.json").read_text(encoding="utf-8"))
    files = sorted((office / "periods" / "2025").glob("b*/bag*/realisasi.csv"))
    resources = [{"name": f"r{n}", "path": str(f.relative_to(office)), "schema": schema} for n, f in enumerate(files)]
    (office / "datapackage.json").write_text(json.dumps({"name": "banyak", "resources": resources}), encoding="utf-8")
    return clock.run(
        f"frictionless CLI, {len(files)} files", ["sh", "-c", f"cd {office} && {FRICTIONLESS} validate datapackage.json"], runs=3
    )


def _xelatex(folder: Path) -> Timing:
    """Set the year's DOCX again through pandoc's LaTeX writer and xelatex: the same words, tables and charts."""
    word = next((folder / "kantor" / "build" / "2025").glob("*.docx"))
    source = folder / "laporan.md"
    media = [f"--extract-media={folder}"]
    subprocess.run([pandoc.binary(), str(word), "-t", "markdown", "-o", str(source), *media], check=True)
    command = [pandoc.binary(), str(source), "--pdf-engine=xelatex", "--toc", "-o", str(folder / "laporan.pdf")]
    return clock.run("pandoc + xelatex, the same report", command, runs=3)
