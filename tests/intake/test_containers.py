"""A zipped file is looked into before any reader: nothing too large, nothing that runs, nothing from elsewhere."""

import io
import random
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.core.collecting.rules import forms as rules
from pipeline.intake.forms import workbook
from pipeline.intake.guards import containers
from tests import forms_sample as f

BOOK = f.book()


def told(content):
    parts, found = containers.inspect(content, "isian.xlsx")
    assert parts is None
    return [x.rule for x in found]


def with_part(name, data=b"x"):
    return f.packed(f.parts(BOOK) | {name: data})


def test_a_form_passes_whole():
    parts, found = containers.inspect(BOOK, "isian.xlsx")
    assert found == ()
    assert parts == f.parts(BOOK)
    assert f.parts(containers.fresh(parts)) == f.parts(BOOK)
    assert "a.png" not in f.parts(containers.fresh({**parts, "a.png": b"x"}))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        b"%PDF-1.7",
        b"<html>",
        b'{"a": 1}',
        b"PK\x05\x06" + b"\0" * 18,
        b"PK\x03\x04",
        BOOK[:400],
        BOOK[:-30],
    ],
)
def test_what_is_no_workbook_is_refused(content):
    assert told(content) == [rules.NOT_A_WORKBOOK.code]


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("xl/vbaProject.bin", rules.MACRO),
        ("xl/macrosheets/sheet1.xml", rules.MACRO),
        ("xl/externalLinks/externalLink1.xml", rules.EXTERNAL),
        ("xl/connections.xml", rules.EXTERNAL),
        ("xl/queryTables/queryTable1.xml", rules.EXTERNAL),
        ("xl/embeddings/oleObject1.bin", rules.EMBEDDED),
        ("xl/activeX/activeX1.xml", rules.EMBEDDED),
        ("../../etc/passwd", rules.BAD_PART),
        ("/etc/passwd", rules.BAD_PART),
        ("xl\\evil.xml", rules.BAD_PART),
        ("C:/evil.xml", rules.BAD_PART),
        ("XL/Workbook.xml", rules.BAD_PART),
    ],
)
def test_a_part_that_has_no_place_in_a_form_is_refused(part, rule):
    assert rule.code in told(with_part(part))


def test_a_macro_under_another_name_is_refused():
    kinds = f.replaced(BOOK, "[Content_Types].xml", "spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml")
    assert told(kinds) == [rules.MACRO.code]


@pytest.mark.parametrize("evil", [b'<!DOCTYPE x [<!ENTITY a "b">]>', b'<!doctype x SYSTEM "http://x">'])
def test_a_doctype_is_refused_wherever_it_stands(evil):
    for part in ("xl/workbook.xml", "xl/sharedStrings.xml", "docProps/custom.xml", "xl/_rels/workbook.xml.rels"):
        inside = f.parts(BOOK)
        head, _, rest = inside[part].partition(b"?>")
        assert told(f.packed(inside | {part: head + b"?>" + evil + rest})) == [rules.DOCTYPE.code]


def test_xml_in_another_encoding_is_refused():
    inside = f.parts(BOOK)
    text = inside["xl/workbook.xml"].decode().replace("UTF-8", "UTF-16")
    assert told(f.packed(inside | {"xl/workbook.xml": text.encode("utf-16")})) == [rules.DOCTYPE.code]
    assert told(f.packed(inside | {"xl/workbook.xml": text.replace("UTF-16", "UTF-7").encode()})) == [rules.DOCTYPE.code]


def test_a_relation_to_elsewhere_is_refused_and_a_plain_hyperlink_is_not():
    link = '<Relationship Id="rId99" Type="http://x/{}" Target="https://example.org/a.xlsx" TargetMode="External"/></Relationships>'
    rels = "xl/_rels/workbook.xml.rels"
    assert told(f.replaced(BOOK, rels, "</Relationships>", link.format("oleLink"))) == [rules.EXTERNAL.code]
    assert containers.inspect(f.replaced(BOOK, rels, "</Relationships>", link.format("hyperlink")), "a.xlsx")[1] == ()


def test_no_spelling_of_a_relation_or_a_kind_hides_it():
    rels, kinds = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    link = '<Relationship Id="r" Target="a>b" Type="x" TargetMode="Exter&#110;al"/></Relationships>'
    assert told(f.replaced(BOOK, rels, "</Relationships>", link)) == [rules.EXTERNAL.code]
    kind = '<Default Extension="dat" ContentType="application/vnd.ms-office.vba&#80;roject"/></Types>'
    assert told(f.replaced(BOOK, kinds, "</Types>", kind)) == [rules.MACRO.code]
    assert told(f.replaced(BOOK, rels, "</Relationships>", "")) == [rules.NOT_A_WORKBOOK.code]


