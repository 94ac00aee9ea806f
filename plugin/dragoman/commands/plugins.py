"""``dragoman plugins``."""

from __future__ import annotations

from dataclasses import asdict

import click

from dragoman.cli import open_host
from dragoman.commands import options
from dragoman.files import write_stdout
from dragoman.report import json_text, table


@click.command("plugins", epilog="Example:\n\n\b\n  dragoman plugins --no-plugin check_figures")
@options.as_json
@options.no_plugin
def command(*, as_json: bool, block: tuple[str, ...]) -> None:
    """List what is loaded, in order of loading: from where, with which hooks."""
    infos = open_host(block=block).plugins()
    if as_json:
        write_stdout(json_text([asdict(info) for info in infos]))
        return
    rows = [("NAME", "FROM", "WHERE", "HOOKS")]
    for info in infos:
        owner = f"{info.distribution} {info.version}".strip()
        where = f"{info.location} ({owner})" if owner else info.location
        rows.append((info.name, info.origin, where, ", ".join(info.hooks)))
    write_stdout(table(rows))
