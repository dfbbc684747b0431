"""Evidence made byte by byte: small whole files of every kind that offices hand in, and the ways in which they can be spoilt."""

import struct
import zlib

SIGN = b"\x89PNG\r\n\x1a\n"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


# ZIP


def part(name, data=b"", **told):
    """One part of a ZIP; `told` overrides what is said of it: in both places (crc, size …) or in one (local_name, central_size …)."""
    method = told.pop("method", 8)
    packed = told.pop("packed", None)
    if packed is None:
        engine = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = engine.compress(data) + engine.flush() if method == 8 else data
    base = {"name": name.encode() if isinstance(name, str) else name, "crc": zlib.crc32(data), "size": len(data), "method": method}
    return {"packed": packed, **base, "length": len(packed), "flags": 0x800, "extra": b"", "mode": 0o100644, "gap": b"", **told}


def _said(entry, where, key):
    return entry.get(f"{where}_{key}", entry[key])


def zipped(*parts, count=None, before_directory=b"", after=b""):
    """A ZIP of these parts, as dictionaries of `part` or as (name, data)."""
    out, directory = b"", b""
    entries = [part(*p) if isinstance(p, tuple) else p for p in parts]
    places = []
    for e in entries:
        out += e["gap"]
        start = e.get("start", len(out))
        places.append(start)
        if "start" not in e:
            name, extra = _said(e, "local", "name"), _said(e, "local", "extra")
            out += struct.pack(
                "<4s5H3L2H", b"PK\x03\x04", 20, _said(e, "local", "flags"), _said(e, "local", "method"), 0, 0x5A21,
                _said(e, "local", "crc"), _said(e, "local", "length"), _said(e, "local", "size"), len(name), len(extra),
            ) + name + extra + e["packed"]  # fmt: skip
        name, extra = _said(e, "central", "name"), _said(e, "central", "extra")
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 3 << 8 | 20, 20, _said(e, "central", "flags"), _said(e, "central", "method"), 0, 0x5A21,
            _said(e, "central", "crc"), _said(e, "central", "length"), _said(e, "central", "size"), len(name), len(extra),
            0, 0, 0, e["mode"] << 16, start,
        ) + name + extra  # fmt: skip
    number = len(entries) if count is None else count
    out += before_directory
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, number, number, len(directory), len(out), 0)
    return out + directory + end + after


# Office


def relations(*targets):
    """A .rels part of (type, target, mode) triples."""
    told = "".join(
        f'<Relationship Id="r{n}" Type="{REL}/{kind}" Target="{target}"' + (f' TargetMode="{mode}"/>' if mode else "/>")
        for n, (kind, target, mode) in enumerate(targets)
    )
    return f'{XML}<Relationships xmlns="{RELS}">{told}</Relationships>'.encode()


def types(*more):
    told = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in more)
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{XML}<Types xmlns="{TYPES}">{defaults}<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'.encode()


def document(body="<w:p><w:r><w:t>CONTOH</w:t></w:r></w:p>"):
    return f'{XML}<w:document xmlns:w="{WORD}" xmlns:r="{REL}"><w:body>{body}</w:body></w:document>'.encode()


def docx_parts(body=None, links=()):
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": types(("word/document.xml", kind)),
        "_rels/.rels": relations(("officeDocument", "word/document.xml", "")),
        "word/document.xml": document() if body is None else document(body),
        "word/_rels/document.xml.rels": relations(*links),
    }


def docx(more=None, *, body=None, links=()):
    return zipped(*(docx_parts(body, links) | (more or {})).items())


def xlsx(more=None, *, cells="", sheets="", links=()):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    book = f'<workbook xmlns="{SHEET}" xmlns:r="{REL}"><sheets><sheet name="Data" sheetId="1" r:id="r0"/>{sheets}</sheets></workbook>'
    rows = cells or '<c r="A1"><v>1</v></c>'
    parts = {
        "[Content_Types].xml": types(("xl/workbook.xml", kind)),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "")),
        "xl/workbook.xml": (XML + book).encode(),
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml", ""), *links),
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{SHEET}"><sheetData><row r="1">{rows}</row></sheetData></worksheet>'.encode(),
    }
    return zipped(*(parts | (more or {})).items())


