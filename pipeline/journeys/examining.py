"""The journey of a PDF that came back signed: what it is compared with, and what can be said of it. Nothing is stored."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.approvals import seals
from ..core.errors import PipelineError
from . import flow

if TYPE_CHECKING:
    from ..intake.repository.history_tags import Tag


def examine(root: Path, year: int, file: Path, anchors: Sequence[Path] = ()) -> seals.Seal:
    """Look at a PDF that came back signed, and compare it with the PDFs of the year that are known. Nothing is stored."""
    from ..intake import pades

    return pades.examine(_read(file), known_pdfs(root, year), [_read(anchor) for anchor in anchors])


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as trouble:
        raise PipelineError(f"Berkas {file} tidak dapat dibaca.", "Periksa nama dan izin berkasnya.") from trouble


def known_pdfs(root: Path, year: int) -> dict[str, str]:
    """Return digests of the year's PDFs with what they are: named by records, by the tag, or the one in build/."""
    from ..core.approvals.verification import stated
    from .desk import status

    seen = (r for r in status(root, year).chain.records if r.pdf_sha256)
    known = {r.pdf_sha256: f"PDF konsep yang dilihat {r.name} (rekaman nomor {r.number})" for r in seen}
    for tag in seals_of(root, year):
        for digest, _, name in (line.partition("  ") for line in stated(tag.message, "berkas")):
            if name.endswith(".pdf"):
                known[digest] = f"{name} yang disebut tag {tag.name}"
    built = root / "build" / str(year) / f"lakip-{year}.pdf"
    if built.is_file():
        known.setdefault(hashlib.sha256(built.read_bytes()).hexdigest(), _built(root, year))
    return known


def _built(root: Path, year: int) -> str:
    """Say what the PDF in build/ is: the signed edition only where it was made from just what is proven now."""
    from ..render import bundle

    archive = flow.archive_of(root)
    found = archive.edition(year)
    fresh = bundle.is_fresh(root / "build" / str(year), archive.report_key(year))
    return f"PDF edisi yang disetujui di build/{year}/" if fresh and found and found.is_signed else f"PDF konsep di build/{year}/"


def seals_of(root: Path, year: int) -> "list[Tag]":
    """Return the tags that sealed a year, revisions included."""
    from ..intake.repository import history, history_tags

    if history.revision(root) is None:
        return []
    names = [name for name in history_tags.tags(root) if name == f"lakip-{year}" or name.startswith(f"lakip-{year}-r")]
    return [tag for name in names if (tag := history_tags.tag(root, name))]
