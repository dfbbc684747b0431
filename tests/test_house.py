"""The law of the house: imports run one way, each outside tool has one door, and rooms stay small enough to live in."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "pipeline"
FILES = sorted(path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*.py"))

WINGS = {
    "core": {"core"},
    "bounded": {"core"},
    "intake": {"core", "intake", "bounded"},
    "render": {"core", "render", "bounded"},
    "journeys": {"core", "intake", "render", "journeys"},
    "cli": {"core", "cli", "journeys"},
    "__main__": {"cli"},
    "__init__": set(),
}
DOORS = {
    "frictionless": "intake/tables.py",
    "yaml": "intake/yaml_values.py",
    "jsonschema": "intake/documents.py",
    "git": "intake/repository/",
    "urllib": "intake/host/http.py",
    "socket": "intake/host/http.py",
    "pypandoc": "render/pandoc.py",
    "typst": "render/engines/typesetter.py",
    "vl_convert": "render/engines/drawer.py",
    "mkdocs": "render/site",
    "pyhanko": "intake/pades.py",
    "segno": "render/qr.py",
    "xlsxwriter": ("render/workbook.py", "render/sheet.py"),
    "python_calamine": "intake/forms/workbook.py",
    "icalendar": "render/calendar.py",
    "click": "cli/",
}
IMPURE = {"os", "io", "time", "random", "subprocess", "socket", "tempfile", "shutil", "pathlib.Path", "sys"}


def imports_of(file: str) -> set[str]:
    """Every name that `file` imports, at whatever depth, written in full."""
    package = ("pipeline", *Path(file).parent.parts)
    names = set()
    for node in ast.walk(ast.parse((HOUSE / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join((*above, *filter(None, [node.module])))
            names |= {f"{stem}.{alias.name}" for alias in node.names}
    return names


def names_called(file: str) -> set[str]:
    """Every plain name that `file` calls."""
    tree = ast.parse((HOUSE / file).read_text(encoding="utf-8"))
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def test_the_house_is_not_empty():
    assert {Path(file).parts[0].removesuffix(".py") for file in FILES} == set(WINGS)


@pytest.mark.parametrize("file", FILES)
def test_imports_run_one_way(file):
    wing = Path(file).parts[0].removesuffix(".py")
    wings = {name.split(".")[1] for name in imports_of(file) if name.startswith("pipeline.")}
    assert wings - {"__version__"} <= WINGS[wing]


def modules_within(file: str) -> set[str]:
    """The files of the house that `file` imports, at whatever depth."""
    named = {name.removeprefix("pipeline.").replace(".", "/") for name in imports_of(file) if name.startswith("pipeline.")}
    return {f"{part}.py" for name in named for part in (name, name.rpartition("/")[0]) if f"{part}.py" in FILES}


def test_no_module_comes_back_to_itself():
    """Journeys build on one another, but never in a circle; nor does anything else."""
    TopologicalSorter({file: modules_within(file) for file in FILES}).prepare()


@pytest.mark.parametrize("file", FILES)
def test_each_tool_has_one_door(file):
    for name in imports_of(file):
        for tool, door in DOORS.items():
            if f"{name}.".startswith(f"{tool}."):
                assert file.startswith(door), f"{tool} enters by {door}"


@pytest.mark.parametrize("file", [f for f in FILES if f != "bounded.py"])
def test_one_room_starts_programs(file):
    assert not {"subprocess", "multiprocessing"} & {name.split(".")[0] for name in imports_of(file)}


@pytest.mark.parametrize("file", [f for f in FILES if f.startswith("core/")])
def test_the_core_is_pure(file):
    assert not {name for name in imports_of(file) for tool in IMPURE if f"{name}.".startswith(f"{tool}.")}
    assert not names_called(file) & {"open", "print", "input", "exec", "eval", "__import__", "float"}


@pytest.mark.parametrize("file", [f for f in FILES if not f.startswith("cli/")])
def test_only_the_command_line_prints_and_exits(file):
    assert not names_called(file) & {"print", "exit", "quit"}


def test_heavy_tools_wait_until_they_are_needed():
    """`lakip --help` and the modules that every command imports must not load them."""
    entrance = [f for f in FILES if f.startswith(("cli/", "journeys/")) or f.count("/") == 0]
    heavy = {
        "frictionless",
        "yaml",
        "jsonschema",
        "git",
        "typst",
        "vl_convert",
        "mkdocs",
        "babel",
        "xlsxwriter",
        "python_calamine",
        "icalendar",
    }
    for file in entrance:
        tree = ast.parse((HOUSE / file).read_text(encoding="utf-8"))
        top = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
        assert not top & heavy


def test_no_room_grows_past_three_hundred_lines():
    long = {file: count for file in FILES if (count := len((HOUSE / file).read_text(encoding="utf-8").splitlines())) > 300}
    assert not long