def odt(more=None, *, body="<text:p>CONTOH</text:p>"):
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "draw", "table", "script"))
    content = f'{XML}<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{body}'
    parts = {
        "content.xml": f"{content}</office:text></office:body></office:document-content>".encode(),
        "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'.encode(),
    }
    mime = part("mimetype", b"application/vnd.oasis.opendocument.text", method=0)
    return zipped(mime, *(parts | (more or {})).items())


# PDF


def stream(data, about=b""):
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), about, data)


def flate(data, about=b""):
    return stream(zlib.compress(data), about + b" /Filter /FlateDecode")


def pdf(*objects, catalogue=b"", trailer=b"", version=b"1.7", page=b""):
    """A PDF of one page with further objects (numbered from 5) and entries of its catalogue."""
    drawn = b"BT /F1 12 Tf 72 760 Td (CONTOH) Tj ET"
    whole = [
        b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalogue,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %b >>" % page,
        stream(drawn),
        *objects,
    ]
    out, places = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % version, []
    for number, body in enumerate(whole, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(whole) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(whole) + 1, trailer, len(out))
    return out + head + table + tail


def packed_objects(*objects, first=50, wrap=None, about=b""):
    """The body of an object stream of these objects; `wrap` packs it in a way of its own and `about` tells the filter."""
    places, body = b"", b""
    for number, data in enumerate(objects, first):
        places += b"%d %d " % (number, len(body))
        body += data + b"\n"
    told = b"/Type /ObjStm /N %d /First %d " % (len(objects), len(places))
    data = places + body
    return flate(data, told) if wrap is None else stream(wrap(data), told + about)


# Pictures


def chunk(kind, body):
    return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))


def png(width=2, height=2, *chunks, tail=b""):
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0))
    data = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height))) if width * height < 10**6 else zlib.compress(b"\0")
    return SIGN + head + b"".join(chunks) + chunk(b"IDAT", data) + chunk(b"IEND", b"") + tail


def segment(kind, body):
    return b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body


def jpeg(width=1, height=1, *segments, tail=b""):
    """A grey JPEG of one scan; whole for a picture of up to 8 × 8."""
    quantum = segment(0xDB, b"\0" + b"\1" * 64)
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0")
    codes = segment(0xC4, b"\0" + bytes([1, *[0] * 15]) + b"\0") + segment(0xC4, b"\x10" + bytes([1, *[0] * 15]) + b"\0")
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x3f"
    jfif = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    return b"\xff\xd8" + jfif + b"".join(segments) + quantum + frame + codes + scan + b"\xff\xd9" + tail


def gif(width=1, height=1, *blocks, tail=b""):
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
    image = b"\x2c" + struct.pack("<4HB", 0, 0, 1, 1, 0) + b"\2\2\x4c\1\0"
    return head + b"".join(blocks) + image + b"\x3b" + tail


def remark(text):
    """A comment of a GIF."""
    return b"\x21\xfe" + b"".join(bytes([len(text[n : n + 255])]) + text[n : n + 255] for n in range(0, len(text), 255)) + b"\0"


def webp(width=1, height=1, *, tail=b""):
    bits = struct.pack("<L", width - 1 | height - 1 << 14)
    body = b"VP8L" + struct.pack("<L", 18) + b"\x2f" + bits + b"\x07\x10\x11\x11\x88\x88\xfe\x07\x00" + b"\0" * 4
    return b"RIFF" + struct.pack("<L", len(body) + 4) + b"WEBP" + body + tail


def tiff(width=1, height=1, *, following=0):
    tags = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (278, 4, height), (279, 4, 1)]
    folder = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHLL", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<L", 10) + b"\x80\0" + folder + struct.pack("<L", following)


def location(north=(6, 1), east=(106, 1)):
    """An EXIF block with coordinates (degrees as fractions)."""
    entries = struct.pack("<HHLL", 2, 5, 3, 56) + struct.pack("<HHLL", 4, 5, 3, 80)
    place = struct.pack("<H", 2) + entries + struct.pack("<L", 0)
    values = struct.pack("<6L", *north, 0, 1, 0, 1) + struct.pack("<6L", *east, 0, 1, 0, 1)
    head = b"II*\0" + struct.pack("<L", 8) + struct.pack("<H", 1) + struct.pack("<HHLL", 0x8825, 4, 1, 26) + struct.pack("<L", 0)
    return (head + place).ljust(56, b"\0") + values
