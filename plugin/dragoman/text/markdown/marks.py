"""Marks: the spans of markup and of protected text in one piece, ordered and apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.text.markdown import html
from dragoman.text.markdown.templates import MASK, template_tags
from dragoman.text.protect import find_protected
from dragoman.types import Inline, Role, Span

PLAIN_KINDS = frozenset(  # what `find_protected` finds
    {"url", "email", "handle", "tag", "file", "path", "latin", "foreign", "symbol", "private"}
    | {"control"}
)
_BLANKS = re.compile(r"[ \t]+(?=\S)")
_MASKED = re.compile(rf"{MASK}+(?:\n{MASK}+)*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One inline of a piece, before segments are cut from it."""

    span: Span
    kind: str
    role: Role
    key: str
    pair: int | None = None
    block: bool = False  # an HTML tag that ends the run of text

    @property
    def is_plain(self) -> bool:
        """Tell whether this is protected text, not markup."""
        return self.kind in PLAIN_KINDS


@dataclass(frozen=True, slots=True)
class Inner:
    """Translatable text inside a mark: an alt text, a title, the text of a shortcut reference."""

    span: Span
    kind: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything found in one piece, in order; rewrites are places in it with their new text."""

    marks: tuple[Mark, ...]
    inners: tuple[Inner, ...]
    rewrites: tuple[tuple[Span, str], ...]

    def marks_in(self, start: int, end: int) -> tuple[Mark, ...]:
        """Return the marks that lie inside `start` to `end`."""
        left = bisect_left(self.marks, start, key=lambda mark: mark.span.start)
        right = bisect_right(self.marks, end, key=lambda mark: mark.span.end)
        return self.marks[left:right]


def plain_inlines(text: str) -> tuple[Inline, ...]:
    """Return the inlines of text without markup: protected text alone."""
    return tuple(Inline(span, kind, "atom", span.of(text)) for span, kind in find_protected(text))


def order(mark: Mark) -> Span:
    """Sort marks by their place."""
    return mark.span


def folded(text: str) -> str:
    """Return `text` with each run of white space as one space: wrapping may change it."""
    return " ".join(text.split())


def without_covered(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Drop marks inside an earlier one (those inside a shortcut reference or a masked tag)."""
    end = -1
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if mark.span.start >= end:
            yield mark
            end = mark.span.end


def nested(marks: list[Mark]) -> list[Mark]:
    """Turn pairs that cross another pair (HTML may) or lost a partner into atoms."""
    stack: list[int] = []
    opened: set[int] = set()
    good: set[int] = set()
    for mark in marks:
        if mark.role == "open" and mark.pair is not None:
            stack.append(mark.pair)
            opened.add(mark.pair)
        elif mark.role == "close" and mark.pair in opened:
            while stack[-1] != mark.pair:
                opened.discard(stack.pop())
            good.add(stack.pop())
            opened.discard(mark.pair)
    return [
        mark
        if mark.pair is None or mark.pair in good
        else Mark(mark.span, mark.kind, "atom", mark.key, block=mark.block)
        for mark in marks
    ]


def template_marks(text: str, view: str, marks: Iterable[Mark], pairs: int) -> Iterator[Mark]:
    """Yield the masked tags of templates outside `marks`, which are in order; `pairs` are taken.

    The blanks on the inner side of a pair's ends are theirs: they are no part of the text.
    """
    masked = _MASKED.finditer(_blanked(view, [mark.span for mark in marks]))
    tags = list(template_tags(text, (Span(*match.span()) for match in masked)))
    last = 0  # the end of the mark before
    for tag, partner in html.paired(tags):
        start, end = tag.span.start, tag.span.end
        role: Role = "atom" if partner is None else "close" if tag.closes else "open"
        if role == "open" and (blanks := _BLANKS.match(text, end)):
            end = blanks.end()
        elif role == "close":
            bare = start
            while bare > last and text[bare - 1] in " \t":
                bare -= 1
            start = bare if bare and text[bare - 1] != "\n" else start
        pair = None if partner is None else pairs + 1 + partner
        yield Mark(Span(start, end), "template", role, folded(text[start:end]), pair)
        last = end


def protected_marks(text: str, taken: Iterable[Span]) -> Iterator[Mark]:
    """Yield protected text that stands outside the spans `taken`, which are in order."""
    for span, kind in find_protected(_blanked(text, taken)):
        yield Mark(span, kind, "atom", span.of(text))


def tag_marks(tags: Sequence[html.Tag], pairs: int) -> Iterator[Mark]:
    """Yield the marks of HTML tags; `pairs` is the number of pairs before them."""
    for tag, partner in html.paired(tags):
        pair = None if partner is None else pairs + 1 + partner
        role: Role = "atom" if pair is None else "close" if tag.closes else "open"
        if tag.name == "br":
            role = "break"
        yield Mark(tag.span, "html", role, tag.key, pair, block=tag.block)


def _blanked(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with line feeds in place of `spans`, which are in order."""
    pieces: list[str] = []
    position = 0
    for span in spans:
        pieces.append(text[position : span.start])
        pieces.append("\n" * (span.end - span.start))
        position = span.end
    return "".join(pieces) + text[position:]


def inside(inners: list[Inner], covered: list[Span]) -> Iterator[Inner]:
    """Keep inner texts that lie inside a mark, each once, in order."""
    end, cursor = -1, 0
    for inner in inners:
        while cursor < len(covered) and covered[cursor].end < inner.span.end:
            cursor += 1
        if cursor < len(covered) and covered[cursor].covers(inner.span) and inner.span.start >= end:
            yield inner
            end = inner.span.end
