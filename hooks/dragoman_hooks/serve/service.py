"""The work behind the server: the host in threads, with a bound on what waits and how long."""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from dragoman import (
    DragomanError,
    FormatError,
    Host,
    InputError,
    Memory,
    Request,
    SettingsError,
    Translation,
    translate,
)
from dragoman_hooks.serve.corrections import OnlyCorrections
from dragoman_hooks.serve.gathering import GatheringBackend, Turn
from dragoman_hooks.serve.limits import Limits
from dragoman_hooks.serve.messages import RefusedError
from dragoman_hooks.serve.tickets import CutError, Ticket

T = TypeVar("T")
THREADS: Final = 16  # that run the pipeline
_AT_ONCE: Final = 8  # texts of one request
_THEIRS: Final = (FormatError, InputError, SettingsError)  # what a client can mend


class Service:
    """A host that several clients share."""

    def __init__(self, host: Host, limits: Limits, memory: Memory | None = None) -> None:
        """Take the host, whose model is loaded now. Raises `ModelError` where it cannot be."""
        self.host = host
        self.limits = limits
        self.memory = memory
        self._corrections = None if memory is None else OnlyCorrections(memory)
        self.backend = GatheringBackend(host.backend())
        self.backend.translate([Request("مرحبا")])
        host.replace_backend(self.backend)
        self._pool = ThreadPoolExecutor(THREADS, "pipeline")
        self._present = 0

    async def run(
        self,
        work: Sequence[Callable[[Ticket], T]],
        gone: Callable[[], Awaitable[object]],
    ) -> list[T]:
        """Return what each piece of `work` returns; `gone` ends when the client has gone.

        Raises `RefusedError` where too much is waiting, it takes too long, or it fails.
        """
        if self._present >= self.limits.waiting:
            raise RefusedError(503, "The server is busy: try again", retry_after=1)
        self._present += 1
        ticket = Ticket(self.limits.seconds)
        task = asyncio.ensure_future(self._all(work, ticket))
        task.add_done_callback(self._left)
        watch = asyncio.ensure_future(gone())
        try:
            await asyncio.wait(
                {task, watch}, timeout=ticket.left, return_when=asyncio.FIRST_COMPLETED
            )
            return task.result()
        except (CutError, asyncio.InvalidStateError) as error:  # the latter: not done yet
            seconds = f"{self.limits.seconds:g} seconds"
            raise RefusedError(504, f"Cannot translate text in {seconds}: send less") from error
        except _THEIRS as error:
            raise RefusedError(400, f"Invalid request: {error}") from error
        except DragomanError as error:
            print(f"dragoman: error: {error}", file=sys.stderr)  # noqa: T201 - the server's log
            raise RefusedError(500, f"Cannot translate text: {error.message}") from error
        except Exception as error:
            traceback.print_exception(error)
            raise RefusedError(500, "Cannot translate text: internal error") from error
        finally:
            ticket.cut()
            watch.cancel()

    def translate(self, text: str, markup: str, turn: Turn) -> Translation:
        """Translate a text; called in a thread. Raises `CutError` where there is no time."""
        turn.ticket.check()
        with self.backend.taking(turn):
            memory = self._corrections if turn.rank else self.memory
            return translate(self.host, text, format=markup, memory=memory)

    def close(self) -> None:
        """End the threads."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self.backend.close()

    async def _all(self, work: Iterable[Callable[[Ticket], T]], ticket: Ticket) -> list[T]:
        """Do all of `work` in threads, a few pieces at a time."""
        loop = asyncio.get_running_loop()
        room = asyncio.Semaphore(_AT_ONCE)

        async def one(piece: Callable[[Ticket], T]) -> T:
            async with room:
                ticket.check()
                return await loop.run_in_executor(self._pool, piece, ticket)

        return await asyncio.gather(*map(one, work))

    def _left(self, task: asyncio.Future[list[T]]) -> None:
        self._present -= 1
        if not task.cancelled():
            task.exception()  # seen, also where nobody waits any more
