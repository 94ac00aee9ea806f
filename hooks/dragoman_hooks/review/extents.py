"""Segments with the place of each character, so that spans of the document become spans of text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman import Document, Inline, Segment, Span, source_offsets


@dataclass(frozen=True, slots=True)
class Extent:
    """A text of a document, and where in it each of its characters stands."""

    text: str
    offsets: Sequence[int]  # of every character and of the end, ascending
    inlines: tuple[Inline, ...] = ()

    @property
    def whole(self) -> Span:
        """Its place in the document."""
        return Span(self.offsets[0], self.offsets[-1])

    def inner(self, place: Span) -> Span:
        """Return the part of the text that stands at `place`; empty where none does."""
        start = bisect_left(self.offsets, place.start)
        end = bisect_left(self.offsets, place.end)
        length = len(self.text)
        return Span(min(start, length), min(end, length))


def extent_of(document: Document, segment: Segment) -> Extent:
    """Return a segment with its places."""
    return Extent(segment.text, source_offsets(document, segment), segment.inlines)


def stretch(text: str, place: Span) -> Extent:
    """Return a stretch of a document as it is."""
    return Extent(place.of(text), range(place.start, place.end + 1))


def region(segments: Iterable[Segment]) -> Span:
    """Return the place from the first of `segments`, of which there is one, to the last."""
    places = [place for segment in segments for place in segment.places]
    return Span(min(place.start for place in places), max(place.end for place in places))
