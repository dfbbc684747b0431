"""Manual and code cannot part: what can be generated is generated and compared."""

import ast
import re
from pathlib import Path

import click
import pytest
import yaml

from pipeline.cli.indonesian import Context
from pipeline.cli.main import lakip
from tests import manual

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_the_page_of_commands_is_what_the_commands_say():
    assert manual.PAGE.read_text(encoding="utf-8") == manual.manual(), "make it again: python -m tests.manual"


def test_every_command_and_option_is_explained_in_whole_sentences():
    for path, _ in manual.commands(lakip, Context(lakip, info_name="lakip")):
        command = lakip
        for name in path.split()[1:]:
            command = command.get_command(Context(lakip), name)
        assert command.help, path
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{path} {parameter.name}"
                assert parameter.help.rstrip().endswith((".", ").")), f"{path} {parameter.name}"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if not target.startswith(("http", "mailto:")):
            path = (page.parent / target).resolve()
            generated = path.parent.name in ("aturan", "kamus-data")
            assert path.exists() or generated, target


def test_every_page_of_the_developers_is_in_the_menu():
    class Loose(yaml.SafeLoader):
        """Reads mkdocs.yml, whose `!ENV` means nothing here."""

    Loose.add_constructor("!ENV", lambda loader, node: None)
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loose)
    listed = re.findall(r"[\w./-]+\.md", str(settings["nav"]))
    assert len(listed) == len(set(listed)), "a page stands in the menu twice"
    missing = {p.relative_to(DOCS).as_posix() for p in PAGES if p.parent.name != "keputusan"} - set(listed)
    assert not missing


def test_the_glossary_names_what_the_code_has():
    defined = set()
    for file in (ROOT / "pipeline" / "core").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                defined.add(node.name)
            elif isinstance(node, ast.AnnAssign | ast.Assign):
                targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
                defined |= {t.id for t in targets if isinstance(t, ast.Name)}
    named = set(re.findall(r"`([A-Za-z_.]+)`", (DOCS / "pengembang" / "glosarium.md").read_text(encoding="utf-8")))
    words = {name.rpartition(".")[2] for name in named} - {"py", "paraf", "signature", "Evidence", "round"}
    assert words <= defined, words - defined


def test_the_project_speaks_of_itself_alone():
    """No path of somebody's machine, no host of a package registry."""
    forbidden = re.compile(r"/home/\w+/|/root/|files\.pythonhosted|registry\.npmjs|pypi\.org/simple")
    for file in [*PAGES, *ROOT.glob("*.md"), *(ROOT / "pipeline").rglob("*.py"), ROOT / "pyproject.toml", ROOT / "Makefile"]:
        assert not forbidden.search(file.read_text(encoding="utf-8")), file
