"""Make the reference document of the Word report: `python -m tests.render.make_reference`. Its result is committed."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.render import pandoc, word

TARGET = Path(word.REFERENCE)
INK, GREY = RGBColor(0x12, 0x39, 0x5B), RGBColor(0x5F, 0x5F, 0x5F)
CENTER, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY

# name: size, bold, colour, alignment, space before, space after, further paragraph settings
STYLES: dict[str, tuple[float, bool, RGBColor | None, Any, float, float, dict[str, Any]]] = {
    "Normal": (11, False, None, None, 0, 6, {}),
    "Body Text": (11, False, None, JUSTIFY, 0, 6, {"line_spacing": 1.25}),
    "First Paragraph": (11, False, None, JUSTIFY, 0, 6, {"line_spacing": 1.25}),
    "Compact": (8.5, False, None, LEFT, 1.5, 1.5, {}),
    "Heading 1": (14, True, INK, CENTER, 0, 18, {"page_break_before": True, "keep_with_next": True}),
    "Heading 2": (12, True, INK, LEFT, 16, 6, {"keep_with_next": True}),
    "Heading 3": (11, True, INK, LEFT, 12, 4, {"keep_with_next": True}),
    "Heading 4": (11, True, GREY, LEFT, 10, 4, {"keep_with_next": True}),
    "Heading 5": (11, False, GREY, LEFT, 8, 4, {"keep_with_next": True}),
    "Heading 6": (11, False, GREY, LEFT, 8, 4, {"keep_with_next": True}),
    "Table Caption": (9.5, False, None, CENTER, 10, 4, {"keep_with_next": True}),
    "Image Caption": (9.5, False, None, CENTER, 2, 12, {}),
    "Captioned Figure": (11, False, None, CENTER, 10, 2, {"keep_with_next": True}),
    "Catatan Tabel": (8, False, GREY, LEFT, 2, 2, {}),
    "Sampul Judul": (25, True, INK, CENTER, 120, 12, {}),
    "Sampul Lambang": (11, False, None, CENTER, 60, 0, {}),
    "Sampul Perihal": (12.5, False, GREY, CENTER, 0, 150, {}),
    "Sampul Kantor": (13, True, None, CENTER, 0, 4, {}),
    "Sampul Alamat": (10, False, GREY, CENTER, 0, 6, {}),
    "Kop Surat": (13, True, None, CENTER, 0, 2, {}),
    "Judul Lembar": (14, True, INK, CENTER, 14, 18, {"keep_with_next": True}),
    "Judul Daftar": (14, True, INK, CENTER, 24, 12, {"keep_with_next": True}),
    "Tanda Tangan": (11, False, None, LEFT, 0, 4, {"left_indent": Cm(8), "keep_with_next": True}),
    "Ruang Tanda Tangan": (9, False, None, LEFT, 50, 0, {"left_indent": Cm(8), "keep_with_next": True}),
    "Jarak": (5, False, None, LEFT, 0, 4, {}),
    "Kolofon": (8.5, False, GREY, LEFT, 0, 4, {}),
    "TOC 1": (11, True, None, LEFT, 6, 2, {}),
    "TOC 2": (11, False, None, LEFT, 0, 2, {"left_indent": Cm(0.6)}),
    "TOC 3": (11, False, None, LEFT, 0, 2, {"left_indent": Cm(1.2)}),
    "Header": (8.5, True, GREY, CENTER, 0, 0, {}),
    "Footer": (8, False, GREY, LEFT, 0, 0, {}),
}


def main() -> None:
    """Write the reference document."""
    document = docx.Document(io.BytesIO(pandoc.run(b"", "--print-default-data-file", "reference.docx")))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(2.5), Cm(2.5), Cm(2.5)
    _fonts(document)
    for name in STYLES:
        _style(document, name)
    _outline(document.styles["Judul Lembar"])
    _rule_below(document.styles["Kop Surat"])
    _table_style(document)
    _head_and_foot(section)
    raw = io.BytesIO()
    document.save(raw)
    _pack(raw)


def _fonts(document: Any) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    for key in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{key}"), "id-ID")
    defaults.append(language)
    for style in document.styles:
        if style.type in (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER) and "Verbatim" not in style.name and "Tok" not in style.name:
            _font(style)
    fonts = defaults.find(qn("w:rFonts"))
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), "Arial")


def _font(style: Any) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), "Arial")


def _style(document: Any, name: str) -> None:
    size, bold, colour, alignment, before, after, more = STYLES[name]
    known = [style for style in document.styles if style.name.lower() == name.lower()]
    style = known[0] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not known:
        style.base_style = document.styles["Normal"]
    _font(style)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour or RGBColor(0, 0, 0)
    style.font.all_caps = name in ("Heading 1", "Judul Lembar") or None
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    if alignment is not None:
        paragraph.alignment = alignment
    for key, value in more.items():
        setattr(paragraph, key, value)
    if name.startswith("TOC"):
        paragraph.tab_stops.add_tab_stop(Cm(15.5), WD_TAB_ALIGNMENT.RIGHT)


def _outline(style: Any) -> None:
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    style.element.get_or_add_pPr().append(level)


def _rule_below(style: Any) -> None:
    borders = OxmlElement("w:pBdr")
    borders.append(_edge("bottom", "12", "000000"))
    style.element.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _edge(side: str, size: str, colour: str) -> Any:
    edge = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour)):
        edge.set(qn(f"w:{key}"), value)
    return edge


def _table_style(document: Any) -> None:
    style = document.styles["Table"].element
    properties = style.find(qn("w:tblPr"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_edge(side, "4", "A5A5A5"))
    before = properties.find(qn("w:tblCellMar"))
    before.addprevious(borders)
    for side in ("left", "right"):
        before.find(qn(f"w:{side}")).set(qn("w:w"), "70")  # twips: as narrow as the PDF's, so that the same widths hold the same words


def _head_and_foot(section: Any) -> None:
    section.header_distance = section.footer_distance = Cm(1.2)
    section.header.paragraphs[0].text = word.HEAD
    foot = section.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(15.5), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(word.FOOT + "\t")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = foot.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _pack(raw: io.BytesIO) -> None:
    """Write the zip with fixed times, so that making it twice gives the same bytes."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(given.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            packed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), given.read(name), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
