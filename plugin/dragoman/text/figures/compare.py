"""Comparing the figures of a source with those of its translation, by value.

Every figure is matched, altered, missing or added. Equal values are matched first, then other
readings of the same writing and other units of the same quantity, then the parts that one language
writes together and the other apart (a date and its year); what is left over on both sides is paired
by kind and place.
"""

# ruff: noqa: PLR2004 - the numbers of clocks, calendars and number words speak for themselves

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.text.figures.figure import Figure, Weight
from dragoman.text.figures.keys import (
    Key,
    agree,
    alike,
    alike_in_rank,
    any_reading,
    exact,
    part_keys,
    same_measure,
    same_share,
)

_RANK = {Weight.HARD: 0, Weight.SOFT: 1, Weight.FAINT: 2}
_MANY = 48  # leftovers beyond which they are paired in order of appearance


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the source and the one of the target that stands for it."""

    source: Figure
    target: Figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every figure of both texts exactly once; faint figures only where they matched."""

    matched: tuple[Match, ...] = ()
    altered: tuple[Match, ...] = ()
    missing: tuple[Figure, ...] = ()
    added: tuple[Figure, ...] = ()

    @property
    def faithful(self) -> bool:
        """Whether no figure was altered, lost or invented."""
        return not (self.altered or self.missing or self.added)


class _Pairing:
    """The figures of both sides that are still free, and the pairs made so far."""

    def __init__(self, source: Sequence[Figure], target: Sequence[Figure]) -> None:
        self.source, self.target = source, target
        self.free_source = sorted(range(len(source)), key=lambda i: _RANK[source[i].weight])
        self.free_target = sorted(range(len(target)), key=lambda i: _RANK[target[i].weight])
        self.matched: list[tuple[int, int]] = []
        self.altered: list[tuple[int, int]] = []
        self.extra: list[Match] = []

    def by(self, keys: Callable[[Figure], Iterable[Key]], *, loosely: bool = False) -> None:
        """Match free figures of the source with free figures of the target that share a key."""
        waiting: dict[Key, deque[int]] = defaultdict(deque)
        for index in self.free_target:
            for key in keys(self.target[index]):
                waiting[key].append(index)
        taken: set[int] = set()
        left = []
        for index in self.free_source:
            found = self._first(waiting, keys(self.source[index]), taken)
            same = found is None or loosely or agree(self.source[index], self.target[found])
            if found is None or not (same or self._weighty(index, found)):
                left.append(index)
                continue
            taken.add(found)
            (self.matched if same else self.altered).append((index, found))
        self.free_source = left
        self.free_target = [i for i in self.free_target if i not in taken]

    def _weighty(self, source: int, target: int) -> bool:
        """Tell whether neither figure is faint, so that another unit is a change."""
        return Weight.FAINT not in {self.source[source].weight, self.target[target].weight}

    @staticmethod
    def _first(waiting: dict[Key, deque[int]], keys: Iterable[Key], taken: set[int]) -> int | None:
        for key in keys:
            queue = waiting.get(key)
            while queue:
                index = queue.popleft()
                if index not in taken:
                    return index
        return None

    def by_parts(self) -> None:
        """Match figures that one side writes together and the other apart: 27 + November."""
        waiting: dict[Key, deque[int]] = defaultdict(deque)
        needed: dict[int, int] = {}
        for index in self.free_target:
            keys = part_keys(self.target[index])
            needed[index] = len(keys)
            for key in keys:
                waiting[key].append(index)
        whole, partial, left = [], [], []
        for index in self.free_source:
            keys = part_keys(self.source[index])
            found = [waiting[key].popleft() for key in keys if waiting.get(key)]
            for target in found:
                needed[target] -= 1
            if len(found) == len(keys):
                whole.append((index, found[0]))
            elif found:
                partial.append((index, found[0]))
            else:
                left.append(index)
        done = {index for index, count in needed.items() if count == 0}
        for index, target in whole:
            (self.matched if target in done else self.altered).append((index, target))
        answered = {target for _, target in whole}
        for index, target in partial:
            if target in answered:
                left.append(index)
            else:
                self.altered.append((index, target))
                answered.add(target)
        taken = {target for _, target in whole + partial} | done
        self.free_source = left
        self.free_target = [index for index in self.free_target if index not in taken]

    def forget_faint(self) -> None:
        """Drop the free figures that nobody asks for."""
        self.free_source = [i for i in self.free_source if self.source[i].weight != Weight.FAINT]
        self.free_target = [i for i in self.free_target if self.target[i].weight != Weight.FAINT]

    def by_duals(
        self, source: Callable[[], Sequence[Figure]], target: Callable[[], Sequence[Figure]]
    ) -> None:
        """Match a free two with a word of the other language that may be a dual, uncounted."""
        twos = [j for j in self.free_target if _is_two(self.target[j])]
        found = dict(zip(twos, _unread(source, self.source) if twos else (), strict=False))
        self.extra += [Match(dual, self.target[j]) for j, dual in found.items()]
        self.free_target = [j for j in self.free_target if j not in found]
        twos = [i for i in self.free_source if _is_two(self.source[i])]
        found = dict(zip(twos, _unread(target, self.target) if twos else (), strict=False))
        self.extra += [Match(self.source[i], dual) for i, dual in found.items()]
        self.free_source = [i for i in self.free_source if i not in found]

    def pair_leftovers(self, *weights: Weight) -> None:
        """Pair what is missing with what was added: the likeliest reading of both is a change."""
        lost = [i for i in self.free_source if self.source[i].weight in weights]
        new = [j for j in self.free_target if self.target[j].weight in weights]
        if len(lost) * len(new) > _MANY * _MANY:
            pairs = list(zip(sorted(lost), sorted(new), strict=False))
        else:
            pairs = sorted(((i, j) for i in lost for j in new), key=self._distance)
        gone: set[int] = set()
        come: set[int] = set()
        for i, j in pairs:
            if i not in gone and j not in come:
                gone.add(i)
                come.add(j)
                self.altered.append((i, j))
        self.free_source = [i for i in self.free_source if i not in gone]
        self.free_target = [j for j in self.free_target if j not in come]

    def _distance(self, pair: tuple[int, int]) -> tuple[int, int, float]:
        a, b = self.source[pair[0]], self.target[pair[1]]
        place = abs(pair[0] / len(self.source) - pair[1] / len(self.target))
        return _family(a) != _family(b), (a.weight != b.weight) + (a.unit != b.unit), place

    def result(self) -> Comparison:
        """Return the pairs in the order of the source."""

        def matches(pairs: list[tuple[int, int]]) -> tuple[Match, ...]:
            return tuple(Match(self.source[i], self.target[j]) for i, j in sorted(pairs))

        return Comparison(
            (*matches(self.matched), *self.extra),
            matches(self.altered),
            tuple(self.source[i] for i in sorted(self.free_source)),
            tuple(self.target[j] for j in sorted(self.free_target)),
        )


