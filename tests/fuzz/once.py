"""Read one narrative as the report does, and print the processor's seconds and the peak memory (MiB) of this process and pandoc."""

import resource
import sys
from pathlib import Path

from tests.render import routes


def own_peak() -> int:
    """Peak memory of this process in KiB; `ru_maxrss` would be that of whoever started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


def main(file: str) -> None:
    report = routes.report_of(Path(file).read_bytes().decode("utf-8"))
    _, findings = routes.read(report)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    peak = max(own_peak(), used[1].ru_maxrss)
    print(f"{seconds:.2f} {peak / 1024:.0f} {findings[0].rule if findings else 'dicetak'}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
