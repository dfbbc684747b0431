"""The door to pandoc: always the program inside the pypandoc wheel, always within limits of memory and time."""

import importlib.util
import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from .. import bounded
from ..core.errors import PipelineError

Node = dict[str, Any]  # one element of pandoc's tree: {"t": kind, "c": content}

SCRIPTS = Path(__file__).parent / "assets" / "lua"
HEAP, READER_HEAP = "512m", "320m"  # live data; the program itself comes to about half as much again
MEMORY = 1024 * bounded.MIB  # of the whole program; its own heap limit speaks first
SECONDS = 20.0
API_VERSION = [1, 23, 1]  # of the tree's JSON, pandoc 3.x


class PandocDied(PipelineError):
    """Pandoc ran out of time or memory, or refused its input."""


@cache
def binary() -> str:
    """Return the program in the wheel. `pypandoc.get_pandoc_path()` would take whatever newer pandoc stands on PATH."""
    found = importlib.util.find_spec("pypandoc")
    if found is None or found.origin is None:
        raise PipelineError("Pandoc tidak terpasang.", "Jalankan `pip install pypandoc_binary`.")
    return str(Path(found.origin).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc"))


def run(data: bytes, *arguments: str, seconds: float = SECONDS, heap: str = HEAP, **environment: str) -> bytes:
    """Give `data` to pandoc and return what it writes. Raise PandocDied when it fails or exceeds its limits."""
    limits = bounded.Limits(seconds=seconds, memory=MEMORY)
    done = bounded.run([binary(), *arguments], data, limits=limits, environment=bounded.bare(GHCRTS=f"-M{heap}", **environment))
    if done.died:
        raise PandocDied(f"Pandoc {done.died}.", "Sederhanakan atau pecah naskahnya.")
    if done.code:
        raise PandocDied(f"Pandoc berhenti dengan kode {done.code}: {done.said.strip()[:300]}", "Sederhanakan atau pecah naskahnya.")
    return done.output


def document(blocks: Sequence[Node], meta: dict[str, Any] | None = None) -> Node:
    """Return a whole pandoc tree made of `blocks`."""
    return {"pandoc-api-version": API_VERSION, "meta": meta or {}, "blocks": list(blocks)}


def read_many(texts: Sequence[str], format: str, seconds: float = SECONDS, alone: float | None = None) -> list[list[Node] | PandocDied]:
    """Return for each text its blocks, or why it could not be read.

    All are read in one process, sandboxed; should one of them kill it, each is read in a process of its own, for `alone` seconds.
    """
    alone = alone or seconds
    if not texts:
        return []
    try:
        return _read_batch(texts, format, seconds if len(texts) > 1 else alone)
    except PandocDied as death:
        if len(texts) == 1:
            return [death]
        return [answer for text in texts for answer in read_many([text], format, alone)]


def _read_batch(texts: Sequence[str], format: str, seconds: float) -> list[list[Node] | PandocDied]:
    job = json.dumps({"format": format, "texts": list(texts)}).encode()
    written = run(job, "lua", str(SCRIPTS / "read.lua"), seconds=seconds, heap=READER_HEAP)
    try:
        answers = json.loads(written)
    except RecursionError as error:
        raise PandocDied("Naskah bertumpuk terlalu dalam.", "Sederhanakan kutipan atau daftar yang bertumpuk.") from error
    return [PandocDied(answer["error"]) if "error" in answer else answer["blocks"] for answer in answers]


def write_many(trees: Sequence[Sequence[Node]], format: str, seconds: float = 120.0) -> list[str]:
    """Return each list of blocks written in `format` (html5, plain …), all by one process."""
    if not trees:
        return []
    job = json.dumps({"format": format, "trees": [json.dumps(document(blocks)) for blocks in trees]}).encode()
    written: list[str] = json.loads(run(job, "lua", str(SCRIPTS / "write.lua"), seconds=seconds))
    return written
