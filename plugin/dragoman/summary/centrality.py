"""LexRank without its matrix: how central each sentence is among all of them.

Erkan and Radev 2004 (https://www.jair.org/index.php/jair/article/view/10396), continuous LexRank
on the cosine of TF-IDF vectors. The similarity matrix is the product of the sentence-term matrix
with its transpose, so it is never built: one step of the power iteration multiplies by both in
turn. Time and memory grow with the number of words, not with the square of the sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DAMPING: Final = 0.85  # chance to go on to a similar sentence rather than to any
_ROUNDS: Final = 60
_PRECISION: Final = 1e-6


def centrality(sentences: Sequence[Sequence[str]]) -> list[float]:
    """Return the centrality of every sentence, given as its stems; 1.0 is the average.

    >>> [round(c, 2) for c in centrality([["a", "b"], ["a", "b"], ["z"], []])]
    [1.0, 1.0, 0.15, 0.15]
    """
    import numpy as np  # noqa: PLC0415 - slow to import, and needed only here

    count = len(sentences)
    rows, columns, weights = _tf_idf(sentences)
    if not len(rows):
        return [1.0] * count
    row, column, weight = np.array(rows), np.array(columns), np.array(weights)
    norms = np.sqrt(np.bincount(row, weight**2, count))
    own = (norms > 0).astype(float)
    weight = weight / norms[row]
    terms = int(column.max()) + 1

    def similar(values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the similarity matrix, nobody similar to himself, times `values`."""
        by_term = np.bincount(column, weight * values[row], terms)
        near = np.bincount(row, weight * by_term[column], count)
        others: NDArray[np.float64] = np.maximum(near - values * own, 0.0)
        return others

    degrees = similar(np.ones(count))
    degrees[degrees < _PRECISION] = 1.0
    ranks = np.ones(count)
    for _ in range(_ROUNDS):
        following = 1 - _DAMPING + _DAMPING * similar(ranks / degrees)
        moved = float(np.abs(following - ranks).max())
        ranks = following
        if moved < _PRECISION:
            break
    return [float(rank) for rank in ranks]


def _tf_idf(sentences: Sequence[Sequence[str]]) -> tuple[list[int], list[int], list[float]]:
    """Return the entries of the sentence-term matrix: rows, columns, weights."""
    frequency = Counter(term for sentence in sentences for term in set(sentence))
    numbers = {term: number for number, term in enumerate(frequency)}
    rows: list[int] = []
    columns: list[int] = []
    weights: list[float] = []
    for row, sentence in enumerate(sentences):
        for term, times in Counter(sentence).items():
            rows.append(row)
            columns.append(numbers[term])
            weights.append(times * (1 + log(len(sentences) / frequency[term])))
    return rows, columns, weights
