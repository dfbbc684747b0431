"""Every attack in tests/examples/hostile is refused at its place, and only by the rule it is about; near misses are let through.

An example holds `harap.txt` (code of the rule, then the path or path:row where it is told) and either `isi/`, files laid over the clean
office as one commit, or `resep.txt`, the name of a function in tests/hostile/ that builds what no plain file can be.
"""

import importlib
import inspect
import pkgutil
from pathlib import PurePosixPath

import pytest

from pipeline.core import change_rules, shape_rules
from pipeline.core.findings import Severity
from pipeline.core.gate.roles import belonging
from pipeline.core.gate.rules import RULES
from pipeline.core.rules import CATALOGUE
from pipeline.journeys import gating
from pipeline.journeys.feedback import Span
from tests import hostile
from tests.conftest import ROOT, TESTS
from tests.hostile.store import Store

HOSTILE, PASSING = TESTS / "examples" / "hostile", TESTS / "examples" / "hostile-lolos"
ATTACKS = sorted(folder.name for folder in HOSTILE.iterdir() if folder.is_dir())
HARMLESS = sorted(folder.name for folder in PASSING.iterdir() if folder.is_dir())
RECIPES = {
    name: function
    for found in pkgutil.iter_modules(hostile.__path__)
    for name, function in inspect.getmembers(importlib.import_module(f"tests.hostile.{found.name}"), inspect.isfunction)
    if function.__module__ == f"tests.hostile.{found.name}" and not name.startswith("_")
}
ALSO = (change_rules.OUT_OF_FOLDER, shape_rules.FILE_IRREGULAR, shape_rules.FILE_TOO_LARGE)  # of others, which the gate tells as well


def expected(attack):
    """The code that is hoped for, and the place: file, and row where one is named."""
    code, _, spot = (HOSTILE / attack / "harap.txt").read_text(encoding="utf-8").splitlines()[0].partition(" ")
    file, colon, row = spot.rpartition(":")
    return (code, file, int(row)) if colon and row.isdigit() else (code, spot, None)


def proposed(folder, store):
    """The commit that is proposed."""
    name = folder / "resep.txt"
    if not name.exists():
        return store.commit(
            {p.relative_to(folder / "isi").as_posix(): p.read_bytes() for p in sorted(folder.rglob("isi/**/*")) if p.is_file()}
        )
    recipe = RECIPES[name.read_text(encoding="utf-8").strip()]
    return recipe(store) if inspect.signature(recipe).parameters else store.commit(recipe())


def gated(folder, tmp_path):
    """What the gate says of an example."""
    store = Store(tmp_path / "kantor.git")
    role = (folder / "peran.txt").read_text(encoding="utf-8").strip() if (folder / "peran.txt").exists() else ""
    head = proposed(folder, store)  # which may move the main branch on
    return gating.gate(store.folder, Span(store.main, head), role)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_refused_at_its_place_and_by_nothing_else(attack, tmp_path):
    """Were its rule not there, it would pass: so each defence has a sample that fails without it. Nothing it holds is told raw."""
    code, file, row = expected(attack)
    found = [f for f in gated(HOSTILE / attack, tmp_path) if f.severity is Severity.ERROR]
    assert {f.rule for f in found} == {code}, found
    assert not file or [f for f in found if str(f.place.file) == file and row in (None, f.place.row)], found
    told = {text for f in found for text in (str(f.place.file), f.message, f.hint)}
    assert all(text.isprintable() for text in told), ascii(told)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_near_miss_is_let_through(name, tmp_path):
    assert [f for f in gated(PASSING / name, tmp_path) if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize("rule", [*(r for r in RULES if r.severity is Severity.ERROR), *ALSO], ids=lambda rule: rule.code)
def test_every_rule_of_the_gate_has_an_attack(rule):
    assert rule.code in {expected(attack)[0] for attack in ATTACKS}
    assert CATALOGUE[rule.code] is rule


def test_every_recipe_is_used():
    used = {file.read_text(encoding="utf-8").strip() for folder in (HOSTILE, PASSING) for file in folder.glob("*/resep.txt")}
    assert used == set(RECIPES)


@pytest.mark.parametrize("office", [ROOT, TESTS / "examples" / "dasar"], ids=["periods", "dasar"])
def test_the_clean_offices_pass_owner_by_owner(office, tmp_path):
    store = Store(tmp_path / "kantor.git")
    head = store.commit({name.decode(): None for name in store.trees[store.main]})
    groups = {}
    for file in sorted(p for p in (office / "periods").rglob("*") if p.is_file()):
        path = PurePosixPath(file.relative_to(office))
        groups.setdefault((belonging(path).owner, belonging(path).department), {})[str(path)] = file.read_bytes()
    assert len(groups) >= 4
    for files in groups.values():
        base, head = head, store.commit(files, [head])
        assert gating.gate(store.folder, Span(base, head)) == ()
