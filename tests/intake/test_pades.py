"""Signed PDFs, really signed with a certificate made for the test: what is accepted, what is not, and what is only said."""

import builtins
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pikepdf
import pytest
from asn1crypto import keys, x509
from cryptography import x509 as cx509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from pipeline.core.approvals import seals
from pipeline.core.errors import PipelineError
from pipeline.intake import pades
from pipeline.render import typeset

NIK = "3673019999999999"


@pytest.fixture(scope="module")
def approved() -> bytes:
    source = b'#set document(title: "Laporan")\n#set text(font: "Liberation Sans", lang: "id")\n= Laporan\nIsi yang disetujui, #link("https://contoh.go.id")[tautan].'
    return typeset.compile_pdf({"utama.typ": source}, datetime(2026, 1, 20, tzinfo=UTC))


@pytest.fixture(scope="module")
def certificate() -> tuple[bytes, bytes]:
    """A throw-away key with a certificate of its own."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    given = ((NameOID.COMMON_NAME, "CONTOH Sekretaris"), (NameOID.ORGANIZATION_NAME, "CONTOH Penerbit"), (NameOID.SERIAL_NUMBER, NIK))
    name = cx509.Name([cx509.NameAttribute(kind, value) for kind, value in given])
    now = datetime.now(UTC)
    usage = cx509.KeyUsage(True, True, False, False, False, True, False, False, False)
    made = (
        cx509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(cx509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(cx509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private, made.public_bytes(serialization.Encoding.DER)


def signed_by(certificate: tuple[bytes, bytes], pdf: bytes, field: str = "TTE") -> bytes:
    private, public = certificate
    own = x509.Certificate.load(public)
    store = SimpleCertificateStore()
    store.register(own)
    signer = signers.SimpleSigner(own, keys.PrivateKeyInfo.load(private), store)
    whole = IncrementalPdfFileWriter(io.BytesIO(pdf))
    fields.append_signature_field(whole, fields.SigFieldSpec(field))
    out = signers.sign_pdf(whole, signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256"), signer=signer)
    return bytes(out.getvalue())


@pytest.fixture(scope="module")
def signed(approved, certificate) -> bytes:
    return signed_by(certificate, approved)


def known(*pdfs: bytes) -> dict[str, str]:
    return {seals.revisions(pdf)[-1].sha256: "PDF yang disetujui" for pdf in pdfs}


def test_a_signature_on_the_very_bytes_with_its_anchor_is_accepted(approved, signed, certificate):
    seal = pades.examine(signed, known(approved), [certificate[1]])
    assert (seal.is_extension, seal.matched_length, seal.is_accepted) == (True, len(approved), True)
    (found,) = seal.signatures
    assert (found.is_intact, found.is_trusted, found.bottom_line, found.coverage) == (True, True, True, "ENTIRE_FILE")


def test_the_anchor_may_be_pem(approved, signed, certificate):
    pem = cx509.load_der_x509_certificate(certificate[1]).public_bytes(serialization.Encoding.PEM)
    assert pades.examine(signed, known(approved), [pem]).is_accepted


def test_without_an_anchor_nobody_is_trusted(approved, signed):
    seal = pades.examine(signed, known(approved))
    assert not seal.is_accepted
    assert [(s.is_intact, s.is_trusted, s.bottom_line) for s in seal.signatures] == [(True, False, False)]
    said = " ".join(seals.told(seal))
    assert "tidak diterima" in said
    assert "BSrE) tidak disertakan" in said


def test_the_number_of_a_person_in_a_certificate_is_never_told(approved, signed, certificate):
    seal = pades.examine(signed, known(approved), [certificate[1]])
    assert NIK not in " ".join(seals.told(seal))
    assert seal.signatures[0].signer == "CONTOH Sekretaris, CONTOH Penerbit"


def test_a_signature_on_another_pdf_is_no_extension(signed, certificate):
    other = known(b"%PDF-1.7\n%%EOF\n")
    seal = pades.examine(signed, other, [certificate[1]])
    assert (seal.matched, seal.is_extension, seal.is_accepted) == ("", False, False)
    assert "tidak dimulai dengan byte PDF yang disetujui" in " ".join(seals.told(seal))


def test_a_rewritten_pdf_is_no_extension(approved, certificate):
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(approved)) as pdf:
        pdf.save(whole)
    seal = pades.examine(signed_by(certificate, whole.getvalue()), known(approved), [certificate[1]])
    assert not seal.matched
    assert not seal.is_accepted


def test_a_page_changed_before_the_signature_is_seen(approved, certificate):
    """The bytes of the approved PDF are all there, and yet another page is shown."""
    writer = IncrementalPdfFileWriter(io.BytesIO(approved))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"q Q"))
    writer.update_container(page)
    changed = io.BytesIO()
    writer.write(changed)
    seal = pades.examine(signed_by(certificate, changed.getvalue()), known(approved), [certificate[1]])
    assert seal.is_extension
    assert not seal.is_accepted
    assert "perubahan selain tanda tangan" in " ".join(seals.told(seal))


@pytest.mark.parametrize("kind", ["/Stamp", "/FreeText", "/Widget"])
def test_a_note_laid_over_a_page_is_no_signature(approved, certificate, kind: str):
    writer = IncrementalPdfFileWriter(io.BytesIO(approved))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = {pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name(kind)}
    page["/Annots"].append(writer.add_object(generic.DictionaryObject(note)))
    writer.update_container(page)
    changed = io.BytesIO()
    writer.write(changed)
    seal = pades.examine(signed_by(certificate, changed.getvalue()), known(approved), [certificate[1]])
    assert seal.is_extension
    assert not seal.is_accepted


def test_one_changed_byte_breaks_the_signature(approved, signed, certificate):
    at = approved.index(b"/MediaBox")
    broken = signed[:at] + b"/MediaBux" + signed[at + 9 :]
    seal = pades.examine(broken, known(approved), [certificate[1]])
    assert not seal.is_accepted
    assert seal.matched == ""


def test_a_changed_signed_part_is_not_intact(approved, signed, certificate):
    at = signed.rindex(b"/Type", len(approved))
    broken = signed[:at] + b"/Tupe" + signed[at + 5 :]
    seal = pades.examine(broken, known(approved), [certificate[1]])
    assert not seal.is_accepted
    assert not any(s.bottom_line for s in seal.signatures)


def test_two_signatures_are_told_in_order_and_the_first_covers_its_revision(approved, signed, certificate):
    seal = pades.examine(signed_by(certificate, signed, "Kedua"), known(approved), [certificate[1]])
    assert [(s.field, s.coverage) for s in seal.signatures] == [("TTE", "ENTIRE_REVISION"), ("Kedua", "ENTIRE_FILE")]
    assert seal.is_accepted


def test_bytes_after_the_signature_are_told(approved, signed, certificate):
    seal = pades.examine(signed + b"\n% tambahan\n", known(approved), [certificate[1]])
    assert seal.signatures[0].coverage != "ENTIRE_FILE"


def test_the_approved_pdf_itself_is_only_that(approved):
    seal = pades.examine(approved, known(approved))
    assert (seal.is_extension, seal.signatures, seal.is_accepted) == (False, (), False)
    assert "Belum ada yang dibubuhkan" in " ".join(seals.told(seal))


def test_a_scan_is_only_a_digest(approved):
    scan = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
    said = " ".join(seals.told(pades.examine(scan, known(approved))))
    assert "tidak dapat memeriksa tanda tangan, stempel" in said
    assert "sah" not in said.split()


def test_nothing_to_compare_with_is_said(signed):
    assert "Tidak ada PDF yang disetujui untuk dibandingkan" in " ".join(seals.told(pades.examine(signed, {})))


def test_what_is_no_pdf_is_refused():
    with pytest.raises(PipelineError, match="bukan PDF"):
        pades.examine(b"PK\x03\x04", {})


@pytest.mark.parametrize("anchor", [b"bukan sertifikat", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
def test_an_anchor_that_is_no_certificate_is_said(approved, signed, anchor: bytes):
    with pytest.raises(PipelineError, match="bukan sertifikat"):
        pades.examine(signed, known(approved), [anchor])


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n/ByteRange\n%%EOF\n",
        b"%PDF-1.7\n1 0 obj<</ByteRange[0 1 2 3]>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n",
        b"%PDF-1.7\n/ByteRange" + b"%%EOF" * 5000,
    ],
)
def test_a_hostile_pdf_is_one_sentence(data: bytes):
    with pytest.raises(PipelineError, match="tidak dapat dibaca"):
        pades.examine(data, {})


def test_without_pyhanko_one_sentence_says_what_to_install(monkeypatch, approved, signed):
    real = builtins.__import__

    def missing(name: str, *rest: object, **more: object) -> object:
        if name.startswith("pyhanko"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(PipelineError) as told:
        pades.examine(signed, known(approved))
    assert "lakip[pades]" in told.value.hint
    assert pades.examine(approved, known(approved)).matched  # a PDF without signatures needs no pyHanko


def test_accepted_needs_every_condition(approved, signed, certificate):
    seal = pades.examine(signed, known(approved), [certificate[1]])
    bad = replace(seal.signatures[0], bottom_line=False)
    for changed in (
        replace(seal, signatures=()),
        replace(seal, signatures=(*seal.signatures, bad)),
        replace(seal, matched_length=0),
        replace(seal, matched_length=seal.size),
        replace(seal, added=None),
        replace(seal, added=seals.Added(is_signature_only=False, why="x")),
    ):
        assert not changed.is_accepted
