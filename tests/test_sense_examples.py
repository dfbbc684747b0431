"""Every rule of sense has an example: tests/examples/dasar is a clean office, invalid/<code>/ holds only the files that spoil it.

`hapus.txt` lists files or folders to take away, `juga.txt` other errors that cannot but come along.
"""

import shutil
from pathlib import Path, PurePosixPath

import pytest

from pipeline.core import sense_rules
from pipeline.core.findings import Finding, Severity
from pipeline.core.rules import CATALOGUE
from pipeline.core.validate import validate
from pipeline.intake.load import load, years

EXAMPLES = Path(__file__).parent / "examples"
CLEAN = EXAMPLES / "dasar"
CODES = [rule.code for rule in sense_rules.RULES]
NOTES = ("hapus.txt", "juga.txt")


def notes(folder: Path, name: str) -> list[str]:
    file = folder / name
    return file.read_text(encoding="utf-8").split() if file.exists() else []


def spoiled(folder: Path, root: Path) -> set[PurePosixPath]:
    """Lay the example over a copy of the clean office and return what it touches."""
    shutil.copytree(CLEAN, root)
    taken = notes(folder, "hapus.txt")
    for path in taken:
        (shutil.rmtree if (root / path).is_dir() else Path.unlink)(root / path)
    shutil.copytree(folder, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NOTES))
    laid = {PurePosixPath(f.relative_to(folder).as_posix()) for f in folder.rglob("*") if f.is_file() and f.name not in NOTES}
    return laid | {PurePosixPath(path) for path in taken}


def findings(root: Path) -> tuple[Finding, ...]:
    """What is found in the last year, compared with the year before where there is one."""
    last = max(years(root))
    loaded = load(root, last)
    previous = load(root, last - 1).dossier if last - 1 in years(root) else None
    assert loaded.dossier
    return loaded.findings + validate(loaded.dossier, previous)


def test_the_clean_office_has_no_findings_at_all():
    assert findings(CLEAN) == ()


@pytest.mark.parametrize("code", CODES)
def test_an_example_is_found_where_it_was_spoiled(code, tmp_path):
    folder = EXAMPLES / "invalid" / code
    touched = spoiled(folder, tmp_path / "kantor")
    found = findings(tmp_path / "kantor")
    assert [f for f in found if f.rule == code and f.place.file in touched], found
    errors = {f.rule for f in found if f.severity is Severity.ERROR}
    assert errors <= {code, *notes(folder, "juga.txt")}


@pytest.mark.parametrize("code", CODES)
def test_what_an_example_says_comes_along_does_come_along(code, tmp_path):
    folder = EXAMPLES / "invalid" / code
    spoiled(folder, tmp_path / "kantor")
    assert set(notes(folder, "juga.txt")) <= {f.rule for f in findings(tmp_path / "kantor")}


def test_every_example_belongs_to_a_rule():
    folders = {folder.name for folder in (EXAMPLES / "invalid").iterdir() if any(folder.iterdir())}
    assert folders <= set(CATALOGUE)


def test_codes_are_unique():
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("rule", sense_rules.RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_and_what_to_do(rule):
    assert rule.title
    assert rule.message.endswith(".")
    assert rule.hint.endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_an_example_holds_only_what_differs(code):
    folder = EXAMPLES / "invalid" / code
    laid = [f for f in folder.rglob("*") if f.is_file() and f.name not in NOTES]
    same = [f for f in laid if (CLEAN / f.relative_to(folder)).is_file() and (CLEAN / f.relative_to(folder)).read_bytes() == f.read_bytes()]
    assert not same
