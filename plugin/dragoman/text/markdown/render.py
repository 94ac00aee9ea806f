"""Splice translated segments into the source; every other byte stays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate

from dragoman.packed import Packed
from dragoman.text.markdown.edits import Edit, Edited, occurrences
from dragoman.text.markdown.fields import encode
from dragoman.text.markdown.marks import PLAIN_KINDS
from dragoman.text.markdown.wrap import Layout, laid_out
from dragoman.types import Document, Inline, Rendered, Rewrite, Segment, Span

_WIKILINK = re.compile(r"\[\[[^\[\]\n]*\]\]")  # lies on one line, its text too


@dataclass(frozen=True, slots=True)
class _Nested:
    """An edit inside an inline of an outer segment: a nested segment or a rewrite."""

    place: Span
    text: str
    segment: int | None = None
    changes: bool = True  # the place, even where the outer segment stays


def _place(item: _Nested | Rewrite) -> Span:
    return item.place


def _span(edit: Edit) -> Span:
    return edit.span


def region(segment: Segment) -> Span:
    """Return the span of the source from the first place of `segment` to its last."""
    return Span(segment.places[0].start, segment.places[-1].end)


def outer_segments(document: Document) -> list[int | None]:
    """Return for each segment the index of the segment around it, None for most."""
    outer: list[int | None] = []
    last: Segment | None = None
    for segment in document.segments:
        if last is not None and region(last).covers(region(segment)):
            outer.append(last.index)
        else:
            outer.append(None)
            last = segment
    return outer


def render_document(
    document: Document, targets: Sequence[str | None], *, rewrite: bool
) -> Rendered:
    """Write `targets` into the source of `document` and say where each segment now stands.

    A target holds the inlines of its segment as they stand in the source. A segment nested in one
    of them (an alt text in an image) is written inside that inline afterwards: its own target
    replaces its text in the copy of the inline that the outer target holds.
    """
    writer = _Writer(document, targets, rewrite=rewrite)
    return writer.write()


class _Writer:
    def __init__(self, document: Document, targets: Sequence[str | None], *, rewrite: bool) -> None:
        self.document = document
        self.targets = targets
        self.outer = outer_segments(document)
        self.nested: dict[int, list[_Nested]] = {}
        self.inside: dict[int, tuple[int, Span]] = {}  # segment: its outer, its span in that edit
        self.rewrites = sorted(document.rewrites, key=_place) if rewrite else []

    def write(self) -> Rendered:
        self._sort_nested()
        outside = [Edit(rewrite.place, rewrite.text) for rewrite in self._sort_rewrites()]
        edited = Edited(self.document.source, merge(self._edits(), outside, key=_span))
        return Rendered(edited.text, Packed(Span, self._places(edited)))

    def _edits(self) -> Iterator[Edit]:
        """Yield, in order, what changes in each segment that lies in no other."""
        for segment, target, outer in self._segments():
            if outer is not None:
                continue
            if target is not None:
                yield Edit(region(segment), self._compose(segment, target))
                continue
            for nested in sorted(self.nested.get(segment.index, ()), key=_place):
                if nested.changes:
                    yield Edit(nested.place, nested.text)

    def _segments(self) -> Iterator[tuple[Segment, str | None, int | None]]:
        """Yield each segment with its target, None where nothing changes, and the one around it."""
        triples = zip(self.document.segments, self.targets, self.outer, strict=True)
        for segment, target, outer in triples:
            yield segment, None if target == segment.text else target, outer

    def _sort_nested(self) -> None:
        """Give every nested segment to the segment around it."""
        for segment, target, outer in self._segments():
            if outer is not None:
                place = region(segment)
                text = self._encoded(segment, target) if target is not None else segment.text
                if target is None and segment.encoding == "reference":
                    text = place.of(self.document.source)
                nested = _Nested(place, text, segment.index, changes=target is not None)
                self.nested.setdefault(outer, []).append(nested)

    def _sort_rewrites(self) -> Iterator[Rewrite]:
        """Give every rewrite to the segment around it; yield those that lie in none."""
        pairs = zip(self.document.segments, self.outer, strict=True)
        tops = (segment for segment, outer in pairs if outer is None)
        top: Segment | None = None
        for rewrite in self.rewrites:
            while top is None or region(top).end < rewrite.place.end:
                top = next(tops, None)
                if top is None:
                    break
            if top is not None and region(top).covers(rewrite.place):
                nested = _Nested(rewrite.place, rewrite.text)
                self.nested.setdefault(top.index, []).append(nested)
            else:
                yield rewrite

    def _compose(self, segment: Segment, target: str) -> str:
        """Return what takes the place of a top-level segment's region."""
        if segment.encoding or segment.kind == "alt":
            return self._encoded(segment, target)
        target = target.strip(" \t\n") or target  # an indent could open a block
        edits = list(self._nested_edits(segment, target))
        edited = Edited(target, sorted((edit for edit, _ in edits), key=_span))
        glued = [inline.span.of(segment.text) for inline in segment.inlines if _is_glued(inline)]
        glued += [edit.text for edit, _ in edits]
        glued += _WIKILINK.findall(edited.text)
        layout = Layout.of(segment, self.document.source)
        wrapped = laid_out(edited.text, layout, glued)
        for edit, index in edits:
            if index is not None:
                right = edited.moved(edit.span.end)
                left = wrapped.moved(right - len(edit.text))
                self.inside[index] = (segment.index, Span(left, wrapped.moved(right)))
        return wrapped.text

    def _nested_edits(self, segment: Segment, target: str) -> Iterator[tuple[Edit, int | None]]:
        """Find in `target` the inlines that hold nested text, and yield the edits inside them."""
        nested = sorted(self.nested.get(segment.index, ()), key=_place)
        copies = _copies(segment, target) if nested else {}
        starts = [inline.span.start for inline in segment.inlines]
        for item, span in zip(nested, _spans_in_text(segment, nested), strict=True):
            host = segment.inlines[max(bisect_right(starts, span.start) - 1, 0)].span
            if host in copies:
                yield Edit(span.shifted(copies[host] - host.start), item.text), item.segment

    def _encoded(self, segment: Segment, target: str) -> str:
        """Return `target` as the container of `segment` writes it."""
        kind, _, style = segment.encoding.partition(":")
        if kind in {"yaml", "toml", "json"}:
            if style == "block":
                return self._wrapped(segment, target)
            return encode(target, region(segment).of(self.document.source), kind, style)
        line = " ".join(target.split())
        if kind == "reference":
            label = region(segment).of(self.document.source).removesuffix("][")
            return f"{line}][{label}"
        if kind == "attribute":
            quote = self.document.source[segment.places[-1].end]
            return line.replace(quote, "&quot;" if quote == '"' else "&#39;")
        if kind == "title":
            return re.sub(r"(?<!\\)[()]" if style == "(" else rf"(?<!\\){style}", r"\\\g<0>", line)
        return line

    def _wrapped(self, segment: Segment, target: str) -> str:
        return laid_out(target, Layout.of(segment, self.document.source), ()).text

    def _places(self, edited: Edited) -> Iterator[Span]:
        for segment in self.document.segments:
            if segment.index in self.inside:
                outer, span = self.inside[segment.index]
                yield span.shifted(edited.moved(region(self.document.segments[outer]).start))
            else:
                span = region(segment)
                yield Span(edited.moved(span.start), edited.moved(span.end))


