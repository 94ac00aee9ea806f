"""Work beside the event loop: in threads, one piece at a time for each key, and to be stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Final, TypeVar
from weakref import WeakValueDictionary

T = TypeVar("T")
_THREADS: Final = 4


class StoppedError(Exception):
    """Nobody waits for this work any more."""


class Stop:
    """Tells work in a thread that nobody waits for it any more."""

    def __init__(self) -> None:
        self._event = Event()

    def set(self) -> None:
        """Ask for an end."""
        self._event.set()

    def check(self) -> None:
        """Raise `StoppedError` if the end was asked for."""
        if self._event.is_set():
            raise StoppedError

    def following(self, report: Callable[[int, int], None]) -> Callable[[int, int], None]:
        """Return `report` so that it raises `StoppedError` where the end was asked for."""

        def checked(done: int, total: int) -> None:
            self.check()
            report(done, total)

        return checked


class Workers:
    """A few threads; of one key, the next piece begins when the last one has really ended."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_THREADS, "dragoman")
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()
        self._running: set[Stop] = set()

    async def run(self, key: Hashable, work: Callable[[Stop], T]) -> T:
        """Return what `work` returns. Cancelled, it is told to stop, and is not waited for."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        await lock.acquire()
        loop, stop = asyncio.get_running_loop(), Stop()

        def ended(_: Future[T]) -> None:
            self._running.discard(stop)
            if not loop.is_closed():
                loop.call_soon_threadsafe(lock.release)

        self._running.add(stop)
        future = self._pool.submit(work, stop)
        future.add_done_callback(ended)
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            stop.set()
            raise

    def stop(self) -> None:
        """Tell everything under way to stop."""
        for stop in tuple(self._running):
            stop.set()

    def close(self) -> None:
        """Stop everything and wait for the threads."""
        self.stop()
        self._pool.shutdown(cancel_futures=True)
