"""Ask the model for the sentences of several pages at once: small pages are slow one by one.

Each page is translated by a thread of its own. A thread that asks the model waits until enough is
asked for, or every other one asks too; then some of that is asked for together, of the pages first
that were begun first, so that these are soon done. No answer depends on what it was asked for with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from threading import Condition, Event, local
from typing import Any, Final

from dragoman import Backend, Candidate, Host, ModelError, Request, hookimpl
from dragoman.pace import FEWEST, Pace
from dragoman.settings import is_path

Answers = Mapping[Request, tuple[Candidate, ...]]
NAME: Final = "dragoman_hooks.site"  # of the backend, in its host; its answers name the model
FOLDER: Final = "dragoman_hooks.site.model"  # of the model, where it is given as a folder


class Together:
    """A backend that hands what its threads ask for to the model, in one batch.

    It is a plugin of the host that has that model, so that one host does for both.
    """

    def __init__(self, model: str) -> None:
        """Take the setting ``model``, a name or the path of a folder."""
        self._model = model
        self._backend: Backend | None = None
        self._changed = Condition()
        self._pages = 0  # under translation
        self._numbers = count(1)  # of pages, in the order in which they are begun
        self._page = local()
        self._waiting: list[_Asked] = []
        self._is_asking = False
        self._pace = Pace(FEWEST)
        self._stopped = Event()

    @hookimpl
    def register_models(self) -> Mapping[str, Path]:
        """Name the model's folder, where the setting does: the host is told another model."""
        return {FOLDER: Path(self._model).expanduser()} if is_path(self._model) else {}

    @hookimpl
    def register_backends(self) -> Mapping[str, Callable[[], Backend]]:
        """Offer this backend under a name that no model has."""
        return {NAME: lambda: self}

    def ask(self, host: Host) -> None:
        """Ask the model of `host` from now on. Raises `ModelError`."""
        self._backend = host.backend(FOLDER if is_path(self._model) else self._model)

    @property
    def backend(self) -> Backend:
        """The model that is asked."""
        if self._backend is None:
            raise ModelError("no model is asked yet", "call `ask` first")
        return self._backend

    @property
    def name(self) -> str:
        """Name of the model."""
        return self.backend.name

    @property
    def digest(self) -> str:
        """Digest of the model."""
        return self.backend.digest

    @property
    def source_language(self) -> str:
        """Language of the source."""
        return self.backend.source_language

    @property
    def target_language(self) -> str:
        """Language of the target."""
        return self.backend.target_language

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Texts that the model copies."""
        return self.backend.placeholders

    @property
    def max_tokens(self) -> int:
        """Source tokens beyond which a request is cut."""
        return self.backend.max_tokens

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the model has it
        """Return what else the model has, such as the width of its search."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.backend, name)

    def count_tokens(self, text: str) -> int:
        """Return the number of source tokens of `text`."""
        return self.backend.count_tokens(text)

    @contextmanager
    def page(self) -> Iterator[None]:
        """Have the others wait for what this thread asks for meanwhile."""
        with self._changed:
            self._pages += 1
            self._page.number = next(self._numbers)
        try:
            yield
        finally:
            with self._changed:
                self._pages -= 1
                self._changed.notify_all()

    def start(self) -> None:
        """Forget that all were interrupted."""
        self._stopped.clear()

    def stop(self) -> None:
        """Interrupt every thread as soon as it asks, or waits for an answer."""
        self._stopped.set()
        with self._changed:
            self._changed.notify_all()

    def translate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Translate `requests` with those of the other threads."""
        asked = _Asked(getattr(self._page, "number", 0), requests)
        with self._changed:
            self._waiting.append(asked)
        try:
            while batch := self._turn(asked):
                self._ask(batch)
        finally:
            with self._changed:
                self._waiting.remove(asked)
        if asked.error is not None:
            raise asked.error
        return [asked.answers[request] for request in requests]

    def _turn(self, asked: _Asked) -> list[Request]:
        """Wait until `asked` is answered, or else until it is this thread's turn to ask.

        Return what it has to ask for.
        """
        with self._changed:
            while asked.missing:
                if self._stopped.is_set():
                    raise KeyboardInterrupt
                if not self._is_asking and self._is_enough():
                    self._is_asking = True
                    return self._next()
                self._changed.wait()
        return []

    def _is_enough(self) -> bool:
        """Tell whether there is a call's worth of requests, or nobody else to wait for."""
        waiting = [asked for asked in self._waiting if asked.missing]
        return (
            len(waiting) >= self._pages
            or sum(len(asked.missing) for asked in waiting) >= self._pace.size
        )

    def _next(self) -> list[Request]:
        """Return what is to be asked for: the oldest page's first, like beside like."""
        waiting = sorted(self._waiting, key=lambda asked: asked.page)
        distinct = dict.fromkeys(request for asked in waiting for request in asked.missing)
        some = islice(distinct, self._pace.size)
        return sorted(some, key=lambda r: (r.align, r.alternatives, len(r.text), r.text))

    def _ask(self, batch: Sequence[Request]) -> None:
        """Ask the model for `batch`, and hand the answers, or its error, to all who wait for it."""
        answers: Answers = {}
        error: Exception | None = None
        try:
            answers = dict(zip(batch, self._pace.ask(self.backend, batch), strict=True))
        except Exception as caught:  # noqa: BLE001 - it is raised in each thread
            error = caught
        finally:
            with self._changed:
                self._is_asking = False
                for asked in self._waiting:
                    asked.take(batch, answers, error)
                self._changed.notify_all()


class _Asked:
    """What one thread asks for, and what of the answers is there."""

    def __init__(self, page: int, requests: Sequence[Request]) -> None:
        self.page = page
        self.missing = dict.fromkeys(requests)
        self.answers: dict[Request, tuple[Candidate, ...]] = {}
        self.error: Exception | None = None

    def take(self, batch: Sequence[Request], answers: Answers, error: Exception | None) -> None:
        """Take the answers to a batch; an error in it ends the waiting."""
        mine = [request for request in batch if request in self.missing]
        if mine and error is not None:
            self.error = error
            self.missing = {}
            return
        for request in mine:
            if request in answers:
                self.answers[request] = answers[request]
                del self.missing[request]
