"""Choosing sentences under a budget: each is worth what it adds to those already chosen.

Maximises a monotone submodular function, the weight of the concepts covered (stems, speakers,
figures, each once) plus a value of each sentence's own (centrality and position), by the greedy
choice of the best gain for its cost; the better of that and of the best single sentence is within
(1 - 1/e) / 2 of the optimum (Lin and Bilmes 2010, https://aclanthology.org/N10-1134/; Khuller, Moss
and Naor 1999). Gains only fall, so a sentence is weighed again only when it comes to the top
(Minoux 1978), which keeps the choice near-linear.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence that may be chosen."""

    value: float  # of its own, whatever else is chosen
    cost: float  # of the budget; more than 0
    concepts: Mapping[str, float]  # what it says, and how much each part weighs
    twin: Hashable = None  # of options with one twin, only one is chosen; None: of its own


def select(options: Sequence[Option], budget: float, *, exponent: float = 1.0) -> list[int]:
    """Return the numbers of the chosen options, ascending; the cost stays within `budget`.

    `exponent` says how much the cost counts against the gain: 0 not at all.

    >>> a, b, c = ({"x": 1.0}, {"x": 1.0, "y": 0.5}, {"z": 0.8})
    >>> select([Option(0, 1, a), Option(0, 1, b), Option(0, 1, c)], 2)
    [1, 2]
    """
    chosen = _greedy(options, budget, exponent)
    alone = [i for i, o in enumerate(options) if o.cost <= budget]
    best = max(alone, key=lambda i: (_worth(options, [i]), -i), default=None)
    if best is not None and _worth(options, [best]) > _worth(options, chosen):
        return [best]
    return sorted(chosen)


def _greedy(options: Sequence[Option], budget: float, exponent: float) -> list[int]:
    covered: dict[str, float] = {}
    twins: set[Hashable] = set()
    chosen: list[int] = []
    left = budget

    def density(index: int) -> float:
        return _gain(options[index], covered) / float(options[index].cost ** exponent)

    waiting = [(-density(i), i) for i in range(len(options))]
    heapify(waiting)
    while waiting:
        before, index = heappop(waiting)
        option = options[index]
        if option.cost > left or (option.twin is not None and option.twin in twins):
            continue
        now = -density(index)
        if waiting and now > waiting[0][0] and now > before:
            heappush(waiting, (now, index))
            continue
        chosen.append(index)
        left -= option.cost
        if option.twin is not None:
            twins.add(option.twin)
        for concept, weight in option.concepts.items():
            covered[concept] = max(weight, covered.get(concept, 0.0))
    return chosen


def _gain(option: Option, covered: Mapping[str, float]) -> float:
    """Return what `option` adds to what is covered."""
    new = (max(w - covered.get(c, 0.0), 0.0) for c, w in option.concepts.items())
    return option.value + sum(new)


def _worth(options: Sequence[Option], chosen: Sequence[int]) -> float:
    covered: dict[str, float] = {}
    for index in chosen:
        for concept, weight in options[index].concepts.items():
            covered[concept] = max(weight, covered.get(concept, 0.0))
    return sum(options[i].value for i in chosen) + sum(covered.values())
