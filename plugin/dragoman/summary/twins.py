"""Sentences that say the same: an agency repeats its paragraphs, a summary must not.

Two sentences are twins if they share most of their stems. Of two sets that share the share T, one
of the n - ⌈nT⌉ + 1 rarest stems of each must be common to both, so that a sentence is compared only
with those that have such a stem (Chaudhuri, Ganti and Kaushik 2006, the prefix filter).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from math import ceil
from typing import Final

_ALIKE: Final = 0.7  # of the stems of both, Jaccard
_MOST: Final = 20  # sentences that one stem is looked up in, where only most twins matter


class Seen:
    """Sentences, given as their stems, among which twins of another are looked for."""

    def __init__(self, sentences: Iterable[Collection[str]], *, most: int | None = None) -> None:
        """Learn from all sentences that may come which stems are rare."""
        self._frequency: Mapping[str, int] = Counter(s for stems in sentences for s in set(stems))
        self._known: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
        self._most = most

    def first(self, number: int, stems: frozenset[str]) -> int:
        """Return the number of a sentence so far that says the same, otherwise take `number` in."""
        prefix = self._prefix(stems)
        for stem in prefix:
            for other, known in islice(self._known[stem], self._most):
                if _jaccard(stems, known) >= _ALIKE:
                    return other
        for stem in prefix:
            self._known[stem].append((number, stems))
        return number

    def _prefix(self, stems: frozenset[str]) -> Sequence[str]:
        rarest = sorted(stems, key=lambda s: (self._frequency[s], s))
        return rarest[: len(stems) - ceil(_ALIKE * len(stems)) + 1] or [""]


def twins(sentences: Sequence[Sequence[str]]) -> list[int]:
    """Return for each sentence, given as its stems, the first that says the same: often itself.

    In a long document a few may be missed, so that time stays linear.

    >>> twins([["a", "b", "c"], ["d"], ["c", "b", "a", "a"], ["d"]])
    [0, 1, 0, 1]
    """
    seen = Seen(sentences, most=_MOST)
    return [seen.first(number, frozenset(stems)) for number, stems in enumerate(sentences)]


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    if _ALIKE * max(len(a), len(b)) > min(len(a), len(b)):
        return 0.0
    return len(a & b) / len(a | b) if a or b else 1.0
