"""The file in which an answer travels between two workflows. Whoever can change the first can write anything into it."""

import json
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...core.comparing.answer import TABLES, Answer, Row
from ...core.errors import PipelineError
from .. import contract, documents

SCHEMA = "jawaban"
LARGEST = 1_000_000  # bytes


def read(path: Path) -> Answer | None:
    """Return the answer in a file, None where there is none. A file that is too large, no plain file or not of the schema is refused."""
    content = _bytes(path)
    if content is None:
        return None
    told = _parsed(content)
    if not documents.fits(told, contract.descriptor(SCHEMA)) or not _is_bounded(told):
        raise _refused("isinya tidak berbentuk seperti yang ditentukan")
    return Answer(
        owners=told["pemilik"],
        counts=(told["jumlah"]["kesalahan"], told["jumlah"]["kurang-valid"], told["jumlah"]["peringatan"]),
        older=told["lama"],
        findings=_rows(told["temuan"]),
        figures=_rows(told["perubahan"]),
        effects=_rows(told["dampak"]),
        left_out=told["tidak-dimuat"],
    )


def content(answer: Answer) -> dict[str, object]:
    """Return the answer as the schema describes it."""
    errors, doubtful, warnings = answer.counts
    return {
        "skema": "lakip/jawaban/1",
        "pemilik": answer.owners,
        "jumlah": {"kesalahan": errors, "kurang-valid": doubtful, "peringatan": warnings},
        "lama": answer.older,
        "temuan": [list(r.cells) for r in answer.findings],
        "perubahan": [list(r.cells) for r in answer.figures],
        "dampak": [list(r.cells) for r in answer.effects],
        "tidak-dimuat": answer.left_out,
    }


def _bytes(path: Path) -> bytes | None:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    except OSError as trouble:
        raise _refused("berkasnya tidak dapat dibuka") from trouble
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _refused("bukan berkas biasa")
    with open(handle, "rb") as stream:  # noqa: PTH123  (an open descriptor, not a path)
        found = stream.read(LARGEST + 1)
    if len(found) > LARGEST:
        raise _refused(f"lebih dari {LARGEST} bita")
    return found


def _parsed(found: bytes) -> Any:
    try:
        return json.loads(found.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_unknown, parse_float=_unknown)
    except (ValueError, RecursionError) as trouble:
        raise _refused("isinya bukan JSON yang dikenal") from trouble


def _unique(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _unknown(text: str) -> None:
    raise ValueError(f"no such number here: {text}")


def _is_bounded(told: Mapping[str, Any]) -> bool:
    """Hold the lists to the lengths of the schema, which `fits` does not look at."""
    wanted = contract.descriptor(SCHEMA)["properties"]
    return all(
        len(told[name]) <= wanted[name]["maxItems"] and all(len(row) == len(heads) for row in told[name])
        for name, (heads, _) in TABLES.items()
    )


def _rows(found: Sequence[Sequence[str]]) -> tuple[Row, ...]:
    return tuple(Row(cells=tuple(row)) for row in found)


def _refused(why: str) -> PipelineError:
    return PipelineError(f"Berkas jawaban ditolak: {why}.", "Jangan dipercaya; lihat catatan jalannya pemeriksaan, lalu jalankan ulang.")
