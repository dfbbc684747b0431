"""One ZIP from many files, the same bytes from the same files on every machine."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath

FIXED = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PLAIN, PROGRAM = 0o100644, 0o100755


def pack(files: Mapping[str, bytes], top: str) -> bytes:
    """Return the ZIP of `files` (path within the ZIP -> content) below the folder `top`.

    Sorted names, one fixed time, plain permissions, and nothing compressed: what a compressor makes depends on its version, and most of
    a package is PDF and DOCX, which are compressed already. A name that would leave the folder is our own bug and bursts.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(files):
            made.writestr(_entry(f"{top}/{name}"), files[name])
    return whole.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or str(path) != name or "\\" in name:
        raise ValueError(name)
    entry = zipfile.ZipInfo(name, FIXED)
    entry.create_system = UNIX
    entry.external_attr = (PROGRAM if path.suffix == ".sh" else PLAIN) << 16
    return entry
