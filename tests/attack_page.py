"""The page of attacks and faults, told from the samples that the tests play.

`python -m tests.attack_page` writes docs/pengembang/serangan.md anew: from tests/examples/hostile and its recipes, the attacks on narrative
and on approval, the fields of the escaping tests, the faults, and tests/data/tidak-tertangkap.csv. Edit those, never the page.
"""

import csv
import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.core.findings import Rule, Severity
from pipeline.core.gate import rules as gate
from pipeline.core.rules import CATALOGUE
from tests import hostile, test_tampering
from tests.escaping import coverage, payloads
from tests.faults import table as played
from tests.render import attacks as attacks_on_text

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "tests" / "examples"
PAGE = ROOT / "docs" / "pengembang" / "serangan.md"
UNCAUGHT = ROOT / "tests" / "data" / "tidak-tertangkap.csv"
FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Names, modes, sizes, history", gate.git.RULES),
    ("Text, tables, YAML", gate.text.RULES),
    ("ZIP, XLSX, DOCX, PDF, pictures", gate.containers.RULES),
)
CONTENT = FAMILIES[1][0]
INTRO = """# Attacks and faults

What was tried against this program, what caught it, and what nothing here can catch. This page is written by `python -m tests.attack_page`
from the very samples that the tests play; edit those, never the page. Who might do such things, and why, is on the page of
[threats](ancaman.md); how to report a new one stands in `SECURITY.md`.

A sample that shows a hole is added as a folder below `tests/examples/hostile/`: `harap.txt` names the rule and the place, `isi/` holds
the files as they would be proposed, or `resep.txt` names the function that builds what no plain file can be. Each defence has a sample
that passes without it.
"""
FAULTS = """## Faults

Real processes, real signals, real file systems that are full or read-only, real Git stores that are damaged. {faults} faults are played in
{stages} stages: after {survived} the command goes on or the next run repairs by itself (`bertahan`), {refused} are refused in one sentence
with exit code 2 and nothing changed (`ditolak`). Each time the digests of all the office's files and of Git's refs are compared, half an
output must not be visible, and the next run has to make the same bytes as an undisturbed one. With `LAKIP_SEMUA_GANGGUAN` set, every stage
of {more} of them is played, found by an undisturbed run.
"""
LANDING = """## Where texts land

{fields} fields of {schemas} schemas take free text; a field that is new in a schema is among them by itself. One text that speaks HTML,
Markdown, Typst, OOXML, formulas, workflow commands, terminal codes, calendar lines and templates at once is planted in each, with a mark
of its own; then the commands of the office run, and a real reader looks for it in every output: {sinks}.
It has to be shown and to do nothing.

{seen} fields are seen there; {unseen} are read and checked, but shown by no command of a complete office; {apart} have tests of their own,
because they name something or come another way. `python -m tests.escaping` prints which field was seen where.

Schemas: {names}.
"""


def page() -> str:
    """Return the whole page."""
    parts = (
        figures(),
        refused(),
        narrative(),
        landing(),
        tampering(),
        uncaught(),
        faults(),
    )
    return INTRO + "".join(f"\n{part}" for part in parts if part)


def folders(name: str) -> list[Path]:
    """Return the samples of a corpus, by name."""
    return sorted(path for path in (EXAMPLES / name).glob("*") if path.is_dir())


def code_of(sample: Path) -> str:
    """Return the rule that a sample is refused by."""
    return (sample / "harap.txt").read_text(encoding="utf-8").split()[0]


def family_of(sample: Path) -> str:
    """Return which part of the gate a sample is for: by its rule, or by its recipe where the rule is one of the readers'."""
    found = [title for title, rules in FAMILIES if code_of(sample) in {rule.code for rule in rules}]
    recipe = sample / "resep.txt"
    if not found and recipe.exists() and recipes(hostile)[recipe.read_text(encoding="utf-8").strip()].__module__.endswith(".git"):
        return FAMILIES[0][0]
    return found[0] if found else CONTENT


