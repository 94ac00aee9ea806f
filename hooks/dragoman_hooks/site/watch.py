"""Look whether a site has changed: by polling, which works on any file system."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from dragoman_hooks.site.sites import markdown_files

INTERVAL: Final = 0.5  # seconds between two looks, or ten times what one takes
_QUIET: Final = 0.3  # seconds without a change after which a change is over

Snapshot = dict[str, tuple[int, int, int]]


def snapshot(folder: Path) -> Snapshot:
    """Return the time, size and number of every Markdown file of a site."""
    seen: Snapshot = {}
    for path in markdown_files(folder).paths:
        try:
            status = (folder / path).stat()
        except OSError:
            continue
        seen[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return seen


def watch(
    folder: Path, work: Callable[[], None], sleep: Callable[[float], None] = time.sleep
) -> None:
    """Do `work` now and after every change, until interrupted; a change meanwhile counts."""
    seen: Snapshot | None = None
    while True:
        begin = time.monotonic()
        now = snapshot(folder)
        pause = max(INTERVAL, 10 * (time.monotonic() - begin))
        if now == seen:
            sleep(pause)
            continue
        while seen is not None and now != (now := _later(folder, sleep)):
            pass
        seen = now
        work()


def _later(folder: Path, sleep: Callable[[float], None]) -> Snapshot:
    sleep(_QUIET)
    return snapshot(folder)
