"""Read one narrative as the report does, and print the processor's seconds and the peak memory (MiB) of this process and pandoc."""

import resource
import sys
from pathlib import Path

from tests.render import routes


def main(file: str) -> None:
    report = routes.report_of(Path(file).read_bytes().decode("utf-8"))
    _, findings = routes.read(report)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    print(f"{seconds:.2f} {max(one.ru_maxrss for one in used) / 1024:.0f} {findings[0].rule if findings else 'dicetak'}")  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
