"""What commands leave on the hostile office, read by the strict reader of each format: every text whole, nothing of it acting."""

import csv
import io
import json
import re
import subprocess
import zipfile

import pikepdf
import pypandoc
import pytest

from pipeline.core.gate import spreadsheets
from tests import pdf_check

from . import office, payloads, readers

WHOLE = " ".join(payloads.POLYGLOT.split())
STARTS = re.compile(r"Jejak[0-9]{3} ")
OWN_NAMES = re.compile(r"[A-Za-z0-9._-]+")
OOXML_ACTIVE = {"f", "hyperlink", "oleObject", "object", "control", "altChunk", "pict", "externalReference", "ddeLink"}
DOCX_FIELDS = re.compile(r"\s*(PAGE|NUMPAGES|TOC [\\a-z0-9\"\- ]*|TOC .*Caption,2\")\s*")


def whole(text: str) -> bool:
    """Say whether every planted text in a page's words is there from mark to mark, letter for letter."""
    begun = STARTS.findall(text)
    return bool(begun) and all(text.startswith(WHOLE, found.end()) for found in STARTS.finditer(text))


def test_no_name_of_an_output_comes_from_a_text(played):
    strange = [p for folder in ("build", "site") for p in (played.root / folder).rglob("*") if not OWN_NAMES.fullmatch(p.name)]
    assert not strange


def test_nothing_on_the_site_acts_and_everything_is_shown_whole(played):
    planted = 0
    for file in played.files("site/**/*.html"):
        page = readers.Page(file.read_text(encoding="utf-8"))
        assert not readers.acting(page), file
        if STARTS.search(page.text):
            planted += 1
            assert whole(page.text), file
    assert planted > 15


def test_attributes_and_titles_of_the_site_hold_the_texts_whole(played):
    home = readers.Page((played.root / "site" / "2026" / "index.html").read_text(encoding="utf-8"))
    held = [value for tag, given in home.elements for value in given.values() if STARTS.search(value)]
    assert held
    assert all(whole(" ".join(value.split())) for value in held)


def test_a_narrative_reaches_the_site_letter_for_letter(played):
    page = readers.Page((played.root / "site" / "2026" / "laporan" / "index.html").read_text(encoding="utf-8"))
    said = " ".join(office.NARRATIVE.split())
    plainly = page.text.replace("–", "--").replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'")
    assert said in plainly


def test_drawings_hold_no_script_and_no_address(played):
    for file in played.files("site/**/*.svg"):
        text = file.read_text(encoding="utf-8")
        page = readers.Page(text)
        assert not readers.acting(page), file
        assert not {"script", "foreignobject", "image", "a"} & {tag for tag, _ in page.elements}, file


def test_the_forms_data_are_json_and_no_markup(played):
    for file in played.files("build/formulir/**/*.html"):
        page = readers.Page(file.read_text(encoding="utf-8"))
        assert not readers.acting(page)
        islands = [json.loads(script) for script in page.scripts if script.lstrip().startswith("{")]
        assert len(islands) == 1
        assert payloads.marked("satker/nama") in json.dumps(islands[0], ensure_ascii=False).replace("\\\\", "\\").replace('\\"', '"')


@pytest.mark.parametrize("pattern", ["build/2026/*.docx", "build/surat/**/*.docx", "build/sampaikan/**/*.docx"])
def test_word_files_hold_text_and_nothing_else(played, pattern):
    for file in played.files(pattern):
        content = file.read_bytes()
        trees = readers.trees(content)  # parses: no text broke out of its element
        for name, tree in trees.items():
            assert not readers.tags(tree) & OOXML_ACTIVE - {"hyperlink"}, (file, name)
            assert all(DOCX_FIELDS.fullmatch(field) for field in _instructions(tree)), (file, name)
            text = readers.shown(tree)
            assert whole(text) or not STARTS.search(text), (file, name)
        assert not readers.relations(content), file
        assert whole(readers.shown(trees["word/document.xml"]))
        assert len([part for part in trees if part == "docProps/core.xml"]) == 1


def _instructions(tree) -> list[str]:
    return [node.text or "" for node in tree.iter() if node.tag.rpartition("}")[2] == "instrText"]


@pytest.mark.parametrize("pattern", ["build/formulir/**/*.xlsx", "build/entri/*.xlsx", "build/inventaris/*.xlsx"])
def test_workbooks_hold_strings_and_no_formula(played, pattern):
    for file in played.files(pattern):
        content = file.read_bytes()
        trees = readers.trees(content)
        for name, tree in trees.items():
            assert not readers.tags(tree) & OOXML_ACTIVE, (file, name)
        assert not readers.relations(content)
        strings = readers.shown(trees["xl/sharedStrings.xml"]).replace("_x005F_", "_")
        assert whole(strings), file
        names = [node for node in trees["xl/workbook.xml"].iter() if node.tag.endswith("definedName")]
        assert all(node.get("name", "").startswith("_xlnm.") and not STARTS.search(node.text or "") for node in names)


@pytest.mark.poppler
@pytest.mark.parametrize("pattern", ["build/2026/*.pdf", "build/surat/**/*.pdf", "build/sampaikan/**/*.pdf", "build/progres-*/*.pdf"])
def test_pdfs_print_the_texts_and_do_nothing(played, pattern):
    bare = "".join(WHOLE.split())
    for file in played.files(pattern):
        said = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True).stdout.decode()
        assert bare in "".join(said.split()), file
        with pikepdf.open(file) as pdf:
            assert not [action for action in _actions(pdf) if not action.startswith("https://") or "jahat" in action], file
            assert {"/JavaScript", "/EmbeddedFiles"} & set(pdf.Root.get("/Names", {})) <= {"/EmbeddedFiles"}


