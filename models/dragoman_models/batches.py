"""Grouping sentences so that the group a sentence is in cannot change its translation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby


def batches(lengths: Sequence[int], *, tokens: int, exact: bool) -> list[list[int]]:
    """Return the indices of `lengths` in batches of at most `tokens` source tokens.

    A batch holds sentences of one length, so that none is padded; the longest come first. Where
    arithmetic is not `exact`, each is alone.

    >>> batches([3, 9, 3, 3], tokens=6, exact=True)
    [[1], [0, 2], [3]]
    """
    order = sorted(range(len(lengths)), key=lambda index: -lengths[index])
    found = []
    for length, group in groupby(order, key=lengths.__getitem__):
        same = list(group)
        size = max(1, tokens // max(1, length)) if exact else 1
        found += [same[start : start + size] for start in range(0, len(same), size)]
    return found