def _copies(segment: Segment, target: str) -> dict[Span, int]:
    """Return where `target` holds the markup of `segment`; equal inlines keep their order."""
    wanted: dict[str, deque[Span]] = {}
    for inline in filter(_is_glued, segment.inlines):
        wanted.setdefault(inline.span.of(segment.text), deque()).append(inline.span)
    copies: dict[Span, int] = {}
    for copy in occurrences(target, wanted):
        if spans := wanted[copy.of(target)]:
            copies[spans.popleft()] = copy.start
    return copies


def _is_glued(inline: Inline) -> bool:
    """Tell whether a line must not be broken inside `inline`."""
    return inline.kind not in PLAIN_KINDS and inline.kind != "break"


def _spans_in_text(segment: Segment, nested: Iterable[_Nested]) -> Iterator[Span]:
    """Yield where in the text of `segment` the places of `nested`, which are in order, stand."""
    lines = list(segment.places)
    lengths = (line.end - line.start + 1 for line in lines)
    offsets = list(accumulate(lengths, initial=0))
    starts = [line.start for line in lines]
    for item in nested:
        first = bisect_right(starts, item.place.start) - 1
        last = bisect_right(starts, item.place.end) - 1
        yield Span(
            offsets[first] + item.place.start - starts[first],
            offsets[last] + item.place.end - starts[last],
        )
