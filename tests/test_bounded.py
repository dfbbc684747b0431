"""Programs we start end in time, within memory and output, and leave nothing running: with real offenders."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest

from pipeline import bounded
from pipeline.bounded import MIB, Limits

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's limits are Linux's")
TIGHT = Limits(seconds=20, memory=128 * MIB, output=2 * MIB)


def run(*command: str, limits: Limits = TIGHT, data: bytes = b"", **more: object) -> bounded.Done:
    return bounded.run(command, data, limits=limits, environment=bounded.bare(), **more)


def python(code: str, **more: object) -> bounded.Done:
    return run(sys.executable, "-I", "-c", code, **more)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split()[2] != "Z"


def test_input_output_complaints_and_code_come_back():
    done = python("import sys; print(sys.stdin.read().upper()); print('keluh', file=sys.stderr); sys.exit(3)", data=b"abc")
    assert (done.code, done.output, done.said, done.died) == (3, b"ABC\n", "keluh\n", "")


def test_nothing_of_the_users_environment_is_handed_on(monkeypatch):
    monkeypatch.setenv("RAHASIA", "x")
    assert b"RAHASIA" not in python("import os; print(os.environ)").output


@pytest.mark.parametrize("stubborn", ["", "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);"])
def test_a_program_without_end_is_ended(stubborn):
    begun = time.monotonic()
    done = python(f"import time; {stubborn} time.sleep(60)", limits=Limits(seconds=0.5))
    assert done.died == "tidak selesai dalam 0,5 detik"
    assert time.monotonic() - begun < 10


@LINUX
@pytest.mark.parametrize("seconds", [0.5, 20])
def test_its_children_end_with_it(seconds, tmp_path):
    mark = tmp_path / "pid"
    stay = "time.sleep(60)" if seconds < 1 else "pass"
    code = f"import subprocess, time; p = subprocess.Popen(['sleep', '60']); open({str(mark)!r}, 'w').write(str(p.pid)); {stay}"
    python(code, limits=Limits(seconds=seconds))
    for _ in range(50):
        if not is_alive(int(mark.read_text(encoding="utf-8"))):
            return
        time.sleep(0.1)
    pytest.fail("a grandchild is still running")


@LINUX
def test_memory_is_refused_not_taken():
    done = python("x = bytearray(400 * 1024 * 1024)")
    assert done.code
    assert "MemoryError" in done.said


@LINUX
def test_a_flood_is_cut_off():
    done = run("yes")
    assert done.died == "menulis lebih dari 2 MiB"
    assert len(done.output) <= TIGHT.output


@LINUX
def test_a_signal_is_told():
    assert python("import os; os.kill(os.getpid(), 11)").died == f"dihentikan sistem (sinyal {signal.SIGSEGV.value})"


def test_a_program_that_is_not_there_is_said():
    with pytest.raises(bounded.Missing, match="Program tidak-ada tidak dapat dijalankan"):
        run("/usr/bin/tidak-ada")


def test_long_complaints_are_cut():
    assert len(python("import sys; sys.stderr.write('x' * 10**6)").said) == bounded.SAID
