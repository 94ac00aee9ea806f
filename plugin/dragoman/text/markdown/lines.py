"""A source as markdown-it sees it (line feeds only, same columns) and the way back to offsets."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dragoman.lines import line_starts
from dragoman.types import Span

_BLANK = " \t"
_SPACE = " \t\n\x0b\x0c"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text gathered from consecutive lines: `view` is `text` with templates masked, same length."""

    text: str
    view: str
    places: tuple[Span, ...]  # one a line
    offsets: tuple[int, ...]  # of the lines, in `text`

    @classmethod
    def of(cls, source: str, view: str, places: Sequence[Span]) -> Piece:
        """Gather `places` of `source`; `view` is the same text with templates masked."""
        lengths = (place.end - place.start + 1 for place in places)
        offsets = tuple(accumulate(lengths, initial=0))[:-1]
        text = "\n".join(place.of(source) for place in places)
        return cls(text, view, tuple(places), offsets)

    def cut(self, start: int, end: int) -> Piece:
        """Return the part from `start` to `end` (offsets in `text`)."""
        first = max(bisect_right(self.offsets, start) - 1, 0)
        last = max(bisect_right(self.offsets, end), first + 1)
        lines = list(zip(self.places[first:last], self.offsets[first:last], strict=True))
        places = tuple(
            Span(
                place.start + max(start - offset, 0),
                min(place.end, place.start + max(end - offset, 0)),
            )
            for place, offset in lines
        )
        offsets = tuple(max(offset - start, 0) for _, offset in lines)
        return Piece(self.text[start:end], self.view[start:end], places, offsets)

    def stripped(self, start: int = 0, end: int | None = None) -> Piece:
        """Return the part from `start` to `end` without white space at either end."""
        view = self.view[start:end]
        left = len(view) - len(view.lstrip(_SPACE))
        right = len(view.rstrip(_SPACE))
        return self.cut(start + left, start + max(left, right))


class Page:
    """A body of Markdown: its `view` for the parser, and for each line its place in the source."""

    def __init__(self, source: str, start: int, masked: str) -> None:
        """Take the whole `source`, where the body starts, and the body with templates masked."""
        self.source = source
        self.view = masked.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
        self.starts = _shifted(line_starts(masked), start)  # of lines, in the source
        self.marks = _shifted(line_starts(self.view), 0)  # of lines, in the view

    def line_at(self, offset: int) -> int:
        """Return the index of the line that holds the `offset` of the view."""
        return bisect_right(self.marks, offset) - 1

    def line_end(self, line: int) -> int:
        """Return where `line` ends in the view, before its line feed."""
        return self.marks[line + 1] - 1 if line + 1 < len(self.marks) else len(self.view)

    def piece(self, spans: Sequence[Span]) -> Piece:
        """Gather spans of the view, one a line and none across a line feed."""
        places = tuple(span.shifted(self._shift(span.start)) for span in spans)
        return Piece.of(self.source, "\n".join(span.of(self.view) for span in spans), places)

    def paragraph(self, starts: Sequence[int]) -> Piece:
        """Gather whole lines of the view from `starts` on, without indents and the last blanks."""
        spans: list[Span] = []
        for start in starts:
            end = self.line_end(self.line_at(start))
            while start < end and self.view[start] in _BLANK:
                start += 1  # noqa: PLW2901  the loop variable is the cursor
            spans.append(Span(start, end))
        return self.piece(spans).stripped()

    def _shift(self, offset: int) -> int:
        line = self.line_at(offset)
        return self.starts[line] - self.marks[line]


def _shifted(offsets: Iterable[int], by: int) -> array[int]:
    return array("q", (offset + by for offset in offsets))


def line_of(source: str, offset: int) -> int:
    """Return the number of the line, from 1, that holds `offset`."""
    return sum(1 for _ in line_starts(source[:offset]))