@cache
def recipes(package: ModuleType) -> dict[str, Callable[..., Any]]:
    """Return every function of a package's modules, by name."""
    modules = [importlib.import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
    return {name: function for module in modules for name, function in inspect.getmembers(module, inspect.isfunction)}


def figures() -> str:
    """Return how many there are of each kind."""
    attacks = Counter(family_of(sample) for sample in folders("hostile"))
    rows = [[title, attacks[title], attacks[title], 0] for title, _ in FAMILIES]
    told, tampered = attacks_on_text.EXPECTED, len(test_tampering.CAUGHT)
    stopped = sum(expected is not None for expected in told.values())
    rows.append(["Narrative: Markdown, Typst, HTML, OOXML", len(told), stopped, len(told) - stopped])
    rows.append(["Approval: records, signatures, keys, content", tampered, tampered, 0])
    total = ["**In all**", *(f"**{sum(int(row[n]) for row in rows)}**" for n in (1, 2, 3))]
    near = len(folders("hostile-lolos"))
    return (
        "## In figures\n\n"
        + table(["attacks on", "tried", "refused", "let in as plain text"], [*rows, total])
        + f"\n{near} near misses have to be let through, so that no rule refuses what an office really hands in. "
        + f"{len(rows_of(UNCAUGHT))} attacks [cannot be caught](#not-caught-and-why).\n"
    )


def refused() -> str:
    """Return every sample that the gate refuses, by the part that does and by its rule."""
    parts = []
    for title, rules in FAMILIES:
        found: dict[str, list[str]] = {}
        for sample in folders("hostile"):
            if family_of(sample) == title:
                found.setdefault(code_of(sample), []).append(how(sample))
        lines = [f"- **{CATALOGUE[code].title}** (`{code}`, {len(told)}): {'; '.join(told)}\n" for code, told in sorted(found.items())]
        if not found:
            continue
        warned = ", ".join(f"{rule.title} (`{rule.code}`)" for rule in rules if rule.severity is not Severity.ERROR)
        parts.append(f"### {title}\n\n{''.join(lines)}" + (f"\nTold, but not refused: {warned}.\n" if warned else ""))
    return "## Refused before anything parses\n\nThe title of each rule is what the office reads.\n\n" + "\n".join(parts)


def how(sample: Path) -> str:
    """Return the name of a sample, with the word of its recipe where that says more than the name."""
    recipe = sample / "resep.txt"
    told = inspect.getdoc(recipes(hostile)[recipe.read_text(encoding="utf-8").strip()]) if recipe.exists() else ""
    return f"`{sample.name}`" + (f" ({told.splitlines()[0].rstrip('.')})" if told else "")


def narrative() -> str:
    """Return what became of each attack on narrative."""
    told = sorted(attacks_on_text.EXPECTED.items())
    refusals: dict[str, list[str]] = {}
    for name, expected in told:
        refusals.setdefault(f"`{expected[0]}`" if expected else "", []).append(f"`{name}`")
    dead = ", ".join(refusals.pop("", ()))
    lines = [[code, len(names), ", ".join(names)] for code, names in sorted(refusals.items())]
    return (
        "## Narrative\n\nOne tree of allowed elements stands between the Markdown of an analysis and the PDF, the DOCX and the site, so "
        f"all three give one answer.\n\n{table(['refused by', 'attacks', 'which'], lines)}\n"
        f"Let in, and dead in all three, shown as the text it is: {dead}.\n"
    )


def landing() -> str:
    """Return how far the escaping tests reach."""
    fields = payloads.fields()
    unseen = set(fields) & set(coverage.UNSEEN)
    apart = [field for field in fields if field not in unseen and coverage.elsewhere(field)]
    named = sorted({field.partition(".")[0].partition("/")[0] for field in fields})
    return LANDING.format(
        fields=len(fields),
        schemas=len(named),
        sinks=", ".join(("terminal", *coverage.FILES)),
        seen=len(fields) - len(unseen) - len(apart),
        unseen=len(unseen),
        apart=len(apart),
        names=", ".join(f"`{name}`" for name in named),
    )


def tampering() -> str:
    """Return how approval was tampered with."""
    told = {spoil.__name__.replace("_", "-"): (inspect.getdoc(spoil) or "").partition("\n")[0] for spoil in test_tampering.CAUGHT}
    names = ", ".join(f"`{name}`" for name, text in told.items() if not text)
    lines = [[f"`{name}`", text] for name, text in told.items() if text]
    return (
        "## Approval\n\nA signed year is spoilt in a copy; the verifier in Python and the plain shell script beside it both have to say no."
        f"\n\n{table(['tampering', 'how'], lines)}\nAnd, as their names say: {names}.\n"
    )


def uncaught() -> str:
    """Return what is not caught, why, and what helps instead."""
    lines = [[row["serangan"], row["sebab"], row["penolong"]] for row in rows_of(UNCAUGHT)]
    return f"## Not caught, and why\n\n{table(['attack', 'why not', 'what helps instead'], lines)}"


def faults() -> str:
    """Return the faults that were played, by what they befall, in the office's words."""
    subjects = sorted({fault.subject for fault in played.CASES})
    told = Counter(fault.result for fault in played.CASES)
    stages = sum(len(fault.stages) for fault in played.CASES)
    parts = []
    for subject in subjects:
        lines = [[f"`{one.name}`", one.done, one.holds, one.result] for one in played.CASES if one.subject == subject]
        parts.append(f"### {subject.capitalize()}\n\n{table(['gangguan', 'yang dilakukan', 'yang harus berlaku', 'hasil'], sorted(lines))}")
    intro = FAULTS.format(
        faults=len(played.CASES), stages=stages, survived=told[played.SURVIVED], refused=told[played.REFUSED], more=extended()
    )
    return intro + "\n" + "\n".join(parts)


def extended() -> int:
    """Return how many faults have more stages than the suite plays."""
    return sum(fault.every is not None for fault in played.CASES)


def rows_of(file: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV."""
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def table(head: list[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a Markdown table."""
    lines = [head, ["---"] * len(head), *([str(cell) for cell in row] for row in rows)]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") or "·" for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
