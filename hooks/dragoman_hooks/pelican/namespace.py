"""What the wheel holds as ``pelican.plugins.dragoman``, where Pelican looks for plugins.

Pelican imports it for every site, so that nothing is imported here before it is wanted, and a site
that wants nothing of it is not stopped.
"""

from __future__ import annotations

import logging

from dragoman import DragomanError
from dragoman_hooks.pelican import connect


def register() -> None:
    """Take part in every run of Pelican from now on, or log an error where the extra is missing."""
    try:
        connect()
    except DragomanError as error:
        logging.getLogger(__name__).error("dragoman: %s", error)  # noqa: TRY400 - one line
