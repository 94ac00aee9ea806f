"""How long a summary may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.errors import SettingsError
from dragoman.summary.model import SourceSentence

_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Budget:
    """One limit: sentences, words, or a share of the document's words; otherwise 3 sentences.

    Raises `SettingsError` where there is more than one, or none that leaves room for anything.
    """

    sentences: int | None = None
    words: int | None = None
    ratio: float | None = None

    def __post_init__(self) -> None:
        given = [x for x in (self.sentences, self.words, self.ratio) if x is not None]
        if len(given) > 1:
            raise SettingsError("a summary has one length", "give sentences, words or a ratio")
        if not all(x > 0 for x in given) or (self.ratio or 0) > 1:  # not a number is neither
            raise SettingsError(
                "a summary needs room for a sentence",
                "give at least 1 sentence or word, or a ratio above 0 and up to 1",
            )

    @property
    def counts_words(self) -> bool:
        """Whether a sentence costs its words rather than 1."""
        return bool(self.words or self.ratio)

    def limit(self, sentences: Sequence[SourceSentence]) -> float:
        """Return how much the costs of all chosen sentences may come to."""
        if self.ratio is not None:
            return self.ratio * sum(s.size for s in sentences)
        return float(self.words or self.sentences or _SENTENCES)

    def cost(self, sentence: SourceSentence) -> float:
        """Return what a sentence takes of the limit."""
        return float(sentence.size) if self.counts_words else 1.0
