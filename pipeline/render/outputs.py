"""Outputs appear whole or not at all: everything is made beside its place and then renamed into it."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STAGING = ".sedang-"
RETIRED = ".lama-"


@contextmanager
def replaced(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill; on success it takes the place of `folder`, on any failure `folder` is left as it was."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    sweep(folder)
    staging = Path(tempfile.mkdtemp(prefix=f"{STAGING}{folder.name}-", dir=folder.parent))
    staging.chmod(0o755)
    try:
        yield staging
        _swap(staging, folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _swap(staging: Path, folder: Path) -> None:
    retired = folder.with_name(f"{RETIRED}{folder.name}-{staging.name.rpartition('-')[2]}")
    if folder.exists():
        folder.rename(retired)
    staging.rename(folder)
    shutil.rmtree(retired, ignore_errors=True)


def sweep(folder: Path) -> None:
    """Clear away what a killed build left beside `folder`; a folder caught between the two renames is put back."""
    for retired in sorted(folder.parent.glob(f"{RETIRED}{folder.name}-*")):
        if folder.exists():
            shutil.rmtree(retired, ignore_errors=True)
        else:
            retired.rename(folder)
    for staging in folder.parent.glob(f"{STAGING}{folder.name}-*"):
        if not _is_recent(staging):
            shutil.rmtree(staging, ignore_errors=True)


def _is_recent(path: Path, seconds: float = 3600) -> bool:
    """Say whether another build may still be filling this folder (compared with the disk's own clock)."""
    with tempfile.TemporaryFile(dir=path.parent) as probe:
        return os.fstat(probe.fileno()).st_mtime - path.stat().st_mtime < seconds


def write_json(path: Path, content: object) -> None:
    """Write content as UTF-8 JSON with one byte form: sorted nowhere (order is meant), indented, newline at the end."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