def test_an_encrypted_part_is_refused():
    content = bytearray(BOOK)
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert told(bytes(content)) == [rules.BAD_PART.code]


def test_a_part_twice_is_refused():
    out = io.BytesIO(BOOK)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    assert told(out.getvalue()) == [rules.BAD_PART.code]


def test_a_link_in_the_container_is_refused():
    out = io.BytesIO(BOOK)
    with zipfile.ZipFile(out, "a") as archive:
        entry = zipfile.ZipInfo("xl/media/a.png")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, b"/etc/passwd")
    assert told(out.getvalue()) == [rules.BAD_PART.code]


def test_a_bomb_is_refused_by_what_comes_out():
    assert told(with_part("xl/media/a.bin", b"\0" * (containers.SMALL * 4))) == [rules.BOMB.code]
    assert told(f.packed({f"a{n}": b"" for n in range(containers.MOST_PARTS + 1)})) == [rules.BOMB.code]


def test_a_bomb_that_lies_about_its_size_is_refused():
    content = bytearray(with_part("xl/media/a.bin", b"\0" * (containers.SMALL * 8)))
    for head, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(b"xl/media/a.bin", content.index(head)) if head == b"PK\x03\x04" else content.rindex(b"xl/media/a.bin")
        start = content.rindex(head, 0, at)
        content[start + offset : start + offset + 4] = struct.pack("<I", 10)
    assert told(bytes(content)) in ([rules.BOMB.code], [rules.NOT_A_WORKBOOK.code])


def test_a_file_of_200_megabytes_is_refused_by_its_size_alone():
    found = containers.oversize(200 * 1024 * 1024, "pindaian.xlsx")
    assert found is not None
    assert found.rule == rules.TOO_LARGE.code
    assert containers.oversize(len(BOOK), "isian.xlsx") is None


def grown(rows: int, columns: int) -> bytes:
    """A workbook with so many cells of different text below the form, and an incompressible picture."""
    inside = f.parts(BOOK)
    count = rows * columns
    words = "".join(f"<si><t>{n:05}{'x' * 70}</t></si>" for n in range(count))
    cells = "".join(
        f'<row r="{20 + r}">'
        + "".join(f'<c r="{chr(65 + c)}{20 + r}" t="s"><v>{r * columns + c}</v></c>' for c in range(columns))
        + "</row>"
        for r in range(rows)
    )
    inside["xl/sharedStrings.xml"] = inside["xl/sharedStrings.xml"].replace(b"</sst>", words.encode() + b"</sst>")
    inside["xl/worksheets/sheet2.xml"] = inside["xl/worksheets/sheet2.xml"].replace(b"</sheetData>", cells.encode() + b"</sheetData>")
    inside["xl/media/pad.png"] = random.Random(1).randbytes(8_000_000)
    return f.packed(inside)


@pytest.mark.parametrize(("rows", "columns"), [(1900, 10), (1900, 20), (2900, 20)])
def test_the_worst_form_is_read_within_200_mebibytes(rows, columns, tmp_path: Path):
    (tmp_path / "a.xlsx").write_bytes(grown(rows, columns))
    code = (
        "import sys; from pathlib import Path; from pipeline.intake.forms import workbook;"
        "filled, found = workbook.read(Path(sys.argv[1]).read_bytes(), 'a'); assert found;"
        "print(next(int(line.split()[1]) for line in open('/proc/self/status') if line.startswith('VmHWM')) // 1024)"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.xlsx")], capture_output=True, text=True, check=True, timeout=120)
    assert int(ran.stdout) <= 200


def test_every_rule_on_forms_is_tried_somewhere():
    here = Path(__file__).parent
    text = "".join((here / name).read_text(encoding="utf-8") for name in ("test_workbook.py", "test_containers.py"))
    assert [
        name for name in vars(rules) if name.isupper() and isinstance(getattr(rules, name), rules.Rule) and f"rules.{name}" not in text
    ] == []


def test_the_reader_reads_only_what_was_looked_at(monkeypatch):
    seen = []
    monkeypatch.setattr(workbook, "_values", lambda content: seen.append(content) or (_ for _ in ()).throw(ValueError))
    workbook.read(BOOK, "isian.xlsx")
    with zipfile.ZipFile(io.BytesIO(seen[0])) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
