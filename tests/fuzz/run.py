"""A long run: documents of a grammar, or cut and crossed from the hostile corpus, through the reader, and some through all writers.

    python -m tests.fuzz.run --dokumen 20000 --cetak 1500 --benih 1

Works in a network of its own where the kernel allows (`unshare -rn` before it). Prints the counts, and every fault with its document.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

from tests.fuzz import documents, judge


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--dokumen", type=int, default=20_000)
    asked.add_argument("--cetak", type=int, default=1_500)
    asked.add_argument("--benih", type=int, default=1)
    asked.add_argument("--sekaligus", type=int, default=20, help="documents read by one process of pandoc")
    asked.add_argument("--kasus", type=Path, default=Path("build/fuzz"), help="where documents with a fault are kept")
    wanted = asked.parse_args()
    chance = random.Random(wanted.benih)
    counts: Counter[str] = Counter()
    began = time.monotonic()
    try:
        while counts["dibaca"] < wanted.dokumen:
            texts = [documents.make(chance) for _ in range(wanted.sekaligus)]
            printing = counts["dicetak"] * wanted.dokumen <= wanted.cetak * counts["dibaca"] and wanted.cetak > 0
            for text, fault in judge.batch(texts, counts, printing=printing):
                _keep(wanted.kasus, text, fault, counts)
            if counts["dibaca"] % 1000 < wanted.sekaligus:
                _say(counts, began)
    finally:  # an interrupted run tells how far it came
        _say(counts, began)
    return 1 if counts["salah"] else 0


def _keep(folder: Path, text: str, fault: str, counts: Counter[str]) -> None:
    counts["salah"] += 1
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{counts['salah']:04d}.json").write_text(json.dumps({"salah": fault, "naskah": text}, ensure_ascii=True), encoding="utf-8")
    sys.stdout.write(f"SALAH {fault[:300]} {text[:200]!r}\n")


def _say(counts: Counter[str], began: float) -> None:
    sys.stdout.write(json.dumps(dict(sorted(counts.items())) | {"detik": round(time.monotonic() - began)}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
