"""Encoded pairs on disk, and the batches that an epoch makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recipe.vocabularies import BEGIN, END

Tokens = NDArray[np.uint16]
_PORTION = 8192  # pairs that are packed together


@dataclass(frozen=True, slots=True)
class Encoded:
    """Pairs as token numbers, one behind the other, with where each begins and the last ends."""

    source: Tokens  # ends with the end mark
    source_starts: NDArray[np.int64]
    target: Tokens  # without marks
    target_starts: NDArray[np.int64]

    @classmethod
    def of(cls, pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> Encoded:
        """Join pairs of token numbers."""
        source, source_starts = _joined([[*pair[0], END] for pair in pairs])
        target, target_starts = _joined([pair[1] for pair in pairs])
        return cls(source, source_starts, target, target_starts)

    @classmethod
    def load(cls, path: Path) -> Encoded:
        """Read what `save` wrote."""
        with np.load(path) as arrays:
            return cls(**{name: arrays[name] for name in cls.__slots__})

    def save(self, path: Path) -> None:
        """Write everything to one .npz file, at once."""
        partial = path.with_suffix(".partial.npz")
        np.savez(partial, **{name: getattr(self, name) for name in self.__slots__})
        partial.replace(path)

    def __len__(self) -> int:
        return len(self.source_starts) - 1

    def pair(self, index: int) -> tuple[Tokens, Tokens]:
        """Return source and target of one pair."""
        a, b = self.source_starts[index : index + 2]
        c, d = self.target_starts[index : index + 2]
        return self.source[a:b], self.target[c:d]


def _joined(rows: Sequence[Sequence[int]]) -> tuple[Tokens, NDArray[np.int64]]:
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    flat = np.fromiter((token for row in rows for token in row), np.uint16, int(starts[-1]))
    return flat, starts


@dataclass(frozen=True, slots=True)
class Rows:
    """A batch before it is tensors: int64 arrays of (rows, tokens), see `network.Batch`."""

    source: NDArray[np.int64]
    source_sentence: NDArray[np.int64]
    target: NDArray[np.int64]
    answer: NDArray[np.int64]
    target_sentence: NDArray[np.int64]


class Mix:
    """Corpora at their weights, in the order of an epoch that depends on the seed alone."""

    def __init__(
        self, corpora: Mapping[Path, float], *, rows: int, source_row: int, target_row: int
    ) -> None:
        loaded = [(Encoded.load(path), weight) for path, weight in corpora.items()]
        self.parts = [encoded for encoded, _ in loaded]
        self.weights = np.concatenate([np.full(len(part), weight) for part, weight in loaded])
        self.bounds = np.cumsum([0, *(len(part) for part in self.parts)])
        self.rows, self.source_row, self.target_row = rows, source_row, target_row
        self.source_lengths = np.concatenate([np.diff(p.source_starts) for p in self.parts])
        self.target_lengths = np.concatenate([np.diff(p.target_starts) + 1 for p in self.parts])

    @property
    def tokens(self) -> int:
        """Target tokens of an epoch, about."""
        return int((self.target_lengths * self.weights).sum())

    def epoch(self, seed: int, number: int) -> Iterator[Rows]:
        """Yield the batches of one epoch, all of one shape; the last pairs may be left over."""
        chance = np.random.default_rng((seed, number))
        times = np.floor(self.weights) + (chance.random(len(self.weights)) < self.weights % 1)
        order = np.repeat(np.arange(len(times)), times.astype(np.int64))
        chance.shuffle(order)
        waiting: list[list[int]] = []
        for start in range(0, len(order), _PORTION):
            packed = self._pack(order[start : start + _PORTION])
            waiting += [packed[i] for i in chance.permutation(len(packed))]
            while len(waiting) >= self.rows:
                yield self._batch(waiting[: self.rows])
                waiting = waiting[self.rows :]

    def _pack(self, indexes: NDArray[np.int64]) -> list[list[int]]:
        """Return the pairs as rows: the longest first, each into the first row with room."""
        sources, targets = self.source_lengths[indexes], self.target_lengths[indexes]
        fits = (sources <= self.source_row) & (targets <= self.target_row)
        order = np.argsort(-np.maximum(sources, targets), kind="stable")
        rows: list[list[int]] = []
        source_room = np.full(len(indexes), self.source_row)
        target_room = np.full(len(indexes), self.target_row)
        first = 0  # rows before it are full
        for place in order[fits[order]]:
            s, t = int(sources[place]), int(targets[place])
            room = (source_room[first:] >= s) & (target_room[first:] >= t)
            row = first + int(room.argmax())
            if row == len(rows):
                rows.append([])
            rows[row].append(int(indexes[place]))
            source_room[row] -= s
            target_room[row] -= t
            while first < len(rows) and min(source_room[first], target_room[first]) < 2:  # noqa: PLR2004 - a word and its end
                first += 1
        return rows

    def _pair(self, index: int) -> tuple[Tokens, Tokens]:
        part = int(np.searchsorted(self.bounds, index, "right")) - 1
        return self.parts[part].pair(index - int(self.bounds[part]))

    def _batch(self, rows: list[list[int]]) -> Rows:
        return batch(
            [[self._pair(i) for i in row] for row in rows], self.source_row, self.target_row
        )


def batch(
    rows: Sequence[Sequence[tuple[Tokens, Tokens]]], source_row: int, target_row: int
) -> Rows:
    """Lay out rows of pairs; sentences are numbered from 1, and padding on both sides differs."""
    source = np.zeros((len(rows), source_row), np.int64)
    target = np.zeros((len(rows), target_row), np.int64)
    answer = np.zeros_like(target)
    source_sentence = np.zeros_like(source)
    target_sentence = np.zeros_like(target)
    for r, row in enumerate(rows):
        s = t = 0
        for number, (ours, theirs) in enumerate(row, 1):
            source[r, s : s + len(ours)] = ours
            source_sentence[r, s : s + len(ours)] = number
            s += len(ours)
            end = t + len(theirs) + 1
            target[r, t] = BEGIN
            target[r, t + 1 : end] = theirs
            answer[r, t : end - 1] = theirs
            answer[r, end - 1] = END
            target_sentence[r, t:end] = number
            t = end
    return Rows(source, source_sentence, target, answer, target_sentence)
