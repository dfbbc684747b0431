"""What can be known of a PDF's conformance to PDF/A-3a and PDF/UA-1 without a validator: read with pikepdf, told in sentences.

It is not a proof of conformance; the exporter checks more, and veraPDF should be run by hand before a release.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

FORBIDDEN_ACTIONS = ("/JavaScript", "/Launch", "/Movie", "/Sound", "/ImportData", "/SubmitForm", "/GoToR")
SAFE_ADDRESS = re.compile(r"https://|mailto:")
MIN_ALT = 5


def faults(file: Path | Any) -> list[str]:
    """Return every fault found; an empty list is what one wants."""
    with pikepdf.open(file) as pdf:
        return [*_metadata(pdf), *_catalogue(pdf), *_objects(pdf), *_pages(pdf), *_structure(pdf), *_attachments(pdf)]


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata() as xmp:
        wanted = {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
        for name, value in wanted.items():
            if xmp.get(name) != value:
                yield f"{name} bukan {value}"
        if not xmp.get("dc:title"):
            yield "judul dokumen kosong"


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if str(root.get("/Lang", "")).lower() not in ("id-id", "id"):
        yield f"bahasa {root.get('/Lang')}"
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "tidak ditandai (MarkInfo)"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "judul tidak ditampilkan (DisplayDocTitle)"
    if "/OutputIntents" not in root or "/DestOutputProfile" not in root.OutputIntents[0]:
        yield "tanpa profil warna (OutputIntent)"
    yield from (f"{name} di katalog" for name in ("/OpenAction", "/AA") if name in root)
    if "/JavaScript" in root.get("/Names", {}):
        yield "JavaScript di katalog"
    if pdf.is_encrypted:
        yield "terenkripsi"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary):
            continue
        if thing.get("/Type") == "/FontDescriptor" and not any(f"/FontFile{n}" in thing for n in ("", "2", "3")):
            yield f"fon tidak disematkan: {thing.get('/FontName')}"
        if thing.get("/Type") == "/Font" and thing.get("/Subtype") == "/Type0" and "/ToUnicode" not in thing:
            yield f"fon tanpa ToUnicode: {thing.get('/BaseFont')}"
        if thing.get("/S") in FORBIDDEN_ACTIONS:
            yield f"tindakan {thing.S}"
        if thing.get("/S") == "/URI" and not SAFE_ADDRESS.match(str(thing.URI)):
            yield f"alamat {thing.URI}"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        notes = page.obj.get("/Annots", [])
        if len(notes) and page.obj.get("/Tabs") != "/S":
            yield f"halaman {number}: urutan tab bukan menurut struktur"
        if any(note.get("/Subtype") == "/Link" and "/StructParent" not in note for note in notes):
            yield f"halaman {number}: tautan di luar struktur"


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every element of the structure tree, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K] if "/StructTreeRoot" in pdf.Root else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield node
            if "/K" in node:
                waiting.append(node.K)


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "tanpa pohon struktur"
    level = 0
    for element in elements(pdf):
        kind = str(element.S)
        if kind in ("/Figure", "/Formula") and len(str(element.get("/Alt", ""))) < MIN_ALT:
            yield f"{kind} tanpa teks alternatif"
        if kind == "/TH" and not any("/Scope" in part for part in _attributes(element)):
            yield "kepala tabel tanpa Scope"
        if re.fullmatch(r"/H[1-6]", kind):
            if int(kind[2]) > level + 1:
                yield f"judul melompat dari H{level} ke {kind[1:]}"
            level = int(kind[2])


def _attributes(element: pikepdf.Dictionary) -> list[Any]:
    found = element.get("/A", [])
    return [part for part in (found if isinstance(found, pikepdf.Array) else [found]) if isinstance(part, pikepdf.Dictionary)]


def _attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    for file in pdf.Root.get("/AF", []):
        if file.get("/AFRelationship") != "/Source":
            yield f"lampiran {file.get('/UF')} tanpa hubungan sumber"


def attachments(file: Path | Any) -> dict[str, bytes]:
    """Return the embedded files by name."""
    with pikepdf.open(file) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
