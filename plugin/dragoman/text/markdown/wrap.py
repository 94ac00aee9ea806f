"""Lay a translated text out on lines as its source was: same prefix, about the same width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.text.markdown.edits import Edit, Edited, occurrences
from dragoman.text.markdown.escape import guard_line, opens_block
from dragoman.types import Segment, Span

_GAP = re.compile(r"[ \t\n]+")
_HARD_BREAK = re.compile(r"[ \t]{2,}\n")
_WORD_START = re.compile(r"[^\W_]|[\"'“‘«(\[`]|[*_]{1,3}[^\s*_]")
_MINIMUM_WIDTH = 40
_LINE_HEAD = 80  # characters that tell whether a line opens a block
_GUARDED = frozenset({"paragraph", "term"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How a segment's source is laid out; no `feed` means that it stays on one line."""

    feed: str | None  # line ending and prefix of a further line
    width: int | None  # characters a line; None where only hard breaks end lines
    guarded: bool  # a line could be taken for the start of a block
    markup: tuple[str, ...]  # what may stand at the start of a line unguarded
    alone: tuple[str, ...]  # markup that fills a line of its own, and keeps it

    @classmethod
    def of(cls, segment: Segment, source: str) -> Layout:
        """Read the layout of `segment` from its places in `source`."""
        markup = tuple({inline.span.of(segment.text) for inline in segment.inlines})
        head = segment.text[:_LINE_HEAD]
        guarded = segment.kind in _GUARDED and guard_line(head) == head  # else not at a line start
        alone = tuple({line for line in map(str.strip, segment.text.split("\n")) if line in markup})
        if len(segment.places) == 1:
            return cls(None, None, guarded, markup, alone)
        feed = source[segment.places[0].end : segment.places[1].start]
        hard = sum("\n" in i.span.of(segment.text) for i in segment.inlines)
        soft = segment.text.count("\n") > hard
        width = max(_MINIMUM_WIDTH, *(place.end - place.start for place in segment.places))
        return cls(feed, width if soft else None, guarded, markup, alone)


def laid_out(text: str, layout: Layout, glued: Sequence[str]) -> Edited:
    """Return `text` on lines as `layout` says; no line is broken inside a `glued` text."""
    return Edited(text, _edits(text, layout, glued))


def _edits(text: str, layout: Layout, glued: Sequence[str]) -> Iterator[Edit]:
    yield from _guard(text, 0, layout)
    column = start = 0
    gaps = list(_gaps(text, glued))
    for index, (gap, inside) in enumerate(gaps):
        column += gap.start - start
        start = gap.end
        spaces = gap.of(text)
        following = gaps[index + 1][0].start if index + 1 < len(gaps) else len(text)
        if layout.feed is None:
            if "\n" in spaces:
                yield Edit(gap, " ")
            continue
        hard = _HARD_BREAK.match(spaces) or (spaces[0] == "\n" and text[: gap.start].endswith("\\"))
        if hard or ("\n" in spaces and (inside or _beside(text, gap, layout.alone))):
            yield Edit(gap, spaces[: spaces.index("\n")] + layout.feed)
            if not inside:
                yield from _guard(text, gap.end, layout)
            column = 0
        elif not inside and layout.width and _breaks(text, gap, following, column, layout.width):
            yield Edit(gap, layout.feed)
            column = 0
        else:
            if "\n" in spaces:
                yield Edit(gap, " ")
            column += len(spaces)


def _beside(text: str, gap: Span, alone: tuple[str, ...]) -> bool:
    """Tell whether markup with a line of its own stands right before or after `gap`."""
    return text.endswith(alone, 0, gap.start) or text.startswith(alone, gap.end)


def _breaks(text: str, gap: Span, following: int, column: int, width: int) -> bool:
    """Tell whether the line ends at `gap`: the next word would not fit and can start a line."""
    too_long = column > 0 and column + 1 + following - gap.end > width
    free = gap.end < len(text) and text[gap.start - 1] != "\\"  # which would make it a hard break
    return too_long and free and not _starts_block(text, gap.end)


def _starts_block(text: str, start: int) -> bool:
    rest = text[start : start + _LINE_HEAD]
    return opens_block(rest) or not _WORD_START.match(rest)


def _gaps(text: str, glued: Sequence[str]) -> Iterator[tuple[Span, bool]]:
    """Yield the white space of `text`, and whether it lies inside a glued text."""
    closed = list(occurrences(text, (piece for piece in glued if _GAP.search(piece))))
    cursor = 0
    for match in _GAP.finditer(text):
        while cursor < len(closed) and closed[cursor].end <= match.start():
            cursor += 1
        inside = cursor < len(closed) and closed[cursor].start < match.start()
        yield Span(*match.span()), inside


def _guard(text: str, start: int, layout: Layout) -> Iterator[Edit]:
    """Escape the start of the line at `start` if it would open a block and is no markup."""
    if not layout.guarded or text.startswith(layout.markup, start):
        return
    line = text[start : start + _LINE_HEAD]
    guarded = guard_line(line)
    if guarded != line:
        at = next(i for i, (a, b) in enumerate(zip(line, guarded, strict=False)) if a != b)
        yield Edit(Span(start + at, start + at), "\\")
