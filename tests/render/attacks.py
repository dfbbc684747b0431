"""The corpus of hostile narratives, and what is expected of each."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "examples" / "hostile-narrative"
REPEATED = re.compile(r"⟪(.*?)⟫×(\d+)", re.DOTALL)  # so that a bomb stays small and legible in the repository

ACTIVE_HTML = re.compile(r"<script|<iframe|<img|<[^>]+\son\w+\s*=|href=\"(?!https://|mailto:|#)|<[^>]+typst:", re.I)


def source(name: str) -> str:
    return (FOLDER / f"{name}.md").read_bytes().decode("utf-8")


def markdown(name: str) -> str:
    return REPEATED.sub(lambda found: found[1] * int(found[2]), source(name))


def _expected(line: str) -> tuple[str, tuple[list[str], int] | None]:
    name, rules, *row = line.split()
    return name, (rules.split("|"), int(row[0])) if row else None


EXPECTED = dict(_expected(line) for line in (FOLDER / "harap.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
