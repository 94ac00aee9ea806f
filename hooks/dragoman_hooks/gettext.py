"""``dragoman gettext``: the English of catalogues, for translators to look over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from dragoman import DragomanError, InputError
from dragoman.commands import options
from dragoman_hooks.translator import open_host


@click.command(
    "gettext",
    epilog="Examples:\n\n\b\n"
    "  dragoman gettext locales\n"
    "  dragoman gettext locales/en/LC_MESSAGES/index.po --strict",
)
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@click.option("--model", metavar="NAME|PATH", help="Model; `dragoman models` lists them.")
@options.memory
@options.strict
@options.no_plugin
def command(paths: tuple[Path, ...], **overrides: object) -> int:
    """Fill gettext catalogues (.po) of Arabic Markdown with English, marked as fuzzy.

    PATH is a catalogue, or a folder whose English catalogues are meant. Only empty entries are
    filled, and those filled before whose Arabic changed: what a person wrote stays. Findings go to
    comments of the entries and to standard error. A catalogue that is broken is left as it is.
    """
    try:
        from dragoman_hooks.sphinx import catalogues, roles  # noqa: PLC0415 - may be missing
    except ImportError as error:
        hint = 'pip install "dragoman[sphinx]"'
        raise DragomanError(f"the package {error.name} is missing", hint) from error
    from dragoman.adapters import (  # noqa: PLC0415
        OF_ONE_FILE,
        fail,
        project_memory,
    )

    host = open_host(Path.cwd(), [roles], **overrides)
    status = 0

    def tell(rank: int, line: str) -> None:
        nonlocal status
        if host.settings.strict and catalogues.is_grave(rank):
            status = max(status, 1)
        click.echo(line, err=True)

    with project_memory(host.settings, Path.cwd()) as memory:
        for path, is_named in _files(paths):
            try:
                catalogue = catalogues.read_catalogue(path)
                if not catalogues.is_english(catalogue):
                    if is_named:
                        language = catalogue.metadata["Language"]
                        raise InputError(f"{path}: its language is {language}", "name that of en")
                    continue
                number = catalogues.fill(catalogue, host, memory, tell)
                if number:
                    catalogues.write_catalogue(path, catalogue)
                click.echo(f"{path}: {number} filled", err=True)
            except OF_ONE_FILE as error:
                status = fail(error.message, error.hint)
    return status


def _files(paths: tuple[Path, ...]) -> Iterator[tuple[Path, bool]]:
    """Yield each catalogue, and whether it was named itself."""
    for path in paths:
        if not path.is_dir():
            yield path, True
            continue
        found = sorted(path.rglob("*.po"))
        if not found:
            raise InputError(
                f"{path}: no catalogue is in it", "sphinx-intl update -l en makes them"
            )
        yield from ((file, False) for file in found)
