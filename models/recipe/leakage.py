"""Keeping test sentences out of the training data: exact and near matches of either side."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from dragoman.text.arabic import strip_harakat

_WORD = re.compile(r"\w+")
_LENGTH = 5  # words in a sequence
_FEWEST = 4  # words of a sentence that can be told from a common phrase


class Held:
    """The test sentences, by their words and by every sequence of five words."""

    def __init__(self, sentences: Iterable[str], overlap: float, names: Iterable[str] = ()) -> None:
        """Take test sentences, and `names` that are kept out where they stand alone."""
        self.overlap = overlap
        self.whole: set[tuple[str, ...]] = {_words(name) for name in names}
        self.sequences: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self.sizes: list[int] = []
        for sentence in sentences:
            words = _words(sentence)
            if len(words) < _FEWEST:
                continue
            self.whole.add(words)
            sequences = _sequences(words)
            for sequence in sequences:
                self.sequences[sequence].append(len(self.sizes))
            self.sizes.append(len(sequences))

    def match(self, sentence: str) -> str:
        """Return "exact", "near" or "" for a sentence of the training data.

        Near: it holds at least the share `overlap` of the word sequences of one test sentence.

        >>> held = Held(["The quick brown fox jumped over the old dog."], 0.5)
        >>> held.match("the quick brown fox jumped over the old dog")
        'exact'
        >>> held.match("Yesterday the quick brown fox jumped over the fence."), held.match("A fox.")
        ('near', '')
        """
        words = _words(sentence)
        if words in self.whole:
            return "exact"
        hits: Counter[int] = Counter()
        for sequence in _sequences(words):
            hits.update(self.sequences.get(sequence, ()))
        near = any(count >= self.overlap * self.sizes[index] for index, count in hits.items())
        return "near" if near else ""


def _words(sentence: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(strip_harakat(sentence).lower()))


def _sequences(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[i : i + _LENGTH] for i in range(len(words) - _LENGTH + 1)}