def _unread(duals: Callable[[], Sequence[Figure]], figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the words that may be duals and are not part of one of `figures` that counts."""
    counted = [figure.span for figure in figures if figure.weight != Weight.FAINT]
    for dual in duals():
        if not any(s.start < dual.span.end and dual.span.start < s.end for s in counted):
            yield dual


def _is_two(figure: Figure) -> bool:
    return figure.value == 2 and figure.kind in {"cardinal", "measure", "money"}


def _family(figure: Figure) -> str:
    if figure.kind in {"decade", "vague", "identifier"}:
        return figure.kind
    return type(figure.value).__name__


def compare(
    source: Sequence[Figure],
    target: Sequence[Figure],
    source_duals: Callable[[], Sequence[Figure]] = tuple,
    target_duals: Callable[[], Sequence[Figure]] = tuple,
) -> Comparison:
    """Match the figures of `source` with those of `target`; the duals may stand for a two."""
    if not source and not target:
        return Comparison()
    pairing = _Pairing(source, target)
    loose = {any_reading, same_measure, same_share}
    for keys in (alike_in_rank, alike, exact, any_reading, same_measure, same_share):
        if not (pairing.free_source or pairing.free_target):
            break
        pairing.by(keys, loosely=keys in loose)
    if pairing.free_source or pairing.free_target:
        pairing.by_parts()
        pairing.forget_faint()
        pairing.pair_leftovers(Weight.HARD)
        pairing.by_duals(source_duals, target_duals)
        pairing.pair_leftovers(Weight.HARD, Weight.SOFT)
    return pairing.result()
