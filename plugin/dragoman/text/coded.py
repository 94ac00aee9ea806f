"""Segments as the pipeline edits them: every inline is one private-use character.

Markup and protected text can then neither be translated nor torn apart, and a position in the
text is a position in the markup. Characters are numbered in rotation, so that a segment may have
any number of inlines; within one sentence they must be told apart, see `CAPACITY`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.types import Inline, Segment, Span

FIRST = 0xE000
CAPACITY = 0xF900 - FIRST  # inlines that one sentence may hold
BLANK = "\ufffc"  # what checks see in place of an inline
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
        """Return the inlines inside `span` by their character. Raises ValueError past CAPACITY."""
        low = bisect_right(self.starts, span.start - 1)
        high = bisect_right(self.starts, span.end - 1)
        if high - low > CAPACITY:
            msg = "too many inlines in one sentence"
            raise ValueError(msg)
        return {char_of(i): self.inlines[i] for i in range(low, high)}


def char_of(index: int) -> str:
    """Return the character that stands for inline `index`."""
    return chr(FIRST + index % CAPACITY)


def is_inline(char: str) -> bool:
    """Tell whether `char` stands for an inline."""
    return FIRST <= ord(char) < FIRST + CAPACITY


def pieces(text: str) -> list[str]:
    """Return text and inlines in turn: the odd ones are inlines, the even ones may be empty."""
    return _INLINE.split(text)


def encode(segment: Segment, extra: Iterable[Span] = ()) -> Coded:
    r"""Fold the inlines of `segment`, and the further spans that plugins protect.

    A span of `extra` that touches an inline is left out: the inline protects it already, or it
    would cut markup in two.

    >>> s = Segment(0, "paragraph", "a `b` c", (Span(0, 7),),
    ...             (Inline(Span(2, 5), "code", "atom", "`b`"),))
    >>> encode(s).text.encode("unicode-escape")
    b'a \\ue000 c'
    """
    inlines = list(segment.inlines)
    for span in sorted(extra):
        if span.start < span.end <= len(segment.text) and not any(
            i.span.start < span.end and span.start < i.span.end for i in inlines
        ):
            inlines.append(Inline(span, "protected", "atom", span.of(segment.text)))
    inlines.sort(key=lambda i: i.span)
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


def blank(text: str) -> str:
    """Return `text` with every inline replaced by U+FFFC, of the same length."""
    return _INLINE.sub(BLANK, text)
