"""An extension of Sphinx: English pages, or gettext catalogues, for sources in MyST Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Set the extension up. Raises `ExtensionError` without the extra."""
    try:
        from dragoman_hooks.sphinx import extension  # noqa: PLC0415 - packages may be missing
    except ImportError as error:
        from sphinx.errors import ExtensionError  # noqa: PLC0415 - slow to import

        message = f'the package {error.name} is missing: pip install "dragoman[sphinx]"'
        raise ExtensionError(f"dragoman: {message}") from error
    return extension.setup(app)
