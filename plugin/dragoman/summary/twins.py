"""Sentences that say the same: an agency repeats its paragraphs, a summary must not.

Two sentences are twins if they share most of their stems. Candidates are found by their rarest
stems, so that a long document is not compared sentence by sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

_ALIKE: Final = 0.7  # of the stems of both, Jaccard
_RARE: Final = 4  # stems that a sentence is looked up by
_MOST: Final = 50  # sentences that one stem is looked up in


def twins(sentences: Sequence[Sequence[str]]) -> list[int]:
    """Return for each sentence, given as its stems, the first that says the same: often itself.

    >>> twins([["a", "b", "c"], ["d"], ["c", "b", "a", "a"], ["d"]])
    [0, 1, 0, 1]
    """
    sets = [frozenset(sentence) for sentence in sentences]
    frequency = Counter(stem for stems in sets for stem in stems)
    known: dict[str, list[int]] = defaultdict(list)
    first: list[int] = []
    for index, stems in enumerate(sets):
        rarest = sorted(stems, key=lambda s: (frequency[s], s))[:_RARE]
        near = dict.fromkeys(other for stem in rarest for other in known[stem][:_MOST])
        found = next((o for o in near if _jaccard(stems, sets[o]) >= _ALIKE), index)
        first.append(first[found] if found != index else index)
        for stem in rarest:
            known[stem].append(index)
    return first


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0
