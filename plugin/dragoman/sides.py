"""Texts of two documents as the checks see them, and where each of their characters stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.host import Host
from dragoman.pairing import without_words
from dragoman.text.coded import blank, encode
from dragoman.types import Document, Segment, Span
from dragoman.work import source_offsets


@dataclass(frozen=True, slots=True)
class Side:
    """One or more segments as one text, with U+FFFC for code, links' targets and the like."""

    text: str
    offsets: Sequence[int]  # in the document, of every offset in `text` and its end

    def place(self, span: Span | None) -> Span:
        """Return the place of a span of the text, of all of it for None."""
        span = span or Span(0, len(self.text))
        return Span(self.offsets[span.start], self.offsets[span.end])


def both_sides(
    host: Host, here: Document, there: Document, ours: Sequence[Segment], theirs: Sequence[Segment]
) -> tuple[Side, Side]:
    """Return segments of `here` and those of `there` that stand for them."""
    known = frozenset(inline.key for segment in ours for inline in segment.inlines)
    return (
        _side(here, [(_with_links(s), host.protect_spans(s)) for s in ours]),
        _side(there, [(without_words(_with_links(s), known), ()) for s in theirs]),
    )


def _side(document: Document, parts: Iterable[tuple[Segment, Sequence[Span]]]) -> Side:
    """Join segments, each with the spans that plugins protect in it, by line feeds."""
    texts: list[str] = []
    offsets: list[int] = []
    for segment, protected in parts:
        coded = encode(segment, protected)
        found = source_offsets(document, segment)
        texts.append(blank(coded.text))
        offsets += [found[coded.origin(offset)] for offset in range(len(coded.text) + 1)]
    return Side("\n".join(texts), offsets)


def _with_links(segment: Segment) -> Segment:
    """Return `segment` with the text of its shortcut references, which is translated."""
    inlines = tuple(i for i in segment.inlines if (i.kind, i.role) != ("link", "atom"))
    return replace(segment, inlines=inlines)
