"""Carry markup from a source sentence to its translation along the model's attention.

A marked stretch goes to the run of target words that collects the most attention from inside the
stretch and the least from outside: a maximum-sum subarray over words. Pairs stay properly nested
and never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.types import Link, Span

_WORD = re.compile(r"\S+")
_OPENERS = "\"'“‘«([{"
_CLOSERS = "\"'”’»)]}.,;:!?…%"


@dataclass(frozen=True, slots=True)
class Region:
    """A marked stretch of the source; `open` and `close` are what to insert at its ends."""

    source: Span
    open: str
    close: str


@dataclass(frozen=True, slots=True)
class Point:
    """Something without width that follows the source character before `position`."""

    position: int
    text: str


def project(
    source: str,
    target: str,
    links: Sequence[Link],
    regions: Sequence[Region],
    points: Sequence[Point] = (),
) -> str | None:
    """Insert every region and point into `target`; None where a region finds no place.

    `regions` come outermost first, in source order. A point without a place goes to the end.
    """
    words = [Span(*m.span()) for m in _WORD.finditer(target)]
    inserts: list[tuple[int, int, int, str]] = []  # position, closing first, nesting, text
    placed: list[tuple[Region, int, int]] = []
    for depth, region in enumerate(regions):
        gains = _gains(region.source, target, words, links)
        found = _place(region, source, gains, placed)
        if found is None:
            return None
        first, last = found
        placed.append((region, first, last))
        start = _trim_start(region, source, target, words[first])
        end = _trim_end(region, source, target, words[last])
        if start >= end:
            return None
        inserts.append((start, 1, depth, region.open))
        inserts.append((end, 0, -depth, region.close))
    inserts += [(_after(p, source, target, words, links), 0, 1, p.text) for p in points]
    out: list[str] = []
    position = 0
    for where, _, _, text in sorted(inserts):
        out += (target[position:where], text)
        position = where
    return "".join([*out, target[position:]])


def _place(
    region: Region,
    source: str,
    gains: Sequence[int],
    placed: Sequence[tuple[Region, int, int]],
) -> tuple[int, int] | None:
    """Return the first and last word of the best run for `region`; None if none gains."""
    if not gains:
        return None
    if not source[: region.source.start].strip() and not source[region.source.end :].strip():
        return 0, len(gains) - 1
    low, high = 0, len(gains) - 1
    taken: set[int] = set()
    for other, first, last in placed:
        if other.source.covers(region.source):
            low, high = max(low, first), min(high, last)
        else:
            taken.update(range(first, last + 1))
    if not region.close:  # it goes on in the next sentence
        runs = [(sum(gains[i : high + 1]), i, high) for i in range(low, high + 1)]
        runs = [r for r in runs if taken.isdisjoint(range(r[1], high + 1))]
    elif not region.open:  # it began in the sentence before
        runs = [(sum(gains[low : i + 1]), low, i) for i in range(low, high + 1)]
        runs = [r for r in runs if taken.isdisjoint(range(low, r[2] + 1))]
    else:
        runs = [_best_run(gains, low, high, taken)]
    best = max(runs, default=(0, 0, 0))
    return (best[1], best[2]) if best[0] > 0 else None


def _gains(inside: Span, target: str, words: Sequence[Span], links: Sequence[Link]) -> list[int]:
    """Return for every target word: characters attending into `inside` less those outside."""
    gains = [0] * len(words)
    index = 0
    for link in links:
        while index < len(words) and words[index].end <= link.target.start:
            index += 1
        if index == len(words):
            break
        weight = sum(c.isalnum() for c in link.target.of(target))
        middle = (link.source.start + link.source.end) / 2
        gains[index] += weight if inside.start <= middle < inside.end else -weight
    return gains


def _best_run(gains: Sequence[int], low: int, high: int, taken: set[int]) -> tuple[int, int, int]:
    """Return the maximum-sum run of `gains` that avoids `taken` (Kadane's algorithm)."""
    best = (0, low, low)
    total, start = 0, low
    for i in range(low, high + 1):
        if i in taken:
            total, start = 0, i + 1
            continue
        total += gains[i]
        if total <= 0:
            total, start = 0, i + 1
        elif total > best[0]:
            best = (total, start, i)
    return best


def _trim_start(region: Region, source: str, target: str, word: Span) -> int:
    """Return where the run starts: past an opening quote that the source has outside."""
    start = word.start
    if source[region.source.start : region.source.start + 1] in _OPENERS:
        return start
    while start < word.end and target[start] in _OPENERS:
        start += 1
    return start


def _trim_end(region: Region, source: str, target: str, word: Span) -> int:
    """Return where the run ends: before punctuation that the source has outside."""
    end = word.end
    if not source[region.source.end - 1].isalnum():
        return end
    while end > word.start and target[end - 1] in _CLOSERS:
        end -= 1
    return end


def _after(
    point: Point, source: str, target: str, words: Sequence[Span], links: Sequence[Link]
) -> int:
    """Return the end of the last target word that attends to the word before `point`."""
    if not source[point.position :].strip(_CLOSERS + "،؛؟ "):
        end = len(target.rstrip())
        before_stop = source[point.position :].strip() != ""
        while before_stop and end and target[end - 1] in ".,;:!?…":
            end -= 1
        return end
    head = source[: point.position].rstrip()
    begin = head.rfind(" ") + 1
    reached = -1
    for link in links:
        if begin <= (link.source.start + link.source.end) / 2 <= len(head):
            reached = max(reached, link.target.end)
    for word in words:
        if word.start < reached <= word.end:
            return _strip_closers(target, word)
    return len(target.rstrip())


def _strip_closers(target: str, word: Span) -> int:
    """Return the end of `word` without its trailing punctuation."""
    end = word.end
    while end > word.start + 1 and target[end - 1] in _CLOSERS:
        end -= 1
    return end
