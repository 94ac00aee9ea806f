"""A progress bar on standard error for work that takes a while."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE: Final = 2.0  # seconds before a bar appears


class LateProgress:
    """Called with (done, total); shows nothing off a terminal, or before `PATIENCE` is over."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._since = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` sentences are translated."""
        if self._bar is None and self._is_due():
            self._start()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _is_due(self) -> bool:
        return sys.stderr.isatty() and time.monotonic() - self._since > PATIENCE

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - slow to import, seldom needed
        from rich.markup import escape  # noqa: PLC0415
        from rich.progress import Progress  # noqa: PLC0415

        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(escape(self._label))
        self._bar.start()
