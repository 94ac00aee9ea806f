"""Pair the segments of a page with those of the same page after a person edited it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from dragoman.pairing import Match, Unit, align, members, units
from dragoman.types import Document, Segment

_WORD = re.compile(r"\w+")
_ALIKE = 0.25  # share of common words from which two texts are versions of one

Pair = tuple[Segment | None, Segment | None]  # with None for one that has no counterpart


def changed_pairs(made: Document, edited: Document) -> Iterator[Pair]:
    """Yield the segments that are not the same, each with its counterpart if there is a safe one.

    What is the same on both sides is found first. Between that, one changed unit stands for one;
    several are aligned, and are counterparts only where they have words in common.
    """
    ours, theirs = units(made, "en"), units(edited, "en")
    matcher = SequenceMatcher(None, [*map(_look, ours)], [*map(_look, theirs)], autojunk=False)
    for tag, low, high, start, stop in matcher.get_opcodes():
        if tag != "equal":
            for match in _matches(ours[low:high], theirs[start:stop]):
                yield from _changed(match)


def _matches(made: Sequence[Unit], edited: Sequence[Unit]) -> Iterator[Match]:
    """Yield what stands for each other; of a match that is not safe, each side on its own."""
    if len(made) == len(edited) == 1 and made[0].kind == edited[0].kind:
        yield Match((made[0],), (edited[0],))
        return
    for match in align([_by_words(u) for u in made], [_by_words(u) for u in edited], merges=False):
        if match.source and match.target and not _are_alike(match.source[0], match.target[0]):
            yield Match(match.source, ())
            yield Match((), match.target)
        else:
            yield match


def _changed(match: Match) -> Iterator[Pair]:
    """Yield the segments of a match that differ."""
    if not match.source or not match.target:
        yield from ((segment, None) for unit in match.source for segment in unit.segments)
        yield from ((None, segment) for unit in match.target for segment in unit.segments)
        return
    for ours, theirs in members(match):
        if len(ours) == len(theirs) == 1:
            if _spoken(ours) != _spoken(theirs):
                yield ours[0], theirs[0]
        else:
            yield from ((segment, None) for segment in ours)
            yield from ((None, segment) for segment in theirs)


def _look(unit: Unit) -> tuple[tuple[str, str], ...]:
    return (unit.kind, ""), *_spoken(unit.segments)


def _spoken(segments: Iterable[Segment]) -> tuple[tuple[str, str], ...]:
    return tuple((segment.kind, " ".join(segment.text.split())) for segment in segments)


def _by_words(unit: Unit) -> Unit:
    """Return `unit` with its words as what the other side has too: both are in one language."""
    words = _WORD.findall(" ".join(segment.text for segment in unit.segments).lower())
    return replace(unit, anchors=frozenset(words))


def _are_alike(one: Unit, other: Unit) -> bool:
    common, either = one.anchors & other.anchors, one.anchors | other.anchors
    return one.kind == other.kind and len(common) >= _ALIKE * len(either)
