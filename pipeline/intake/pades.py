"""The only door to pyHanko: what electronic signatures stand in a PDF. It reads; it never signs, and asks for no key or passphrase."""

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..core.approvals import seals
from ..core.approvals.seals import Added, Seal, Signature
from ..core.errors import PipelineError

LONGEST = 200
MARK = b"/ByteRange"  # no signature without it
FREE_IN_CATALOGUE = frozenset({"/AcroForm", "/Extensions", "/Perms", "/DSS", "/Version"})
FREE_IN_PAGE = frozenset({"/Annots"})
# What pyHanko lets through when a file is not what it claims to be.
BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError, NotImplementedError)


def examine(data: bytes, known: Mapping[str, str], anchors: Sequence[bytes] = ()) -> Seal:
    """Return what can be found out about a PDF.

    `known` are the digests of approved PDFs with what they are; `anchors` are certificates (PEM or DER) that the reader trusts.
    A file without signatures needs no pyHanko.
    """
    matched = seals.longest_known(seals.revisions(data), known)
    start, what = (matched[0].length, matched[1]) if matched else (0, "")
    marked = MARK in data
    return Seal(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        signatures=_signatures(data, anchors) if marked else (),
        has_known=bool(known),
        matched=what,
        matched_length=start,
        added=_added(data, start) if marked and 0 < start < len(data) else None,
    )


def _installed() -> Any:
    """Return pyHanko's pieces that are used here; where it is not installed, say how it can be."""
    try:
        from pyhanko.pdf_utils import misc, reader
        from pyhanko.sign import validation
    except ImportError as missing:
        raise PipelineError(
            "PDF ini memuat tanda tangan elektronik, dan pemeriksanya (pyHanko) belum terpasang.",
            "Pasang dengan `pip install 'lakip[pades]'`, lalu ulangi.",
        ) from missing
    return misc, reader, validation


def _signatures(data: bytes, anchors: Sequence[bytes]) -> tuple[Signature, ...]:
    misc, reader, _ = _installed()
    try:
        found = reader.PdfFileReader(io.BytesIO(data), strict=False).embedded_regular_signatures
        return tuple(_signature(one, anchors) for one in found)
    except (misc.PdfError, *BROKEN) as trouble:
        raise PipelineError(
            f"PDF itu tidak dapat dibaca: {_short(trouble)}.", "Pastikan berkasnya utuh dan tidak dikunci dengan kata sandi."
        ) from trouble


def _signature(found: Any, anchors: Sequence[bytes]) -> Signature:
    """Check one signature by itself, without any network."""
    misc, _, validation = _installed()
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.errors import ValidationError

    name = str(found.field_name)
    try:
        context = ValidationContext(trust_roots=[_certificate(a) for a in anchors], allow_fetching=False)
        status = validation.validate_pdf_signature(found, context)
    except (misc.PdfError, SignatureValidationError, ValidationError, SigningError, *BROKEN) as trouble:
        return Signature(field=name, trouble=_short(trouble))
    return Signature(
        field=name,
        signer=_name(status.signing_cert.subject),
        issuer=_name(status.signing_cert.issuer),
        time=status.signer_reported_dt,
        is_intact=bool(status.intact and status.valid),
        is_trusted=bool(status.trusted),
        coverage=status.coverage.name if status.coverage else "UNCLEAR",
        bottom_line=bool(status.bottom_line),
    )


def _certificate(anchor: bytes) -> Any:
    from asn1crypto import pem, x509

    try:
        der = pem.unarmor(anchor)[2] if pem.detect(anchor) else anchor
        return x509.Certificate.load(der, strict=True)
    except ValueError as trouble:
        raise PipelineError(
            "Jangkar kepercayaan bukan sertifikat PEM atau DER.", "Berikan berkas sertifikat akar penerbitnya."
        ) from trouble


