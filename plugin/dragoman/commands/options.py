"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

no_plugin: Final[Decorator] = click.option(
    "--no-plugin", "block", multiple=True, metavar="NAME", help="Leave a plugin out; repeatable."
)
as_json: Final[Decorator] = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object instead of text."
)
strict: Final[Decorator] = click.option(
    "--strict",
    is_flag=True,
    default=None,
    help="Exit with status 1 where a finding is a warning or worse.",
)
format_name: Final[Decorator] = click.option(
    "--format", "format_", metavar="NAME", help="Format of the document; default: by file name."
)

memory_file: Final[Decorator] = click.option(
    "--memory",
    metavar="PATH",
    help="File of the translation memory; default: in the project's folder.",
)
_no_memory: Final[Decorator] = click.option(
    "--no-memory", "memory", flag_value="off", help="Remember nothing, and recall nothing."
)


def memory(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the two options that say where translations are remembered; both set `memory`."""
    return memory_file(_no_memory(command))
