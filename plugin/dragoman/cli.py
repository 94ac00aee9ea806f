"""The command line: finds the command that is meant, and turns errors into one line.

Each command is a module of `dragoman.commands`, imported when it is called, so that help is fast.
Exit status: 0 well, 1 findings of severity warning or worse under ``--strict``, 2 usage or error,
130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

import click

from dragoman import __version__
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.host import Host

COMMANDS: Final = {
    "translate": "Translate Arabic documents into English, with findings.",
    "check": "Compare a translation, anyone's, with its source.",
    "summarise": "Summarise documents: who said what, and every figure.",
    "memory": "Look after the translation memory: statistics, export, import.",
    "models": "List the models.",
    "plugins": "List what is loaded, from where, with which hooks.",
}


class Commands(click.Group):
    """The built-in commands by name, and those of plugins."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands. Raises `PluginError` as `get_command` does."""
        installed = _installed()
        named = {**COMMANDS, **installed.tables}
        others = _further().keys() - named.keys() if installed.has_plugins else ()
        return [*named, *sorted(others)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now. Raises `PluginError` where plugins cannot be loaded."""
        if cmd_name in COMMANDS:
            command = import_module(f"dragoman.commands.{cmd_name}").command
            return command if isinstance(command, click.Command) else None
        further = _further_or_installed(cmd_name)
        if cmd_name not in further:
            from dragoman.nearest import nearest  # noqa: PLC0415 - slow, for a mistake only

            near = nearest(cmd_name, [*COMMANDS, *further])
            ctx.fail(f"there is no command {cmd_name}" + (f": {near}" if near else ""))
        return further[cmd_name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the tables of commands; only those of other people's plugins are imported."""
        installed = _installed()
        tables = installed.tables
        with formatter.section("Commands"):
            formatter.write_dl(list({**COMMANDS, **tables}.items()))
        if not installed.has_plugins:
            return
        try:
            others = sorted((name, one) for name, one in _further().items() if name not in tables)
            further = [(name, one.get_short_help_str()) for name, one in others]
        except DragomanError as error:
            further = [("(none)", str(error))]
        if further:
            with formatter.section("Commands of plugins"):
                formatter.write_dl(further)


def _further() -> dict[str, click.Command]:
    """Return the commands of plugins that a built-in one does not go before."""
    return {name: one for name, one in open_host().commands().items() if name not in COMMANDS}


def _further_or_installed(name: str) -> dict[str, click.Command]:
    """Return the commands of plugins; of installed ones alone, where the project is broken.

    Such a command says itself what is wrong there, or starts all the same, as a server does.
    """
    try:
        return _further()
    except DragomanError:
        if name not in _installed().tables:
            raise
    from dragoman.host import create_host  # noqa: PLC0415 - slow to import

    return create_host().commands()


class _Installed(NamedTuple):
    """What can be told of plugins without an import of one."""

    tables: dict[str, str]  # commands that distributions name in advance, with their help
    has_plugins: bool  # whether there may be one besides those that come with dragoman


def _installed() -> _Installed:
    """Look once through what is installed, and for a project's own plugins."""
    from importlib import metadata  # noqa: PLC0415 - slow to import
    from pathlib import Path  # noqa: PLC0415

    points = metadata.entry_points()
    named = [point.load() for point in points.select(group="dragoman.commands")]
    tables = {name: text for table in named for name, text in table.items()}
    plugins = points.select(group="dragoman")
    here = Path.cwd()
    has_plugins = any(point.dist is None or point.dist.name != "dragoman" for point in plugins)
    folders = (here, *here.parents)
    in_project = any((folder / "dragoman_plugins.py").exists() for folder in folders)
    return _Installed(tables, has_plugins or in_project)


@click.group(
    cls=Commands,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Examples:\n\n\b\n"
    "  dragoman translate news.ar.md -o news.en.md\n"
    "  dragoman translate - < news.ar.md > news.en.md\n"
    "  dragoman check news.ar.md news.en.md\n\n"
    "`dragoman plugins` shows which plugins are loaded.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Arabic news Markdown into faithful English: every figure checked, nothing lost, offline."""


def open_host(**overrides: object) -> Host:
    """Return the host for the current folder; `overrides` are settings of the command line.

    Raises `SettingsError` or `PluginError`.
    """
    from pathlib import Path  # noqa: PLC0415 - all of this is slow to import

    from dragoman.host import create_host  # noqa: PLC0415
    from dragoman.settings import find_project_file, load_settings  # noqa: PLC0415

    here = Path.cwd()
    file = find_project_file(here)
    settings = load_settings(here, os.environ, overrides)
    return create_host(settings=settings, project_dir=file.parent if file else here)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status. Errors go to standard error, one line each."""
    try:
        status = cli.main(arguments, prog_name="dragoman", standalone_mode=False)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "dragoman"
        return fail(error.format_message().rstrip("."), f"{path} --help shows the usage")
    except DragomanError as error:
        return fail(error.message, error.hint)
    except (click.Abort, KeyboardInterrupt):
        click.echo("dragoman: interrupted", err=True)
        return 130
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        import traceback  # noqa: PLC0415 - slow, for a bug only

        frame = traceback.extract_tb(error.__traceback__)[-1]
        return fail(
            f"internal error: {type(error).__name__}: {error}, at {frame.filename}:{frame.lineno}",
            "report it to its author with what `python -X dev -m dragoman` and the arguments show",
        )
    return status if isinstance(status, int) else 0


def fail(message: str, hint: str) -> int:
    """Print an error with its hint on one line; return the exit status of errors."""
    line = f"dragoman: error: {message}" + (f" ({hint})" if hint else "")
    click.echo(" ".join(line.split()), err=True)
    return 2