def _actions(pdf) -> list[str]:
    found = []
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            action = note.get("/A", {})
            if action and action.get("/S") != "/GoTo":
                found.append(str(action.get("/URI", action.get("/S"))))
    return found


def test_the_report_is_no_worse_a_pdf_for_it(played):
    assert not pdf_check.faults(played.root / "build" / "2026" / "lakip-2026.pdf")


def test_written_tables_read_back_as_they_were_and_run_nothing(played):
    for file in played.files("build/**/*.csv") + played.files("periods/**/*.csv"):
        if "bukti" in file.parts:
            continue
        rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
        assert len({len(row) for row in rows}) == 1, file
        assert not [cell for row in rows for cell in row if spreadsheets.is_run(cell)], file
        assert all(f"Akhir{cell[5:8]}" in cell for row in rows for cell in row if STARTS.match(cell)), file


def test_the_data_package_is_the_offices_own_tables(played):
    data = played.root / "build" / "2026" / "data"
    for file in data.rglob("*.csv"):
        assert file.read_bytes() == (played.root / "periods" / file.relative_to(data)).read_bytes()


def test_who_committed_is_neutral_in_the_inventory(played):
    text = (played.root / "build" / "inventaris" / "inventaris-2026-s1.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    by_git = {row["diserahkan_oleh"] for row in rows if row["sumber_penyerah"] == "catatan Git"} or {r["diserahkan_oleh"] for r in rows}
    assert all(not spreadsheets.is_run(name) for name in by_git)


def test_forms_as_csv_hold_the_texts_whole(played):
    for file in played.files("build/formulir/**/*.zip"):
        with zipfile.ZipFile(file) as packed:
            assert all(OWN_NAMES.fullmatch(part) for name in packed.namelist() for part in name.split("/"))
            for name in (n for n in packed.namelist() if n.endswith(".csv")):
                rows = list(csv.reader(io.StringIO(packed.read(name).decode())))
                assert not [cell for row in rows for cell in row if spreadsheets.is_run(cell)]


def test_json_files_are_json_with_the_texts_whole(played):
    for name in ("build/2026/report.json", "build/inventaris/inventaris-2026-s1.json", "hasil.json"):
        text = json.dumps(json.loads((played.root / name).read_text(encoding="utf-8")), ensure_ascii=False)
        assert STARTS.search(text) or name == "hasil.json" or "inventaris" in name


def markdown_nodes(text: str):
    """Yield every node of a text as GitHub's Markdown reads it."""
    tree = json.loads(pypandoc.convert_text(text, "json", format="gfm"))
    stack = [tree["blocks"]]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack += node
        elif isinstance(node, dict):
            yield node
            stack += list(node.values())


@pytest.mark.parametrize("source", ["ringkasan", "banding", "tugas"])
def test_markdown_for_the_host_has_no_link_picture_markup_or_mention_of_a_stranger(played, source):
    text = {
        "ringkasan": lambda: (played.root / "ringkasan.md").read_text(encoding="utf-8"),
        "banding": lambda: played.said["banding-github"].out,
        "tugas": lambda: re.sub(r"(?m)^# .*$", "", played.said["tugas"].out),  # a title is no Markdown
    }[source]()
    assert STARTS.search(text)
    kinds = {node.get("t") for node in markdown_nodes(text[:60_000].rpartition("\n")[0])}
    assert not kinds & {"Image", "RawInline", "RawBlock", "CodeBlock", "Math", "Emph", "Strikeout"}
    assert not [node for node in markdown_nodes(text[:60_000]) if node.get("t") == "Code" and STARTS.search(node["c"][1])]
    addresses = [node["c"][2][0] for node in markdown_nodes(text[:60_000].rpartition("\n")[0]) if node.get("t") == "Link"]
    assert all(address.startswith("https://github.com/contoh/kinerja/") for address in addresses)
    shown = pypandoc.convert_text(text[:60_000].rpartition("\n")[0], "plain", format="gfm", extra_args=["--wrap=none"])
    assert not re.search(r"@\w|(?<!\w)#[0-9]|GH-[0-9]|https?://jahat|www\.jahat", shown)


def test_what_is_written_as_yaml_is_read_back_the_same(played):
    from pathlib import PurePosixPath

    from pipeline.intake import documents

    for file in played.files("periods/2026/kendali/*/pembukaan.yml"):
        document, found = documents.read(file.read_bytes(), PurePosixPath(file.name), "pembukaan")
        assert document is not None, found
        assert payloads.marked("indikator.indikator") in {one["nama"] for one in document.value["indikator"]}


def test_reminders_hold_no_marks_of_a_chat(played):
    for one in json.loads(played.said["pengingat-json"].out):
        assert "\n" not in one["perihal"]
        assert not re.search(r"(?<!\w)[*_~`](?=\S)[^\n]*?(?<=\S)[*_~`](?!\w)", one["teks"]), one["teks"][:300]


def test_calendars_hold_days_and_words(played):
    from icalendar import Calendar

    for file in played.files("kalender/*.ics"):
        read = Calendar.from_ical(file.read_bytes())
        assert {component.name for component in read.walk()} <= {"VCALENDAR", "VEVENT", "VALARM"}
        assert all(not {"ATTENDEE", "ATTACH", "URL", "ORGANIZER"} & set(component) for component in read.walk())
        assert all(line.isprintable() for line in file.read_text(encoding="utf-8").split("\n") if line.rstrip("\r") == line[:-1])
