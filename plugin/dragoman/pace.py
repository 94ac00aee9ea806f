"""How many requests a backend is asked at a time.

Many at once are answered faster; but what is asked for is lost where a program is killed, and an
interruption, progress and the memory wait for it. So it is as many as take a few seconds here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Final

from dragoman.protocols import Backend
from dragoman.types import Candidate, Request

FIRST: Final = 32  # requests in the first call: a page or so
FEWEST: Final = 8
MOST: Final = 256
_SECONDS: Final = 2.0, 4.0  # a call that takes less is followed by a larger, one by a smaller


class Pace:
    """Asks a backend, and says how many requests to hand to it next, in `size`."""

    def __init__(self, size: int = FIRST, clock: Callable[[], float] = time.monotonic) -> None:
        """Take the size of the first call, and what tells the time in seconds."""
        self.size = size
        self._clock = clock

    def ask(self, backend: Backend, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Return what `backend` answers to each of `requests`, at most `size` of them."""
        begin = self._clock()
        answers = backend.translate(requests)
        self._note(len(requests), self._clock() - begin)
        return answers

    def _note(self, count: int, seconds: float) -> None:
        least, most = _SECONDS
        if seconds > most:
            self.size = max(FEWEST, self.size // 2)
        elif seconds < least and count >= self.size:
            self.size = min(MOST, self.size * 2)
