"""A plugin for Pelican: an English translation for every Arabic article and page."""

from __future__ import annotations

from dragoman import DragomanError


def register() -> None:
    """Take part in every run of Pelican from now on, or end it where the extra is missing.

    Raises SystemExit: Pelican shows other errors with a traceback, and builds the site without.
    """
    try:
        connect()
    except DragomanError as error:
        raise SystemExit(f"dragoman: error: {error}") from error


def connect() -> None:
    """Take part in every run of Pelican from now on. Raises `DragomanError` without the extra."""
    try:
        import markdown  # noqa: F401, PLC0415 - Pelican would silently pass Markdown over

        from dragoman_hooks.pelican.plugin import PLUGIN  # noqa: PLC0415 - may be missing
    except ImportError as error:
        hint = 'pip install "dragoman[pelican]"'
        raise DragomanError(f"the package {error.name} is missing", hint) from error
    PLUGIN.connect()
