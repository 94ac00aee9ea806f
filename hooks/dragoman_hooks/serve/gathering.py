"""A backend that answers what several threads ask with one call.

A worker takes what is waiting, a few texts of each thread in turn, so that a long document does
not hold up a short one. It waits a moment for others that are about to ask, and for nobody where
everyone is asking already: a single client loses no time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from threading import Condition, Thread
from typing import Final, TypeAlias

from dragoman import Backend, Candidate, Request
from dragoman_hooks.serve.tickets import Ticket

Answer: TypeAlias = tuple[Candidate, ...]
Asked: TypeAlias = tuple[Request, Future[Answer]]

PATIENCE: Final = 0.010  # seconds that a call waits for company at most
_MOST: Final = 32  # texts a call
_SHARE: Final = 8  # texts of one thread before those of the next


@dataclass(frozen=True, slots=True)
class Turn:
    """One run of the pipeline for a request: the time it has, and which hypotheses it is shown."""

    ticket: Ticket
    rank: int = 0  # of the first that is shown; the better ones are left out
    known: dict[Request, Answer] = field(default_factory=dict)  # from earlier runs


class GatheringBackend:
    """Stands for a backend in threads that each ask it a little at a time."""

    def __init__(self, backend: Backend) -> None:
        """Take the backend that answers."""
        self.name = backend.name
        self.source_language = backend.source_language
        self.target_language = backend.target_language
        self.placeholders = backend.placeholders
        self.max_tokens = backend.max_tokens
        self.beam: int = getattr(backend, "beam", 4)
        self._backend = backend
        self._turn: ContextVar[Turn | None] = ContextVar("turn", default=None)
        self._turns = 0
        self._jobs: deque[deque[Asked]] = deque()  # one of each thread that waits
        self._changed = Condition()
        self._closed = False
        Thread(target=self._work, name="gathering", daemon=True).start()

    @property
    def digest(self) -> str:
        """Digest of the backend that answers."""
        return self._backend.digest

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of `text`."""
        return self._backend.count_tokens(text)

    @contextmanager
    def taking(self, turn: Turn) -> Iterator[None]:
        """Have what this thread asks be part of `turn`."""
        token = self._turn.set(turn)
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)
            self._turn.reset(token)

    def translate(self, requests: Sequence[Request]) -> list[Answer]:
        """Answer as the backend does. Raises `CutError` where the turn's time is over."""
        turn = self._turn.get()
        if turn is None:
            return self._backend.translate(requests)
        # A beam search finds them in any case, and texts of one kind share a batch.
        deeper = [replace(r, alternatives=max(r.alternatives, self.beam)) for r in requests]
        missing = [request for request in dict.fromkeys(deeper) if request not in turn.known]
        turn.known.update(zip(missing, self._ask(missing, turn.ticket), strict=True))
        found = (turn.known[request] for request in deeper)
        return [
            (answer[turn.rank :] or answer[-1:])[: request.alternatives]
            for request, answer in zip(requests, found, strict=True)
        ]

    def close(self) -> None:
        """End the worker once nothing is waiting any more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _ask(self, requests: Sequence[Request], ticket: Ticket) -> list[Answer]:
        if not requests:
            return []
        job: deque[Asked] = deque((request, Future()) for request in requests)
        futures = [future for _, future in job]
        with self._changed:
            self._jobs.append(job)
            self._changed.notify_all()
        try:
            return [ticket.wait(future) for future in futures]
        finally:
            for future in futures:
                future.cancel()

    def _count(self, more: int) -> None:
        with self._changed:
            self._turns += more
            self._changed.notify_all()

    def _work(self) -> None:
        while (asked := self._take()) is not None:
            self._answer(asked)

    def _take(self) -> list[Asked] | None:
        """Return what has been waiting longest, None where nothing will wait any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._jobs or self._closed)
            if not self._jobs:
                return None
            self._changed.wait_for(lambda: len(self._jobs) >= self._turns, PATIENCE)
            taken: list[Asked] = []
            while self._jobs and len(taken) < _MOST:
                job = self._jobs.popleft()
                some = [job.popleft() for _ in range(min(_SHARE, len(job)))]
                taken += [asked for asked in some if asked[1].set_running_or_notify_cancel()]
                if job:
                    self._jobs.append(job)
            return taken

    def _answer(self, asked: Sequence[Asked]) -> None:
        """Answer with one call, or where that fails each by itself, so that one alone fails."""
        try:
            answers = self._backend.translate([request for request, _ in asked])
        except Exception as error:  # noqa: BLE001 - whoever asked is told
            if len(asked) == 1:
                asked[0][1].set_exception(error)
            else:
                for one in asked:
                    self._answer([one])
            return
        for (_, future), answer in zip(asked, answers, strict=True):
            future.set_result(answer)
