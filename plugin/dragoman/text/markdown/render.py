"""Splice translated segments into the source; every other byte stays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dragoman.text.markdown.edits import Edit, Edited, occurrences
from dragoman.text.markdown.fields import encode
from dragoman.text.markdown.marks import PLAIN_KINDS
from dragoman.text.markdown.wrap import Layout, laid_out
from dragoman.types import Document, Inline, Rendered, Segment, Span

_WIKILINK = re.compile(r"\[\[[^\[\]\n]*\]\]")  # lies on one line, its text too


@dataclass(frozen=True, slots=True)
class _Nested:
    """An edit inside an inline of an outer segment: a nested segment or a rewrite."""

    place: Span
    text: str
    segment: int | None


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
        self.targets = [
            None if target is None or target == segment.text else target
            for target, segment in zip(targets, document.segments, strict=True)
        ]
        self.outer = outer_segments(document)
        self.nested: dict[int, list[_Nested]] = {}
        self.edits: list[Edit] = []
        self.inside: dict[int, tuple[int, Span]] = {}  # segment: its outer, its span in that edit
        self.rewrites = list(document.rewrites) if rewrite else []

    def write(self) -> Rendered:
        source = self.document.source
        self._sort_nested()
        for segment in self.document.segments:
            target = self.targets[segment.index]
            if self.outer[segment.index] is not None:
                continue
            if target is None:
                self.edits.extend(
                    Edit(nested.place, nested.text)
                    for nested in self.nested.get(segment.index, ())
                    if nested.segment is None or self.targets[nested.segment] is not None
                )
            else:
                self.edits.append(Edit(region(segment), self._compose(segment, target)))
        edited = Edited(source, self.edits)
        return Rendered(edited.text, tuple(self._places(edited)))

    def _sort_nested(self) -> None:
        """Give every nested segment and every rewrite to the segment around it."""
        source = self.document.source
        for segment, outer in zip(self.document.segments, self.outer, strict=True):
            if outer is not None:
                target = self.targets[segment.index]
                place = region(segment)
                text = self._encoded(segment, target) if target is not None else segment.text
                if target is None and segment.encoding == "reference":
                    text = place.of(source)
                self.nested.setdefault(outer, []).append(_Nested(place, text, segment.index))
        tops = [s for s, o in zip(self.document.segments, self.outer, strict=True) if o is None]
        cursor = 0
        for rewrite in sorted(self.rewrites, key=lambda rewrite: rewrite.place):
            while cursor < len(tops) and region(tops[cursor]).end < rewrite.place.end:
                cursor += 1
            if cursor < len(tops) and region(tops[cursor]).covers(rewrite.place):
                nested = _Nested(rewrite.place, rewrite.text, None)
                self.nested.setdefault(tops[cursor].index, []).append(nested)
            else:
                self.edits.append(Edit(rewrite.place, rewrite.text))

    def _compose(self, segment: Segment, target: str) -> str:
        """Return what takes the place of a top-level segment's region."""
        if segment.encoding or segment.kind == "alt":
            return self._encoded(segment, target)
        target = target.strip(" \t\n") or target  # an indent could open a block
        edits = list(self._nested_edits(segment, target))
        edited = Edited(target, [edit for edit, _ in edits])
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
        nested = sorted(self.nested.get(segment.index, ()), key=lambda item: item.place)
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
