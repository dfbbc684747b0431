"""Input for the benchmark: the sample office itself, and offices with many small files made from the tests' clean one."""

import csv
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
CLEAN = ROOT / "tests" / "examples" / "dasar"


def sample(folder: Path) -> Path:
    """Copy the sample office."""
    shutil.copytree(ROOT / "periods", folder / "periods")
    return folder


def with_many_files(folder: Path, count: int) -> Path:
    """Copy the clean office and give it `count` small realisasi.csv, one a subbagian and period, all clean in shape."""
    shutil.copytree(CLEAN, folder, dirs_exist_ok=True)
    periods = 12
    for number in range(count):
        department, period = divmod(number, periods)
        inner = folder / "periods" / "2025" / f"b{period + 1}" / f"bag{department + 1}"
        inner.mkdir(parents=True, exist_ok=True)
        _rows(inner / "realisasi.csv", period + 1)
    _declare(folder / "periods", periods, -(-count // periods))
    return folder


def _rows(file: Path, month: int) -> None:
    heads = ("indikator", "bulan", "pembilang", "penyebut", "realisasi", "kendala", "tindak_lanjut", "bukti")
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(heads)
        writer.writerows((f"IK-{n}.1", month, "", "", n * 7 + month, "Jadwal bergeser", "Dijadwalkan ulang", "") for n in range(1, 9))


def _declare(periods: Path, months: int, departments: int) -> None:
    """Write the periods and subbagian of the many files into the office's YAML."""
    year = periods / "2025" / "periode.yml"
    text = year.read_text(encoding="utf-8")
    head, _, rest = text.partition("\nperiode:\n")
    tail = rest[rest.index("\naturan:") :]
    rows = "".join(f"  - {{kode: b{m}, nama: Bulan {m}, bulan: [{m}]}}\n" for m in range(1, months + 1))
    year.write_text(f"{head}\nperiode:\n{rows}{tail.lstrip()}" if tail.startswith("\n") else text, encoding="utf-8")
    office = periods / "satker.yml"
    text = office.read_text(encoding="utf-8")
    more = "".join(f"  - {{kode: bag{d}, nama: Bagian {d}, nomor: {d + 10}, mulai: 2020-01-01}}\n" for d in range(1, departments + 1))
    office.write_text(text.replace("\nsubbagian:\n", f"\nsubbagian:\n{more}"), encoding="utf-8")
