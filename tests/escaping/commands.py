"""Every command of the office, run on the hostile office, with each byte that it says and each file that it leaves."""

import contextlib
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.cli.common import fenced
from pipeline.cli.main import lakip
from pipeline.journeys import reminding
from pipeline.journeys.archive import Archive

DAY = ("--tanggal", "2026-11-20")
COMMANDS: dict[str, tuple[tuple[str, ...], int]] = {  # name -> arguments, expected exit code; in the order they are run
    "siapkan": (("host", "siapkan", "2026"), 0),
    "buka-s1": (("periode", "buka", "2026/s1", "--tanggal", "2026-07-01"), 0),
    "buka": (("periode", "buka", "2026/s2", "--tanggal", "2026-07-01"), 0),
    "periksa": (("periksa", "2026"), 0),
    "periksa-json": (("periksa", "2026", "--format", "json"), 0),
    "periksa-github": (("periksa", "2026", "--format", "github"), 0),
    "bangun": (("bangun", "2026"), 0),
    "ukur": (("ukur", "2026", "--jejak"), 0),
    "ukur-json": (("ukur", "2026", "--format", "json"), 0),
    "status": (("status", "2026/s2"), 0),
    "status-json": (("status", "2026/s2", "--format", "json"), 0),
    "pengingat": (("pengingat", "2026/s2", *DAY), 0),
    "pengingat-json": (("pengingat", "2026/s2", *DAY, "--format", "json"), 0),
    "surat": (("surat", "susun", "2026"), 0),
    "surat-daftar": (("surat", "daftar", "2026"), 0),
    "formulir": (("formulir", "2026/s2"), 0),
    "inventaris": (("inventaris", "2026/s1"), 0),
    "inventaris-csv": (("inventaris", "2026/s1", "--format", "csv"), 0),
    "inventaris-xlsx": (("inventaris", "2026/s1", "--format", "xlsx"), 0),
    "inventaris-json": (("inventaris", "2026/s1", "--format", "json"), 0),
    "entri": (("lembar-entri", "buat", "2026/s1", "--aplikasi", "e-lapkin"), 0),
    "entri-status": (("lembar-entri", "status", "2026/s1"), 0),
    "progres": (("progres", "2026"), 0),
    "konfirmasi": (("konfirmasi", "daftar", "2026"), 0),
    "telaah": (("telaah", "lembar", "2026/s2"), 0),
    "telaah-s1": (("telaah", "lembar", "2026/s1"), 0),
    "sahkan": (("sahkan", "status", "2026"), 0),
    "sampaikan": (("sampaikan", "2026", "--konsep"), 0),
    "tugas": (("host", "tugas", "2026/s2", "--tunjukkan"), 0),
    "verifikasi": (("verifikasi", "2026"), 1),
    "banding": (("banding", "{before}", "{root}"), 0),
    "banding-json": (("banding", "{before}", "{root}", "--format", "json"), 0),
    "banding-github": (("banding", "{before}", "{root}", "--format", "github"), 0),
    "lingkup": (("lingkup", "main~1..main"), 1),
    "jawab": (("jawab", "susun", "main~1..main", "--ringkasan", "{root}/ringkasan.md", "--hasil", "{root}/hasil.json"), 1),
    "jawab-anotasi": (("jawab", "susun", "main~1..main", "--anotasi"), 1),
}
JSON = tuple(name for name in COMMANDS if name.endswith("-json") and not name.startswith("inventaris"))
PATHS_ONLY = (  # these say where they wrote, and nothing of what
    "bangun", "surat", "surat-daftar", "formulir", "inventaris-csv", "inventaris-xlsx", "inventaris-json", "entri", "progres", "lingkup",
    "telaah-s1", "periksa-github", "jawab-anotasi", "verifikasi", "siapkan",
)  # fmt: skip
MARKDOWN = ("banding-github", "jawab", "tugas")
WITHOUT_ROOT = ("banding",)


@dataclass(frozen=True)
class Said:
    """What a command came to: exit code, and both streams as a terminal received them."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream that says it is a terminal, so that colours are not taken away."""

    def isatty(self) -> bool:
        return True


def run(arguments: Sequence[str]) -> Said:
    """Run one command within this process."""
    out, err = Terminal(), Terminal()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = fenced(lakip, list(arguments))
    sys.stdout.flush()
    return Said(code, out.getvalue(), err.getvalue())


def run_all(root: Path, before: Path) -> dict[str, Said]:
    """Run every command on the office at `root`; `before` is the office as it was."""
    said = {}
    for name, (arguments, _) in COMMANDS.items():
        filled = [argument.format(root=root, before=before) for argument in arguments]
        said[name] = run(filled if arguments[0] in WITHOUT_ROOT else [*filled, "--akar", str(root)])
    archive = Archive(root)
    reminding.calendars(reminding.collecting(archive, archive.years[-1]), root / "kalender")  # as the site offers them while a year runs
    return said


def kept(said: dict[str, Said], file: Path) -> None:
    """Write what was said, for other processes of the same test run."""
    file.write_text(json.dumps({name: asdict(one) for name, one in said.items()}), encoding="utf-8")


def recalled(file: Path) -> dict[str, Said]:
    """Read what was said."""
    return {name: Said(**one) for name, one in json.loads(file.read_text(encoding="utf-8")).items()}
