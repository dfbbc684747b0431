"""Click in Indonesian: headings, usage line and the two options that click words itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

HEADINGS = {"Options": "Opsi", "Commands": "Perintah"}


class Formatter(click.HelpFormatter):
    """Help with Indonesian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        super().write_usage(prog, args, prefix or "Pemakaian: ")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options or commands with what they mean."""
        super().write_dl([(name, text.replace("[required]", "[wajib]")) for name, text in rows], col_max, col_spacing)

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Open a section under its Indonesian heading."""
        with super().section(HEADINGS.get(name, name)):
            yield


class Context(click.Context):
    """A context whose help is Indonesian."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help is Indonesian."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return click's own help option, described in Indonesian."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Tampilkan keterangan ini."
        return option


class Group(Command, click.Group):
    """A group whose help is Indonesian, its commands told in whole sentences."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Perintah"):
            formatter.write_dl([(name, command.help or "") for name, command in named if command])
