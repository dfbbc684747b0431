"""The doors themselves, with what no file can bring in: control characters, other people's file names, library quirks, house law."""

import ast
import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from pipeline.cli import notices, screen
from pipeline.core import glyphs
from pipeline.core.agenda import Agenda, Event
from pipeline.core.comparing import markdown
from pipeline.core.findings import Finding, Place, Severity
from pipeline.intake import documents
from pipeline.intake.forms import workbook
from pipeline.render import calendar, form_html, sheet, word
from tests import forms_sample

from . import payloads, readers

CLI = Path(screen.__file__).parent
HOSTILE = (
    "\x1b]8;;https://jahat.example\x1b\\klik\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[1;1H\x1b[8m",
    "\x9b31m",
    "\rTidak ada temuan.",
    "a\x08\x08b\x07\x0c\x0b",
    "\u202eabc\u2066\u200b\ufeff",
    "tag\U000e0041\U000e007f\ufe0f",
    "Z" + "\u0301" * 40,
    "\u2028\u2029\x85",
    "nama\udcffberkas",
    payloads.POLYGLOT,
)
LINES = ("::error::x", "  ::set-output name=a::b", "\t::stop-commands::x", "a\n::add-mask::b", "teks ##[set-env name=A]b")
ANY = st.text(st.characters(codec=None), max_size=80)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_terminal_is_shown_text_and_told_nothing(capsys, text):
    screen.say(text)
    screen.say(f"a {screen.style(text, fg='red')} b", err=True)
    screen.markdown(markdown.shown(text).replace(markdown.BREAK, ""))
    screen.data([text])
    seen = capsys.readouterr()
    assert not readers.terminal_faults(seen.out + seen.err)


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_no_text_at_all_acts_on_a_terminal_or_runner(text):
    told = screen.safe(text)
    assert not readers.terminal_faults(told)
    assert not readers.runner_faults(told)
    assert screen.safe(told) == told
    assert json.loads(screen.as_json([text])) == [text]
    assert not readers.terminal_faults(screen.as_json([text]))


@pytest.mark.parametrize("text", LINES)
def test_a_runner_finds_no_command_in_a_text(capsys, text):
    screen.say(text)
    screen.say(screen.style(text, bold=True))
    screen.commands(text)
    screen.markdown(text)
    assert not readers.runner_faults(readers.COLOUR.sub("", capsys.readouterr().out))


def test_what_is_plain_stays_plain():
    said = "Capaian 97,5 % – «baik» · IK-1.1 → µ, é, ő\n  baris kedua"
    assert glyphs.visible(said) == said
    assert screen.safe(said) == said


@pytest.mark.parametrize("text", [*HOSTILE, *LINES])
def test_an_annotation_is_one_command_that_says_the_text(capsys, text):
    finding = Finding(place=Place(PurePosixPath("periods/a,b:c%0A.csv"), 3, "x"), rule="r", severity=Severity.ERROR, message=text, hint="")
    notices.PRINTED["github"](notices.annotations([finding]))
    first = capsys.readouterr().out.split("\n")[0]
    found = readers.ANNOTATION.fullmatch(first)
    assert found
    assert dict(pair.split("=") for pair in found[2].strip().split(","))["file"] == "periods/a%2Cb%3Ac%250A.csv"
    assert readers.unescaped(found[3]).startswith(f"Kolom x: {glyphs.visible(text, chr(13) + chr(10))}")


@pytest.mark.parametrize("file", sorted(CLI.glob("*.py")), ids=lambda file: file.stem)
def test_only_the_screen_prints(file):
    """click's own printing, the streams and the traceback are for the one door."""
    if file.name == "screen.py":
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    used = {f"{n.value.id}.{n.attr}" for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)}
    banned = {f"click.{name}" for name in ("echo", "secho", "style", "prompt", "confirm", "echo_via_pager", "progressbar", "pause", "edit")}
    assert not used & (banned | {"sys.stderr", "traceback.print_exc", "os.write"})


@pytest.mark.parametrize("text", ["<r><t>x</t></r>", "<r></r>", "<r><x:y/></r>", "=1+1", "_x0041_", "x" * 40_000, payloads.POLYGLOT])
def test_a_cell_holds_its_text(text):
    made = sheet.sheet((("A", 10),), [(text,)], text[:100], (text,))
    trees = readers.trees(made)
    assert not readers.tags(trees["xl/worksheets/sheet1.xml"]) & {"f", "hyperlink"}
    assert readers.tags(trees["xl/sharedStrings.xml"]) <= {
        "sst",
        "si",
        "t",
        "r",
        "rPr",
        "sz",
        "color",
        "rFont",
        "family",
        "scheme",
        "b",
        "i",
    }
    strings = [readers.shown(one) for one in trees["xl/sharedStrings.xml"]]
    assert len(text) > 32_767 or " ".join(text.replace("_x0041_", "_x005F_x0041_").split()) in strings
    assert len(text) < 32_767 or max(strings, key=len).endswith("(terpotong: melebihi batas satu sel Excel)")


