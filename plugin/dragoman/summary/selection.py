"""Choosing sentences under a budget: each is worth what it adds to those already chosen.

Maximises a monotone submodular function, the weight of the concepts covered (stems, speakers,
figures, each once) plus a value of each sentence's own (centrality and position), by the greedy
choice of the best gain for its cost; the better of that and of the best single sentence is within
(1 - 1/e) / 2 of the optimum (Lin and Bilmes 2010, https://aclanthology.org/N10-1134/; Khuller, Moss
and Naor 1999). Gains only fall, so a sentence is weighed again only when it comes to the top
(Minoux 1978), which keeps the choice near-linear. A sentence that needs another one comes up when
that is chosen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final

from dragoman.summary.twins import Seen

NEVER: Final = -1
"""What an option comes after that cannot be chosen."""


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence that may be chosen."""

    value: float  # of its own, whatever else is chosen
    cost: float  # of the budget; more than 0
    concepts: Mapping[str, float]  # what it says, and how much each part weighs
    stems: frozenset[str] | None = None  # of two that say the same, one is chosen; None: of its own
    after: int | None = None  # the option without which this one cannot be understood


def select(options: Sequence[Option], budget: float, *, exponent: float = 1.0) -> list[int]:
    """Return the numbers of the chosen options, ascending; the cost stays within `budget`.

    `exponent` says how much the cost counts against the gain: 0 not at all.

    >>> a, b, c = ({"x": 1.0}, {"x": 1.0, "y": 0.5}, {"z": 0.8})
    >>> select([Option(0, 1, a), Option(0, 1, b), Option(0, 1, c)], 2)
    [1, 2]
    """
    chosen = _greedy(options, budget, exponent)
    alone = [i for i, o in enumerate(options) if o.cost <= budget and o.after is None]
    best = max(alone, key=lambda i: (_worth(options, [i]), -i), default=None)
    if best is not None and _worth(options, [best]) > _worth(options, chosen):
        return [best]
    return sorted(chosen)


def _greedy(options: Sequence[Option], budget: float, exponent: float) -> list[int]:
    covered: dict[str, float] = {}
    seen = Seen(option.stems or () for option in options)
    followers: dict[int, list[int]] = defaultdict(list)
    for index, option in enumerate(options):
        if option.after is not None:
            followers[option.after].append(index)
    chosen: list[int] = []
    left = budget

    def density(index: int) -> float:
        return _gain(options[index], covered) / float(options[index].cost ** exponent)

    waiting = [(-density(i), i) for i, option in enumerate(options) if option.after is None]
    heapify(waiting)
    while waiting:
        before, index = heappop(waiting)
        option = options[index]
        if option.cost > left:
            continue
        now = -density(index)
        if waiting and now > waiting[0][0] and now > before:
            heappush(waiting, (now, index))
            continue
        if option.stems is not None and seen.first(index, option.stems) != index:
            continue
        chosen.append(index)
        left -= option.cost
        _cover(covered, option)
        for follower in followers[index]:
            heappush(waiting, (-density(follower), follower))
    return chosen


def _gain(option: Option, covered: Mapping[str, float]) -> float:
    """Return what `option` adds to what is covered."""
    new = (max(w - covered.get(c, 0.0), 0.0) for c, w in option.concepts.items())
    return option.value + sum(new)


def _worth(options: Sequence[Option], chosen: Sequence[int]) -> float:
    covered: dict[str, float] = {}
    for index in chosen:
        _cover(covered, options[index])
    return sum(options[i].value for i in chosen) + sum(covered.values())


def _cover(covered: dict[str, float], option: Option) -> None:
    for concept, weight in option.concepts.items():
        covered[concept] = max(weight, covered.get(concept, 0.0))
