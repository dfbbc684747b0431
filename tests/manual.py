"""The manual of the command line, made from the commands themselves: `python -m tests.manual` writes docs/panduan/perintah.md."""

from pathlib import Path

import click

from pipeline.cli.indonesian import Context
from pipeline.cli.main import lakip

PAGE = Path(__file__).parents[1] / "docs" / "panduan" / "perintah.md"
HEAD = """# Perintah

Halaman ini dibuat dari perintahnya sendiri. Semua perintah dijalankan dari folder repositori; `LINGKUP` ialah tahun (`2025`), satu periode
pengumpulan (`2026/s1`), atau dikosongkan untuk semuanya.

| kode keluar | artinya |
|---|---|
| 0 | beres |
| 1 | ada temuan kesalahan |
| 2 | tidak dapat dikerjakan; pesannya menyebut sebab dan jalan keluarnya |
| 3 | kekeliruan pada lakip sendiri |
"""


def commands(group: click.Group, above: Context) -> list[tuple[str, str]]:
    """Return the full name and help of every command, groups opened."""
    found = []
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        assert command is not None
        context = Context(command, info_name=name, parent=above, max_content_width=100, terminal_width=100)
        found.append((context.command_path, command.get_help(context)))
        if isinstance(command, click.Group):
            found += commands(command, context)
    return found


def manual() -> str:
    """Return the whole page."""
    top = Context(lakip, info_name="lakip", help_option_names=lakip.context_settings["help_option_names"])
    parts = [f"## `{path}`\n\n```text\n{text}\n```\n" for path, text in commands(lakip, top)]
    return "\n".join([HEAD, *parts])


if __name__ == "__main__":
    PAGE.write_text(manual(), encoding="utf-8")