def test_a_form_keeps_a_text_that_looks_like_rich_text_and_lists_no_choice_that_acts():
    kind = replace(forms_sample.asked(filled={"kendala": "<r><t>x</t></r>"}), choices=('"&HYPERLINK("https://jahat.example")&"', "B"))
    made = forms_sample.book(forms_sample.form(rows=(kind,)))
    rows = workbook.read(made, "isian.xlsx")[0]
    assert rows is not None
    assert "<r><t>x</t></r>" in {cell for row in rows.rows for cell in row.cells.values()}
    assert "HYPERLINK" not in json.dumps([part.decode() for name, part in readers.parts(made) if "worksheets" in name])


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "\t=1", "x;=1+1"])
def test_a_csv_runs_nothing(cell):
    made = sheet.csv_bytes(("a", "b"), [(cell, "-5,2")])
    (_, row) = csv.reader(io.StringIO(made.decode()))
    assert row == [f"'{cell}", "-5,2"]


@pytest.mark.parametrize("title", [r"\1 \g<0> \n", "<b>&</b>", "KAKI-HALAMAN KEPALA-HALAMAN", payloads.POLYGLOT])
def test_title_head_and_foot_of_a_document_are_text(title):
    from pipeline.render import elements as e

    raw = word.written([e.para(e.words("isi"))], Path("/nowhere"), datetime(2026, 1, 1, tzinfo=UTC))
    made = word.packed(raw, title, title, "kaki")
    trees = readers.trees(made)
    assert readers.shown(trees["docProps/core.xml"], "title") == " ".join(title.split())
    heads = "".join(readers.shown(tree) for name, tree in trees.items() if "/header" in name)
    assert " ".join(title.split()) in heads or not heads


@pytest.mark.parametrize("value", ["contoh/kinerja\\n", 'x" onclick=y/z', "a/b\\r\\nSet-Cookie: c", "../../x/y"])
def test_a_code_that_ends_in_a_line_break_is_no_code(value):
    """Python's `$` lets one pass; JSON Schema's does not."""
    text = f'nama: Kantor\nsubbagian: []\nhost:\n  nama: github.com\n  repo: "{value}"\n'.replace('x" on', 'x\\" on')
    document, found = documents.read(text.encode(), PurePosixPath("periods/satker.yml"), "satker")
    assert document is None
    assert [one for one in found if one.place.column.endswith("repo")]


@pytest.mark.parametrize("text", [*HOSTILE, "BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT", "a\\Nb\\nc\\;d", 'DQUOTE " ; , :'])
def test_a_calendar_holds_one_day_and_its_words(text):
    text = markdown.plain(text.replace("\udcff", ""))  # a text that was read as UTF-8 has none
    event = Event(uid="x@lakip", day=date(2026, 10, 10), summary=text, description=text, done=False)
    made = calendar.written(Agenda(role="kul", title=text, events=(event,), moment=datetime(2026, 10, 1, tzinfo=UTC)))
    read = Calendar.from_ical(made)
    (one,) = read.walk("VEVENT")
    assert set(one) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    assert str(one["SUMMARY"]).replace("\\ N", "\\N") == text
    lines = [line for line in made.decode().replace("\r\n ", "").split("\r\n") if line.startswith(("NAME", "X-WR-CALNAME"))]
    assert len(lines) == 2
    assert all(not re.search(r"(?<!\\)[;,]", line.partition(":")[2].replace("\\\\", "")) for line in lines)


@pytest.mark.parametrize(
    "name", ["[skip ci].xlsx", "closes #7.csv", "GH-7 @tim.xlsx", "https://jahat.example", "***NO_CI***", "skip-checks: true"]
)
def test_a_commits_message_obeys_nobody(name):
    told = markdown.recorded(f"{name}\nCo-authored-by: x <y@z>\n")
    assert "\n" not in told
    for act in ("[skip", "#7", "GH-7", "@", "://", "***", "skip-checks"):
        assert act not in told


def test_the_forms_island_and_links_hold_text_only():
    form = forms_sample.form(office="</script><script>alert(1)</script>", short_name="<!--SKRIP-->")
    page = readers.Page(form_html.html(form, hosting=None, branch="main").decode())
    assert not readers.acting(page)
    island = next(json.loads(s) for s in page.scripts if s.lstrip().startswith("{"))
    assert island["office"] == form.office


def test_a_file_name_of_evidence_is_shown_and_does_nothing(small_office, cli):
    folder = small_office / "periods/2025/s2/kul/bukti"
    for name in ("\x1b]0;jahat\x07.pdf", "a\n::error::x.pdf", "\u202efdp.exe", "##[add-mask]x.pdf", "=cmd|x!A1.csv"):
        (folder / name).write_bytes(b"x")
    for arguments in (("inventaris", "2025/s2"), ("inventaris", "2025/s2", "--format", "csv"), ("periksa", "2025")):
        for form in ("teks", "github", "json") if arguments[0] == "periksa" else ("",):
            ran = _ran(cli, *arguments, *(("--format", form) if form else ()), "--akar", small_office)
            assert not readers.terminal_faults(ran.out + ran.err)
            assert not readers.runner_faults(ran.out + ran.err)
    made = (small_office / "build/inventaris/inventaris-2025-s2.csv").read_text(encoding="utf-8")
    assert not [cell for row in csv.reader(io.StringIO(made)) for cell in row if cell.startswith("=")]


def _ran(cli, *arguments):
    try:
        return cli(*arguments)
    except AssertionError:
        return cli(*arguments, code=1)
