"""Surroundings that are not as usual: clock, home, zone, language, streams."""

import os
import subprocess
from pathlib import Path

from . import acts
from .fault import REFUSED, fault
from .harness import Ground, Ran, digests, ended, git, made, refused, remnants

YEARS = 365 * 86400
ODD = {"HOME": "/proc/tidak-ada", "XDG_CACHE_HOME": "/proc/tidak-ada", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "id_ID"}


@fault(
    "lingkungan-asing",
    "lingkungan",
    done="HOME tidak dapat ditulis, zona waktu dan bahasa lain (LC_ALL=C), masukan ditutup, jam mundur sepuluh tahun, umask 077.",
    holds="Laporan dan situs sama sampai bita terakhir.",
)
def odd_surroundings(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.renewed)
    environment = ground.environment(root, {"clock": -10 * YEARS}, **ODD)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = ["sh", "-c", 'umask 077; exec "$@" <&-', "sh", *ground.command(root, "susun")]
    ran = ended(subprocess.Popen(command, cwd=ground.program, env=environment, text=True, **pipes))
    assert ran.code == 0, ran.err
    wanted = ground.expected("susun", ground.renewed)
    assert _bytes(made(root)) == _bytes(wanted)
    assert remnants(root) == []


def _bytes(found: dict[str, str]) -> dict[str, str]:
    return {path: digest.split()[1] for path, digest in found.items()}


def _bare(ground: Ground, root: Path, *words: str, shell: str = '"$@"', **environment: str) -> Ran:
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    full = {"PATH": "/usr/local/bin:/usr/bin:/bin", **environment}
    command = ["sh", "-c", f"exec {shell}", "sh", *ground.command(root, *words)]
    return ended(subprocess.Popen(command, cwd=ground.program, env=full, text=True, **pipes))


@fault(
    "lingkungan-kosong",
    "lingkungan",
    done="Perintah dijalankan tanpa HOME dan LANG (seperti dari cron), dengan masukan, keluaran, atau keluaran galat ditutup.",
    holds="Perintah berakhir baik atau dengan kode keluar yang tetap, tanpa pesan kesalahan program; tidak ada berkas yang berubah.",
    stages=('"$@"', '"$@" <&-', '"$@" >&-', '"$@" 2>&-', '"$@" >/dev/full', '"$@" | head -c 1'),
)
def bare_surroundings(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    before = digests(root, without=(".git",))
    ran = _bare(ground, root, "periksa", shell=stage)
    assert ran.code in ((0,) if "full" not in stage else (2,)), ran.err
    assert "Traceback" not in ran.err
    assert digests(root, without=(".git",)) == before


@fault(
    "jam-mundur",
    "jam",
    done="Jam perangkat mundur setahun sesudah paraf pertama.",
    holds="Paraf berikutnya ditolak dengan satu kalimat tentang jam; dengan jam yang benar, paraf diterima.",
    result=REFUSED,
)
def clock_back(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    assert ground.run(root, *acts.initialled(ground)).code == 0
    before, words = digests(root, without=(".git",)), acts.initialled(ground, "kasubbag-rendatin")
    refused(ground.run(root, *words, fault={"clock": -YEARS}), "Jam perangkat")
    assert digests(root, without=(".git",)) == before
    assert ground.run(root, *words).code == 0


@fault(
    "komit-masa-depan",
    "jam",
    done="Komit terakhir bertanggal tahun 2099 karena jam komputer pembuatnya salah.",
    holds="Periksa, status, dan terima berjalan; tidak ada yang menganggapnya kesalahan program.",
)
def future_commit(ground: Ground, stage: str) -> None:
    root = ground.copy(ground.plain)
    git(root, "-c", "user.name=CONTOH", "commit", "-q", "--allow-empty", "--date=2099-01-01T00:00:00Z", "-m", "besok")
    moment = {"GIT_COMMITTER_DATE": "2099-01-01T00:00:00Z", "PATH": os.environ["PATH"], "HOME": str(root)}
    subprocess.run(["git", "commit", "-q", "--amend", "--no-edit", "--allow-empty"], cwd=root, env=moment, check=True)
    for words in (("periksa",), ("status", "2025"), acts.received(ground)):
        ran = ground.run(root, *words)
        assert ran.code in (0, 1), ran.err
        assert "Traceback" not in ran.err
