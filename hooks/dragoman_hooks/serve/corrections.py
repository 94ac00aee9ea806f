"""A memory of which only people's work counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman import Memory
from dragoman.memory.entry import HUMAN, Entry


class OnlyCorrections:
    """Stands for a memory where other hypotheses are asked for: they are not the model's best."""

    def __init__(self, memory: Memory) -> None:
        """Take the memory that has the corrections."""
        self._memory = memory

    def recall(
        self, keys: Iterable[str], variants: Sequence[str] | None, languages: tuple[str, str]
    ) -> Mapping[str, Sequence[Entry]]:
        """Return what people wrote, where that is among the `variants`."""
        if variants is not None and HUMAN not in variants:
            return {}
        return self._memory.recall(keys, [HUMAN], languages)

    def remember(self, entries: Iterable[Entry]) -> None:
        """Store nothing."""

    def correct(self, source: str, english: str, languages: tuple[str, str] = ("ar", "en")) -> None:
        """Store what a person wrote for a sentence."""
        self._memory.correct(source, english, languages)
