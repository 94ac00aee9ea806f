"""A request's claim on the machine: how long it may take, and whether it was given up."""

from __future__ import annotations

import time
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from dragoman import DragomanError

T = TypeVar("T")


class CutError(DragomanError):
    """A request took too long, or its client has gone."""


class Ticket:
    """Shared by the threads that work for one request; `cut` stops them all."""

    def __init__(self, seconds: float) -> None:
        """Take how long the request may last."""
        self._until = time.monotonic() + seconds
        self._waiting: set[Future[Any]] = set()

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return max(0.0, self._until - time.monotonic())

    def cut(self) -> None:
        """Leave no time; whoever waits for an answer that is not being made yet is woken."""
        self._until = 0.0
        for future in tuple(self._waiting):
            future.cancel()

    def check(self) -> None:
        """Raise `CutError` where no time is left."""
        if not self.left:
            raise CutError("the request took too long")

    def wait(self, future: Future[T]) -> T:
        """Return the result of `future`. Raises `CutError` where it takes too long."""
        self._waiting.add(future)
        try:
            self.check()
            return future.result(self.left)
        except (TimeoutError, CancelledError) as error:
            raise CutError("the request took too long") from error
        finally:
            self._waiting.discard(future)
