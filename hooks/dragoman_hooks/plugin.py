"""The commands of sites and editors, as a plugin of dragoman."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING

from dragoman import hookimpl
from dragoman_hooks.commands import COMMANDS

if TYPE_CHECKING:
    import click


@hookimpl
def register_commands() -> Iterable[click.Command]:
    """Offer every command; each imports what it needs when it runs."""
    modules = (name.replace("-", "_") for name in COMMANDS)
    return [import_module(f"dragoman_hooks.{module}").command for module in modules]
