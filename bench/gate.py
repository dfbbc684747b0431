"""The gate over a change of 200 files, in a bare repository, as a whole process."""

import sys
import tempfile
from pathlib import Path

from tests.hostile.store import Store

from . import clock, offices
from .clock import Timing

FILES = 200


def timings(folder: Path) -> list[Timing]:
    """Time the gate over the sample's own texts and evidence, copied until there are enough, and over a change of one cell."""
    store = Store(folder / "kantor.git")
    office = offices.sample(folder / "kantor")
    texts = [p.read_bytes() for p in sorted((office / "periods" / "2025").rglob("bukti/*")) if p.suffix in (".csv", ".txt", ".pdf")]
    kinds = [p.suffix for p in sorted((office / "periods" / "2025").rglob("bukti/*")) if p.suffix in (".csv", ".txt", ".pdf")]
    given = {f"periods/2025/s1/kul/bukti/bukti-{n}{kinds[n % len(kinds)]}": texts[n % len(texts)] for n in range(FILES)}
    one = store.commit({"periods/2025/s1/kul/analisis.md": b"## IK-2.1\n"})
    lakip = [str(Path(sys.executable).with_name("lakip")), "gerbang", "--akar", str(store.folder)]
    return [
        clock.run(f"`lakip gerbang`, {FILES} files", [*lakip, f"{store.main}..{store.commit(given)}"], goal="≤ 0.6 s"),
        clock.run("`lakip gerbang`, one file", [*lakip, f"{store.main}..{one}"]),
    ]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lakip-bench-") as name:
        print(clock.table(timings(Path(name))))


if __name__ == "__main__":
    main()
