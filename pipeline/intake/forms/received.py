"""What subbagian hand in, as files: told apart by their first bytes, never by their names, and looked at for size before they are read."""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from ...core.collecting import naming
from ...core.collecting.rules import taking as rules
from ...core.collecting.values import Filled
from ...core.findings import Finding, Place, ordered

LARGEST_FORM = 25 * 1024 * 1024  # bytes; a filled workbook of a hundred indicators is under 1 MiB
BLOCK = 1024 * 1024
XLSX, PAGE, CSV, BOX = ".xlsx", ".json", ".csv", ".zip"  # kinds of file, by the suffix an original is kept under
ZIP, WORKBOOK, SAVED_IN = b"PK\x03\x04", b"xl/workbook.xml", "docProps/core.xml"
NOT_FORMS = (  # first bytes -> what it is, and what to do instead
    (b"%PDF", "isinya PDF; kirim formulir aslinya, bukan cetakannya"),
    (b"\xd0\xcf\x11\xe0", "isinya Excel lama (XLS) atau XLSX berkata sandi; simpan sebagai XLSX tanpa kata sandi"),
    (b"\xff\xd8\xff", "isinya foto; kirim formulir aslinya"),
    (b"\x89PNG", "isinya gambar; kirim formulir aslinya"),
    (b"\x1f\x8b", "isinya arsip terkompres; ekstrak dahulu"),
    (b"Rar!", "isinya arsip terkompres; ekstrak dahulu"),
    (b"7z\xbc\xaf", "isinya arsip terkompres; ekstrak dahulu"),
    (b"<", "isinya halaman formulir yang belum diunduh isiannya; tekan «Unduh» di halaman itu lalu kirim berkas isiannya"),
)
SPENDING_HEAD = "kode"  # the first column of a subbagian's anggaran.csv
SAVED = re.compile(rb"<dcterms:modified[^>]*>([0-9T:Z.+-]{10,35})</dcterms:modified>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One file that was handed in; `filled` is None where it cannot be used, and then `findings` say why."""

    name: str
    path: Path
    sha256: str = ""
    size: int = 0
    suffix: str = ""  # by what the file is, whatever its name says
    saved: str = ""  # when the filler's program saved it, as it says itself; "" where it does not
    filled: Filled | None = None
    findings: tuple[Finding, ...] = field(default=())

    @property
    def file(self) -> PurePosixPath:
        """The file as findings name it."""
        return PurePosixPath(self.name)


def read(path: Path) -> Handed:
    """Read one file that was handed in. No link is followed, and a file too large for a form is not read at all."""
    name = naming.shown(normalize("NFC", path.name))
    place = Place(PurePosixPath(name))
    try:
        about = path.stat(follow_symlinks=False)
    except OSError as trouble:
        return _refused(name, path, "berkasnya tidak dapat dibuka", trouble.strerror or "")
    if not stat.S_ISREG(about.st_mode):
        kind = "pintasan" if stat.S_ISLNK(about.st_mode) else "folder" if stat.S_ISDIR(about.st_mode) else "bukan berkas biasa"
        return _refused(name, path, f"isinya {kind}" if kind != "bukan berkas biasa" else kind)
    if about.st_size > LARGEST_FORM:
        too_large = rules.FORM_TOO_LARGE.at(place, name=name, size=mebibytes(about.st_size), limit=mebibytes(LARGEST_FORM))
        return Handed(name=name, path=path, size=about.st_size, findings=(too_large,))
    return _told_apart(name, path, contents(path))


def contents(path: Path, limit: int = LARGEST_FORM) -> bytes:
    """Return the bytes of a regular file up to `limit`; no link is followed and no pipe waited on."""
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as stream:  # noqa: PTH123  (an open descriptor)
        return stream.read(limit)


def _told_apart(name: str, path: Path, content: bytes) -> Handed:
    kind = _kind(content)
    if kind not in READERS:
        return _refused(name, path, kind)
    filled, found = READERS[kind](content, name)
    return Handed(
        name=name,
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        suffix=kind,
        saved=saved(content, kind),
        filled=filled,
        findings=ordered(found),
    )


def _kind(content: bytes) -> str:
    """Return the kind of form by its first bytes, or why it is none."""
    head = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if content.startswith(ZIP):
        return XLSX if WORKBOOK in content else BOX
    if head.startswith(b"{"):
        return PAGE
    if why := next((why for magic, why in NOT_FORMS if head.startswith(magic)), ""):
        return why
    if not head:
        return "isinya kosong"
    return "isinya bukan teks" if b"\0" in content[:4096] else CSV


def _refused(name: str, path: Path, *why: str) -> Handed:
    told = rules.FORM_UNKNOWN.at(Place(PurePosixPath(name)), name=name, why=" – ".join(filter(None, why)))
    return Handed(name=name, path=path, findings=(told,))


def saved(content: bytes, kind: str) -> str:
    """Return when the filler's own program saved the file, in UTC as ISO text that sorts; "" where it does not say."""
    if kind != XLSX:
        return ""
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(content)) as box, box.open(SAVED_IN) as stream:
            found = SAVED.search(stream.read(64 * 1024))
    except (BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError):
        return ""  # what is wrong with the workbook is told by its own reader
    return found[1].decode() if found else ""


def saved_in(path: Path) -> str:
    """Return the same of a file that was kept; "" where it cannot be read."""
    try:
        return saved(contents(path), path.suffix)
    except OSError:
        return ""  # a lost original has a finding of its own


def _workbook(content: bytes, name: str) -> tuple[Filled | None, tuple[Finding, ...]]:
    from . import workbook

    return workbook.read(content, name)


def _page(content: bytes, name: str) -> tuple[Filled | None, tuple[Finding, ...]]:
    from . import handed_form

    return handed_form.read(content, name)


def _table(content: bytes, name: str) -> tuple[Filled | None, tuple[Finding, ...]]:
    """Read realisasi.csv or anggaran.csv, whichever its first column says; one that says neither is read as the former."""
    from . import handed_csv

    first = content[:64].lstrip(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip('"')
    return handed_csv.read(content, "realisasi-anggaran" if first.startswith(SPENDING_HEAD) else "realisasi", name)


def _tables(content: bytes, name: str) -> tuple[Filled | None, tuple[Finding, ...]]:
    from . import handed_csv

    return handed_csv.read_zip(content, name)


READERS: Mapping[str, Callable[[bytes, str], tuple[Filled | None, tuple[Finding, ...]]]] = {
    XLSX: _workbook,
    PAGE: _page,
    CSV: _table,
    BOX: _tables,
}


def mebibytes(size: int) -> str:
    """Return a size as the office reads it."""
    return f"{size / BLOCK:.1f} MB".replace(".", ",") if size >= BLOCK else f"{size} bita"
