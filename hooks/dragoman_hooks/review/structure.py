"""Where a text stands in its document: in which quotations and lists, behind which markup."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from dragoman import Document, Span
from dragoman.adapters import line_starts

_MARKER = re.compile(
    r"(?P<marker>[-*+•]|\d+[.)-])\s+(?P<task>\[[ xX]\]\s+)?(?P<rest>.*)", re.DOTALL
)
_QUIET = " \t#|\ufeff"  # markup whose meaning the page shows otherwise; so of > before a text
_BLANK = frozenset(" \t>")
_RULE = frozenset(" \t>|:-=+")  # of a table, under a heading, around front matter


@dataclass(frozen=True, slots=True)
class Position:
    """What a block stands in, and how its line begins and ends."""

    line: int
    level: int  # of a heading, 0 for others
    quotes: int
    depth: int
    marker: str
    before: str
    after: str
    head: bool  # in the head of a table


class Structure:
    """The skeleton of a document by line, and its lines."""

    def __init__(self, document: Document) -> None:
        self.text = document.source
        self.starts = list(line_starts(self.text))
        self._lines: list[int] = []
        self._stacks: list[tuple[str, ...]] = []
        stack: list[str] = []
        for block in document.skeleton:
            name, _, mark = block.kind.partition(" ")
            if name.endswith("_close"):
                opened = name.removesuffix("close") + "open"
                while stack and stack.pop().partition(" ")[0] != opened:
                    pass
                continue
            if name.endswith("_open"):
                stack.append(f"{name} {mark}")
            self._lines.append(max(block.line, (self._lines or [0])[-1]))
            self._stacks.append(tuple(stack))

    def position(self, place: Span) -> Position:
        """Return the position of the text at `place`."""
        line = self.line(place.start)
        at = bisect_right(self._lines, line) - 1
        stack = self._stacks[at] if at >= 0 else ()
        names = [entry.partition(" ")[0] for entry in stack]
        before = self.text[self.starts[line - 1] : place.start].lstrip(_QUIET + ">")
        found = _MARKER.fullmatch(before)
        task = (found["task"] or "").strip() if found else ""
        return Position(
            line=line,
            level=next((_level(entry) for entry in stack if entry.startswith("heading_open")), 0),
            quotes=names.count("blockquote_open"),
            depth=names.count("list_item_open"),
            marker=(task or found["marker"]) if found else "",
            before=(found["rest"] if found else before).strip(_QUIET),
            after=self.text[place.end : self.line_end(place.end)].strip(_QUIET),
            head="thead_open" in names,
        )

    def line(self, offset: int) -> int:
        """Return the number of the line of `offset`, from 1."""
        return bisect_right(self.starts, offset)

    def line_start(self, offset: int) -> int:
        """Return where the line of `offset` starts."""
        return self.starts[self.line(offset) - 1]

    def line_end(self, offset: int) -> int:
        """Return where the line of `offset` ends, before what ends it."""
        line = self.line(offset)
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return offset + len(self.text[offset:end].rstrip("\r\n"))

    def frame(self, start: int, end: int) -> Span | None:
        """Return the lines between two texts that say something; None where none does."""
        spans = [self._line_span(line) for line in self._lines_between(start, end)]
        telling = [span for span in spans if _says_something(span.of(self.text))]
        return Span(telling[0].start, telling[-1].end) if telling else None

    def _lines_between(self, start: int, end: int) -> range:
        first = self.line(start) if start in (0, self.line_start(start)) else self.line(start) + 1
        last = self.line(end) if end >= len(self.text) else self.line(end) - 1
        return range(first, last + 1)

    def _line_span(self, line: int) -> Span:
        start = self.starts[line - 1]
        return Span(start, self.line_end(start))


def _level(heading: str) -> int:
    """Return the level of a heading by its markup: # signs, or a line of = or - under it."""
    mark = heading.partition(" ")[2]
    return len(mark) if mark.startswith("#") else 1 if mark.startswith("=") else 2


def _says_something(line: str) -> bool:
    letters = frozenset(line)
    return not (letters <= _BLANK or letters <= _RULE)
