"""Every rule of shape has an example, found by exactly that rule at exactly that place; Frictionless points at the same rows."""

import json
import shutil
from pathlib import Path, PurePosixPath

import pytest
from frictionless import Schema, resources

from pipeline.core import document_rules, shape_rules
from pipeline.core.findings import Finding
from pipeline.intake import contract, fields
from pipeline.intake.load import load

EXAMPLES = Path(__file__).parent / "examples"
CODES = sorted(rule.code for rule in shape_rules.RULES)
TABLE_OF = {"anggaran": "realisasi-anggaran"}  # within a subbagian's folder

# What Frictionless, reading the same file with the same schema, does not call a fault of a row, and why.
UNSEEN = {
    "pemisah-kolom": "it guesses the separator from the first lines; a table that only one guess can read is not ours to accept",
    "bom": "it drops the mark before it reads the header",
    "ganti-baris-dalam-sel": "a quoted line break is legal CSV, but shifts every row after it off its line",
    "berkas-terlalu-besar": "it knows no limit of size; the file grows only when it is laid out",
    "bukan-berkas-biasa": "a folder is no table",
    "karakter-tidak-tercetak": "it knows nothing of fonts",
    "folder-tidak-dikenal": "the table itself is right",
}
# Faults of the file or its header as a whole: it must call the file invalid, at no row of ours.
WHOLE_FILE = frozenset(
    {
        "kolom-hilang",
        "kolom-tidak-dikenal",
        "kolom-ganda",
        "kolom-urutan",
        "judul-kolom-tidak-ada",
        "bukan-utf8",
        "berkas-kosong",
        "berkas-tidak-terbaca",
    }
)


def laid_out(code: str, root: Path) -> Path:
    """The base office with the example laid over it."""
    example = EXAMPLES / "invalid" / code
    shutil.copytree(EXAMPLES / "dasar" / "periods", root / "periods")
    for line in lines_of(example / "hapus.txt"):
        (root / line).unlink()
    if (example / "periods").is_dir():
        shutil.copytree(example / "periods", root / "periods", dirs_exist_ok=True)
    for line in lines_of(example / "ulang.txt"):
        file, times = line.split()
        (root / file).write_bytes((root / file).read_bytes() * int(times))
    return root


def lines_of(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def told(finding: Finding) -> str:
    """The place as harap.txt writes it."""
    row = f" baris {finding.place.row}" if finding.place.row else ""
    column = f" kolom {finding.place.column}" if finding.place.column else ""
    return finding.place.file.name + row + column


@pytest.mark.parametrize("code", CODES)
def test_every_rule_of_shape_finds_its_example_and_nothing_else(code, tmp_path):
    found = load(laid_out(code, tmp_path), 2025).findings
    expected = (EXAMPLES / "invalid" / code / "harap.txt").read_text(encoding="utf-8").strip()
    assert [(f.rule, told(f)) for f in found] == [(code, expected)]


@pytest.mark.parametrize("code", CODES)
def test_every_message_is_a_filled_sentence(code, tmp_path):
    (finding,) = load(laid_out(code, tmp_path), 2025).findings
    for sentence in (finding.message, finding.hint):
        assert sentence.endswith((".", "…")), sentence
        assert "{" not in sentence.replace("{{", "")


def test_the_base_office_is_clean():
    loaded = load(EXAMPLES / "dasar", 2025)
    assert loaded.findings == ()
    assert loaded.dossier is not None


def tables_of(code: str) -> list[Path]:
    return sorted((EXAMPLES / "invalid" / code / "periods").rglob("*.csv"))


def judged(file: Path) -> tuple[bool, set[int]]:
    """Whether plain Frictionless finds the file valid, and the rows it names."""
    name = file.stem if file.parents[1].name not in ("s1", "s2") else TABLE_OF.get(file.stem, file.stem)
    schema = Schema.from_descriptor(dict(contract.descriptor(name)))
    resource = resources.TableResource(path=file.name, basepath=str(file.parent), encoding="utf-8", schema=schema)
    report = resource.validate()
    return report.valid, {e.row_number for task in report.tasks for e in task.errors if getattr(e, "row_number", None)}


@pytest.mark.parametrize("code", [code for code in CODES if tables_of(code)])
def test_frictionless_points_at_the_same_rows(code):
    (file,) = tables_of(code)
    valid, rows = judged(file)
    if code in UNSEEN:
        assert valid, f"{code} is seen by Frictionless after all: strike it from the list ({UNSEEN[code]})"
    elif code in WHOLE_FILE:
        assert not valid
    else:
        expected = (EXAMPLES / "invalid" / code / "harap.txt").read_text(encoding="utf-8")
        assert rows == {int(expected.split(" baris ")[1].split()[0])}


def test_the_exceptions_name_rules_that_exist():
    assert set(UNSEEN) | WHOLE_FILE <= set(CODES)


def test_rules_have_codes_of_their_own():
    assert len(CODES) == len(set(CODES))
    assert {rule.code for rule in document_rules.RULES} <= set(CODES)


def test_a_file_is_one_finding_and_all_others_still_load(tmp_path):
    root = laid_out("bukan-utf8", tmp_path)
    dossier = load(root, 2025).dossier
    assert dossier is not None
    assert {PurePosixPath(e.place.file).parent.name for e in dossier.entries} == {"rendatin", "kul"}
    assert not any(e.department == "rendatin" and e.period == "s1" for e in dossier.entries)


def test_every_table_is_mapped():
    tables = {p.stem for p in contract.SCHEMAS.glob("*.json") if "fields" in json.loads(p.read_text(encoding="utf-8"))}
    assert set(fields.TABLES) <= tables
    readers = {p: p.read_text(encoding="utf-8") for p in Path(contract.__file__).parent.rglob("*.py")}
    for beside in tables - set(fields.TABLES):  # papers beside the data have readers of their own
        assert any(f'"{beside}"' in text for text in readers.values()), beside
