"""Ask the model for the sentences of several pages at once: small pages are slow one by one.

Each page is translated by a thread of its own. A thread that asks the model waits until every
other one asks too, or is done; then all is asked for together. No answer depends on what it was
asked for with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Condition, Event
from typing import Any, Final

from dragoman import Backend, Candidate, Host, ModelError, Request, hookimpl
from dragoman.settings import is_path

BATCH: Final = 256  # requests after which an interruption is noticed
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
        self._waiting: list[_Asked] = []
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
                answers.update(zip(batch, self.backend.translate(batch), strict=True))
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
