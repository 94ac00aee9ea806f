"""Grouping sentences so that the group a sentence is in cannot change its translation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 16  # sentences a batch; beyond that a sentence costs more again


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences that are translated together, padded to one length."""

    indices: list[int]
    length: int


def batches(
    lengths: Sequence[int], *, tokens: int, step: int, limit: int, most: int = MOST
) -> list[Batch]:
    """Return the indices of `lengths` in batches of at most `tokens` source tokens.

    The length of a batch is a multiple of `step`, or the `limit` of the network, and depends on
    each of its sentences alone; the longest come first. With `step` 0 each sentence is alone.

    >>> found = batches([3, 9, 1, 4], tokens=8, step=4, limit=10)
    >>> [(batch.indices, batch.length) for batch in found]
    [([1], 10), ([0, 2], 4), ([3], 4)]
    """
    if not step:
        return [Batch([index], length) for index, length in enumerate(lengths)]
    groups: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        groups.setdefault(min(-(-length // step) * step, limit), []).append(index)
    found = []
    for length, group in sorted(groups.items(), reverse=True):
        size = max(1, min(most, tokens // length))
        found += [
            Batch(group[start : start + size], length) for start in range(0, len(group), size)
        ]
    return found
