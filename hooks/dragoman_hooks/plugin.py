"""The commands of sites and editors, as a plugin of dragoman."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from dragoman import hookimpl

if TYPE_CHECKING:
    import click

COMMANDS: Final[tuple[str, ...]] = (
    "server",
)  # modules here, each with a click command named `command`


@hookimpl
def register_commands() -> Iterable[click.Command]:
    """Offer every command; each imports what it needs when it runs."""
    return [import_module(f"dragoman_hooks.{name}").command for name in COMMANDS]
