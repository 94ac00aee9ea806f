"""Ask the model for the sentences of several pages at once: small pages are slow one by one.

Each page is translated by a thread of its own. A thread that asks the model waits until every
other one asks too, or is done; then all is asked for together. No answer depends on what it was
asked for with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Condition, Event
from typing import Final

from dragoman import Backend, Candidate, Request, hookimpl

BATCH: Final = 256  # requests after which an interruption is noticed
Answers = Mapping[Request, tuple[Candidate, ...]]
NAME: Final = "dragoman_hooks.site"  # of the backend, in its host; its answers name the model


class Together:
    """A backend that hands what its threads ask for to another one in one batch."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._changed = Condition()
        self._pages = 0  # under translation
        self._waiting: list[_Asked] = []
        self._stopped = Event()
        self.name, self.digest = backend.name, backend.digest
        self.source_language, self.target_language = (
            backend.source_language,
            backend.target_language,
        )
        self.placeholders, self.max_tokens = backend.placeholders, backend.max_tokens
        if (beam := getattr(backend, "beam", None)) is not None:
            self.beam: int = beam

    @hookimpl
    def register_backends(self) -> Mapping[str, Callable[[], Backend]]:
        """Offer this backend under a name that no model has."""
        return {NAME: lambda: self}

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of `text`."""
        return self._backend.count_tokens(text)

    @contextmanager
    def page(self) -> Iterator[None]:
        """Have the others wait for what this thread asks for meanwhile."""
        with self._changed:
            self._pages += 1
        try:
            yield
        finally:
            with self._changed:
                self._pages -= 1
                self._changed.notify_all()

    def stop(self) -> None:
        """Interrupt every thread as soon as it asks, or waits for an answer."""
        self._stopped.set()
        with self._changed:
            self._changed.notify_all()

    def translate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Translate `requests` with those of the other threads."""
        asked = _Asked(requests)
        with self._changed:
            self._waiting.append(asked)
            while not asked.is_answered:
                self._look_whether_stopped()
                if len(self._waiting) >= self._pages:
                    self._ask()
                else:
                    self._changed.wait()
        if asked.error is not None:
            raise asked.error
        return [asked.answers[request] for request in requests]

    def _look_whether_stopped(self) -> None:
        if self._stopped.is_set():
            raise KeyboardInterrupt

    def _ask(self) -> None:
        """Ask for all that is waited for; the lock is held, and there is nobody else to work."""
        waiting, self._waiting = self._waiting, []
        distinct = {request for asked in waiting for request in asked.requests}
        order = sorted(distinct, key=lambda r: (r.align, r.alternatives, len(r.text), r.text))
        answers: dict[Request, tuple[Candidate, ...]] = {}
        error: Exception | None = None
        try:
            for start in range(0, len(order), BATCH):
                self._look_whether_stopped()
                batch = order[start : start + BATCH]
                answers.update(zip(batch, self._backend.translate(batch), strict=True))
        except Exception as caught:  # noqa: BLE001 - it is raised in each thread
            error = caught
        for asked in waiting:
            asked.answers, asked.error, asked.is_answered = answers, error, True
        self._changed.notify_all()


class _Asked:
    """What one thread asks for, and the answers to all once they are there."""

    def __init__(self, requests: Sequence[Request]) -> None:
        self.requests = requests
        self.answers: Answers = {}
        self.error: Exception | None = None
        self.is_answered = False
