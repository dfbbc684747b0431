"""One year from CSV to PDF/A + UA and nothing else, as a process of its own: `python -m bench.pdf <root> <year> <file>`."""

import sys
from pathlib import Path

from pipeline.journeys import flow
from pipeline.journeys.archive import Scope


def main(root: Path, year: int, out: Path) -> None:
    from pipeline.render import documents

    assert not [f for f in flow.check(root, Scope(year)) if f.severity.value == "kesalahan"]
    archive = flow.archive_of(root)
    time, label = archive.imprint(year, "")
    out.write_bytes(documents.pdf(archive.report(year), archive.trees(year), archive.drawings(year), root, time, label))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
