"""Translate stretches of text with a memory in front of the model.

What the memory knows is judged again, so that its findings are those of today's checks; the rest
is asked for, and stored after each call of the backend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal

from dragoman.judging import Outcome, Tools, findings_of
from dragoman.memory.entry import HUMAN, Entry
from dragoman.memory.stretch import Stretch, folded
from dragoman.protocols import Memory
from dragoman.rounds import Asking, drive
from dragoman.sentence import attempts, in_runs
from dragoman.types import Candidate

PIPELINE: Final = 2  # to be raised whenever the pipeline makes other text of a model's answers
Way = Literal["attempts", "runs"]  # a sentence as the rule, or the text between its inlines


@dataclass(frozen=True, slots=True)
class Translator:
    """Translates stretches with `tools`, and with `memory` if there is one."""

    tools: Tools
    memory: Memory | None = None

    @property
    def languages(self) -> tuple[str, str]:
        """Return the languages of source and target."""
        return self.tools.backend.source_language, self.tools.backend.target_language

    def translate(
        self,
        stretches: Sequence[Stretch],
        way: Way = "attempts",
        progress: Callable[[int], None] = lambda _: None,
    ) -> list[Outcome]:
        """Return the outcome of each of `stretches`; a person's text is only for whole attempts."""
        if self.memory is None:
            asking = [_ask(stretch, way, self.tools) for stretch in stretches]
            return drive(asking, self.tools.backend, progress)
        variant = self._variant(way)
        known = self._recalled(stretches, [HUMAN, variant] if way == "attempts" else [variant])
        progress(sum(outcome is not None for outcome in known))
        store = _Store(self.memory, self, variant)
        new = [stretch for stretch, found in zip(stretches, known, strict=True) if found is None]
        asking = [store.noted(stretch, _ask(stretch, way, self.tools)) for stretch in new]

        def done(count: int) -> None:
            store.flush()
            progress(count)

        outcomes = iter(drive(asking, self.tools.backend, done))
        return [next(outcomes) if found is None else found for found in known]

    def human(self, stretches: Sequence[Stretch]) -> list[Outcome | None]:
        """Return what a person wrote for each of `stretches`."""
        return self._recalled(stretches, [HUMAN]) if self.memory else [None] * len(stretches)

    def _recalled(
        self, stretches: Sequence[Stretch], variants: Sequence[str]
    ) -> list[Outcome | None]:
        if self.memory is None:
            return [None] * len(stretches)
        keys = [stretch.keys for stretch in stretches]
        found = self.memory.recall((k for some in keys for k in some), variants, self.languages)
        return [
            self._first([entry for key in some for entry in found.get(key, ())], stretch)
            for some, stretch in zip(keys, stretches, strict=True)
        ]

    def _first(self, entries: Iterable[Entry], stretch: Stretch) -> Outcome | None:
        """Return the outcome of the first entry that fits: a person's, the newest, go before."""
        for entry in sorted(entries, key=lambda e: (not e.is_human, -e.made)):
            text = stretch.place(entry.target, len(entry.inlines))
            if text is not None and stretch.holds_markup_of(text):
                return self._judged(entry, stretch.text, text)
        return None

    def _judged(self, entry: Entry, source: str, text: str) -> Outcome:
        candidate = None
        if not entry.is_human:
            candidate = Candidate(text, entry.score, entry.tokens, cut=entry.cut)
        return Outcome(
            source,
            text,
            entry.score,
            findings=findings_of(source, text, candidate, self.tools),
            tokens=entry.tokens,
            cut=entry.cut,
            origin="human" if entry.is_human else "memory",
        )

    def _variant(self, way: Way) -> str:
        """Return the digest of all that an outcome depends on besides its stretch."""
        tools = self.tools
        parts = (
            PIPELINE,
            way,
            tools.backend.digest,
            tools.retries,
            tools.alternatives,
            [editor.name for editor in tools.editors],
            [check.name for check in tools.checks] if tools.retries else [],
        )
        return sha256(repr(parts).encode()).hexdigest()[:32]


@dataclass(slots=True)
class _Store:
    """Outcomes on their way into a memory."""

    memory: Memory
    translator: Translator
    variant: str
    waiting: list[Entry]

    def __init__(self, memory: Memory, translator: Translator, variant: str) -> None:
        self.memory, self.translator, self.variant = memory, translator, variant
        self.waiting = []

    def noted(self, stretch: Stretch, asking: Asking[Outcome]) -> Asking[Outcome]:
        """Return `asking` so that its outcome is stored if the backend was asked for it."""
        outcome = yield from asking
        if outcome.attempts:
            self.waiting.append(self._entry(stretch, outcome))
        return outcome

    def flush(self) -> None:
        """Store what is waiting."""
        self.memory.remember(self.waiting)
        self.waiting = []

    def _entry(self, stretch: Stretch, outcome: Outcome) -> Entry:
        here, there = self.translator.languages
        return Entry(
            key=stretch.coded_key,
            source=folded(stretch.canonical(outcome.source)),
            target=stretch.canonical(outcome.text),
            variant=self.variant,
            inlines=tuple(stretch.written.values()),
            source_language=here,
            target_language=there,
            model=self.translator.tools.backend.name,
            score=outcome.score,
            tokens=outcome.tokens,
            cut=outcome.cut,
        )


def _ask(stretch: Stretch, way: Way, tools: Tools) -> Asking[Outcome]:
    if way == "runs":
        return in_runs(stretch.text, tools)
    return attempts(stretch.text, stretch.inlines, tools)
