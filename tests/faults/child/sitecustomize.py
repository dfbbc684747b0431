# ruff: noqa: PTH100, PTH110, PTH119, PTH123  (loads before everything else, and may itself open no file through pathlib's own hooks)
"""Put first on a child's path: count what it does to the disk, and let the fault of the test happen at the named step.

Python tells an audit hook of every file it opens for writing, renames, links or removes, so nothing of the program is replaced.
A step reads `what path`, the path relative to FAULT_ROOT, random parts of names as `*`. FAULT is JSON:

    log     file to which every step is written
    at      the step (or `what` with a pattern) before which the fault happens
    nth     which of the steps that fit (bare: the first)
    number  which step of all (from 1), instead of `at`
    how     kill (SIGKILL), half (dies in the middle of writing that file), or the name of another signal
    hold    file that is waited for at the step, after `<hold>.siap` was written, so that a test can act meanwhile
    clock   seconds that are added to the clock
"""

import fnmatch
import json
import os
import re
import signal
import sys
import time

RANDOM = re.compile(r"((?:\.sedang|\.lama)-(?:[a-z0-9.]+-)*)[a-z0-9_]{8}(?=/|$)")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
MAIN = os.getpid()


def steps(event, arguments):
    """Return what an event does to the disk, and to which path; None for what changes nothing."""
    if event == "open":
        path, _, flags = arguments
        return ("write", path) if isinstance(path, (str, bytes)) and isinstance(flags, int) and flags & WRITING else None
    if event in ("os.rename", "os.link", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.truncate", "os.symlink"):
        return event[3:], arguments[1] if event in ("os.rename", "os.link", "os.symlink") else arguments[0]
    if event == "shutil.rmtree":
        return "rmtree", arguments[0]
    return ("start", arguments[0]) if event == "subprocess.Popen" else None


class Fault:
    """What is to happen, and when."""

    def __init__(self, told):
        self.told, self.root, self.count, self.met, self.busy = told, os.path.realpath(os.environ["FAULT_ROOT"]), 0, 0, False

    def __call__(self, event, arguments):
        if self.busy or os.getpid() != MAIN:
            return
        found = steps(event, arguments)
        if found is None:
            return
        what, path = found
        text = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else repr(path)
        if what == "start":
            name = f"start {os.path.basename(text)}"
        elif os.path.abspath(text).startswith(self.root + "/"):
            name = f"{what} " + RANDOM.sub(r"\1*", os.path.relpath(text, self.root))
        else:
            return
        self.busy = True
        try:
            self.meet(name)
        finally:
            self.busy = False

    def meet(self, step):
        self.count += 1
        if "log" in self.told:
            with open(self.told["log"], "a", encoding="utf-8") as log:
                log.write(step + "\n")
        if "at" in self.told and fnmatch.fnmatchcase(step, self.told["at"]):
            self.met += 1
        if self.count == self.told.get("number") or (self.met == self.told.get("nth", 1) and "at" in self.told):
            self.told.pop("at", None)
            self.happen()

    def happen(self):
        how = self.told.get("how", "kill")
        if "hold" in self.told:
            with open(self.told["hold"] + ".siap", "w", encoding="ascii"):
                pass
            while not os.path.exists(self.told["hold"]):
                time.sleep(0.01)
        elif how == "half":
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        else:
            os.kill(MAIN, getattr(signal, "SIGKILL" if how == "kill" else how))


def turn_back(seconds):
    """Let every clock of this process run `seconds` ahead (or, negative, behind)."""
    import datetime

    real, now = time.time, datetime.datetime.now

    class Shifted(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return now(tz) + datetime.timedelta(seconds=seconds)

    time.time = lambda: real() + seconds
    datetime.datetime = Shifted


if told := os.environ.pop("FAULT", ""):
    wanted = json.loads(told)
    if "clock" in wanted:
        turn_back(wanted["clock"])
    if "log" in wanted or "at" in wanted or "number" in wanted:
        sys.addaudithook(Fault(wanted))
