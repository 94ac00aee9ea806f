"""Pair the segments of a page with those of the same page after a person edited it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from dragoman.pairing import Unit, align
from dragoman.types import Segment

_WORD = re.compile(r"\w+")
_ALIKE = 0.25  # share of common words from which two texts are versions of one

Pair = tuple[Segment | None, Segment | None]  # with None for one that has no counterpart


def changed_pairs(made: Sequence[Segment], edited: Sequence[Segment]) -> Iterator[Pair]:
    """Yield the segments that are not the same, each with its counterpart if there is a safe one.

    What is the same on both sides is found first. Between that, one changed segment stands for
    one; several are aligned, and are counterparts only where they have words in common.
    """
    matcher = SequenceMatcher(None, _looks(made), _looks(edited), autojunk=False)
    for tag, low, high, start, stop in matcher.get_opcodes():
        ours, theirs = made[low:high], edited[start:stop]
        if tag == "equal":
            continue
        if len(ours) == len(theirs) == 1 and ours[0].kind == theirs[0].kind:
            yield ours[0], theirs[0]
        else:
            yield from _aligned(ours, theirs)


def _aligned(made: Sequence[Segment], edited: Sequence[Segment]) -> Iterator[Pair]:
    for match in align([_unit(s) for s in made], [_unit(s) for s in edited], merges=False):
        ours, theirs = ([u.segments[0] for u in side] for side in (match.source, match.target))
        if ours and theirs and ours[0].kind == theirs[0].kind and _are_alike(ours[0], theirs[0]):
            yield ours[0], theirs[0]
        else:
            yield from ((segment, None) for segment in ours)
            yield from ((None, segment) for segment in theirs)


def _looks(segments: Sequence[Segment]) -> list[tuple[str, str]]:
    return [(segment.kind, " ".join(segment.text.split())) for segment in segments]


def _unit(segment: Segment) -> Unit:
    return Unit(segment.kind, (segment,), len(segment.text), _words(segment))


def _are_alike(one: Segment, other: Segment) -> bool:
    a, b = _words(one), _words(other)
    return len(a & b) >= _ALIKE * len(a | b)


def _words(segment: Segment) -> frozenset[str]:
    return frozenset(_WORD.findall(segment.text.lower()))
