"""Segments as the pipeline edits them: every inline is one private-use character.

Markup and protected text can then neither be translated nor torn apart, and a position in the
text is a position in the markup. Characters are numbered in rotation, so that a segment may have
any number of inlines; within one sentence they must be told apart, see `CAPACITY`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.types import Inline, Segment, Span

FIRST = 0xE000
CAPACITY = 0xF900 - FIRST  # inlines that one sentence may hold
BLANK = "\ufffc"  # what checks see in place of an inline
ALONE = frozenset({"template", "image", "html", "comment", "jsx"})  # may have a line of their own
_LINE = re.compile(r"[^\n]+")
_INLINE = re.compile(f"([{chr(FIRST)}-{chr(FIRST + CAPACITY - 1)}])")


@dataclass(frozen=True, slots=True)
class Coded:
    """A segment's text with its inlines folded into one character each."""

    text: str
    inlines: tuple[Inline, ...]
    starts: tuple[int, ...]  # of each inline, in `text`; ascending

    def origin(self, offset: int) -> int:
        """Return where the character at `offset` begins in `Segment.text`."""
        before = bisect_right(self.starts, offset - 1)
        if not before:
            return offset
        return offset - self.starts[before - 1] - 1 + self.inlines[before - 1].span.end

    def within(self, span: Span) -> dict[str, Inline]:
        """Return the inlines inside `span`, at most `CAPACITY`, by their character."""
        low = bisect_left(self.starts, span.start)
        high = bisect_left(self.starts, span.end)
        return {char_of(i): self.inlines[i] for i in range(low, high)}

    def fitting(self, span: Span) -> Iterator[Span]:
        """Yield `span` in pieces with no more than `CAPACITY` inlines each."""
        start, low = span.start, bisect_left(self.starts, span.start)
        high = bisect_left(self.starts, span.end)
        for index in range(low + CAPACITY, high, CAPACITY):
            yield Span(start, self.starts[index])
            start = self.starts[index]
        yield Span(start, span.end)

    def stops(self) -> Iterator[Span]:
        """Yield what ends a sentence wherever it stands: hard breaks, markup alone on a line."""
        for line in _LINE.finditer(self.text):
            inlines = self.within(Span(*line.span()))
            words = line.group().strip()
            if all(c in inlines and inlines[c].kind in ALONE for c in words):
                yield Span(*line.span())
                continue
            for at, char in enumerate(line.group(), line.start()):
                if char in inlines and inlines[char].role == "break":
                    yield Span(at, at + 1)


def char_of(index: int) -> str:
    """Return the character that stands for inline `index`."""
    return chr(FIRST + index % CAPACITY)


def unused(text: str) -> Iterator[str]:
    """Yield the characters for inlines that `text` does not have."""
    return (char for char in map(char_of, range(CAPACITY)) if char not in text)


def without_inlines(text: str) -> str:
    """Return what a model wrote without the characters that stand for inlines: it knows none."""
    return _INLINE.sub("", text)


def pieces(text: str) -> list[str]:
    """Return text and inlines in turn: the odd ones are inlines, the even ones may be empty."""
    return _INLINE.split(text)


def encode(segment: Segment, extra: Iterable[Span] = ()) -> Coded:
    r"""Fold the inlines of `segment`, and the further spans that plugins protect.

    Spans of `extra` may overlap one another and the inlines: they swallow atoms that they touch and
    leave the ends of emphasis and links out.

    >>> s = Segment(0, "paragraph", "a `b` c", (Span(0, 7),),
    ...             (Inline(Span(2, 5), "code", "atom", "`b`"),))
    >>> encode(s).text.encode("unicode-escape")
    b'a \\ue000 c'
    """
    inlines = _with_protected(segment, merged(extra))
    parts: list[str] = []
    starts: list[int] = []
    position = length = 0
    for index, inline in enumerate(inlines):
        parts.append(segment.text[position : inline.span.start])
        length += inline.span.start - position
        starts.append(length)
        parts.append(char_of(index))
        length += 1
        position = inline.span.end
    parts.append(segment.text[position:])
    return Coded("".join(parts), tuple(inlines), tuple(starts))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the union of `spans` as disjoint spans in order.

    >>> merged([Span(4, 6), Span(0, 2), Span(5, 9)])
    [Span(start=0, end=2), Span(start=4, end=9)]
    """
    union: list[Span] = []
    for span in sorted(spans):
        if union and span.start < union[-1].end:
            union[-1] = Span(union[-1].start, max(union[-1].end, span.end))
        else:
            union.append(span)
    return union


def _with_protected(segment: Segment, extra: Sequence[Span]) -> Sequence[Inline]:
    """Return the inlines of `segment` and of the disjoint spans `extra`, in order, disjoint."""
    if not extra:
        return segment.inlines
    touched = [i for i in segment.inlines if i.role == "atom" and _touches(extra, i.span)]
    fixed = [i.span for i in segment.inlines if i.role != "atom" and _touches(extra, i.span)]
    swallowed = set(touched)
    kept = [i for i in segment.inlines if i not in swallowed]
    index = 0
    for span in merged([*extra, *(i.span for i in touched)]):
        start = span.start
        while index < len(fixed) and fixed[index].start < span.end:
            kept += _protected(segment, start, fixed[index].start)
            start = fixed[index].end
            index += 1
        kept += _protected(segment, start, span.end)
    return sorted(kept, key=lambda i: i.span)


def _protected(segment: Segment, start: int, end: int) -> list[Inline]:
    span = Span(start, end)
    return [Inline(span, "protected", "atom", span.of(segment.text))] if start < end else []


def _touches(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether one of the disjoint, ordered `spans` overlaps `span`."""
    index = bisect_left(spans, span.end, key=lambda s: s.start) - 1
    return index >= 0 and spans[index].end > span.start


def blank(text: str) -> str:
    """Return `text` with every inline replaced by U+FFFC, of the same length."""
    return _INLINE.sub(BLANK, text)
