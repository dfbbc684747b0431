"""Breaks the evaluator one condition at a time, to see whether the tests would notice.

Each mutant is one changed place in one module. All modules of the room are executed anew around it, in this process, then the tests that
are pure, and these are called one by one until the first fails. `python -m tests.mutation` prints the survivors.
"""

import ast
import copy
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
ROOM = "pipeline.core.approvals"
FOLDER = ROOT / ROOM.replace(".", "/")
JUDGES = ("test_roles", "test_evaluate")
TOO_SLOW = ("test_the_page_of_the_docs_is_the_table",)  # it tells nothing that its rows do not
MODULES = (
    "wording",
    "votes",
    "roles",
    "rounds",
    "reviewing",
    "recorded",
    "stands",
    "missing",
    "history",
    "evaluate",
)  # each after what it imports
BROKEN = tuple(name for name in MODULES if name != "wording")  # sentences are compared whole anyway
OPPOSITES: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One broken place; `name` tells it as `module: source -> what became of it`."""

    name: str
    line: int
    module: str
    tree: ast.Module


def mutants(module: str) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree = _parsed(FOLDER / f"{module}.py")
    spared = {id(n) for d in ast.walk(tree) if isinstance(d, ast.ClassDef) for x in d.decorator_list for n in ast.walk(x)}
    for index, node in enumerate(ast.walk(tree)):
        for count, (told, _) in enumerate(() if id(node) in spared else _changes(node)):
            broken = copy.deepcopy(tree)
            target = next(n for i, n in enumerate(ast.walk(broken)) if i == index)
            list(_changes(target))[count][1]()
            name = f"{module}: {_shown(node)} -> {told}"
            yield Mutant(name, getattr(node, "lineno", 0), module, ast.fix_missing_locations(broken))


def _shown(node: ast.AST) -> str:
    """The place in one line; of a whole `if`, only what it asks."""
    return f"if {ast.unparse(node.test)}" if isinstance(node, ast.If) else ast.unparse(node).splitlines()[0]


def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    """Give what can be broken about a node, and how."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            for other in OPPOSITES[type(operator)]:
                yield other.__name__, lambda place=place, other=other: node.ops.__setitem__(place, other())
    elif isinstance(node, ast.BoolOp):
        yield "and/or", lambda: setattr(node, "op", ast.And() if isinstance(node.op, ast.Or) else ast.Or())
        for place in range(len(node.values)):
            yield f"without operand {place}", lambda place=place: node.values.__delitem__(place)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "no not", lambda: setattr(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
    elif isinstance(node, ast.If | ast.IfExp):
        for value in (True, False):
            yield f"if {value}", lambda value=value: setattr(node, "test", ast.Constant(value))
    elif isinstance(node, ast.comprehension):
        for place in range(len(node.ifs)):
            yield f"without filter {place}", lambda place=place: node.ifs.__delitem__(place)
    elif isinstance(node, ast.Return) and node.value is not None and not _is_empty(node.value):
        yield "return nothing", lambda: setattr(node, "value", ast.Constant(None))
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int):
        changed = not node.value if isinstance(node.value, bool) else node.value + 1
        yield repr(changed), lambda: setattr(node, "value", changed)


def _is_empty(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and not value.value


class Room:
    """The modules as they are and the tests that judge them, compiled once, to be executed around a mutant."""

    def __init__(self) -> None:
        self.codes = {name: _compiled(name, _parsed(FOLDER / f"{name}.py")) for name in MODULES}
        self.tests = [_compiled(name, _parsed(ROOT / f"tests/core/approvals/{name}.py")) for name in JUDGES]

    @contextmanager
    def around(self, mutant: Mutant | None) -> Iterator[None]:
        """Put the room with the mutant in the place of the real one, for as long as the context lasts."""
        package = importlib.import_module(ROOM)
        real = {name: importlib.import_module(f"{ROOM}.{name}") for name in MODULES}
        try:
            for name in MODULES:
                module = ModuleType(f"{ROOM}.{name}")
                module.__package__ = ROOM
                _place(package, name, module)
                exec(_compiled(name, mutant.tree) if mutant and mutant.module == name else self.codes[name], module.__dict__)
            yield
        finally:
            for name, module in real.items():
                _place(package, name, module)

    def judge(self) -> None:
        """Call every test, each with every set of its parameters."""
        for code in self.tests:
            names: dict[str, Any] = {"__name__": "judge"}
            exec(code, names)
            for test in [value for name, value in names.items() if name.startswith("test_") and name not in TOO_SLOW]:
                for arguments in _parameters(test):
                    test(**arguments)


def _place(package: ModuleType, name: str, module: ModuleType) -> None:
    sys.modules[f"{ROOM}.{name}"] = module
    setattr(package, name, module)


def _compiled(name: str, tree: ast.Module) -> CodeType:
    return compile(tree, f"{ROOM}.{name}", "exec")


def _parameters(test: Any) -> list[dict[str, Any]]:
    """What pytest would call a test with; one mark of parameters is all that the judges use."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    if not marks:
        return [{}]
    (mark,) = marks
    names, values = mark.args
    return [dict(zip(names, value, strict=True)) if isinstance(names, tuple) else {names: value} for value in values]


def is_caught(room: Room, mutant: Mutant | None) -> bool:
    """Say whether a test fails around a mutant; one that cannot even be loaded is caught as well."""
    try:
        with room.around(mutant):
            room.judge()
    except Exception:
        return True
    return False


def survivors() -> tuple[list[Mutant], int]:
    """Return the mutants that nobody noticed, and how many there were."""
    room, made = Room(), [mutant for module in BROKEN for mutant in mutants(module)]
    return [mutant for mutant in made if not is_caught(room, mutant)], len(made)


if __name__ == "__main__":
    left, count = survivors()
    sys.stdout.writelines(f"{mutant.line:4} {mutant.name}\n" for mutant in left)
    sys.stdout.write(f"{count - len(left)} of {count} caught\n")
