"""Backends without a model."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from dragoman.types import Candidate, Link, Request, Span

_WORD: Final = re.compile(r"\S+")


class EchoBackend:
    """A backend that answers with its input; from Arabic to Arabic, so that no English applies.

    A document comes back byte for byte.
    """

    name = "echo"
    digest = sha256(b"echo").hexdigest()
    source_language = "ar"
    target_language = "ar"
    placeholders: tuple[str, ...] = ()

    def __init__(self, max_tokens: int = 512) -> None:
        self.max_tokens = max_tokens

    def count_tokens(self, text: str) -> int:
        """Return the number of words."""
        return len(text.split())

    def translate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Return each text as it is, word aligned to word where alignment is asked for."""
        return [(self._echo(request),) for request in requests]

    def _echo(self, request: Request) -> Candidate:
        words = [Span(*found.span()) for found in _WORD.finditer(request.text)]
        links = tuple(Link(word, word) for word in words) if request.align else ()
        cut = len(words) > self.max_tokens
        return Candidate(request.text, 0.0, len(words), cut=cut, alignment=links)


class ScriptedBackend:
    """A backend that answers from a script and remembers what it was asked.

    `answers` holds the candidates for a text, best first; `enqueue` those for the next texts that
    are not in it. A text without an answer comes back as ``EN(text)``.

    >>> backend = ScriptedBackend({"نعم": ["Yes"]})
    >>> backend.enqueue("No")
    >>> answers = backend.translate([Request("نعم"), Request("لا"), Request("ربما")])
    >>> [best.text for best, *_ in answers]
    ['Yes', 'No', 'EN(ربما)']
    >>> backend.asked
    ['نعم', 'لا', 'ربما']
    """

    def __init__(
        self,
        answers: Mapping[str, Sequence[str | Candidate]] | None = None,
        *,
        name: str = "scripted",
        target_language: str = "en",
        placeholders: tuple[str, ...] = (),
        max_tokens: int = 512,
    ) -> None:
        self.answers = dict(answers or {})
        self.name = name
        self.digest = sha256(repr(sorted(self.answers.items())).encode()).hexdigest()
        self.source_language = "ar"
        self.target_language = target_language
        self.placeholders = placeholders
        self.max_tokens = max_tokens
        self.calls: list[tuple[Request, ...]] = []
        self._queue: deque[Sequence[str | Candidate]] = deque()

    @property
    def asked(self) -> list[str]:
        """Every text that was asked for, in order."""
        return [request.text for call in self.calls for request in call]

    def enqueue(self, *candidates: str | Candidate) -> None:
        """Answer the next text that the script does not hold with `candidates`, best first."""
        self._queue.append(candidates)

    def count_tokens(self, text: str) -> int:
        """Return the number of words."""
        return len(text.split())

    def translate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Answer from the script, from the queue, or with the text marked."""
        self.calls.append(tuple(requests))
        return [self._answer(request) for request in requests]

    def _answer(self, request: Request) -> tuple[Candidate, ...]:
        answer = self.answers.get(request.text)
        if answer is None:
            answer = self._queue.popleft() if self._queue else (f"EN({request.text})",)
        candidates = (
            Candidate(one, -0.1 * rank, len(one.split())) if isinstance(one, str) else one
            for rank, one in enumerate(answer, 1)
        )
        return tuple(candidates)[: request.alternatives]
