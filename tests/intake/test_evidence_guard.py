"""What may be opened, what is told, and that no bytes at all make a look at evidence fail, hang or fill the memory."""

import json
import subprocess
import sys
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.core.findings import Severity
from pipeline.core.gate.rules import containers as rules
from pipeline.intake.guards import evidence_guard
from tests import evidence_sample as e
from tests import forms_sample
from tests.conftest import ROOT, TESTS

EXTERNAL = "External"
WHOLE = {
    "a.docx": e.docx(),
    "a.xlsx": e.xlsx(),
    "a.odt": e.odt(),
    "a.pdf": e.pdf(e.packed_objects(b"<< /A 1 >>")),
    "a.png": e.png(),
    "a.jpg": e.jpeg(),
    "a.gif": e.gif(),
    "a.webp": e.webp(),
    "a.tif": e.tiff(),
    "a.zip": e.zipped(("a.png", e.png())),
    "form.xlsx": forms_sample.book(),
}
NEAR = {
    "opens at a place": ("a.pdf", e.pdf(catalogue=b"/OpenAction [3 0 R /XYZ null null 0]")),
    "opens with a step inside": ("a.pdf", e.pdf(b"<< /S /GoTo /D [3 0 R /Fit] >>", catalogue=b"/OpenAction 5 0 R")),
    "speaks of scripts": ("a.pdf", e.pdf(b"(JavaScript dan Launch)", b"<</JavaScripts 1 /Launcher 2>>")),
    "signed later": ("a.pdf", e.pdf() + b"9 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] >>\nendobj\nstartxref\n0\n%%EOF\n"),
    "old filters without object streams": ("a.pdf", e.pdf(e.stream(b"00>", b"/Filter /ASCIIHexDecode"))),
    "scan": ("a.pdf", e.pdf(e.stream(e.jpeg(), b"/Subtype /Image /Filter /DCTDecode"))),
    "black page": ("a.pdf", e.pdf(e.flate(b"\0" * 9_000_000, b"/Subtype /Image"))),
    "link": ("a.pdf", e.pdf(b"<< /S /URI /URI (https://kpu.go.id) >>")),
    "link in a document": (
        "a.docx",
        e.docx(links=[("hyperlink", "https://kpu.go.id", EXTERNAL), ("hyperlink", "mailto:a@kpu.go.id", EXTERNAL)]),
    ),
    "template of its own machine": ("a.docx", e.docx(links=[("attachedTemplate", "file:///C:\\Users\\a\\Normal.dotm", EXTERNAL)])),
    "page number": (
        "a.docx",
        e.docx(body='<w:p><w:fldSimple w:instr=" PAGE "/><w:fldSimple w:instr=" HYPERLINK &quot;DDE&quot; "/></w:p>'),
    ),
    "printer settings": ("a.xlsx", e.xlsx({"xl/printerSettings/printerSettings1.bin": b"BM\0P\0" * 40})),
    "chart with its numbers": ("a.docx", e.docx({"word/embeddings/Lembar1.xlsx": e.xlsx()})),
    "sum": ("a.xlsx", e.xlsx(cells='<c r="A1"><f>SUM(A2:A3)&amp;"cmd|x!"&amp;RECALL(1)</f></c>')),
    "empty part of LibreOffice": ("a.odt", e.odt({"Configurations2/accelerator/current.xml": b""})),
    "drawing": ("a.docx", e.docx({"word/media/a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'})),
    "photo of 50 megapixels": ("a.jpg", e.jpeg(8192, 6144)),
    "place of nought": ("a.jpg", e.jpeg(1, 1, e.segment(0xE1, b"Exif\0\0" + e.location((0, 1), (0, 1))))),
}
TOLD = {
    rules.TAIL: ("a.jpg", e.jpeg(tail=b"SEFT" * 9)),
    rules.UNSEEN: ("a.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 40),
    rules.HIDDEN_SHEET: ("a.xlsx", e.xlsx(sheets='<sheet name="R" sheetId="2" r:id="r0" state="veryHidden"/>')),
    rules.LINK_PLAIN: ("a.pdf", e.pdf(b"<< /S /URI /URI (http://kpu.go.id) >>")),
    rules.LOCATION: ("a.jpg", e.jpeg(1, 1, e.segment(0xE1, b"Exif\0\0" + e.location()))),
    rules.PDF_DATA: (
        "a.pdf",
        e.pdf(
            e.flate(b"nilai,1\n", b"/Type /EmbeddedFile"),
            e.stream(b"<?xpacket?><pdfaid:part>3</pdfaid:part>"),
            b"<< /AFRelationship /Data /EF << /F 5 0 R >> >>",
        ),
    ),
}


def found(name, content):
    return evidence_guard.inspect(PurePosixPath(name), content)


@pytest.mark.parametrize("name", WHOLE)
def test_whole_evidence_of_every_kind_passes(name):
    assert found(name, WHOLE[name]) == ()


@pytest.mark.parametrize("file", sorted((TESTS / "data" / "bukti").iterdir()), ids=lambda file: file.name)
def test_what_other_programs_saved_passes(file):
    """Written by LibreOffice 7, and a page as a scanner keeps it."""
    assert found(file.name, file.read_bytes()) == ()


@pytest.mark.parametrize("case", NEAR)
def test_what_only_looks_like_an_attack_passes(case):
    assert found(*NEAR[case]) == ()


@pytest.mark.parametrize("rule", TOLD, ids=lambda rule: rule.code)
def test_what_people_should_know_is_told_and_refuses_nothing(rule):
    assert [(f.rule, f.severity) for f in found(*TOLD[rule])] == [(rule.code, Severity.WARNING)]


def test_every_warning_has_an_example():
    assert {rule for rule in rules.RULES if rule.severity is Severity.WARNING} == set(TOLD)


def test_a_place_is_never_told():
    (finding,) = found(*TOLD[rules.LOCATION])
    assert "106" not in finding.message


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=400))
def test_no_bytes_make_the_look_fail(name, tail):
    magic = WHOLE[name][:12]
    found(name, tail)
    found(name, magic + tail)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6),
    st.integers(0, 60),
)
def test_no_change_of_whole_evidence_makes_the_look_fail(name, changes, cut):
    content = bytearray(WHOLE[name])
    for at, value in changes:
        content[at % len(content)] = value
    assert all(f.message.isprintable() for f in found(name, bytes(content[: len(content) - cut])))


def test_bombs_stay_within_512_mebibytes():
    """In a child that may not have more: a bomb that is unpacked before it is judged would end it."""
    code = (
        "import resource, json; resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29));"
        "from pathlib import PurePosixPath; from pipeline.intake.guards import evidence_guard;"
        "from tests.hostile import containers as c, papers as p, pictures as i;"
        "made = [c.zip_bomb, c.zip_bomb_of_words, c.zip_many_parts, c.entities, c.deep_elements, c.endless_mark, p.pdf_bomb_of_objects,"
        " p.pdf_many_pages, p.pdf_packed_twice, i.wide_png, i.picture_note_bomb, i.picture_in_pieces];"
        "look = lambda m: [f.rule for path, data in m().items() for f in evidence_guard.inspect(PurePosixPath(path), data)];"
        "print(json.dumps([look(m) for m in made]))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120, cwd=ROOT)
    assert all(json.loads(ran.stdout))