def _name(subject: Any) -> str:
    """Return name and organisation only: certificates may carry numbers of a person, which are not ours to print."""
    named = subject.native
    parts = (named.get(key) for key in ("common_name", "organization_name"))
    return ", ".join(str(p) for p in parts if p) or "(tanpa nama)"


def _added(data: bytes, start: int) -> Added:
    """Say whether more than signatures was added after the first `start` bytes.

    pyHanko's own comparison gives up where the first PDF has no form at all, as ours. So every object that was written anew is compared
    here: only what a signature needs may differ.
    """
    misc, reader = _installed()[:2]
    try:
        before, after = (reader.PdfFileReader(io.BytesIO(part), strict=False) for part in (data[:start], data))
        why = next(_differences(before, after), "")
    except (misc.PdfError, *BROKEN) as trouble:
        why = f"tambahannya tidak dapat dibaca ({_short(trouble)})"
    return Added(is_signature_only=not why, why=why)


def _differences(before: Any, after: Any) -> Iterator[str]:
    first, last = before.xrefs.total_revisions, after.xrefs.total_revisions
    old = {ref for n in range(first) for ref in _numbers(before.xrefs.explicit_refs_in_revision(n))}
    anew = {ref for n in range(first, last) for ref in _numbers(after.xrefs.explicit_refs_in_revision(n))}
    gone = {ref for n in range(first, last) for ref in _numbers(after.xrefs.refs_freed_in_revision(n))}
    if gone & old:
        yield "ada bagian yang dihapus"
    if before.root_ref.idnum != after.root_ref.idnum:
        yield "katalognya diganti"
    info = after.trailer_view.raw_get("/Info").idnum if "/Info" in after.trailer_view else 0
    for number, generation in sorted(anew & old):
        parts = [_object(document, number, generation) for document in (before, after)]
        if number != info and not _is_harmless(*parts, is_root=number == after.root_ref.idnum):
            yield f"objek {number} diubah"


def _numbers(refs: Iterable[Any]) -> Iterator[tuple[int, int]]:
    return ((ref.idnum, ref.generation) for ref in refs)


def _object(document: Any, number: int, generation: int) -> Any:
    from pyhanko.pdf_utils.generic import Reference

    return document.get_object(Reference(number, generation, document))


def _is_harmless(old: Any, new: Any, *, is_root: bool) -> bool:
    """Say whether an object changed only as a signature must change it: the catalogue's form, the XMP's date, a page's list of fields."""
    if _written(old) == _written(new):
        return True
    if isinstance(old, list) and isinstance(new, list):
        return _only_fields_added(old, new)
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    kinds = {old.get("/Type"), new.get("/Type")}
    if kinds == {"/Metadata"}:
        return True
    free = FREE_IN_CATALOGUE if is_root else FREE_IN_PAGE if kinds == {"/Page"} else frozenset()
    same = all(_entry(old, key) == _entry(new, key) for key in {*old, *new} - free)
    return same and (is_root or (bool(free) and _only_fields_added(old.get("/Annots", []), new.get("/Annots", []))))


def _entry(thing: Any, key: str) -> bytes:
    return _written(thing.raw_get(key)) if key in thing else b""


def _only_fields_added(old: Sequence[Any], new: Sequence[Any]) -> bool:
    """Say whether all annotations are still there, and what came after them are fields for signatures."""
    kept = [_written(a) for a in old] == [_written(a) for a in list(new)[: len(old)]]
    return kept and all(_is_field(a.get_object()) for a in list(new)[len(old) :])


def _is_field(annotation: Any) -> bool:
    """Say whether an annotation is the field of a signature, and nothing else at the same time."""
    return (annotation.get("/Subtype"), annotation.get("/FT")) == ("/Widget", "/Sig") and annotation.get("/Type", "/Annot") == "/Annot"


def _written(thing: Any) -> bytes:
    stream = io.BytesIO()
    thing.write_to_stream(stream, None)
    return stream.getvalue()


def _short(trouble: object) -> str:
    return " ".join(str(trouble).split()).rstrip(".")[:LONGEST] or type(trouble).__name__
