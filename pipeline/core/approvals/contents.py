"""What an approval stands for, from the bytes of a year's files: the same in a clone, a plain folder, a ZIP and a shell."""

import hashlib
from collections.abc import Mapping

from ..errors import PipelineError
from .values import Content

BESIDE = ("surat", "kendali")  # folders of a year that tell of the work: letters, and the papers of the collection itself
OUTSIDE = ("pengesahan/", *(f"{folder}/" for folder in BESIDE))  # of the year, but not of what is approved
MODE = b"100644"


def own(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those files (path relative to the year's folder -> bytes) that an approval covers."""
    return {path: data for path, data in files.items() if not path.startswith(OUTSIDE)}


def content(year: int, files: Mapping[str, bytes]) -> Content | None:
    """Return the content that a year's files amount to; None where there are none.

    Raise PipelineError for a name that `sha256sum` would print in another form.
    """
    covered = own(files)
    for path in covered:
        if not path.isprintable() or "\\" in path:
            raise PipelineError(
                f"Nama berkas {path!r} pada tahun {year} memuat karakter yang tidak dapat disidik.", "Ganti nama berkasnya."
            )
    if not covered:
        return None
    lines = sorted(f"{hashlib.sha256(data).hexdigest()}  {path}\n".encode() for path, data in covered.items())
    return Content(year=year, sha256=hashlib.sha256(b"".join(lines)).hexdigest(), tree=_tree(covered).hex())


def _tree(files: Mapping[str, bytes]) -> bytes:
    """Return the id that Git gives a tree of these files; folders sort as if their names ended in a slash."""
    folders: dict[str, dict[str, bytes]] = {}
    entries = []
    for path, data in files.items():
        top, _, rest = path.partition("/")
        if rest:
            folders.setdefault(top, {})[rest] = data
        else:
            entries.append((top.encode(), MODE + b" " + top.encode() + b"\0" + _object(b"blob", data)))
    entries += [(f"{top}/".encode(), b"40000 " + top.encode() + b"\0" + _tree(inner)) for top, inner in folders.items()]
    return _object(b"tree", b"".join(entry for _, entry in sorted(entries)))


def _object(kind: bytes, data: bytes) -> bytes:
    return hashlib.sha1(kind + b" " + str(len(data)).encode() + b"\0" + data, usedforsecurity=False).digest()
